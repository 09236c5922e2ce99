import {
  assignEntry,
  entryBelongs,
  giveUpEntry,
  returnEntry,
  returnOfPayout,
  sameEntry,
} from '../flows/bank-entry-decides.ts'
import { fromProvider } from '../flows/from-provider.ts'
import { reopenBooks } from '../flows/reopen-books.ts'
import type { Routes } from '../dialog/routes.ts'
import { sendStatement } from '../flows/send-statement.ts'
import { bookStatement, statementDraft } from './bank-file.ts'
import { bankEntries, coverEntry, returnAccount, statementForm, statementLink, writeOffEntry } from './bank-entries.ts'
import { money } from './operator-money.ts'

/** What operators do with the bank's statements. */
export const bankRoutes = {
  screens: { 'op.bank': bankEntries, 'op.money': money, 'op.statement-draft': statementDraft },
  actions: {
    'op.bank-cover': coverEntry,
    'op.bank-write-off': writeOffEntry,
    'op.statement': statementForm,
    'op.statement-book': bookStatement,
  },
  flows: {
    'assign-entry': assignEntry,
    'return-entry': returnEntry,
    'same-entry': sameEntry,
    'entry-belongs': entryBelongs,
    'give-up-entry': giveUpEntry,
    'from-provider': fromProvider,
    'return-of-payout': returnOfPayout,
    'send-statement': sendStatement,
    'reopen-books': reopenBooks,
  },
  makers: { 'statement-link': statementLink, 'return-account': returnAccount },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
