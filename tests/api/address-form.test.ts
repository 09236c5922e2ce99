import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { addressPage } from '../../api/forms/address.ts'
import { formPages } from '../../api/forms/forms.ts'
import * as forms from '../../core/forms/index.ts'
import type { Member } from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import * as shop from '../../core/shop/index.ts'
import type { Order } from '../../core/shop/index.ts'
import { withPage } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { browsing } from '../support/form-visit.ts'
import { ADDRESS, market, verbsOf } from '../support/goods.ts'
import { operator, worker } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const logged: string[] = []
const pages = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: { address: addressPage({ country: (code) => `Land ${code}` }) },
  explain: (refusal) => `Refused: ${refusal.code} ${JSON.stringify(refusal.detail)}`,
  log: createLogger({ level: 'trace', destination: { write: (line: string) => void logged.push(line) } }),
})
const app = browsing(pages)

const otto = await operator(database)
const verbs = verbsOf(database)
const linkOf = async (member: Member, subject: string): Promise<string> =>
  `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'address', subject }))}`
const send = (path: string, values: Readonly<Record<string, string>>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(values) })
const statusOf = async (buyer: Member, order: Order): Promise<string> =>
  (await database.withTx((tx) => shop.goodsFor(tx, buyer, order.publicId))).order.status

async function ordered() {
  const people = await market(database, otto, { title: 'Tasse <b>mit</b> Linde' })
  const order = await verbs.order(people.buyer, people.offer, 2)
  return { ...people, order, path: await linkOf(people.buyer, order.publicId) }
}

test('the form says what it is for, offers the countries of the shop, and is used up by the address', async () => {
  const { owner, buyer, order, path } = await ordered()
  const page = await (await app.request(path)).text()
  expect(page).toContain('2 × Tasse &lt;b&gt;mit&lt;/b&gt; Linde')
  expect(page).toContain('autocomplete="shipping postal-code"')
  expect([...page.matchAll(/<option value="([A-Z]{2})"/g)].map(([, code]) => code)).toEqual(['DE', 'AT'])
  const sent = await send(path, { ...ADDRESS })
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('Danke!')])
  expect(await statusOf(buyer, order)).toBe('placed')
  const seen = await database.withTx((tx) => shop.addressFor(tx, owner, testVault, order.publicId))
  expect(seen).toEqual(ADDRESS)
  expect((await send(path, { ...ADDRESS, city: 'Ulm' })).status).toBe(410)
  expect(logged.join('\n')).not.toContain('Linden')
})

test('a wrong field is named, and nothing that was typed is lost', async () => {
  const { buyer, order, path } = await ordered()
  const sent = await send(path, { ...ADDRESS, postcode: '123', name: '"><script>alert(1)</script>' })
  const page = await sent.text()
  expect(sent.status).toBe(422)
  expect(page).toContain('Diese Postleitzahl passt nicht zum Land.')
  expect(page).toContain('value="Lindenallee 7"')
  expect(page).not.toContain('<script>')
  expect(page.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(await statusOf(buyer, order)).toBe('addressing')
  expect((await send(path, { ...ADDRESS })).status).toBe(200)
})

test('hostile posts: no field, files for words, floods, another country, fields of ours', async () => {
  const { buyer, order, path } = await ordered()
  const files = new FormData()
  for (const field of shop.ADDRESS_FIELDS) files.set(field, new File(['x'], 'x.txt'))
  const posts: readonly Response[] = [
    await send(path, {}),
    await app.request(path, { method: 'POST', body: files }),
    await app.request(path, { method: 'POST', body: 'not=a&form', headers: { 'content-type': 'application/json' } }),
    await send(path, { ...ADDRESS, street: 'x'.repeat(100_000) }),
    await send(path, { ...ADDRESS, country: 'US' }),
    await send(path, { ...ADDRESS, country: '__proto__' }),
    await send(path, { ...ADDRESS, name: '\u202E\u200B' }),
  ]
  for (const post of posts) expect([post.status, (await post.text()).includes('</form>')]).toEqual([422, true])
  expect((await send(path, { ...ADDRESS, street: 'x'.repeat(6_000_000) })).status).toBe(413)
  expect(await statusOf(buyer, order)).toBe('addressing')
  expect(await database.sql`select from order_addresses where order_id = ${order.id}`).toHaveLength(0)
})

test('a link of somebody else, or to somebody else’s order, gives nobody an address', async () => {
  const { owner, buyer, order } = await ordered()
  for (const other of [owner, await worker(database)]) {
    const path = await linkOf(other, order.publicId)
    expect((await app.request(path)).status).toBe(410)
    const sent = await send(path, { ...ADDRESS })
    expect([sent.status, await sent.text()]).toEqual([410, expect.stringContaining('order.unknown')])
  }
  expect(await statusOf(buyer, order)).toBe('addressing')
})

test('an order that was cancelled or has an address takes none', async () => {
  const { buyer, order, path } = await ordered()
  const second = await linkOf(buyer, order.publicId)
  expect((await app.request(path)).status).toBe(410)
  await verbs.cancel(buyer, order)
  expect((await send(second, { ...ADDRESS })).status).not.toBe(200)
  const stranger = database.withTx((tx) => shop.awaitingAddress(tx, buyer, order.publicId))
  expect(await refused(stranger)).toBe('order.wrong_state')
})

test('two posts at once place one order', async () => {
  const { owner, order, path } = await ordered()
  const [one, other] = await Promise.all([send(path, { ...ADDRESS }), send(path, { ...ADDRESS, city: 'Ulm' })])
  expect([one.status, other.status].toSorted((low, high) => low - high)).toEqual([200, 410])
  const seen = await database.withTx((tx) => shop.addressFor(tx, owner, testVault, order.publicId))
  expect(seen.city).toBe(one.status === 200 ? 'Berlin' : 'Ulm')
})

test('in a browser without scripts, on a small phone: a wrong field is named, nothing is lost, then the order is placed', async (context) => {
  const { buyer, order, path } = await ordered()
  const server = serve({ fetch: pages.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    await withPage(
      context,
      `http://127.0.0.1:${port}${path}`,
      async (page) => {
        await page.getByLabel('Vor- und Nachname').fill(ADDRESS.name)
        await page.getByLabel('Straße und Hausnummer').fill('Packstation 101')
        await page.getByLabel('Postleitzahl').fill('1010')
        await page.getByLabel('Ort').fill('Wien')
        await page.getByRole('combobox').selectOption('AT')
        await page.getByRole('button', { name: 'Adresse abschicken' }).click()
        await page.getByText('Für eine Packstation brauchen wir').waitFor()
        expect(await page.getByLabel('Ort').inputValue()).toBe('Wien')
        expect(await page.getByRole('combobox').inputValue()).toBe('AT')
        // As a string: it runs in the page, whose types are not those of this program.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
        await page.getByLabel('Straße und Hausnummer').fill('Lindengasse 7')
        await page.getByRole('button', { name: 'Adresse abschicken' }).click()
        await page.getByText('Danke!').waitFor()
      },
      { viewport: { width: 360, height: 740 }, javaScriptEnabled: false, mayLog: /422/ },
    )
    expect(await statusOf(buyer, order)).toBe('placed')
  } finally {
    server.close()
  }
})
