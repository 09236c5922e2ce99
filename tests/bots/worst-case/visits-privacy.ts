import type { Market } from './market.ts'
import type { Visits } from './visits.ts'

export function privacyScreens({ worker, operator, client, minor }: Market): Visits {
  return {
    'privacy.delete': [worker, operator, client, minor].map((by) => ({ by, args: [] })),
    'privacy.delete-ask': [
      { by: worker, args: [] },
      { by: worker, args: ['give-up'] },
    ],
  }
}

export function privacyActions({ worker, operator, minor }: Market): Visits {
  return {
    'privacy.export': [worker, operator].map((by) => ({ by, args: [] })),
    'privacy.remove': [
      { by: worker, args: [] },
      { by: minor, args: ['give-up'] },
    ],
  }
}
