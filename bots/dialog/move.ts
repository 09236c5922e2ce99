import type { ButtonMove } from './card.ts'
import type { DialogCopy } from '../copy/de/dialog.ts'
import { writeKeptFile, type KeptFile } from './field.ts'
import type { Located, Slot } from './locate.ts'
import { isFollowed, longAt, withAnswer, withOpen, withRest, type Around, type Raw } from './raw.ts'
import { join, type Text } from './text.ts'
import { OPTIONS_A_PAGE } from './view.ts'

/** What a person's act comes to, before anything is stored. */
export type Moved =
  | { readonly is: 'changed'; readonly raw: Raw; readonly optionsPage?: number; readonly note?: Text }
  /** Only another way of looking at it: the answers and the revision stay. */
  | { readonly is: 'shown'; readonly optionsPage?: number; readonly editing?: boolean; readonly note?: Text }
  | { readonly is: 'submit' }
  | { readonly is: 'cancel' }
  /** The act belongs to an earlier state, or nobody drew such a button. */
  | { readonly is: 'stale' }

const STALE: Moved = { is: 'stale' }

/** A button of the dialog. Anybody can forge one, so a move is taken only where its button would have been drawn. */
export function pressed(at: Located, raw: Raw, move: ButtonMove): Moved {
  switch (move.do) {
    case 'cancel':
      return { is: 'cancel' }
    case 'confirm':
      return at.page === undefined ? { is: 'submit' } : STALE
    case 'change':
      return at.page === undefined ? { is: 'shown', editing: true } : STALE
    case 'summary':
      return { is: 'shown' }
    case 'back':
      return back(at, raw)
    case 'edit':
      return edit(at, raw, move.key)
    case 'answer':
    case 'toggle':
    case 'done':
    case 'keep':
    case 'skip':
    case 'options': {
      const slot = at.page?.find(({ key }) => key === move.key)
      return slot === undefined ? STALE : answered(slot, raw, move)
    }
  }
}

type KeyedMove = Extract<ButtonMove, { do: 'answer' | 'toggle' | 'done' | 'keep' | 'skip' | 'options' }>

function answered(slot: Slot, raw: Raw, move: KeyedMove): Moved {
  const { key, field } = slot
  const offers = (value: string): boolean => field.options.some((option) => option.value === value)
  switch (move.do) {
    case 'answer':
      return field.kind !== 'choices' && offers(move.value)
        ? { is: 'changed', raw: withAnswer(raw, key, move.value, around(slot)) }
        : STALE
    case 'toggle':
      return field.kind === 'choices' && offers(move.value) ? toggled(slot, raw, move.value) : STALE
    case 'done':
      return isList(slot) ? { is: 'changed', raw: withAnswer(raw, key, slot.raw) } : STALE
    case 'keep':
      return keepable(slot) ? { is: 'changed', raw: withAnswer(raw, key, slot.before ?? slot.raw) } : STALE
    case 'skip':
      return field.optional ? { is: 'changed', raw: withAnswer(raw, key, []) } : STALE
    case 'options':
      return { is: 'shown', optionsPage: move.page }
  }
}

/** True when the answer that stands there, or the proposed one, can be taken by a button instead of typing it again. */
export function keepable(slot: Slot): boolean {
  if (isList(slot) || slot.state === 'answered') return false
  return slot.before !== undefined || (slot.value !== undefined && slot.raw.length > 0)
}

/** What is remembered beside a new answer, until it is known to be right. Of a secret nothing is. */
function around(slot: Slot): Around {
  const before = slot.given && slot.value !== undefined && slot.raw.length > 0 ? slot.raw : slot.before
  return {
    ...(before === undefined || slot.field.secret ? {} : { before }),
    ...(slot.fromReview ? { review: true } : {}),
  }
}

/** The answer with which somebody who only looked at it again goes back to the review; undefined when there is none. */
function unchanged({ open }: Located): readonly string[] | undefined {
  if (open?.fromReview !== true) return undefined
  return open.value === undefined ? open.before : open.raw
}

/** True when there is something to go back to: the review, or a question that was answered. */
export const canGoBack = (at: Located): boolean => unchanged(at) !== undefined || answeredBefore(at).length > 0

/** True when the way back leads to the review. */
export const backToReview = (at: Located): boolean => unchanged(at) !== undefined

