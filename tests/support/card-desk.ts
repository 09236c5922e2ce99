import { onTestFinished } from 'vitest'
import { createStripe, stripeProvider } from '../../api/stripe/provider.ts'
import { stripePages, WEBHOOK_PATH } from '../../api/stripe/webhook.ts'
import * as checkouts from '../../core/checkouts/index.ts'
import type { Checkout, Desk } from '../../core/checkouts/index.ts'
import * as corrections from '../../core/corrections/index.ts'
import type { Correction } from '../../core/corrections/index.ts'
import type { Database } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import { USUAL_RULES } from '../../core/payouts/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import * as statements from '../../core/statements/index.ts'
import { statement } from './payouts.ts'
import { newKey } from './people.ts'
import { startStripe, type StripeStandIn } from './stripe.ts'
import { testWebLink } from './vault.ts'

const log = createLogger({ level: 'silent' })

/** Stripe's stand-in with the real client, our desk and the door for events between the two. */
export interface CardDesk {
  readonly stripe: StripeStandIn
  readonly desk: Desk
  /** What the door says to an event, or to anything else that is posted there. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<number>
  /** Stripe's event about this thing, as often as it takes until the door says 200. */
  tells(...event: Parameters<StripeStandIn['event']>): Promise<void>
}

export function deskFor(database: Database, stripe: StripeStandIn): CardDesk {
  const client = createStripe(stripe.config)
  const provider = stripeProvider(client, { config: stripe.config, webLink: testWebLink, log })
  const desk = checkouts.createDesk({ db: database, provider })
  const pages = stripePages({ stripe: client, secret: stripe.config.webhookSecret, desk, log })
  const post = async (body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await pages.request(WEBHOOK_PATH, { method: 'POST', body, headers })).status
  return {
    stripe,
    desk,
    post,
    async tells(...about) {
      const { body, signature } = stripe.event(...about)
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        if ((await post(body, { 'stripe-signature': signature })) === 200) return
      }
      throw new Error('an event is never taken')
    },
  }
}

/** The same, for one test. */
export async function openDesk(database: Database): Promise<CardDesk> {
  const stripe = await startStripe()
  onTestFinished(() => stripe.close())
  return deskFor(database, stripe)
}

/** A client wants to pay by card. */
export function begun(database: Database, client: Member, points: number, key = newKey('card')): Promise<Checkout> {
  return database.withTx((tx) => checkouts.begin(tx, client, { key, points }))
}

/** And has done so; the provider has told it. */
export async function paidByCard(
  database: Database,
  { desk, stripe, tells }: CardDesk,
  client: Member,
  points: number,
): Promise<{ readonly checkout: Checkout; readonly session: ReturnType<StripeStandIn['session']> }> {
  const checkout = await begun(database, client, points)
  await desk.open(checkout.id)
  const session = stripe.session(checkout.id)
  stripe.pay(session)
  await tells('checkout.session.completed', session)
  return { checkout: await database.withTx((tx) => checkouts.mine(tx, client, checkout.publicId)), session }
}

/** Stripe has sent us so much: an operator has read in the statement and says so. Returns the correction that waits. */
export async function saidFromStripe(database: Database, operator: Member, cents: number): Promise<Correction> {
  await statement(database, operator, { cents, name: 'STRIPE PAYMENTS EUROPE', words: [newKey('stripe payout')] })
  return database.withTx(async (tx) => {
    const entry = (await statements.waitingEntries(tx, operator, { limit: 100 })).entries.at(-1)
    const why = { reason: 'It is payout po_17 at Stripe', rules: USUAL_RULES }
    return corrections.ask(tx, operator, {
      ...why,
      key: newKey('ask'),
      kind: 'from-provider',
      entry: entry?.publicId ?? '',
    })
  })
}
