import { cleanLine, cleanText } from '../../core/shared/clean.ts'
import { readTypedDay } from '../../core/shared/time.ts'
import type { DialogCopy } from '../copy/de/dialog.ts'
import { readAmount } from './amount.ts'
import { join, plain, said, type Text } from './text.ts'
import type { FieldView, Option } from './view.ts'
import { readWhole } from './whole-number.ts'

export type Parsed<Value> = { readonly ok: Value } | { readonly error: Text }

/** A file that a person sent, kept in our own storage. `bytes` is its size. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly bytes: number
  readonly picture: boolean
}

/**
 * A question. Made anew for each turn in the member's language; the answer is kept raw, as it was given, and read by
 * `parse` each time (dialog.md, law 3). `raw` holds one string, or several for `choices` and `files`; none means that
 * an optional question was passed over.
 */
export interface Field<Value> {
  readonly kind: FieldView['kind']
  readonly label: string
  readonly ask: Text
  readonly hint?: Text
  readonly optional: boolean
  readonly multiline: boolean
  readonly minLength?: number
  readonly maxLength?: number
  /** The most answers of `choices`, the most files of `files`; 1 otherwise. */
  readonly most: number
  readonly picturesOnly: boolean
  /**
   * What is answered is never kept: not with the dialog, not as a file, and the message goes where the platform can. Such a
   * question is the last of its flow, which has no review.
   */
  readonly secret: boolean
  readonly options: readonly Option[]
  /** The answer that is proposed. */
  readonly preset?: readonly string[]
  /** The preset counts as the answer until somebody edits it. */
  readonly assumed: boolean
  /** The preset is what the person has said in the command: when it does not hold they are told why. */
  readonly said: boolean
  parse(raw: readonly string[], copy: DialogCopy): Parsed<Value>
  show(value: Value, copy: DialogCopy): Text
}

export type AnyField = Field<unknown>
export type Fields = Readonly<Record<string, AnyField | undefined>>
export type ValueOf<F> = F extends Field<infer Value> ? Value : undefined
type Maybe<Value, Optional extends boolean> = Optional extends true ? Value | undefined : Value

interface Question<Optional extends boolean> {
  /** At most 45 characters. */
  readonly label: string
  readonly ask: Text
  readonly hint?: Text
  readonly optional?: Optional
  readonly assumed?: boolean
  /** What was said to this question in the command that led here, as it was typed; empty: nothing. */
  readonly said?: string | undefined
  readonly secret?: boolean
}
interface TextOptions<Value, Optional extends boolean> extends Question<Optional> {
  readonly preset?: Value
  /** Quick answers beside typing; a value is what could be typed, at most 24 bytes of [A-Za-z0-9._-]. */
  readonly suggestions?: readonly Option[]
}

/** Discord's label of a modal field; a Telegram button is cut by phones long before. */
export const MAX_LABEL_LENGTH = 45
const MOST_LENGTH = 8_000 // So much is counted of what is too long; the questions themselves allow less.
const OPTION_VALUE = /^[A-Za-z0-9._-]{1,24}$/

/** Words. `min` and `max` in characters (code points, as the database counts them); `check` refuses with a sentence. */
export function text<const Optional extends boolean = false>(
  options: TextOptions<string, Optional> & {
    readonly min: number
    readonly max: number
    readonly multiline?: boolean
    readonly check?: (words: string) => Text | undefined
  },
): Field<Maybe<string, Optional>> {
  const { min, max, multiline = false } = options
  const read = (words: string, copy: DialogCopy): Parsed<string> => {
    const cleaned = multiline ? cleanText(words) : cleanLine(words, MOST_LENGTH)
    const length = [...cleaned].length
    if (length < min) return { error: cleaned === '' ? copy.required : copy.tooShort(min, length) }
    if (length > max) return { error: copy.tooLong(max, length) }
    const objection = options.check?.(cleaned)
    return objection === undefined ? { ok: cleaned } : { error: objection }
  }
  return { ...typed(options, options.preset, read, said), multiline, minLength: min, maxLength: max }
}

/**
 * A whole number from `min` to `max`: digits, in groups of three as the language writes them, and without `unit`.
 */