const isList = (slot: Slot): boolean => slot.field.kind === 'choices' || slot.field.kind === 'files'

function toggled(slot: Slot, raw: Raw, value: string): Moved {
  const chosen = slot.raw.includes(value) ? slot.raw.filter((one) => one !== value) : [...slot.raw, value]
  // The box that was just ticked stays in sight.
  const index = slot.field.options.findIndex((option) => option.value === value)
  const again = withOpen(raw, slot.key, chosen, around(slot))
  return { is: 'changed', raw: again, optionsPage: Math.floor(index / OPTIONS_A_PAGE) }
}

/** The questions that were answered before the present one; what is only assumed was never asked, so nobody goes back to it. */
function answeredBefore(at: Located): readonly Slot[] {
  const present = at.open === undefined ? at.slots.length : at.slots.indexOf(at.open)
  return at.slots.slice(0, present).filter((slot) => slot.given)
}

function back(at: Located, raw: Raw): Moved {
  const kept = unchanged(at)
  if (at.open !== undefined && kept !== undefined) {
    return { is: 'changed', raw: withAnswer(raw, at.open.key, kept) }
  }
  const previous = answeredBefore(at).at(-1)
  return previous === undefined ? STALE : { is: 'changed', raw: withOpen(raw, previous.key, previous.raw) }
}

function edit(at: Located, raw: Raw, key: string): Moved {
  const slot = at.slots.find((one) => one.key === key)
  if (slot === undefined) return STALE
  return { is: 'changed', raw: withOpen(raw, key, slot.raw, at.page === undefined ? { review: true } : {}) }
}

/**
 * Words typed while a dialog is open: the rest of a long text that came just before, the answer to the open question, or
 * a hint at what is wanted instead.
 */
export function typed(at: Located, raw: Raw, words: string, copy: DialogCopy, now: Date): Moved {
  const rest = restOf(at, raw, words, now)
  if (rest !== undefined) return rest
  const slot = at.open
  if (slot === undefined) return { is: 'shown', note: copy.reviewHint }
  const { key, field } = slot
  const mark = raw[key]
  if (field.secret && mark !== undefined && isFollowed(mark, now))
    return { is: 'changed', raw: withOpen(raw, key, '', longAt(words, now)), note: copy.secretInParts }
  const option = optionOf(slot, words)
  switch (field.kind) {
    case 'text':
      return {
        is: 'changed',
        raw: withAnswer(raw, key, inWords(slot, words), { ...around(slot), ...longAt(words, now) }),
      }
    case 'choice':
      if (option === undefined) return { is: 'shown', note: copy.chooseHint }
      return { is: 'changed', raw: withAnswer(raw, key, option, around(slot)) }
    case 'choices':
      return option === undefined ? { is: 'shown', note: copy.chooseHint } : toggled(slot, raw, option)
    case 'files':
      return { is: 'shown', note: field.picturesOnly ? copy.picturesOnly : copy.fileHint }
  }
}

/** A text that the app had to send in parts is one answer: each part is put behind the one before, and a short one ends it. */
function restOf(at: Located, raw: Raw, words: string, now: Date): Moved | undefined {
  for (const slot of at.slots) {
    const answer = raw[slot.key]
    const whole = answer === undefined || slot.field.secret ? undefined : withRest(answer, words, now)
    if (whole === undefined) continue
    const { before, review } = answer ?? {}
    const kept = { ...(before === undefined ? {} : { before }), ...(review === undefined ? {} : { review }) }
    return { is: 'changed', raw: withAnswer(raw, slot.key, whole, { ...kept, ...longAt(words, now) }) }
  }
  return undefined
}

/** Typed instead of tapped: an option's label, or its number where numbers mean nothing else. */
function optionOf({ field }: Slot, words: string): string | undefined {
  const wanted = plainWords(words)
  const named = field.options.find((option) => wanted !== '' && plainWords(option.label) === wanted)
  if (named !== undefined || field.kind === 'text') return named?.value
  return /^[1-9][0-9]{0,2}$/.test(wanted) ? field.options[Number(wanted) - 1]?.value : undefined
}

/** The answer that words are: a quick one that they name, or else themselves. */
const inWords = (slot: Slot, words: string): string => optionOf(slot, words) ?? words

/** Letters and digits only, so that an emoji before a label need not be typed. */
function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The question that a sent file is for: the open one, or, while words are asked for, one that the same page asks later,
 * so that a picture that comes too early is not lost.
 */
