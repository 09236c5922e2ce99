import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function payoutScreens({ outgoing, worker, operator, client }: Market): Visits {
  const { payee, payout } = outgoing
  return {
    payout: [payee, worker, operator, client].map((by) => ({ by, args: [] })),
    payouts: [
      { by: payee, args: [] },
      { by: payee, args: [payout.held.publicId] },
      { by: worker, args: [] },
    ],
    'payout.show': [
      ...Object.values(payout).map(({ publicId }) => ({ by: payee, args: [publicId] })),
      { by: worker, args: [payout.held.publicId] },
    ],
    'op.payouts': [
      { by: operator, args: [] },
      { by: operator, args: [payout.requested.publicId] },
      { by: worker, args: [] },
    ],
  }
}

export function payoutActions({ outgoing, worker }: Market): Visits {
  const { payee, payout } = outgoing
  return {
    'payout.account': [payee, worker].map((by) => ({ by, args: [] })),
    'payout.cancel': [payout.held, payout.rejected].map(({ publicId }) => ({ by: payee, args: [publicId] })),
  }
}

export function payoutFlows({
  outgoing,
  worker,
  operator,
  kind,
}: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { payee, payout } = outgoing
  const decision = { by: operator, args: [payout.requested.publicId], answers: { reason: words(kind, 1_000) } }
  return {
    'pay-out': [
      { by: payee, args: [], answers: { amount: '1000' } },
      { by: worker, args: [], answers: {} },
    ],
    'approve-payout': [decision],
    'refuse-payout': [decision],
  }
}

export function payoutNotices({ outgoing }: Market): Pick<NoticeVisits, 'payout.moved' | 'account.changed'> {
  const { payee, payout, account } = outgoing
  return {
    'payout.moved': [payout.requested, payout.approved, payout.rejected].map(({ publicId, status }) => ({
      by: payee,
      data: { payout: publicId, to: status },
    })),
    'account.changed': [{ by: payee, data: { account: account.id, platform: 'telegram' } }],
  }
}
