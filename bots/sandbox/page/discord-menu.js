// @ts-check
import { element } from './dom.js'

/** @typedef {{ label: string, run: () => void } | { heading: string } | { note: string }} Entry */

/**
 * The menu that opens over one person's Discord, beside what it belongs to. Arrows, Enter and Escape work.
 * @param {() => HTMLElement} screen
 */
export function createMenuPlace(screen) {
  const node = element('div', { class: 'd-menu', role: 'menu', hidden: true })
  /** @type {HTMLElement | undefined} */
  let anchor

  const items = () => [...node.querySelectorAll('button')]
  /** @param {boolean} givesFocusBack */
  const close = (givesFocusBack) => {
    if (node.hidden) return
    node.hidden = true
    anchor?.removeAttribute('aria-expanded')
    if (givesFocusBack && anchor?.isConnected === true) anchor.focus({ preventScroll: true })
  }
  node.addEventListener('keydown', (event) => {
    const all = items()
    const index = all.findIndex((item) => item === document.activeElement)
    if (event.key === 'ArrowDown') all[(index + 1) % all.length]?.focus()
    else if (event.key === 'ArrowUp') all.at(index <= 0 ? -1 : index - 1)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close(true)
    else return
    event.preventDefault()
  })
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !node.contains(event.target)) close(false)
  })

  return {
    node,
    /**
     * @param {HTMLElement} beside
     * @param {string} label
     * @param {readonly Entry[]} entries
     */
    open(beside, label, entries) {
      anchor = beside
      beside.setAttribute('aria-expanded', 'true')
      node.setAttribute('aria-label', label)
      node.replaceChildren(
        ...entries.map((entry) => {
          if ('heading' in entry) return element('p', { class: 'd-menu-heading' }, entry.heading)
          if ('note' in entry) return element('p', { class: 'd-menu-note' }, entry.note)
          const onclick = () => {
            close(true)
            entry.run()
          }
          return element('button', { type: 'button', role: 'menuitem', class: 'd-menu-item', onclick }, entry.label)
        }),
      )
      node.hidden = false
      const whole = screen().getBoundingClientRect()
      const from = beside.getBoundingClientRect()
      const top = Math.min(from.bottom - whole.top + 4, whole.height - node.offsetHeight - 8)
      node.style.top = `${Math.max(top, 8)}px`
      node.style.right = `${Math.max(whole.right - from.right, 8)}px`
      items()[0]?.focus({ preventScroll: true })
    },
  }
}
