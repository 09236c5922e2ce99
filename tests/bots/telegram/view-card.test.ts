import { Buffer } from 'node:buffer'
import type { InlineKeyboardButton } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { plain, said } from '../../../bots/dialog/text.ts'
import type { FieldView, View } from '../../../bots/dialog/view.ts'
import { renderView } from '../../../bots/telegram/render.ts'
import type { Rendered } from '../../../bots/telegram/render.ts'

const ref = { id: 'a1b2c3d4e5', revision: 3 }
const labels = (message: Rendered): readonly (readonly string[])[] =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text))
const dataOf = (button: InlineKeyboardButton | undefined): string =>
  button !== undefined && 'callback_data' in button ? button.callback_data : ''

const field: FieldView = {
  key: 'title',
  kind: 'text',
  label: 'Titel',
  ask: plain('Wie soll der Auftrag heißen?'),
  optional: false,
  multiline: false,
  options: [],
  value: [],
  keepable: false,
  files: [],
}
const ask = (one: Partial<FieldView>, more: Partial<View & { readonly is: 'ask' }> = {}): View => ({
  is: 'ask',
  ref,
  title: 'Neuer Auftrag',
  step: { number: 2, of: 5 },
  fields: [{ ...field, ...one }],
  open: one.key ?? 'title',
  optionsPage: 0,
  canGoBack: true,
  labels: {
    step: 'Schritt 2 von 5',
    back: '« Zurück',
    cancel: '✖ Abbrechen',
    keep: 'Behalten',
    skip: 'Überspringen',
    done: 'Fertig',
    more: 'Weitere ›',
    less: '‹ Vorige',
    files: '2 Dateien',
  },
  ...more,
})
const options = (count: number, label = (index: number): string => `Möglichkeit ${index}`) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: label(index) }))