export function number<const Optional extends boolean = false>(
  options: TextOptions<number, Optional> & { readonly min: number; readonly max: number; readonly unit?: RegExp },
): Field<Maybe<number, Optional>> {
  const { min, max, unit } = options
  const read = (words: string, copy: DialogCopy): Parsed<number> => {
    const value = readWhole(cleanLine(words), copy.groups, unit)
    if (value === undefined) return { error: copy.notWhole }
    return value < min || value > max ? { error: copy.numberRange(min, max) } : { ok: value }
  }
  return typed(options, preset(options.preset), read, (value, copy) => copy.number(value))
}

/** An amount of whole points from `min` to `max`, typed as points or as euros (see readAmount). */
export function points<const Optional extends boolean = false>(
  options: TextOptions<number, Optional> & { readonly min: number; readonly max: number },
): Field<Maybe<number, Optional>> {
  const { min, max } = options
  const read = (words: string, copy: DialogCopy): Parsed<number> => {
    const amount = readAmount(cleanLine(words))
    if ('problem' in amount) return { error: amount.problem === 'thousands' ? copy.noThousands : copy.notPoints }
    return amount.points < min || amount.points > max ? { error: copy.pointsRange(min, max) } : { ok: amount.points }
  }
  return typed(options, preset(options.preset), read, (value, copy) => copy.points(value))
}

/** A day as `2008-12-24`; `from` and `to` are included. */
export function date<const Optional extends boolean = false>(
  options: TextOptions<string, Optional> & { readonly from: string; readonly to: string },
): Field<Maybe<string, Optional>> {
  const read = (words: string, copy: DialogCopy): Parsed<string> => {
    const day = readTypedDay(cleanLine(words))
    if (day === undefined) return { error: copy.notDate }
    return day < options.from || day > options.to ? { error: copy.dateRange(options.from, options.to) } : { ok: day }
  }
  return typed(options, options.preset, read, (value, copy) => copy.date(value))
}

/** One of several. */
export function choice<const Value extends string, const Optional extends boolean = false>(
  options: Question<Optional> & {
    readonly options: readonly (Option & { readonly value: Value })[]
    readonly preset?: Value
  },
): Field<Maybe<Value, Optional>> {
  const find = (value: string) => options.options.find((option) => option.value === value)
  const read = (value: string, copy: DialogCopy): Parsed<Value> => {
    const option = find(value)
    return option === undefined ? { error: copy.noSuchOption } : { ok: option.value }
  }
  return {
    ...single(options, options.preset, read, (value) => plain(find(value)?.label ?? '')),
    kind: 'choice',
    options: checkedOptions(options.options),
  }
}

/** Several of several, from `min` (default 1; 0 when optional) to `max` (default all), in the order of the options. */
export function choices<const Value extends string>(
  options: Question<boolean> & {
    readonly options: readonly (Option & { readonly value: Value })[]
    readonly min?: number
    readonly max?: number
    readonly preset?: readonly Value[]
    /** How an answer reads at the review; without it, its labels one after another. */
    readonly show?: (chosen: readonly Value[]) => Text
  },
): Field<readonly Value[]> {
  const { optional = false, min = optional ? 0 : 1, max = options.options.length } = options
  return {
    ...question(options, options.preset),
    kind: 'choices',
    most: max,
    options: checkedOptions(options.options),
    parse(raw, copy) {
      const chosen = options.options.filter((option) => raw.includes(option.value))
      if (chosen.length < new Set(raw).size) return { error: copy.noSuchOption }
      if (chosen.length < min) return { error: copy.chooseAtLeast(min) }
      if (chosen.length > max) return { error: copy.chooseAtMost(max) }
      return { ok: chosen.map((option) => option.value) }
    },
    show(values, copy) {
      if (options.show !== undefined) return options.show(values)
      const chosen = options.options.filter((option) => values.includes(option.value))
      // Options can be a person's words: the points of a checklist are the client's.
      return chosen.length === 0 ? copy.nothing : said(chosen.map((option) => option.label).join(', '))
    },
  }
}

