import type { Tx } from '../db/connect.ts'
import * as notices from '../notices/index.ts'
import { DAY } from '../shared/time.ts'
import * as flags from './flag-store.ts'
import * as store from './store.ts'

/**
 * Reminds each operator who is no party, a day after it came in and every day from then on, of the oldest report and of the
 * oldest flag on which nobody has decided. For the schedule; returns how many were reminded, today or before.
 */
export async function remindUndecided(tx: Tx): Promise<number> {
  let reminded = 0
  for (const operatorId of await store.operatorIds(tx)) {
    const [report] = await store.openReports(tx, { after: undefined, limit: 1, notAbout: operatorId })
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
        dedupeKey: `${topic}:${waiting.id}:undecided:${days}:operator:${operatorId}`,
      })
      reminded += 1
    }
  }
  return reminded
}
