import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '../../../core/db/connect.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { operator } from '../../support/people.ts'
import { readsOf } from '../../support/reads.ts'
import { earned, openedShop, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const otto = await operator(database)
const { owner, opened } = await openedShop(database, otto)
const { offer } = await voucher(database, otto, ['PLAN-0001'])
const buyer = await earned(database, 1_000)

/** A street of shops after some years: most offers have ended, one owner has most of the rest, one buyer most orders. */
beforeAll(async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  try {
    await sql`
      insert into offers (shop_id, status, category, title, face_cents, points, terms, created_at)
      select ${opened.id}, case when n % 4 = 0 then 'archived' when n % 40 = 1 then 'paused' else 'live' end,
        (array['food', 'shopping', 'leisure', 'travel'])[1 + n % 4],
        'Gutschein Nummer ' || n || case when n % 2000 = 7 then ' im Zoopalast' else '' end, 500, 10 + n % 5000, repeat('Bedingungen ', 10), now()
      from generate_series(1, 8000) n`
    // The cheapest of all, and long sold out.
    await sql`
      insert into offers (shop_id, status, category, title, face_cents, points, terms, created_at)
      select ${opened.id}, 'live', 'food', 'Ausverkaufter Gutschein ' || n, 500, 10, '', now() from generate_series(1, 3000) n`
    await sql`
      with staged as (
        insert into code_imports (offer_id, status, new_codes, duplicates, expired, malformed, created_at)
        select id, 'committed', 1, 0, 0, 0, now() from offers where shop_id = ${opened.id} and title not like 'Ausverkauft%' returning id, offer_id)
      insert into offer_codes (offer_id, import_id, status, sealed_code, fingerprint, loose)
      select offer_id, id, 'free', repeat('x', 60), encode(sha256(offer_id::text::bytea), 'hex'),
        encode(sha256(id::text::bytea), 'hex') from staged`
    await sql`
      insert into code_imports (offer_id, status, new_codes, duplicates, expired, malformed, created_at)
      select ${offer.id}, case when n % 2 = 0 then 'committed' else 'withdrawn' end, 0, 0, 0, 0, now() from generate_series(1, 6000) n`
    await sql`
      insert into orders (offer_id, shop_id, buyer_id, status, points, placed_at, expires_at, shown_at)
      select ${offer.id}, ${offer.shopId}, ${buyer.id}, 'shown', 500, now(), now(), now() from generate_series(1, 8000) n`
    await sql`
      with people as (
        insert into members (status, name, language, birth_date, terms_accepted_at, joined_at, created_at, deposit_reference)
        select 'active', 'Person ' || n, 'de', '1990-01-01', now(), now(), now(), 'PLAN-' || n from generate_series(1, 8000) n
        returning id, name)
      insert into goals (member_id, offer_id, created_at, look_at)
      select id, ${offer.id}, now(), case when name like '%00' then now() end from people`
    await sql`
      insert into adverts (shop_id, status, category, title, words, code, created_at)
      select ${opened.id}, case when n % 4 = 0 then 'archived' else 'live' end, 'food', 'Anzeige ' || n, repeat('Worte ', 20), 'CODE', now()
      from generate_series(1, 6000) n`
    await sql`
      insert into shelf_looks (thing_id, what, day, member_id)
      select ${offer.id}, 'view', current_date - n, m.id from generate_series(0, 1) n
        cross join (select id from members where name like 'Person%' limit 8000) m
        where n = 1 or right(m.id::text, 1) = '0'`
    await sql`vacuum analyze`
  } finally {
    await sql.end({ timeout: 1 })
  }
})

type Page = Parameters<typeof shop.shelf>[2]

/** The first page of the shelf, and one further on. */
async function shelfPages(tx: Tx, page: Omit<Page, 'limit' | 'after'>): Promise<void> {
  const { offers } = await shop.shelf(tx, buyer, { ...page, limit: 5 })
  const last = offers.at(-1)
  if (last !== undefined) await shop.shelf(tx, buyer, { ...page, limit: 5, after: last.publicId })
}

