import { referencesIn } from './match.ts'
import type { ReadEntry } from './statement.ts'

/** Of a transfer that came in, what tells whether a reversal means it. */
export interface Candidate {
  readonly bankReference: string | null
  readonly endToEnd: string
  /** The references of members that it names; blanks between them. */
  readonly named: string
  readonly words: string
  readonly payerPrint: string
  /** Whose it is; null: nobody's yet, or one that waits. */
  readonly memberId: string | null
}

/**
 * The transfer that a reversal takes back, of those with its amount, the newest first: the one whose number it has; otherwise
 * one whose reference it names; otherwise, where it names none, one of the same payer. Undefined when it fits none of them,
 * or those of two members: an operator finds out.
 */
export function originalAmong<T extends Candidate>(
  candidates: readonly T[],
  reversal: { readonly entry: ReadEntry; readonly print: string },
): T | undefined {
  const { entry, print } = reversal
  const references = referencesIn(entry)
  const byNumber = onlyOne(candidates.filter((one) => hasNumberOf(one, entry)))
  if (byNumber !== undefined && (references.length === 0 || names(byNumber, references))) return byNumber
  if (references.length > 0) {
    const named = candidates.filter((one) => names(one, references))
    return onlyOne(named.filter(({ payerPrint }) => payerPrint === print)) ?? onlyOne(named)
  }
  return onlyOne(candidates.filter(({ payerPrint }) => payerPrint === print))
}

const hasNumberOf = (one: Candidate, { bankReference, endToEnd = '' }: ReadEntry): boolean =>
  (bankReference !== null && one.bankReference === bankReference) || (endToEnd !== '' && one.endToEnd === endToEnd)

const names = ({ named, words }: Candidate, references: readonly string[]): boolean =>
  [...named.split(' '), ...referencesIn({ searched: [words] })].some((one) => references.includes(one))

/** The newest, when all are one member's: which of them it is makes no difference then. */
function onlyOne<T extends Candidate>(candidates: readonly T[]): T | undefined {
  const owners = new Set(candidates.map(({ memberId }, index) => memberId ?? index))
  return owners.size === 1 ? candidates[0] : undefined
}
