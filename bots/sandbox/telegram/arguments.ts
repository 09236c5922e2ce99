import type { IncomingMessage } from 'node:http'

import { readMultipart, type Upload } from './multipart.ts'
import { BotApiRefusal, badRequest } from './refusal.ts'
import { isRecord, type Json } from './world.ts'

/** Telegram's own limit of an upload by a bot, 50 MB, with room for the other fields. */
const maximumBodyBytes = 50 * 1024 * 1024 + 64 * 1024

/** The parameters of one call. Values are JSON from a JSON body, texts from every other kind of request. */
export interface Arguments {
  readonly values: Readonly<Json>
  readonly uploads: ReadonlyMap<string, Upload>
}

/** Reads query string and body. Refuses a body over 50 MB with 413 and a body that cannot be read with 400. */
export async function readArguments(request: IncomingMessage, url: URL): Promise<Arguments> {
  const query = Object.fromEntries(url.searchParams)
  if (request.method !== 'POST') return { values: query, uploads: new Map() }
  const body = await readBody(request)
  const contentType = request.headers['content-type'] ?? ''
  if (body.length === 0) return { values: query, uploads: new Map() }
  if (/^application\/json/i.test(contentType)) return { values: { ...query, ...readJson(body) }, uploads: new Map() }
  if (/^multipart\/form-data/i.test(contentType)) {
    const parts = readMultipart(body, contentType)
    return { values: { ...query, ...Object.fromEntries(parts.fields) }, uploads: parts.uploads }
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  return { values: { ...query, ...form }, uploads: new Map() }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    // The rest is still read, so that the sender gets the answer instead of a broken connection.
    if (size <= maximumBodyBytes) chunks.push(bytes)
  }
  if (size > maximumBodyBytes) throw new BotApiRefusal(413, 'Request Entity Too Large')
  return Buffer.concat(chunks)
}

function readJson(body: Buffer): Json {
  const value = parseJson(body.toString('utf8'), "can't parse JSON object")
  if (!isRecord(value)) throw badRequest("can't parse JSON object: an Object is expected")
  return value
}

function parseJson(text: string, refusal: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(refusal)
    throw error
  }
}

/** A text parameter; an absent one is empty, as in the real server. */
export function textOf(input: Arguments, name: string): string {
  const value = input.values[name]
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.stringify(value)
}

/** A whole number inside the range, `fallback` when absent or no number: the real server reads numbers that kindly. */
export function integerOf(input: Arguments, name: string, fallback: number, from: number, to: number): number {
  const text = textOf(input, name).trim()
  if (!/^-?\d{1,16}$/.test(text)) return fallback
  return Math.min(Math.max(Number(text), from), to)
}

/** `true`, `yes` and `1` in any case are true, everything else is false. */
export function flagOf(input: Arguments, name: string): boolean {
  return ['true', 'yes', '1'].includes(textOf(input, name).trim().toLowerCase())
}

/** A parameter that is an object or a list: JSON, or JSON as text. Absent or empty: `undefined`. */
export function structureOf(input: Arguments, name: string): unknown {
  const value = input.values[name]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string') return value
  const label =
    name === 'reply_markup' ? "can't parse reply keyboard markup JSON object" : `can't parse ${name} JSON object`
  return parseJson(value, label)
}

/**
 * Refuses keys of a nested object that Bot API 10.3 does not know: the real server ignores them, here they are a bug of
 * ours.
 */
export function onlyFields(value: Json, known: readonly string[], where: string): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw badRequest(`unknown field ${key} of ${where}`)
  }
}

/** A Boolean field of a nested object, with the real server's refusal for anything else. */
export function flagField(value: Json, name: string, prefix = ''): boolean {
  const found = value[name]
  if (found === undefined) return false
  if (typeof found === 'boolean') return found
  throw badRequest(
    prefix === '' ? `field "${name}" must be of type Boolean` : `${prefix}: Field "${name}" must be of type Boolean`,
  )
}
