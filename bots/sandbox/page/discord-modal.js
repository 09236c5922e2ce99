// @ts-check
import * as api from './discord-api.js'
import { discordCopy } from './discord-copy.js'
import { createField } from './discord-fields.js'
import { renderMarkdown } from './discord-markdown.js'
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('../discord/types.ts').ShownModal} ShownModal */

/**
 * The place where a modal of the bot opens: over one person's Discord, so that the others can go on.
 * @param {{
 *   personId: number,
 *   reading: () => import('./discord-inline.js').DiscordReading,
 *   behind: readonly HTMLElement[],
 *   onRefused: (sentence: string) => void,
 * }} options
 */
export function createModalPlace({ personId, reading, behind, onRefused }) {
  const place = element('div', { class: 'd-modal-place', hidden: true })
  let openId = ''
  /** @type {Element | null} */
  let focusedBefore = null

  /** @param {boolean} isOpen */
  const cover = (isOpen) => {
    place.hidden = !isOpen
    for (const node of behind) node.inert = isOpen
  }
  const cancel = async () => {
    const outcome = await api.closeModal(personId)
    if (!outcome.ok) onRefused(outcome.sentence)
  }
  place.addEventListener('pointerdown', (event) => {
    if (event.target === place) void cancel()
  })
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    void cancel()
  })

  return {
    node: place,
    /** @param {ShownModal | null} modal @param {boolean} hadFocus whether the person was busy here */
    show(modal, hadFocus) {
      if ((modal?.id ?? '') === openId) return
      openId = modal?.id ?? ''
      if (modal === null) {
        cover(false)
        place.replaceChildren()
        if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected)
          focusedBefore.focus({ preventScroll: true })
        return
      }
      focusedBefore = document.activeElement
      const form = renderModal(modal, { personId, reading: reading(), cancel: () => void cancel() })
      place.replaceChildren(form.node)
      cover(true)
      if (hadFocus) form.focus()
    },
  }
}

/**
 * @param {ShownModal} modal
 * @param {{ personId: number, reading: import('./discord-inline.js').DiscordReading, cancel: () => void }} options
 */
function renderModal(modal, { personId, reading, cancel }) {
  const { language } = reading
  const text = discordCopy(language)
  const fields = modal.fields.flatMap((field) => (field.kind === 'text' ? [] : [createField(field, language)]))
  const problem = element('p', { class: 'd-modal-problem', role: 'alert' })
  const send = element('button', { type: 'submit', class: 'd-button d-primary' }, text.submit)
  const form = element(
    'form',
    {
      class: 'd-modal',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': `d-modal-${modal.id}`,
      novalidate: true,
    },
    element(
      'header',
      { class: 'd-modal-head' },
      element('img', { src: '/page/klickwork.svg', alt: '', width: '28', height: '28' }),
      element('h4', { id: `d-modal-${modal.id}` }, modal.title),
      element('button', { type: 'button', class: 'd-icon', 'aria-label': text.cancel, onclick: cancel }, icon('close')),
    ),
    element(
      'div',
      { class: 'd-modal-fields' },
      problem,
      ...inOrder(modal, fields, reading),
      element('p', { class: 'd-sends-to' }, text.sendsTo),
    ),
    element(
      'footer',
      { class: 'd-modal-buttons' },
      element('button', { type: 'button', class: 'd-button d-secondary', onclick: cancel }, text.cancel),
      send,
    ),
  )
  const submit = async () => {
    const checked = fields.map((field) => ({ field, answer: field.check() }))
    const wrong = checked.find(({ answer }) => answer.problem !== undefined)
    problem.textContent = ''
    if (wrong !== undefined) return wrong.field.focus()
    /** @type {Record<string, string | string[] | boolean>} */
    const values = {}
    /** @type {Map<string, readonly File[]>} */
    const files = new Map()
    for (const { field, answer } of checked) {
      if (answer.value !== undefined) values[field.field.customId] = answer.value
      if (answer.files !== undefined) files.set(field.field.customId, answer.files)
    }
    send.setAttribute('aria-busy', 'true')
    const outcome = await api.submitModal(personId, modal.id, values, files)
    send.removeAttribute('aria-busy')
    if (!outcome.ok) problem.textContent = outcome.sentence
    else if (outcome.answer.answer.kind === 'failed') problem.textContent = text.wentWrong
    return undefined
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (send.getAttribute('aria-busy') !== 'true') void submit()
  })
  return { node: form, focus: () => (fields[0] === undefined ? send.focus() : fields[0].focus()) }
}

/**
 * @param {ShownModal} modal
 * @param {readonly import('./discord-fields.js').FieldOfModal[]} fields
 * @param {import('./discord-inline.js').DiscordReading} reading
 * @returns {HTMLElement[]}
 */
function inOrder(modal, fields, reading) {
  let next = 0
  return modal.fields.map((field) => {
    if (field.kind === 'text') return renderMarkdown(field.content, reading)
    next += 1
    return fields[next - 1]?.node ?? element('div')
  })
}
