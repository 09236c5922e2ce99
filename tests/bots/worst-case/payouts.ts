import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import type { Account, Payout } from '../../../core/payouts/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { asked, freshIban, payee, withAccount } from '../../support/payouts.ts'
import * as people from '../../support/people.ts'
import { name, words, type Kind } from './words.ts'

/** Euros on their way out, each as much as fits, and who they belong to. */
export interface Outgoing {
  readonly payee: Member
  readonly account: Account
  readonly payout: Readonly<Record<'held' | 'requested' | 'approved' | 'rejected' | 'cancelled', Payout>>
}

/** Moves the clock by two days. */
export async function outgoingOf(db: TestDatabase, operator: Member, kind: Kind): Promise<Outgoing> {
  const iban = freshIban()
  await payee(db, 1, { iban })
  const person = await payee(db, 900_000_000, { name: name(kind), iban, holder: 'X'.repeat(70) })
  const big = 100_000_000
  const [looked, refused] = [await asked(db, person, big), await asked(db, person, big)]
  await db.forward('49 hours')
  await db.withTx((tx) => payouts.release(tx, 10))
  await db.withTx((tx) =>
    payouts.decide(tx, operator, {
      key: people.newKey('decide'),
      payout: refused.publicId,
      approve: false,
      reason: words(kind, 1_000),
    }),
  )
  const account = await withAccount(db, person)
  const approved = await asked(db, person, big)
  const cancelled = await asked(db, person, big)
  for (let more = 0; more < 5; more += 1) await asked(db, person, big / 10)
  const held = await asked(db, person, big)
  await db.withTx((tx) => payouts.cancel(tx, person, { key: people.newKey('cancel'), payout: cancelled.publicId }))
  await db.sql`update payouts set status = 'approved' where id = ${approved.id}`
  const present = await db.withTx((tx) => payouts.myPayout(tx, person, approved.publicId))
  const toLookAt = await db.withTx((tx) => payouts.myPayout(tx, person, looked.publicId))
  const past = await db.withTx((tx) => payouts.myPayout(tx, person, refused.publicId))
  return { payee: person, account, payout: { held, requested: toLookAt, approved: present, rejected: past, cancelled } }
}
