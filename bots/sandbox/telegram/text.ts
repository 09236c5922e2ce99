import { detectEntities } from './detect.ts'
import { checkEntities } from './entities.ts'
import { badRequest } from './refusal.ts'
import type { Entity } from './types.ts'

export interface FormattedText {
  readonly text: string
  readonly entities: readonly Entity[]
}

/** Bot API 10.3: a message has 1 to 4096 characters, a caption up to 1024; counted in UTF-16 units here. */
const maximumText = 4096
const maximumCaption = 1024

/**
 * The text as the real server keeps it: without carriage returns and direction marks (U+2028 to U+202E), control
 * characters as spaces, white space cut at both ends, the bot's entities moved along, and the automatic entities added.
 * Refuses wrong entities.
 */
function formatText(raw: string, rawEntities: unknown): FormattedText {
  return finish(raw, checkEntities(raw, rawEntities))
}

/** The same for what a person typed: no entities but the automatic ones. */
export function formatTypedText(raw: string): FormattedText {
  return finish(raw, [])
}

function finish(raw: string, given: readonly Entity[]): FormattedText {
  const cleaned = clean(raw, given)
  const trimmed = trim(cleaned.text, cleaned.entities)
  return { text: trimmed.text, entities: detectEntities(trimmed.text, trimmed.entities) }
}

function clean(raw: string, given: readonly Entity[]): FormattedText {
  let text = ''
  const movedTo: number[] = []
  for (let index = 0; index < raw.length; index += 1) {
    movedTo.push(text.length)
    const unit = raw.charCodeAt(index)
    const dropped = unit === 0x0d || (unit >= 0x2028 && unit <= 0x202e)
    const isControl = unit < 0x20 && unit !== 0x0a
    if (!dropped) text += isControl ? ' ' : raw.charAt(index)
  }
  movedTo.push(text.length)
  const entities = given.flatMap((entity) => {
    const offset = movedTo[entity.offset] ?? text.length
    const end = movedTo[entity.offset + entity.length] ?? text.length
    return end > offset ? [{ ...entity, offset, length: end - offset }] : []
  })
  return { text, entities }
}

function trim(text: string, given: readonly Entity[]): FormattedText {
  const end = text.trimEnd().length
  // White space in front stays when an entity begins in it, as in the real server.
  const firstEntity = given.reduce((first, entity) => Math.min(first, entity.offset), end)
  const start = Math.min(text.length - text.trimStart().length, firstEntity)
  const entities = given.flatMap((entity) => {
    const last = Math.min(entity.offset + entity.length, end)
    return last > entity.offset ? [{ ...entity, offset: entity.offset - start, length: last - entity.offset }] : []
  })
  return { text: text.slice(start, end), entities }
}

/** Refuses an empty text and one over 4096, in the order and words of the real server. */
export function checkedMessageText(raw: string, rawEntities: unknown): FormattedText {
  if (raw === '') throw badRequest('message text is empty')
  const formatted = formatText(raw, rawEntities)
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (formatted.text.length > maximumText) throw badRequest('message is too long')
  return formatted
}

export function checkedCaption(raw: string, rawEntities: unknown): FormattedText {
  const formatted = formatText(raw, rawEntities)
  if (formatted.text.length > maximumCaption) throw badRequest('message caption is too long')
  return formatted
}

/**
 * Splits what a person typed into messages of at most 4096, as Telegram's apps do: at the last line break or space of
 * the final quarter where there is one, never inside a surrogate pair.
 */
export function splitTypedText(text: string): readonly string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > maximumText) {
    const cut = cutPosition(rest)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts
}

function cutPosition(text: string): number {
  const window = text.slice(0, maximumText)
  const earliest = Math.floor((maximumText * 3) / 4)
  for (const delimiter of ['\n', ' ']) {
    const at = window.lastIndexOf(delimiter)
    if (at >= earliest) return at
  }
  const last = window.charCodeAt(maximumText - 1)
  return last >= 0xd800 && last <= 0xdbff ? maximumText - 1 : maximumText
}
