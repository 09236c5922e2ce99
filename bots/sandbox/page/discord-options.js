// @ts-check
import { discordCopy } from './discord-copy.js'
import { createListbox } from './discord-listbox.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { world } from './store.js'

/** @typedef {import('../discord/types.ts').OptionShown} OptionShown */
/** @typedef {import('../discord/types.ts').ChoiceShown} ChoiceShown */
/** @typedef {{ value: import('./discord-api.js').OptionValue } | { file: File } | { problem: string } | {}} Filled */
/**
 * @typedef {object} OptionContext
 * @property {import('./copy.js').Language} language
 * @property {(typed: string) => Promise<readonly ChoiceShown[] | undefined>} suggest
 * @property {() => void} onSubmit
 * @property {() => void} onRemove
 * @property {(sentence: string) => void} onHint what stands above the line while this option has the focus
 */
/** @typedef {{ node: HTMLElement, popup: HTMLElement | undefined, option: OptionShown, read: () => Filled, focus: () => void, setProblem: (is: boolean) => void }} OptionField */

/** Discord: a file of up to 10 MiB. */
export const MAXIMUM_FILE_BYTES = 10 * 1024 * 1024
const WAIT_MILLISECONDS = 180

/**
 * One option of a command: its name and a place to fill in.
 * @param {OptionShown} option
 * @param {OptionContext} context
 * @returns {OptionField}
 */
export function createOptionField(option, context) {
  if (option.kind === 'file') return createFileOption(option, context)
  const text = discordCopy(context.language)
  const input = element('input', {
    type: 'text',
    class: 'd-option-input',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    'data-option': option.name,
    'aria-label': `${option.shownName}: ${option.description}${option.required ? ` (${text.required})` : ''}`,
    inputmode: option.kind === 'integer' ? 'numeric' : option.kind === 'number' ? 'decimal' : undefined,
  })
  const node = wrap(option, input)
  const fit = () => {
    input.style.width = `${Math.max(input.value.length + 1, 4)}ch`
  }
  const hasList = option.autocomplete || fixedChoices(option, context.language) !== undefined
  const list = hasList ? createSuggestions(option, input, context, fit) : undefined
  input.addEventListener('input', () => {
    list?.forget()
    node.classList.remove('has-problem')
    fit()
    void list?.open()
  })
  input.addEventListener('focus', () => {
    context.onHint(`${option.shownName}: ${option.description}`)
    void list?.open()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list?.listbox.takesKey(event)) return
    if (event.key === 'Enter') context.onSubmit()
    else if (event.key === 'Backspace' && input.value === '') context.onRemove()
    else if (event.key === 'ArrowDown') void list?.open()
    else return
    event.preventDefault()
  })
  fit()
  return {
    node,
    option,
    popup: list?.listbox.node,
    focus: () => input.focus(),
    setProblem: (is) => node.classList.toggle('has-problem', is),
    read: () => readTyped(option, input.value.trim(), list?.picked(), context.language),
  }
}

/**
 * The choices of an option under its input: those that are known, or what the bot proposes while somebody types.
 * @param {OptionShown} option
 * @param {HTMLInputElement} input
 * @param {OptionContext} context
 * @param {() => void} fit
 */
function createSuggestions(option, input, context, fit) {
  const text = discordCopy(context.language)
  /** @type {ChoiceShown | undefined} */
  let picked
  /** @type {readonly ChoiceShown[]} */
  let shown = []
  let asked = 0
  const listbox = createListbox({
    holder: input,
    onPick(value) {
      picked = shown[Number(value)]
      input.value = picked?.name ?? ''
      // What the bot still has to say about the letters before is late.
      asked += 1
      fit()
      listbox.close()
    },
  })
  /** @param {readonly ChoiceShown[] | undefined} choices */
  const show = (choices) => {
    shown = choices ?? []
    const note = choices === undefined ? text.loadFailed : choices.length === 0 ? text.noChoices : ''
    listbox.open(
      shown.map(({ name }, index) => ({ value: String(index), label: name })),
      { label: option.shownName, note },
    )
  }
  const open = async () => {
    asked += 1
    const own = asked
    const typed = picked === undefined ? input.value.toLowerCase() : ''
    const fixed = fixedChoices(option, context.language)
    if (fixed !== undefined) return show(fixed.filter(({ name }) => name.toLowerCase().includes(typed)))
    if (!listbox.isOpen()) listbox.open([], { label: option.shownName, note: text.loading })
    await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS))
    if (own !== asked) return undefined
    const choices = await context.suggest(input.value)
    if (own === asked && document.activeElement === input) show(choices)
    return undefined
  }
  return {
    listbox,
    open,
    picked: () => picked,
    forget() {
      picked = undefined
    },
  }
}

