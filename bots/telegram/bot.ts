import { Agent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { Api, GrammyError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Hono } from 'hono'
import type { TelegramConfig } from '../../core/shared/config.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Intent } from '../dialog/card.ts'
import type { Incoming } from '../dialog/incoming.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Delivered, Surface } from '../dialog/surface.ts'
import { deepLink } from './commands.ts'
import type { BoardSurface } from '../boards/surface.ts'
import { createBoardSurface } from './board.ts'
import { createSurface } from './deliver.ts'
import { askedPause, failureOf, reasonOf } from './failure.ts'
import { createIntake } from './intake.ts'
import { createPace } from './pace.ts'
import { poll } from './poll.ts'
import { READ_UPDATES } from './read.ts'
import { createCommandSync } from './sync-commands.ts'
import type { CommandSync, Told } from './sync-commands.ts'
import { backOff, pause } from '../wait.ts'
import { WEBHOOK_PATH, createWebhook } from './webhook.ts'

/** Telegram says no to the start, and only a person can mend that; the message says what to do. */
export class TelegramRefused extends Error {
  override readonly name = 'TelegramRefused'
}

/** Below the 30 seconds for which the inbox and the notices lease a row, so that a slow call is over before they do. */
const CALL_TIMEOUT_SECONDS = 25
/** More than the 30 seconds that a long poll lasts. */
const LONG_CALL_TIMEOUT_SECONDS = 45
const MOST_PAUSE_MILLISECONDS = 30_000
/** A notice waits this long for its turn before it goes back into the queue. */
const MOST_PACE_MILLISECONDS = 2000

export interface TelegramOptions {
  readonly config: TelegramConfig
  /** External ids of the operators on Telegram: their chats show more commands. */
  readonly operators: readonly string[]
  /** Writes an update into the inbox, once per id (the runner's `receive`); throws an Outage when the database is away. */
  readonly receive: (externalId: string, incoming: Incoming) => Promise<unknown>
  /** The bytes of a file of ours, by its id in core/files. */
  readonly readFile: (fileId: string) => Promise<Uint8Array>
  /** The table `settings`: what Telegram was told about commands the last time. */
  readonly recall: (key: string) => Promise<unknown>
  readonly remember: (key: string, value: Told) => Promise<void>
  readonly log: Log
  /** Told once, with a sentence for a person, when no more updates can come in. */
  readonly stopped?: (reason: string) => void
}

export interface Telegram {
  /** For the runner: answers to a person's own act. */
  readonly surface: Surface
  /** For the sender of notices: the same, within Telegram's rates for what nobody asked for. */
  readonly noticeSurface: Surface
  /** For the sender of cards: channels and groups. */
  readonly boardSurface: BoardSurface
  /** Answers `POST /webhooks/telegram`; to be mounted at the root in webhook mode only. */
  readonly webhook: Hono | undefined
  /**
   * Asks Telegram who we are (as long as it takes), then lets updates in. Resolves when they come in; throws
   * `TelegramRefused` with a sentence for a person when the token or the webhook's address is refused.
   */
  start(): Promise<void>
  /** Lets no more updates in and finishes what is under way. */
  stop(): Promise<void>
  /** The bot's name without "@", for links; undefined before `start`. */
  username(): string | undefined
  /** The address that opens the private chat with us and does this there; undefined before `start`. */
  link(intent: Intent): string | undefined
}

/** The Telegram bot over grammY's client. Talks to nobody before `start`. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { config, log } = options
  const token = config.token.reveal()
  const ending = new AbortController()
  const api = new Api(token, { apiRoot: config.apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS })
  const surface = createSurface({ api, apiRoot: config.apiRoot, token, readFile: options.readFile })
  let me: UserFromGetMe | undefined
  let sync: CommandSync | undefined
  let polling: Promise<void> = Promise.resolve()
  const seen = (externalId: string): void => sync?.seen(externalId)
  const intake = createIntake({ api, log, receive: options.receive, signal: ending.signal, seen })

  const stopped = (reason: string): void => {
    log.error({ reason }, 'no more updates come in from Telegram')
    options.stopped?.(reason)
  }

  function startPolling(self: UserFromGetMe): void {
    const longApi = longPollingApi(token, config.apiRoot, ending.signal)
    polling = poll({ api, longApi, intake, self, log, signal: ending.signal }).then(
      (reason) => (reason === undefined ? undefined : stopped(reason)),
      (error: unknown) => stopped(reasonOf(error)),
    )
  }

  return {
    surface,
    noticeSurface: paced(surface),
    boardSurface: createBoardSurface(api),
    webhook:
      config.mode === 'webhook'
        ? createWebhook({
            secret: config.webhookSecret.reveal(),
            intake,
            self: () => (ending.signal.aborted ? undefined : me),
          })
        : undefined,
    username: () => me?.username,
    link: (intent) => (me === undefined ? undefined : deepLink(me.username, intent)),
    async start() {
      const self = await untilReached('getMe', () => api.getMe(), log, ending.signal)
      if (self === undefined) return
      me = self
      if (config.mode === 'webhook') await setWebhook(api, config, log, ending.signal)
      else await dropWebhook(api, log, ending.signal)
      if (config.mode === 'polling' && !ending.signal.aborted) startPolling(self)
      const { operators, recall, remember } = options
      sync = createCommandSync({ api, apiRoot: config.apiRoot, botId: self.id, operators, recall, remember, log })
      void sync.run()
    },
    async stop() {
      ending.abort()
      await polling
      await Promise.all([intake.settled(), sync?.settled()])
    },
  }
}

/** Its connections are cut when `signal` is aborted, so that a stop need not wait for the end of a long poll. */
function longPollingApi(token: string, apiRoot: string, signal: AbortSignal): Api {
  const agent = apiRoot.startsWith('https:') ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true })
  signal.addEventListener('abort', () => agent.destroy(), { once: true })
  return new Api(token, { apiRoot, timeoutSeconds: LONG_CALL_TIMEOUT_SECONDS, baseFetchConfig: { agent } })
}

