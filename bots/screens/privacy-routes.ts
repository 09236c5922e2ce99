import type { Routes } from '../dialog/routes.ts'
import { exportLink, exportWanted } from './privacy.ts'

/** What a person can ask for about their own data. */
export const privacyRoutes = {
  actions: { 'privacy.export': exportWanted },
  makers: { 'export-link': exportLink },
} as const satisfies Pick<Routes, 'actions' | 'makers'>

/** Whoever is suspended has these rights all the same. */
export const openToSuspended: readonly string[] = ['privacy', 'terms', 'imprint', 'privacy.export']
