/**
 * The worst that a person can write and the core lets through. `harmful`: everything that Telegram makes clickable, all
 * markups, signs at the ends, right-to-left letters and stacked marks. `wide`: two UTF-16 units and more for each
 * character. `narrow`: ordinary letters in many short lines.
 */
export const KINDS = ['harmful', 'wide', 'narrow'] as const
export type Kind = (typeof KINDS)[number]

const HARMFUL =
  '@evil_bot #evil $EVIL /evil https://evil.example/a?b=c evil.example x@evil.example +4930123456789 ' +
  '<b>evil</b> <a href="https://evil.example">e</a> **evil** __evil__ `evil` ||evil|| [e](https://evil.example) ' +
  '&lt;e&gt; \\* مرحبا שלום e̷̡̛͎v̸̢̛i̶͎l 1234 5678 9012 3456 t.co/e evil.example:80 @evil@evil.example #evil/ '

const PATTERNS: Readonly<Record<Kind, string>> = {
  harmful: HARMFUL,
  wide: '👩🏽‍🚀漢𝕏🇩🇪',
  narrow: 'Eine Zeile mit Wörtern, äöü und ß.\n',
}

/** Exactly `length` characters as the product counts them (code points), ending with a sign that reaches for more. */
export function words(kind: Kind, length: number, options: { readonly oneLine?: boolean } = {}): string {
  const pattern = options.oneLine === true ? PATTERNS[kind].replaceAll('\n', ' ') : PATTERNS[kind]
  const characters = [...pattern.repeat(Math.ceil(length / [...pattern].length) + 1)].slice(0, length)
  characters[characters.length - 1] = kind === 'harmful' ? '/' : kind === 'wide' ? '𝕏' : 'e'
  return characters.join('')
}

/** A name of 32 characters as people count them. */
export function name(kind: Kind): string {
  if (kind === 'harmful') return 'ev.il t.co evil.example www.evil'
  return kind === 'wide' ? '👨‍👩‍👧‍👦'.repeat(32) : 'Ä'.repeat(32)
}

/** An address of exactly 500 characters. */
export function address(kind: Kind): string {
  const start = kind === 'harmful' ? 'https://evil.example/@evil?a=%3Cb%3E&c=' : 'https://example.com/?q='
  return start.padEnd(500, 'x%20')
}
