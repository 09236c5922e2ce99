import * as asides from '../../core/asides/index.ts'
import * as checkouts from '../../core/checkouts/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as corrections from '../../core/corrections/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as notices from '../../core/notices/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import * as statements from '../../core/statements/index.ts'
import { countComplaints, countLatePurchases, countWaitingShops } from '../../core/shop/index.ts'
import type { Copy } from '../copy/copy.ts'
import { setAside } from '../dialog/inbox.ts'

/** One of the operators' queues, as their menu shows it. */
export interface OperatorQueue {
  /** The screen that shows what waits. */
  readonly screen: string
  /** Stands in the menu only while something waits. */
  readonly rare?: true
  label(copy: Copy): string
  /** How much waits, counted up to `most`. */
  count(tx: Tx, most: number): Promise<number>
}

/** The queues in the order in which they are urgent. Whatever else operators decide on adds its own entry. */
export const operatorQueues: readonly OperatorQueue[] = [
  { screen: 'op.reports', label: (copy) => copy.moderation.operator.queues.reports, count: moderation.countReports },
  { screen: 'op.checks', label: (copy) => copy.checks.queue, count: moderation.countChecks },
  { screen: 'op.flags', label: (copy) => copy.flags.queue, count: moderation.countFlags },
  { screen: 'op.disputes', label: (copy) => copy.disputes.queue, count: disputes.countToDecide },
  { screen: 'op.complaints', rare: true, label: (copy) => copy.complaints.queue, count: countComplaints },
  { screen: 'op.purchases', rare: true, label: (copy) => copy.purchases.queue, count: countLatePurchases },
  { screen: 'op.shops', label: (copy) => copy.shop.operator.queue, count: countWaitingShops },
  {
    screen: 'op.suspensions',
    label: (copy) => copy.moderation.operator.queues.suspensions,
    count: moderation.countSuspensions,
  },
  { screen: 'op.payouts', label: (copy) => copy.payouts.operator.queue, count: payouts.countWaiting },
  {
    screen: 'op.corrections',
    rare: true,
    label: (copy) => copy.corrections.queue,
    count: corrections.countWaiting,
  },
  { screen: 'op.bank', label: (copy) => copy.bank.queue.label, count: statements.countWaiting },
  { screen: 'op.cards', rare: true, label: (copy) => copy.cards.operator.queue, count: checkouts.countDoubtful },
  {
    screen: 'op.undelivered',
    label: (copy) => copy.moderation.operator.queues.undelivered,
    count: notices.undelivered,
  },
  {
    screen: 'op.dead',
    label: (copy) => copy.moderation.operator.queues.dead,
    count: async (tx, most) => (await setAside(tx, most)).count,
  },
  { screen: 'op.stuck', rare: true, label: (copy) => copy.moderation.operator.queues.stuck, count: asides.count },
]
