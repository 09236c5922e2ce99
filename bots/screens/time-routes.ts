import type { Routes } from '../dialog/routes.ts'
import { giveBack, giveBackAsk } from './give-back.ts'

/** Everything around the time of running work. */
export const timeRoutes = {
  screens: { 'work.give-back-ask': giveBackAsk },
  actions: { 'work.give-back': giveBack },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
