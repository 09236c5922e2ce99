import { ComponentType, TextInputStyle } from 'discord-api-types/v10'
import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { onDiscord } from '../copy/command-names.ts'
import { flat, plain, type Text } from '../dialog/text.ts'
import type { FieldView, Option } from '../dialog/view.ts'
import { writeBox, writeCustomId } from './custom-id.ts'
import { label, shortened, withoutUnseen } from './escape.ts'
import { optionOf } from './layout.ts'
import * as limits from './limits.ts'
import { askedTogether, copyOf, type Ask } from './view-layout.ts'

/** Numbers, amounts and days. */
const SHORT_LENGTH = 100

/**
 * Draws the open page of a dialog as a modal, with what was answered so far filled in. Pure. Throws an Error when the
 * page does not fit Discord's limits: that is a bug of the flow.
 */
export function modalOf(view: Ask): APIModalInteractionResponseCallbackData {
  const fields = askedTogether(view)
  if (fields.length > limits.MAX_MODAL_COMPONENTS) {
    throw new Error(`a form of ${fields.length} questions, Discord takes ${limits.MAX_MODAL_COMPONENTS}`)
  }
  return {
    custom_id: writeCustomId({ is: 'form', ref: view.ref }),
    title: label(view.title, limits.MAX_MODAL_TITLE_LENGTH),
    components: fields.map((field) => labelOf(field, view)),
  }
}

function labelOf(field: FieldView, view: Ask): APILabelComponent {
  // A single box has no label of its own: what it stands for is what is said about it.
  const [box] =
    field.kind === 'text' || field.options.length !== 1 ? [] : field.options.map(({ label: words }) => plain(words))
  const about = [field.error === undefined ? '' : flat(field.error, onDiscord), askedIn(field, box)]
  const asked = withoutUnseen(about.find((words) => words.trim() !== '') ?? '').trim()
  const description = field.value.length > 0 ? withExamples(asked, field, view) : asked
  return {
    type: ComponentType.Label,
    label: label(field.label, limits.MAX_FIELD_LABEL_LENGTH),
    ...(description === '' ? {} : { description: label(description, limits.MAX_FIELD_DESCRIPTION_LENGTH) }),
    component: componentOf(field, view),
  }
}

/** What is asked, with the hint behind it where both fit; they stand in the message above as well. */
function askedIn(field: FieldView, box: Text | undefined): string {
  if (box !== undefined) return flat(box, onDiscord)
  return fits(field) ? allAsked(field) : flat(field.ask, onDiscord)
}

const allAsked = ({ ask, hint }: FieldView): string =>
  hint === undefined ? flat(ask, onDiscord) : `${flat(ask, onDiscord)} ${flat(hint, onDiscord)}`

const fits = (field: FieldView): boolean => allAsked(field).length <= limits.MAX_FIELD_DESCRIPTION_LENGTH

/** How long an answer may be, where the sentence that says so has no room in the form. */
function lengthsIn(field: FieldView, view: Ask): string {
  const { minLength = 0, maxLength, multiline } = field
  return maxLength === undefined || !multiline || fits(field) ? '' : copyOf(view).lengths(minLength, maxLength)
}

/** Quick answers beside typing, as many of them as fit; '' when there are none. */
function examplesIn(field: FieldView, view: Ask, most: number): string {
  for (let count = field.examples?.length ?? 0; count > 0; count -= 1) {
    const hint = copyOf(view).forExample((field.examples ?? []).slice(0, count).join(' · '))
    if (hint.length <= most) return hint
  }
  return ''
}

/** What is filled in hides the placeholder, so the quick answers stand behind what is asked, where they fit. */
function withExamples(asked: string, field: FieldView, view: Ask): string {
  const between = asked === '' ? '' : ' '
  const room = limits.MAX_FIELD_DESCRIPTION_LENGTH - asked.length - between.length
  const hint = examplesIn(field, view, room)
  return hint === '' ? asked : `${asked}${between}${hint}`
}

function componentOf(field: FieldView, view: Ask): APIComponentInLabel {
  switch (field.kind) {
    case 'text':
      return inputOf(field, view)
    case 'choice':
      return choiceOf(field, view)
    case 'choices':
      return choicesOf(field, view)
    case 'files':
      return uploadOf(field)
  }
}

function inputOf(field: FieldView, view: Ask): APIComponentInLabel {
  const placeholder = examplesIn(field, view, limits.MAX_INPUT_PLACEHOLDER_LENGTH) || lengthsIn(field, view)
  const value = shortened(withoutUnseen(field.value.join('\n')), limits.MAX_INPUT_LENGTH)
  // Discord counts UTF-16 units and we count characters: what stands there already always fits.
  const own = field.maxLength ?? (field.multiline ? limits.MAX_INPUT_LENGTH : SHORT_LENGTH)
  const most = Math.min(limits.MAX_INPUT_LENGTH, Math.max(own, value.length, 1))
  const least = Math.min(field.minLength ?? 0, most)
  return {
    type: ComponentType.TextInput,
    custom_id: field.key,
    style: field.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    // A wrong answer that is filled in again must not be refused by its own field.
    ...(least > 0 && (value === '' || value.length >= least) ? { min_length: least } : {}),
    max_length: most,
    required: !field.optional,
    ...(placeholder === '' ? {} : { placeholder }),
    ...(value === '' ? {} : { value }),
  }
}

function choicesIn(field: FieldView) {
  const canBeChosen = field.kind === 'choices' ? field.value.length <= (field.most ?? field.options.length) : true
  return field.options.map(({ value, label: words }) =>
    optionOf({ value, label: words, chosen: field.value.includes(value) }, canBeChosen),
  )
}

/** Yes or nothing: a single box. It gives back only whether it is ticked, so its name holds the answer as well. */
function boxOf(field: FieldView, { value }: Option): APIComponentInLabel {
  return {
    type: ComponentType.Checkbox,
    custom_id: writeBox(field.key, value),
    ...(field.value.includes(value) ? { default: true } : {}),
  }
}

function choiceOf(field: FieldView, view: Ask): APIComponentInLabel {
  const [first] = field.options
  if (first !== undefined && field.options.length === 1) return boxOf(field, first)
  const shared = { custom_id: field.key, options: choicesIn(field), required: !field.optional }
  const { length } = field.options
  if (length >= limits.MIN_RADIO_OPTIONS && length <= limits.MAX_GROUP_OPTIONS) {
    return { type: ComponentType.RadioGroup, ...shared }
  }
  return { type: ComponentType.StringSelect, ...shared, placeholder: copyOf(view).choose }
}

function choicesOf(field: FieldView, view: Ask): APIComponentInLabel {
  const [first] = field.options
  if (first !== undefined && field.options.length === 1) return boxOf(field, first)
  const options = choicesIn(field)
  const shared = {
    custom_id: field.key,
    options,
    required: !field.optional,
    min_values: field.optional ? 0 : 1,
    max_values: Math.max(1, Math.min(field.most ?? options.length, options.length)),
  }
  if (options.length <= limits.MAX_GROUP_OPTIONS) return { type: ComponentType.CheckboxGroup, ...shared }
  return { type: ComponentType.StringSelect, ...shared, placeholder: copyOf(view).choose }
}

/** What was sent already need not be sent again. */
function uploadOf(field: FieldView): APIComponentInLabel {
  const required = !field.optional && field.files.length === 0
  return {
    type: ComponentType.FileUpload,
    custom_id: field.key,
    required,
    min_values: required ? 1 : 0,
    max_values: Math.max(1, Math.min(field.most ?? limits.MAX_UPLOADS, limits.MAX_UPLOADS)),
  }
}
