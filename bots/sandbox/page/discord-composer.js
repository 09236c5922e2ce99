// @ts-check
import * as api from './discord-api.js'
import { createCommandLine } from './discord-command-line.js'
import { discordCopy } from './discord-copy.js'
import { createListbox } from './discord-listbox.js'
import { announce, element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('../discord/types.ts').CommandShown} CommandShown */
/** @typedef {import('./discord-command-line.js').Chosen} Chosen */

/**
 * @typedef {object} DiscordComposerOptions
 * @property {number} personId
 * @property {() => import('./copy.js').Language} language
 * @property {() => import('./discord-api.js').Place} place
 * @property {() => readonly CommandShown[]} commands
 * @property {(outcome: import('./api.js').Outcome<import('./discord-api.js').Used>) => void} onOutcome
 * @property {(sentence: string) => void} onRefused
 */

/**
 * Where a person of Discord types a slash and gets the bot's commands.
 * @param {DiscordComposerOptions} options
 */
export function createDiscordComposer({ personId, language, place, commands, onOutcome, onRefused }) {
  const { input, slash, bar, hint, lists, node } = createParts()
  /** @param {string} sentence @param {boolean} isProblem */
  const showHint = (sentence, isProblem) => {
    hint.textContent = sentence
    hint.hidden = sentence === ''
    hint.classList.toggle('is-problem', isProblem)
  }
  const leave = () => {
    lists.replaceChildren(picker.node)
    bar.replaceChildren(input, slash)
    showHint('', false)
    input.value = ''
    input.focus({ preventScroll: true })
  }
  /** @param {import('./discord-api.js').CommandUse} use @param {Map<string, File[]>} files */
  const send = async (use, files) => {
    leave()
    onOutcome(await api.useCommand(personId, use, files))
  }
  /** @param {Chosen} chosen */
  const begin = (chosen) => {
    input.value = ''
    const line = createCommandLine(chosen, {
      language: language(),
      personId,
      place: place(),
      onSend: (use, files) => void send(use, files),
      onLeave: leave,
      onHint: showHint,
    })
    lists.replaceChildren(picker.node, line.popups)
    bar.replaceChildren(line.node)
    line.focus()
  }
  const picker = createPicker({
    input,
    slash,
    language,
    commands,
    onChoose: begin,
    onType: () => showHint('', false),
    onWords: () => showHint(discordCopy(language()).noWriting, true),
  })
  lists.append(picker.node)

  return {
    node,
    leave: () => bar.contains(input) || leave(),
    /** @param {string} name the full name of a command, e.g. `jobs search` */
    use(name) {
      const chosen = flatten(commands()).find((one) => one.shown === name || fullName(one) === name)
      if (chosen === undefined) return onRefused(discordCopy(language()).noCommands)
      if (chosen.options.some((option) => option.required)) return begin(chosen)
      const { subcommand } = chosen
      const parts = { name: chosen.name, ...(subcommand === undefined ? {} : { subcommand }) }
      return void send({ ...parts, options: {}, place: place() }, new Map())
    },
    show() {
      const text = discordCopy(language())
      const to = text.message(place() === 'dm' ? '@Klickwork' : '#klickwork')
      input.placeholder = to
      input.setAttribute('aria-label', to)
      slash.setAttribute('aria-label', text.commands)
      slash.title = text.commands
    },
  }
}

function createParts() {
  const input = element('input', {
    type: 'text',
    class: 'd-input',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  })
  const slash = element('button', { type: 'button', class: 'd-icon d-apps' }, icon('game'))
  const bar = element('div', { class: 'd-bar' }, input, slash)
  const hint = element('p', { class: 'd-hint', role: 'status', hidden: true })
  const lists = element('div', { class: 'd-lists' })
  return { input, slash, bar, hint, lists, node: element('div', { class: 'd-composer' }, lists, hint, bar) }
}

/**
 * The list of commands over the input.
 * @param {Pick<DiscordComposerOptions, 'language' | 'commands'> & {
 *   input: HTMLInputElement,
 *   slash: HTMLButtonElement,
 *   onChoose: (chosen: Chosen) => void,
 *   onType: () => void,
 *   onWords: () => void,
 * }} options
 */
function createPicker({ input, slash, language, commands, onChoose, onType, onWords }) {
  /** @type {readonly Chosen[]} */
  let found = []
  const list = createListbox({ holder: input, onPick: (key) => choose(found[Number(key)]) })
  /** @param {Chosen | undefined} chosen */
  const choose = (chosen) => {
    if (chosen === undefined) return
    list.close()
    onChoose(chosen)
  }
  const open = () => {
    const typed = input.value.slice(1).toLowerCase()
    const all = flatten(commands())
    const exact = all.find(({ shown }) => `${shown} ` === typed)
    if (exact !== undefined) return choose(exact)
    found = matching(all, typed.trim())
    const text = discordCopy(language())
    const wasOpen = list.isOpen()
    list.open(found.map(renderable), { label: text.commands, note: found.length === 0 ? text.noCommands : '' })
    if (!wasOpen) announce(text.commandsFound(found.length))
    return undefined
  }
  slash.addEventListener('click', () => {
    const wasOpen = list.isOpen()
    input.value = wasOpen ? '' : '/'
    input.focus()
    if (wasOpen) list.close()
    else open()
  })
  input.addEventListener('input', () => {
    onType()
    if (input.value.startsWith('/')) open()
    else list.close()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.takesKey(event)) return
    if (event.key === 'Tab' && !event.shiftKey && list.isOpen()) choose(found[Number(list.activeValue())])
    else if (event.key === 'Enter' && input.value.trim() !== '') onWords()
    else return
    event.preventDefault()
  })
  return { node: list.node }
}

/** @param {Chosen} chosen @returns {string} */
function fullName({ name, subcommand }) {
  return subcommand === undefined ? name : `${name} ${subcommand}`
}

/**
 * The slash commands as the picker lists them: each subcommand for itself.
 * @param {readonly CommandShown[]} commands
 * @returns {readonly Chosen[]}
 */
function flatten(commands) {
  return commands.flatMap(({ kind, name, shownName, description, options, subcommands }) => {
    if (kind !== 'slash') return []
    if (subcommands.length === 0) return [{ name, shown: shownName, description, options }]
    return subcommands.map((one) => ({
      name,
      subcommand: one.name,
      shown: `${shownName} ${one.shownName}`,
      description: one.description,
      options: one.options,
    }))
  })
}

/** @param {readonly Chosen[]} all @param {string} typed @returns {readonly Chosen[]} */
function matching(all, typed) {
  const beginning = all.filter(({ shown }) => shown.startsWith(typed))
  const inside = all.filter((one) => !beginning.includes(one) && `${one.shown} ${fullName(one)}`.includes(typed))
  return [...beginning, ...inside]
}

/** @param {Chosen} chosen @param {number} index */
function renderable({ shown, description, options }, index) {
  const names = options.map((option) => (option.required ? option.shownName : `${option.shownName}?`)).join(' ')
  return {
    value: String(index),
    label: `/${shown}`,
    hint: description,
    aside: names,
  }
}
