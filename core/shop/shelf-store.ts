import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { hasStock, ownerActive, shelved } from './shop-store.ts'
import type { Offer, OfferCategory, Shelved } from './shop.ts'
import { offers, shops } from './tables.ts'

export interface ShelfFilter {
  readonly category: OfferCategory | undefined
  readonly mostPoints: number | undefined
  /** Words of a title or of a shop's name, as typed. */
  readonly words: string
  /** The last offer seen. */
  readonly after: Pick<Offer, 'id' | 'points'> | undefined
  readonly limit: number
}

/** More words than this help no search. */
const MOST_WORDS = 8
/** So far along the shelf a common word is looked for: there is no need to gather all that have it. */
const NEAR = 100

/** Words as they stand in a row: long ones anywhere, one or two letters as a word's beginning or a whole word. */
function partsOf(typed: string): readonly string[] {
  const all = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return all.slice(0, MOST_WORDS).map((word) => {
    const { length } = [...word]
    return length > 2 ? word : length === 2 ? ` ${word}` : ` ${word} `
  })
}

/** Of the row's own columns; as the indexes have it: with a placeholder the planner would not know that they fit. */
function within({ category, mostPoints, after }: ShelfFilter): readonly (SQL | undefined)[] {
  return [
    sql`${offers.status} = 'live' and ${offers.inStock}`,
    category === undefined ? undefined : eq(offers.category, category),
    mostPoints === undefined ? undefined : sql`${offers.points} <= ${mostPoints}`,
    after === undefined ? undefined : sql`(${offers.points}, ${offers.id}) > (${after.points}, ${after.id}::uuid)`,
  ]
}

/**
 * What can be had now, the cheapest first. Words that are common are found along the shelf; rare ones by their groups of
 * letters, which have an index. The planner cannot tell the two apart, so both are asked for, in this order.
 */
export async function shelf(tx: Tx, filter: ShelfFilter): Promise<readonly Shelved[]> {
  const parts = partsOf(filter.words)
  if (parts.length === 0) return page(tx, filter, [])
  const inRow = (words: SQL) => parts.map((part) => sql`strpos(${words}, ${part}) > 0`)
  const near = sql`${offers.id} in (
    select near.id from (
      select id, words from offers where ${and(...within(filter))} order by points, id limit ${NEAR}) near
    where ${and(...inRow(sql`near.words`))})`
  const found = await page(tx, filter, [near])
  if (found.length === filter.limit) return found
  const grams = parts.map((part) => sql`shelf_grams(${offers}.words) @> shelf_grams(${part})`)
  return page(tx, filter, [...grams, ...inRow(sql`${offers}.words`)])
}

async function page(tx: Tx, filter: ShelfFilter, conditions: readonly SQL[]): Promise<readonly Shelved[]> {
  return tx
    .select(shelved(tx))
    .from(offers)
    .innerJoin(shops, eq(shops.id, offers.shopId))
    .where(and(...within(filter), eq(shops.status, 'approved'), ownerActive, ...conditions, hasStock(tx)))
    .orderBy(asc(offers.points), asc(offers.id))
    .limit(filter.limit)
}
