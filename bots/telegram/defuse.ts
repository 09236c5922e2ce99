/**
 * Telegram's server makes mentions, hashtags, links and commands out of any text without asking (MessageEntity.cpp of
 * its open source library). A person's words must not become clickable: behind each sign that starts such a thing we put
 * an invisible word joiner, which none of those patterns accepts. The words read the same.
 */
export const WORD_JOINER = '\u2060'

/**
 * Signs that start a mention, hashtag, cashtag, command, number to call, or stand inside an address, when something
 * follows them. The ideographic and wide ones are here because addresses may be written with them.
 */
const SIGN = '[@#$/+:.\\u3002\\uFF0E\\uFF61\\uFF20\\uFF03\\uFF0F]'
const TRIGGERS = new RegExp(`${SIGN}(?!\\s|$)`, 'gu')

/**
 * What a message must not hold of a person's words: control characters, marks that turn the direction of reading (a name
 * could turn the amount after it around), invisible operators, and tag characters (hidden text).
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

const ENDS_WITH_SIGN = new RegExp(`${SIGN}$`, 'u')
const LAST_WORD_WITH_SIGN = new RegExp(`${SIGN}\\S*$`, 'u')
const FIRST_WORD_WITH_SIGN = new RegExp(`^[^\\s]*?${SIGN}\\S`, 'u')
/** Longer than any name, tag or host that Telegram would find. */
const REACH = 300

/** A person's words without what cannot be seen; line breaks stay. Lone halves of a character become U+FFFD. */
export function withoutUnseen(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(UNSEEN, '')
}

/** A person's words so that Telegram finds no link, mention, tag or command in them. */
export function defused(words: string): string {
  return withoutUnseen(words).replace(TRIGGERS, (sign) => sign + WORD_JOINER)
}

/** True when the words of ours that end right before a person's could make something clickable together with them. */
export function reachesInto(before: string): boolean {
  return LAST_WORD_WITH_SIGN.test(before.slice(-REACH))
}

/** True when a person's words could make something clickable together with what follows them at once. */
export function reachesOutOf(words: string, after: string): boolean {
  if (after === '' || /^\s/u.test(after)) return false
  return ENDS_WITH_SIGN.test(words) || FIRST_WORD_WITH_SIGN.test(after.slice(0, REACH))
}
