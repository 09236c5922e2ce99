import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function checkScreens({ operator: by, client, checks }: Market): Visits {
  const { flag } = checks
  const every = [checks.waiting, ...checks.ended.map(({ check }) => check)]
  return {
    'op.checks': [
      { by, args: [] },
      { by, args: [checks.waiting.publicId] },
      { by: client, args: [] },
    ],
    'op.flags': [
      { by, args: [] },
      { by, args: [flag.publicId] },
    ],
    'op.flag': [flag, checks.decidedFlag].map(({ publicId }) => ({ by, args: [publicId] })),
    'op.check': every.flatMap(({ publicId }) => [[publicId], [publicId, '2']].map((args) => ({ by, args }))),
  }
}

export function checkActions({ client: by, checks }: Market): Visits {
  return { 'job.unpublish': [{ by, args: [checks.checking.publicId, '1'] }] }
}

export function checkFlows(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { operator: by, client, checks, kind } = market
  const decision = { by, args: [checks.waiting.publicId], answers: { reason: words(kind, 1_000) } }
  return {
    'decide-flag': [{ by, args: [checks.flag.publicId], answers: { decision: 'close', reason: words(kind, 1_000) } }],
    'approve-check': [decision],
    'refuse-check': [decision],
    'correct-job': [checks.checking, ...checks.sentBack, market.draft].map(({ publicId }) => ({
      by: client,
      args: [publicId],
      answers: {},
    })),
  }
}

export function checkNotices({ client: by, checks }: Market): NoticeVisits {
  return {
    'check.ended': checks.ended.map(({ check }) => ({ by, data: { check: check.publicId } })),
    'flag.decided': [{ by, data: { flag: checks.decidedFlag.publicId } }],
  }
}
