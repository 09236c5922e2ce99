import type { ButtonMove, Intent, Ref } from '../dialog/card.ts'
import { INTENT_NAME, KEY, VALUE, WHOLE_NUMBER, readMove, readRef, writeMove, writeRef } from '../dialog/packed.ts'
import { MAX_CUSTOM_ID_LENGTH } from './limits.ts'

/** What a component of ours carries in its custom id. */
export type Marked =
  | { readonly is: 'go'; readonly intent: Intent }
  | { readonly is: 'move'; readonly ref: Ref; readonly move: ButtonMove }
  /** Opens the page of a dialog as a form, and names the form that was sent. */
  | { readonly is: 'form'; readonly ref: Ref }
  /** A select: one answer, all answers of a list, or one box of a long list. */
  | { readonly is: 'pick'; readonly ref: Ref; readonly key: string; readonly as: 'answer' | 'answers' | 'toggle' }
  /** The select of the answers that can be changed. */
  | { readonly is: 'change'; readonly ref: Ref; readonly part: number }

const PICKS = { answer: 'one', answers: 'all', toggle: 'box' } as const

/**
 * Packs what a component does into its custom id: `i:NAME:ARG` for an intent, `d:DIALOG:REVISION:LETTER:KEY:VALUE` for a
 * move, `f:`, `p:` and `c:` for forms and selects. Throws an Error when it does not fit: that is a bug of the screen or
 * flow, and the walk over all screens finds it.
 */
export function writeCustomId(marked: Marked): string {
  const id = written(marked)
  // Arguments may be somebody's words, and errors are logged.
  const name = marked.is === 'go' ? marked.intent.do : marked.is
  if (id.length > MAX_CUSTOM_ID_LENGTH) throw new Error(`a custom id of ${id.length} characters: ${name}`)
  if (readCustomId(id) === undefined) throw new Error(`a custom id that could not be read again: ${name}`)
  return id
}

/** The same ids as long as each is the only one; a second one with the same meaning gets `~2`, a third `~3`. */
export function uniqueIn(taken: Set<string>, id: string): string {
  let unique = id
  for (let count = 2; taken.has(unique); count += 1) unique = `${id}~${count}`
  if (unique.length > MAX_CUSTOM_ID_LENGTH) throw new Error(`a custom id of ${unique.length} characters`)
  taken.add(unique)
  return unique
}

/** Reads a custom id. Undefined for anything that `writeCustomId` does not write: forged, damaged, or of an older version. */
export function readCustomId(id: string): Marked | undefined {
  if (id.length > MAX_CUSTOM_ID_LENGTH) return undefined
  const [sort, ...parts] = id.replace(/~\d{1,3}$/, '').split(':')
  if (sort === 'i') return readIntent(parts)
  const ref = readRef(parts)
  if (ref === undefined) return undefined
  const rest = parts.slice(2)
  if (sort === 'd') {
    const move = readMove(rest)
    return move === undefined ? undefined : { is: 'move', ref, move }
  }
  if (sort === 'f') return rest.length === 0 ? { is: 'form', ref } : undefined
  if (sort === 'p') return readPick(ref, rest)
  return sort === 'c' ? readChange(ref, rest) : undefined
}

/** The name of a single box in a form: its question and the answer that it stands for when it is ticked. */
export const writeBox = (key: string, value: string): string => `${key}:${value}`

/** Undefined for anything that `writeBox` does not write. */
export function readBox(id: string): { readonly key: string; readonly value: string } | undefined {
  const [key, value, ...surplus] = id.split(':')
  if (key === undefined || value === undefined || surplus.length > 0) return undefined
  return KEY.test(key) && VALUE.test(value) ? { key, value } : undefined
}

function written(marked: Marked): string {
  if (marked.is === 'go') return ['i', marked.intent.do, ...marked.intent.args.map(escapePart)].join(':')
  const ref = writeRef(marked.ref).join(':')
  switch (marked.is) {
    case 'form':
      return `f:${ref}`
    case 'pick':
      return `p:${ref}:${PICKS[marked.as]}:${marked.key}`
    case 'change':
      return `c:${ref}:${marked.part}`
    case 'move':
      return ['d', ref, ...writeMove(marked.move)].join(':')
  }
}

function readIntent([name, ...args]: readonly string[]): Marked | undefined {
  if (name === undefined || !INTENT_NAME.test(name)) return undefined
  const read = args.map(unescapePart)
  if (!read.every((arg) => arg !== undefined)) return undefined
  return { is: 'go', intent: { do: name, args: read } }
}

/** `~` closes an id that stands in a message twice. */
const ESCAPES: Readonly<Record<string, string>> = { ':': '%3A', '%': '%25', '~': '%7E' }

function escapePart(part: string): string {
  return part.toWellFormed().replace(/[%:~]/g, (found) => ESCAPES[found] ?? found)
}

function unescapePart(part: string): string | undefined {
  if (!/^(?:[^%:~]|%3A|%25|%7E)*$/.test(part) || !part.isWellFormed()) return undefined
  return part.replace(/%(?:3A|25|7E)/g, (found) => (found === '%3A' ? ':' : found === '%25' ? '%' : '~'))
}

function readPick(ref: Ref, [sort, key, ...surplus]: readonly string[]): Marked | undefined {
  if (key === undefined || !KEY.test(key) || surplus.length > 0) return undefined
  for (const as of ['answer', 'answers', 'toggle'] as const) if (PICKS[as] === sort) return { is: 'pick', ref, key, as }
  return undefined
}

function readChange(ref: Ref, [part, ...surplus]: readonly string[]): Marked | undefined {
  if (part === undefined || !WHOLE_NUMBER.test(part) || surplus.length > 0) return undefined
  return { is: 'change', ref, part: Number(part) }
}
