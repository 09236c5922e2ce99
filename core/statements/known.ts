import { createHash } from 'node:crypto'
import { comparedName, comparedWords, referencesIn } from './match.ts'
import type { ReadEntry } from './statement.ts'

/** What tells whether two entries are one: of a file, or of what was booked before. */
export interface Traits {
  readonly points: number
  readonly bookedOn: string
  readonly bankReference: string | null
  readonly endToEnd: string
  /** The references of members that it names. */
  readonly named: readonly string[]
  /** As they are compared. */
  readonly name: string
  readonly words: string
  /** The fingerprint of the other side's account; undefined where the bank names none. */
  readonly accountPrint: string | undefined
}

/** `again`: it came before. `unclear`: it may have. `new`: it has not. */
export type Familiarity = 'again' | 'unclear' | 'new'

export const traitsOf = (entry: ReadEntry, print: string): Traits => ({
  points: entry.points,
  bookedOn: entry.bookedOn,
  bankReference: entry.bankReference,
  endToEnd: entry.endToEnd ?? '',
  named: referencesIn(entry),
  name: comparedName(entry.name),
  words: comparedWords(entry.words),
  accountPrint: entry.iban === '' ? undefined : print,
})

interface InPart {
  readonly part: number
  readonly traits: Traits
}

/**
 * Which of these entries have come before; `part` is the statement of the upload in which each stands. An entry explains at
 * most one of each statement: twice the same in one is two payments. What is certainly the same is found first, so that the
 * second of two payments does not look like the first.
 */
export function familiarities(before: readonly Traits[], entries: readonly InPart[]): readonly Familiarity[] {
  const pool = [...before]
  const found: Familiarity[] = entries.map(() => 'new')
  const parts = [...new Set(entries.map(({ part }) => part))].sort((one, other) => one - other)
  for (const part of parts) {
    const own = entries.flatMap((one, index) => (one.part === part ? [{ index, traits: one.traits }] : []))
    const left = new Set(pool)
    for (const likeness of ['same', 'maybe'] as const) {
      for (const { index, traits } of own) {
        if (found[index] !== 'new') continue
        const match = firstIn(left, (one) => likenessOf(one, traits) === likeness)
        if (match === undefined) continue
        left.delete(match)
        found[index] = likeness === 'same' ? 'again' : 'unclear'
      }
    }
    const fresh = own.filter(({ index }) => found[index] !== 'again')
    const numbers = countNumbers([...pool, ...fresh.map(({ traits }) => traits)])
    for (const { index, traits } of fresh) if ((numbers.get(numberOf(traits)) ?? 0) > 1) found[index] = 'unclear'
    pool.push(...fresh.map(({ traits }) => traits))
  }
  return found
}

function firstIn<T>(set: ReadonlySet<T>, fits: (one: T) => boolean): T | undefined {
  for (const one of set) if (fits(one)) return one
  return undefined
}

/** The bank's number of what came in; what goes back may have that of what it takes back. */
const numberOf = ({ bankReference, points }: Traits): string => (points > 0 ? (bankReference ?? '') : '')

/** How many transfers that came in have each number: of two with one number the bank can mean only one. */
function countNumbers(all: readonly Traits[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const number of all.map(numberOf).filter((one) => one !== '')) counts.set(number, (counts.get(number) ?? 0) + 1)
  return counts
}

function likenessOf(one: Traits, other: Traits): 'same' | 'maybe' | 'other' {
  if (one.points !== other.points) return 'other'
  if (one.bankReference !== null && other.bankReference !== null) {
    if (areOfTwo(one, other)) return 'other'
    if (one.bankReference === other.bankReference) return 'same'
    // Two numbers of the bank are two entries, however alike; a part of a whole may have been told as the whole.
    const [short = '', long = ''] = [one.bankReference, other.bankReference].sort((a, b) => a.length - b.length)
    const isPart = long.startsWith(`${short}/`) && one.bookedOn === other.bookedOn
    return isPart ? 'maybe' : 'other'
  }
  if (one.bookedOn !== other.bookedOn || areOfTwo(one, other)) return 'other'
  const haveNone = one.named.length === 0 && other.named.length === 0
  const haveBoth = one.named.length > 0 && other.named.length > 0
  const words = agreement(one.words, other.words)
  const byAccount = one.accountPrint !== undefined && other.accountPrint !== undefined
  const payer = byAccount ? 'yes' : agreement(one.name, other.name)
  // The other words of the same payer are another payment.
  if (haveNone && (words === 'no' || (words === 'none' && payer === 'no'))) return 'other'
  const isSamePayer = payer === 'yes' || payer === 'none'
  const isSameReason = haveBoth ? words !== 'no' : haveNone && (words === 'yes' || words === 'none')
  // What one bank's file leaves out may be in the other: somebody has to look.
  return isSamePayer && isSameReason ? 'same' : 'maybe'
}

/** Whoever names another member, comes from another account or has another number of the payer's is somebody else. */
const areOfTwo = (one: Traits, other: Traits): boolean =>
  (one.named.length > 0 && other.named.length > 0 && !one.named.some((name) => other.named.includes(name))) ||
  (one.accountPrint !== undefined && other.accountPrint !== undefined && one.accountPrint !== other.accountPrint) ||
  (one.endToEnd !== '' && other.endToEnd !== '' && one.endToEnd !== other.endToEnd)

/** So many letters of a name or of words are nobody else's, where a bank cuts off what is long. */
const CUT_OFF = 20
/** Fewer letters stand in others by chance. */
const PART = 6

/** `part`: one is in the other, as with `SVWZ+` before it, or only one says anything. `none`: neither does. */
function agreement(one: string, other: string): 'yes' | 'no' | 'part' | 'none' {
  if (one === other) return one === '' ? 'none' : 'yes'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short === '') return 'part'
  if (short.length >= CUT_OFF && long.startsWith(short)) return 'yes'
  return short.length >= PART && long.includes(short) ? 'part' : 'no'
}

/** What says the same as others do. */
const kindOf = ({ bookedOn, points, named: [reference], words }: Traits): string =>
  [bookedOn, points, reference ?? words].join('|')

/** Counts entries of a kind, and those with a number and amount of the bank, from those that were there before on. */
export function counters(before: readonly Traits[]): (one: Traits) => {
  readonly hash: string
  readonly running: number
} {
  const counts = new Map<string, number>()
  const next = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key) ?? 1
  }
  const count = (one: Traits) => ({
    hash: createHash('sha256')
      .update(`${kindOf(one)}|${next(`kind ${kindOf(one)}`)}`)
      .digest('hex'),
    running: next(`number ${one.points} ${one.bankReference ?? ''}`),
  })
  before.forEach(count)
  return count
}
