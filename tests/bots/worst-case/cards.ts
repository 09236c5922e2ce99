import * as checkouts from '../../../core/checkouts/index.ts'
import type { Checkout } from '../../../core/checkouts/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { begun, deskFor, paidByCard } from '../../support/card-desk.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { startStripe } from '../../support/stripe.ts'
import { name, type Kind } from './words.ts'

/** Payments by card in every state, as much as goes at once, and whose they are. */
export interface Cards {
  readonly payer: Member
  readonly checkout: Readonly<Record<'new' | 'open' | 'pending' | 'failed' | 'doubtful', Checkout>>
  /** By their public ids. */
  readonly chargeback: Readonly<Record<'open' | 'won' | 'lost', string>>
  readonly refund: Readonly<Record<'paid' | 'failed', string>>
}

export async function cardsOf(db: TestDatabase, kind: Kind): Promise<Cards> {
  const stripe = await startStripe()
  const card = deskFor(db, stripe)
  const payer = await people.client(db, { name: name(kind) })
  const points = checkouts.CHECKOUT_LIMITS.points.max
  const begin = async () => {
    const checkout = await begun(db, payer, points)
    await card.desk.open(checkout.id)
    return checkout
  }
  for (const status of ['needs_response', 'won', 'lost'] as const) {
    const { session } = await paidByCard(db, card, payer, points)
    const dispute = stripe.dispute(session)
    dispute.status = status
    await card.tells('charge.dispute.closed', dispute)
    if (status !== 'won') continue
    const [paid, failed] = [stripe.refund(session, points - 1), stripe.refund(session, 1)]
    await card.tells('refund.created', paid)
    await card.tells('refund.created', failed)
    failed.status = 'failed'
    await card.tells('refund.failed', failed)
  }
  const doubtful = await begin()
  stripe.pay(stripe.session(doubtful.id), { cents: 99_999_999, currency: 'isk' })
  await card.tells('checkout.session.completed', stripe.session(doubtful.id))
  const pending = await begin()
  stripe.pay(stripe.session(pending.id), { later: true })
  await card.tells('checkout.session.completed', stripe.session(pending.id))
  stripe.failing('400')
  const failed = await begin()
  stripe.failing()
  const open = await begin()
  const fresh = await begun(db, payer, points)
  await stripe.close()
  const now = ({ publicId }: Checkout) => db.withTx((tx) => checkouts.mine(tx, payer, publicId))
  const rows = await db.sql<{ status: string; public_id: string }[]>`
    select status, public_id from chargebacks union all select 'refund ' || status, public_id from card_refunds`
  const idOf = (status: string): string => rows.find((row) => row.status === status)?.public_id ?? `no ${status}`
  return {
    payer,
    checkout: {
      new: await now(fresh),
      open: await now(open),
      pending: await now(pending),
      failed: await now(failed),
      doubtful: await now(doubtful),
    },
    chargeback: { open: idOf('open'), won: idOf('won'), lost: idOf('lost') },
    refund: { paid: idOf('refund paid'), failed: idOf('refund failed') },
  }
}
