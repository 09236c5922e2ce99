import type { Block, Card } from '../../../bots/dialog/card.ts'
import { listedOnTelegram, onDiscord, onTelegram } from '../../../bots/copy/command-names.ts'
import { bold, plain, type Inline, type Text } from '../../../bots/dialog/text.ts'
import { WORD_JOINER, defused, withoutUnseen } from '../../../bots/telegram/defuse.ts'
import type { Rendered } from '../../../bots/telegram/render.ts'
import type { Entity } from '../../../bots/sandbox/telegram/index.ts'

/** platforms.md 1.1, written down here once more: the renderer's own constants must not judge themselves. */
const LIMITS = { text: 4096, entities: 100, dataBytes: 64, buttons: 100, inRow: 8, markupBytes: 10_000, copy: 256 }

/** Everything in which a message passes a limit of Telegram, one sentence each. */
export function overLimits({ text, entities, reply_markup: markup }: Rendered): readonly string[] {
  const problems: string[] = []
  const expectAtMost = (what: string, size: number, most: number): void => {
    if (size > most) problems.push(`${what}: ${size}, Telegram takes ${most}`)
  }
  if (text.trim() === '') problems.push('the text is empty')
  expectAtMost('characters', text.length, LIMITS.text)
  expectAtMost('entities', entities.length, LIMITS.entities)
  for (const { type, offset, length } of entities) {
    const isInside = offset >= 0 && length > 0 && offset + length <= text.length
    if (!isInside || !text.slice(offset, offset + length).isWellFormed())
      problems.push(`${type} at ${offset} is out of range`)
  }
  const rows = markup?.inline_keyboard ?? []
  expectAtMost('buttons', rows.flat().length, LIMITS.buttons)
  expectAtMost('bytes of markup', Buffer.byteLength(JSON.stringify(markup ?? {})), LIMITS.markupBytes)
  for (const row of rows) expectAtMost('buttons in a row', row.length, LIMITS.inRow)
  for (const button of rows.flat()) {
    if (button.text.trim() === '' || !button.text.isWellFormed()) problems.push(`a button reads "${button.text}"`)
    if ('callback_data' in button)
      expectAtMost('bytes of data', Buffer.byteLength(button.callback_data), LIMITS.dataBytes)
    if ('copy_text' in button) expectAtMost('characters to copy', button.copy_text.text.length, LIMITS.copy)
  }
  return problems
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What of a message can be pressed or opens something: never on a person's words. */
const HARMLESS = new Set(['bold', 'blockquote'])

/** The entities that touch what a person said, as the person on the other side sees them. */
export function onSaidWords(said: readonly Stretch[], text: string, entities: readonly Entity[]): readonly string[] {
  return entities
    .filter(({ type }) => !HARMLESS.has(type))
    .filter(({ offset, length }) => said.some(({ from, to }) => offset < to && offset + length > from))
    .map(({ type, offset, length }) => `${type} on "${text.slice(offset, offset + length)}"`)
}

/**
 * Where a person's words stand in the message drawn from a card, and how many were cut short. Throws when the message
 * does not hold all of our own words in their order: those are never cut.
 */
export function saidIn(card: Card, text: string): { readonly said: readonly Stretch[]; readonly cut: number } {
  const said: Stretch[] = []
  let cut = 0
  let at = 0
  for (const piece of card.blocks.flatMap(piecesOfBlock)) {
    if (!piece.said) {
      if (!text.startsWith(piece.text, at)) throw new Error(`"${piece.text}" is missing at ${at} of: ${text}`)
      at += piece.text.length
      continue
    }
    const from = at
    if (text.startsWith(WORD_JOINER, at) && !defused(piece.text).startsWith(WORD_JOINER)) at += 1
    const whole = defused(piece.text)
    let fits = 0
    while (fits < whole.length && whole[fits] === text[at + fits]) fits += 1
    at += fits
    if (fits < whole.length) {
      cut += 1
      if (!text.startsWith('…', at)) throw new Error(`words are missing without a sign at ${at} of: ${text}`)
      at += 1
    }
    if (text.startsWith(WORD_JOINER, at)) at += 1
    said.push({ from, to: at })
  }
  if (at !== text.length) throw new Error(`nobody said the end of: ${text}`)
  return { said, cut }
}

interface Piece {
  readonly text: string
  readonly said: boolean
}

function piecesOfBlock(block: Block, index: number): readonly Piece[] {
  const pieces = textOfBlock(block)
    .flatMap(piecesOf)
    .filter((piece) => piece.text !== '')
  return index === 0 ? pieces : [{ text: '\n\n', said: false }, ...pieces]
}

function textOfBlock(block: Block): Text {
  switch (block.is) {
    case 'note':
    case 'title':
    case 'quote':
      return block.text
    case 'lines':
      return block.lines.flatMap((line, index) => [...plain(index === 0 ? '' : '\n'), ...line])
    case 'fields':
      return block.fields.flatMap(({ label, value }, index) => [
        ...plain(index === 0 ? '' : '\n'),
        ...bold(plain(label.endsWith('?') ? label : `${label}:`)),
        ...plain(' '),
        ...value,
      ])
  }
}

function piecesOf(inline: Inline): readonly Piece[] {
  switch (inline.is) {
    case 'said':
      return [{ text: withoutUnseen(inline.text), said: true }]
    case 'bold':
      return inline.text.flatMap(piecesOf)
    case 'list':
      return inline.items.flatMap((item, index) => [
        { text: index === 0 ? '• ' : '\n• ', said: false },
        ...item.flatMap(piecesOf),
      ])
    case 'command':
      return [{ text: inline.elsewhere ? onDiscord(inline) : onTelegram(inline), said: false }]
    case 'commands':
      return listedOnTelegram(inline.language).map(({ name, what }, index) => ({
        text: `${index === 0 ? '' : '\n'}${name}: ${what}`,
        said: false,
      }))
    case 'plain':
    case 'code':
    case 'link':
    case 'time':
      return [{ text: inline.text, said: false }]
  }
}
