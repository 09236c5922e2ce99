import { decideReport, lift, suspend } from '../flows/operator-decides.ts'
import { report } from '../flows/report.ts'
import type { Routes } from '../dialog/routes.ts'
import * as decides from './operator-decides.ts'
import * as troubles from './operator-troubles.ts'

/** Reports, suspensions, and what else operators look after. */
export const fairnessRoutes = {
  screens: {
    'op.reports': decides.reports,
    'op.report': decides.report,
    'op.member': decides.memberCard,
    'op.suspensions': decides.suspensions,
    'op.audit': decides.audit,
    'op.undelivered': troubles.undelivered,
    'op.dead': troubles.dead,
    'op.stuck': troubles.stuck,
  },
  actions: {
    'op.report-work': decides.reportWork,
    'op.undelivered-retry': troubles.undeliveredRetry,
    'op.dead-retry': troubles.deadRetry,
    'op.stuck-retry': troubles.stuckRetry,
  },
  flows: { report, 'decide-report': decideReport, suspend, lift },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
