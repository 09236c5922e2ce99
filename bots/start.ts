import { createBoardSender, type BoardSender } from './boards/send.ts'
import type { BoardSurface } from './boards/surface.ts'
import { go, type Button, type Intent } from './dialog/card.ts'
import { forgetDone } from './dialog/inbox.ts'
import type { Incoming } from './dialog/incoming.ts'
import { presentView } from './dialog/present-view.ts'
import { createRunner, type Runner } from './dialog/runner.ts'
import type { Engine } from './dialog/scene.ts'
import { expireDialogs } from './dialog/store.ts'
import type { Surface } from './dialog/surface.ts'
import { createDiscord, type Discord } from './discord/discord.ts'
import { copyFor } from './copy/copy.ts'
import { explain } from './copy/refusals.ts'
import { createNoticeSender, type NoticeSender } from './notices/send.ts'
import { boardPost } from './screens/board-card.ts'
import { createRefresher, type Refresher } from './living/refresh.ts'
import { drawNotice } from './screens/notice-card.ts'
import { routes } from './screens/routes.ts'
import { remedyOf } from './screens/waiting.ts'
import { suggest } from './screens/suggestions.ts'
import { createTelegram, type Telegram } from './telegram/bot.ts'
import type { Desk } from '../core/checkouts/index.ts'
import * as consents from '../core/consents/index.ts'
import type { Database } from '../core/db/connect.ts'
import type { Chore } from '../core/schedule/index.ts'
import { recall, remember } from '../core/db/settings.ts'
import * as deposits from '../core/deposits/index.ts'
import * as files from '../core/files/index.ts'
import * as jobs from '../core/jobs/index.ts'
import * as members from '../core/members/index.ts'
import * as payouts from '../core/payouts/index.ts'
import type { Config, DiscordConfig, TelegramConfig } from '../core/shared/config.ts'
import type { Log } from '../core/shared/log.ts'
import type { Vault } from '../core/shared/vault.ts'

export interface BotsOptions {
  readonly config: Pick<Config, 'feeBasisPoints' | 'minimumAge' | 'checks' | 'sandbox' | 'dataDir' | 'operators'> &
    Partial<Pick<Config, 'bank' | 'ageLimits' | 'payouts' | 'runningJobs' | 'imprint' | 'rewards'>>
  /** Undefined: no Telegram. In the sandbox this is the stand-in. */
  readonly telegram: TelegramConfig | undefined
  /** The same for Discord. */
  readonly discord?: DiscordConfig | undefined
  readonly database: Database
  readonly vault: Vault
  /** Payments by card; undefined: there are none. */
  readonly cards?: Desk | undefined
  /** The public address of one of our pages. */
  readonly webLink: (path: string) => string
  readonly log: Log
  /** Told a sentence for the person at the terminal when a platform lets no more updates in. */
  readonly say: (line: string) => void
}

export interface Bots {
  readonly telegram: Telegram | undefined
  readonly discord: Discord | undefined
  readonly runner: Runner
  readonly sender: NoticeSender
  /** Shows jobs on boards. */
  readonly boards: BoardSender
  readonly refresher: Refresher
  /** What the bots keep and time takes away: finished updates, dialogs after their week. */
  readonly chores: readonly Chore[]
  /** Lets updates in and sends notices from now on. */
  start(): Promise<void>
  /** Lets nothing more in, finishes running turns and what is being sent. */
  stop(): Promise<void>
}

const CHORE_BATCH = 500
/** Each takes a file from the disk. */
const UPLOADS_BATCH = 20

/** Puts the conversations, the platforms and the core together. Talks to nobody before `start`. */
export async function createBots(options: BotsOptions): Promise<Bots> {
  const { config, database, log } = options
  await database.withTx(async (tx) => {
    await members.setOperators(tx, config.operators)
    if (config.ageLimits !== undefined) await consents.setAgeLimits(tx, config.ageLimits)
    if (config.runningJobs !== undefined) await jobs.setRunningLimit(tx, config.runningJobs)
  })
  const storage = files.folderStorage(`${config.dataDir}/files`)
  let runner: Runner | undefined
  const receive = async (platform: members.Platform, externalId: string, incoming: Incoming): Promise<boolean> => {
    if (runner === undefined) throw new Error('an update came before the start')
    return runner.receive(platform, externalId, incoming)
  }
  const platforms = createPlatforms(options, storage, receive)
  const { telegram, discord, engine } = platforms
  runner = createRunner({
    ...engine,
    db: database,
    surfaces: [telegram?.surface, discord?.surface].filter(isPresent),
    files: keeper(database, storage, options.vault),
    log,
  })
  const sender = createNoticeSender({
    db: database,
    surfaces: [telegram?.noticeSurface, discord?.noticeSurface].filter(isPresent),
    draw: (tx, member, notice) => drawNotice({ tx, member, copy: copyFor(member.language) }, notice),
    log,
  })
  const boards = createBoardSender({
    db: database,
    surfaces: [telegram?.boardSurface, discord?.boardSurface].filter(isPresent),
    draw: async (_, board, job) =>
      boardPost(copyFor(board.language), board, job, (label) => doorTo(platforms, board.platform, job.publicId, label)),
    log,
  })
  const refresher = createRefresher({
    ...engine,
    db: database,
    surfaces: [telegram?.noticeSurface, discord?.noticeSurface].filter(isPresent),
    log,
  })
  return {
    telegram,
    discord,
    runner,
    sender,
    boards,
    refresher,
    chores: [
      ['forget-updates', forgetDone, CHORE_BATCH],
      ['expire-dialogs', expireDialogs, CHORE_BATCH],
      ['remove-bytes', (tx, limit) => files.removeBytes(tx, storage, limit), UPLOADS_BATCH],
      ['forget-uploads', (tx, limit) => files.forgetUnused(tx, storage, limit), UPLOADS_BATCH],
    ],
    async start() {
      await Promise.all([telegram?.start(), discord?.start()])
      sender.start()
      boards.start()
      refresher.start()
    },
    async stop() {
      await Promise.all([telegram?.stop(), discord?.stop()])
      await runner.stop()
      await Promise.all([sender.stop(), boards.stop(), refresher.stop()])
    },
  }
}

