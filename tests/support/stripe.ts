import { createHash } from 'node:crypto'
import { serve, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import Stripe from 'stripe'
import type { StripeConfig } from '../../core/shared/config.ts'
import { secret } from '../../core/shared/secret.ts'
import { bad, byId, fresh, newSession, Refused } from './stripe-world.ts'
import type { Dispute, Fault, Refund, Session, Thing, World } from './stripe-world.ts'

/** Made up; Stripe's own prefixes, because the configuration looks at them. */
const KEY = 'rk_test_standin'
const SIGNING_SECRET = 'whsec_standin'

interface Signed {
  readonly body: string
  readonly signature: string
  readonly id: string
}

/** Stripe on this computer, as strict as the parts of it that we use: form bodies, idempotency keys, signed events. */
export interface StripeStandIn {
  readonly config: StripeConfig
  readonly sessions: readonly Session[]
  readonly refunds: readonly Refund[]
  /** The method and path of every call that was answered or cut. */
  readonly calls: readonly string[]
  /** Every call goes wrong in this way from now on; without one it is over. */
  failing(fault?: Fault): void
  session(checkout: string): Session
  /** A payer pays on the page; `later`: in a way that takes days. */
  pay(session: Session, how?: { readonly later?: boolean; readonly cents?: number; readonly currency?: string }): void
  /** The same checkout is paid on another page as well. */
  again(session: Session): Session
  dispute(session: Session, cents?: number): Dispute
  /** In Stripe's own pages. */
  refund(session: Session, cents: number, metadata?: Readonly<Record<string, string>>): Refund
  /** What Stripe keeps of each payment, from now on; null: it has not written that down yet. */
  keeps(cents: number | null): void
  /** How the refunds that we ask for begin: Stripe's usual `succeeded`, or `pending`. */
  refundsBegin(status: 'pending' | 'succeeded'): void
  /** An event as Stripe sends it; `age` in seconds. */
  event(
    type: string,
    thing: Thing,
    more?: { readonly id?: string; readonly live?: boolean; readonly age?: number },
  ): Signed
  close(): Promise<void>
}

export async function startStripe(): Promise<StripeStandIn> {
  const world: World = { sessions: [], disputes: [], refunds: [], begin: 'succeeded', fee: null, fault: undefined }
  const calls: string[] = []
  const app = api(world, calls)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening))
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    config: {
      key: secret(KEY),
      webhookSecret: secret(SIGNING_SECRET),
      apiBase: `http://127.0.0.1:${address.port}`,
      live: false,
    },
    sessions: world.sessions,
    refunds: world.refunds,
    calls,
    failing: (fault) => {
      world.fault = fault
    },
    session(checkout) {
      const found = world.sessions.find((one) => one.client_reference_id === checkout)
      if (found === undefined) throw new Error('no such session')
      return found
    },
    pay(session, { later = false, cents, currency } = {}) {
      session.status = 'complete'
      session.url = null
      session.payment_intent = { id: fresh('pi'), status: later ? 'processing' : 'succeeded' }
      session.payment_status = later ? 'unpaid' : 'paid'
      if (cents !== undefined) session.amount_total = cents
      if (currency !== undefined) session.currency = currency
    },
    again(session) {
      const other = { ...session, id: fresh('cs_test'), payment_intent: { id: fresh('pi'), status: 'succeeded' } }
      world.sessions.push(other)
      return other
    },
    dispute(session, cents = session.amount_total) {
      const dispute: Dispute = {
        id: fresh('dp'),
        object: 'dispute',
        payment_intent: session.payment_intent?.id ?? '',
        amount: cents,
        status: 'needs_response',
        balance_transactions: [],
      }
      world.disputes.push(dispute)
      return dispute
    },
    refund: (session, cents, metadata = {}) =>
      refundOf(world, session.payment_intent?.id ?? '', cents, metadata, 'succeeded'),
    keeps: (cents) => {
      world.fee = cents
    },
    refundsBegin: (status) => {
      world.begin = status
    },
    event,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function event(
  type: string,
  thing: Thing,
  more: { readonly id?: string; readonly live?: boolean; readonly age?: number } = {},
): Signed {
  const { id = fresh('evt'), live = false, age = 0 } = more
  const object = shown(thing, false)
  const payload = JSON.stringify({ id, object: 'event', type, livemode: live, data: { object } })
  const timestamp = Math.floor(Date.now() / 1000) - age
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: SIGNING_SECRET, timestamp })
  return { body: payload, signature, id }
}

