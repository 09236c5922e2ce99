// @ts-check
import { discordCopy } from './discord-copy.js'
import { createFilesField } from './discord-files-field.js'
import { createSelect } from './discord-select.js'
import { element } from './dom.js'

/** @typedef {import('../discord/types.ts').ModalField} ModalField */
/** @typedef {Exclude<ModalField, { kind: 'text' }>} AskingField */
/** @typedef {{ value?: string | string[] | boolean, files?: readonly File[], problem?: string }} ReadField */
/** @typedef {{ control: HTMLElement, focus: () => void, read: () => ReadField, isGroup?: boolean, extra?: HTMLElement }} Control */
/** @typedef {{ field: AskingField, node: HTMLElement, focus: () => void, check: () => ReadField }} FieldOfModal */

let fields = 0

/**
 * A field of a modal: label, description, what to fill in, and what is wrong with it.
 * @param {AskingField} field
 * @param {import('./copy.js').Language} language
 * @returns {FieldOfModal}
 */
export function createField(field, language) {
  fields += 1
  const id = `d-field-${fields}`
  const text = discordCopy(language)
  const { control, focus, read, isGroup = false, extra } = createControl(field, id, language)
  const problem = element('p', { class: 'd-problem', id: `${id}-problem`, role: 'alert' })
  const isAsterisked = field.required
  const star = isAsterisked
    ? element('span', { class: 'd-star', title: text.required, 'aria-hidden': 'true' }, ' *')
    : undefined
  const label =
    field.kind === 'checkbox'
      ? undefined
      : element(isGroup ? 'legend' : 'label', { class: 'd-label', ...(isGroup ? {} : { for: id }) }, field.label, star)
  const description =
    field.description === undefined || field.kind === 'checkbox'
      ? undefined
      : element('p', { class: 'd-description', id: `${id}-description` }, field.description)
  const node = element(
    isGroup ? 'fieldset' : 'div',
    { class: 'd-field', 'data-field': field.customId },
    label,
    description,
    control,
    extra,
    problem,
  )
  const described = [description?.id, problem.id].filter((one) => one !== undefined).join(' ')
  const target = isGroup ? node : (node.querySelector(`#${id}`) ?? control)
  target.setAttribute('aria-describedby', described)
  if (isAsterisked && !isGroup) target.setAttribute('aria-required', 'true')
  return {
    field,
    node,
    focus,
    check() {
      const answer = read()
      problem.textContent = answer.problem ?? ''
      node.classList.toggle('has-problem', answer.problem !== undefined)
      target.setAttribute('aria-invalid', String(answer.problem !== undefined))
      return answer
    },
  }
}

/**
 * @param {AskingField} field
 * @param {string} id
 * @param {import('./copy.js').Language} language
 * @returns {Control}
 */
function createControl(field, id, language) {
  switch (field.kind) {
    case 'input':
      return createTextInput(field, id, language)
    case 'select': {
      const select = createSelect(field, { language, label: field.label, isDisabled: false, onChange: () => undefined })
      select.button.id = id
      return {
        control: select.node,
        focus: () => select.button.focus(),
        read: () => picked(select.values(), field, language),
      }
    }
    case 'radio':
    case 'checkboxes':
      return createChoices(field, id, language)
    case 'checkbox': {
      const box = element('input', { type: 'checkbox', id, checked: field.isDefault })
      const control = choiceRow(box, field.label, field.description)
      return { control, focus: () => box.focus(), read: () => ({ value: box.checked }) }
    }
    case 'files':
      return createFilesField(field, id, language)
  }
}

/**
 * @param {Extract<AskingField, { kind: 'input' }>} field
 * @param {string} id
 * @param {import('./copy.js').Language} language
 * @returns {Control}
 */
function createTextInput(field, id, language) {
  const text = discordCopy(language)
  const attributes = {
    id,
    class: 'd-box',
    placeholder: field.placeholder,
    maxlength: field.maximumLength,
    autocomplete: 'off',
  }
  const input = field.multiline
    ? element('textarea', { ...attributes, rows: '4' })
    : element('input', { ...attributes, type: 'text' })
  input.value = field.value ?? ''
  const counter = element('span', { class: 'd-counter' })
  const count = () => {
    const { length } = input.value
    counter.textContent = `${length}/${field.maximumLength}`
    counter.setAttribute('aria-label', text.chars(length, field.maximumLength))
  }
  input.addEventListener('input', count)
  count()
  return {
    control: element('div', { class: field.multiline ? 'd-box-place is-tall' : 'd-box-place' }, input, counter),
    focus: () => input.focus(),
    read() {
      const { length } = input.value
      if (input.value.trim() === '' && field.required) return { problem: text.needed }
      const least = length === 0 ? 0 : field.minimumLength
      if (length < least) return { problem: text.letters(field.minimumLength, field.maximumLength) }
      return { value: input.value }
    },
  }
}

/**
 * @param {Extract<AskingField, { kind: 'radio' | 'checkboxes' }>} field
 * @param {string} id
 * @param {import('./copy.js').Language} language
 * @returns {Control}
 */
function createChoices(field, id, language) {
  const boxes = field.options.map((option) =>
    element('input', {
      type: field.kind === 'radio' ? 'radio' : 'checkbox',
      name: id,
      value: option.value,
      checked: option.isDefault,
    }),
  )
  const rows = field.options.map(({ label, description, emoji }, index) => {
    const box = boxes[index] ?? element('input')
    return choiceRow(box, emoji?.name === undefined ? label : `${emoji.name} ${label}`, description)
  })
  const range = field.kind === 'radio' ? { minimum: field.required ? 1 : 0, maximum: 1 } : field
  return {
    control: element('div', { class: 'd-choices', id }, ...rows),
    isGroup: true,
    focus: () => (boxes.find((box) => box.checked) ?? boxes[0])?.focus(),
    read: () =>
      picked(
        boxes.filter((box) => box.checked).map((box) => box.value),
        { ...range, required: field.required },
        language,
      ),
  }
}

/** @param {HTMLElement} box @param {string} label @param {string} [description] @returns {HTMLElement} */
function choiceRow(box, label, description) {
  return element(
    'label',
    { class: 'd-choice' },
    box,
    element(
      'span',
      { class: 'd-option-text' },
      element('span', { class: 'd-option-label' }, label),
      description === undefined ? undefined : element('span', { class: 'd-option-hint' }, description),
    ),
  )
}

/**
 * @param {string[]} values
 * @param {{ minimum: number, maximum: number, required: boolean }} range
 * @param {import('./copy.js').Language} language
 * @returns {ReadField}
 */
function picked(values, { minimum, maximum, required }, language) {
  const text = discordCopy(language)
  if (values.length === 0) return required ? { problem: text.needed } : { value: [] }
  if (values.length < minimum || values.length > maximum) return { problem: text.pick(minimum, maximum) }
  return { value: values }
}