function setWebhook(
  api: Api,
  config: TelegramConfig & { readonly mode: 'webhook' },
  log: Log,
  signal: AbortSignal,
): Promise<true | undefined> {
  const settings = {
    secret_token: config.webhookSecret.reveal(),
    allowed_updates: [...READ_UPDATES],
    drop_pending_updates: false,
  }
  return untilReached('setWebhook', () => api.setWebhook(`${config.publicUrl}${WEBHOOK_PATH}`, settings), log, signal)
}

/** A server that knows no webhooks has none to drop; one that keeps its webhook says so to the first poll. */
async function dropWebhook(api: Api, log: Log, signal: AbortSignal): Promise<void> {
  try {
    await untilReached('deleteWebhook', () => api.deleteWebhook({ drop_pending_updates: false }), log, signal)
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'a webhook could not be dropped; polling all the same')
  }
}

/**
 * Calls until Telegram answers; undefined when told to end before. Throws `TelegramRefused` when it says no:
 * trying again would change nothing.
 */
async function untilReached<Result>(
  method: string,
  call: () => Promise<Result>,
  log: Log,
  signal: AbortSignal,
): Promise<Result | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      return await call()
    } catch (error) {
      if (isTokenRefused(method, error)) {
        throw new TelegramRefused('Telegram does not accept TELEGRAM_BOT_TOKEN. Ask @BotFather for the right one.')
      }
      if (failureOf(error).is !== 'later') throw new TelegramRefused(`Telegram refuses ${method}: ${reasonOf(error)}`)
      if (failures === 1) log.warn({ reason: reasonOf(error) }, 'Telegram cannot be reached; trying again until it can')
      await pause(Math.max(askedPause(error), backOff(failures, MOST_PAUSE_MILLISECONDS)), signal)
    }
  }
  return undefined
}

/** A wrong token is a 401 or, when it does not even look like one, a 404; after getMe a 404 is about the method. */
function isTokenRefused(method: string, error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false
  return error.error_code === 401 || (method === 'getMe' && error.error_code === 404)
}

/** A surface that keeps to Telegram's rates: it waits a moment for a turn, or says how long there will be none. */
function paced(surface: Surface): Surface {
  const pace = createPace()
  const deliver = async (place: string, reply: Deliverable): Promise<Delivered> => {
    let patience = MOST_PACE_MILLISECONDS
    for (let left = pace.take(place); left > 0; left = pace.take(place)) {
      if (left > patience) return { is: 'later', retryAfterSeconds: left / 1000 }
      patience -= left
      await wait(left)
    }
    return surface.deliver(place, reply)
  }
  return { ...surface, deliver }
}
