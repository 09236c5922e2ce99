import type { Language } from '../../core/shared/language.ts'
import type { Block, Ref } from './card.ts'
import type { Text } from './text.ts'

export interface Option {
  /** At most 24 bytes of [A-Za-z0-9._-]: it travels in a button. */
  readonly value: string
  readonly label: string
}

/** How many options are shown at once where they are buttons (dialog.md: more than 12 are paged). */
export const OPTIONS_A_PAGE = 12

/** A question as a surface draws it. */
export interface FieldView {
  readonly key: string
  readonly kind: 'text' | 'choice' | 'choices' | 'files'
  /** At most 45 characters (Discord's label). */
  readonly label: string
  readonly ask: Text
  readonly hint?: Text
  readonly optional: boolean
  readonly multiline: boolean
  /** The most answers of `choices`, the most files of `files`. */
  readonly most?: number
  readonly picturesOnly?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  /** choice, choices: what can be chosen; text: quick answers beside typing. */
  readonly options: readonly Option[]
  /** The quick answers of `text` as somebody would type them: their labels where those can be typed. */
  readonly examples?: readonly string[]
  /** What was answered so far, or what is proposed; prefills a form. */
  readonly value: readonly string[]
  /** What `value`, which is wrong, has taken the place of. */
  readonly before?: readonly string[]
  /** True when `before`, or else `value`, may be kept by a button instead of typing it again. */
  readonly keepable: boolean
  /** What may be kept, in a sentence, where it reads better than as it was typed: an amount, a day. */
  readonly soFar?: Text
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly error?: Text
}

export interface ReviewRow {
  readonly key: string
  readonly label: string
  readonly value: Text
}

/** What a dialog shows: a closed union, drawn natively by each platform. Plain JSON. */
export type View =
  | {
      readonly is: 'ask'
      readonly ref: Ref
      readonly title: string
      /** For what a surface says itself around the view. */
      readonly language?: Language
      readonly step: { readonly number: number; readonly of: number }
      /** All questions of the page; `open` is the key of the first that wants an answer. */
      readonly fields: readonly FieldView[]
      readonly open: string
      /** Which page of a long list of options is shown, from 0. */
      readonly optionsPage: number
      readonly canGoBack: boolean
      readonly note?: Text
      readonly labels: AskLabels
    }
  | {
      readonly is: 'review'
      readonly ref: Ref
      readonly title: string
      /** For what a surface says itself around the view. */
      readonly language?: Language
      readonly blocks: readonly Block[]
      readonly rows: readonly ReviewRow[]
      readonly confirm: string
      readonly note?: Text
      /** True: the rows are offered to be changed one by one. */
      readonly editing: boolean
      readonly labels: ReviewLabels
    }
  | { readonly is: 'closed'; readonly text: Text }

export interface AskLabels {
  readonly step: string
  readonly back: string
  readonly cancel: string
  readonly keep: string
  readonly skip: string
  readonly done: string
  readonly more: string
  readonly less: string
  readonly files: string
}
export interface ReviewLabels {
  readonly edit: string
  readonly back: string
  readonly cancel: string
}
