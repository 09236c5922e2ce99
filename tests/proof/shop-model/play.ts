import type { Member } from '../../../core/members/index.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import type { Shelved } from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { goods } from '../../support/goods.ts'
import { newKey, operator } from '../../support/people.ts'
import { earned, offered, openedShop } from '../../support/shop.ts'
import { at, type Reasons } from '../model/base.ts'
import type { Command } from './commands.ts'
import { left, POINTS, type Shop } from './oracle.ts'
import { post } from './oracle-doors.ts'
import { perform } from './perform.ts'

/** How often each command ended how: `buy offer.sold_out`, `show ok`. */
export type Coverage = Map<string, number>

/** What stands for the oracle's things in the database, by the same index. */
export interface Stage {
  readonly shop: Shop
  readonly database: TestDatabase
  /** Owner and buyers as they were last: who is suspended is another record. */
  owner: Member
  readonly buyers: Member[]
  readonly operator: Member
  /** A word that stands in the name of each of the owner's shops, and in no other. */
  readonly name: string
  readonly offers: Shelved[]
  readonly adverts: string[]
  readonly orders: string[]
  readonly imports: string[]
  readonly complaints: string[]
  readonly now: () => number
  readonly jump: (milliseconds: number) => Promise<void>
  /** Does the real thing when the oracle expects a yes or a no, and once more for a press that comes twice. */
  readonly expect: <Result extends { readonly publicId: string } | undefined>(
    what: string,
    against: Reasons,
    run: () => Promise<Result>,
    options: { readonly twice: boolean; readonly after: (result: Result) => void },
  ) => Promise<void>
}

/** One who can buy nothing, one who can buy a little, and one who need not count. */
const PURSES = [POINTS.goods - 1, POINTS.voucher + POINTS.goods, 20_000] as const

/** Plays a story on the database and on the oracle at once; throws at the first difference. */
export async function play(database: TestDatabase, commands: readonly Command[], coverage: Coverage): Promise<void> {
  const stage = await opened(database, coverage)
  for (const command of commands) {
    await perform(stage, command)
    await compare(stage)
  }
}

async function opened(database: TestDatabase, coverage: Coverage): Promise<Stage> {
  const count = (what: string): void => void coverage.set(what, (coverage.get(what) ?? 0) + 1)
  const judge = await operator(database)
  const name = newKey('Laden')
  const { owner } = await openedShop(database, judge, { name })
  const offers = [
    await offered(database, owner, { points: POINTS.voucher }),
    await goods(database, owner, { points: POINTS.goods, stock: 0 }),
  ]
  const buyers: Member[] = []
  for (const points of PURSES) buyers.push(await earned(database, points))
  let ahead = await shift(database)
  const shop: Shop = {
    buyers: PURSES.map((points) => ({ points })),
    earned: 0,
    offers: [],
    adverts: [],
    codes: [],
    deliveries: [],
    orders: [],
    complaints: [],
    shops: 1,
    isOpen: true,
    isSuspended: [false, ...PURSES.map(() => false)],
  }
  post(shop, 'voucher', 0)
  post(shop, 'goods', 0)
  return {
    ...{ shop, database, owner, buyers, operator: judge, name, offers },
    ...{ adverts: [], orders: [], imports: [], complaints: [] },
    now: () => Date.now() + ahead,
    jump: async (milliseconds) => {
      await database.forward(`${milliseconds} milliseconds`)
      ahead += milliseconds
    },
    expect: async (what, against, run, { twice, after }) => {
      const outcome = await run().then(
        (result) => ({ code: 'ok', result }),
        (error: unknown) => {
          if (error instanceof Refusal) return { code: String(error.code) }
          throw error
        },
      )
      count(`${what} ${outcome.code}`)
      const isExpected = against.length === 0 ? outcome.code === 'ok' : against.includes(outcome.code)
      if (!isExpected) throw new Error(`${what}: expected ${against.join(' or ') || 'ok'}, was ${outcome.code}`)
      if (!('result' in outcome)) return
      after(outcome.result)
      const again = twice ? await run() : outcome.result
      if (again?.publicId !== outcome.result?.publicId) throw new Error(`${what}: happened twice`)
    },
  }
}

async function shift(database: TestDatabase): Promise<number> {
  const [row] = await database.sql<
    { ahead: number }[]
  >`select extract(epoch from ahead)::float8 * 1000 as ahead from clock_shift`
  return row?.ahead ?? 0
}

/** Compares everything that can be seen of the shop with the oracle; throws with what differs. */
async function compare(stage: Stage): Promise<void> {
  const { shop, database, owner, buyers, offers, adverts, orders, complaints } = stage
  const { sql } = database
  const ids = [owner, ...buyers].map(({ id }) => id)
  const shelved = offers.map(({ id }) => id)
  const rows = await sql<{ of: string; said: string }[]>`
    select owner_id::text as of, balance::text as said from accounts where kind = 'earnings' and owner_id = any(${ids}::uuid[])
    union all select o.public_id, o.status || ' ' || coalesce(a.balance, 0)
      from orders o left join accounts a on a.kind = 'order_hold' and a.owner_id = o.id where o.public_id = any(${orders})
    union all select public_id, status from complaints where public_id = any(${complaints})
    union all select public_id, status from adverts where public_id = any(${adverts})
    union all select f.public_id, f.status || ' ' || coalesce(p.stock, (
        select count(*) from offer_codes c where c.offer_id = f.id and c.status = 'free'))
      from offers f left join products p on p.offer_id = f.id where f.id = any(${shelved}::uuid[])`
  const said = new Map(rows.map((row) => [row.of, row.said]))
  const different: string[] = []
  const same = (what: string, expected: number | string, of: string): void => {
    const actual = said.get(of) ?? '0'
    if (String(expected) !== actual) different.push(`${what}: expected ${expected}, was ${actual}`)
  }
  same('the shop', shop.earned, owner.id)
  for (const [index, { status }] of shop.offers.entries()) {
    same(`offer ${index}`, `${status} ${left(shop, index)}`, at(offers, index).publicId)
  }
  for (const [index, { status }] of shop.adverts.entries()) same(`advertisement ${index}`, status, at(adverts, index))
  for (const [index, { points }] of shop.buyers.entries()) same(`buyer ${index}`, points, at(buyers, index).id)
  for (const [index, { status, points }] of shop.orders.entries()) {
    const isOver = ['closed', 'cancelled', 'lapsed', 'declined', 'refunded'].includes(status)
    same(`order ${index}`, `${status} ${isOver ? 0 : points}`, at(orders, index))
  }
  for (const [index, { status }] of shop.complaints.entries()) same(`complaint ${index}`, status, at(complaints, index))
  if (different.length > 0) throw new Error(different.join('; '))
}
