import { onlyFields } from './arguments.ts'
import { badRequest } from './refusal.ts'
import type { Entity } from './types.ts'
import { urlProblem } from './urls.ts'
import { isRecord, type Json } from './world.ts'

/** The entity types of Bot API 10.3 and the fields that each has beside type, offset and length. */
const entityFields: Readonly<Record<string, readonly string[]>> = {
  mention: [],
  hashtag: [],
  cashtag: [],
  bot_command: [],
  url: [],
  email: [],
  phone_number: [],
  bold: [],
  italic: [],
  underline: [],
  strikethrough: [],
  spoiler: [],
  blockquote: [],
  expandable_blockquote: [],
  code: [],
  pre: ['language'],
  text_link: ['url'],
  text_mention: ['user'],
  custom_emoji: ['custom_emoji_id'],
  date_time: ['unix_time', 'date_time_format'],
}

/** Found again by the server itself, so what a bot says about them is ignored. */
const automaticTypes = new Set(['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number'])

/** Entities that may hold no other entity (Bot API, "Formatting options"). */
const closedTypes = new Set(['code', 'pre'])

const maximumEntities = 100

/**
 * Checks the entities that a bot sent for a text. Offsets and lengths are UTF-16 units. Refuses unknown types and
 * fields, ranges outside the text, cut surrogate pairs and entities that overlap without one lying inside the other:
 * the real server splits or drops the last kind silently, here it is a bug of ours.
 */
export function checkEntities(text: string, raw: unknown): readonly Entity[] {
  if (raw === undefined || raw === null) return []
  if (!Array.isArray(raw)) throw badRequest('expected an Array of MessageEntity')
  const entities = raw.map((entity) => checkEntity(text, entity)).filter((entity) => !automaticTypes.has(entity.type))
  const sorted = entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length)
  for (const [index, entity] of sorted.entries()) {
    for (const later of sorted.slice(index + 1)) checkPair(entity, later)
  }
  return sorted.slice(0, maximumEntities)
}

function checkEntity(text: string, raw: unknown): Entity {
  if (!isRecord(raw)) throw parseRefusal('expected an Object')
  const type = raw['type']
  if (typeof type !== 'string') throw parseRefusal(`Can't find field "type"`)
  const own = entityFields[type]
  if (own === undefined) throw parseRefusal('Unsupported type specified')
  onlyFields(raw, ['type', 'offset', 'length', ...own], `the entity ${type}`)
  const offset = wholeNumber(raw, 'offset')
  const length = wholeNumber(raw, 'length')
  checkRange(text, offset, length)
  return { type, offset, length, ...extraFields(type, raw) }
}

function parseRefusal(reason: string): Error {
  return badRequest(`can't parse MessageEntity: ${reason}`)
}

function wholeNumber(raw: Json, name: string): number {
  const value = raw[name]
  if (value === undefined) throw parseRefusal(`Can't find field "${name}"`)
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw parseRefusal(`Field "${name}" must be a valid Number`)
  }
  return value
}

function checkRange(text: string, offset: number, length: number): void {
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (length <= 0) throw badRequest(`receive an entity with incorrect length ${length}`)
  if (offset >= text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  const end = offset + length
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  }
  if (cutsPair(text, offset)) throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`)
  if (cutsPair(text, end)) throw badRequest(`entity ends in a middle of a UTF-16 symbol at byte offset ${end}`)
}

function cutsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function extraFields(type: string, raw: Json): Partial<Entity> {
  if (type === 'text_link') {
    const url = requiredText(raw, 'url')
    const problem = urlProblem(url)
    if (problem !== undefined) throw badRequest(`entity URL '${url}' is invalid: ${problem}`)
    return { url }
  }
  if (type === 'pre' && raw['language'] !== undefined) return { language: requiredText(raw, 'language') }
  if (type === 'date_time') return dateTimeFields(raw)
  if (type === 'text_mention') {
    if (!isRecord(raw['user'])) throw parseRefusal(`Can't find field "user"`)
    throw badRequest('user not found')
  }
  if (type === 'custom_emoji' && !/^\d{1,19}$/.test(requiredText(raw, 'custom_emoji_id'))) {
    throw parseRefusal('Field "custom_emoji_id" must be a valid Number')
  }
  return {}
}

function requiredText(raw: Json, name: string): string {
  const value = raw[name]
  if (value === undefined) throw parseRefusal(`Can't find field "${name}"`)
  if (typeof value !== 'string') throw parseRefusal(`Field "${name}" must be of type String`)
  return value
}

/** The format is `r`, or any of `w`, one of `d` and `D`, one of `t` and `T`, in this order (Bot API 9.5). */
function dateTimeFields(raw: Json): Partial<Entity> {
  const unixTime = wholeNumber(raw, 'unix_time')
  if (unixTime < 0 || unixTime > 2 ** 31 - 1) throw parseRefusal('Invalid Unix time specified')
  const format = raw['date_time_format'] === undefined ? '' : requiredText(raw, 'date_time_format')
  if (!/^(?:r|w?[dD]?[tT]?)$/.test(format)) throw parseRefusal('Invalid date-time format specified')
  return { unix_time: unixTime, date_time_format: format }
}

function checkPair(entity: Entity, later: Entity): void {
  const end = entity.offset + entity.length
  if (later.offset >= end) return
  if (later.offset + later.length > end) {
    throw badRequest(`entities at UTF-16 offsets ${entity.offset} and ${later.offset} overlap`)
  }
  const isSameRange = entity.offset === later.offset && entity.length === later.length
  if (closedTypes.has(entity.type) || (isSameRange && closedTypes.has(later.type))) {
    throw badRequest(`entity at UTF-16 offset ${later.offset} lies inside the ${entity.type} at ${entity.offset}`)
  }
}
