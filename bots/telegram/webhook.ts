import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Intake } from './intake.ts'
import type { Json } from './json.ts'
import type { Self } from './read.ts'

/** Where the program listens for Telegram, below PUBLIC_URL. */
export const WEBHOOK_PATH = '/webhooks/telegram'
/** platforms.md 6.3: Telegram builds an update in far less. */
const MAX_BODY_BYTES = 1024 * 1024

export interface WebhookOptions {
  readonly secret: string
  readonly intake: Intake
  /** Undefined until Telegram has told who we are, and again when the program ends. */
  readonly self: () => Self | undefined
}

/**
 * The door for Telegram's updates, to be mounted at the root. 401 without the secret, 413 over 1 MB, 400 for what is
 * not JSON, 503 when the update could not be stored: Telegram brings it again then.
 */
export function createWebhook(options: WebhookOptions): Hono {
  const app = new Hono()
  const tooLarge = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => context.body(null, 413) })
  app.post(
    WEBHOOK_PATH,
    async (context, next) => {
      const given = context.req.header('x-telegram-bot-api-secret-token') ?? ''
      return isSame(given, options.secret) ? next() : context.body(null, 401)
    },
    tooLarge,
    async (context) => {
      const self = options.self()
      if (self === undefined) return later()
      const update = parsed(await context.req.text())
      if (update === undefined) return context.body(null, 400)
      return (await options.intake.take(update, self)) === 'taken' ? context.body(null, 200) : later()
    },
  )
  return app
}

function later(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': '2' } })
}

/** In constant time, whatever the lengths. */
function isSame(given: string, secret: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

function parsed(body: string): Json | undefined {
  try {
    const update: Json = JSON.parse(body)
    return update ?? undefined
  } catch {
    return undefined
  }
}
