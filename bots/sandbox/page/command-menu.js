// @ts-check
import { copy } from './copy.js'
import { announce, element } from './dom.js'

/** @typedef {import('../telegram/types.ts').Command} Command */
/** @typedef {import('./copy.js').Language} Language */

let menus = 0

/**
 * The list of the bot's commands above the input. It opens by the Menu button or by typing a slash; the arrows, Enter,
 * Tab and Escape work from the input, which keeps the focus.
 * @param {{
 *   input: HTMLTextAreaElement,
 *   button: HTMLButtonElement,
 *   commands: () => readonly Command[],
 *   language: () => Language,
 *   onChoose: (command: string) => void,
 * }} options
 */
export function createCommandMenu({ input, button, commands, language, onChoose }) {
  const list = createList(input, button)
  /** @param {string} command */
  const choose = (command) => {
    list.close()
    onChoose(`/${command}`)
    input.focus()
  }
  /** @param {string} typed */
  const open = (typed) => {
    const found = commands().filter((one) => `/${one.command}`.startsWith(typed))
    if (found.length === 0 && typed !== '/') list.close()
    else list.open(found, language(), choose)
  }

  button.addEventListener('click', () => {
    if (list.isOpen()) list.close()
    else open('/')
    input.focus()
  })
  input.addEventListener('input', () => {
    if (/^\/[a-z0-9_]*$/i.test(input.value)) open(input.value.toLowerCase())
    else list.close()
  })
  input.addEventListener('blur', () => setTimeout(() => document.activeElement !== input && list.close(), 150))

  return {
    node: list.node,
    /**
     * Whether the menu has dealt with a key of the input.
     * @param {KeyboardEvent} event
     * @returns {boolean}
     */
    takesKey(event) {
      if (!list.isOpen()) return false
      const command = list.activeCommand()
      if (event.key === 'ArrowDown') list.move(1)
      else if (event.key === 'ArrowUp') list.move(-1)
      else if (event.key === 'Escape') list.close()
      else if (event.shiftKey || command === undefined) return false
      else if (event.key === 'Enter') choose(command)
      else if (event.key === 'Tab' && input.value !== '') {
        input.value = `/${command} `
        list.close()
      } else return false
      return true
    },
  }
}

/**
 * The list itself, and what the input and the button tell a screen reader about it.
 * @param {HTMLTextAreaElement} input
 * @param {HTMLButtonElement} button
 */
function createList(input, button) {
  menus += 1
  const id = `commands-${menus}`
  const node = element('div', { class: 'commands', role: 'listbox', id, hidden: true })
  input.setAttribute('aria-controls', id)
  input.setAttribute('aria-autocomplete', 'list')
  button.setAttribute('aria-controls', id)
  button.setAttribute('aria-expanded', 'false')
  let active = 0

  const options = () => [...node.querySelectorAll('[role=option]')]
  /** @param {number} index */
  const setActive = (index) => {
    const all = options()
    active = all.length === 0 ? 0 : (index + all.length) % all.length
    all.forEach((option, position) => option.setAttribute('aria-selected', String(position === active)))
    const option = all[active]
    if (option === undefined) return
    input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  return {
    node,
    isOpen: () => !node.hidden,
    /** @param {number} step */
    move: (step) => setActive(active + step),
    activeCommand: () => options()[active]?.getAttribute('data-command') ?? undefined,
    close() {
      node.hidden = true
      input.removeAttribute('aria-activedescendant')
      button.setAttribute('aria-expanded', 'false')
    },
    /**
     * @param {readonly Command[]} found
     * @param {Language} language
     * @param {(command: string) => void} choose
     */
    open(found, language, choose) {
      const text = copy(language)
      node.setAttribute('aria-label', text.commands)
      node.replaceChildren(...found.map((one, index) => renderOption(one, `${id}-${index}`, choose)))
      if (found.length === 0) node.append(element('p', { class: 'commands-empty' }, text.noCommands))
      if (node.hidden) announce(text.commandsFound(found.length))
      node.hidden = false
      button.setAttribute('aria-expanded', 'true')
      setActive(0)
    },
  }
}

/**
 * @param {Command} command
 * @param {string} id
 * @param {(command: string) => void} choose
 * @returns {HTMLElement}
 */
function renderOption({ command, description }, id, choose) {
  return element(
    'div',
    {
      class: 'command',
      role: 'option',
      id,
      'data-command': command,
      // The input keeps the focus, so that typing goes on where it was.
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => choose(command),
    },
    element('span', { class: 'command-name' }, `/${command}`),
    element('span', { class: 'command-text' }, description),
  )
}
