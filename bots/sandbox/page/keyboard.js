// @ts-check
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('../telegram/types.ts').KeyboardButton} KeyboardButton */
/**
 * @typedef {object} Pressing
 * @property {(data: string) => Promise<void>} onPress resolves when the bot has answered
 * @property {(text: string) => void} onCopy
 * @property {(event: Event, url: string) => void} onLink
 */

const STYLES = ['primary', 'success', 'danger']

/**
 * The inline keyboard below a bubble.
 * @param {readonly (readonly KeyboardButton[])[]} rows
 * @param {Pressing} pressing
 * @returns {HTMLElement}
 */
export function renderKeyboard(rows, pressing) {
  return element(
    'div',
    { class: 'keyboard' },
    ...rows.map((row) =>
      element('div', { class: 'keyboard-row' }, ...row.map((button) => renderButton(button, pressing))),
    ),
  )
}

/**
 * @param {KeyboardButton} button
 * @param {Pressing} pressing
 * @returns {HTMLElement}
 */
function renderButton(button, pressing) {
  const style = STYLES.includes(button.style ?? '') ? ` key-${button.style}` : ''
  const label = element('span', {}, button.text)
  const { url, copyText, callbackData } = button
  if (button.disabled === true) {
    return element('button', { type: 'button', class: `key${style}`, 'aria-disabled': 'true' }, label)
  }
  if (url !== undefined) {
    return element(
      'a',
      {
        class: `key${style}`,
        href: safe(url),
        target: '_blank',
        rel: 'noopener noreferrer',
        onclick: (event) => pressing.onLink(event, url),
      },
      label,
      icon('open'),
    )
  }
  if (copyText !== undefined) {
    return element(
      'button',
      { type: 'button', class: `key${style}`, onclick: () => pressing.onCopy(copyText) },
      label,
      icon('copy'),
    )
  }
  const key = element('button', { type: 'button', class: `key${style}`, 'data-callback': callbackData }, label)
  key.addEventListener('click', async () => {
    // A second press before the answer would be lost on a key that the bot is about to take away.
    if (callbackData === undefined || key.getAttribute('aria-busy') === 'true') return
    key.setAttribute('aria-busy', 'true')
    await pressing.onPress(callbackData)
    key.removeAttribute('aria-busy')
  })
  return key
}

/** @param {string} url @returns {string | undefined} */
function safe(url) {
  return /^(https?|tg):/i.test(url) ? url : undefined
}