const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'the shelf': (tx) => shelfPages(tx, {}),
  'the shelf after what a word has found': async (tx) => {
    const dear = await shop.shelf(tx, buyer, { limit: 5, words: 'zoopalast' })
    await shop.shelf(tx, buyer, { limit: 5, after: dear.offers.at(-1)?.publicId ?? '' })
  },
  'the shelf of a category': (tx) => shelfPages(tx, { category: 'travel' }),
  'the shelf of a category without offers': (tx) => shelfPages(tx, { category: 'beauty' }),
  'what one can afford': (tx) => shelfPages(tx, { affordable: true }),
  'a common word': (tx) => shelfPages(tx, { words: 'Gutschein' }),
  'a rare word': (tx) => shelfPages(tx, { words: 'zoopal' }),
  'a rare and a common word': (tx) => shelfPages(tx, { words: 'gutschein zoopalast' }),
  'a word that is nowhere': (tx) => shelfPages(tx, { words: 'xylophon' }),
  'a word of two letters': (tx) => shelfPages(tx, { words: 'zo' }),
  'own offers': async (tx) => {
    const { offers } = await shop.myOffers(tx, owner, { limit: 5 })
    await shop.myOffers(tx, owner, { limit: 5, after: offers.at(-1)?.publicId ?? '' })
  },
  'own offers that are over': async (tx) => {
    const { offers } = await shop.endedOffers(tx, owner, { limit: 5 })
    await shop.endedOffers(tx, owner, { limit: 5, after: offers.at(-1)?.publicId ?? '' })
  },
  'own vouchers': async (tx) => {
    const { orders } = await shop.myOrders(tx, buyer, { limit: 5 })
    await shop.myOrders(tx, buyer, { limit: 5, after: orders.at(-1)?.publicId ?? '' })
  },
  'what can be taken back of an offer': async (tx) => {
    const { imports } = await shop.importsOf(tx, offer, { limit: 3 })
    await shop.importsOf(tx, offer, { limit: 3, after: imports.at(-1)?.publicId ?? '' })
    await shop.freeCodes(tx, { id: imports[0]?.id ?? '' })
  },
  'what is affordable in a category': (tx) => shelfPages(tx, { category: 'travel', affordable: true }),
  'what costs little in a category': (tx) => shelfPages(tx, { category: 'travel', mostPoints: 100 }),
  'the day of the next code': (tx) => shop.validUntil(tx, offer),
  'a code at the counter': (tx) => shop.checkCode(tx, owner, testVault, 'PLAN-0001'),
  'waiting shops': (tx) => shop.waitingShops(tx, otto, { limit: 1 }),
  advertisements: async (tx) => {
    const { adverts } = await shop.adverts(tx, { limit: 5 })
    await shop.adverts(tx, { limit: 5, after: adverts.at(-1)?.publicId ?? '' })
  },
  'own advertisements': (tx) => shop.myAdverts(tx, owner, { limit: 5 }),
  'gathering looks': (tx) => shop.gatherLooks(tx, 20),
  'stock to look at': (tx) => shop.lookAtStock(tx, 20),
  'what has to be looked at': (tx) => shop.tellGoals(tx, 20),
  'orders that lapse': (tx) => shop.lapseOrders(tx, 1),
  'buyers to remind': (tx) => shop.remindBuyers(tx, 20),
}

/** With words the next hundred of the shelf are looked through first, for each of the two pages. */
test.each(Object.entries(questions))('%s: no table is read as a whole, and few rows', async (name, ask) => {
  const most = name.includes('word') ? 900 : 200
  const reads = await readsOf(database, ask)
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > most)).toEqual([])
})

test('words are found in the middle of longer ones, short ones at the beginning, and all of them have to stand there', async () => {
  const found = async (words: string): Promise<number> =>
    (await database.withTx((tx) => shop.shelf(tx, buyer, { limit: 50, words }))).offers.length
  expect(await found('ZOOPALAST')).toBe(4)
  expect(await found('palast')).toBe(4)
  expect(await found('zo')).toBe(4)
  expect(await found('nummer zoopalast')).toBe(4)
  expect(await found('kino zoopalast')).toBe(0)
  expect(await found('%')).toBe(0)
  expect(await found('lindner')).toBe(50)
})
