import { CloseCodes, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import type { SessionInfo } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { DiscordConfig } from '../../core/shared/config.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Respond } from './answers.ts'
import { failureOf, isUnauthorized, reasonOf } from './failure.ts'
import type { Interactions } from './interactions.ts'
import type { Network } from './network.ts'
import { backOff, pause } from '../wait.ts'

/** Discord does not let us in; the message is a sentence for the person who runs this. */
export class DiscordRefused extends Error {
  override readonly name = 'DiscordRefused'
}

const MOST_PAUSE_MILLISECONDS = 30_000
const STOP_MILLISECONDS = 3000

/** Closures of the gateway after which no try would help, with what a person can do about it. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord does not accept DISCORD_TOKEN.',
  [GatewayCloseCodes.InvalidShard]: 'Discord asks for sharding: use DISCORD_MODE=http.',
  [GatewayCloseCodes.ShardingRequired]: 'Discord asks for sharding: use DISCORD_MODE=http.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord has ended version 10 of its interface.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know our intents.',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow our intents.',
}

export interface GatewayOptions {
  readonly config: DiscordConfig
  readonly network: Network
  readonly interactions: Interactions
  readonly log: Log
  /** Told once, with a sentence for a person, when no more interactions can come in. */
  readonly stopped: (reason: string) => void
}

export interface Gateway {
  /** Resolves when interactions come in. Throws `DiscordRefused` when no try would help. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * The door of small servers and of development: the gateway client below discord.js, with the one intent Guilds.
 * Interactions are handled as they come on the wire: discord.js' own objects and caches are not needed, and they throw
 * where nobody can catch it when a payload is not what it should be.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { config, network, interactions, log } = options
  const ending = new AbortController()
  const respond: Respond = (answer, response) => network.respond(answer, response)
  const refused = Promise.withResolvers<never>()
  // Waited for by `start` only; after that, `stopped` is told.
  refused.promise.catch(() => undefined)
  let isStarted = false

  const sessions = new Map<number, SessionInfo | null>()
  const manager = new WebSocketManager({
    token: config.token.reveal(),
    intents: GatewayIntentBits.Guilds,
    rest: network.rest,
    // Asked before each new connection: once we end, none is made any more, whatever was under way.
    retrieveSessionInfo: (shard) =>
      ending.signal.aborted ? new Promise(() => undefined) : (sessions.get(shard) ?? null),
    updateSessionInfo: (shard, session) => void sessions.set(shard, session),
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (data.t !== GatewayDispatchEvents.InteractionCreate || ending.signal.aborted) return
    interactions
      .take(data.d, respond)
      .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'an interaction was not understood'))
  })
  manager.on(WebSocketShardEvents.Error, ({ error }) =>
    log.warn({ reason: reasonOf(error) }, 'Discord closed the gateway'),
  )
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    const reason = FATAL[code]
    if (reason === undefined || ending.signal.aborted) return
    refused.reject(new DiscordRefused(reason))
    if (isStarted) options.stopped(reason)
  })

  async function connect(): Promise<void> {
    for (let failures = 1; !ending.signal.aborted; failures += 1) {
      try {
        await manager.connect()
        return
      } catch (error) {
        if (isUnauthorized(error)) throw new DiscordRefused('Discord does not accept DISCORD_TOKEN.')
        const failure = failureOf(error)
        if (failure.is !== 'later') throw new DiscordRefused(`Discord refuses the gateway: ${reasonOf(error)}`)
        if (failures === 1)
          log.warn({ reason: reasonOf(error) }, 'Discord cannot be reached; trying again until it can')
        const least = failure.retryAfterSeconds * 1000
        await pause(Math.max(least, backOff(failures, MOST_PAUSE_MILLISECONDS)), ending.signal)
      }
    }
  }

  return {
    async start() {
      const stopping = new Promise<void>((resolve) => {
        ending.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([connect(), refused.promise, stopping])
      isStarted = true
    },
    async stop() {
      ending.abort()
      const destroyed = manager.destroy({ code: CloseCodes.Normal, reason: 'the program ends' })
      const patience = new AbortController()
      const time = pause(STOP_MILLISECONDS, patience.signal)
      await Promise.race([destroyed, time]).finally(() => patience.abort())
    },
  }
}
