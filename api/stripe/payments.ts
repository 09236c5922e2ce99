import type { Hono } from 'hono'
import { createDesk, type Desk } from '../../core/checkouts/index.ts'
import type { Database } from '../../core/db/connect.ts'
import type { StripeConfig } from '../../core/shared/config.ts'
import type { Log } from '../../core/shared/log.ts'
import { createStripe, stripeProvider } from './provider.ts'
import { stripePages } from './webhook.ts'

/** Payments by card, where they are configured: the desk, and the door for events with the pages that Stripe leads back to. */
export function openPayments(
  config: StripeConfig | undefined,
  parts: { readonly database: Database; readonly webLink: (path: string) => string; readonly log: Log },
): { readonly desk: Desk; readonly pages: Hono } | undefined {
  if (config === undefined) return undefined
  const { database, webLink, log } = parts
  const stripe = createStripe(config)
  const desk = createDesk({ db: database, provider: stripeProvider(stripe, { config, webLink, log }) })
  return { desk, pages: stripePages({ stripe, secret: config.webhookSecret, desk, log }) }
}
