import * as notices from '../../core/notices/index.ts'
import type { Missed } from '../../core/notices/index.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import { go, type Card } from '../dialog/card.ts'
import { withNote } from '../dialog/draw.ts'
import type { Action, Outcome, Turn } from '../dialog/routes.ts'
import { drawNotice } from './notice-card.ts'

/**
 * The oldest notice that could be sent nowhere, as it would have been sent, with a button that puts it away; the menu
 * when there is none left. What is no longer true is dropped on the way.
 */
export const missed: Action = async (turn) => oldest(turn)

/** Puts a notice away, `[notice]`, and shows the next one. */
export const missedRead: Action = async (turn, [id = '']) => {
  await notices.settleMissed(turn.tx, turn.member.id, id, 'sent')
  return oldest(turn)
}

async function oldest(turn: Turn): Promise<Outcome> {
  const { tx, member, copy } = turn
  for (;;) {
    const notice = await notices.nextMissed(tx, member.id)
    if (notice === undefined) return { note: copy.link.allRead, show: { do: 'menu', args: [] } }
    const drawn = await drawnNow(turn, notice)
    if (drawn === undefined) {
      await notices.settleMissed(tx, member.id, notice.id, 'dropped')
      continue
    }
    const read = go(copy.link.readButton, 'notices.read', notice.id)
    const words = copy.link.missed(await notices.missed(tx, member.id))
    return { show: withNote({ ...drawn, rows: [[read], ...drawn.rows] }, words) }
  }
}

/** What the core refuses to show this member is no longer theirs to see, as for the sender of notices. */
async function drawnNow(turn: Turn, notice: Missed): Promise<Card | undefined> {
  return drawNotice(turn, notice).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
}
