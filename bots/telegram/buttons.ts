import { Buffer } from 'node:buffer'
import type { ButtonMove, Intent, Ref } from '../dialog/card.ts'

/** Bot API, InlineKeyboardButton: callback_data is 1-64 bytes of UTF-8. */
export const MAX_CALLBACK_DATA_BYTES = 64

/** What a button carries: an intent, or a move of a running dialog. */
export type ButtonData =
  | { readonly is: 'go'; readonly intent: Intent }
  | { readonly is: 'move'; readonly ref: Ref; readonly move: ButtonMove }

const LETTERS = {
  answer: 'a',
  toggle: 't',
  done: 'd',
  keep: 'k',
  skip: 's',
  edit: 'e',
  options: 'o',
  change: 'c',
  summary: 'm',
  back: 'b',
  confirm: 'y',
  cancel: 'x',
} as const satisfies Record<ButtonMove['do'], string>

const INTENT_NAME = /^[a-z][a-z0-9.-]{0,39}$/
const DIALOG_ID = /^[A-Za-z0-9_-]{1,32}$/
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/
const KEY = /^[a-z-]{1,16}$/
const VALUE = /^[A-Za-z0-9._-]{1,24}$/

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
  const parts = ['d', ref.id, String(ref.revision), LETTERS[move.do]]
  if ('key' in move) parts.push(move.key)
  if ('value' in move) parts.push(move.value)
  if ('page' in move) parts.push(String(move.page))
  const data = parts.join(':')
  if (decodeMove(parts.slice(1)) === undefined) throw new Error(`a move that could not be read again: ${data}`)
  return data
}

function decodeMove(parts: readonly string[]): ButtonData | undefined {
  const [id, revision, letter, ...rest] = parts
  if (id === undefined || revision === undefined || letter === undefined) return undefined
  if (!DIALOG_ID.test(id) || !WHOLE_NUMBER.test(revision)) return undefined
  const move = moveOf(letter, rest)
  return move === undefined ? undefined : { is: 'move', ref: { id, revision: Number(revision) }, move }
}

function moveOf(letter: string, [key, value, ...surplus]: readonly string[]): ButtonMove | undefined {
  if (surplus.length > 0) return undefined
  if (key === undefined) return bareMove(letter)
  if (!KEY.test(key)) return undefined
  if (value === undefined) return keyedMove(letter, key)
  if (letter === LETTERS.options)
    return WHOLE_NUMBER.test(value) ? { do: 'options', key, page: Number(value) } : undefined
  if (!VALUE.test(value)) return undefined
  if (letter === LETTERS.answer) return { do: 'answer', key, value }
  return letter === LETTERS.toggle ? { do: 'toggle', key, value } : undefined
}

function bareMove(letter: string): ButtonMove | undefined {
  for (const move of ['change', 'summary', 'back', 'confirm', 'cancel'] as const) {
    if (LETTERS[move] === letter) return { do: move }
  }
  return undefined
}

function keyedMove(letter: string, key: string): ButtonMove | undefined {
  for (const move of ['done', 'keep', 'skip', 'edit'] as const) {
    if (LETTERS[move] === letter) return { do: move, key }
  }
  return undefined
}
