// @ts-check
import { copy } from './copy.js'
import { renderDiscordMessage } from './discord-message.js'
import { element, scrollBehavior } from './dom.js'
import { refreshTimes } from './entities.js'
import { createEnd, daySeparator } from './log.js'

/** @typedef {import('./store.js').DiscordMessage} DiscordMessage */

/** Discord puts messages of one author under one head when they are this near, in milliseconds. */
const TOGETHER = 7 * 60_000

/** The scrolling list of messages of one place of Discord. */
export function createDiscordLog() {
  const begin = element('p', { class: 'd-begin' })
  const list = element('div', { class: 'd-messages' })
  const scroller = element('div', { class: 'd-scroller', role: 'log', 'aria-live': 'off', tabindex: '0' }, begin, list)
  const end = createEnd(scroller, () => undefined)
  /** @type {Map<string, { json: string, node: HTMLElement }>} */
  const shown = new Map()
  let isFilled = false

  return {
    node: element('div', { class: 'd-log' }, scroller, end.button),
    scroller,
    keepEnd: end.keep,
    toEnd: () => end.go('auto'),
    refreshTimes: () => refreshTimes(list),
    /**
     * Shows the messages and tells how many of the bot's arrived since the first filling.
     * @param {readonly DiscordMessage[]} messages
     * @param {import('./discord-message.js').DiscordView} view
     * @param {string} beginning
     */
    show(messages, view, beginning) {
      const isFirst = !isFilled
      isFilled = true
      begin.textContent = beginning
      end.button.setAttribute('aria-label', copy(view.language).toEnd)
      const arrived = reconcile(list, shown, messages, view, isFirst)
      if (isFirst) setTimeout(() => scroller.setAttribute('aria-live', 'polite'), 500)
      if (isFirst) end.go('auto')
      else if (end.isThere() || arrived.some((message) => message.ephemeral))
        end.go(arrived.length > 0 ? scrollBehavior() : 'auto')
      else end.addUnread(arrived.length)
      return isFirst ? 0 : arrived.filter((message) => message.from === 'bot').length
    },
  }
}

/**
 * Brings the list to what the place is now, touching only what differs. Returns the messages that are new.
 * @param {HTMLElement} list
 * @param {Map<string, { json: string, node: HTMLElement }>} shown
 * @param {readonly DiscordMessage[]} messages
 * @param {import('./discord-message.js').DiscordView} view
 * @param {boolean} isFirst
 * @returns {DiscordMessage[]}
 */
function reconcile(list, shown, messages, view, isFirst) {
  const present = new Set(messages.map((message) => message.id))
  for (const [id, { node }] of shown) {
    if (present.has(id)) continue
    node.remove()
    shown.delete(id)
  }
  for (const separator of list.querySelectorAll('.day')) separator.remove()
  /** @type {DiscordMessage[]} */
  const arrived = []
  /** @type {Element | null} */
  let place = list.firstElementChild
  messages.forEach((message, index) => {
    const before = messages[index - 1]
    const isNewDay = before === undefined || dayOf(before) !== dayOf(message)
    if (isNewDay) list.insertBefore(daySeparator(new Date(message.at), view.language), place)
    const json = JSON.stringify([message, view.language, view.failureOf(message.id)])
    const known = shown.get(message.id)
    let node = known?.node
    if (node === undefined || known?.json !== json) {
      const fresh = renderDiscordMessage(message, view)
      if (node === undefined) {
        arrived.push(message)
        if (!isFirst) fresh.classList.add('d-arriving')
        list.insertBefore(fresh, place)
      } else {
        if (place === node) place = fresh
        replaceKeepingFocus(node, fresh)
      }
      node = fresh
      shown.set(message.id, { json, node })
    }
    if (place === node) place = node.nextElementSibling
    node.classList.toggle('d-follows', !isNewDay && before !== undefined && follows(before, message))
  })
  return arrived
}

/** @param {DiscordMessage} before @param {DiscordMessage} message @returns {boolean} */
function follows(before, message) {
  return (
    message.usedCommand === undefined &&
    before.from === message.from &&
    before.ephemeral === message.ephemeral &&
    !message.ephemeral &&
    message.at - before.at < TOGETHER
  )
}

/** @param {DiscordMessage} message @returns {string} */
function dayOf(message) {
  return new Date(message.at).toDateString()
}

/**
 * An edited message takes the place of the old one. Whoever had the keyboard's focus on one of its controls keeps it
 * there: on the same control, or else on the first one.
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
function replaceKeepingFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  old.replaceWith(fresh)
  if (focused === null) return
  const key = focused.getAttribute('data-key')
  const controls = [...fresh.querySelectorAll('[data-key]:not(:disabled)')].filter((one) => one instanceof HTMLElement)
  const next = controls.find((control) => control.getAttribute('data-key') === key) ?? controls[0]
  if (next === undefined) fresh.tabIndex = -1
  const target = next ?? fresh
  target.focus({ preventScroll: true })
}
