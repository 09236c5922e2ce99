import type { Block, Button, ButtonMove, Card, Look, Ref } from '../dialog/card.ts'
import { bold, join, plain, said } from '../dialog/text.ts'
import type { Text } from '../dialog/text.ts'
import type { FieldView, Option, View } from '../dialog/view.ts'

type Ask = View & { readonly is: 'ask' }
type Review = View & { readonly is: 'review' }

/** dialog.md, "How each surface draws it": more than 12 options are paged. */
export const OPTIONS_ON_A_PAGE = 12
/** platforms.md 4.2: at most two buttons with words in a row, five with numbers. */
const SHORT_LABEL_LENGTH = 16
const NUMBER_LABEL_LENGTH = 4

/** Draws a dialog's view the way Telegram asks: one question at a time, with everything to press below it. */
export function cardOfView(view: View): Card {
  switch (view.is) {
    case 'ask':
      return cardOfAsk(view)
    case 'review':
      return cardOfReview(view)
    case 'closed':
      return { blocks: [{ is: 'lines', lines: [view.text] }], rows: [] }
  }
}

function cardOfAsk(view: Ask): Card {
  const field = view.fields.find((each) => each.key === view.open) ?? view.fields[0]
  if (field === undefined) throw new Error(`the dialog asks nothing: ${view.title}`)
  return {
    blocks: [...noteBlocks(view.note), headBlock(view), ...questionBlocks(field, view)],
    rows: [...answerRows(field, view), ...leaveRows(view)],
  }
}

function noteBlocks(note: Text | undefined): readonly Block[] {
  return note === undefined || note.length === 0 ? [] : [{ is: 'note', text: note }]
}

function headBlock(view: Ask): Block {
  const parts = [bold(plain(view.title)), ...(view.step.of > 1 ? [plain(view.labels.step)] : [])]
  return { is: 'lines', lines: [join(parts, ' · ')] }
}

function questionBlocks(field: FieldView, view: Ask): readonly Block[] {
  const blocks: Block[] = []
  if (field.error !== undefined) blocks.push({ is: 'lines', lines: [[...plain('⚠️ '), ...field.error]] })
  blocks.push({ is: 'lines', lines: [field.ask] })
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

function fileLine(file: FieldView['files'][number]): Text {
  return [...plain('📎 '), ...said(file.name), ...plain(` (${size(file.bytes)})`)]
}

/** Whole numbers, rounded up: they read the same in every language. */
function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.ceil(bytes / 1000))} kB` : `${Math.ceil(bytes / 1_000_000)} MB`
}

function answerRows(field: FieldView, view: Ask): readonly (readonly Button[])[] {
  const { ref, labels } = view
  const rows = [...optionRows(field, view)]
  const last: Button[] = []
  const answered = field.value.length > 0 || field.files.length > 0
  const collects = field.kind === 'choices' || field.kind === 'files'
  if (collects && answered) last.push(press(labels.done, ref, { do: 'done', key: field.key }, 'good'))
  else if (field.keepable && answered) last.push(press(labels.keep, ref, { do: 'keep', key: field.key }, 'main'))
  if (field.optional && !(collects && answered)) last.push(press(labels.skip, ref, { do: 'skip', key: field.key }))
  if (last.length > 0) rows.push(last)
  return rows
}

function optionRows(field: FieldView, view: Ask): readonly (readonly Button[])[] {
  const pages = Math.ceil(field.options.length / OPTIONS_ON_A_PAGE)
  const page = Math.max(0, Math.min(view.optionsPage, pages - 1))
  const shown = field.options.slice(page * OPTIONS_ON_A_PAGE, (page + 1) * OPTIONS_ON_A_PAGE)
  const rows = inRows(shown.map((option) => optionButton(field, option, view.ref)))
  const turn: Button[] = []
  const turnTo = (label: string, to: number): void =>
    void turn.push(press(label, view.ref, { do: 'options', key: field.key, page: to }))
  if (page > 0) turnTo(view.labels.less, page - 1)
  if (page < pages - 1) turnTo(view.labels.more, page + 1)
  return turn.length > 0 ? [...rows, turn] : rows
}

function optionButton(field: FieldView, option: Option, ref: Ref): Button {
  const chosen = field.value.includes(option.value)
  const { key } = field
  if (field.kind === 'choices') {
    return press(`${chosen ? '☑' : '☐'} ${option.label}`, ref, { do: 'toggle', key, value: option.value })
  }
  const mark = field.kind === 'choice' && chosen ? '✓ ' : ''
  return press(`${mark}${option.label}`, ref, { do: 'answer', key, value: option.value })
}

function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const longest = Math.max(0, ...buttons.map((button) => button.label.length))
  const width = longest <= NUMBER_LABEL_LENGTH ? 5 : longest <= SHORT_LABEL_LENGTH ? 2 : 1
  const rows: (readonly Button[])[] = []
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width))
  return rows
}

function leaveRows(view: Ask): readonly (readonly Button[])[] {
  const cancel = press(view.labels.cancel, view.ref, { do: 'cancel' })
  return [view.canGoBack ? [press(view.labels.back, view.ref, { do: 'back' }), cancel] : [cancel]]
}

function cardOfReview(view: Review): Card {
  const rows: Block = { is: 'fields', fields: view.rows.map(({ label, value }) => ({ label, value })) }
  return {
    blocks: [
      ...noteBlocks(view.note),
      { is: 'title', text: plain(view.title) },
      ...view.blocks,
      ...(view.rows.length > 0 ? [rows] : []),
    ],
    rows: view.editing ? changeRows(view) : confirmRows(view),
  }
}

function confirmRows(view: Review): readonly (readonly Button[])[] {
  const { ref, labels } = view
  const cancel = press(labels.cancel, ref, { do: 'cancel' })
  const confirm = press(view.confirm, ref, { do: 'confirm' }, 'good')
  return [[confirm], view.rows.length > 0 ? [press(labels.edit, ref, { do: 'change' }), cancel] : [cancel]]
}

function changeRows(view: Review): readonly (readonly Button[])[] {
  const { ref, labels } = view
  return [
    ...view.rows.map((row) => [press(row.label, ref, { do: 'edit', key: row.key })]),
    [press(labels.back, ref, { do: 'summary' }), press(labels.cancel, ref, { do: 'cancel' })],
  ]
}

function press(label: string, ref: Ref, move: ButtonMove, look?: Look): Button {
  const button: Button = { is: 'move', label, ref, move }
  return look === undefined ? button : { ...button, look }
}
