import { serve } from '@hono/node-server'
import { expect, test } from 'vitest'
import { accountPage } from '../../api/forms/account.ts'
import { formPages } from '../../api/forms/forms.ts'
import * as forms from '../../core/forms/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { withPage } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { browsing } from '../support/form-visit.ts'
import { asked, payee, withAccount } from '../support/payouts.ts'
import { worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

type Body = NonNullable<RequestInit['body']>
const IBAN = 'DE02 5001 0517 0137 0750 30'
const database = await testDatabase()
const lines: string[] = []
const pages = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: { 'bank-account': accountPage({ holder: 'Klickwork', iban: 'DE02120300000000202051' }) },
  explain: (refusal) => `Refused: ${refusal.code}`,
  log: createLogger({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } }),
})
const app = browsing(pages)

const linkOf = async (member: Member): Promise<string> =>
  `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'bank-account' }))}`
const post = async (path: string, body: Body, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, { method: 'POST', body, headers })
  return [answer.status, await answer.text()] as const
}
const accountOf = (member: Member) => database.withTx((tx) => payouts.accountOf(tx, member))

test('an account is entered once; the page shows it masked, and what was wrong comes back with the reason', async () => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const [status, wrong] = await post(
    path,
    new URLSearchParams({ iban: 'DE02 5001 0517 0137 0750 31', holder: 'Zazie' }),
  )
  expect(status).toBe(422)
  expect(wrong).toContain('value="DE02 5001 0517 0137 0750 31"')
  expect(wrong).toContain('Eines der Zeichen ist falsch')
  const [, ours] = await post(path, new URLSearchParams({ iban: 'DE02 1203 0000 0000 2020 51', holder: 'Zazie' }))
  expect(ours).toContain('Das ist unser eigenes Konto.')
  const [, empty] = await post(path, new URLSearchParams({ iban: '', holder: '' }))
  expect(empty).toMatch(/Trag bitte deine IBAN ein[^]*Schreib den Namen, der bei deiner Bank steht/)
  expect(empty).toContain('hreflang="en"')
  const [done, thanks] = await post(path, new URLSearchParams({ iban: IBAN, holder: 'Zazie Kanari' }))
  expect([done, thanks.includes('DE•• •••• 5030'), thanks.includes('0137')]).toEqual([200, true, false])
  expect((await accountOf(mia))?.masked).toBe('DE•• •••• 5030')
  expect((await post(path, new URLSearchParams({ iban: IBAN, holder: 'Eve' })))[0]).toBe(410)
  const page = await (await app.request(await linkOf(mia))).text()
  expect([page.includes('DE•• •••• 5030'), page.includes('Kanari'), page.includes('value="DE')]).toEqual([
    true,
    false,
    false,
  ])
  expect(page).not.toContain('name="owner"')
})

test('whoever changes the account reads on the last page which payout still goes to the former one', async () => {
  const mia = await payee(database, 2_000)
  const payout = await asked(database, mia, 1_000)
  const [, thanks] = await post(await linkOf(mia), new URLSearchParams({ iban: IBAN, holder: 'Zazie Kanari' }))
  expect(thanks).toContain(`Die Auszahlung ${payouts.endToEndOf(payout)} geht noch an ${payout.masked}.`)
})

test('a minor is asked whose account it is', async () => {
  const minor = await worker(database, { birthDate: '2010-06-01' })
  const path = await linkOf(minor)
  expect(await (await app.request(path)).text()).toContain('name="owner"')
  expect((await post(path, new URLSearchParams({ iban: IBAN, holder: 'Eva', owner: 'guardian' })))[0]).toBe(200)
  expect((await accountOf(minor))?.owner).toBe('guardian')
})

test.each<readonly [string, Body, Record<string, string>]>([
  ['nothing', '', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['JSON', JSON.stringify({ iban: IBAN, holder: 'Eve' }), { 'content-type': 'application/json' }],
  [
    'lists',
    new URLSearchParams([
      ['iban', IBAN],
      ['iban', 'x'],
      ['holder[]', 'Eve'],
    ]),
    {},
  ],
  ['an object', new URLSearchParams({ 'iban[__proto__]': IBAN, 'holder.length': 'Eve' }), {}],
  ['markup', new URLSearchParams({ iban: IBAN, holder: '<script>alert(1)</script>' }), {}],
  [
    'controls and bidirectional marks',
    new URLSearchParams({ iban: `${IBAN}\u0000\u202e`, holder: '\u202e\u0007' }),
    {},
  ],
  ['a flood', new URLSearchParams({ iban: '9'.repeat(400_000), holder: 'x'.repeat(400_000) }), {}],
  [
    'half a form of parts',
    '--x\r\nContent-Disposition: form-data; name="iban"',
    { 'content-type': 'multipart/form-data; boundary=x' },
  ],
])('of %s nothing is taken, and the link stays', async (_, body, headers) => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const [status, page] = await post(path, body, headers)
  expect([status, page.includes('<script>')]).toEqual([422, false])
  expect(await accountOf(mia)).toBeUndefined()
  expect((await app.request(path)).status).toBe(200)
})

test('two sent at the same moment make one account', async () => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const both = await Promise.all([1, 2].map(() => post(path, new URLSearchParams({ iban: IBAN, holder: 'Mia Eins' }))))
  expect(both.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
  expect(await database.sql`select from bank_accounts where member_id = ${mia.id}`).toHaveLength(1)
})

test('of an account number nothing stands in the log, in a notice, or anywhere in the database', async () => {
  await withAccount(database, await worker(database), { iban: IBAN, holder: 'Zazie Kanari' })
  expect(lines.join('')).not.toMatch(/0137|Kanari/)
  const tables = await database.sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`
  for (const { name } of tables) {
    const found = await database.sql`select from ${database.sql(name)} t where t::text ~ '0137 ?0750|Kanari'`
    expect([name, found.length]).toEqual([name, 0])
  }
})

test('on a phone the form is filled in without a script, and is as wide as the screen', async (context) => {
  const mia = await worker(database)
  const path = await linkOf(mia)
  const server = serve({ fetch: pages.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    await withPage(
      context,
      `http://127.0.0.1:${port}${path}`,
      async (page) => {
        const address = page.url()
        expect(new URL(address).pathname).toMatch(/^\/f\/o\/[0-9a-z]{10}$/)
        await page.reload()
        await page.getByLabel('IBAN').fill('DE00 1234')
        await page.getByLabel('Kontoinhaber').fill('Zazie Kanari')
        await page.getByRole('button', { name: 'Konto speichern' }).click()
        await page.getByText('Eines der Zeichen ist falsch').waitFor()
        expect(await page.getByLabel('Kontoinhaber').inputValue()).toBe('Zazie Kanari')
        // As a string: it runs in the page, whose types are not those of this program.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
        const height = (await page.getByRole('button').boundingBox())?.height ?? 0
        expect(height).toBeGreaterThanOrEqual(44)
        await page.goBack()
        await page.getByLabel('IBAN').fill(IBAN)
        await page.getByLabel('Kontoinhaber').fill('Zazie Kanari')
        await page.getByRole('button', { name: 'Konto speichern' }).click()
        await page.getByText('DE•• •••• 5030').waitFor()
        // What lies behind has no secret either, and shows that the link is over.
        await page.goBack()
        await page.getByText('Refused: form.over').waitFor()
        expect(page.url()).toBe(address)
      },
      { viewport: { width: 360, height: 740 }, javaScriptEnabled: false, mayLog: /422|410/ },
    )
    expect((await accountOf(mia))?.masked).toBe('DE•• •••• 5030')
  } finally {
    server.close()
  }
})
