import * as asides from '../asides/index.ts'
import * as assignments from '../assignments/index.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { tellHeard } from './appeal.ts'
import { DISPUTE_LIMITS, disputeVerbs } from './dispute.ts'
import { tellRefunded } from './seen.ts'
import * as store from './store.ts'
import { DAY, HOUR } from '../shared/time.ts'

/** Nobody has contested a rejection within seven days: reward and fee go home, and both are told. Returns how many. */
export async function refundUncontested(tx: Tx, limit: number): Promise<number> {
  const before = new Date(tx.now.getTime() - DISPUTE_LIMITS.appealDays * DAY)
  const due = asides.worksOff(tx, await assignments.uncontested(tx, before, limit))
  for (const { id, status } of due) {
    const assignment = await assignments.lockedById(tx, id)
    // Another instance, or an appeal in the last moment, was quicker.
    if (assignment.status !== status || (await store.ofAssignment(tx, id)) !== undefined) continue
    const job = await jobs.byId(tx, assignment.jobId)
    await assignments.refundRejected(tx, assignment, job)
    await tellRefunded(tx, assignment, job, `assignment:${id}:refunded`)
  }
  return due.length
}

/** The client has let 48 hours pass without an answer: it is an operator's turn. Returns how many. */
export async function endHearings(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.unheard(tx, limit))
  for (const { id, appealedAt } of due) {
    const remindAt = new Date(appealedAt.getTime() + DISPUTE_LIMITS.undecidedHours * HOUR)
    await tellHeard(tx, await store.move(tx, id, disputeVerbs.endHearing, { remindAt }))
  }
  return due.length
}

/**
 * Reminds whoever has to act: the client once, a day after the appeal; the operators who are no party when it is three days
 * old, and every day from then on. Returns how many.
 */
export async function remind(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.toRemind(tx, limit))
  for (const { id, publicId, status, workerId, clientId, remindAt } of due) {
    if (status === 'answering') {
      await store.setReminder(tx, id, null)
      await notices.tell(tx, clientId, {
        kind: 'dispute.reminder',
        data: { dispute: publicId },
        dedupeKey: `dispute:${id}:reminder`,
      })
    } else {
      await store.setReminder(tx, id, new Date(tx.now.getTime() + DAY))
      await moderation.tellOperators(tx, {
        topic: 'dispute',
        id: publicId,
        dedupeKey: `dispute:${id}:undecided:${remindAt?.toISOString() ?? ''}`,
        except: [workerId, clientId],
      })
    }
  }
  return due.length
}
