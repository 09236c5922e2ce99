/** Why an amount cannot be read. */
export type AmountProblem = 'not-an-amount' | 'thousands'

const AMOUNT = /^(€ ?)?(0|[1-9][0-9]{0,8})(?:[.,]([0-9]{1,2}))?(?: ?(€|eur|euro|euros))?$/i
const IN_POINTS = /^(0|[1-9][0-9]{0,8}) ?(?:punkte?|points?|p)$/i
/** Groups of three digits behind a separator, whatever stands around them: 2.500, 1 000 €, 12'345. */
const THOUSANDS = /^\D{0,4}[0-9]{1,3}(?:[., '’\u00A0\u202F][0-9]{3})+(?![0-9])/

/**
 * Reads an amount as people write it and returns points: `250` and `250 Punkte` are points; a decimal mark or a euro
 * sign makes it euros (`2,50 €`, `2.50`, `2,5`, `€2.50`, `3 €`). Thousands separators are ambiguous between the two
 * languages and refused. Never through a float.
 */
export function readAmount(words: string): { readonly points: number } | { readonly problem: AmountProblem } {
  if (THOUSANDS.test(words)) return { problem: 'thousands' }
  const counted = IN_POINTS.exec(words)
  if (counted?.[1] !== undefined) return { points: Number(counted[1]) }
  const found = AMOUNT.exec(words)
  if (found === null) return { problem: 'not-an-amount' }
  const [, before, whole = '', cents, after] = found
  if (before !== undefined && after !== undefined) return { problem: 'not-an-amount' }
  if (before === undefined && after === undefined && cents === undefined) return { points: Number(whole) }
  return { points: Number(whole) * 100 + Number((cents ?? '').padEnd(2, '0')) }
}
