// @ts-check
import * as api from './discord-api.js'
import { discordCopy } from './discord-copy.js'
import { createOptionField } from './discord-options.js'
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('../discord/types.ts').OptionShown} OptionShown */
/** @typedef {import('./discord-options.js').OptionField} OptionField */
/** @typedef {{ name: string, subcommand?: string, shown: string, description: string, options: readonly OptionShown[] }} Chosen */

/** @typedef {Record<string, import('./discord-api.js').OptionValue>} Values */
/**
 * @typedef {object} Line
 * @property {import('./copy.js').Language} language
 * @property {number} personId
 * @property {import('./discord-api.js').Place} place
 * @property {(use: import('./discord-api.js').CommandUse, files: Map<string, File[]>) => void} onSend
 * @property {() => void} onLeave
 * @property {(sentence: string, isProblem: boolean) => void} onHint
 */

/**
 * The line of a command that was chosen: its name, the options (required ones first), and what is wrong with them.
 * @param {Chosen} chosen
 * @param {Line} line
 */
export function createCommandLine(chosen, line) {
  const text = discordCopy(line.language)
  const { onLeave, onHint } = line
  /** @param {Values} options */
  const useOf = (options) => ({
    name: chosen.name,
    ...(chosen.subcommand === undefined ? {} : { subcommand: chosen.subcommand }),
    options,
    place: line.place,
  })
  const submit = () => {
    const filled = fields.readAll()
    if (filled !== undefined) line.onSend(useOf(filled.values), filled.files)
  }
  const sendButton = iconButton('send', 'd-icon d-send', text.send, submit)
  const fields = createFields(chosen.options, {
    ...line,
    onSubmit: submit,
    onEmpty: () => sendButton.focus(),
    async suggest(option, typed, values) {
      const asked = { ...useOf(values), option, typed }
      const outcome = await api.autocomplete(line.personId, asked)
      return outcome.ok ? outcome.answer.choices : undefined
    },
  })
  const node = element(
    'div',
    { class: 'd-line-of-command', role: 'group', 'aria-label': `/${chosen.shown}` },
    element('div', { class: 'd-command-name', title: chosen.description }, `/${chosen.shown}`),
    fields.node,
    fields.optional,
    element('span', { class: 'd-line-end' }, iconButton('close', 'd-icon', text.clear, onLeave), sendButton),
  )
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onLeave()
  })
  onHint(chosen.description, false)
  return { node, popups: fields.popups, focus: () => fields.focus() || sendButton.focus() }
}

/** @param {'close' | 'send'} name @param {string} kind @param {string} label @param {() => void} onclick */
function iconButton(name, kind, label, onclick) {
  return element('button', { type: 'button', class: kind, 'aria-label': label, title: label, onclick }, icon(name))
}

/**
 * The options of a command that are being filled in, and those that may be added.
 * @param {readonly OptionShown[]} options
 * @param {Pick<Line, 'language' | 'onLeave' | 'onHint'> & {
 *   onSubmit: () => void,
 *   onEmpty: () => void,
 *   suggest: (option: string, typed: string, others: Values) => Promise<readonly import('./discord-api.js').ChoiceShown[] | undefined>,
 * }} line
 */
function createFields(options, { language, onLeave, onHint, onSubmit, onEmpty, suggest }) {
  const text = discordCopy(language)
  const node = element('div', { class: 'd-fields' })
  const popups = element('div', { class: 'd-popups' })
  const optional = element('div', { class: 'd-optional', role: 'group', 'aria-label': text.addOption })
  /** @type {OptionField[]} */
  let fields = []

  /** @param {OptionShown} option */
  const add = (option) => {
    const field = createOptionField(option, {
      language,
      suggest: (typed) => suggest(option.name, typed, valuesOf(fields.filter((one) => one.option !== option))),
      onSubmit,
      onRemove: () => remove(field),
      onHint: (sentence) => onHint(sentence, false),
    })
    fields.push(field)
    node.append(field.node)
    if (field.popup !== undefined) popups.append(field.popup)
    showOptional()
    return field
  }
  /** @param {OptionField} field */
  const remove = (field) => {
    const index = fields.indexOf(field)
    if (field.option.required) return index === 0 ? onLeave() : fields[index - 1]?.focus()
    fields = fields.filter((one) => one !== field)
    field.node.remove()
    field.popup?.remove()
    showOptional()
    const before = fields[index - 1] ?? fields[0]
    return before === undefined ? onEmpty() : before.focus()
  }
  const showOptional = () => {
    const missing = options.filter((option) => !fields.some((field) => field.option === option))
    optional.replaceChildren(...missing.map((option) => renderAdd(option, text.addOption, () => add(option).focus())))
  }
  showOptional()
  for (const option of options) if (option.required) add(option)

  return {
    node,
    popups,
    optional,
    /** @returns {boolean} whether there is an option to fill in */
    focus() {
      fields[0]?.focus()
      return fields.length > 0
    },
    /** Everything that is filled in; or nothing, and the first option that is wrong has the focus. */
    readAll() {
      /** @type {Map<string, File[]>} */
      const files = new Map()
      for (const field of fields) {
        const filled = field.read()
        field.setProblem('problem' in filled)
        if ('problem' in filled) {
          field.focus()
          onHint(`${field.option.shownName}: ${filled.problem}`, true)
          return undefined
        }
        if ('file' in filled) files.set(field.option.name, [filled.file])
      }
      return { values: valuesOf(fields), files }
    },
  }
}

/** @param {readonly OptionField[]} fields @returns {Values} */
function valuesOf(fields) {
  /** @type {Values} */
  const values = {}
  for (const field of fields) {
    const filled = field.read()
    if ('value' in filled) values[field.option.name] = filled.value
  }
  return values
}

/** @param {OptionShown} option @param {string} act @param {() => void} onclick @returns {HTMLElement} */
function renderAdd(option, act, onclick) {
  const label = `${act}: ${option.shownName}, ${option.description}`
  return element(
    'button',
    { type: 'button', class: 'd-add-option', title: option.description, 'aria-label': label, onclick },
    `+ ${option.shownName}`,
  )
}
