import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asText, bold, plain, said } from '../../../bots/dialog/text.ts'
import type { Text } from '../../../bots/dialog/text.ts'
import { detectEntities } from '../../../bots/sandbox/telegram/detect.ts'
import { WORD_JOINER, defused } from '../../../bots/telegram/defuse.ts'
import { format, runsOf } from '../../../bots/telegram/formatted.ts'

/** What Telegram would make clickable if these words stood there as they are. */
const EVIL = [
  '@klickwork_support',
  'schreib (@evil_bot)!',
  '/cancel',
  'tippe /operator jetzt',
  '#gratis',
  '$TON steigt',
  'https://evil.example.com/login?x=1#y',
  'HTTP://EVIL.COM',
  'evil.com',
  'www.evil.de/pfad',
  't.me/evil',
  't.me/evil_bot?start=x',
  'tg://resolve?domain=evil',
  'ton://transfer/x',
  'mail an boss@evil.com bitte',
  '192.168.0.1',
  'a.b.c.evil.org:8080/x',
  'übung.de',
  'evil.рф',
  'evil。com',
  '＠evil_bot',
  'ftp://evil.net',
  '+43 660 1234567',
  '@gif katze',
  '/start@other_bot',
]

const OWN_TYPES = new Set(['bold', 'blockquote', 'code', 'text_link', 'date_time'])

/** The automatic entities that Telegram's server would add to a message of ours. */
function automatic(text: Text): readonly string[] {
  const { text: words, entities } = format(runsOf(text))
  const all = detectEntities(
    words,
    entities.map((entity) => ({ ...entity })),
  )
  return all
    .filter(({ type }) => !OWN_TYPES.has(type))
    .map(({ offset, length }) => words.slice(offset, offset + length))
}

const bare = (words: string): string => words.replaceAll(WORD_JOINER, '')

describe('the words of a person', () => {
  test('are clickable for Telegram when they are not defused', () => {
    const found = EVIL.filter((words) => detectEntities(words, []).length > 0)
    expect(found.length).toBeGreaterThan(15)
  })

  test.each(EVIL)('never become a link, mention, tag or command: %s', (words) => {
    for (const text of [said(words), bold(words), [...plain('Titel: '), ...said(words), ...plain(' · 8,00 €')]]) {
      expect(automatic(text)).toEqual([])
    }
    expect(bare(format(runsOf(said(words))).text)).toBe(words)
  })

  test('never become one together with the words of ours beside them', () => {
    const pairs: readonly (readonly [string, string, string])[] = [
      ['@', 'evil_bot', ''],
      ['/', 'start', ''],
      ['#', 'gratis', ''],
      ['', 'evil', '.com'],
      ['evil.', 'com', ''],
      ['', '@', 'klickwork_bot'],
      ['', 'boss', '@evil.com'],
      ['', 'evil', 'x.com'],
      ['', 'a', 's@evil.com'],
    ]
    for (const [before, words, after] of pairs) {
      const text = format(runsOf([...plain(before), ...said(words), ...plain(after)]))
      const start = text.text.indexOf(words.slice(0, 1), before.length)
      const touching = detectEntities(text.text, []).filter(
        ({ offset, length }) => offset < start + words.length && offset + length > start,
      )
      expect([before, words, after, touching]).toEqual([before, words, after, []])
    }
  })

  test('never become one together with the words of another person', () => {
    expect(automatic([...said('t'), ...said('.'), ...said('me/evil')])).toEqual([])
    expect(automatic([...said('@'), ...said(''), ...said('\u200bevil_bot')])).toEqual([])
  })

  test('read the same as before, and no entity but our own markup ever touches them', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...EVIL, '@', '/', '#', '$', '.', ':', 'evil', 'com', 'me', 't', ' ', '\n', 'a', '9', '_', '-'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const words = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (parts) => {
        expect(automatic(parts.flatMap((part) => asText(part)))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('lose what cannot be seen: control characters, turned reading, hidden tags', () => {
    expect(defused('Mi\u0000a\u202E 00,8\u2066 x\u{E0041}\u{E007F}\u200B\u0085y\r\nz')).toBe('Mia 00,8 x\ny\nz')
  })

  test('keep what belongs to a letter: joined emoji, accents, Persian joiners', () => {
    for (const words of ['👩🏽‍💻', 'e\u0301', 'می\u200cخواهم', '🇦🇹', '❤️']) expect(defused(words)).toBe(words)
  })

  test('are well-formed even when half of a character was sent', () => {
    expect(defused('a\ud83d')).toBe('a\ufffd')
  })

  test('an ordinary sentence is left as it is', () => {
    const words = 'Ich tippe 100 Karten ab, für 8,00 €. Bis morgen: versprochen! (Mia, 24)'
    expect(defused(words)).toBe(words)
  })
})

describe('our own words', () => {
  test('stand beside a name without anything between', () => {
    const words = (text: Text): string => format(runsOf(text)).text
    expect(words([...said('Mia'), ...plain(': Hallo.')])).toBe('Mia: Hallo.')
    expect(words([...plain('„'), ...said('Karten'), ...plain('“ ist '), ...said('Mia'), ...plain('s Auftrag.')])).toBe(
      '„Karten“ ist Mias Auftrag.',
    )
  })

  test('keep their commands and links', () => {
    expect(automatic(plain('Tippe /cancel oder schau auf klickwork.com'))).toEqual(['/cancel', 'klickwork.com'])
  })
})