/** Files, one after another, from `min` (default 1; 0 when optional) to `max` (at most 10, product.md section 4). */
export function files(
  options: Question<boolean> & { readonly min?: number; readonly max: number; readonly picturesOnly?: boolean },
): Field<readonly KeptFile[]> {
  const { optional = false, min = optional ? 0 : 1, max } = options
  return {
    ...question(options, undefined),
    kind: 'files',
    most: max,
    picturesOnly: options.picturesOnly ?? false,
    parse(raw, copy) {
      const kept = raw.map(readKeptFile).filter((file) => file !== undefined)
      if (kept.length < min) return { error: copy.filesAtLeast(min) }
      return kept.length > max ? { error: copy.filesAtMost(max) } : { ok: kept }
    },
    show: (kept, copy) =>
      kept.length === 0
        ? copy.nothing
        : join(
            kept.map((file) => said(file.name)),
            ', ',
          ),
  }
}

/** A kept file as an answer is stored: one string, which only this program writes. */
export const writeKeptFile = (file: KeptFile): string =>
  [file.id, file.bytes, file.picture ? 1 : 0, file.mimeType.replaceAll('|', ''), file.name].join('|')

const KEPT_FILE = /^([^|]+)\|([0-9]{1,12})\|([01])\|([^|]*)\|(.*)$/s

/** Undefined for anything else: after a deploy an old answer may stand under the key of another kind of question. */
export function readKeptFile(raw: string): KeptFile | undefined {
  const [, id, bytes, picture, mimeType, name] = KEPT_FILE.exec(raw) ?? []
  if (id === undefined || mimeType === undefined || name === undefined) return undefined
  return { id, name, mimeType, bytes: Number(bytes), picture: picture === '1' }
}

function question(options: Question<boolean>, preset: readonly string[] | undefined) {
  const length = [...options.label].length
  if (length === 0 || length > MAX_LABEL_LENGTH) throw new Error(`a label of ${length} characters: ${options.label}`)
  const optional = options.optional ?? false
  const wasSaid = options.said !== undefined && options.said.trim() !== ''
  const assumed = wasSaid || (options.assumed ?? false)
  const proposed = wasSaid && options.said !== undefined ? [options.said] : preset
  if (assumed && proposed === undefined && !optional) throw new Error(`nothing to assume for ${options.label}`)
  return {
    label: options.label,
    ask: options.ask,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
    optional,
    assumed,
    said: wasSaid,
    multiline: false,
    most: 1,
    picturesOnly: false,
    secret: options.secret ?? false,
    options: [] satisfies readonly Option[],
    ...(proposed === undefined ? (assumed ? { preset: [] } : {}) : { preset: proposed }),
  }
}

type Read<Value> = (words: string, copy: DialogCopy) => Parsed<Value>
type Show<Value> = (value: Value, copy: DialogCopy) => Text

function single<Value, Optional extends boolean>(
  options: Question<Optional>,
  proposed: string | undefined,
  read: Read<Value>,
  show: Show<Value>,
): Omit<Field<Maybe<Value, Optional>>, 'kind'> {
  const field: Omit<Field<Value | undefined>, 'kind'> = {
    ...question(options, proposed === undefined ? undefined : [proposed]),
    parse(raw, copy) {
      const [words, ...surplus] = raw
      if (surplus.length > 0) return { error: copy.oneAnswer }
      if (words !== undefined && words.trim() !== '') return read(words, copy)
      return options.optional === true ? { ok: undefined } : { error: copy.required }
    },
    show: (value, copy) => (value === undefined ? copy.nothing : show(value, copy)),
  }
  // `undefined` is only ever returned when the question is optional, which the compiler cannot follow.
  return field as Omit<Field<Maybe<Value, Optional>>, 'kind'>
}

function typed<Value, Optional extends boolean>(
  options: TextOptions<Value, Optional>,
  proposed: string | undefined,
  read: Read<Value>,
  show: Show<Value>,
): Field<Maybe<Value, Optional>> {
  return { ...single(options, proposed, read, show), kind: 'text', options: checkedOptions(options.suggestions ?? []) }
}

function preset(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

function checkedOptions(options: readonly Option[]): readonly Option[] {
  const values = new Set<string>()
  for (const { value, label } of options) {
    if (!OPTION_VALUE.test(value)) throw new Error(`an option's value that does not fit a button: ${value}`)
    if (label.trim() === '' || values.has(value)) throw new Error(`an option without a label, or twice: ${value}`)
    values.add(value)
  }
  return options
}
