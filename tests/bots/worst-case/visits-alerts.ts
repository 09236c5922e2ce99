import type { Market } from './market.ts'
import type { NoticeVisits, Visits } from './visits.ts'

/** Saved searches. */
export function alertScreens({ worker, applicant, poor, alerts }: Market): Visits {
  return {
    alerts: [worker, poor].map((by) => ({ by, args: [] })),
    'alerts.show': alerts.ids.map((id) => ({ by: worker, args: [id] })),
    'alerts.found': [[alerts.notice], [alerts.notice, alerts.seen], ['?']].map((args) => ({ by: applicant, args })),
  }
}

export function alertActions({ worker, alerts }: Market): Visits {
  const [first = '', paused = ''] = alerts.ids
  const visit = (...args: readonly string[]) => [{ by: worker, args }]
  return {
    'alerts.save': visit(),
    'alerts.pause': visit(first),
    'alerts.resume': visit(paused),
    'alerts.delete': visit(first),
    'alerts.search': visit(first),
  }
}

export function alertNotices({ applicant, alerts }: Market): NoticeVisits {
  return { 'alerts.found': [{ by: applicant, data: { notice: alerts.notice } }] }
}
