import type { Market } from './market.ts'
import type { Visits } from './visits.ts'

export function privacyActions({ worker, operator }: Market): Visits {
  return { 'privacy.export': [worker, operator].map((by) => ({ by, args: [] })) }
}
