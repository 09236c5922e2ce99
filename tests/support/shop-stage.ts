import * as ledger from '../../core/ledger/index.ts'
import * as members from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Actor } from './actor.ts'
import { newKey, operator } from './people.ts'
import type { Stage } from './story.ts'

/** The member behind somebody in a story. */
export async function memberOf(stage: Stage, actor: Actor): Promise<members.Member> {
  const found = await stage.database.withTx((tx) => members.ofIdentity(tx, actor.platform, actor.externalId))
  if (found === undefined) throw new Error('nobody')
  return found
}

/** A shop that an operator has approved, before the story begins. */
export const withShop = (stage: Stage, actor: Actor) =>
  stage.aside(`${actor.name} has opened the Café Lindner in Work2Buy.`, async () => {
    const { database } = stage
    const owner = await memberOf(stage, actor)
    const otto = await operator(database)
    const opened = await database.withTx((tx) =>
      shop.openShop(tx, owner, {
        key: newKey('open'),
        name: 'Café Lindner',
        website: 'https://cafe-lindner.example',
        sells: 'Kaffee und Kuchen',
        imprint: 'Café Lindner, Hauptstraße 1, 12345 Berlin',
      }),
    )
    await database.withTx((tx) =>
      shop.decideShop(tx, otto, {
        key: newKey('decide'),
        shop: opened.publicId,
        approve: true,
        reason: 'Alles stimmt.',
      }),
    )
  })

/** Points that somebody has earned before the story begins. */
export const withPoints = (stage: Stage, actor: Actor, points: number) =>
  stage.aside(`${actor.name} has earned ${points} points.`, async () => {
    const { id } = await memberOf(stage, actor)
    await stage.database.withTx((tx) =>
      ledger.post(tx, {
        key: newKey('gift'),
        kind: 'move',
        postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: id }, points }],
      }),
    )
  })
