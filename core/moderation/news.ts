import * as asides from '../asides/index.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import type { CollectedTopic } from '../notices/index.ts'
import { HOUR } from '../shared/time.ts'
import { requireOperator } from './operators.ts'
import * as store from './news-store.ts'
import { operatorIds } from './store.ts'

/** Between two notices about the same queue: whoever lets a hundred jobs in a morning be checked asks for two looks. */
const HEARD_HOURS = 4
/** More than this says nothing new. */
const MOST_COUNTED = 100

/** When an operator hears what is told now: quiet hours hold it up. */
const heardAt = (operator: Member, now: Date): Date => members.quietUntil(operator, now) ?? now

/**
 * Something new in a queue that fills by itself: each operator who is no party is told at once of the first, and of the
 * rest together, four hours later or when the quiet hours are over.
 */
export async function tellCollected(
  tx: Tx,
  news: { readonly topic: CollectedTopic; readonly id: string; readonly dedupeKey: string; readonly except: string },
): Promise<void> {
  const { topic } = news
  for (const operatorId of await operatorIds(tx)) {
    const operator = operatorId === news.except ? undefined : await members.byId(tx, operatorId)
    if (operator === undefined) continue
    const now = heardAt(operator, tx.now)
    const last = await store.begin(tx, { operatorId, topic, heardAt: now })
    if (last !== undefined) {
      if (last.dueAt !== null) continue
      const next = new Date(last.heardAt.getTime() + HEARD_HOURS * HOUR)
      if (next > tx.now) {
        await store.put(tx, { operatorId, topic, heardAt: last.heardAt, dueAt: heardAt(operator, next) })
        continue
      }
      await store.put(tx, { operatorId, topic, heardAt: now, dueAt: null })
    }
    await notices.tell(tx, operatorId, {
      kind: 'operator.waiting',
      data: { topic, id: news.id },
      dedupeKey: `${news.dedupeKey}:operator:${operatorId}`,
    })
  }
}

/**
 * Tells operators what has gathered in a queue since they last heard of it, if it still waits. For the schedule;
 * returns how many.
 */
export async function tellGathered(tx: Tx, limit: number): Promise<number> {
  const due = await store.due(tx, limit)
  asides.worksOff(
    tx,
    due.map(({ operatorId: id }) => ({ id })),
  )
  for (const { operatorId, topic, dueAt } of due) {
    const operator = await members.byId(tx, operatorId)
    const isThere = operator?.status === 'active' && (await members.isOperator(tx, operator))
    const waits = isThere && (await store.waitingFor(tx, topic, operatorId, 1)) > 0
    await store.put(tx, { operatorId, topic, heardAt: tx.now, dueAt: null })
    if (!waits) continue
    await notices.tell(tx, operatorId, {
      kind: 'operator.gathered',
      data: { topic },
      dedupeKey: `gathered:${topic}:${operatorId}:${dueAt?.toISOString() ?? ''}`,
    })
  }
  return due.length
}

/** How much waits for an operator in a queue, counted up to a hundred. Refuses `operator.only`. */
export async function countGathered(tx: Tx, operator: Member, topic: CollectedTopic): Promise<number> {
  await requireOperator(tx, operator)
  return store.waitingFor(tx, topic, operator.id, MOST_COUNTED)
}
