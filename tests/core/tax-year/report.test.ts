import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { beforeAll, expect, test } from 'vitest'
import { formPages } from '../../../api/forms/forms.ts'
import { taxYearPage } from '../../../api/forms/tax-year.ts'
import * as assignments from '../../../core/assignments/index.ts'
import * as forms from '../../../core/forms/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { createLogger } from '../../../core/shared/log.ts'
import * as shop from '../../../core/shop/index.ts'
import * as taxYear from '../../../core/tax-year/index.ts'
import { testDatabase } from '../../support/database.ts'
import { browsing } from '../../support/form-visit.ts'
import { broughtTo, market } from '../../support/goods.ts'
import { linked } from '../../support/linking.ts'
import {
  approvedBatch,
  asked,
  debitOf,
  exported,
  returnOf,
  statement,
  TAX_DATA,
  withAccount,
  withTaxData,
} from '../../support/payouts.ts'
import { approved, claimed, client, handedIn, newKey, openJob, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned } from '../../support/shop.ts'
import { testVault, testWebLink } from '../../support/vault.ts'

const database = await testDatabase()
const { withTx } = database
const lines: string[] = []
const app = browsing(
  formPages({
    database,
    vault: testVault,
    webLink: testWebLink,
    pages: { 'tax-year': taxYearPage({ bank: undefined, euros: (points) => `${points / 100} EUR` }) },
    explain: (refusal) => `Refused: ${refusal.code}`,
    log: createLogger({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } }),
  }),
)
const Q = (points = 0, activities = 0, feePoints = 0) => ({ points, activities, feePoints })
const NONE = [Q(), Q(), Q(), Q()]

let olga: Member
let clara: Member
/** Worked, was tipped, has two accounts that became one, and a payout that came back. */
let ben: Member
/** Sells a few cups. */
let shopkeeper: Member
/** Has worked, and entered nothing. */
let noa: Member

const works = async (by: Member, tip = 0): Promise<void> => {
  const assignment = await claimed(database, by, await openJob(database, clara))
  await approved(database, clara, await handedIn(database, by, assignment))
  if (tip > 0)
    await withTx((tx) =>
      assignments.tip(tx, clara, { key: newKey('tip'), assignment: assignment.publicId, points: tip }),
    )
}

beforeAll(async () => {
  await database.setClock('2026-03-30T10:00:00Z')
  const otto = await operator(database)
  olga = await operator(database)
  clara = await client(database, { points: 50_000 })
  ben = await earned(database, 2_000)
  await works(ben, 50)
  // Half an hour after midnight in Berlin, and before it in London: the second quarter.
  await database.setClock('2026-03-31T22:30:00Z')
  await works(ben)
  const other = await worker(database, { platform: 'discord' })
  await works(other)
  ben = await linked(database, ben, other)
  await withAccount(database, ben, { holder: '-Ben Söhne' })
  await withTaxData(database, ben, { ...TAX_DATA, firstName: '=SUM(A1)', lastName: 'Ben & "Söhne"' })
  const payout = await asked(database, ben, 1_500)
  await database.forward('49 hours')
  await withTx((tx) => payouts.release(tx, 10))
  await exported(database, olga, await approvedBatch(database, otto, olga))
  await statement(database, olga, debitOf(payout), returnOf(payout))
  await database.setClock('2026-08-01T10:00:00Z')
  const cups = await market(database, otto)
  shopkeeper = cups.owner
  await broughtTo(database, cups, 'delivered')
  await database.forward('30 days')
  await withTx((tx) => shop.endWaiting(tx, 10))
  noa = await worker(database)
  await database.setClock('2026-12-31T22:30:00Z')
  await works(noa)
  await database.setClock('2026-12-31T23:30:00Z')
  await works(noa)
}, 60_000)

async function report(year: number): Promise<readonly taxYear.Seller[]> {
  return withTx(async (tx) => {
    const list: taxYear.Seller[] = []
    for await (const one of taxYear.sellers(tx, olga, { vault: testVault, year })) list.push(one)
    return list
  })
}
const link = async (by: Member, year = '2026'): Promise<string> =>
  `/f/${await withTx((tx) => forms.open(tx, by, { kind: 'tax-year', subject: year }))}`
const download = async (format: string) => {
  const answer = await app.request(await link(olga), { method: 'POST', body: new URLSearchParams({ format }) })
  // As bytes: reading it as words would drop the mark at its beginning.
  return Buffer.from(await answer.arrayBuffer()).toString('utf8')
}

