import { describe, expect, test } from 'vitest'
import { go, looks } from '../../../bots/dialog/card.ts'
import type { Button, Card } from '../../../bots/dialog/card.ts'
import { bold, code, link, list, plain, said, text } from '../../../bots/dialog/text.ts'
import type { Text } from '../../../bots/dialog/text.ts'
import { MAX_BUTTONS, MAX_MARKUP_BYTES, MAX_LABEL_LENGTH } from '../../../bots/telegram/keyboard.ts'
import { MAX_ENTITIES, MAX_TEXT_LENGTH } from '../../../bots/telegram/formatted.ts'
import { renderCaption, renderCard } from '../../../bots/telegram/render.ts'
import type { Rendered } from '../../../bots/telegram/render.ts'

const card = (lines: readonly Text[], rows: Card['rows'] = []): Card => ({ blocks: [{ is: 'lines', lines }], rows })
const labels = (message: Rendered): readonly (readonly string[])[] =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text))

describe('a text', () => {
  test('carries its markup as entities, counted in UTF-16 units, also behind emoji', () => {
    const at = Date.UTC(2026, 10, 27, 17, 0, 0, 999)
    const time = (relative: boolean) => ({ is: 'time' as const, at, text: 'Fr., 27.11., 18:00', relative })
    const { text: words, entities } = renderCard(
      card([text`👩🏽‍💻 **${'Mia'}** ${code('KW-1')} ${link('https://a.at/b', 'hier')} ${time(true)} ${time(false)}`]),
    )
    const shown = entities.map((entity) => [entity.type, words.slice(entity.offset, entity.offset + entity.length)])
    expect(shown).toEqual([
      ['bold', 'Mia'],
      ['code', 'KW-1'],
      ['text_link', 'hier'],
      ['date_time', 'Fr., 27.11., 18:00'],
      ['date_time', 'Fr., 27.11., 18:00'],
    ])
    expect(entities.at(2)).toMatchObject({ url: 'https://a.at/b' })
    expect(entities.at(3)).toMatchObject({ unix_time: Math.floor(at / 1000), date_time_format: 'r' })
    expect(entities.at(4)).toMatchObject({ date_time_format: 'wDt' })
  })

  test('has no preview of links and no parse mode', () => {
    const message = renderCard(card([plain('x')]))
    expect(message).toEqual({ text: 'x', entities: [], link_preview_options: { is_disabled: true } })
  })

  test('has its blocks apart, labels bold, a person’s longer words as a quote', () => {
    const { text: words, entities } = renderCard({
      blocks: [
        { is: 'note', text: plain('Gespeichert.') },
        { is: 'title', text: said('Karten tippen') },
        {
          is: 'fields',
          fields: [
            { label: 'Lohn', value: plain('8,00 €') },
            { label: 'Plätze', value: plain('3') },
          ],
        },
        { is: 'quote', text: said('Zeile 1\nZeile 2') },
        { is: 'lines', lines: [list([plain('eins'), plain('zwei')])] },
      ],
      rows: [],
    })
    expect(words).toBe('Gespeichert.\n\nKarten tippen\n\nLohn: 8,00 €\nPlätze: 3\n\nZeile 1\nZeile 2\n\n• eins\n• zwei')
    const shown = entities.map((entity) => [entity.type, words.slice(entity.offset, entity.offset + entity.length)])
    expect(shown).toEqual([
      ['bold', 'Karten tippen'],
      ['bold', 'Lohn:'],
      ['bold', 'Plätze:'],
      ['blockquote', 'Zeile 1\nZeile 2'],
    ])
  })

  test('puts no bold around a code, which Telegram would refuse', () => {
    const { entities } = renderCard(card([bold([...plain('Beleg '), ...code('R-1'), ...plain(' da')])]))
    expect(entities.map(({ type, offset, length }) => [type, offset, length])).toEqual([
      ['bold', 0, 6],
      ['code', 6, 3],
      ['bold', 9, 3],
    ])
  })

  test('shows a link with another scheme as harmless words', () => {
    const { text: words, entities } = renderCard(card([link('javascript:alert(1)', 'evil.com')]))
    expect([words, entities]).toEqual(['evil.\u2060com', []])
  })

  test('of nothing but what cannot be seen is still a text', () => {
    expect(renderCard(card([said('\u200b \u2060')])).text).toBe('…')
  })
})

