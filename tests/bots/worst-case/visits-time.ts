import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'

export function timeScreens({ client, worker: by, assignment, asked, claimJobs }: Market): Visits {
  const [job] = claimJobs
  return {
    'work.give-back-ask': [assignment.working, assignment.revising].map(({ publicId }) => ({ by, args: [publicId] })),
    'job.requests': [asked.job, job].map((one) => ({ by: client, args: [one?.publicId ?? ''] })),
  }
}

export function timeActions({ client, worker: by, applicant, assignment, asked, claimJobs }: Market): Visits {
  const [job] = claimJobs
  const { time, release } = asked
  return {
    'work.give-back': ['free', 'late'].map((accepted) => ({ by, args: [assignment.working.publicId, accepted] })),
    'work.ask-time': [
      { by, args: [assignment.working.publicId] },
      { by: applicant, args: [asked.asking.publicId] },
    ],
    ...Object.fromEntries(
      ['request.agree', 'request.decline'].map((name) => [
        name,
        [
          { by: client, args: [time.waiting.publicId] },
          { by: applicant, args: [release.waiting.publicId] },
          { by: client, args: [time.declined.publicId] },
        ],
      ]),
    ),
    'job.ask-release': [asked.closed, job].map((one) => ({ by: client, args: [one?.publicId ?? ''] })),
    'job.take-back': [{ by: client, args: [asked.job.publicId] }],
  }
}

export function timeFlows({ worker: by, assignment }: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  return { 'ask-time': [{ by, args: [assignment.working.publicId], answers: { hours: '168' } }] }
}

export function timeNotices({
  client,
  worker,
  applicant,
  application,
  assignment,
  asked,
  reminder,
}: Market): NoticeVisits {
  const working = {
    assignment: assignment.working.publicId,
    deadline: '2026-12-24T18:00:00Z',
    reminder: reminder.assignment,
  }
  const { time, release } = asked
  const told = (by: typeof client, { publicId }: { readonly publicId: string }) => ({ by, data: { request: publicId } })
  return {
    'assignment.given_back': [{ by: client, data: { assignment: assignment['given-back'].publicId } }],
    'assignment.withdrawn': [{ by: worker, data: { assignment: assignment.withdrawn.publicId } }],
    'application.reminder': [
      { by: client, data: { application: application.waiting.publicId, reminder: reminder.application } },
    ],
    'assignment.reminder': [{ by: worker, data: working }],
    'request.time': [told(client, time.waiting)],
    'request.release': [told(applicant, release.waiting)],
    'request.answered': [
      ...[time.declined, time.unanswered].map((request) => told(applicant, request)),
      ...[release.agreed, release.declined, release.unanswered].map((request) => told(client, request)),
    ],
  }
}