const isPresent = <Kind extends Surface | BoardSurface>(surface: Kind | undefined): surface is Kind =>
  surface !== undefined

/** On Discord a button of a public card is answered privately; on Telegram a link opens the private chat. */
function doorTo({ telegram }: Platforms, platform: members.Platform, job: string, label: string): Button {
  const intent: Intent = { do: 'job.show', args: [job] }
  const url = platform === 'telegram' ? telegram?.link(intent) : undefined
  return url === undefined ? go(label, intent.do, job) : { is: 'url', label, url }
}

interface Platforms {
  readonly telegram: Telegram | undefined
  readonly discord: Discord | undefined
  readonly engine: Engine
}

function createPlatforms(
  { config, database, log, say, ...options }: BotsOptions,
  storage: files.Storage,
  receive: (platform: members.Platform, externalId: string, incoming: Incoming) => Promise<boolean>,
): Platforms {
  const shared = {
    readFile: async (id: string) => {
      const file = await database.withTx((tx) => files.byId(tx, id))
      return storage.get(file.storageKey)
    },
    recall: (key: string) => database.withTx((tx) => recall(tx, key)),
    remember: (key: string, value: Readonly<Record<string, string>>) =>
      database.withTx((tx) => remember(tx, key, value)),
    log,
  }
  const telegram =
    options.telegram === undefined
      ? undefined
      : createTelegram({
          ...shared,
          config: options.telegram,
          operators: config.operators
            .filter(({ platform }) => platform === 'telegram')
            .map(({ externalId }) => externalId),
          receive: (externalId, incoming) => receive('telegram', externalId, incoming),
          stopped: (reason) => say(`Telegram: ${reason}`),
        })
  const links: Links = { telegram, discord: undefined }
  const connected = members.PLATFORMS.filter((platform) => options[platform] !== undefined)
  const engine = createEngine(options, config, links, connected)
  const discord =
    options.discord === undefined
      ? undefined
      : createDiscord({
          ...shared,
          config: options.discord,
          receive: (externalId, incoming) => receive('discord', externalId, incoming),
          presentView: (externalId, dialog) =>
            database.withTx((tx) => presentView(engine, tx, { platform: 'discord', externalId, dialog })),
          suggest: (externalId, wanted) =>
            database.withTx(async (tx) => suggest(tx, await members.ofIdentity(tx, 'discord', externalId), wanted)),
          stopped: (reason) => say(`Discord: ${reason}`),
        })
  links.discord = discord
  return { telegram, discord, engine }
}

/** What leads people to us. The engine is made before the last of them. */
interface Links {
  readonly telegram: Telegram | undefined
  discord: Discord | undefined
}

function createEngine(
  { vault, webLink, cards }: Pick<BotsOptions, 'vault' | 'webLink' | 'cards'>,
  config: BotsOptions['config'],
  links: Links,
  platforms: readonly members.Platform[],
): Engine {
  const { telegram } = links
  return {
    routes,
    copyFor,
    explain,
    remedy: remedyOf,
    settings: {
      feeBasisPoints: config.feeBasisPoints,
      minimumAge: config.minimumAge,
      checks: config.checks,
      operators: config.operators,
      imprint: config.imprint,
      rewards: config.rewards !== undefined,
      sandbox: config.sandbox,
      bank: config.bank ?? (config.sandbox ? deposits.PLAY_BANK : undefined),
      payouts: config.payouts ?? payouts.USUAL_RULES,
      cards,
      platforms,
      vault,
      webLink,
      chatLink: (platform, intent) => links[platform]?.link(intent) ?? '',
    },
    door: (platform, intent) => (platform === 'discord' ? links.discord : telegram)?.link(intent) ?? '',
  }
}

/** What people sent is copied to our own storage, checked, and written down as theirs. */
function keeper(database: Database, storage: files.Storage, vault: Vault): Parameters<typeof createRunner>[0]['files'] {
  return {
    async keep({ memberId, sent, bytes, secret, upload }) {
      if (secret) {
        const id = await database.withTx(async (tx) => {
          const owner = await members.byId(tx, memberId)
          if (owner === undefined) throw new Error('a file of nobody')
          return files.keepSealed(tx, vault, owner, bytes)
        })
        return { id, name: sent.name, mimeType: 'text/plain', bytes: bytes.byteLength, picture: false }
      }
      const kept = await files.keep(storage, { name: sent.name, bytes, upload })
      const file = await database.withTx(async (tx) => {
        const owner = await members.byId(tx, memberId)
        if (owner === undefined) throw new Error('a file of nobody')
        return files.record(tx, owner, kept)
      })
      return {
        id: file.publicId,
        name: file.name,
        mimeType: file.mimeType,
        bytes: file.bytes,
        picture: files.PICTURE_TYPES.includes(file.mimeType),
      }
    },
  }
}
