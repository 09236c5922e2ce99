/** One answer as it was given. `open`: shown again, or a list still being collected; it prefills but does not count. */
export interface RawAnswer {
  readonly value: string | readonly string[]
  readonly open?: true
  /** What stood there before this answer and was right: it can be kept when this one is wrong. */
  readonly before?: readonly string[]
  /** Asked again from the review, so the way back leads there. */
  readonly review?: true
  /** When a long text was taken, in milliseconds: what follows at once may be the rest of it (`withRest`). */
  readonly at?: number
}

/** What is known of an answer beside its value. */
export type Around = Pick<RawAnswer, 'before' | 'review' | 'at'>

/** All answers of a dialog by key, as they are stored. */
export type Raw = Readonly<Record<string, RawAnswer>>

export const valuesOf = (answer: RawAnswer): readonly string[] =>
  typeof answer.value === 'string' ? [answer.value] : answer.value

/** The ceiling against floods: twice what any question takes, however many messages it came in. */
const MAX_STORED_LENGTH = 8_000

/** The answer given, no longer open. U+0000 and lone surrogates go: a jsonb column holds neither. */
export function withAnswer(raw: Raw, key: string, value: string | readonly string[], around: Around = {}): Raw {
  return { ...raw, [key]: { value: typeof value === 'string' ? storable(value) : value.map(storable), ...around } }
}

/** The answer kept, but asked for again. */
export function withOpen(raw: Raw, key: string, value: string | readonly string[], around: Around = {}): Raw {
  return { ...raw, [key]: { value, open: true, ...around } }
}

/** Telegram's own limit of a text: its apps send a longer one in parts, cut at a good place in the second half. */
const PART_LENGTH = 4_096
/** Blanks at the cut are trimmed: so much shorter a text of two parts may be than one that had to be split. */
const TRIMMED = 96
/** The parts come within about a second; nobody reads the answer and types another text in this time. */
const PARTS_MILLISECONDS = 5_000

/** The mark of a text that is long enough to be the first part of a longer one. */
export const longAt = (words: string, now: Date): Around =>
  words.length >= PART_LENGTH / 2 ? { at: now.getTime() } : {}

/** True when a long text was taken so shortly before that what comes now may be the rest of it. */
export const isFollowed = ({ at }: RawAnswer, now: Date): boolean =>
  at !== undefined && now.getTime() - at <= PARTS_MILLISECONDS

/**
 * The long answer with what has followed it at once; undefined when that is too late to be the rest of it, or when both
 * would have gone in one message.
 */
export function withRest(answer: RawAnswer, words: string, now: Date): string | undefined {
  const { value } = answer
  if (!isFollowed(answer, now)) return undefined
  const first = valuesOf(answer).join('')
  if (first.length + words.length < PART_LENGTH - TRIMMED) return undefined
  return typeof value === 'string' ? first + (value.length % PART_LENGTH === 0 ? '' : '\n') + words : undefined
}

/** These answers are not there any more. */
export const without = (raw: Raw, keys: readonly string[]): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)))

function storable(words: string): string {
  return words.slice(0, MAX_STORED_LENGTH).toWellFormed().replaceAll('\u0000', '')
}
