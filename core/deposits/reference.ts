import { createHash } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U, so that nothing is mistaken for something else when it is copied by hand. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The permanent reference of a client, `KW-XXXX-XXXX`: seven characters and a check character, so that a slip of the
 * finger does not credit a stranger. Made from the member's id: no dice, and never another one for the same member.
 * `attempt` counts up in the unlikely case that somebody else has it.
 */
export function referenceFor(memberId: string, attempt = 0): string {
  const hash = createHash('sha256').update(`deposit-reference:${memberId}:${attempt}`).digest()
  const seven = [...hash.subarray(0, 7)].map((byte) => LETTERS[byte & 31]).join('')
  return shaped(seven + checkCharacter(seven))
}

/**
 * Reads a reference as people write it: lower case, without hyphens, O for 0, I or L for 1, spaces anywhere. Undefined
 * when it is none, or when its check character is wrong.
 */
export function readReference(words: string): string | undefined {
  const letters = words
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    // What is behind it may begin with the same letters.
    .replace(/^KW(?=.{8}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (letters.length !== 8 || [...letters].some((letter) => !LETTERS.includes(letter))) return undefined
  return letters[7] === checkCharacter(letters.slice(0, 7)) ? shaped(letters) : undefined
}

const shaped = (letters: string): string => `KW-${letters.slice(0, 4)}-${letters.slice(4)}`

/** Luhn's algorithm modulo 32: finds every wrong character and nearly every pair that changed places. */
function checkCharacter(letters: string): string {
  let sum = 0
  for (const [index, letter] of [...letters].reverse().entries()) {
    const value = LETTERS.indexOf(letter) * (index % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / 32) + (value % 32)
  }
  return LETTERS[(32 - (sum % 32)) % 32] ?? '0'
}