export function slotForFile(at: Located, picture: boolean): Slot | undefined {
  if (at.open?.field.kind === 'files') return at.open
  if (at.open?.field.kind !== 'text') return undefined
  return at.page?.find((slot) => slot.field.kind === 'files' && hasRoom(slot) && (picture || !slot.field.picturesOnly))
}

/** Whether a file can be sent for this question; where there is but one, another takes its place. */
export const hasRoom = ({ field, raw }: Slot): boolean => field.most === 1 || raw.length < field.most

/** A file that was kept, added to the question that it is for. */
export function fileAdded(at: Located, raw: Raw, file: KeptFile, copy: DialogCopy): Moved {
  const slot = slotForFile(at, file.picture)
  if (slot === undefined) return { is: 'shown', note: copy.noFileHint }
  if (slot.field.picturesOnly && !file.picture) return { is: 'shown', note: copy.picturesOnly }
  if (!hasRoom(slot)) return { is: 'shown', note: copy.filesAtMost(slot.field.most) }
  const files = [...(slot.field.most === 1 ? [] : slot.raw), writeKeptFile(file)]
  // One file that is all it takes is the answer; of several nobody knows which is the last.
  const isWhole = slot === at.open && slot.field.most === 1
  const added = (isWhole ? withAnswer : withOpen)(raw, slot.key, files, around(slot))
  return { is: 'changed', raw: added, ...(slot === at.open ? {} : { note: copy.fileForLater(slot.field.label) }) }
}

/** A file with words below it while words are asked for: they are the answer, and the file waits for its question. */
export function captioned(at: Located, raw: Raw, words: string, file: Moved, copy: DialogCopy): Moved {
  if (at.open?.field.kind !== 'text' || words.trim() === '' || (file.is !== 'changed' && file.is !== 'shown'))
    return file
  const filled = withAnswer(
    file.is === 'changed' ? file.raw : raw,
    at.open.key,
    inWords(at.open, words),
    around(at.open),
  )
  return {
    is: 'changed',
    raw: filled,
    note: join([copy.captionKept, ...(file.note === undefined ? [] : [file.note])], ' '),
  }
}

export interface FilledIn {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  /** Kept already. They take the place of those that were sent before. */
  readonly files: Readonly<Record<string, readonly KeptFile[]>>
}

/** Several answers of the page at once, as a form gives them. Files come as files, never as words. */
export function filledIn(at: Located, raw: Raw, form: FilledIn): Moved {
  let filled = raw
  for (const slot of at.page ?? []) {
    const { key, field } = slot
    const sent = Object.hasOwn(form.files, key) ? form.files[key] : undefined
    if (sent !== undefined && field.kind === 'files') filled = withFiles(slot, filled, sent)
    const value = Object.hasOwn(form.values, key) ? form.values[key] : undefined
    if (value === undefined || field.kind === 'files' || isAssumed(slot, value)) continue
    const given = typeof value === 'string' && field.optional && value.trim() === '' ? [] : value
    const answer = field.kind === 'choices' && typeof given === 'string' ? [given] : given
    filled = withAnswer(filled, key, answer, around(slot))
  }
  return at.page === undefined || filled === raw ? STALE : { is: 'changed', raw: filled }
}

/** Sent back as it was proposed: it stays a proposal, which may still follow from other answers. */
function isAssumed(slot: Slot, value: string | readonly string[]): boolean {
  const given = typeof value === 'string' ? (value === '' ? [] : [value]) : value
  if (slot.given || slot.state !== 'answered' || given.length !== slot.raw.length) return false
  const same = (words: string): string => words.replaceAll('\r\n', '\n').trim()
  return given.every((words, index) => same(words) === same(slot.raw[index] ?? ''))
}

function withFiles(slot: Slot, raw: Raw, files: readonly KeptFile[]): Raw {
  const fitting = slot.field.picturesOnly ? files.filter((file) => file.picture) : files
  // Nothing new: what was sent before counts, and an optional question without any is passed over.
  if (fitting.length === 0 && slot.state === 'answered') return raw
  if (fitting.length === 0)
    return slot.raw.length > 0 || slot.field.optional ? withAnswer(raw, slot.key, slot.raw) : raw
  return withAnswer(raw, slot.key, fitting.map(writeKeptFile))
}
