import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { startStandIn } from '../../bots/sandbox/telegram/index.ts'
import { createBots, type Bots } from '../../bots/start.ts'
import { connect, type Database } from '../../core/db/connect.ts'
import { PROGRAM_ROLE } from '../../core/db/migrate.ts'
import type { Desk } from '../../core/checkouts/index.ts'
import type { Platform } from '../../core/members/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { createLogger, type LogOptions } from '../../core/shared/log.ts'
import { secret } from '../../core/shared/secret.ts'
import { discordId, operatorId, type World } from './actor.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { openDiscord, type DiscordDoor } from './discord.ts'
import { createTelegramActor, everythingFetched } from './telegram.ts'
import { createTranscript, telegramScreens } from './transcript.ts'
import { testVault, testWebLink } from './vault.ts'

/** A Tuesday, late in the morning in Berlin: nobody's quiet hours, whenever the tests run. */
const USUAL_CLOCK = '2026-11-24T10:00:00+01:00'

export interface WorldOptions {
  readonly clock?: string
  readonly logLevel?: 'silent' | 'warn' | 'trace'
  /** Where the lines of the log go; to the terminal unless told. */
  readonly logTo?: LogOptions['destination']
  readonly sandbox?: boolean
  /** Payments by card, where there are some. */
  readonly cards?: (database: Database) => Desk
  /** How many of each client's first jobs are looked at before they go live; none unless told. */
  readonly firstJobs?: number
  /** Where people live who are not told to live elsewhere; `telegram` unless told. */
  readonly platform?: Platform
  /** The program runs on Discord too, and interactions come by this door. */
  readonly door?: DiscordDoor
  /** How many programs share the database; the first lets everybody in, all of them work. One unless told. */
  readonly instances?: number
}

/** The whole program on its stand-ins. To be called inside a test, which ends it. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await testDatabase({ ends: 'test' })
  await database.setClock(options.clock ?? USUAL_CLOCK)
  const standIn = await startStandIn({ limitRates: false })
  const discord = options.door === undefined ? undefined : await openDiscord(options.door)
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-story-'))
  const log = createLogger({
    level: options.logLevel ?? 'warn',
    ...(options.logTo === undefined ? {} : { destination: options.logTo }),
  })
  const others = Array.from({ length: (options.instances ?? 1) - 1 }, () =>
    connect({ url: database.url, leases: 5, role: PROGRAM_ROLE }),
  )
  const create = (of: Database): Promise<Bots> =>
    createBots({
      config: {
        feeBasisPoints: 1000,
        minimumAge: 14,
        checks: { firstJobs: options.firstJobs ?? 0, days: 7 },
        sandbox: options.sandbox ?? true,
        dataDir,
        operators: [
          { platform: 'telegram', externalId: String(operatorId) },
          { platform: 'discord', externalId: discordId(operatorId) },
        ],
      },
      telegram: { mode: 'polling', token: secret(standIn.token), apiRoot: standIn.apiRoot },
      discord: discord?.config,
      vault: testVault,
      cards: options.cards?.(database),
      webLink: testWebLink,
      database: of,
      log,
      say: () => undefined,
    })
  const open = async (): Promise<Bots> => {
    const opened = await create(database)
    // Notices are sent by `settle`: nobody then has to guess when they arrive.
    await opened.telegram?.start()
    if (opened.discord !== undefined) await discord?.letIn(opened.discord)
    return opened
  }
  let bots = await open()
  const beside = await Promise.all(others.map(create))
  const all = (): readonly Bots[] => [bots, ...beside]
  onTestFinished(async () => {
    await Promise.all(all().map((one) => one.stop()))
    await Promise.all(others.map((one) => one.close()))
    await standIn.close()
    await discord?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const settle = async (): Promise<void> => {
    // An answer may write a notice, and a notice may wait for an answer: until nothing moves any more.
    let sent: readonly number[]
    do {
      await everythingFetched(standIn)
      await Promise.all(all().map(({ runner }) => runner.idle()))
      // A board that is switched off writes a notice, too.
      const shown = await Promise.all(all().map(({ boards }) => boards.drain()))
      sent = [...shown, ...(await Promise.all(all().map(({ sender }) => sender.drain())))]
    } while (sent.some((count) => count > 0) || standIn.updates().length > 0)
  }
  const transcript = createTranscript([telegramScreens(standIn), ...(discord === undefined ? [] : [discord.screens])])
  const after = async (): Promise<void> => {
    await settle()
    if (!transcript.seen()) transcript.say('(Nobody sees anything new.)')
  }
  const reopen = async (words: string): Promise<void> => {
    bots = await open()
    transcript.say(words)
  }
  return {
    database,
    platform: options.platform ?? 'telegram',
    standIn,
    discord: discord?.standIn,
    discordBodies: () => discord?.bodies() ?? [],
    transcript,
    dataDir,
    settle,
    pause: () => wait(5),
    person(name, language = 'de', id, platform = options.platform ?? 'telegram') {
      if (platform === 'telegram') return createTelegramActor({ standIn, after, transcript }, { name, language, id })
      if (discord === undefined) throw new Error('this world has no Discord')
      return discord.person({ after, transcript }, { name, language, id })
    },
    async aside(words, act) {
      if (words !== undefined) transcript.say(words)
      transcript.pause()
      try {
        return await act()
      } finally {
        transcript.seen()
        transcript.goOn()
      }
    },
    async atOnce(acts) {
      await Promise.all(acts.map(async (act) => act()))
      await settle()
    },
    async forward(interval) {
      await database.forward(interval)
      transcript.say(`--- ${interval} later ---`)
      await Promise.all([database, ...others].map((one) => runDue(one)))
      await after()
    },
    async refresh() {
      await bots.refresher.drain()
      await after()
    },
    async restart() {
      await bots.stop()
      await reopen('--- the program was restarted ---')
    },
    async die() {
      await bots.runner.stop()
      transcript.say('--- the program dies ---')
      return {
        async begin() {
          await everythingFetched(standIn)
          await Promise.all([bots.telegram?.stop(), bots.discord?.stop()])
          await reopen('--- another one is started ---')
          await everythingAnswered(database)
          await after()
        },
      }
    },
    async redeliverAll() {
      if (options.platform === 'discord') return discord?.redeliverAll()
      // The number of the update; what tells one bot from another may follow it.
      const updates = await database.sql<{ id: string }[]>`
        select split_part(external_id, '-', 1) as id from inbox order by split_part(external_id, '-', 1)::bigint`
      for (const { id } of updates) standIn.redeliver(Number(id))
    },
  }
}

/** Nothing is left in the inbox, also not what has to wait for the lease of a program that died. */
async function everythingAnswered({ sql }: TestDatabase): Promise<void> {
  const until = Date.now() + 10_000
  for (;;) {
    const [open] = await sql`select from inbox where status in ('waiting', 'taken', 'turned') limit 1`
    if (open === undefined) return
    if (Date.now() > until) throw new Error('an update is never answered')
    await wait(20)
  }
}
