import { serve } from '@hono/node-server'
import { once } from 'node:events'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Incoming } from '../../../bots/dialog/incoming.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import { createDiscord, type Discord, type DiscordOptions } from '../../../bots/discord/discord.ts'
import {
  startDiscordStandIn,
  type DiscordStandIn,
  type DiscordStandInOptions,
} from '../../../bots/sandbox/discord/index.ts'
import type { DiscordConfig } from '../../../core/shared/config.ts'
import { secret } from '../../../core/shared/secret.ts'

export const silent = pino({ level: 'silent' })

/** A stand-in that ends with the test. */
export async function standIn(options: DiscordStandInOptions = {}): Promise<DiscordStandIn> {
  const discord = await startDiscordStandIn({ limitRates: false, ...options })
  onTestFinished(() => discord.close())
  return discord
}

export interface BotUnderTest extends Discord {
  readonly received: readonly { readonly id: string; readonly incoming: Incoming }[]
  readonly reasons: readonly string[]
  /** Everything that was to be said is said. */
  readonly idle: () => Promise<void>
}

/** What the bot does with an act, instead of the engine: the replies are delivered at once. */
export type Answering = (incoming: Incoming) => Promise<readonly Deliverable[]> | readonly Deliverable[]

/** The real bot, pointed at the stand-in, with an inbox that is a list; ends with the test. */
export function botOn(
  discord: DiscordStandIn,
  answering: Answering = () => [],
  options: Partial<DiscordOptions> = {},
): BotUnderTest {
  const received: { readonly id: string; readonly incoming: Incoming }[] = []
  const ids = new Set<string>()
  const reasons: string[] = []
  const delivering: Promise<void>[] = []
  const remembered = new Map<string, unknown>()
  const bot = createDiscord({
    config: gateway(discord),
    receive: async (id, incoming) => {
      if (ids.has(id)) return false
      ids.add(id)
      received.push({ id, incoming })
      delivering.push(deliver(incoming))
      return true
    },
    presentView: async () => undefined,
    suggest: async () => [],
    readFile: async () => new Uint8Array([1]),
    recall: async (key) => remembered.get(key),
    remember: async (key, value) => void remembered.set(key, value),
    log: silent,
    stopped: (reason) => void reasons.push(reason),
    ...options,
  })
  async function deliver(incoming: Incoming): Promise<void> {
    for (const reply of await answering(incoming)) await bot.surface.deliver(incoming.place, reply)
  }
  onTestFinished(() => bot.stop())
  return { ...bot, received, reasons, idle: async () => void (await Promise.all(delivering)) }
}

function base(discord: DiscordStandIn) {
  return { token: secret(discord.token), applicationId: discord.applicationId, apiRoot: discord.apiRoot }
}

export const gateway = (discord: DiscordStandIn): DiscordConfig => ({ mode: 'gateway', ...base(discord) })
export const byHttp = (discord: DiscordStandIn): DiscordConfig => ({
  mode: 'http',
  publicKey: discord.publicKey,
  ...base(discord),
})

/** Starts the bot, and for the HTTP door a server for it, and lets the stand-in deliver there. */
export async function startBot(discord: DiscordStandIn, bot: Discord): Promise<void> {
  await bot.start()
  if (bot.http === undefined) return
  const server = serve({ fetch: bot.http.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  discord.deliverBy({ http: `http://127.0.0.1:${address.port}/webhooks/discord` })
}

/** Waits until it is so; the test's own time limit ends what never comes. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}

export const callsOf = (discord: DiscordStandIn, method: string, route: string) =>
  discord.calls().filter((call) => call.method === method && call.route === route)
