/** Crockford's base 32: no I, L, O, U, so that nothing is mistaken for something else when it is copied by hand. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 26 characters of 5 bits hold 128 bits. */
const CODE_LENGTH = 26
const GROUP = 4

/** A secret of 32 hexadecimal digits as a person copies it: `XXXX-XXXX-…`, 26 characters in groups of four. */
export function writeCode(secret: string): string {
  let rest = BigInt(`0x${secret}`)
  let letters = ''
  for (let index = 0; index < CODE_LENGTH; index += 1) {
    letters = (LETTERS[Number(rest & 31n)] ?? '') + letters
    rest >>= 5n
  }
  return letters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')
}

/**
 * Reads a code as people write it: lower case, without hyphens, with spaces, O for 0, I or L for 1. Undefined when it
 * cannot be one.
 */
export function readCode(words: string): string | undefined {
  const letters = words
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return letters.length === CODE_LENGTH && [...letters].every((letter) => LETTERS.includes(letter))
    ? letters
    : undefined
}
