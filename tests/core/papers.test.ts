import { PDFParse } from 'pdf-parse'
import { expect, test } from 'vitest'
import { paper, type Paper } from '../../core/papers/index.ts'

const row = (number: number): readonly string[] => [
  `${number}.`,
  `Größe\u0000\u0007 🎉 مرحبا ${'W'.repeat(200)}`,
  '1,00 €',
]
const content: Paper = {
  language: 'de',
  title: 'Ein Auszug',
  lines: ['Ünal Şükrü'],
  tables: [
    {
      title: 'Buchungen',
      columns: [
        { label: 'Nummer', share: 0.2 },
        { label: 'Wofür', share: 0.6 },
        { label: 'Betrag', share: 0.2, end: true },
      ],
      rows: Array.from({ length: 120 }, (_, index) => row(index + 1)),
      note: 'Das ist alles.',
    },
  ],
  footer: 'Jede und jeder zahlt die eigenen Steuern.',
  pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  madeAt: new Date('2026-11-24T10:00:00Z'),
}

test('a long table goes on with its headings, its pages are numbered, and the same paper is the same bytes', async () => {
  let pauses = 0
  const pause = async (): Promise<void> => void (pauses += 1)
  const bytes = await paper(content, pause)
  expect(Buffer.from(bytes).equals(Buffer.from(await paper(content, pause)))).toBe(true)
  expect(pauses).toBe(12)
  const parser = new PDFParse({ data: new Uint8Array(bytes) })
  const { pages } = await parser.getText()
  await parser.destroy()
  expect(pages).toHaveLength(3)
  pages.forEach(({ text }, index) => {
    expect(text).toContain('Nummer Wofür Betrag')
    expect(text).toContain(`Seite ${index + 1} von 3`)
    expect(text).toContain('Jede und jeder zahlt die eigenen Steuern.')
  })
  const all = pages.map(({ text }) => text).join('\n')
  for (const words of ['Ünal Şükrü', '1. Größe', '120.', '…', 'Das ist alles.']) expect(all).toContain(words)
})
