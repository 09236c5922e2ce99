/**
 * Discord makes markdown, mentions, times, channels and links out of any text. A person's words must become none of
 * them: what is a sign of markdown gets a backslash, and where a backslash is not enough, an invisible word joiner goes
 * in between. The words read the same. (discord.js' escapeMarkdown leaves mentions, times and bare links as they are.)
 */
export const WORD_JOINER = '\u2060'

/**
 * What a message must not hold of a person's words: control characters, marks that turn the direction of reading (a name
 * could turn the amount after it around), invisible operators, and tag characters (hidden text).
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** Signs that mean something anywhere in a line. */
const INLINE = /[\\*_~`|[\]]/g
/** Headings, small print, quotes and lists, at the beginning of a line. */
const AT_LINE_START = /^([^\S\n]*)([#>+-])/gm
const NUMBERED = /^([^\S\n]*\d{1,9})([.)])(?=\s|$)/gm
/** Every mention, time, channel, emoji and command begins with one of these. */
const OPENERS = /[@<]/g
/** `https://` and the like. */
const SCHEME = /:(?=\/)/g
/** `discord.gg/x` counts as an invitation without any scheme. */
const PATH = /(?<=\.[\p{L}\p{N}]{2,24})\//gu
const HALF_AN_ADDRESS = /(?::|\.[\p{L}\p{N}]{0,24})$/u
const OTHER_HALF = /^[\p{L}\p{N}]{0,24}\//u
const REACH = 30

/** A person's words without what cannot be seen; line breaks stay. Lone halves of a character become U+FFFD. */
export function withoutUnseen(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(UNSEEN, '')
}

/** Words as Discord shows them letter by letter, apart from what means something at the beginning of a line only. */
export function escaped(words: string): string {
  return withoutUnseen(words)
    .replace(INLINE, '\\$&')
    .replace(PATH, `${WORD_JOINER}/`)
    .replace(SCHEME, `:${WORD_JOINER}`)
    .replace(OPENERS, `$&${WORD_JOINER}`)
}

/** Lines of which none is a heading, a quote or a point of a list. */
export function plainLines(markdown: string): string {
  return markdown.replace(AT_LINE_START, '$1\\$2').replace(NUMBERED, '$1\\$2')
}

/** Two escaped stretches beside each other: what would be an address or a thicker bold together stays apart. */
export function joined(before: string, after: string): string {
  const address = OTHER_HALF.test(after) && HALF_AN_ADDRESS.test(before.slice(-REACH))
  const bold = before.endsWith('**') && after.startsWith('**')
  return address || bold ? before + WORD_JOINER + after : before + after
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of `words` with "…", at most `most` UTF-16 units and never less than "…" itself. No letter is cut in two. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words
  let kept = ''
  for (const { segment } of letters.segment(words)) {
    if (kept.length + segment.length + 1 > most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Words for a label, where Discord reads no markdown: one line, never empty, at most `most` UTF-16 units. */
export function label(words: string, most: number): string {
  const line = withoutUnseen(words).replace(/\s+/g, ' ').trim()
  return line === '' ? '…' : shortened(line, most)
}
