import { createHash } from 'node:crypto'

import { type DiscordRefusal, rateLimited } from './refusal.ts'

/** Calls in a time, by route. Discord publishes none of them and may change them; these are what bots meet. */
const limits: Readonly<Record<string, { readonly calls: number; readonly seconds: number }>> = {
  'POST /channels/:channel/messages': { calls: 5, seconds: 5 },
  'PATCH /channels/:channel/messages/:message': { calls: 5, seconds: 5 },
  'POST /channels/:channel/typing': { calls: 5, seconds: 5 },
  'POST /users/@me/channels': { calls: 10, seconds: 10 },
  'POST /webhooks/:application/:token': { calls: 5, seconds: 2 },
  'PATCH /webhooks/:application/:token/messages/:message': { calls: 5, seconds: 2 },
  'PUT /applications/:application/commands': { calls: 5, seconds: 20 },
  'POST /applications/:application/commands': { calls: 5, seconds: 20 },
}
const otherwise = { calls: 50, seconds: 1 }

/** Discord, "Global Rate Limit": 50 a second for a bot, interactions apart. */
const inAll = { calls: 50, seconds: 1 }

interface Window {
  until: number
  left: number
}

export interface Counted {
  /** For the answer to the call, also for its 429. */
  readonly headers: Readonly<Record<string, string>>
  /** The 429 when there were too many calls. */
  readonly refusal?: DiscordRefusal
}

export interface Rates {
  count(route: string, major: string): Counted
}

/** Windows on the machine's own clock: the sandbox clock jumps, real senders do not. */
export function rates(limited: boolean): Rates {
  const windows = new Map<string, Window>()
  const take = (key: string, limit: { readonly calls: number; readonly seconds: number }): Window => {
    const now = performance.now()
    const before = windows.get(key)
    const window =
      before !== undefined && before.until > now ? before : { until: now + limit.seconds * 1000, left: limit.calls }
    windows.set(key, window)
    window.left -= 1
    return window
  }
  return {
    count: (route, major) => {
      // Calls by the token of an interaction or its callback do not count to the bot's 50.
      const isInteraction = / \/(?:interactions|webhooks)\//.test(route)
      const limit = limits[route] ?? otherwise
      const window = take(`${route} ${major}`, limit)
      const all = isInteraction ? undefined : take('all', inAll)
      const secondsLeft = Math.max(0, window.until - performance.now()) / 1000
      const headers = headersOf(route, limit.calls, Math.max(0, window.left), secondsLeft)
      if (limited && all !== undefined && all.left < 0) {
        return { headers, refusal: rateLimited(seconds(Math.max(0, all.until - performance.now()) / 1000), 'global') }
      }
      if (limited && window.left < 0) return { headers, refusal: rateLimited(seconds(secondsLeft), 'user') }
      return { headers }
    },
  }
}

const seconds = (exact: number): number => Math.ceil(exact * 1000) / 1000

/** The names of Discord, "Header Format". The callback of an interaction has no limit and no headers. */
function headersOf(route: string, calls: number, left: number, secondsLeft: number): Readonly<Record<string, string>> {
  if (route.includes('/callback')) return {}
  return {
    'x-ratelimit-bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
    'x-ratelimit-limit': String(calls),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': (Date.now() / 1000 + secondsLeft).toFixed(3),
    'x-ratelimit-reset-after': secondsLeft.toFixed(3),
  }
}
