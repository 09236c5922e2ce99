import { Buffer } from 'node:buffer'
import type { ButtonMove, Intent, Ref } from '../dialog/card.ts'
import { INTENT_NAME, readMove, readRef, writeMove, writeRef } from '../dialog/packed.ts'

/** Bot API, InlineKeyboardButton: callback_data is 1-64 bytes of UTF-8. */
export const MAX_CALLBACK_DATA_BYTES = 64

/** What a button carries: an intent, or a move of a running dialog. */
export type ButtonData =
  | { readonly is: 'go'; readonly intent: Intent }
  | { readonly is: 'move'; readonly ref: Ref; readonly move: ButtonMove }

/**
 * Packs what a button does into callback data: `i:NAME:ARG:ARG` for an intent, `d:DIALOG:REVISION:LETTER:KEY:VALUE` for
 * a move. Colons and percent signs in arguments are escaped. Throws an Error when it does not fit: that is a bug of the
 * screen or flow, and the walk over all screens finds it.
 */
export function encodeButton(button: ButtonData): string {
  const data = button.is === 'go' ? encodeIntent(button.intent) : encodeMove(button.ref, button.move)
  const bytes = Buffer.byteLength(data)
  // Arguments may be somebody's words, and errors are logged.
  const name = button.is === 'go' ? button.intent.do : button.move.do
  if (bytes > MAX_CALLBACK_DATA_BYTES) throw new Error(`a button's data takes ${bytes} bytes of 64: ${name}`)
  return data
}

/** Reads callback data. Undefined for anything that `encodeButton` does not write: forged, damaged, or of an older version. */
export function decodeButton(data: string): ButtonData | undefined {
  if (Buffer.byteLength(data) > MAX_CALLBACK_DATA_BYTES) return undefined
  const [sort, ...parts] = data.split(':')
  if (sort === 'i') return decodeIntent(parts)
  if (sort === 'd') return decodeMove(parts)
  return undefined
}

function encodeIntent(intent: Intent): string {
  if (!INTENT_NAME.test(intent.do)) throw new Error(`not the name of an intent: ${intent.do}`)
  return ['i', intent.do, ...intent.args.map(escapePart)].join(':')
}

function decodeIntent([name, ...args]: readonly string[]): ButtonData | undefined {
  if (name === undefined || !INTENT_NAME.test(name)) return undefined
  const read = args.map(unescapePart)
  if (!read.every((arg) => arg !== undefined)) return undefined
  return { is: 'go', intent: { do: name, args: read } }
}

function escapePart(part: string): string {
  return part.toWellFormed().replace(/[%:]/g, (found) => (found === ':' ? '%3A' : '%25'))
}

function unescapePart(part: string): string | undefined {
  if (!/^(?:[^%:]|%3A|%25)*$/.test(part) || !part.isWellFormed()) return undefined
  return part.replace(/%3A|%25/g, (found) => (found === '%3A' ? ':' : '%'))
}

function encodeMove(ref: Ref, move: ButtonMove): string {
  const parts = [...writeRef(ref), ...writeMove(move)]
  const data = ['d', ...parts].join(':')
  if (decodeMove(parts) === undefined) throw new Error(`a move that could not be read again: ${data}`)
  return data
}

function decodeMove(parts: readonly string[]): ButtonData | undefined {
  const [ref, move] = [readRef(parts), readMove(parts.slice(2))]
  return ref === undefined || move === undefined ? undefined : { is: 'move', ref, move }
}
