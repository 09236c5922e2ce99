import { approveCheck, refuseCheck } from '../flows/checks.ts'
import { correctJob } from '../flows/correct-job.ts'
import type { Routes } from '../dialog/routes.ts'
import { checkQueue, checkShow, jobTakeBack } from './checks.ts'

/** Jobs that somebody looks at before they go live. */
export const checkRoutes = {
  screens: { 'op.checks': checkQueue, 'op.check': checkShow },
  actions: { 'job.take-back': jobTakeBack },
  flows: { 'approve-check': approveCheck, 'refuse-check': refuseCheck, 'correct-job': correctJob },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
