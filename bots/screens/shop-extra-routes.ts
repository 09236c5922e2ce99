import { clearGoal, setGoal } from './goal.ts'
import { raiseLimit } from '../flows/raise-limit.ts'
import type { Routes } from '../dialog/routes.ts'

/** Work2Buy beyond single codes. */
export const shopExtraRoutes = {
  actions: { 'goal.set': setGoal, 'goal.clear': clearGoal },
  flows: { 'raise-limit': raiseLimit },
} as const satisfies Pick<Routes, 'actions' | 'flows'>
