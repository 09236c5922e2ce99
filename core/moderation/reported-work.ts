import * as assignments from '../assignments/index.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import { requireNoParty, requireOperator } from './operators.ts'
import * as store from './store.ts'

/**
 * The submission that was reported, with its files, for an operator who has to decide: nobody decides on what could not be
 * read. Only while the report is open, and not for who is a side of that work. Refuses `operator.only`, `report.unknown`
 * (also for a report on anything else), `report.decided`, `operator.own_case`.
 */
export async function reportedWork(
  tx: Tx,
  operator: Member,
  publicId: string,
): Promise<assignments.Seen & { readonly files: readonly assignments.SubmittedFile[] }> {
  await requireOperator(tx, operator)
  const report = await store.reportByPublicId(tx, publicId)
  if (report?.target !== 'submission') return refuse('report.unknown', {})
  const seen = await assignments.submissionById(tx, report.targetId)
  requireNoParty(operator, seen.assignment.workerId, seen.job.clientId)
  if (report.status !== 'open') refuse('report.decided', {})
  return { ...seen, files: await assignments.filesOf(tx, seen.submission) }
}
