import type { Copy } from '../copy/copy.ts'
import type { DialogCopy } from '../copy/de/dialog.ts'
import type { Block, Button, Card, Intent, Ref } from './card.ts'
import { readKeptFile, type AnyField } from './field.ts'
import type { AnyFlow } from './flow.ts'
import type { Located, Slot } from './locate.ts'
import { backToReview, canGoBack, keepable } from './move.ts'
import type { Turn } from './routes.ts'
import type { Text } from './text.ts'
import type { FieldView, View } from './view.ts'

/** What of a view is not in the answers: it lasts until the next one is drawn. */
export interface Look {
  readonly note?: Text | undefined
  readonly optionsPage?: number | undefined
  readonly editing?: boolean | undefined
  /** The note answers what came last, so what was wrong before that is not said again. */
  readonly answered?: boolean | undefined
}

/** The view of where a dialog stands: its open page, or the review. */
export async function viewOf(
  flow: AnyFlow,
  ref: Ref,
  at: Located,
  turn: Turn,
  args: readonly string[],
  look: Look,
): Promise<View> {
  const copy = turn.copy.dialog
  const title = flow.title(turn.copy)
  const { language } = turn.copy.format
  const note = look.note === undefined ? {} : { note: look.note }
  if (at.page === undefined || at.open === undefined) {
    const review = await flow.review(at.draft, turn, args)
    const rows = at.slots
      .filter((slot) => review.rows?.includes(slot.key) ?? true)
      .map((slot) => ({ key: slot.key, label: slot.field.label, value: slot.field.show(slot.value?.of, copy) }))
    const labels = { edit: copy.edit, back: copy.toReview, cancel: copy.cancel }
    const editing = look.editing ?? false
    return {
      is: 'review',
      ref,
      title,
      language,
      blocks: review.blocks,
      rows,
      confirm: review.confirm,
      ...note,
      editing,
      labels,
    }
  }
  const { field, raw } = at.open
  return {
    is: 'ask',
    ref,
    title,
    language,
    step: at.step,
    fields: at.page.map((slot) => fieldView(look.answered === true ? withoutError(slot) : slot, copy)),
    open: at.open.key,
    optionsPage: look.optionsPage ?? 0,
    canGoBack: canGoBack(at),
    ...note,
    labels: {
      step: copy.step(at.step.number, at.step.of),
      back: backToReview(at) ? copy.toReview : copy.back,
      cancel: copy.cancel,
      keep: copy.keep,
      skip: copy.skip,
      done: copy.done,
      more: copy.more,
      less: copy.less,
      files: copy.files(raw.length, field.most),
    },
  }
}

/** What can be typed instead of pressing an option; an amount reads better than the number of points behind it. */
function examplesOf(field: AnyField, copy: DialogCopy): readonly string[] {
  const meaning = (words: string): string => JSON.stringify(field.parse([words], copy))
  return field.options.map(({ value, label }) => (meaning(label) === meaning(value) ? label : value))
}

/** An amount or a day that may be kept, as it is meant: a bare 20 does not say that it is 20 cents. */
function soFarOf(slot: Slot, copy: DialogCopy): Text | undefined {
  const { field } = slot
  const isWords = field.maxLength !== undefined
  if (field.kind !== 'text' || isWords || field.secret || !keepable(slot)) return undefined
  const parsed = field.parse(slot.before ?? slot.raw, copy)
  return 'ok' in parsed ? copy.soFar(field.show(parsed.ok, copy)) : undefined
}

const withoutError = (slot: Slot): Slot => {
  const { error, ...rest } = slot
  return error === undefined ? slot : rest
}

function fieldView(slot: Slot, copy: DialogCopy): FieldView {
  const { key, field } = slot
  const soFar = soFarOf(slot, copy)
  const kept = field.kind === 'files' ? slot.raw.map(readKeptFile).filter((file) => file !== undefined) : []
  return {
    key,
    kind: field.kind,
    label: field.label,
    ask: field.ask,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    optional: field.optional,
    multiline: field.multiline,
    most: field.most,
    ...(field.picturesOnly ? { picturesOnly: true } : {}),
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    options: field.options,
    ...(field.kind === 'text' && field.options.length > 0 ? { examples: examplesOf(field, copy) } : {}),
    value: field.kind === 'files' || field.secret ? [] : slot.raw,
    keepable: keepable(slot),
    ...(slot.before === undefined ? {} : { before: slot.before }),
    ...(soFar === undefined ? {} : { soFar }),
    files: kept.map(({ name, bytes }) => ({ name, bytes })),
    ...(slot.error === undefined ? {} : { error: slot.error }),
  }
}

/** The same card with a sentence on top. */
export function withNote(card: Card, note: Text | undefined): Card {
  return note === undefined ? card : { ...card, blocks: [{ is: 'note', text: note } satisfies Block, ...card.blocks] }
}

/** A sentence of ours with ways to go on from it. */
export function noteCard(note: Text, ...buttons: readonly Button[]): Card {
  return { blocks: [{ is: 'note', text: note }], rows: buttons.map((button) => [button]) }
}

export function menuButton(copy: Copy, menu: Intent): Button {
  return { is: 'go', label: copy.dialog.menu, intent: menu }
}