/** A session names its payment by id, unless it is asked to show it. */
function shown(thing: Thing, expanded: boolean): object {
  if (!('payment_status' in thing)) return thing
  return expanded ? thing : { ...thing, payment_intent: thing.payment_intent?.id ?? null }
}

function refundOf(
  world: World,
  payment: string,
  amount: number,
  metadata: Readonly<Record<string, string>>,
  status: Refund['status'],
): Refund {
  const session = world.sessions.find(({ payment_intent: intent }) => intent?.id === payment)
  if (session === undefined) return bad('No such payment_intent')
  const gone = world.refunds
    .filter((one) => one.payment_intent === payment && one.status !== 'failed')
    .reduce((sum, one) => sum + one.amount, 0)
  if (gone + amount > session.amount_total) bad('Refund amount is greater than unrefunded amount on charge')
  const refund: Refund = { id: fresh('re'), object: 'refund', payment_intent: payment, amount, metadata, status }
  world.refunds.push(refund)
  return refund
}

type Env = { Bindings: HttpBindings }

function api(world: World, calls: string[]): Hono<Env> {
  const app = new Hono<Env>()
  const answers = new Map<string, { readonly params: string; readonly answer: object }>()
  /** Runs a call once for each key, as Stripe does; a fault decides what becomes of it. */
  const call = async (c: Context<Env>, run: (params: URLSearchParams) => object): Promise<Response> => {
    calls.push(`${c.req.method} ${c.req.path}`)
    if (c.req.header('authorization') !== `Bearer ${KEY}`) return failure(c, 401, 'authentication_error')
    const { fault } = world
    if (fault === 'cut before') return cut(c)
    if (fault === '500') return failure(c, 500, 'api_error')
    if (fault === '409') return failure(c, 409, 'idempotency_error')
    if (fault === '429') return failure(c, 429, 'rate_limit_error')
    if (fault === '401') return failure(c, 401, 'authentication_error')
    if (fault === '400') return failure(c, 400, 'invalid_request_error')
    const params = new URLSearchParams(await c.req.text())
    const key = c.req.header('idempotency-key')
    try {
      const known = key === undefined ? undefined : answers.get(key)
      const hash = createHash('sha256').update(params.toString()).digest('hex')
      if (known !== undefined && known.params !== hash) {
        throw new Refused(
          400,
          'idempotency_error',
          'Keys for idempotent requests can only be used with the same parameters',
        )
      }
      const answer = known?.answer ?? structuredClone(run(params))
      if (key !== undefined) answers.set(key, { params: hash, answer })
      return fault === 'cut after' ? cut(c) : c.json(answer)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return c.json({ error: { type: error.type, message: error.message } }, error.status)
    }
  }
  app.post('/v1/checkout/sessions', (c) => call(c, (params) => shown(newSession(world, params), false)))
  app.get('/v1/checkout/sessions', (c) =>
    call(c, () => ({
      object: 'list',
      has_more: false,
      data: world.sessions.filter(({ payment_intent: intent }) => intent?.id === c.req.query('payment_intent')),
    })),
  )
  app.get('/v1/checkout/sessions/:id', (c) => call(c, () => shown(byId(world.sessions, c.req.param('id')), true)))
  app.get('/v1/payment_intents/:id', (c) =>
    call(c, () => {
      const id = c.req.param('id')
      if (c.req.query('expand[0]') !== 'latest_charge.balance_transaction') bad('Nothing but the fee is asked for')
      const booked = world.fee === null ? null : { id: fresh('txn'), fee: world.fee, currency: 'eur' }
      return { id, object: 'payment_intent', latest_charge: { id: fresh('ch'), balance_transaction: booked } }
    }),
  )
  app.get('/v1/disputes/:id', (c) => call(c, () => byId(world.disputes, c.req.param('id'))))
  app.get('/v1/refunds', (c) =>
    call(c, () => ({
      object: 'list',
      has_more: false,
      data: world.refunds.filter((one) => one.payment_intent === c.req.query('payment_intent')),
    })),
  )
  app.post('/v1/refunds', (c) =>
    call(c, (params) => {
      const payment = params.get('payment_intent') ?? ''
      const metadata = { refund: params.get('metadata[refund]') ?? '' }
      return refundOf(world, payment, Number(params.get('amount')), metadata, world.begin)
    }),
  )
  return app
}

/** The connection ends, and nobody hears an answer. */
function cut(c: Context<Env>): Response {
  c.env.outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}

const failure = (c: Context<Env>, status: 400 | 401 | 409 | 429 | 500, type: string): Response =>
  c.json({ error: { type, message: 'as the test wants it' } }, status)
