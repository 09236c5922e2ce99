// @ts-check
import * as api from './api.js'
import { createAttachments } from './attachments.js'
import { createCommandMenu } from './command-menu.js'
import { copy } from './copy.js'
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('./store.js').Person} Person */
/**
 * @typedef {object} ComposerOptions
 * @property {() => Person} person
 * @property {() => import('./copy.js').Language} language
 * @property {() => readonly import('../telegram/types.ts').Command[]} commands
 * @property {(sentence: string) => void} onRefused
 */

/**
 * Where a person writes: Menu, attach, input, send. In an empty chat there is only Start, for a blocked bot only
 * Unblock, as in Telegram.
 * @param {ComposerOptions} options
 */
export function createComposer({ person, language, commands, onRefused }) {
  const parts = createParts()
  const { input, row, big } = parts
  /** @param {string} typed */
  const setInput = (typed) => {
    input.value = typed
    fit()
  }
  const fit = () => {
    parts.send.toggleAttribute('data-ready', input.value.trim() !== '' || attachments.count() > 0)
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight}px`
  }
  const attachments = createAttachments({ language, onChange: fit, onRefused })
  /** @param {string} text @returns {Promise<boolean>} */
  const write = async (text) => {
    const outcome = await api.write(person().id, text)
    if (!outcome.ok) onRefused(outcome.sentence)
    return outcome.ok
  }
  const submit = async () => {
    const typed = input.value
    const hasFiles = attachments.count() > 0
    if (!hasFiles && typed.trim() === '') return
    setInput('')
    const isSent = hasFiles ? await attachments.send(person().id, typed.trim()) : await write(typed)
    // What could not be sent comes back, unless something new has been typed meanwhile.
    if (!isSent && input.value === '') setInput(typed)
  }
  const onChoose = (/** @type {string} */ command) => {
    setInput('')
    void write(command)
  }
  const commandMenu = createCommandMenu({ input, button: parts.menu, commands, language, onChoose })

  input.addEventListener('input', fit)
  takeKeys(input, commandMenu.takesKey, () => void submit())
  takeFiles(parts, attachments.add)
  row.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
    input.focus()
  })
  big.addEventListener('click', async () => {
    const { id, blocked } = person()
    const outcome = blocked ? await api.block(id, false) : await api.start(id)
    if (!outcome.ok) onRefused(outcome.sentence)
  })

  return {
    node: element('div', { class: 'composer' }, commandMenu.node, attachments.node, row, big),
    attachments,
    write,
    startButton: () => (big.hidden ? undefined : big),
    /** @param {boolean} isEmpty whether nothing has been said yet */
    show(isEmpty) {
      const hadFocus = document.activeElement === big
      label(parts, person(), language())
      parts.menu.hidden = commands().length === 0
      big.hidden = !person().blocked && !isEmpty
      row.hidden = !big.hidden
      attachments.node.classList.toggle('put-away', row.hidden)
      // Whoever pressed Start by the keyboard goes on writing.
      if (hadFocus && big.hidden) input.focus({ preventScroll: true })
    },
  }
}

function createParts() {
  const menuLabel = element('span', { class: 'menu-label' })
  const menu = element('button', { type: 'button', class: 'menu-button' }, icon('menu'), menuLabel)
  const attach = element('button', { type: 'button', class: 'icon-button' }, icon('clip'))
  const input = element('textarea', { rows: '1', class: 'input', enterkeyhint: 'send', autocomplete: 'off' })
  const send = element('button', { type: 'submit', class: 'icon-button send' }, icon('send'))
  const files = element('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1' })
  const big = element('button', { type: 'button', class: 'big-button', hidden: true })
  const box = element('div', { class: 'input-box' }, attach, input)
  const row = element('form', { class: 'composer-row' }, menu, box, send, files)
  return { menuLabel, menu, attach, input, send, files, big, row }
}

/**
 * @param {ReturnType<typeof createParts>} parts
 * @param {Person} person
 * @param {import('./copy.js').Language} language
 */
function label({ menuLabel, attach, input, send, big }, { firstName, blocked }, language) {
  const text = copy(language)
  menuLabel.textContent = text.menu
  attach.setAttribute('aria-label', text.attach)
  attach.title = text.attach
  send.setAttribute('aria-label', text.send)
  send.title = text.send
  input.placeholder = text.message
  input.setAttribute('aria-label', text.write(firstName))
  big.textContent = blocked ? text.unblock : text.start
}

/**
 * @param {HTMLTextAreaElement} input
 * @param {(event: KeyboardEvent) => boolean} menuTakes
 * @param {() => void} submit
 */
function takeKeys(input, menuTakes, submit) {
  input.addEventListener('keydown', (event) => {
    // Enter that ends the composition of a character (Japanese, Chinese) does not send.
    if (event.isComposing) return
    if (menuTakes(event)) event.preventDefault()
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    }
  })
}

/**
 * Files come by the paper clip or out of the clipboard.
 * @param {ReturnType<typeof createParts>} parts
 * @param {(files: Iterable<File>) => void} add
 */
function takeFiles({ attach, files, input }, add) {
  attach.addEventListener('click', () => files.click())
  files.addEventListener('change', () => {
    add(files.files ?? [])
    files.value = ''
    input.focus()
  })
  input.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files ?? []
    if (pasted.length === 0) return
    event.preventDefault()
    add(pasted)
  })
}
