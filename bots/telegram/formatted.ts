import type { MessageEntity } from 'grammy/types'
import { listedOnTelegram, onDiscord, onTelegram } from '../copy/command-names.ts'
import type { Command, Inline, Text } from '../dialog/text.ts'
import { WORD_JOINER, defused, reachesInto, reachesOutOf, withoutUnseen } from './defuse.ts'

/** Bot API, sendMessage: 1-4096 characters after entities parsing, counted in UTF-16 units. */
export const MAX_TEXT_LENGTH = 4096
/** Bot API, sendPhoto and sendDocument: a caption of 0-1024 characters after entities parsing. */
export const MAX_CAPTION_LENGTH = 1024
/** About 100 entities a message are kept, the surplus is lost (github.com/tginfo/Telegram-Limits). */
export const MAX_ENTITIES = 100

/** How many runs beside a person's words are looked at: nothing that Telegram finds is put together from more. */
const NEIGHBOURS = 8

export interface Formatted {
  readonly text: string
  /** Offsets and lengths in UTF-16 units. */
  readonly entities: readonly MessageEntity[]
}

type Mark =
  | { readonly type: 'code' }
  | { readonly type: 'text_link'; readonly url: string }
  | { readonly type: 'date_time'; readonly unix_time: number; readonly date_time_format: 'r' | 'wDt' }

/** A stretch of text that is drawn alike. */
export interface Run {
  readonly text: string
  readonly said: boolean
  readonly bold: boolean
  readonly quoted: boolean
  readonly mark?: Mark
}

type Style = Pick<Run, 'bold' | 'quoted'>

/** Turns a text tree into runs, in reading order. */
export function runsOf(text: Text, style: Style = { bold: false, quoted: false }): readonly Run[] {
  return text.flatMap((inline) => runsOfInline(inline, style))
}

function runsOfInline(inline: Inline, style: Style): readonly Run[] {
  switch (inline.is) {
    case 'plain':
      return [ours(inline.text, style)]
    case 'said':
      return [{ ...style, text: withoutUnseen(inline.text), said: true }]
    case 'bold':
      return runsOf(inline.text, { ...style, bold: true })
    case 'code':
      // Telegram nests nothing in code and code in nothing but quotes: bold is left out here.
      return [{ ...ours(inline.text, style), bold: false, mark: { type: 'code' } }]
    case 'link':
      return [linkRun(inline, style)]
    case 'time':
      return [{ ...ours(inline.text, style), mark: timeMark(inline.at, inline.relative) }]
    case 'list':
      return inline.items.flatMap((item, index) => [ours(index === 0 ? '• ' : '\n• ', style), ...runsOf(item, style)])
    case 'command':
      return [commandRun(inline, style)]
    case 'commands':
      return listedOnTelegram(inline.language).map(({ name, what }, index) =>
        ours(`${index === 0 ? '' : '\n'}${name}: ${what}`, style),
      )
  }
}

/** Ours as it is, which Telegram makes tappable; another platform's would lead nowhere here. */
function commandRun(command: Command, style: Style): Run {
  if (!command.elsewhere) return ours(onTelegram(command), style)
  return { ...ours(onDiscord(command), style), bold: false, mark: { type: 'code' } }
}

export function ours(text: string, style: Style = { bold: false, quoted: false }): Run {
  return { ...style, text: text.toWellFormed(), said: false }
}

/** Telegram drops a link entity with another scheme, and then finds links in the words by itself: they are defused instead. */
function linkRun(inline: Inline & { readonly is: 'link' }, style: Style): Run {
  if (!/^https?:\/\/\S+$/i.test(inline.url)) return { ...style, text: withoutUnseen(inline.text), said: true }
  const words = withoutUnseen(inline.text)
  return { ...ours(words.trim() === '' ? inline.url : words, style), mark: { type: 'text_link', url: inline.url } }
}

