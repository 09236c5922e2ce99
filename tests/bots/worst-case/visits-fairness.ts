import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import type { Market } from './market.ts'
import { words } from './words.ts'

export function fairnessScreens({ operator, fairness }: Market): Visits {
  const { open, work, decided, suspended } = fairness
  const by = operator
  return {
    operator: [{ by, args: [] }],
    'op.reports': [
      { by, args: [] },
      { by, args: [open.publicId] },
    ],
    'op.report': [open, work, decided].map(({ publicId }) => ({ by, args: [publicId] })),
    'op.member': [
      { by, args: [suspended.publicId] },
      { by, args: ['nobody'] },
    ],
    'op.suspensions': [{ by, args: [] }],
    'op.audit': [[], ['2']].map((args) => ({ by, args })),
    'op.undelivered': [{ by, args: [] }],
    'op.dead': [{ by, args: [] }],
    'op.stuck': [{ by, args: [] }],
  }
}

export function fairnessActions({ operator: by, worker, fairness }: Market): Visits {
  return {
    'op.report-work': [
      { by, args: [fairness.work.publicId] },
      { by: worker, args: [fairness.work.publicId] },
    ],
    'op.undelivered-retry': [
      { by, args: [] },
      { by: worker, args: [] },
    ],
    'op.dead-retry': [{ by, args: [] }],
    'op.stuck-retry': [{ by, args: [] }],
  }
}

export function fairnessFlows(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { operator, worker, applicant, fairness, kind } = market
  const [job] = market.claimJobs
  if (job === undefined) throw new Error('no job')
  const reason = words(kind, 1_000)
  const said = { code: 'other', words: words(kind, 1_000) }
  return {
    report: [
      { by: worker, args: ['job', job.publicId], answers: said },
      { by: worker, args: ['member', applicant.publicId], answers: said },
      { by: worker, args: ['submission', market.submission.revising.publicId], answers: { ...said, code: 'insult' } },
    ],
    'decide-report': ['warn', 'dismiss', 'close-job'].map((decision) => ({
      by: operator,
      args: [fairness.open.publicId],
      answers: { decision, reason },
    })),
    suspend: [{ by: operator, args: [applicant.publicId], answers: { reason } }],
    lift: [{ by: operator, args: [fairness.suspension.publicId], answers: { reason } }],
  }
}

export function fairnessNotices({ client, operator, fairness, applicant, disputes, checks }: Market): NoticeVisits {
  const { open, decided, suspended, suspension } = fairness
  const about = { suspension: suspension.publicId }
  const waiting: Readonly<Record<string, string>> = {
    report: open.publicId,
    dispute: disputes.deciding.publicId,
    job: checks.waiting.publicId,
    flag: checks.flag.publicId,
  }
  return {
    'operator.waiting': (
      ['report', 'dispute', 'job', 'flag', 'bank', 'shop', 'books', 'purchase', 'audit', 'code'] as const
    ).map((topic) => ({
      by: operator,
      data: { topic, id: waiting[topic] ?? decided.publicId },
    })),
    'operator.gathered': (['job', 'flag'] as const).map((topic) => ({ by: operator, data: { topic } })),
    'report.decided': [{ by: applicant, data: { report: decided.publicId } }],
    'report.about': [{ by: client, data: { report: decided.publicId } }],
    'job.held': [{ by: client, data: { job: fairness.held.publicId, why: 'reports' } }],
    'member.suspended': [{ by: suspended, data: about }],
    'member.restored': [{ by: suspended, data: about }],
    'member.deleted': [{ by: suspended, data: { platform: 'telegram', place: '1' } }],
  }
}
