import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { DAY } from '../shared/time.ts'
import * as flags from './flag-store.ts'
import * as store from './store.ts'

/**
 * Reminds each operator of the oldest report and of the oldest flag that they may decide, a day after it came in and from
 * then on at most once a day of each: whoever works a queue off is not told of every next one. For the schedule, which it
 * costs a look at each operator, so it takes no limit; returns how many were reminded, today or before.
 */
export async function remindUndecided(tx: Tx): Promise<number> {
  let reminded = 0
  for (const operatorId of await store.operatorIds(tx)) {
    const [report] = await store.openReports(tx, {
      after: undefined,
      limit: 1,
      notAbout: operatorId,
      notBy: operatorId,
    })
    const [flag] = await flags.page(tx, { after: undefined, limit: 1, notOf: operatorId })
    for (const { topic, waiting } of [
      { topic: 'report', waiting: report } as const,
      { topic: 'flag', waiting: flag } as const,
    ]) {
      const days = waiting === undefined ? 0 : Math.floor((tx.now.getTime() - waiting.createdAt.getTime()) / DAY)
      if (waiting === undefined || days === 0) continue
      await notices.tell(tx, operatorId, {
        kind: 'operator.waiting',
        data: { topic, id: waiting.publicId },
        dedupeKey: `${topic}:undecided:${Math.floor(tx.now.getTime() / DAY)}:operator:${operatorId}`,
      })
      reminded += 1
    }
  }
  return reminded
}
