import { randomUUID } from 'node:crypto'
import type { ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { schedule } from 'node-cron'
import type { Sandbox } from '../bots/sandbox/start.ts'
import { createBots, type Bots, type BotsOptions } from '../bots/start.ts'
import { copyFor } from '../bots/copy/copy.ts'
import { formats, written } from '../bots/copy/format.ts'
import { explain } from '../bots/copy/refusals.ts'
import { flat } from '../bots/dialog/text.ts'
import { legalPages } from '../bots/screens/legal-pages.ts'
import { DiscordRefused } from '../bots/discord/gateway.ts'
import { TelegramRefused } from '../bots/telegram/bot.ts'
import type { Desk } from '../core/checkouts/index.ts'
import { connect, type Database } from '../core/db/connect.ts'
import { EmbeddedServerError, startEmbedded } from '../core/db/embedded.ts'
import { migrate, MigrationError } from '../core/db/migrate.ts'
import * as deposits from '../core/deposits/index.ts'
import * as files from '../core/files/index.ts'
import { runDue, tick } from '../core/schedule/index.ts'
import { ConfigError, explainProblems, readConfig, type Config } from '../core/shared/config.ts'
import type { Language } from '../core/shared/language.ts'
import { createLogger, type Log } from '../core/shared/log.ts'
import type { Refusal } from '../core/shared/refusal.ts'
import { secret } from '../core/shared/secret.ts'
import type { Vault } from '../core/shared/vault.ts'
import { stockHouse } from '../core/shop/index.ts'
import { addressPage } from './forms/address.ts'
import { exportPage } from './forms/export.ts'
import { accountPage } from './forms/account.ts'
import { payoutFilePage } from './forms/payout-file.ts'
import { formPages, type FormsOptions } from './forms/forms.ts'
import { guardianCodePage } from './forms/guardian-code.ts'
import { guardianRevokePage } from './forms/guardian-revoke.ts'
import { guardianPage } from './forms/guardian.ts'
import { statementPage } from './forms/statement.ts'
import { taxYearPage } from './forms/tax-year.ts'
import { taxPage } from './forms/tax.ts'
import { openPayments } from './stripe/payments.ts'
import { MIGRATIONS } from './migrate.ts'
import { createBuyer } from './providers/buyer.ts'
import { createTremendous } from './providers/tremendous.ts'
import { doorOf } from './public/door.ts'
import { publicPages } from './public/public.ts'
import { checkKeys, openVault } from './vault.ts'
import { closeServer, createApp, frontPage, listen, PortTaken } from './server.ts'

export interface Program {
  /** Resolves when the program does its work and the address of the page has been said. */
  start(): Promise<void>
  /** Finishes running turns, then ends everything in the order in which nothing is lost. Also after a failed start. */
  stop(): Promise<void>
}

type Say = (line: string) => void
type Undo = (what: string, run: () => Promise<unknown> | unknown) => void

/** The composition root: the only place where everything knows everything. */
export function createProgram(config: Config, say: Say): Program {
  const log = createLogger({ level: config.logLevel })
  /** Undone in the opposite order, whatever had been started by then. */
  const cleanups: { readonly what: string; readonly run: () => Promise<unknown> | unknown }[] = []
  const undo: Undo = (what, run) => void cleanups.push({ what, run })
  let ready = false
  let stopping: Promise<void> | undefined

  async function stop(): Promise<void> {
    ready = false
    for (const { what, run } of cleanups.splice(0).reverse()) {
      await Promise.resolve(run()).catch((error: unknown) => log.warn({ err: error, what }, 'did not end cleanly'))
    }
  }

  return {
    async start() {
      const database = await openDatabase(config, say, undo)
      const vault = await openVault(config, say)
      await checkKeys({ database, vault, log })
      // Known when the server listens: with PORT=0 the system chooses the port.
      let port = config.port
      const webLink = (path: string): string => `${config.publicUrl ?? `http://127.0.0.1:${port}`}${path}`
      const payments = openPayments(config.stripe, { database, webLink, log })
      const cards = payments?.desk
      const { bots, sandbox } = await openBots(config, { database, vault, webLink, cards, log, say }, undo)
      const pages = formPages({
        database,
        vault,
        webLink,
        pages: formsOf(config, database),
        explain: explainRefusal,
        log,
      })
      const newKey = () => `guardian:${randomUUID()}`
      const guardian = guardianCodePage({ database, webLink, explain: explainRefusal, log, newKey })
      const site = openSite(config, { database, bots, webLink })
      const parts = [
        pages,
        guardian,
        payments?.pages,
        site,
        bots.telegram?.webhook,
        bots.discord?.http,
        sandbox?.page ?? frontPage(),
      ].filter((part) => part !== undefined)
      const app = createApp({ database, isReady: () => ready, parts, log })
      // The sandbox's page can play anybody: it is for this computer only.
      const server = await listen(app, { port: config.port, ...(config.sandbox ? { hostname: '127.0.0.1' } : {}) })
      port = portOf(server)
      undo('web server', () => closeServer(server))
      undo('bots', () => bots.stop())
      await bots.start()
      await startBuying(config, { database, vault, log }, undo)
      startSchedule(database, { bots, cards }, log, undo)
      ready = true
      say(`Klickwork is running: http://localhost:${port}/`)
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

function openSite(
  config: Config,
  parts: { readonly database: Database; readonly bots: Bots; readonly webLink: (path: string) => string },
): Hono {
  const { database, bots, webLink } = parts
  const door = doorOf({
    sandbox: config.sandbox,
    telegram: (job) => bots.telegram?.link({ do: 'job.show', args: [job] }),
    hasDiscord: bots.discord !== undefined,
    webLink,
  })
  const { imprint, sandbox, minimumAge, feeBasisPoints, stripe, rewards } = config
  const connected = { stripe: stripe !== undefined, tremendous: rewards !== undefined }
  const about = { imprint, sandbox, minimumAge, feeBasisPoints, ...connected }
  const legal = { de: legalPages('de', about), en: legalPages('en', about) }
  return publicPages({ database, formats, webLink, door, legal })
}

async function openDatabase(config: Config, say: Say, undo: Undo): Promise<Database> {
  let url = config.databaseUrl?.reveal()
  if (url === undefined) {
    const embedded = await startEmbedded({ dataDir: config.dataDir, say })
    undo('database server', () => embedded.stop())
    url = embedded.url
  }
  const { applied, role } = await migrate(url, MIGRATIONS)
  if (applied.length > 0) say(`The database has its tables (${applied.length} migrations applied).`)
  const database = connect({ url, ...(role === undefined ? {} : { role }) })
  undo('database', () => database.close())
  return database
}

async function openBots(
  config: Config,
  parts: Pick<BotsOptions, 'database' | 'vault' | 'webLink' | 'cards' | 'log' | 'say'>,
  undo: Undo,
): Promise<{ readonly bots: Bots; readonly sandbox: Sandbox | undefined }> {
  if (!config.sandbox) {
    const { telegram, discord } = config
    return { bots: await createBots({ config, telegram, discord, ...parts }), sandbox: undefined }
  }
  const { database, log } = parts
  let moved = async (): Promise<void> => undefined
  // Loaded only when it is wanted; in production its code is never read.
  const { startSandbox } = await import('../bots/sandbox/start.ts')
  const sandbox = await startSandbox({
    database,
    dataDir: config.dataDir,
    log,
    onMoved: () => moved(),
  })
  undo('sandbox', () => sandbox.stop())
  const { operators, standIn, discord } = sandbox
  const bots = await createBots({
    config: { ...config, operators: [...config.operators, ...operators] },
    telegram: { mode: 'polling', token: secret(standIn.token), apiRoot: standIn.apiRoot },
    discord: {
      mode: 'gateway',
      token: secret(discord.token),
      applicationId: discord.applicationId,
      apiRoot: discord.apiRoot,
    },
    ...parts,
  })
  moved = async () => {
    await runDue(database, bots.chores)
    await parts.cards?.sweep()
    bots.sender.kick()
  }
  return { bots, sandbox }
}

function startSchedule(
  database: Database,
  { bots, cards }: { readonly bots: Bots; readonly cards: Desk | undefined },
  log: Log,
  undo: Undo,
): void {
  const task = schedule('* * * * *', async ({ date }) => {
    const slot = new Date(Math.floor(date.getTime() / 60_000) * 60_000)
    const done = await tick(database, slot, bots.chores).catch((error: unknown) =>
      log.error({ err: error }, 'the schedule failed'),
    )
    // Each row is taken by one instance only.
    await cards?.sweep().catch((error: unknown) => log.error({ err: error }, 'payments were not looked after'))
    if (done !== undefined) bots.sender.kick()
  })
  undo('schedule', () => task.destroy())
}

/** Puts on the shelf what the house buys from Tremendous, and buys what was ordered; without a key takes it off. */
async function startBuying(
  { rewards }: Config,
  parts: { readonly database: Database; readonly vault: Vault; readonly log: Log },
  undo: Undo,
): Promise<void> {
  await parts.database.withTx((tx) => stockHouse(tx, rewards))
  if (rewards === undefined) return
  const buyer = createBuyer({ ...parts, provider: createTremendous(rewards) })
  undo('buying', () => buyer.stop())
  buyer.start()
}

/** With PORT=0 the system has chosen one. */
function portOf(server: ServerType): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the web server has no port')
  return address.port
}

/** Each page behind a one-time link, by its kind. */
function formsOf(config: Config, database: Database): FormsOptions['pages'] {
  const bank = config.bank ?? (config.sandbox ? deposits.PLAY_BANK : undefined)
  return {
    statement: statementPage({ bank, ...written, booked: (made, to) => flat(copyFor(to).bank.file.booked(made)) }),
    address: addressPage({ country: (code, language) => copyFor(language).goods.country(code) }),
    guardian: guardianPage((refusal, { language }) => explainRefusal(refusal, language)),
    'guardian-revoke': guardianRevokePage,
    'bank-account': accountPage(bank),
    'tax-year': taxYearPage({ bank, euros: written.euros }),
    tax: taxPage({ country: (code, language) => copyFor(language).goods.country(code) }),
    export: exportPage({ database, storage: files.folderStorage(`${config.dataDir}/files`) }),
    'payout-file': payoutFilePage({ bank, ...written }),
  }
}

/** Why the core said no, as plain words for a page. */
const explainRefusal = (refusal: Refusal, language: Language): string => flat(explain(refusal, copyFor(language)))

/** What went wrong is something that a person at the terminal can mend: a sentence, no stack. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof EmbeddedServerError ||
  error instanceof MigrationError ||
  error instanceof PortTaken ||
  error instanceof TelegramRefused ||
  error instanceof DiscordRefused

function explainError(error: unknown): string {
  if (error instanceof ConfigError) return explainProblems(error)
  if (isForPeople(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Starts the program and ends it at a signal: the first one gracefully, a second one at once. */
async function run(): Promise<void> {
  let program: Program | undefined
  let ending = false
  const onSignal = (signal: NodeJS.Signals): void => {
    if (ending) process.exit(1)
    ending = true
    console.log(`${signal}: finishing what is running ...`)
    const stopped = program?.stop() ?? Promise.resolve()
    stopped.then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explainError(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  try {
    program = createProgram(readConfig(), (line) => console.log(line))
    await program.start()
  } catch (error) {
    // A start that a signal has interrupted fails because of it.
    if (ending) return
    ending = true
    console.error(explainError(error))
    await program?.stop()
    process.exit(1)
  }
}

if (import.meta.main) await run()
