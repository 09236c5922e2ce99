// @ts-check
import { copy } from './copy.js'
import { element, scrollBehavior } from './dom.js'
import { refreshTimes } from './entities.js'
import { icon } from './icons.js'
import { renderMessage, setTicks } from './message.js'
import { formatDate, sandboxNow } from './time.js'

/** @typedef {import('./store.js').ChatMessage} ChatMessage */
/** @typedef {{ json: string, node: HTMLElement }} Shown */

/** Nearer than this to the end counts as being there, in CSS pixels. */
const NEAR_END = 48

/**
 * The scrolling list of messages of one chat, with its button back to the end.
 * @param {(unread: number) => void} onUnread
 */
export function createLog(onUnread) {
  const list = element('div', { class: 'messages' })
  const scroller = element('div', { class: 'log', role: 'log', 'aria-live': 'off', tabindex: '0' }, list)
  const end = createEnd(scroller, onUnread)
  /** @type {Map<number, Shown>} */
  const shown = new Map()
  let isFilled = false

  return {
    node: element('div', { class: 'log-area' }, scroller, end.button),
    scroller,
    keepEnd: end.keep,
    refreshTimes() {
      refreshTimes(list)
      refreshDays(list)
    },
    /**
     * Shows the messages and returns those that arrived since the chat was first filled.
     * @param {readonly ChatMessage[]} messages
     * @param {import('./message.js').MessageView} view
     * @returns {ChatMessage[]}
     */
    show(messages, view) {
      const isFirst = !isFilled
      isFilled = true
      end.button.setAttribute('aria-label', copy(view.language).toEnd)
      const arrived = reconcile(list, shown, messages, view, isFirst)
      // A screen reader shall not read out the whole chat when the page opens.
      if (isFirst) setTimeout(() => scroller.setAttribute('aria-live', 'polite'), 500)
      const isOwn = arrived.length > 0 && messages.at(-1)?.from === 'person'
      if (isFirst) end.go('auto')
      else if (end.isThere() || isOwn) end.go(arrived.length > 0 ? scrollBehavior() : 'auto')
      else end.addUnread(arrived.filter((message) => message.from === 'bot').length)
      return isFirst ? [] : arrived
    },
  }
}

/**
 * Keeps a reader of the newest message at the end, and leaves a reader of older ones where they are: these get a
 * button that says how many are new.
 * @param {HTMLElement} scroller
 * @param {(unread: number) => void} onUnread
 */
export function createEnd(scroller, onUnread) {
  const badge = element('span', { class: 'badge', hidden: true })
  const button = element('button', { type: 'button', class: 'to-end', hidden: true }, icon('down'), badge)
  let unread = 0
  let isThere = true
  let lastTop = 0

  /** @param {number} count */
  const setUnread = (count) => {
    unread = count
    badge.hidden = count === 0
    badge.textContent = String(count)
    onUnread(count)
  }
  /** @param {'smooth' | 'auto'} behavior */
  const go = (behavior) => {
    isThere = true
    scroller.scrollTo({ top: scroller.scrollHeight, behavior })
    setUnread(0)
  }
  const keep = () => {
    if (isThere) scroller.scrollTo({ top: scroller.scrollHeight })
  }
  scroller.addEventListener('scroll', () => {
    const isNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END
    // On the way down (a smooth scroll to a new message) the reader still follows; only going up leaves the end.
    if (isNearEnd) isThere = true
    else if (scroller.scrollTop < lastTop) isThere = false
    lastTop = scroller.scrollTop
    button.hidden = isThere
    if (isThere && unread > 0) setUnread(0)
  })
  button.addEventListener('click', () => {
    go(scrollBehavior())
    scroller.focus({ preventScroll: true })
  })
  // The composer grows, the window shrinks, a picture arrives: whoever read the newest message keeps reading it.
  new ResizeObserver(keep).observe(scroller)

  return {
    button,
    go,
    keep,
    isThere: () => isThere,
    /** @param {number} count */
    addUnread: (count) => setUnread(unread + count),
  }
}

