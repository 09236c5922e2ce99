import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { secret } from '../../core/shared/secret.ts'
import type { TremendousConfig } from '../../api/providers/tremendous.ts'

/**
 * What goes wrong with the next call. `lost`: it is done, and its answer never comes. `slow`: not done within a second.
 * `broken`: done, and half of the answer comes. A number: not done, with that status.
 */
export type Trouble = 'lost' | 'slow' | 'broken' | number

const ORDER = z.object({
  external_id: z.string().min(1),
  payment: z.object({ funding_source_id: z.literal('balance') }),
  reward: z.object({
    products: z.array(z.string()).min(1),
    value: z.object({ denomination: z.number().positive().max(2000), currency_code: z.literal('EUR') }),
    delivery: z.object({ method: z.literal('LINK') }),
  }),
})

interface Made {
  readonly id: string
  readonly external_id: string
  readonly denomination: number
  status: string
}

const KEY = 'TEST_tremendous-key'
/** What the links of the stand-in have in common: nothing but their buyer's screen may show it. */
export const LINK_CANARY = 'canary-of-a-reward'

export interface Tremendous {
  readonly config: TremendousConfig
  /** Every order that was made, which costs money. */
  readonly orders: readonly Made[]
  readonly calls: readonly string[]
  /** Troubles for the next calls, in this order. */
  readonly troubles: Trouble[]
  /** What becomes of orders that are made from now on. */
  becomes: string
  /** Somebody there decides on an order. */
  decide(externalId: string, status: string): void
  stop(): Promise<void>
}

/**
 * Tremendous on this machine, after its published interface (npm `tremendous` 4.12, orders and rewards): bearer key,
 * `external_id` once, the states of an order, the link in the first answer and a new one from `generate_link`.
 */
export async function startTremendous(): Promise<Tremendous> {
  const orders: Made[] = []
  const calls: string[] = []
  const troubles: Trouble[] = []
  let links = 0
  const error = (c: Context, status: 400 | 401 | 404 | 422 | 429 | 500, message: string) =>
    c.json({ errors: { message, payload: {} } }, status)
  const link = () => `https://reward.example/${LINK_CANARY}/${(links += 1)}`
  const shown = ({ id, external_id, status }: Made, withLink: boolean) => ({
    order: {
      id,
      external_id,
      status,
      created_at: '2026-11-27T12:00:00Z',
      ...(status === 'EXECUTED'
        ? {
            rewards: [
              {
                id: `R${id}`,
                order_id: id,
                expires_at: null,
                delivery: { method: 'LINK', status: 'SUCCEEDED', ...(withLink ? { link: link() } : {}) },
              },
            ],
          }
        : { rewards: [] }),
    },
  })

  const app = new Hono().basePath('/api/v2')
  app.use(async (c, next) => {
    calls.push(`${c.req.method} ${c.req.path}`)
    if (c.req.header('authorization') !== `Bearer ${KEY}`) return error(c, 401, 'Unauthorized')
    const trouble = troubles.shift()
    if (typeof trouble === 'number') {
      if (trouble === 429) c.header('retry-after', '1800')
      return error(c, trouble === 429 ? 429 : 500, 'Something went wrong')
    }
    if (trouble === 'slow') {
      await wait(1000)
      return error(c, 500, 'Too slow')
    }
    await next()
    if (trouble === 'lost') await wait(1000)
    if (trouble === 'broken') c.res = new Response((await c.res.text()).slice(0, 40), c.res)
    return undefined
  })
  const state = { becomes: 'EXECUTED' }
  app.post('/orders', async (c) => {
    const read = ORDER.safeParse(await c.req.json())
    if (!read.success) return error(c, 422, 'Validation failed')
    const { external_id, reward } = read.data
    const first = orders.find((order) => order.external_id === external_id)
    if (first !== undefined) return c.json(shown(first, false), 201)
    const made = {
      id: `ORDER${orders.length + 1}`,
      external_id,
      denomination: reward.value.denomination,
      status: state.becomes,
    }
    orders.push(made)
    return c.json(shown(made, true), 200)
  })
  app.get('/orders/:id', (c) => {
    const found = orders.find(({ id, external_id }) => [id, external_id].includes(c.req.param('id')))
    return found === undefined ? error(c, 404, 'Not found') : c.json(shown(found, false))
  })
  app.post('/rewards/:id/generate_link', (c) => {
    const found = orders.find(({ id, status }) => `R${id}` === c.req.param('id') && status === 'EXECUTED')
    return found === undefined
      ? error(c, 404, 'Not found')
      : c.json({ reward: { id: c.req.param('id'), link: link() } })
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the stand-in has no port')
  return {
    config: {
      key: secret(KEY),
      apiRoot: `http://127.0.0.1:${address.port}`,
      fundingSource: 'balance',
      campaign: undefined,
      products: ['OKMHM2X2OHYV'],
    },
    orders,
    calls,
    troubles,
    get becomes() {
      return state.becomes
    },
    set becomes(status) {
      state.becomes = status
    },
    decide(externalId, status) {
      const order = orders.find(({ external_id }) => external_id === externalId)
      if (order === undefined) throw new Error('no such order')
      order.status = status
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}
