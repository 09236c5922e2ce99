import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
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
    Record<
      'held' | 'requested' | 'approved' | 'batched' | 'exported' | 'paid' | 'rejected' | 'returned' | 'cancelled',
      Payout
    >
  >
  /** By their public ids. */
  readonly batch: Readonly<Record<'built' | 'approved' | 'exported' | 'settled', string>>
  /** A correction that waits, one that was made, and a credit; by their public ids. And a deposit that can be corrected. */
  readonly correction: Readonly<Record<'asked' | 'made' | 'credit', string>>
  readonly deposit: string
  /** A bank entry that does not fit its payout. */
  readonly unexpected: string
}

async function creditedByHand(
  db: TestDatabase,
  member: Member,
  by: Member,
): Promise<readonly [string, string, string]> {
  const reference = await db.withTx((tx) => deposits.reference(tx, member))
  const credit = () => people.byHand(db, by, { reference, points: 1_000_000 })
  const [one, other, third] = [await credit(), await credit(), await credit()]
  return [one.publicId, other.publicId, third.publicId]
}

async function askedFor(db: TestDatabase, by: Member, number: string, kind: Kind): Promise<string> {
  const reason = words(kind, 1_000)
  const { publicId } = await db.withTx((tx) =>
    corrections.ask(tx, by, { key: people.newKey('ask'), kind: 'deposit', number, reason, rules: payouts.USUAL_RULES }),
  )
  return publicId
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
  const inBatch = await ask()
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
  const [wrong, doubtful, deposit] = await creditedByHand(db, person, builder)
  const [made, asking] = [await askedFor(db, builder, wrong, kind), await askedFor(db, builder, doubtful, kind)]
  const agree = { key: people.newKey('decide'), correction: made, agree: true }
  const { publicId: credit } = await db.withTx(async (tx) => {
    const transfer = { reference: await deposits.reference(tx, person), points: 1_000_000, reason }
    return corrections.ask(tx, builder, {
      ...transfer,
      kind: 'credit',
      key: people.newKey('ask'),
      rules: payouts.USUAL_RULES,
    })
  })
  await db.withTx((tx) => corrections.decide(tx, operator, agree))
  return {
    payee: person,
    correction: { made, asked: asking, credit },
    deposit,
    account,
    payout: {
      held,
      requested: await now(looked),
      approved: waits,
      batched: await now(inBatch),
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
