import type { Market } from './market.ts'
import type { NoticeVisits, Visits } from './visits.ts'

export function timeScreens({ worker: by, assignment }: Market): Visits {
  return {
    'work.give-back-ask': [assignment.working, assignment.revising].map(({ publicId }) => ({ by, args: [publicId] })),
  }
}

export function timeActions({ worker: by, assignment }: Market): Visits {
  return {
    'work.give-back': ['free', 'late'].map((accepted) => ({ by, args: [assignment.working.publicId, accepted] })),
  }
}

export function timeNotices({ client, worker, assignment }: Market): NoticeVisits {
  const working = { assignment: assignment.working.publicId, deadline: '2026-12-24T18:00:00Z' }
  return {
    'assignment.given_back': [{ by: client, data: { assignment: assignment['given-back'].publicId } }],
    'assignment.reminder': [{ by: worker, data: working }],
  }
}
