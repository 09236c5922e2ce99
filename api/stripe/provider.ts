import Stripe from 'stripe'
import type { Answer, Provider, ProviderDispute, ProviderRefund, Session } from '../../core/checkouts/index.ts'
import { assertOutsideTransaction } from '../../core/db/connect.ts'
import type { StripeConfig } from '../../core/shared/config.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'

export interface ProviderOptions {
  readonly config: StripeConfig
  readonly webLink: (path: string) => string
  readonly log: Log
}

/** A reply waits for it. The library tries again by itself, with the same key; then our own clock does. */
const TIMEOUT_MILLISECONDS = 10_000
const RETRIES = 1
/** At most so many refunds of one payment are looked at; Stripe gives no more on a page. */
const MOST_REFUNDS = 100

/** What a client buys, as it stands on Stripe's page and on the receipt. */
const PRODUCT: Readonly<Record<Language, string>> = { de: 'Guthaben für Aufträge', en: 'Budget for jobs' }

/** Where Stripe leads a client who has paid, and one who has not. Nothing is ever credited because of them. */
export const PAID_PATH = '/pay/done'
export const STOPPED_PATH = '/pay/stopped'

/** The client that talks to Stripe; `apiBase` is another place in tests. */
export function createStripe(config: StripeConfig): Stripe {
  const { protocol, hostname, port } = new URL(config.apiBase)
  return new Stripe(config.key.reveal(), {
    host: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    protocol: protocol === 'http:' ? 'http' : 'https',
    timeout: TIMEOUT_MILLISECONDS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  })
}

/** Answers below 500 that say nothing about what has become of a call. */
const MAYBE: readonly number[] = [401, 403, 409, 429]

/** Stripe as the core's payment provider (money-and-law.md 1.2). */
export function stripeProvider(stripe: Stripe, { config, webLink, log }: ProviderOptions): Provider {
  const call = <Value>(what: string, run: () => Promise<Value>): Promise<Answer<Value>> => answered(log, what, run)
  return {
    live: config.live,
    createSession: ({ checkout, cents, language }) =>
      call('create a session', async () =>
        sessionOf(
          await stripe.checkout.sessions.create(
            {
              mode: 'payment',
              client_reference_id: checkout,
              metadata: { checkout },
              locale: language,
              line_items: [
                {
                  quantity: 1,
                  price_data: { currency: 'eur', unit_amount: cents, product_data: { name: PRODUCT[language] } },
                },
              ],
              // A debit can be taken back for 13 months; every other way is chosen in Stripe's dashboard.
              excluded_payment_method_types: ['sepa_debit'],
              success_url: webLink(`${PAID_PATH}?lang=${language}`),
              cancel_url: webLink(`${STOPPED_PATH}?lang=${language}`),
            },
            { idempotencyKey: `checkout:${checkout}` },
          ),
        ),
      ),
    session: (id) =>
      call('fetch a session', async () =>
        sessionOf(await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })),
      ),
    async sessionOf(paymentId) {
      const found = await call('find a session', () =>
        stripe.checkout.sessions.list({ payment_intent: paymentId, limit: 1, expand: ['data.payment_intent'] }),
      )
      if (found.is !== 'done') return found
      const [session] = found.value.data
      return session === undefined ? { is: 'refused' } : { is: 'done', value: sessionOf(session) }
    },
    fee: (paymentId) =>
      call('fetch a fee', async () =>
        feeOf(await stripe.paymentIntents.retrieve(paymentId, { expand: ['latest_charge.balance_transaction'] })),
      ),
    dispute: (id) => call('fetch a dispute', async () => disputeOf(await stripe.disputes.retrieve(id))),
    refunds: (paymentId) =>
      call('list refunds', async () => {
        const { data } = await stripe.refunds.list({ payment_intent: paymentId, limit: MOST_REFUNDS })
        return data.map(refundOf)
      }),
    refund: ({ refund, paymentId, cents }) =>
      call('refund', async () =>
        refundOf(
          await stripe.refunds.create(
            { payment_intent: paymentId, amount: cents, metadata: { refund } },
            { idempotencyKey: `refund:${refund}` },
          ),
        ),
      ),
  }
}

/**
 * Only what Stripe has understood and declined is a no. Everything else may have been done, or can be done later: no
 * answer, half an answer, an error of theirs, a limit, the same key at this very moment (409), or a key of ours that is not
 * good at the moment (401, 403): it may have been good when the call was made the first time.
 */
async function answered<Value>(log: Log, what: string, run: () => Promise<Value>): Promise<Answer<Value>> {
  assertOutsideTransaction('a call to Stripe')
  try {
    return { is: 'done', value: await run() }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const status = error.statusCode ?? 0
    const refused = status >= 400 && status < 500 && !MAYBE.includes(status)
    // Never the message: it can repeat what we have sent.
    log.warn(
      { stripe: { what, status, type: error.type, code: error.code, request: error.requestId } },
      'Stripe said no',
    )
    return { is: refused ? 'refused' : 'unclear' }
  }
}

const idOf = (one: string | { readonly id: string } | null | undefined): string | null =>
  typeof one === 'string' ? one : (one?.id ?? null)

function sessionOf(session: Stripe.Checkout.Session): Session {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const state = session.status === 'complete' ? 'complete' : session.status === 'expired' ? 'expired' : 'open'
  return {
    id: session.id,
    url: session.url,
    checkout: session.client_reference_id,
    state,
    paid: session.payment_status === 'paid',
    // A way that takes days leaves the page complete, and falls back to wanting another way when it came to nothing.
    failed: state === 'complete' && (intent?.status === 'requires_payment_method' || intent?.status === 'canceled'),
    cents: session.amount_total,
    currency: session.currency,
    live: session.livemode,
    paymentId: idOf(session.payment_intent),
  }
}

/** It is written a little later than the payment, and in the currency in which Stripe pays us. */
function feeOf({ latest_charge: charge }: Stripe.PaymentIntent): number | null {
  const booked = typeof charge === 'object' ? charge?.balance_transaction : null
  return typeof booked === 'object' && booked?.currency === 'eur' ? booked.fee : null
}

function disputeOf(dispute: Stripe.Dispute): ProviderDispute {
  const { status } = dispute
  return {
    id: dispute.id,
    paymentId: idOf(dispute.payment_intent),
    cents: dispute.amount,
    state:
      status === 'lost'
        ? 'lost'
        : status === 'won' || status === 'warning_closed' || status === 'prevented'
          ? 'won'
          : 'open',
    // In the currency in which Stripe pays us, as the fee of a payment.
    fees: dispute.balance_transactions.flatMap(({ id, fee, currency }) =>
      currency === 'eur' ? [{ id, cents: fee }] : [],
    ),
  }
}

function refundOf(refund: Stripe.Refund): ProviderRefund {
  const { status } = refund
  return {
    id: refund.id,
    refund: refund.metadata?.['refund'] ?? null,
    cents: refund.amount,
    state: status === 'succeeded' ? 'paid' : status === 'failed' || status === 'canceled' ? 'failed' : 'sent',
  }
}
