export type Payment = 'unpaid' | 'paid'
export interface Session {
  readonly id: string
  readonly object: 'checkout.session'
  readonly client_reference_id: string
  status: 'open' | 'complete' | 'expired'
  payment_status: Payment
  amount_total: number
  currency: string
  livemode: boolean
  payment_intent: { id: string; status: string } | null
  url: string | null
}
export interface Dispute {
  readonly id: string
  readonly object: 'dispute'
  readonly payment_intent: string
  readonly amount: number
  status: 'needs_response' | 'won' | 'lost'
  readonly balance_transactions: { id: string; fee: number; currency: string }[]
}
export interface Refund {
  readonly id: string
  readonly object: 'refund'
  readonly payment_intent: string
  readonly amount: number
  readonly metadata: Readonly<Record<string, string>>
  status: 'pending' | 'succeeded' | 'failed'
}
export type Thing = Session | Dispute | Refund | { readonly id: string; readonly object: string }

/** What goes wrong with a call: it is not done, it is done and nobody hears of it, or Stripe says something odd. */
export type Fault = 'cut before' | 'cut after' | '500' | '409' | '429' | '401' | '400'

let count = 0
export const fresh = (prefix: string): string => {
  count += 1
  return `${prefix}_${count}`
}

export class Refused extends Error {
  readonly status: 400 | 404
  readonly type: string
  constructor(status: 400 | 404, type: string, message: string) {
    super(message)
    this.status = status
    this.type = type
  }
}
export const bad = (message: string): never => {
  throw new Refused(400, 'invalid_request_error', message)
}

export interface World {
  readonly sessions: Session[]
  readonly disputes: Dispute[]
  readonly refunds: Refund[]
  begin: 'pending' | 'succeeded'
  fee: number | null
  fault: Fault | undefined
}

export function byId<One extends { readonly id: string }>(list: readonly One[], id: string | undefined): One {
  const found = list.find((one) => one.id === id)
  if (found === undefined) throw new Refused(404, 'invalid_request_error', 'No such object')
  return found
}

/** What we have to send, and nothing that would let somebody pay in a way that we do not want. */
export function newSession(world: World, params: URLSearchParams): Session {
  const amount = Number(params.get('line_items[0][price_data][unit_amount]'))
  if (!Number.isSafeInteger(amount) || amount < 50) bad('Invalid unit_amount')
  if (params.get('mode') !== 'payment') bad('Invalid mode')
  if (params.get('line_items[0][quantity]') !== '1') bad('Invalid quantity')
  if (params.get('excluded_payment_method_types[0]') !== 'sepa_debit') bad('debits are not excluded')
  for (const name of ['success_url', 'cancel_url']) if (!URL.canParse(params.get(name) ?? '')) bad(`Invalid ${name}`)
  const id = fresh('cs_test')
  const session: Session = {
    id,
    object: 'checkout.session',
    client_reference_id: params.get('client_reference_id') ?? '',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: amount,
    currency: params.get('line_items[0][price_data][currency]') ?? '',
    livemode: false,
    payment_intent: null,
    url: `https://checkout.stripe.com/c/pay/${id}`,
  }
  world.sessions.push(session)
  return session
}
