import type { ModalField, ModalValue, ShownModal } from '../../bots/sandbox/discord/index.ts'
import type { SentByPerson } from './actor.ts'
import { optionNamed } from './discord-screen.ts'

type Field = Exclude<ModalField, { readonly kind: 'text' }>
type Pickable = Exclude<Field, { readonly kind: 'input' | 'files' | 'checkbox' }>

/** A form as a person fills it in: one field after the other, and sent when none is left. */
export interface Form {
  /** Fills the words into the field that is next. What Discord would not send is not taken: the reason. */
  writes(words: string): Taken
  /** Picks an option of the field that is next, or types the words where they can be typed. */
  picks(words: string): Taken
  uploads(file: SentByPerson): Taken
  /** The field that is next stays as it is. */
  leaves(): Taken
}

export type Taken =
  | { readonly is: 'taken'; readonly field: string }
  | { readonly is: 'refused'; readonly reason: string }
  /** The last field is filled in. */
  | { readonly is: 'full'; readonly field: string; readonly values: Readonly<Record<string, ModalValue>> }

export function createForm(modal: ShownModal): Form {
  const fields = modal.fields.flatMap((field) => (field.kind === 'text' ? [] : [field]))
  const values: Record<string, ModalValue> = {}
  let at = 0

  const present = (): Field => {
    const field = fields[at]
    if (field === undefined) throw new Error(`the form ${modal.title} has no more fields`)
    return field
  }
  function next(): Taken {
    const { label } = present()
    at += 1
    return at < fields.length ? { is: 'taken', field: label } : { is: 'full', field: label, values }
  }
  function typed(words: string): Taken {
    // What was answered before stands there already.
    while (isPreset(present())) at += 1
    const field = present()
    if (field.kind !== 'input') throw new Error(`the field ${field.label} takes no words`)
    const [least, most] = [Math.max(field.minimumLength, field.required ? 1 : 0), field.maximumLength]
    if (words.length < least || words.length > most) {
      return { is: 'refused', reason: `${field.label} takes ${least} to ${most} characters` }
    }
    values[field.customId] = words
    return next()
  }
  function ticked(field: Pickable, value: string): Taken {
    const several = field.kind === 'checkboxes' || (field.kind === 'select' && field.maximum > 1)
    if (!several) {
      values[field.customId] = field.kind === 'radio' ? value : [value]
      return next()
    }
    const before = chosen(field, values[field.customId])
    values[field.customId] = before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
    return { is: 'taken', field: field.label }
  }
  return {
    writes: typed,
    picks(words) {
      const field = present()
      if (field.kind === 'input') return typed(words)
      if (field.kind === 'files' || field.kind === 'checkbox') throw new Error(`${field.label} has no options`)
      const option = optionNamed(field.options, words)
      if (option === undefined) throw new Error(`${field.label} has no option ${words}`)
      return ticked(field, option.value)
    },
    uploads(file) {
      const field = present()
      if (field.kind !== 'files') throw new Error(`${field.label} takes no file`)
      const before = values[field.customId]
      const sent = Array.isArray(before) ? before.filter((one) => typeof one === 'object') : []
      const { name, bytes, claimedSize } = file
      const mimeType = file.as === 'photo' ? 'image/png' : 'application/octet-stream'
      const more = { name, bytes, mimeType, ...(claimedSize === undefined ? {} : { claimedSize }) }
      values[field.customId] = [...sent, more]
      return field.maximum === 1 ? next() : { is: 'taken', field: field.label }
    },
    leaves: next,
  }
}

function isPreset(field: Field): boolean {
  return 'options' in field && field.options.some(({ isDefault }) => isDefault)
}

function chosen(field: Pickable, value: ModalValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return field.options.filter(({ isDefault }) => isDefault).map((option) => option.value)
}
