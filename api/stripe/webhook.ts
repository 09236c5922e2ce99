import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { Desk, Told } from '../../core/checkouts/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Secret } from '../../core/shared/secret.ts'
import { pageHtml } from '../forms/page.ts'
import { PAID_PATH, STOPPED_PATH } from './provider.ts'
import { words } from './words.ts'

/** Where the program listens for Stripe, below PUBLIC_URL. */
export const WEBHOOK_PATH = '/stripe/webhook'
/** An event is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024
/** What was signed longer ago is somebody's recording (money-and-law.md 1.2). */
const MOST_AGE_SECONDS = 300
/** One moment, and one signature for each secret that is in use; of two headers joined by a proxy nothing is believed. */
const HEADER = /^t=\d{1,12}(,v\d=[0-9a-f]{64}){1,10}$/

export interface WebhookOptions {
  readonly stripe: Stripe
  readonly secret: Secret
  readonly desk: Desk
  readonly log: Log
}

/**
 * The door for Stripe's events, to be mounted at the root, and the two pages to which Stripe leads back. 400 without a
 * fresh signature over the raw body, 413 over 1 MB, 503 when an event could not be worked off: Stripe brings it again.
 */
export function stripePages(options: WebhookOptions): Hono {
  const app = new Hono()
  const tooLarge = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) })
  app.post(WEBHOOK_PATH, tooLarge, async (c) => {
    const event = await genuine(options, await c.req.text(), c.req.header('stripe-signature') ?? '')
    if (event === undefined) return c.body(null, 400)
    try {
      if ((await options.desk.hear(toldBy(event))) === 'taken') return c.body(null, 200)
    } catch (error) {
      options.log.error({ err: error, event: event.type }, 'an event of Stripe could not be worked off')
    }
    return c.body(null, 503)
  })
  app.get(PAID_PATH, (c) => page(c, 'paid'))
  app.get(STOPPED_PATH, (c) => page(c, 'stopped'))
  return app
}

async function genuine(
  { stripe, secret }: WebhookOptions,
  body: string,
  signature: string,
): Promise<Stripe.Event | undefined> {
  if (!HEADER.test(signature)) return undefined
  try {
    return await stripe.webhooks.constructEventAsync(body, signature, secret.reveal(), MOST_AGE_SECONDS)
  } catch {
    return undefined
  }
}

/** What an event is about. What else it says is asked for again, and never believed. */
function toldBy(event: Stripe.Event): Told {
  return { id: event.id, kind: event.type, live: event.livemode, about: aboutOf(event) }
}

const thing = z.object({
  id: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
})

function aboutOf({ type, data }: Stripe.Event): Told['about'] {
  const { success, data: object } = thing.safeParse(data.object)
  if (!success) return { is: 'other' }
  if (type.startsWith('checkout.session.')) return { is: 'session', id: object.id }
  if (type.startsWith('charge.dispute.')) return { is: 'dispute', id: object.id }
  if (type !== 'charge.refunded' && !type.startsWith('refund.')) return { is: 'other' }
  const payment = object.payment_intent
  const paymentId = typeof payment === 'string' ? payment : payment?.id
  return paymentId === undefined ? { is: 'other' } : { is: 'refund', paymentId }
}

function page(c: Context, which: 'paid' | 'stopped'): Response | Promise<Response> {
  const language = LANGUAGES.find((one) => one === c.req.query('lang')) ?? 'de'
  const { title, lines } = words[language][which]
  c.header('cache-control', 'no-store')
  return c.html(pageHtml({ language, title, lines }))
}
