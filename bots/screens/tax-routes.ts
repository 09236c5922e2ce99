import type { Routes } from '../dialog/routes.ts'
import { taxForm, taxLink, taxScreen } from './tax.ts'

/** What the tax office is told, and what has to be known for that. */
export const taxRoutes = {
  screens: { tax: taxScreen },
  actions: { 'tax.form': taxForm },
  makers: { 'tax-link': taxLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'makers'>