/** @param {OptionShown} option @param {HTMLElement} content @returns {HTMLElement} */
function wrap(option, content) {
  return element(
    'label',
    { class: option.required ? 'd-filled is-required' : 'd-filled' },
    element('span', { class: 'd-filled-name' }, option.shownName),
    content,
  )
}

/**
 * @param {OptionShown} option
 * @param {import('./copy.js').Language} language
 * @returns {readonly ChoiceShown[] | undefined} the choices, where they are known without the bot
 */
function fixedChoices(option, language) {
  if (option.choices.length > 0) return option.choices
  const text = discordCopy(language)
  if (option.kind === 'boolean') {
    return [
      { name: text.yes, value: 'true' },
      { name: text.no, value: 'false' },
    ]
  }
  if (option.kind === 'user' || option.kind === 'mentionable') {
    return world.discord.people.map(({ id, name }) => ({ name, value: id }))
  }
  return option.kind === 'channel' ? [{ name: '#klickwork', value: world.discord.channelId }] : undefined
}

/**
 * @param {OptionShown} option
 * @param {string} typed
 * @param {ChoiceShown | undefined} picked
 * @param {import('./copy.js').Language} language
 * @returns {Filled}
 */
function readTyped(option, typed, picked, language) {
  const text = discordCopy(language)
  if (typed === '') return option.required ? { problem: text.requiredOption } : {}
  const fixed = fixedChoices(option, language)
  if (fixed !== undefined) {
    const choice = picked ?? fixed.find(({ name }) => name.toLowerCase() === typed.toLowerCase())
    if (choice === undefined) return { problem: text.pickFromList }
    return { value: option.kind === 'boolean' ? choice.value === 'true' : choice.value }
  }
  if (picked !== undefined) return { value: picked.value }
  if (option.kind === 'integer' || option.kind === 'number') return readNumber(option, typed, language)
  const least = option.minimumLength ?? 1
  const most = option.maximumLength ?? 6000
  if (typed.length < least || typed.length > most) return { problem: text.letters(least, most) }
  return { value: typed }
}

/**
 * @param {OptionShown} option
 * @param {string} typed
 * @param {import('./copy.js').Language} language
 * @returns {Filled}
 */
function readNumber(option, typed, language) {
  const text = discordCopy(language)
  const value = Number(typed.replace(',', '.'))
  if (option.kind === 'integer' && !Number.isSafeInteger(value)) return { problem: text.wholeNumber }
  if (!Number.isFinite(value)) return { problem: text.aNumber }
  const least = option.minimum ?? -(2 ** 53)
  const most = option.maximum ?? 2 ** 53
  if (value < least || value > most) {
    const show = (/** @type {number} */ number) => number.toLocaleString(language)
    return { problem: text.between(show(least), show(most)) }
  }
  return { value }
}

/**
 * @param {OptionShown} option
 * @param {OptionContext} context
 * @returns {OptionField}
 */
function createFileOption(option, context) {
  const text = discordCopy(context.language)
  const input = element('input', {
    type: 'file',
    class: 'visually-hidden',
    'data-option': option.name,
    'aria-label': `${option.shownName}: ${option.description}`,
  })
  const name = element('span', { class: 'd-file-pick' }, icon('clip'), text.chooseFile)
  const node = wrap(option, name)
  node.append(input)
  input.addEventListener('change', () => {
    name.replaceChildren(icon('file'), input.files?.[0]?.name ?? text.chooseFile)
    node.classList.remove('has-problem')
  })
  input.addEventListener('focus', () => context.onHint(`${option.shownName}: ${option.description}`))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Backspace') context.onRemove()
  })
  return {
    node,
    option,
    popup: undefined,
    focus: () => input.focus(),
    setProblem: (is) => node.classList.toggle('has-problem', is),
    read() {
      const file = input.files?.[0]
      if (file === undefined) return option.required ? { problem: text.requiredOption } : {}
      return file.size > MAXIMUM_FILE_BYTES ? { problem: text.tooBig(file.name) } : { file }
    },
  }
}