describe('a question', () => {
  test('shows where one is, what is wrong above what is asked, and the ways out below', () => {
    const message = renderView(ask({ error: plain('Das ist zu kurz.'), hint: plain('5 bis 80 Zeichen.') }))
    expect(message.text).toBe(
      'Neuer Auftrag · Schritt 2 von 5\n\n⚠️ Das ist zu kurz.\n\nWie soll der Auftrag heißen?\n\n5 bis 80 Zeichen.',
    )
    expect(labels(message)).toEqual([['« Zurück', '✖ Abbrechen']])
  })

  test('of a dialog with one step names no step, and the first has no way back', () => {
    const message = renderView(ask({}, { step: { number: 1, of: 1 }, canGoBack: false }))
    expect(message.text).toBe('Neuer Auftrag\n\nWie soll der Auftrag heißen?')
    expect(labels(message)).toEqual([['✖ Abbrechen']])
  })

  test('with a proposal shows it and offers to keep it; an optional one can be skipped', () => {
    const message = renderView(ask({ value: ['Visitenkarten @x'], keepable: true, optional: true }))
    expect(message.text.endsWith('\n\nVisitenkarten @\u2060x')).toBe(true)
    expect(message.entities.at(-1)?.type).toBe('blockquote')
    expect(labels(message)).toEqual([
      ['Behalten', 'Überspringen'],
      ['« Zurück', '✖ Abbrechen'],
    ])
    expect(dataOf(message.reply_markup?.inline_keyboard[0]?.[0])).toBe('d:a1b2c3d4e5:3:k:title')
  })

  test('offers quick answers beside typing, five small ones in a row, two short ones, else one', () => {
    const rows = (label: (index: number) => string) =>
      labels(renderView(ask({ options: options(6, label) })))
        .slice(0, -1)
        .map((row) => row.length)
    expect(rows((index) => `${index}`)).toEqual([5, 1])
    expect(rows((index) => `${index},00 Euro`)).toEqual([2, 2, 2])
    expect(rows((index) => `Eine lange Möglichkeit ${index}`)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('with more than 12 options is paged, there and back', () => {
    const page = (optionsPage: number) =>
      labels(renderView(ask({ kind: 'choice', key: 'category', options: options(30) }, { optionsPage })))
    expect(
      page(0)
        .flat()
        .filter((label) => label.startsWith('Möglichkeit')).length,
    ).toBe(12)
    expect(page(0).at(-2)).toEqual(['Weitere ›'])
    expect(page(1).at(-2)).toEqual(['‹ Vorige', 'Weitere ›'])
    expect(
      page(2)
        .flat()
        .filter((label) => label.startsWith('Möglichkeit')).length,
    ).toBe(6)
    expect(page(2).at(-2)).toEqual(['‹ Vorige'])
    expect(page(99)).toEqual(page(2))
    const keyboard = renderView(ask({ kind: 'choice', key: 'category', options: options(30) })).reply_markup
    expect(dataOf(keyboard?.inline_keyboard.at(-2)?.[0])).toBe('d:a1b2c3d4e5:3:o:category:1')
    expect(dataOf(keyboard?.inline_keyboard[0]?.[0])).toBe('d:a1b2c3d4e5:3:a:category:v0')
  })

  test('with 12 options is not paged', () => {
    const shown = labels(renderView(ask({ kind: 'choice', options: options(12) })))
    expect(shown.flat()).not.toContain('Weitere ›')
  })

  test('with several answers shows which are chosen, and is done when one is', () => {
    const chosen = (value: readonly string[], optional = false) =>
      labels(renderView(ask({ kind: 'choices', key: 'wants', options: options(2, (i) => `W${i}`), value, optional })))
    expect(chosen(['v1'])).toEqual([['☐ W0', '☑ W1'], ['Fertig'], ['« Zurück', '✖ Abbrechen']])
    expect(chosen([])).toEqual([
      ['☐ W0', '☐ W1'],
      ['« Zurück', '✖ Abbrechen'],
    ])
    expect(chosen([], true)).toEqual([['☐ W0', '☐ W1'], ['Überspringen'], ['« Zurück', '✖ Abbrechen']])
  })

  test('for files lists what has come so far, and is done then', () => {
    const files = [
      { name: 'karten.xlsx', bytes: 213_400 },
      { name: 'a.png', bytes: 1_200_000 },
    ]
    const message = renderView(ask({ kind: 'files', files, value: ['f1', 'f2'] }))
    expect(message.text.endsWith('2 Dateien\n📎 karten.\u2060xlsx (214 kB)\n📎 a.\u2060png (2 MB)')).toBe(true)
    expect(labels(message)).toEqual([['Fertig'], ['« Zurück', '✖ Abbrechen']])
  })

  test('with the longest key, value and revision still fits into its button', () => {
    const key = 'k'.repeat(16)
    const view = ask(
      { key, kind: 'choice', options: [{ value: 'v'.repeat(24), label: 'x' }] },
      { ref: { id: 'a1b2c3d4e5', revision: 999_999 } },
    )
    const data = dataOf(renderView(view).reply_markup?.inline_keyboard[0]?.[0])
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  })
})

describe('the review', () => {
  const review = (editing: boolean): View => ({
    is: 'review',
    ref,
    title: 'Prüfen',
    blocks: [{ is: 'lines', lines: [plain('Zusammen 26,40 €')] }],
    rows: [
      { key: 'title', label: 'Titel', value: said('Karten') },
      { key: 'reward', label: 'Lohn', value: plain('8,00 €') },
    ],
    confirm: '26,40 € reservieren',
    note: plain('Das hat nicht geklappt.'),
    editing,
    labels: { edit: '✏️ Ändern', back: '« Zurück', cancel: '✖ Abbrechen' },
  })

  test('shows a reason on top, the answers, and confirms in green', () => {
    const message = renderView(review(false))
    expect(message.text).toBe('Das hat nicht geklappt.\n\nPrüfen\n\nZusammen 26,40 €\n\nTitel: Karten\nLohn: 8,00 €')
    expect(labels(message)).toEqual([['26,40 € reservieren'], ['✏️ Ändern', '✖ Abbrechen']])
    expect(message.reply_markup?.inline_keyboard[0]?.[0]).toMatchObject({ style: 'success' })
  })

  test('offers each answer to be changed', () => {
    const message = renderView(review(true))
    expect(labels(message)).toEqual([['Titel'], ['Lohn'], ['« Zurück', '✖ Abbrechen']])
    expect(dataOf(message.reply_markup?.inline_keyboard[1]?.[0])).toBe('d:a1b2c3d4e5:3:e:reward')
    expect(dataOf(message.reply_markup?.inline_keyboard[2]?.[0])).toBe('d:a1b2c3d4e5:3:m')
  })

  test('a finished dialog has no buttons', () => {
    expect(renderView({ is: 'closed', text: plain('Abgebrochen.') })).not.toHaveProperty('reply_markup')
  })
})
