import { assignEntry, returnEntry } from '../flows/bank-entry-decides.ts'
import type { Routes } from '../dialog/routes.ts'
import { bankEntries, coverEntry, statementForm, statementLink } from './bank-entries.ts'

/** What operators do with the bank's statements. */
export const bankRoutes = {
  screens: { 'op.bank': bankEntries },
  actions: { 'op.bank-cover': coverEntry, 'op.statement': statementForm },
  flows: { 'assign-entry': assignEntry, 'return-entry': returnEntry },
  makers: { 'statement-link': statementLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