describe('Telegram’s limits', () => {
  test('a text over 4096 loses the end of the longest words of a person, nothing of ours', () => {
    const long = '🧑‍🚀'.repeat(800)
    const longer = 'Wort '.repeat(900)
    const message = renderCard(card([text`Von **${'Mia'}**:`, said(long), said(longer), plain('Ende gut.')]))
    expect(message.text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH)
    expect(message.text.length).toBeGreaterThan(MAX_TEXT_LENGTH - 20)
    expect(message.text).toContain('Von Mia:')
    expect(message.text.endsWith('…\nEnde gut.')).toBe(true)
    expect(message.text.isWellFormed()).toBe(true)
    expect(message.text.replace(/(?:🧑‍🚀)+…?/u, '')).not.toMatch(/[\u{1F000}-\u{1FFFF}\u200D]/u)
  })

  test('a text of 4096 is left whole', () => {
    const message = renderCard(card([said('x'.repeat(MAX_TEXT_LENGTH))]))
    expect(message.text).toBe('x'.repeat(MAX_TEXT_LENGTH))
  })

  test('our own words over 4096 are a bug that is found', () => {
    expect(() => renderCard(card([plain('x'.repeat(5000))]))).toThrow('904 characters over')
  })

  test('entities stay inside the shortened text', () => {
    const message = renderCard(card([bold(said('y'.repeat(9000))), bold(plain('Ende'))]))
    for (const { offset, length } of message.entities) expect(offset + length).toBeLessThanOrEqual(message.text.length)
    expect(message.text.endsWith('\nEnde')).toBe(true)
  })

  test('of more than 100 entities bold goes first', () => {
    const rows = Array.from({ length: 80 }, (_, index) => [
      ...bold(`Zeile ${index}`),
      ...plain(' '),
      ...code(`c${index}`),
    ])
    const { entities } = renderCard(card(rows))
    expect(entities.length).toBe(MAX_ENTITIES)
    expect(entities.filter(({ type }) => type === 'code').length).toBe(80)
  })

  test('a caption has at most 1024 characters', () => {
    const caption = renderCaption('Wort '.repeat(400))
    expect(caption.text.length).toBeLessThanOrEqual(1024)
    expect(caption.text.endsWith('…')).toBe(true)
  })

  test('more than 100 buttons, 8 in a row or 10 kB of them are a bug that is found', () => {
    const button = go('x', 'menu')
    const rows = (count: number, width: number, one: Button = button) =>
      Array.from({ length: count }, () => Array.from({ length: width }, () => one))
    expect(renderCard(card([plain('x')], rows(MAX_BUTTONS, 1))).reply_markup?.inline_keyboard.length).toBe(100)
    expect(() => renderCard(card([plain('x')], rows(MAX_BUTTONS + 1, 1)))).toThrow('101 buttons')
    expect(() => renderCard(card([plain('x')], rows(1, 9)))).toThrow('9 buttons in a row')
    const wide = go('ß'.repeat(MAX_LABEL_LENGTH), 'menu', 'a'.repeat(50))
    expect(() => renderCard(card([plain('x')], rows(90, 1, wide)))).toThrow(`takes ${MAX_MARKUP_BYTES}`)
  })

  test('a copy button takes 1 to 256 characters', () => {
    const copy = (words: string) => renderCard(card([plain('x')], [[{ is: 'copy', label: 'Kopieren', text: words }]]))
    expect(copy('x'.repeat(256)).reply_markup).toEqual({
      inline_keyboard: [[{ text: 'Kopieren', copy_text: { text: 'x'.repeat(256) } }]],
    })
    expect(() => copy('x'.repeat(257))).toThrow('257 characters')
    expect(() => copy('')).toThrow('0 characters')
  })

  test('a long label is shortened, an empty one is not empty', () => {
    const message = renderCard(card([plain('x')], [[go('ä'.repeat(100), 'menu')], [go(' \u200b', 'menu')]]))
    expect(labels(message)).toEqual([[`${'ä'.repeat(63)}…`], ['…']])
  })
})

describe('buttons', () => {
  test('show their look as a style, a finished one as disabled, a link as a link', () => {
    const rows: Card['rows'] = [
      [looks('good', go('Freigeben', 'approve', 'x')), looks('danger', go('Ablehnen', 'reject'))],
      [looks('main', go('Weiter', 'menu')), go('Menü', 'menu')],
      [
        { is: 'done', label: '✅ Freigegeben' },
        { is: 'url', label: 'Teilen', url: 'https://t.me/x' },
      ],
    ]
    expect(renderCard(card([plain('x')], rows)).reply_markup?.inline_keyboard).toEqual([
      [
        { text: 'Freigeben', callback_data: 'i:approve:x', style: 'success' },
        { text: 'Ablehnen', callback_data: 'i:reject', style: 'danger' },
      ],
      [
        { text: 'Weiter', callback_data: 'i:menu', style: 'primary' },
        { text: 'Menü', callback_data: 'i:menu' },
      ],
      [
        { text: '✅ Freigegeben', disabled: {} },
        { text: 'Teilen', url: 'https://t.me/x' },
      ],
    ])
  })
})
