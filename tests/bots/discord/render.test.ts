import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { go, type Card } from '../../../bots/dialog/card.ts'
import { code, plain, said } from '../../../bots/dialog/text.ts'
import type { View } from '../../../bots/dialog/view.ts'
import * as limits from '../../../bots/discord/limits.ts'
import { renderCaption, renderCard, renderView, type Rendered } from '../../../bots/discord/render.ts'
import { KINDS, words } from '../worst-case/words.ts'
import { ask, options, ref } from './view.ts'

interface Node {
  readonly type: number
  readonly content?: string
  readonly label?: string
  readonly custom_id?: string
  readonly disabled?: boolean
  readonly url?: string
  readonly components?: readonly Node[]
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[]
  readonly min_values?: number
  readonly max_values?: number
}

/** All components of a message, nested ones too, as they go over the wire. */
function nodes({ components }: Rendered): readonly Node[] {
  const list: readonly Node[] = JSON.parse(JSON.stringify(components))
  const flat = (node: Node): readonly Node[] => [node, ...(node.components ?? []).flatMap(flat)]
  return list.flatMap(flat)
}

const textOf = (message: Rendered): string =>
  nodes(message)
    .map(({ content }) => content ?? '')
    .join('')
const labels = (message: Rendered) => nodes(message).flatMap(({ label }) => (label === undefined ? [] : [label]))
const select = (message: Rendered): Node => nodes(message).find(({ type }) => type === 3) ?? { type: 0 }

function expectLimits(message: Rendered): void {
  const all = nodes(message)
  expect(all.length).toBeLessThanOrEqual(limits.MAX_COMPONENTS)
  expect(textOf(message).length).toBeLessThanOrEqual(limits.MAX_TEXT_LENGTH)
  expect(Buffer.byteLength(JSON.stringify(message.components))).toBeLessThanOrEqual(limits.MAX_COMPONENT_BYTES + 2)
  const ids = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(limits.MAX_CUSTOM_ID_LENGTH)
  for (const { type, label = '', components = [] } of all) {
    if (type === 2) expect(label.length).toBeLessThanOrEqual(limits.MAX_BUTTON_LABEL_LENGTH)
    if (type === 1) expect(components.length).toBeLessThanOrEqual(limits.MAX_BUTTONS_IN_ROW)
  }
  expect(message.allowed_mentions).toEqual({ parse: [] })
  expect(message.flags).toBe(32_768)
}

const bare = (blocks: Card['blocks'], rows: Card['rows'] = []): Card => ({ blocks, rows })

describe('a card', () => {
  test.each(KINDS)('stays within every limit however long the words of a person are: %s', (kind) => {
    const message = renderCard(
      bare(
        [
          { is: 'title', text: said(words(kind, 80)) },
          { is: 'quote', text: said(words(kind, 4000)) },
          { is: 'lines', lines: Array.from({ length: 8 }, () => said(words(kind, 120))) },
          { is: 'fields', fields: [{ label: 'Ergebnis', value: said(words(kind, 1000)) }] },
        ],
        Array.from({ length: 6 }, (_, row) =>
          [0, 1, 2].map((index) => go(words(kind, 90), 'job.show', `${row}`, `${index}`)),
        ),
      ),
    )
    expectLimits(message)
    expect(textOf(message).length).toBeGreaterThan(1000)
  })

  test('keeps its own words when a person wrote too much', () => {
    const message = renderCard(
      bare([{ is: 'lines', lines: [[...plain('Von '), ...said('x'.repeat(9000)), ...plain(' bis hierher.')]] }]),
    )
    expect(textOf(message)).toMatch(/^Von x+… bis hierher\.$/)
  })

  test('with too many words of our own is a bug', () => {
    expect(() => renderCard(bare([{ is: 'lines', lines: [plain('x'.repeat(4001))] }]))).toThrow('too long for Discord')
  })

  test('with more than 40 components is a bug', () => {
    const row = [0, 1, 2, 3, 4].map((index) => go('x', 'menu', index))
    expect(() =>
      renderCard(
        bare(
          [],
          Array.from({ length: 7 }, () => row),
        ),
      ),
    ).toThrow('44 components')
  })

  test('gives each button an id of its own, also when two do the same', () => {
    const message = renderCard(bare([], [[go('a', 'menu'), go('b', 'menu'), go('c', 'menu')]]))
    expect(nodes(message).flatMap(({ custom_id: id }) => id ?? [])).toEqual(['i:menu', 'i:menu~2', 'i:menu~3'])
  })

  test('draws six buttons of a row in two rows', () => {
    const message = renderCard(bare([], [[1, 2, 3, 4, 5, 6].map((index) => go(`${index}`, 'job.show', index))].flat(0)))
    expect(
      nodes(message)
        .filter(({ type }) => type === 1)
        .map(({ components }) => components?.length),
    ).toEqual([5, 1])
  })

  test('shows what a button would copy elsewhere, because Discord has none', () => {
    const message = renderCard(
      bare([{ is: 'title', text: plain('Einzahlen') }], [[{ is: 'copy', label: 'Kopieren', text: 'KW-1234-5678' }]]),
    )
    expect(textOf(message)).toBe('### Einzahlen\nKopieren: `KW-1234-5678`')
    expect(labels(message)).toEqual([])
    const twice = bare(
      [{ is: 'lines', lines: [code('DE02 1203 0000')] }],
      [[{ is: 'copy', label: 'IBAN kopieren', text: 'DE0212030000' }]],
    )
    expect(textOf(renderCard(twice))).toBe('`DE02 1203 0000`')
  })

  test('says something even when there is nothing to say', () => {
    expect(textOf(renderCard(bare([])))).toBe('…')
  })
})