test('has for everybody what the ledger has, by the quarters of Berlin, and nothing that is no pay', async () => {
  const list = await report(2026)
  const of = (member: Member) => list.find(({ memberId }) => memberId === member.id)
  expect(list).toHaveLength(3)
  expect(of(ben)).toMatchObject({
    duty: 'report',
    sums: { services: [Q(350, 1, 30), Q(600, 2, 60), Q(), Q()], goods: NONE },
  })
  expect(of(shopkeeper)).toMatchObject({
    duty: 'few-goods',
    sums: { services: NONE, goods: [Q(), Q(), Q(300, 1), Q()] },
  })
  expect(of(noa)).toMatchObject({ duty: 'no-data', sums: { services: [Q(), Q(), Q(), Q(300, 1, 30)] } })
  const [ledger] = await database.sql<{ points: number }[]>`
    select sum(e.amount)::int as points from entries e join accounts a on a.id = e.account_id and a.kind = 'earnings'
      join journals j on j.id = e.journal_id
      where e.amount > 0 and j.kind not in ('move', 'merge', 'payout-back', 'payout-returned', 'order-returned')
        and e.at < '2027-01-01T00:00:00+01:00'`
  const all = list.flatMap(({ sums }) => [...sums.services, ...sums.goods])
  expect(taxYear.totalOf(all).points).toBe(ledger?.points)
  expect((await report(2027)).map(({ memberId, sums }) => [memberId, taxYear.totalOf(sums.services).points])).toEqual([
    [noa.id, 300],
  ])
})

test('shows everybody the same numbers of their own, and refuses other years', async () => {
  const mine = (year: number) => withTx((tx) => taxYear.mine(tx, ben, year))
  expect(await mine(2026)).toEqual({ services: [Q(350, 1, 30), Q(600, 2, 60), Q(), Q()], goods: NONE })
  expect(await mine(2027)).toBeUndefined()
  for (const year of [2022, 2028, Number.NaN]) expect(await refused(mine(year))).toBe('tax_year.unknown')
})

test('is a table that runs no formula, taken by operators alone, and each time is in the audit log', async () => {
  const page = await (await app.request(await link(olga))).text()
  for (const words of ['Zu melden: 1', '2.000 €: 1', 'in der CSV: 1', 'zusammen: 15.5 EUR'])
    expect(page).toContain(words)
  const csv = await download('csv')
  expect(csv.startsWith('\ufeff')).toBe(true)
  const rows = parse(csv, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(3)
  const row = rows.find((one) => one['Mitglied'] === ben.publicId)
  expect(row).toMatchObject({
    Vorname: "'=SUM(A1)",
    Nachname: 'Ben & "Söhne"',
    Steuernummern: 'DE 86095742719',
    Kontoinhaber: "'-Ben Söhne",
    'Q1 Vergütung': '3,50',
    'Q2 Anzahl': '2',
    'Jahr Gebühren': '0,90',
  })
  const [log] =
    await database.sql`select action, object, detail from audit where actor_id = ${olga.id} order by id desc limit 1`
  expect(log).toEqual({
    action: 'tax.report',
    object: 'tax-year:2026',
    detail: { format: 'csv', sellers: 3, points: 1_550 },
  })
  const forged = await app.request(await link(noa), { method: 'POST', body: new URLSearchParams({ format: 'csv' }) })
  expect([forged.status, await forged.text()]).toEqual([410, expect.stringContaining('operator.only')])
  expect(lines.join('')).not.toMatch(/86095742719|Söhne/)
})

test('is a draft in the structure of the OECD, well-formed whatever the names are', async () => {
  const xml = await download('xml')
  expect(XMLValidator.validate(xml)).toBe(true)
  expect(xml).toContain('DRAFT')
  const read = new XMLParser({ removeNSPrefix: true, ignoreAttributes: false, parseTagValue: false }).parse(xml)
  const body = read['DPI_OECD']['DPIBody']
  const seller = body['ReportableSeller']
  const person = seller.Identity.IndividualSeller.Standard
  expect(person.IndSellerID.Name).toEqual({ FirstName: '=SUM(A1)', LastName: 'Ben & "Söhne"' })
  expect(person.IndSellerID.TIN).toEqual({ '#text': '86095742719', '@_issuedBy': 'DE' })
  expect(Object.keys(seller.RelevantActivities)).toEqual(['PersonalServices'])
  const work = seller.RelevantActivities.PersonalServices
  expect(work.Consideration.ConsQ1).toEqual({ '#text': '4', '@_currCode': 'EUR' })
  expect(work.NumberOfActivities).toEqual({ NumbQ1: '1', NumbQ2: '2', NumbQ3: '0', NumbQ4: '0' })
})

test('names the country of a Greek VAT number as ISO 3166 does', async () => {
  const seller = (await report(2026)).find(({ memberId }) => memberId === ben.id)
  if (seller?.data === undefined) expect.fail('nothing to report')
  const greek = { ...seller, data: { ...seller.data, vatId: 'EL094019245' } }
  const platform = { name: 'Klickwork', country: 'DE' }
  const xml = taxYear.dpiXml({ year: 2026, madeAt: new Date(2027, 0, 1), platform, sellers: [greek] })
  expect(xml).toContain('<dpi:VAT issuedBy="GR">EL094019245</dpi:VAT>')
})

test('the world is in order after all of it', async () => {
  await withTx((tx) => shop.wipeAddresses(tx, 10))
  await database.assertWorld()
})
