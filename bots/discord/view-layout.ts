import { onDiscord } from '../copy/command-names.ts'
import { copyFor } from '../copy/copy.ts'
import type { DiscordCopy } from '../copy/de/discord.ts'
import type { Block, Button, ButtonMove, Look, Ref } from '../dialog/card.ts'
import { bold, flat, join, plain, said } from '../dialog/text.ts'
import type { Text } from '../dialog/text.ts'
import type { FieldView, View } from '../dialog/view.ts'
import type { Choice, Layout, Press, Row } from './layout.ts'
import { shortened } from './escape.ts'
import { MAX_OPTIONS } from './limits.ts'

export type Ask = View & { readonly is: 'ask' }
type Review = View & { readonly is: 'review' }

/** More quick answers than this beside a form are a select. */
const MOST_QUICK_ANSWERS = 10
/** The select of answers at the review shows the beginning of each; all of it stands above. */
const ROW_LENGTH = 50

export const copyOf = (view: { readonly language?: 'de' | 'en' }): DiscordCopy => copyFor(view.language ?? 'en').discord

/**
 * The questions that are asked together: all of the page, as a form; or one alone, when it is the only one or when a
 * form could not hold its page.
 */
export function askedTogether(view: Ask): readonly FieldView[] {
  const fitting = view.fields.every((field) => field.kind === 'text' || field.options.length <= MAX_OPTIONS)
  if (fitting && view.fields.length > 1) return view.fields
  const open = view.fields.find((field) => field.key === view.open) ?? view.fields[0]
  if (open === undefined) throw new Error(`the dialog asks nothing: ${view.title}`)
  return [open]
}

/** Draws a dialog's view the way Discord asks: one choice by a select, everything else by a form behind a button. */
export function layoutOfView(view: View): Layout {
  switch (view.is) {
    case 'ask':
      return layoutOfAsk(view)
    case 'review':
      return layoutOfReview(view)
    case 'closed':
      return { blocks: [{ is: 'lines', lines: [view.text] }], rows: [] }
  }
}

function layoutOfAsk(view: Ask): Layout {
  const fields = askedTogether(view)
  const [first] = fields
  const parts = [bold(plain(view.title)), ...(view.step.of > 1 ? [plain(view.labels.step)] : [])]
  const blocks: readonly Block[] = [
    ...noteBlocks(view.note),
    { is: 'lines', lines: [join(parts, ' · ')] },
    ...errorBlocks(fields),
    ...(fields.length === 1 && first !== undefined
      ? questionBlocks(first, view)
      : fields.map((field): Block => ({ is: 'lines', lines: togetherLines(field) }))),
  ]
  const rows = fields.length === 1 && first !== undefined ? rowsAlone(first, view) : [buttons(formButton(fields, view))]
  return { blocks, rows: [...rows, leaveRow(view)] }
}

function noteBlocks(note: Text | undefined): readonly Block[] {
  return note === undefined || note.length === 0 ? [] : [{ is: 'note', text: note }]
}

/** What is wrong stands above everything that is asked; in a form with the name of its question. */
function errorBlocks(fields: readonly FieldView[]): readonly Block[] {
  const lines = fields.flatMap(({ error, label }) =>
    error === undefined
      ? []
      : [[...plain('⚠️ '), ...(fields.length > 1 ? [...bold(plain(`${label}:`)), ...plain(' ')] : []), ...error]],
  )
  return lines.length === 0 ? [] : [{ is: 'lines', lines }]
}

function questionBlocks(field: FieldView, view: Ask): readonly Block[] {
  const blocks: Block[] = [{ is: 'lines', lines: [field.ask] }]
  if (field.hint !== undefined) blocks.push({ is: 'lines', lines: [field.hint] })
  if (field.files.length > 0)
    blocks.push({ is: 'lines', lines: [plain(view.labels.files), ...field.files.map(fileLine)] })
  if (field.kind === 'text' && field.keepable && field.value.length > 0) {
    blocks.push(
      field.soFar === undefined
        ? { is: 'quote', text: said((field.before ?? field.value).join('\n')) }
        : { is: 'lines', lines: [field.soFar] },
    )
  }
  return blocks
}

/** One of several questions: its name, what is asked, and what was sent for it. */
function togetherLines(field: FieldView): readonly Text[] {
  return [
    [...bold(plain(field.label)), ...plain(': '), ...field.ask],
    ...(field.hint === undefined ? [] : [field.hint]),
    ...field.files.map(fileLine),
  ]
}

function fileLine(file: FieldView['files'][number]): Text {
  return [...plain('📎 '), ...said(file.name), ...plain(` (${size(file.bytes)})`)]
}

