import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WORD_JOINER } from '../../../bots/discord/escape.ts'
import { markdownOfBlocks } from '../../../bots/discord/markdown.ts'
import type { Block } from '../../../bots/dialog/card.ts'
import { asText, bold, code, link, plain, said, type Text } from '../../../bots/dialog/text.ts'

/** What Discord would make something of if these words stood there as they are. */
const EVIL = [
  '@everyone',
  '@here schnell',
  '<@123456789012345678>',
  '<@!123456789012345678> hilf',
  '<@&987654321098765432>',
  '<#111111111111111111>',
  '</operator:111111111111111111>',
  '<t:1700000000:R>',
  '<:evil:123456789012345678>',
  '<a:evil:123456789012345678>',
  '<id:customize>',
  'https://evil.example/login?x=1#y',
  'HTTP://EVIL.EXAMPLE',
  '<https://evil.example>',
  '[hier klicken](https://evil.example)',
  '[hier](<https://evil.example>)',
  'discord.gg/evil',
  'discord.com/invite/evil',
  'steam://run/1',
  '**fett** *kursiv* __unten__ ~~weg~~ ||geheim||',
  '_kursiv_ und \\*nicht\\*',
  '`code` ``mehr`` ```block\nzeilen```',
  '# Groß\n## Mittel\n### Klein\n-# winzig',
  '> Zitat\n>>> alles',
  '- eins\n* zwei\n+ drei\n1. vier\n2) fünf',
  '   # eingerückt',
]

/** What Discord's clients and servers look for, after taking backslashes with their sign away. */
const FOUND: readonly (readonly [string, RegExp])[] = [
  ['mention', /@(?:everyone|here)|<[@#/:at!&i][^>]*>/],
  ['address', /[a-z][a-z0-9+.-]*:\/\/|discord(?:\.gg|\.com\/invite|app\.com\/invite)\/\w/i],
  ['inline', /[*_~`|[\]]/],
  ['line', /^\s*(?:#{1,3}\s|-#\s|>|[-+]\s|\d+[.)]\s)/m],
]

/** What of a person's words would become something. Our own heading and quote signs are taken off first. */
function becomes(blocks: readonly Block[]): readonly string[] {
  const drawn = markdownOfBlocks(blocks, 4000)
  const bare = drawn.replace(/\\[\\*_~`|[\]#>+\-.)]/g, '\uE000')
  return FOUND.filter(([, pattern]) => pattern.test(bare)).map(([name]) => `${name}: ${bare}`)
}

const lines = (...texts: readonly Text[]): Block => ({ is: 'lines', lines: texts })
const shown = (words: string): string =>
  markdownOfBlocks([lines(said(words))], 4000)
    .replace(/\\([^A-Za-z0-9\s])/g, '$1')
    .replaceAll(WORD_JOINER, '')

describe('the words of a person', () => {
  test('would become something if they were not escaped', () => {
    const bad = EVIL.filter((words) => FOUND.some(([, pattern]) => pattern.test(words)))
    expect(bad).toEqual(EVIL)
  })

  test.each(EVIL)('never become markup, a mention, a link, a time or a channel: %s', (words) => {
    expect(becomes([lines(said(words))])).toEqual([])
    expect(becomes([lines([...plain('Titel: '), ...said(words), ...plain(' · 8,00 €')])])).toEqual([])
    expect(becomes([{ is: 'note', text: said(words) }])).toEqual([])
  })

  test.each(EVIL)('read the same as before: %s', (words) => {
    expect(shown(words)).toBe(words)
  })

  test('never become something together with the words beside them', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...EVIL,
        '@',
        '<',
        '/',
        ':',
        'https',
        '://',
        '#',
        '-',
        '1',
        '.',
        ') ',
        '[',
        '](',
        'everyone',
        'discord',
        '.gg',
        ' ',
        '\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    const words = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(becomes([lines(parts.flatMap((part) => asText(part)))])).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['https:', '//evil.example'],
    ['discord.gg', '/evil'],
    ['discord.g', 'g/evil'],
    ['<', '@123456789012345678>'],
    ['@', 'everyone'],
  ])('are no address or mention when they come from two people: %s%s', (first, second) => {
    expect(becomes([lines([...said(first), ...said(second)])])).toEqual([])
  })

  test('stay in their quote, line by line', () => {
    expect(markdownOfBlocks([{ is: 'quote', text: said('eins\n\n# zwei\n> drei') }], 4000)).toBe(
      '> eins\n> \n> \\# zwei\n> \\> drei',
    )
  })

  test('stay on the one line of a title', () => {
    expect(markdownOfBlocks([{ is: 'title', text: said('a\n# b') }], 4000)).toBe('### a # b')
  })

  test('lose what cannot be seen: control characters, turned reading, hidden tags', () => {
    expect(shown('Mi\u0000a\u202E 00,8\u2066 x\u{E0041}\u{E007F}\u200B\u0085y\r\nz')).toBe('Mia 00,8 x\ny\nz')
  })
})

describe('our own words', () => {
  test('are bold, code, links and times as the text says', () => {
    const text: Text = [
      ...bold('Wichtig '),
      ...code('KW-1234`x'),
      ...link('https://klickwork.example/a_(b)', 'mehr [hier]'),
      { is: 'time', at: 1_700_000_000_999, text: 'morgen', relative: true },
    ]
    expect(markdownOfBlocks([lines(text)], 4000)).toBe(
      '**Wichtig** `KW-1234ˋx`[mehr \\[hier\\]](https://klickwork.example/a_%28b%29)<t:1700000000:R>',
    )
  })

  test('are no link when the address is none of the web', () => {
    expect(markdownOfBlocks([lines(link('javascript:alert(1)', 'hier'))], 4000)).toBe('hier')
  })

  test('a dot, a bracket or a colon in them is left as it is', () => {
    const words = 'Bis Mo., 07.12., 19:42 (in 3 Tagen): 5.000 Punkte, z. B. und/oder.'
    expect(markdownOfBlocks([lines(plain(words))], 4000)).toBe(words)
  })
})
