import type { Hono } from 'hono'
import type { DiscordConfig } from '../../core/shared/config.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Intent } from '../dialog/card.ts'
import type { Surface } from '../dialog/surface.ts'
import type { BoardSurface } from '../boards/surface.ts'
import { createAnswers } from './answers.ts'
import { createBoardSurface } from './board.ts'
import { createSurface } from './deliver.ts'
import { createKnownCommands } from './command-ids.ts'
import { createGateway } from './gateway.ts'
import { createDoor } from './http.ts'
import { createInteractions, type InteractionsOptions } from './interactions.ts'
import { createNetwork } from './network.ts'
import { createReach } from './reach.ts'
import { syncCommands, type Told } from './sync-commands.ts'

export interface DiscordOptions extends Pick<InteractionsOptions, 'receive' | 'presentView' | 'suggest'> {
  readonly config: DiscordConfig
  /** The bytes of a file of ours, by its id in core/files. */
  readonly readFile: (fileId: string) => Promise<Uint8Array>
  /** The table `settings`: what Discord was told about commands the last time. */
  readonly recall: (key: string) => Promise<unknown>
  readonly remember: (key: string, value: Told) => Promise<void>
  readonly log: Log
  /** Told once, with a sentence for a person, when no more interactions can come in. */
  readonly stopped?: (reason: string) => void
}

export interface Discord {
  /** For the runner: answers to a person's own act. */
  readonly surface: Surface
  /** For the sender of notices; Discord's client keeps to its rates by itself. */
  readonly noticeSurface: Surface
  /** For the sender of cards: channels and forums. */
  readonly boardSurface: BoardSurface
  /** Answers `POST /webhooks/discord`; to be mounted at the root, in HTTP mode only. */
  readonly http: Hono | undefined
  /**
   * Lets interactions in and tells Discord our commands. Resolves when they come in; throws `DiscordRefused`
   * when Discord does not let us in.
   */
  start(): Promise<void>
  /** Lets no more interactions in and finishes what is under way; the surfaces still work. */
  stop(): Promise<void>
  /** The address at which a person finds the bot. Discord has no links that do something there. */
  link(intent: Intent): string | undefined
}

/** The Discord bot over discord.js' REST and gateway clients. Talks to nobody before `start`. */
export function createDiscord(options: DiscordOptions): Discord {
  const { config, log, recall, remember } = options
  const network = createNetwork(config)
  const answers = createAnswers(network)
  const reach = createReach()
  const { idOf: ids, learn } = createKnownCommands()
  const surface = createSurface({ network, answers, reach, apiRoot: config.apiRoot, ids, readFile: options.readFile })
  const { receive, presentView, suggest } = options
  const interactions = createInteractions({ answers, receive, presentView, suggest, ids, log, reached: reach.isOpen })
  let isOpen = false
  let syncing: Promise<void> = Promise.resolve()

  const stopped = (reason: string): void => {
    log.error({ reason }, 'no more interactions come in from Discord')
    options.stopped?.(reason)
  }
  const gateway = config.mode === 'gateway' ? createGateway({ config, network, interactions, log, stopped }) : undefined
  const { applicationId, apiRoot } = config

  return {
    surface,
    noticeSurface: surface,
    boardSurface: createBoardSurface(network, ids),
    http:
      config.mode === 'http'
        ? createDoor({
            publicKey: config.publicKey,
            interactions,
            callback: (answer, response) => network.respond(answer, response),
            isOpen: () => isOpen,
          })
        : undefined,
    async start() {
      await gateway?.start()
      isOpen = true
      syncing = syncCommands({ network, apiRoot, applicationId, recall, remember, learn, log })
    },
    async stop() {
      isOpen = false
      await gateway?.stop()
      await Promise.all([interactions.settled(), syncing])
      network.close()
    },
    link: () => `https://discord.com/users/${applicationId}`,
  }
}
