import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import type { Account, Payout } from '../../../core/payouts/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import {
  approvedBatch,
  asked,
  builtBatch,
  debitOf,
  exported,
  freshIban,
  payee,
  returnOf,
  statement,
  withAccount,
} from '../../support/payouts.ts'
import * as people from '../../support/people.ts'
import { name, words, type Kind } from './words.ts'

/** A million euros. */
const BIG = 100_000_000

/** Euros on their way out, each as much as fits, and who they belong to. */
export interface Outgoing {
  readonly payee: Member
  readonly account: Account
  readonly payout: Readonly<
    Record<'held' | 'requested' | 'approved' | 'exported' | 'paid' | 'rejected' | 'returned' | 'cancelled', Payout>
  >
  /** By their public ids. */
  readonly batch: Readonly<Record<'built' | 'approved' | 'exported' | 'settled', string>>
  /** A bank entry that does not fit its payout. */
  readonly unexpected: string
}

/** Moves the clock by four days. */
export async function outgoingOf(db: TestDatabase, operator: Member, kind: Kind): Promise<Outgoing> {
  const builder = await people.operator(db, { name: name(kind) })
  const person = await payee(db, 999_000_000, { name: name(kind), holder: 'X'.repeat(70) })
  const ask = () => asked(db, person, BIG)
  const later = async () => {
    await db.forward('49 hours')
    await db.withTx((tx) => payouts.release(tx, 10))
  }
  const [first, second] = [await ask(), await ask()]
  await later()
  const settled = await approvedBatch(db, builder, operator)
  await exported(db, operator, settled)
  await statement(db, operator, debitOf(first), debitOf(second), returnOf(second))
  const third = await ask()
  const sent = await approvedBatch(db, builder, operator)
  await exported(db, operator, sent)
  await statement(db, operator, debitOf(third, { cents: 1 - BIG, name: 'Bank' }))
  await ask()
  const approved = await approvedBatch(db, builder, operator)
  await ask()
  const built = await builtBatch(db, builder)
  const waits = await ask()
  const iban = freshIban()
  await payee(db, 1, { iban })
  await withAccount(db, person, { iban })
  const [looked, refused] = [await ask(), await ask()]
  await later()
  const reason = words(kind, 1_000)
  await db.withTx((tx) =>
    payouts.decide(tx, operator, { key: people.newKey('decide'), payout: refused.publicId, approve: false, reason }),
  )
  const account = await withAccount(db, person)
  const [held, cancelled] = [await ask(), await ask()]
  await db.withTx((tx) => payouts.cancel(tx, person, { key: people.newKey('cancel'), payout: cancelled.publicId }))
  const now = ({ publicId }: Payout) => db.withTx((tx) => payouts.myPayout(tx, person, publicId))
  const [row] = await db.sql<{ id: string }[]>`select public_id as id from bank_entries where status = 'unexpected'`
  return {
    payee: person,
    account,
    payout: {
      held,
      requested: await now(looked),
      approved: waits,
      exported: await now(third),
      paid: await now(first),
      rejected: await now(refused),
      returned: await now(second),
      cancelled: await now(cancelled),
    },
    batch: {
      built: built.publicId,
      approved: approved.publicId,
      exported: sent.publicId,
      settled: settled.publicId,
    },
    unexpected: row?.id ?? 'none',
  }
}