/**
 * Brings the list to what the chat is now, touching only what differs. Returns the messages that are new.
 * @param {HTMLElement} list
 * @param {Map<number, Shown>} shown
 * @param {readonly ChatMessage[]} messages
 * @param {import('./message.js').MessageView} view
 * @param {boolean} isFirst
 * @returns {ChatMessage[]}
 */
function reconcile(list, shown, messages, view, isFirst) {
  const present = new Set(messages.map((message) => message.messageId))
  for (const [id, { node }] of shown) {
    if (present.has(id)) continue
    node.remove()
    shown.delete(id)
  }
  for (const separator of list.querySelectorAll('.day')) separator.remove()

  /** @type {ChatMessage[]} */
  const arrived = []
  const lastBotDate = Math.max(0, ...messages.map((one) => (one.from === 'bot' ? (one.editDate ?? one.date) : 0)))
  const lastBotId = messages.findLast((one) => one.from === 'bot')?.messageId ?? 0
  /** @type {Element | null} */
  let place = list.firstElementChild
  messages.forEach((message, index) => {
    const before = messages[index - 1]
    const after = messages[index + 1]
    if (before === undefined || dayOf(before) !== dayOf(message)) {
      list.insertBefore(daySeparator(new Date(message.date * 1000), view.language), place)
    }
    const json = JSON.stringify(message) + view.language
    const known = shown.get(message.messageId)
    let node = known?.node
    if (node === undefined || known?.json !== json) {
      const fresh = renderMessage(message, view)
      if (node === undefined) {
        arrived.push(message)
        if (!isFirst) fresh.classList.add('arriving')
        list.insertBefore(fresh, place)
      } else {
        if (place === node) place = fresh
        replaceKeepingFocus(node, fresh)
      }
      node = fresh
      shown.set(message.messageId, { json, node })
    }
    if (place === node) place = node.nextElementSibling
    node.classList.toggle(
      'goes-on',
      after !== undefined && after.from === message.from && dayOf(after) === dayOf(message),
    )
    setTicks(node, message.messageId < lastBotId || message.date < lastBotDate, view.language)
  })
  return arrived
}

/**
 * An edited message takes the place of the old one. Whoever had the keyboard's focus on one of its buttons keeps it
 * there: on the same button, or else on the first one.
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
function replaceKeepingFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  old.replaceWith(fresh)
  if (focused === null) return
  const keys = [...fresh.querySelectorAll('.key')].filter((key) => key instanceof HTMLElement)
  const same = keys.find((key) => key.textContent === focused.textContent) ?? keys[0]
  if (same !== undefined) same.focus({ preventScroll: true })
  else {
    fresh.tabIndex = -1
    fresh.focus({ preventScroll: true })
  }
}

/** @param {ChatMessage} message @returns {string} */
function dayOf(message) {
  return new Date(message.date * 1000).toDateString()
}

/**
 * @param {Date} date
 * @param {import('./copy.js').Language} language
 * @returns {HTMLElement}
 */
export function daySeparator(date, language) {
  const label = element('span', {}, dayLabel(date, language))
  return element('div', { class: 'day', 'data-at': date.getTime(), lang: language }, label)
}

/**
 * @param {Date} date
 * @param {import('./copy.js').Language} language
 */
function dayLabel(date, language) {
  const now = sandboxNow()
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  const text = copy(language)
  if (date.toDateString() === now.toDateString()) return text.today
  if (date.toDateString() === yesterday.toDateString()) return text.yesterday
  return formatDate(date, language, { weekday: 'long', day: 'numeric', month: 'long' })
}

/**
 * Yesterday is no longer today, also in a chat in which nothing happens when the clock is moved.
 * @param {HTMLElement} list
 */
function refreshDays(list) {
  for (const day of list.querySelectorAll('.day')) {
    const label = day.firstElementChild
    if (!(day instanceof HTMLElement) || label === null) continue
    const words = dayLabel(new Date(Number(day.dataset.at)), day.lang === 'en' ? 'en' : 'de')
    if (label.textContent !== words) label.textContent = words
  }
}
