import { SCOPES } from '../../../core/consents/index.ts'
import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'

export function guardianScreens({ worker, minor, guarded }: Market): Visits {
  return { guardian: [worker, minor, guarded.ward].map((by) => ({ by, args: [] })) }
}

export function guardianActions({ worker, minor, guarded }: Market): Visits {
  const everybody = [worker, minor, guarded.ward].map((by) => ({ by, args: [] }))
  return { 'guardian.link': everybody, 'guardian.revoke': everybody }
}

export function guardianFlows({ operator, guarded }: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  return { 'consent-link': [{ by: operator, args: [], answers: { member: guarded.ward.publicId } }] }
}

export function guardianNotices({
  guarded: { ward, consent },
}: Market): Pick<NoticeVisits, 'consent.given' | 'consent.withdrawn'> {
  return {
    'consent.given': [{ by: ward, data: { consent } }],
    'consent.withdrawn': [
      { by: ward, data: { scopes: SCOPES, released: 8, takenBack: 1_000 } },
      { by: ward, data: { scopes: ['shop'], released: 0, takenBack: 0 } },
    ],
  }
}
