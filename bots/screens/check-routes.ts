import { approveCheck, refuseCheck } from '../flows/checks.ts'
import { correctJob } from '../flows/correct-job.ts'
import { decideFlag } from '../flows/decide-flag.ts'
import type { Routes } from '../dialog/routes.ts'
import { checkQueue, checkShow, jobUnpublish } from './checks.ts'
import { flagQueue, flagShow } from './flags.ts'

/** Jobs that somebody looks at before they go live, and clients who reject much. */
export const checkRoutes = {
  screens: { 'op.checks': checkQueue, 'op.check': checkShow, 'op.flags': flagQueue, 'op.flag': flagShow },
  actions: { 'job.unpublish': jobUnpublish },
  flows: {
    'approve-check': approveCheck,
    'refuse-check': refuseCheck,
    'correct-job': correctJob,
    'decide-flag': decideFlag,
  },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
