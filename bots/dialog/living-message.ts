import { setTimeout as wait } from 'node:timers/promises'
import type { Database, Tx } from '../../core/db/connect.ts'
import * as living from '../../core/living/index.ts'
import type { Incoming, MessageRef } from './incoming.ts'
import { hashOfCard } from './living-card.ts'
import type { PlacedReply, Reply } from './reply.ts'
import type { Delivered } from './surface.ts'

/** An edit takes a few hundred milliseconds; nobody who pressed a button is to wait for a slow one. */
const MOST_LOOKS = 30
const LOOK_MILLISECONDS = 100

/**
 * Before anything is drawn over a message: an edit of ours that nobody asked for must not follow. Returns the message when
 * one is on its way, which has to be waited for.
 */
export async function leaveLiving(
  tx: Tx,
  { message, from }: Incoming,
  replies: readonly PlacedReply[],
): Promise<living.Shown | undefined> {
  if (message === undefined || !replies.some((reply) => isOver(reply, message))) return undefined
  const shown = { ...message, platform: from.platform }
  return (await living.leave(tx, shown)) ? shown : undefined
}

/** True when this is drawn over the message. */
function isOver(said: PlacedReply, { place, message }: MessageRef): boolean {
  const reply = said.is === 'in-private' ? said.reply : said
  return 'edit' in reply && reply.edit?.place === place && reply.edit.message === message
}

/** An edit of ours is on its way: what comes after it is not to be lost under it, nor to wait for it for ever. */
export async function untilEdited(db: Database, shown: living.Shown): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    if (!(await db.withTx((tx) => living.isOverdrawn(tx, shown)))) return
    await wait(LOOK_MILLISECONDS)
  }
}

/** What lives from now on, when this reply is a screen that does and its platform has told which message it is. */
export function bornOf(reply: Reply, delivered: Delivered): Parameters<typeof living.show>[2] | undefined {
  if (reply.is !== 'card' || reply.living === undefined) return undefined
  if (delivered.is !== 'sent' || delivered.message === undefined) return undefined
  const { place, message } = delivered.message
  return { screen: reply.living, place, message, hash: hashOfCard(reply.card) }
}
