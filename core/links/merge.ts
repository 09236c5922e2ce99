import * as alerts from '../alerts/index.ts'
import * as assignments from '../assignments/index.ts'
import * as checkouts from '../checkouts/index.ts'
import * as claims from '../claims/index.ts'
import * as consents from '../consents/index.ts'
import * as boards from '../boards/index.ts'
import type { Tx } from '../db/connect.ts'
import * as deposits from '../deposits/index.ts'
import * as digests from '../digests/index.ts'
import * as disputes from '../disputes/index.ts'
import * as files from '../files/index.ts'
import * as forms from '../forms/index.ts'
import * as guardians from '../guardians/index.ts'
import * as guides from '../guides/index.ts'
import * as jobs from '../jobs/index.ts'
import * as ledger from '../ledger/index.ts'
import * as lists from '../lists/index.ts'
import * as living from '../living/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import * as payouts from '../payouts/index.ts'
import * as reminders from '../reminders/index.ts'
import * as shop from '../shop/index.ts'
import { refuse } from '../shared/refusal.ts'
import { decidedEachOther } from './decided-store.ts'
import * as statements from '../statements/index.ts'
import * as tax from '../tax/index.ts'

/**
 * Makes one member of two, whatever both have: the one that joined first stays and gets the work, the jobs, the files,
 * the deposits, the notices, the conversations and, by ledger transfer, the points of the other, whose accounts are
 * closed. The statements follow the lock order: members, jobs, assignments, accounts; both members are locked by the
 * caller. Refuses `link.open_work` while something runs between the two, `link.operator` when one has credited the
 * other or decided on a case of the other as an operator, `link.open_report` while one's report about the other is open,
 * `shop.exists` when both have a shop. Returns the member that stays.
 */
export async function merge(tx: Tx, one: Member, other: Member): Promise<Member> {
  const [kept, gone] = members.olderFirst(one, other)
  const tie = await assignments.openTie(tx, kept.id, gone.id)
  if (tie !== undefined) refuse('link.open_work', tie)
  if (await decidedEachOther(tx, kept.id, gone.id)) refuse('link.operator', {})
  if (await moderation.reportedEachOther(tx, kept.id, gone.id)) refuse('link.open_report', {})
  await shop.requireNoTie(tx, kept.id, gone.id)
  const way = { from: gone.id, to: kept.id }
  await assignments.handOver(tx, way)
  await lists.handOver(tx, way)
  await jobs.handOver(tx, way)
  await alerts.handOver(tx, way)
  await boards.handOver(tx, way)
  await disputes.handOver(tx, way)
  await moderation.handOver(tx, way)
  await files.handOver(tx, way)
  await shop.handOver(tx, way)
  await deposits.handOver(tx, way)
  await statements.handOver(tx, way)
  await checkouts.handOver(tx, way)
  await payouts.handOver(tx, way)
  await claims.handOver(tx, way)
  await tax.handOver(tx, way)
  await forms.handOver(tx, way)
  await guides.handOver(tx, way)
  await notices.handOver(tx, way)
  await reminders.handOver(tx, way)
  await digests.handOver(tx, way)
  await consents.handOver(tx, way)
  await living.handOver(tx, way)
  const merged = await members.absorb(tx, gone, kept)
  // Of two birth dates the later one counts: work may run now for which nobody has agreed.
  await guardians.settle(tx, merged)
  await ledger.merge(tx, way)
  await claims.settle(tx, kept.id)
  await moderation.audit(tx, merged, {
    action: 'member.merge',
    object: `member:${gone.publicId}`,
    reason: 'both accounts belong to one person, who confirmed it on both platforms',
    detail: { into: kept.publicId },
  })
  return merged
}