/** A countdown in the reader's language, or weekday, long date and short time in the reader's zone. */
function timeMark(atMilliseconds: number, relative: boolean): Mark {
  return {
    type: 'date_time',
    unix_time: Math.floor(atMilliseconds / 1000),
    date_time_format: relative ? 'r' : 'wDt',
  }
}

/**
 * Puts runs together: a person's words defused, at most `most` UTF-16 units, entities counted. What is too long loses
 * the end of the longest words of a person; our own words are never cut, and when they alone are too long this throws
 * an Error (a bug of the screen or flow).
 */
export function format(runs: readonly Run[], most: number = MAX_TEXT_LENGTH): Formatted {
  const pieces = fitted(runs.filter((run) => run.text !== '').map(withDefusedText), most)
  const text = pieces.map((piece) => piece.text).join('')
  return { text, entities: limited(entitiesOf(pieces)) }
}

/** A person's words defused, and kept apart from words beside them that they could make something clickable with. */
function withDefusedText(run: Run, index: number, runs: readonly Run[]): Run {
  if (!run.said) return run
  const textOf = (some: readonly Run[]): string => some.map(({ text }) => text).join('')
  const front = reachesInto(textOf(runs.slice(Math.max(0, index - NEIGHBOURS), index))) ? WORD_JOINER : ''
  const after = textOf(runs.slice(index + 1, index + 1 + NEIGHBOURS))
  const back = reachesOutOf(run.text, after) ? WORD_JOINER : ''
  return { ...run, text: `${front}${defused(run.text)}${back}` }
}

function fitted(runs: readonly Run[], most: number): readonly Run[] {
  const pieces = [...runs]
  for (;;) {
    const surplus = pieces.reduce((length, piece) => length + piece.text.length, 0) - most
    if (surplus <= 0) return pieces
    const longest = longestSaid(pieces)
    const piece = pieces[longest]
    if (piece === undefined) throw new Error(`a message of ours is ${surplus} characters over Telegram's ${most}`)
    pieces[longest] = { ...piece, text: shortened(piece.text, piece.text.length - surplus) }
  }
}

function longestSaid(pieces: readonly Run[]): number {
  return pieces.reduce((longest, piece, index) => {
    const best = pieces[longest]?.text.length ?? 1
    return piece.said && piece.text.length > best ? index : longest
  }, -1)
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of `text` with "…", at most `most` UTF-16 units and never less than "…" itself. No letter is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of letters.segment(text)) {
    if (kept.length + segment.length + 1 > most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function entitiesOf(runs: readonly Run[]): readonly MessageEntity[] {
  const entities: MessageEntity[] = []
  let bold: Span | undefined
  let quote: Span | undefined
  let offset = 0
  for (const run of runs) {
    const length = run.text.length
    if (length === 0) continue
    bold = grown(bold, run.bold, offset, length, (span) => entities.push({ type: 'bold', ...span }))
    quote = grown(quote, run.quoted, offset, length, (span) => entities.push({ type: 'blockquote', ...span }))
    if (run.mark !== undefined) entities.push({ ...run.mark, offset, length })
    offset += length
  }
  if (bold !== undefined) entities.push({ type: 'bold', ...bold })
  if (quote !== undefined) entities.push({ type: 'blockquote', ...quote })
  return entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length)
}

interface Span {
  readonly offset: number
  readonly length: number
}

function grown(
  span: Span | undefined,
  goesOn: boolean,
  offset: number,
  length: number,
  close: (span: Span) => unknown,
): Span | undefined {
  if (goesOn) return span === undefined ? { offset, length } : { ...span, length: span.length + length }
  if (span !== undefined) close(span)
  return undefined
}

/** Bold goes first when there are too many: a lost link, time or code would be a lost function. */
function limited(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  const surplus = entities.length - MAX_ENTITIES
  if (surplus <= 0) return entities
  const bolds = entities.filter((entity) => entity.type === 'bold').slice(-surplus)
  return entities.filter((entity) => !bolds.includes(entity)).slice(0, MAX_ENTITIES)
}
