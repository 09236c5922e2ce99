import { plainly, to, type Command } from './command.ts'

/** /wallet: points in and out. */
export const walletCommands: readonly Command[] = [
  plainly('wallet show', 'wallet'),
  { name: 'wallet statement', options: [{ name: 'month' }], intent: ({ month }) => to('report.period', month) },
  plainly('wallet deposit', 'deposit'),
  plainly('wallet payout', 'payout'),
]
