/** Latin letters that do not come apart into a plain one and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '&': '+',
  _: '-',
  ';': ',',
}
/** EPC217-08: what every bank in SEPA takes. */
const TAKEN = /^[A-Za-z0-9/\-?:().,'+ ]*$/

/**
 * Words as a bank takes them: umlauts written out, accents gone, slashes only between other signs (EPC217-08: no words begin
 * or end with one, and none stand beside each other). Undefined when something is left that no bank takes
 * (another alphabet, an emoji): then a person has to write it in Latin letters, nothing is guessed.
 */
export function sepaWords(words: string): string | undefined {
  const latin = [...words.normalize('NFC')].map((letter) => LETTERS[letter] ?? letter).join('')
  const plain = latin
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\/[/ ]*(?=\/)/g, '')
    .replace(/^[/ ]+|[/ ]+$/g, '')
  return TAKEN.test(plain) ? plain : undefined
}
