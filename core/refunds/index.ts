import * as checkouts from '../checkouts/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as payouts from '../payouts/index.ts'
import type { ClearAccount } from '../payouts/index.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import * as statements from '../statements/index.ts'
import { lotsOf } from './store.ts'

/** What of a deposit is unused and can go back to where it came from. */
export interface Refundable {
  /** The deposit's public id. */
  readonly deposit: string
  readonly points: number
  readonly paidAt: Date
  /** The account that paid in, masked; null: by the provider, to whatever was paid with. */
  readonly masked: string | null
}

interface Way extends Refundable {
  readonly depositId: string
  readonly account: ClearAccount | undefined
}

/** What the refunds need of the configuration. */
interface Means {
  readonly vault: Vault
  /** Payments by card are configured: otherwise nobody could send anything back by them. */
  readonly cards: boolean
}

/**
 * What of a client's budget can go back, the newest deposit first. The oldest money is spent first: so what lies in the
 * budget is what came in last, whatever it was, and of each deposit no more goes back than is unused of it. Play money,
 * what an operator has credited by hand and what was earned here have no way back.
 */
export async function refundable(tx: Tx, client: Member, means: Means): Promise<readonly Refundable[]> {
  return ways(tx, client, means)
}

async function ways(tx: Tx, client: Member, { vault, cards }: Means): Promise<readonly Way[]> {
  let left: number = await ledger.balance(tx, { kind: 'budget', ownerId: client.id })
  const found: Way[] = []
  for (const { depositId, publicId, source, points: most, at } of await lotsOf(tx, client.id)) {
    const points = Math.min(most, left)
    left -= points
    if (points === 0 || depositId === null || publicId === null) continue
    const unused = { deposit: publicId, depositId, points, paidAt: at }
    if (source === 'card' && cards) found.push({ ...unused, masked: null, account: undefined })
    const account = source === 'transfer' ? await statements.payerOf(tx, vault, depositId) : undefined
    if (account !== undefined) found.push({ ...unused, masked: payouts.masked(account.iban), account })
  }
  return found
}

/**
 * A client wants back what is unused of a deposit: out of the budget at once, by transfer with the next batch of payouts,
 * or by the provider within minutes. `points` is what the client was shown. Told when it is there, or given back when it
 * fails. Refuses `refund.nothing`, and `refund.changed` when so much is not unused any more.
 */
export async function ask(
  tx: Tx,
  client: Member,
  input: Means & { readonly key: string; readonly deposit: string; readonly points: number },
): Promise<{ readonly points: number; readonly masked: string | null }> {
  members.requireJoined(client)
  const { key, deposit, points } = input
  const command = { key, kind: 'refund.ask', actorId: client.id, input: { deposit, points } }
  return once(tx, command, async () => {
    await members.lock(tx, client.id)
    const way = (await ways(tx, client, input)).find((one) => one.deposit === deposit)
    if (way === undefined) return refuse('refund.nothing', {})
    if (way.points !== points) return refuse('refund.changed', { availablePoints: way.points })
    const { depositId, account, masked } = way
    if (account === undefined) await checkouts.askRefund(tx, { depositId, points })
    else await payouts.refundDeposit(tx, client, { depositId, points, account, vault: input.vault })
    return { points, masked }
  })
}
