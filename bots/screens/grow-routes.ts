import { addSlots, extendJob } from '../flows/grow-job.ts'
import { repeatJob } from '../flows/repeat-job.ts'
import type { Routes } from '../dialog/routes.ts'

/** Jobs that grow. */
export const growRoutes = {
  flows: { 'add-slots': addSlots, 'extend-job': extendJob, 'repeat-job': repeatJob },
} as const satisfies Pick<Routes, 'flows'>
