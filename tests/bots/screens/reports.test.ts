import { parse } from 'csv-parse/sync'
import { PDFParse } from 'pdf-parse'
import { PNG } from 'pngjs'
import { beforeAll, expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import { reportMaker } from '../../../bots/screens/report-files.ts'
import type { Member } from '../../../core/members/index.ts'
import { settings } from './account-stage.ts'
import { testDatabase } from '../../support/database.ts'
import { approved, claimed, client, handedIn, openJob, worker } from '../../support/people.ts'

const database = await testDatabase()
const WILD = '=SUM(A1) Größe 🎉 مرحبا שלום <b>& "x"; ende'
let ben: Member
let clara: Member

beforeAll(async () => {
  await database.setClock('2026-11-24T10:00:00+01:00')
  clara = await client(database, { points: 150_000, name: 'Clara Müller', language: 'en' })
  ben = await worker(database, { name: 'Ben Şükrü' })
  for (const title of [WILD, 'Straßenfest']) {
    const job = await openJob(database, clara, { title, rewardPoints: 61_728 })
    await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, job)))
  }
})

type Document = Extract<Deliverable, { is: 'document' }>

/** One of the files of a member, as it is sent. */
async function sent(member: Member, file: string, period = '2026-11'): Promise<Document> {
  const make = await database.withTx((tx) => {
    const copy = copyFor(member.language)
    return reportMaker({ tx, member, copy, settings, platform: 'telegram', place: 'x', key: 'x' }, [file, period])
  })
  const [reply] = await make()
  return reply?.is === 'document' ? reply : expect.fail('no document')
}

const spaced = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, ' ')
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const parser = new PDFParse({ data: new Uint8Array(bytes) })
  const { text } = await parser.getText()
  await parser.destroy()
  return spaced(text)
}
const rowsOf = ({ bytes }: Document): string[][] =>
  parse(Buffer.from(bytes), { delimiter: ';', bom: true, relax_column_count: true }) as string[][]

test('a picture is as wide as a phone likes, as high as it has accounts, and says below what it shows', async () => {
  const mine = await sent(ben, 'statement-picture')
  const { width, height } = PNG.sync.read(Buffer.from(mine.bytes))
  expect([width, height]).toEqual([1000, 710])
  expect(mine).toMatchObject({ name: 'auszug-2026-11.png', picture: true })
  expect(spaced(mine.caption)).toContain('Dazugekommen +1.234,56 €')
  const hers = await sent(clara, 'statement-picture', '2026')
  expect(spaced(hers.caption)).toMatch(/^Klickwork statement 2026\nBudget for jobs:\n[^]*Came in \+€1,500\.00/)
})

test('a paper says who, when, how much and for what, in German and in English', async () => {
  const german = await textOf((await sent(ben, 'statement-pdf')).bytes)
  for (const words of [
    'Klickwork-Auszug November 2026',
    'Ben Şükrü',
    '01.11.2026 bis 30.11.2026',
    'Straßenfest',
    'Größe',
  ])
    expect(german).toContain(words)
  for (const words of ['+1.234,56 €', '+617,28 €', 'selbst verantwortlich', 'Seite 1 von 1'])
    expect(german).toContain(words)
  const english = await textOf((await sent(clara, 'statement-pdf')).bytes)
  for (const words of ['Clara Müller', '+€1,500.00', '-€1,358.02', 'Page 1 of 1']) expect(english).toContain(words)
})

test('a table has the same numbers, and runs no formula', async () => {
  const file = await sent(ben, 'statement-csv')
  expect(Buffer.from(file.bytes).subarray(0, 3)).toEqual(Buffer.from('\ufeff'))
  expect(rowsOf(file)).toEqual([
    ['Datum', 'Uhrzeit', 'Konto', 'Nr.', 'Art', 'Wofür', 'Betrag (EUR)', 'Bestand danach (EUR)'],
    ['24.11.2026', '10:00', 'Verdienst', '1', 'Verdient', `'${WILD}`, '617,28', '617,28'],
    ['24.11.2026', '10:00', 'Verdienst', '2', 'Verdient', 'Straßenfest', '617,28', '1234,56'],
  ])
  // The same file in English: only its words are others. What an operator wrote about a deposit is not in it.
  const [headings, ...rows] = rowsOf(await sent(clara, 'statement-csv'))
  expect(headings?.slice(5)).toEqual(['For', 'Amount (EUR)', 'Balance after (EUR)'])
  expect(rows.map((row) => row.slice(4, 7))).toEqual([
    ['Deposit', '', '1500,00'],
    ['Into escrow', `'${WILD}`, '-679,01'],
    ['Into escrow', 'Straßenfest', '-679,01'],
  ])
})

test('spending comes as a picture as high as it has rows, and as a table that runs no formula', async () => {
  const drawn = await sent(clara, 'spending-picture')
  const { width, height } = PNG.sync.read(Buffer.from(drawn.bytes))
  expect([width, height]).toEqual([1000, 130 + 2 * 76 + 3 * 66 + 60])
  expect(drawn.caption).toContain('Spent: €1,358.02')
  const [headings, ...rows] = rowsOf(await sent(clara, 'spending-csv'))
  expect(headings?.[6]).toBe('Spent (EUR)')
  expect(rows.map((row) => row.slice(1)).toSorted(([one = ''], [other = '']) => one.localeCompare(other))).toEqual([
    [`'${WILD}`, '✍️ Texts', '617,28', '61,73', '0,00', '679,01', '0,00', '0,00'],
    ['Straßenfest', '✍️ Texts', '617,28', '61,73', '0,00', '679,01', '0,00', '0,00'],
  ])
  expect(rowsOf(await sent(ben, 'sales-csv'))).toHaveLength(1)
  expect((await sent(ben, 'sales-picture')).caption).toContain('Verkauft: 0')
})

test('whoever forges a button gets a file of their own, of this month', async () => {
  expect(await sent(ben, 'statement-csv', 'x')).toMatchObject({ name: 'auszug-2026-11.csv' })
  expect(await sent(ben, 'nonsense', '2011')).toMatchObject({ name: 'auszug-2026.png' })
})
