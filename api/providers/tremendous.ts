import { z } from 'zod'
import type { RewardsConfig } from '../../core/shared/config.ts'
import { secret } from '../../core/shared/secret.ts'
import type { BoughtLink, OutsideProvider, RewardOutcome } from '../../core/shop/index.ts'

/** What the adapter needs of the configuration. */
export type TremendousConfig = Pick<RewardsConfig, 'key' | 'apiRoot' | 'fundingSource' | 'campaign' | 'products'>

/** For each call; an order makes two or three, which end before its lease does. */
const TIMEOUT_MILLISECONDS = 15_000
/** A button of Telegram copies at most 256 characters. */
const MOST_LINK_CHARACTERS = 256

type Answer = RewardOutcome<BoughtLink>
const UNKNOWN: Answer = { is: 'unknown' }

const orderAnswer = z.object({
  order: z.object({
    status: z.string(),
    rewards: z
      .array(
        z.object({
          id: z.string().min(1),
          expires_at: z.string().nullish(),
          delivery: z.object({ link: z.string().nullish() }).nullish(),
        }),
      )
      .optional(),
  }),
})
type Order = z.infer<typeof orderAnswer>['order']
const linkAnswer = z.object({ reward: z.object({ link: z.string() }) })
const errorAnswer = z.object({ errors: z.object({}) })

/** What was answered; undefined: nothing, or not in time. */
interface Reply {
  readonly status: number
  readonly body: unknown
  readonly retryAfterSeconds: number | undefined
}

/**
 * Buys links at Tremendous (https://developers.tremendous.com, API version 2): value in euros, no name and no address
 * of anybody is sent. Our order is the `external_id`, by which a repeated order returns the first one. Nothing that
 * comes from there is logged or thrown: it may carry the link.
 */
export function createTremendous(config: TremendousConfig, timeout = TIMEOUT_MILLISECONDS): OutsideProvider {
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown) => call(config, timeout, { method, path, body })

  async function lookup(orderId: string): Promise<Answer | undefined> {
    const reply = await ask('GET', `/orders/${encodeURIComponent(orderId)}`)
    // Only their own 404 says that there is none; that of a proxy or of a wrong address says nothing.
    if (reply?.status === 404 && errorAnswer.safeParse(reply.body).success) return undefined
    return reply?.status === 200 ? outcome(reply.body) : unknown(reply)
  }

  async function outcome(body: unknown): Promise<Answer> {
    const read = orderAnswer.safeParse(body)
    if (!read.success) return UNKNOWN
    switch (read.data.order.status) {
      case 'EXECUTED':
        return ready(read.data.order)
      case 'FAILED':
      case 'CANCELED':
        return { is: 'failed' }
      case 'CART':
      case 'OPEN':
      case 'PENDING APPROVAL':
      case 'PENDING INTERNAL PAYMENT APPROVAL':
      case 'PENDING SETTLEMENT':
        return { is: 'pending' }
      default:
        return UNKNOWN
    }
  }

  /** The link comes with the first answer to an order; later a new one is made for the same reward. */
  async function ready({ rewards: [reward] = [] }: Order): Promise<Answer> {
    if (reward === undefined) return UNKNOWN
    let link = reward.delivery?.link ?? undefined
    if (link === undefined) {
      const reply = await ask('POST', `/rewards/${encodeURIComponent(reward.id)}/generate_link`)
      if (reply?.status !== 200) return unknown(reply)
      const read = linkAnswer.safeParse(reply.body)
      link = read.success ? read.data.reward.link : undefined
    }
    if (link === undefined || !isLink(link)) return UNKNOWN
    const validUntil = /^\d{4}-\d{2}-\d{2}/.exec(reward.expires_at ?? '')?.[0] ?? null
    return { is: 'ready', good: { kind: 'link', link: secret(link), validUntil } }
  }

  return {
    async order({ orderId, faceCents }) {
      const reply = await ask('POST', '/orders', orderOf(config, orderId, faceCents))
      if (reply !== undefined && [200, 201, 202].includes(reply.status)) return outcome(reply.body)
      if (reply?.status !== 400 && reply?.status !== 422) return unknown(reply)
      // Refused as it stands. An earlier attempt may have come through nevertheless.
      return (await lookup(orderId)) ?? { is: 'failed' }
    },
    lookup,
  }
}

const unknown = (reply: Reply | undefined): Answer =>
  reply?.retryAfterSeconds === undefined ? UNKNOWN : { is: 'unknown', retryAfterSeconds: reply.retryAfterSeconds }

const isLink = (link: string): boolean =>
  link.length <= MOST_LINK_CHARACTERS && URL.canParse(link) && ['https:', 'http:'].includes(new URL(link).protocol)

function orderOf({ fundingSource, campaign, products }: TremendousConfig, orderId: string, faceCents: number): unknown {
  return {
    external_id: orderId,
    payment: { funding_source_id: fundingSource },
    reward: {
      ...(campaign === undefined ? {} : { campaign_id: campaign }),
      ...(products.length === 0 ? {} : { products }),
      value: { denomination: faceCents / 100, currency_code: 'EUR' },
      delivery: { method: 'LINK' },
    },
  }
}

async function call(
  { key, apiRoot }: TremendousConfig,
  timeout: number,
  request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body: unknown },
): Promise<Reply | undefined> {
  const { method, path, body } = request
  try {
    const response = await fetch(`${apiRoot}/api/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key.reveal()}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
      redirect: 'error',
    })
    const text = await response.text()
    const seconds = response.headers.get('retry-after')
    return {
      status: response.status,
      body: parsed(text),
      retryAfterSeconds: seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) : undefined,
    }
  } catch {
    // No answer, none in time, or half of one: the same to us, and the error may name what was sent.
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