/** Whole numbers, rounded up: they read the same in every language. */
function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.ceil(bytes / 1000))} kB` : `${Math.ceil(bytes / 1_000_000)} MB`
}

function formButton(fields: readonly FieldView[], view: Ask): Press {
  const copy = copyOf(view)
  const onlyFiles = fields.every((field) => field.kind === 'files')
  const wrong = fields.some((field) => field.error !== undefined)
  const label = onlyFiles ? copy.upload : wrong ? copy.fix : copy.fillIn
  return { is: 'form', label, ref: view.ref, look: 'main' }
}

function rowsAlone(field: FieldView, view: Ask): readonly Row[] {
  const isForm = field.kind === 'text' || field.kind === 'files'
  return [
    ...(isForm ? [buttons(formButton([field], view))] : []),
    ...optionRows(field, view),
    ...settlingRow(field, view),
  ]
}

/** Done, keep or skip: whatever may end the question without another answer. */
function settlingRow(field: FieldView, view: Ask): readonly Row[] {
  const { ref, labels } = view
  const { key } = field
  const answered = field.value.length > 0 || field.files.length > 0
  const collects = field.kind === 'choices' || field.kind === 'files'
  const last: Button[] = []
  if (collects && answered) last.push(press(labels.done, ref, { do: 'done', key }, 'good'))
  else if (field.keepable && answered) last.push(press(labels.keep, ref, { do: 'keep', key }))
  if (field.optional && !(collects && answered)) last.push(press(labels.skip, ref, { do: 'skip', key }))
  return last.length === 0 ? [] : [{ is: 'buttons', buttons: last }]
}

function optionRows(field: FieldView, view: Ask): readonly Row[] {
  const { options, key, kind } = field
  const { ref } = view
  if (options.length === 0) return []
  const asButtons = kind === 'text' ? options.length <= MOST_QUICK_ANSWERS : kind === 'choice' && options.length === 1
  if (asButtons) {
    return [buttons(...options.map(({ value, label }) => press(label, ref, { do: 'answer', key, value })))]
  }
  const pages = Math.ceil(options.length / MAX_OPTIONS)
  const page = Math.max(0, Math.min(view.optionsPage, pages - 1))
  const shown = options.slice(page * MAX_OPTIONS, (page + 1) * MAX_OPTIONS)
  // On the pages of a long list a select knows only its own options, so boxes are ticked one by one.
  const as = kind !== 'choices' ? 'answer' : pages > 1 ? 'toggle' : 'answers'
  const several = as === 'answers'
  const choices = shown.map(({ value, label }): Choice => {
    const chosen = field.value.includes(value)
    return {
      value,
      label: as === 'toggle' ? `${chosen ? '☑' : '☐'} ${label}` : label,
      chosen: chosen && as !== 'toggle',
    }
  })
  const select = {
    marked: { is: 'pick', ref, key, as },
    placeholder: copyOf(view).choose,
    options: choices,
    least: several && field.optional ? 0 : 1,
    most: several ? (field.most ?? options.length) : 1,
  } as const
  const turn: Button[] = []
  const turnTo = (label: string, to: number): void =>
    void turn.push(press(label, ref, { do: 'options', key, page: to }))
  if (page > 0) turnTo(view.labels.less, page - 1)
  if (page < pages - 1) turnTo(view.labels.more, page + 1)
  return [{ is: 'select', select }, ...(turn.length === 0 ? [] : [buttons(...turn)])]
}

function leaveRow(view: Ask): Row {
  const cancel = press(view.labels.cancel, view.ref, { do: 'cancel' })
  return view.canGoBack ? buttons(press(view.labels.back, view.ref, { do: 'back' }), cancel) : buttons(cancel)
}

function layoutOfReview(view: Review): Layout {
  const { ref, labels } = view
  const fields: Block = { is: 'fields', fields: view.rows.map(({ label, value }) => ({ label, value })) }
  return {
    blocks: [
      ...noteBlocks(view.note),
      { is: 'title', text: plain(view.title) },
      ...view.blocks,
      ...(view.rows.length > 0 ? [fields] : []),
    ],
    rows: [
      buttons(press(view.confirm, ref, { do: 'confirm' }, 'good')),
      ...changeRows(view),
      buttons(press(labels.cancel, ref, { do: 'cancel' })),
    ],
  }
}

/** A select of all answers; more than one holds fit into a second select. */
function changeRows(view: Review): readonly Row[] {
  const rows: Row[] = []
  for (let at = 0; at < view.rows.length; at += MAX_OPTIONS) {
    const options = view.rows.slice(at, at + MAX_OPTIONS).map(
      ({ key, label, value }): Choice => ({
        value: key,
        label,
        description: shortened(flat(value, onDiscord), ROW_LENGTH),
        chosen: false,
      }),
    )
    const marked = { is: 'change', ref: view.ref, part: at / MAX_OPTIONS } as const
    rows.push({ is: 'select', select: { marked, placeholder: copyOf(view).change, options, least: 1, most: 1 } })
  }
  return rows
}

function buttons(...pressed: readonly Press[]): Row {
  return { is: 'buttons', buttons: pressed }
}

function press(label: string, ref: Ref, move: ButtonMove, look?: Look): Button {
  const button: Button = { is: 'move', label, ref, move }
  return look === undefined ? button : { ...button, look }
}
