import type { Routes } from '../dialog/routes.ts'
import { deleteAccount, deleteAsk, removeAccount } from './deletion.ts'
import { exportLink, exportWanted } from './privacy.ts'

/** What a person can ask for about their own data. */
export const privacyRoutes = {
  screens: { 'privacy.delete': deleteAccount, 'privacy.delete-ask': deleteAsk },
  actions: { 'privacy.export': exportWanted, 'privacy.remove': removeAccount },
  makers: { 'export-link': exportLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'makers'>

/** Whoever is suspended has these rights all the same. */
export const openToSuspended: readonly string[] = [
  'privacy',
  'terms',
  'imprint',
  'privacy.export',
  'privacy.delete',
  'privacy.delete-ask',
  'privacy.remove',
]
