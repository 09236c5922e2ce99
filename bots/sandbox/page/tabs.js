// @ts-check
import { copy, currentLanguage } from './copy.js'
import { byId, element, scrollBehavior } from './dom.js'
import { icon } from './icons.js'
import { avatar } from './people.js'
import { world } from './store.js'

/** @typedef {import('./store.js').Person} Person */

/** As much of a phone has to be on the screen for its chat to count as read. */
const SEEN = 0.7

/**
 * The row of people above the phones. It is there when not all phones fit beside each other.
 * @param {{ goTo: (personId: number) => void, goToBoard: () => void, addPerson: () => void }} page
 */
export function createTabs({ goTo, goToBoard, addPerson }) {
  const tabs = byId('tabs')
  const stage = byId('stage')
  /** @type {Map<number, number>} */
  const unread = new Map()
  /** @type {Set<number>} */
  const visible = new Set()

  const mark = () => {
    for (const tab of tabs.querySelectorAll('[data-tab]')) {
      const id = Number(tab.getAttribute('data-tab'))
      markTab(tab, visible.has(id), unread.get(id) ?? 0)
    }
  }
  const showIfNeeded = () => {
    tabs.hidden = stage.scrollWidth <= stage.clientWidth + 1
  }
  /** @param {IntersectionObserverEntry[]} entries */
  const see = (entries) => {
    for (const { target, isIntersecting } of entries) {
      const id = Number(target.getAttribute('data-person'))
      if (isIntersecting) {
        visible.add(id)
        unread.delete(id)
      } else visible.delete(id)
    }
    mark()
    showCurrent(tabs)
  }
  const seen = new IntersectionObserver(see, { root: stage, threshold: SEEN })
  new ResizeObserver(showIfNeeded).observe(stage)

  return {
    /** @param {HTMLElement} phone */
    watch: (phone) => seen.observe(phone),
    /** @param {HTMLElement} phone */
    forget: (phone) => seen.unobserve(phone),
    /** @param {number} personId */
    isVisible: (personId) => visible.has(personId),
    /** @param {number} personId @param {number} count */
    setUnread(personId, count) {
      unread.set(personId, count)
      mark()
    },
    /** @param {number} personId @param {number} count */
    addUnread(personId, count) {
      unread.set(personId, (unread.get(personId) ?? 0) + count)
      mark()
    },
    show() {
      const label = copy().newPerson
      tabs.setAttribute('aria-label', copy().people)
      tabs.replaceChildren(
        ...world.people.map((person) => renderTab(person, () => goTo(person.id))),
        ...(world.board === undefined
          ? []
          : [element('button', { type: 'button', class: 'tab tab-board', onclick: goToBoard }, copy().board)]),
        element(
          'button',
          { type: 'button', class: 'tab tab-new', 'aria-label': label, title: label, onclick: addPerson },
          icon('plus'),
        ),
      )
      showIfNeeded()
      mark()
    },
  }
}

/**
 * Whoever swipes through the phones sees the tab of the present one.
 * @param {HTMLElement} tabs
 */
function showCurrent(tabs) {
  const current = tabs.querySelector('[aria-current]')
  if (!(current instanceof HTMLElement)) return
  const left = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2
  tabs.scrollTo({ left, behavior: scrollBehavior() })
}

/**
 * @param {Person} person
 * @param {() => void} open
 * @returns {HTMLElement}
 */
function renderTab(person, open) {
  return element(
    'button',
    { type: 'button', class: 'tab', 'data-tab': person.id, onclick: open },
    avatar(person),
    element(
      'span',
      { class: 'tab-text' },
      element('span', {}, person.firstName),
      element('span', { class: 'tab-hint' }, person.hint?.[currentLanguage()] ?? ''),
    ),
    element('span', { class: 'badge', hidden: true }),
  )
}

/**
 * @param {Element} tab
 * @param {boolean} isShown
 * @param {number} count how many messages are new
 */
function markTab(tab, isShown, count) {
  if (isShown) tab.setAttribute('aria-current', 'true')
  else tab.removeAttribute('aria-current')
  const badge = tab.querySelector('.badge')
  badge?.toggleAttribute('hidden', count === 0)
  if (count === 0) badge?.replaceChildren()
  else
    badge?.replaceChildren(
      element('span', { 'aria-hidden': 'true' }, String(count)),
      element('span', { class: 'visually-hidden' }, `, ${copy().unread(count)}`),
    )
}
