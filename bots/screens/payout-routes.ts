import { payOut } from '../flows/pay-out.ts'
import { approvePayout, refusePayout } from '../flows/payout-decides.ts'
import type { Routes } from '../dialog/routes.ts'
import { payoutQueue } from './operator-payouts.ts'
import { accountForm, accountLink, payout, payoutCancel, payoutList, payoutShow } from './payouts.ts'

/** Euros out, for members and for operators. */
export const payoutRoutes = {
  screens: { payout, payouts: payoutList, 'payout.show': payoutShow, 'op.payouts': payoutQueue },
  actions: { 'payout.account': accountForm, 'payout.cancel': payoutCancel },
  flows: { 'pay-out': payOut, 'approve-payout': approvePayout, 'refuse-payout': refusePayout },
  makers: { 'account-link': accountLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
