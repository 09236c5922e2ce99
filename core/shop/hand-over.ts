import type { Tx } from '../db/connect.ts'
import { refuse } from '../shared/refusal.ts'
import { moveChecksToMember } from './code-store.ts'
import { moveGoalToMember } from './goal-store.ts'
import { moveLooksToMember } from './look-store.ts'
import * as orders from './order-store.ts'
import * as shops from './shop-store.ts'

/** Two members cannot become one while both have a shop, or one waits for a code of the other. For core/links only. */
export async function requireNoTie(tx: Tx, one: string, other: string): Promise<void> {
  if (await shops.bothHaveShops(tx, one, other)) refuse('shop.exists', {})
  const title = await orders.tie(tx, one, other)
  if (title !== undefined) refuse('link.open_work', { title, kind: 'own' })
}

/** Gives shop and orders to the member that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await shops.moveShopsToOwner(tx, members.from, members.to)
  await orders.moveToBuyer(tx, members.from, members.to)
  await moveChecksToMember(tx, members.from, members.to)
  await moveGoalToMember(tx, members.from, members.to)
  await moveLooksToMember(tx, members.from, members.to)
}
