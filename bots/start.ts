import type { Intent } from './dialog/card.ts'
import { forgetDone } from './dialog/inbox.ts'
import { createRunner, type Runner } from './dialog/runner.ts'
import type { Engine } from './dialog/scene.ts'
import { expireDialogs } from './dialog/store.ts'
import { copyFor } from './copy/copy.ts'
import { explain } from './copy/refusals.ts'
import { createNoticeSender, type NoticeSender } from './notices/send.ts'
import { drawNotice } from './screens/notice-card.ts'
import { routes } from './screens/routes.ts'
import { createTelegram, type Telegram } from './telegram/bot.ts'
import type { Database } from '../core/db/connect.ts'
import type { Chore } from '../core/schedule/index.ts'
import { recall, remember } from '../core/db/settings.ts'
import * as files from '../core/files/index.ts'
import * as members from '../core/members/index.ts'
import type { Config, TelegramConfig } from '../core/shared/config.ts'
import type { Log } from '../core/shared/log.ts'

export interface BotsOptions {
  readonly config: Pick<Config, 'feeBasisPoints' | 'minimumAge' | 'sandbox' | 'dataDir' | 'operators'>
  /** Undefined: no Telegram. In the sandbox this is the stand-in. */
  readonly telegram: TelegramConfig | undefined
  readonly database: Database
  readonly log: Log
  /** Told a sentence for the person at the terminal when a platform lets no more updates in. */
  readonly say: (line: string) => void
}

export interface Bots {
  readonly telegram: Telegram | undefined
  readonly runner: Runner
  readonly sender: NoticeSender
  /** What the bots keep and time takes away: finished updates, dialogs after their week. */
  readonly chores: readonly Chore[]
  /** Lets updates in and sends notices from now on. */
  start(): Promise<void>
  /** Lets nothing more in, finishes running turns and what is being sent. */
  stop(): Promise<void>
}

const CHORE_BATCH = 500

/** Puts the conversations, the platforms and the core together. Talks to nobody before `start`. */
export async function createBots(options: BotsOptions): Promise<Bots> {
  const { config, database, log } = options
  await database.withTx((tx) => members.setOperators(tx, config.operators))
  const storage = files.folderStorage(`${config.dataDir}/files`)
  let runner: Runner | undefined
  const telegram =
    options.telegram === undefined
      ? undefined
      : createTelegram({
          config: options.telegram,
          operators: config.operators
            .filter(({ platform }) => platform === 'telegram')
            .map(({ externalId }) => externalId),
          receive: async (externalId, incoming) => {
            if (runner === undefined) throw new Error('an update came before the start')
            return runner.receive('telegram', externalId, incoming)
          },
          readFile: async (id) => {
            const file = await database.withTx((tx) => files.byId(tx, id))
            return storage.get(file.storageKey)
          },
          recall: (key) => database.withTx((tx) => recall(tx, key)),
          remember: (key, value) => database.withTx((tx) => remember(tx, key, value)),
          log,
          stopped: (reason) => options.say(`Telegram: ${reason}`),
        })
  runner = createRunner({
    ...engine(config, telegram),
    db: database,
    surfaces: telegram === undefined ? [] : [telegram.surface],
    files: keeper(database, storage),
    log,
  })
  const sender = createNoticeSender({
    db: database,
    surfaces: telegram === undefined ? [] : [telegram.noticeSurface],
    draw: (tx, member, notice) => drawNotice({ tx, member, copy: copyFor(member.language) }, notice),
    log,
  })
  return {
    telegram,
    runner,
    sender,
    chores: [
      ['forget-updates', forgetDone, CHORE_BATCH],
      ['expire-dialogs', expireDialogs, CHORE_BATCH],
    ],
    async start() {
      await telegram?.start()
      sender.start()
    },
    async stop() {
      await telegram?.stop()
      await runner.stop()
      await sender.stop()
    },
  }
}

function engine(config: BotsOptions['config'], telegram: Telegram | undefined): Engine {
  const link = (intent: Intent): string => telegram?.link(intent) ?? ''
  return {
    routes,
    copyFor,
    explain,
    settings: {
      feeBasisPoints: config.feeBasisPoints,
      minimumAge: config.minimumAge,
      operators: config.operators,
      sandbox: config.sandbox,
      jobLink: (job) => link({ do: 'job.show', args: [job] }),
    },
    door: (_platform, intent) => link(intent),
  }
}

/** What people sent is copied to our own storage, checked, and written down as theirs. */
function keeper(database: Database, storage: files.Storage): Parameters<typeof createRunner>[0]['files'] {
  return {
    async keep({ memberId, sent, bytes }) {
      const kept = await files.keep(storage, { name: sent.name, bytes })
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
