/** Bidirectional controls, zero width and tag characters, blank look-alikes: what a name or text could hide behind. */
const INVISIBLE =
  /[\u00AD\u115F\u1160\u180B-\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
/** All controls but tab and line feed; private use and unassigned characters. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Co}\p{Cn}]/gu
/** A zero width joiner is kept only between emoji, where it makes one picture of two. */
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu
const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu

/**
 * What a person wrote, made harmless and kept readable: well-formed, NFC, line ends as \n, no controls, no invisible or
 * reordering characters, at most eight marks on one letter, trimmed. Cleaning twice changes nothing. `maxLength` in
 * UTF-16 units; what is longer is for the question to refuse, this is only the ceiling against floods.
 */
export function cleanText(words: string, maxLength = 8_000): string {
  const cleaned = words
    .slice(0, maxLength * 2)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(LONE_JOINER, '')
    .replace(TOO_MANY_MARKS, '$1')
    // From the first blank of a run on: beginning at each of them would take quadratic time.
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim()
  return cutAt(cleaned, maxLength).trim()
}

/** The same on one line. */
export function cleanLine(words: string, maxLength = 1_000): string {
  return cutAt(cleanText(words, maxLength * 2).replace(/\s+/g, ' '), maxLength).trim()
}

/** Marks and words with which somebody could pose as us (platforms.md 6.3). */
const POSING = /[✅✔☑]/u
/** Such words as `looksOf` writes them: l like i. */
const POSING_LOOKS = /admin|support|kiick ?work|work ?2 ?buy|betreiber|operator|moderator/

/** Letters of other alphabets and digits that a reader takes for these Latin ones; l and i are one. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аα4',
    b: 'вβь',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еεє3',
    i: 'l1іιıłӏїι',
    k: 'кκ',
    m: 'м',
    n: 'пη',
    o: 'оο0øσ',
    p: 'рρ',
    r: 'г',
    s: 'ѕ5',
    t: 'тτ7',
    u: 'υц',
    w: 'ԝωшѡ',
    y: 'уγ',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
)

/** How a name looks at a glance: no accents, no capitals, look-alikes as one letter, letters set apart put together. */
function looksOf(name: string): string {
  const bare = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const alike = [...bare].map((letter) => LOOKALIKES.get(letter) ?? letter).join('')
  return alike
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=(?:^| )\S) (?=\S(?: |$))/gu, '')
    .trim()
}

const isPosing = (name: string): boolean => POSING.test(name) || POSING_LOOKS.test(looksOf(name))

/** A member's shown name: one line, at most 32 characters as people count them; `fallback` when nothing good is left. */
export function cleanName(name: string, fallback: string): string {
  const line = cleanLine(name.normalize('NFKC'), 200)
    .replace(/[@#/\\<>*_`|~[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const graphemes = [...new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(line)].slice(0, 32)
  const short = graphemes
    .map(({ segment }) => segment)
    .join('')
    .trim()
  return short === '' || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(short) || isPosing(short) ? fallback : short
}

/** How long words are as people and the database count them: an emoji of one code point is one, not two. */
export const charactersIn = (words: string): number => [...words].length

/** The first `most` characters, counted like that. */
export const firstCharacters = (words: string, most: number): string => [...words].slice(0, most).join('').trim()

function cutAt(words: string, length: number): string {
  if (words.length <= length) return words
  // Never in the middle of a surrogate pair.
  return words
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
}
