import { plainly, type Command } from './command.ts'

/** /wallet: points in and out. */
export const walletCommands: readonly Command[] = [
  plainly('wallet show', 'wallet'),
  plainly('wallet statement', 'statement'),
  plainly('wallet deposit', 'deposit'),
  plainly('wallet payout', 'payout'),
]
