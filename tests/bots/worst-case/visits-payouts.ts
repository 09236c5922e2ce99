import type { Payout } from '../../../core/payouts/index.ts'
import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function payoutScreens({ outgoing, worker, operator, client }: Market): Visits {
  const { payee, payout, batch } = outgoing
  return {
    payout: [payee, worker, operator, client].map((by) => ({ by, args: [] })),
    tax: [payee, worker].map((by) => ({ by, args: [] })),
    'tax.year': [worker, client].map((by) => ({ by, args: ['2026'] })),
    'op.tax-year': [operator, worker].map((by) => ({ by, args: [] })),
    payouts: [
      { by: payee, args: [] },
      { by: payee, args: [payout.held.publicId] },
      { by: worker, args: [] },
    ],
    'payout.show': [
      ...Object.values(payout).map(({ publicId }) => ({ by: payee, args: [publicId] })),
      { by: worker, args: [payout.held.publicId] },
    ],
    'op.corrections': [operator, worker].map((by) => ({ by, args: [] })),
    'op.correction': Object.values(outgoing.correction).map((id) => ({ by: operator, args: [id] })),
    'op.payouts': [operator, worker].map((by) => ({ by, args: [] })),
    'op.payout-check': [
      { by: operator, args: [] },
      { by: operator, args: [payout.requested.publicId] },
      { by: worker, args: [] },
    ],
    'op.batch-discard-ask': [batch.built, batch.approved].map((id) => ({ by: operator, args: [id] })),
    'op.batch': [
      ...Object.values(batch).map((id) => ({ by: operator, args: [id] })),
      { by: worker, args: [batch.built] },
    ],
  }
}

export function payoutActions({ outgoing, worker, operator }: Market): Visits {
  const { payee, payout, batch } = outgoing
  return {
    'tax.year-file': [worker, payee].map((by) => ({ by, args: ['2026'] })),
    'op.tax-link': [operator, worker].map((by) => ({ by, args: [] })),
    'tax.form': [payee, worker].map((by) => ({ by, args: [] })),
    'payout.account': [payee, worker].map((by) => ({ by, args: [] })),
    'op.correction-make': [{ by: operator, args: [outgoing.correction.asked] }],
    'op.correction-refuse': [{ by: operator, args: [outgoing.correction.made] }],
    'op.batch-build': [operator, worker].map((by) => ({ by, args: [] })),
    'op.batch-discard': [batch.built, batch.exported].map((id) => ({ by: operator, args: [id] })),
    'op.batch-file': [batch.approved, batch.exported].map((id) => ({ by: operator, args: [id] })),
    'payout.cancel': [payout.held, payout.rejected].map(({ publicId }) => ({ by: payee, args: [publicId] })),
  }
}

export function payoutFlows({
  outgoing,
  worker,
  operator,
  kind,
}: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { payee, payout, batch, unexpected } = outgoing
  const decision = { by: operator, args: [payout.requested.publicId], answers: { reason: words(kind, 1_000) } }
  return {
    'pay-out': [
      { by: payee, args: [], answers: { amount: '1000' } },
      { by: worker, args: [], answers: {} },
    ],
    'approve-batch': [
      { by: operator, args: [batch.built], answers: { sum: '1000000,00' } },
      { by: operator, args: [batch.settled], answers: {} },
    ],
    'confirm-batch': [{ by: operator, args: [batch.exported], answers: { reason: words(kind, 1_000) } }],
    'bank-refused': [
      {
        by: operator,
        args: [batch.exported],
        answers: { number: `PO-${payout.exported.publicId}`, reason: words(kind, 1_000) },
      },
    ],
    'batch-refused': [{ by: operator, args: [batch.exported], answers: { reason: words(kind, 1_000) } }],
    'ask-correction': [
      { by: operator, args: [], answers: { number: outgoing.deposit, reason: words(kind, 1_000) } },
      { by: worker, args: [], answers: {} },
    ],
    'note-entry': [{ by: operator, args: [unexpected], answers: { reason: words(kind, 1_000) } }],
    'approve-payout': [decision],
    'refuse-payout': [decision],
  }
}

export function payoutNotices({
  outgoing,
}: Market): Pick<
  NoticeVisits,
  'payout.moved' | 'payout.underway' | 'account.changed' | 'tax.entered' | 'correction.made'
> {
  const { payee, payout, account } = outgoing
  const to = ({ publicId, status }: Payout) => ({ by: payee, data: { payout: publicId, to: status } })
  return {
    'payout.moved': [
      payout.requested,
      payout.approved,
      payout.paid,
      payout.rejected,
      payout.returned,
      payout.cancelled,
    ].map(to),
    'payout.underway': [payout.batched, payout.exported].map(to),
    'tax.entered': [{ by: payee, data: {} }],
    'correction.made': [{ by: payee, data: { correction: outgoing.correction.made } }],
    'account.changed': [{ by: payee, data: { account: account.id, platform: 'telegram' } }],
  }
}
