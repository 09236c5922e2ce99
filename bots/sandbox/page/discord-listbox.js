// @ts-check
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {{ value: string, label: string, hint?: string, aside?: string, sign?: string, isPicked?: boolean }} Item */

let listboxes = 0

/**
 * A list under (or over) an input or a button that keeps the focus: arrows, Enter, Escape. What is active is told to
 * screen readers through the holder.
 * @param {{ holder: HTMLElement, onPick: (value: string) => void, isMultiple?: boolean, onClose?: () => void }} options
 */
export function createListbox({ holder, onPick, isMultiple = false, onClose }) {
  listboxes += 1
  const id = `d-list-${listboxes}`
  const list = element('div', { class: 'd-list', role: 'listbox', id, 'aria-multiselectable': isMultiple })
  const note = element('p', { class: 'd-list-note', role: 'status' })
  const node = element('div', { class: 'd-popup', hidden: true }, note, list)
  announceList(holder, id)
  /** @type {readonly Item[]} */
  let items = []
  let active = 0

  /** @param {number} index */
  const setActive = (index) => {
    active = activate(holder, list, index)
  }
  const close = () => {
    if (node.hidden) return
    node.hidden = true
    holder.setAttribute('aria-expanded', 'false')
    holder.removeAttribute('aria-activedescendant')
    onClose?.()
  }
  holder.addEventListener('blur', () => setTimeout(() => document.activeElement !== holder && close(), 150))
  // The holder keeps the focus, so that typing and the arrows go on where they were.
  node.addEventListener('pointerdown', (event) => event.preventDefault())

  return {
    node,
    close,
    isOpen: () => !node.hidden,
    activeValue: () => items[active]?.value,
    /**
     * @param {readonly Item[]} next
     * @param {{ label: string, note?: string }} words
     */
    open(next, words) {
      const keeps = !node.hidden && next.length === items.length
      items = next
      list.setAttribute('aria-label', words.label)
      note.textContent = words.note ?? ''
      list.hidden = items.length === 0
      list.replaceChildren(
        ...items.map((item, index) => renderItem(item, `${id}-${index}`, isMultiple, () => onPick(item.value))),
      )
      node.hidden = false
      holder.setAttribute('aria-expanded', 'true')
      const picked = items.findIndex((item) => item.isPicked === true)
      setActive(keeps ? active : Math.max(picked, 0))
    },
    /**
     * Whether the list has dealt with a key of the holder.
     * @param {KeyboardEvent} event
     * @returns {boolean}
     */
    takesKey(event) {
      if (node.hidden) return false
      const item = items[active]
      if (event.key === 'ArrowDown') setActive(active + 1)
      else if (event.key === 'ArrowUp') setActive(active - 1)
      else if (event.key === 'Escape') close()
      else if (event.key === 'Enter' && item !== undefined) onPick(item.value)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}

/** @param {HTMLElement} holder @param {string} id */
function announceList(holder, id) {
  holder.setAttribute('role', 'combobox')
  holder.setAttribute('aria-haspopup', 'listbox')
  holder.setAttribute('aria-controls', id)
  holder.setAttribute('aria-expanded', 'false')
}

/**
 * Marks the option that Enter would pick.
 * @param {HTMLElement} holder
 * @param {HTMLElement} list
 * @param {number} index
 * @returns {number} the index, within the list
 */
function activate(holder, list, index) {
  const options = [...list.children]
  const active = options.length === 0 ? 0 : (index + options.length) % options.length
  options.forEach((option, position) => option.classList.toggle('is-active', position === active))
  const option = options[active]
  if (option === undefined) holder.removeAttribute('aria-activedescendant')
  else {
    holder.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }
  return active
}

/**
 * @param {Item} item
 * @param {string} id
 * @param {boolean} isMultiple
 * @param {() => void} onClick
 * @returns {HTMLElement}
 */
function renderItem(item, id, isMultiple, onClick) {
  const isPicked = item.isPicked === true
  return element(
    'div',
    {
      class: 'd-option',
      role: 'option',
      id,
      'data-value': item.value,
      'aria-selected': String(isPicked),
      onclick: onClick,
    },
    item.sign === undefined ? undefined : element('span', { class: 'd-option-sign', 'aria-hidden': 'true' }, item.sign),
    element(
      'span',
      { class: 'd-option-text' },
      element('span', { class: 'd-option-label' }, item.label),
      item.hint === undefined || item.hint === '' ? undefined : element('span', { class: 'd-option-hint' }, item.hint),
    ),
    item.aside === undefined ? undefined : element('span', { class: 'd-option-aside' }, item.aside),
    isMultiple
      ? element('span', { class: isPicked ? 'd-tick is-ticked' : 'd-tick' }, icon('check'))
      : isPicked
        ? element('span', { class: 'd-picked' }, icon('check'))
        : undefined,
  )
}