describe('a question', () => {
  test('with one choice is a select, with the answer so far chosen', () => {
    const message = renderView(ask([{ kind: 'choice', options: options(12), value: ['v3'] }]))
    expectLimits(message)
    expect(select(message).options?.map((option) => option.default)).toEqual(
      options(12).map((_, index) => (index === 3 ? true : undefined)),
    )
    expect(labels(message)).toEqual(['« Zurück', '✖ Abbrechen'])
  })

  test('with a single possible answer is a button', () => {
    expect(labels(renderView(ask([{ kind: 'choice', options: options(1) }])))).toContain('Möglichkeit 0')
  })

  test('with more than 25 options is paged', () => {
    const page = (optionsPage: number) => renderView(ask([{ kind: 'choice', options: options(60) }], { optionsPage }))
    expect([0, 1, 2, 9].map((index) => select(page(index)).options?.length)).toEqual([25, 25, 10, 10])
    expect(labels(page(0))).toContain('Mehr ›')
    expect(labels(page(1))).toEqual(expect.arrayContaining(['Mehr ›', '‹ Zurück']))
  })

  test('with several answers takes all of them at once', () => {
    const { min_values: least, max_values: most } = select(
      renderView(ask([{ kind: 'choices', options: options(5), most: 3 }])),
    )
    expect([least, most]).toEqual([1, 3])
  })

  test('with words has a form behind a button, and its proposals beside it', () => {
    const message = renderView(ask([{ options: options(3), value: ['Tassen'], keepable: true, optional: true }]))
    expect(labels(message)).toEqual([
      '📝 Ausfüllen',
      'Möglichkeit 0',
      'Möglichkeit 1',
      'Möglichkeit 2',
      'Behalten',
      'Überspringen',
      '« Zurück',
      '✖ Abbrechen',
    ])
  })

  test('of a page of several says what is wrong with which of them', () => {
    const message = renderView(
      ask([
        { label: 'Titel', error: plain('zu kurz') },
        { key: 'slots', label: 'Plätze', error: plain('keine Zahl') },
      ]),
    )
    expect(textOf(message)).toContain('⚠️ **Titel:** zu kurz\n⚠️ **Plätze:** keine Zahl')
    expect(labels(message)).toContain('📝 Verbessern')
  })

  test.each(KINDS)('stays within every limit with five questions at their longest: %s', (kind) => {
    const long = {
      ask: said(words(kind, 800)),
      hint: said(words(kind, 400)),
      error: said(words(kind, 300)),
      label: words(kind, 45),
    }
    expectLimits(renderView(ask(['a', 'b', 'c', 'd', 'e'].map((key) => ({ ...long, key })))))
    expectLimits(
      renderView(ask([{ ...long, kind: 'choice', options: options(25, () => words(kind, 90, { oneLine: true })) }])),
    )
  })
})

describe('a review', () => {
  const review = (rows: number, kind?: (typeof KINDS)[number]): View => ({
    is: 'review',
    ref,
    title: 'Neuer Auftrag',
    language: 'de',
    blocks: [],
    rows: Array.from({ length: rows }, (_, index) => ({
      key: `key-${'abcdefghijklmnopqrstuvwxyz'[index % 26] ?? ''}${index < 26 ? '' : 'x'}`,
      label: kind === undefined ? `Zeile ${index}` : 'Ä'.repeat(45),
      value: said(kind === undefined ? `Wert ${index}` : words(kind, 1000)),
    })),
    confirm: 'Bestätigen',
    editing: false,
    labels: { edit: 'Ändern', back: 'Zur Übersicht', cancel: 'Abbrechen' },
  })

  test('can be confirmed, changed by a select, and left', () => {
    const message = renderView(review(3))
    expect(labels(message)).toEqual(['Bestätigen', 'Abbrechen'])
    expect(select(message).options?.map(({ label, value }) => [label, value])).toEqual([
      ['Zeile 0', 'key-a'],
      ['Zeile 1', 'key-b'],
      ['Zeile 2', 'key-c'],
    ])
  })

  test('with more answers than a select holds has two', () => {
    const selects = nodes(renderView(review(40))).filter(({ type }) => type === 3)
    expect(selects.map(({ options: list }) => list?.length)).toEqual([25, 15])
  })

  test.each(KINDS)('stays within every limit with twenty answers at their longest: %s', (kind) => {
    expectLimits(renderView(review(20, kind)))
  })
})

test('a caption stays within the 2000 characters of ordinary content', () => {
  for (const kind of KINDS)
    expect(renderCaption(words(kind, 4000)).length).toBeLessThanOrEqual(limits.MAX_CONTENT_LENGTH)
  expect(renderCaption('*fett*')).toBe('\\*fett\\*')
})
