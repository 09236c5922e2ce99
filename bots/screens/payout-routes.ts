import { approveBatch, bankRefused, batchRefused, confirmBatch, noteEntry } from '../flows/batch-decides.ts'
import { payOut } from '../flows/pay-out.ts'
import { approvePayout, refusePayout } from '../flows/payout-decides.ts'
import type { Routes } from '../dialog/routes.ts'
import {
  batchBuild,
  batchDiscard,
  batchDiscardAsk,
  batchFile,
  batchLink,
  batchShow,
  payoutHub,
} from './operator-batches.ts'
import { payoutQueue } from './operator-payouts.ts'
import { accountForm, accountLink, payout, payoutCancel, payoutList, payoutShow } from './payouts.ts'

/** Euros out, for members and for operators. */
export const payoutRoutes = {
  screens: {
    payout,
    payouts: payoutList,
    'payout.show': payoutShow,
    'op.payouts': payoutHub,
    'op.payout-check': payoutQueue,
    'op.batch': batchShow,
    'op.batch-discard-ask': batchDiscardAsk,
  },
  actions: {
    'payout.account': accountForm,
    'payout.cancel': payoutCancel,
    'op.batch-build': batchBuild,
    'op.batch-discard': batchDiscard,
    'op.batch-file': batchFile,
  },
  flows: {
    'pay-out': payOut,
    'approve-payout': approvePayout,
    'refuse-payout': refusePayout,
    'approve-batch': approveBatch,
    'confirm-batch': confirmBatch,
    'bank-refused': bankRefused,
    'batch-refused': batchRefused,
    'note-entry': noteEntry,
  },
  makers: { 'account-link': accountLink, 'batch-link': batchLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
