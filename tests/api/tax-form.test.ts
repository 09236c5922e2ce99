import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { formPages } from '../../api/forms/forms.ts'
import { taxPage } from '../../api/forms/tax.ts'
import { taxWords } from '../../api/forms/tax-words.ts'
import { copyFor } from '../../bots/copy/copy.ts'
import * as forms from '../../core/forms/index.ts'
import type { Member } from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import * as tax from '../../core/tax/index.ts'
import { withPage } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { browsing } from '../support/form-visit.ts'
import { minorWorker } from '../support/guardian.ts'
import { TAX_DATA } from '../support/payouts.ts'
import { worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
const lines: string[] = []
const pages = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: { tax: taxPage({ country: (code, language) => copyFor(language).goods.country(code) }) },
  explain: (refusal) => `Refused: ${refusal.code}`,
  log: createLogger({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } }),
})
const app = browsing(pages)
const linkOf = async (member: Member): Promise<string> =>
  `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'tax' }))}`
const post = async (path: string, values: Readonly<Record<string, string>>) => {
  const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(values) })
  return [answer.status, await answer.text()] as const
}
const recordOf = (member: Member) => database.withTx((tx) => tax.recordOf(tx, member))
const CANARY = {
  ...TAX_DATA,
  lastName: 'Kanarienvogel',
  taxNumber1: '47036892816',
  birthDate: '1987-06-05',
  birthDateSure: 'yes',
}

test('what is wrong stands at its question, nothing typed is lost, and in the end it is kept once', async () => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const [status, again] = await post(path, {
    ...TAX_DATA,
    taxNumber1: '86095742710',
    birthPlace: 'x',
    postcode: '"><b>',
  })
  expect(status).toBe(422)
  for (const words of [
    'value="Lindenallee 7"',
    'value="86095742710"',
    'value="1990-01-01"',
    'value="&quot;&gt;&lt;b&gt;"',
  ])
    expect(again).toContain(words)
  expect(again).toMatch(/<option value="DE" selected>Deutschland/)
  expect(again.match(/aria-invalid="true"/g)).toHaveLength(2)
  expect(again).toContain('Eine der 11 Ziffern ist falsch')
  expect(again).not.toContain('name="filledBy"')
  expect(await recordOf(mia)).toBeUndefined()
  expect((await post(path, { ...TAX_DATA }))[0]).toBe(200)
  expect((await post(path, { ...TAX_DATA }))[0]).toBe(410)
  const page = await (await app.request(await linkOf(mia))).text()
  expect(page).toContain('schon Steuerdaten hinterlegt')
  expect(page).not.toMatch(/Lindenallee|86095742719|1990/)
})

test('another birth date of the same age is asked for once more', async () => {
  const path = await linkOf(await worker(database))
  const typed = { ...TAX_DATA, birthDate: '05/06/1987' }
  const [status, again] = await post(path, typed)
  expect(status).toBe(422)
  expect(again).toMatch(/mit einem anderen Geburtsdatum beigetreten[^]*type="checkbox"\s+name="birthDateSure"/)
  const empty = (await post(path, {}))[1]
  expect([empty.includes('Schreib bitte die Postleitzahl.'), empty.includes('passt nicht zum Land')]).toEqual([
    true,
    false,
  ])
  expect((await post(path, { ...typed, birthDateSure: 'yes' }))[0]).toBe(200)
})

test('a minor is asked who fills it in, and a wrong age is told without naming the right one', async () => {
  const lia = await minorWorker(database, { birthDate: '2011-08-01', scopes: ['payout'] })
  const path = await linkOf(lia)
  const [status, again] = await post(path, { ...TAX_DATA, filledBy: 'guardian' })
  expect([status, again.includes('passt nicht zu dem'), again.includes('2011')]).toEqual([422, true, false])
  expect(again).toMatch(/<option value="guardian" selected>/)
  expect((await post(path, { ...TAX_DATA, birthDate: '01.08.2011', filledBy: 'guardian' }))[0]).toBe(200)
})

test('of a tax number, a name and a birth date nothing stands in a log, a notice, an address or anywhere in the database', async () => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  await post(path, { ...CANARY, birthDate: '1987-02-31' })
  // A bug on the way is logged, without what was typed.
  await database.sql`alter table tax_data rename to tax_away`
  onTestFinished(async () => void (await database.sql`alter table if exists tax_away rename to tax_data`))
  expect((await post(path, CANARY))[0]).toBe(500)
  await database.sql`alter table tax_away rename to tax_data`
  expect((await post(path, CANARY))[0]).toBe(200)
  expect(lines.join('')).toContain('a form failed')
  expect(lines.join('')).not.toMatch(/Kanarienvogel|47036892816|1987/)
  const tables = await database.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`
  for (const { name } of tables) {
    const found =
      await database.sql`select from ${database.sql(name)} t where t::text ~ 'Kanarienvogel|47036892816|1987-06'`
    expect([name, found.length]).toEqual([name, 0])
  }
})

test('on a phone, in English and without a script, it is filled in by its labels', {
  timeout: 30_000,
}, async (context) => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const server = serve({ fetch: pages.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const words = taxWords.en
  const { labels } = words
  await withPage(
    context,
    `http://127.0.0.1:${port}${path}`,
    async (page) => {
      await page.getByRole('link', { name: 'In English' }).click()
      expect(page.url()).not.toContain(path)
      const write = (field: tax.TaxField, value: string) => page.getByLabel(labels[field], { exact: true }).fill(value)
      const choose = (field: tax.TaxField, value: string) =>
        page.getByLabel(labels[field], { exact: true }).selectOption(value)
      for (const field of ['firstName', 'lastName', 'street', 'postcode', 'city', 'birthDate'] as const)
        await write(field, TAX_DATA[field] ?? '')
      await choose('country', 'DE')
      await page.getByRole('button', { name: words.submit }).click()
      await page.getByText(words.problems['id-or-place']).waitFor()
      expect(await page.getByLabel(labels.street).inputValue()).toBe('Lindenallee 7')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      await choose('taxCountry1', 'AT')
      await write('taxNumber1', '59-119/9013')
      await page.getByRole('button', { name: words.submit }).click()
      await page.getByText(words.saved).waitFor()
    },
    { viewport: { width: 360, height: 740 }, javaScriptEnabled: false, mayLog: /422/ },
  )
  expect(await database.withTx((tx) => tax.openFor(tx, testVault, mia.id))).toMatchObject({ street: 'Lindenallee 7' })
})
