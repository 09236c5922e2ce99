import type { Tx } from '../db/connect.ts'
import { closeWords, unknownWords } from './find-store.ts'

/** More words than this are not looked at one by one. */
const MOST_WORDS = 8
/** Shorter words are close to too many others. */
const SHORTEST = 4

/** How many typing errors a word of this length may have. */
const mostErrors = (length: number): number => (length < 6 ? 1 : length < 10 ? 2 : 3)

/**
 * The words as they are looked for: one that stands in no job, in no form, is replaced by the closest one that does
 * (one wrong letter in short words, three in long ones). The word is corrected, not the search: there are few distinct
 * words, and many jobs. Words that are close to nothing stay.
 */
export async function correctedWords(tx: Tx, words: string): Promise<string> {
  const parts = words.split(/(\s+)/)
  const bare = parts.map(letters)
  const asked = [...new Set(bare.filter((word) => word.length >= SHORTEST && word.length <= 30))].slice(0, MOST_WORDS)
  if (asked.length === 0) return words
  const corrected = new Map<string, string>()
  for (const word of await unknownWords(tx, asked)) {
    const best = closest(word, await closeWords(tx, word))
    if (best !== undefined) corrected.set(word, best)
  }
  return parts.map((part, index) => asWritten(part, corrected.get(bare[index] ?? ''))).join('')
}

/** A word without the signs around it, in small letters. */
function letters(part: string): string {
  return part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase()
}

/** With a capital where one was typed. */
function asWritten(part: string, corrected: string | undefined): string {
  if (corrected === undefined) return part
  return /^\p{Lu}/u.test(part) ? corrected.slice(0, 1).toUpperCase() + corrected.slice(1) : corrected
}

/** The candidate with the fewest errors; of several the first, which has most groups of letters in common. */
function closest(word: string, candidates: readonly string[]): string | undefined {
  let fewest = mostErrors(word.length) + 1
  let best: string | undefined
  for (const candidate of candidates) {
    const errors = errorsBetween(word, candidate)
    if (errors < fewest) [fewest, best] = [errors, candidate]
  }
  return best
}

/** Letters that are missing, too many, wrong, or in the place of their neighbour (optimal string alignment). */
export function errorsBetween(one: string, other: string): number {
  const [left, right] = [[...one], [...other]]
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  left.forEach((letter, place) => {
    const next = [place + 1]
    right.forEach((wanted, index) => {
      const wrong = letter === wanted ? 0 : 1
      const swapped = letter === right[index - 1] && left[place - 1] === wanted
      next.push(
        Math.min(
          (row[index] ?? 0) + wrong,
          (row[index + 1] ?? 0) + 1,
          (next[index] ?? 0) + 1,
          swapped ? (before[index - 1] ?? 0) + 1 : Infinity,
        ),
      )
    })
    before = row
    row = next
  })
  return row.at(-1) ?? 0
}
