// @ts-check
import { fileAddress } from './api.js'
import { copy } from './copy.js'
import { element } from './dom.js'
import { renderText } from './entities.js'
import { icon } from './icons.js'
import { renderKeyboard } from './keyboard.js'
import { formatDate } from './time.js'

/** @typedef {import('./store.js').ChatMessage} ChatMessage */
/**
 * @typedef {import('./entities.js').Reading & {
 *   personId: number,
 *   botName: string,
 *   onPress: (messageId: number, data: string) => Promise<void>,
 *   onPicture: (address: string, name: string) => void,
 *   onGrow: () => void,
 * }} MessageView
 */

/**
 * One message: bubble and keyboard.
 * @param {ChatMessage} message
 * @param {MessageView} view
 * @returns {HTMLElement}
 */
export function renderMessage(message, view) {
  const text = copy(view.language)
  const body = message.text ?? message.caption ?? ''
  const bubble = element(
    'div',
    { class: message.file?.as === 'photo' ? 'bubble with-picture' : 'bubble' },
    element('span', { class: 'visually-hidden' }, text.says(message.from === 'bot' ? view.botName : text.you)),
    message.file === undefined ? undefined : renderFile(message.file, view),
  )
  const meta = renderMeta(message, view.language)
  if (body === '') bubble.append(meta)
  else bubble.append(element('div', { class: 'text', dir: 'auto' }, renderText(body, message.entities, view), meta))
  const keyboard =
    message.keyboard === undefined || message.keyboard.length === 0
      ? undefined
      : renderKeyboard(message.keyboard, { ...view, onPress: (data) => view.onPress(message.messageId, data) })
  return element(
    'div',
    { class: `message from-${message.from}`, 'data-message-id': message.messageId },
    bubble,
    keyboard,
  )
}

/**
 * @param {NonNullable<ChatMessage['file']>} file
 * @param {MessageView} view
 * @returns {HTMLElement}
 */
function renderFile(file, view) {
  const address = fileAddress(view.personId, file.fileId)
  const text = copy(view.language)
  if (file.as === 'photo') {
    const image = element('img', { src: address, alt: text.picture(file.name), onload: view.onGrow })
    return element(
      'button',
      { type: 'button', class: 'picture', title: text.showPicture, onclick: () => view.onPicture(address, file.name) },
      image,
    )
  }
  return element(
    'a',
    { class: 'file', href: address, download: file.name },
    element('span', { class: 'file-icon' }, icon('download')),
    element(
      'span',
      { class: 'file-text' },
      element('span', { class: 'file-name' }, file.name),
      element('span', { class: 'file-size' }, `${fileSize(file.size, view.language)} · ${text.download}`),
    ),
  )
}

/**
 * @param {number} bytes
 * @param {string} language
 * @returns {string}
 */
export function fileSize(bytes, language) {
  const [amount, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [Math.max(bytes, 1) / 1000, 'KB']
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount)} ${unit}`
}

/**
 * @param {ChatMessage} message
 * @param {import('./copy.js').Language} language
 * @returns {HTMLElement}
 */
function renderMeta(message, language) {
  const text = copy(language)
  const date = new Date(message.date * 1000)
  return element(
    'span',
    { class: 'meta' },
    message.silent ? marked('bellOff', text.silent) : undefined,
    message.editDate === undefined ? undefined : element('span', {}, text.edited),
    element(
      'time',
      { datetime: date.toISOString(), title: formatDate(date, language, { dateStyle: 'full', timeStyle: 'medium' }) },
      formatDate(date, language, { hour: '2-digit', minute: '2-digit' }),
    ),
    message.from === 'person' ? element('span', { class: 'ticks' }) : undefined,
  )
}

/**
 * @param {'bellOff' | 'check' | 'checks'} name
 * @param {string} label
 * @returns {HTMLElement}
 */
function marked(name, label) {
  return element(
    'span',
    { class: 'mark', title: label },
    icon(name),
    element('span', { class: 'visually-hidden' }, label),
  )
}

/**
 * One tick: sent. Two ticks: the bot has said something since.
 * @param {HTMLElement} node
 * @param {boolean} isSeen
 * @param {import('./copy.js').Language} language
 */
export function setTicks(node, isSeen, language) {
  const ticks = node.querySelector('.ticks')
  if (!(ticks instanceof HTMLElement) || ticks.dataset.seen === String(isSeen)) return
  ticks.dataset.seen = String(isSeen)
  const text = copy(language)
  ticks.replaceChildren(isSeen ? marked('checks', text.seen) : marked('check', text.sent))
}
