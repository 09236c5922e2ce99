import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/connect.ts'
import type { Operator } from '../../core/shared/config-schema.ts'
import type { Log } from '../../core/shared/log.ts'
import { startDiscordStandIn, type DiscordStandIn, type SavedDiscord } from './discord/index.ts'
import type { Hint } from './page-feed.ts'
import { discordIdOf } from './page-discord-people.ts'
import { sandboxPage } from './page.ts'
import { startStandIn, type SavedChats, type StandIn } from './telegram/index.ts'

export interface Sandbox {
  readonly standIn: StandIn
  readonly discord: DiscordStandIn
  readonly page: Hono
  /** Who plays the operator, on each platform. */
  readonly operators: readonly Operator[]
  /** Keeps the chats for the next start and ends the stand-ins. */
  stop(): Promise<void>
}

/** People who are there on the first visit, so that a trade can begin at once. */
const CAST = [
  { id: 1001, firstName: 'Clara', languageCode: 'de', hint: { de: 'stellt Aufträge ein', en: 'posts jobs' } },
  { id: 1002, firstName: 'Ben', languageCode: 'de', hint: { de: 'erledigt Aufträge', en: 'does jobs' } },
  { id: 1003, firstName: 'Mia', languageCode: 'en', hint: { de: 'erledigt Aufträge', en: 'does jobs' } },
  { id: 1004, firstName: 'Otto', languageCode: 'de', hint: { de: 'Betreiber', en: 'operator' } },
] as const
const OPERATOR = 1004
/** Clara has a channel that can become a board. */
const BOARD_OWNER = 1001
const SAVE_EVERY_MILLISECONDS = 5_000

/**
 * Both chat networks on one's own desk: a stand-in of Telegram's Bot API, one of Discord, and the page that shows them.
 * Everybody has an account on each. `onMoved` is called when somebody has moved the product's clock.
 */
export async function startSandbox(options: {
  readonly database: Database
  readonly dataDir: string
  readonly log: Log
  readonly onMoved: () => Promise<void>
}): Promise<Sandbox> {
  const { database, log } = options
  const file = join(options.dataDir, 'sandbox.json')
  let ahead = await readAhead(database)
  const now = (): number => Date.now() + ahead
  const saved = await readSaved<SavedChats>(file)
  const standIn = await startStandIn({ now, ...(saved === undefined ? {} : { saved }) })
  const known = standIn.people().map(({ id }) => id)
  for (const person of CAST) if (!known.includes(person.id)) standIn.addPerson(person)
  if (standIn.groups().length === 0) {
    standIn.addGroup({ title: 'Pinnwand · Board', type: 'channel', administrators: [BOARD_OWNER] })
  }
  const other = await startDiscord(options.dataDir, now, log)

  const page = sandboxPage({
    standIn,
    discord: other.discord,
    boardOwner: BOARD_OWNER,
    hint: ({ id }): Hint | undefined => CAST.find((person) => person.id === id)?.hint,
    clock: {
      now: () => new Date(now()),
      forward: async (milliseconds) => {
        ahead = await moveClock(database, milliseconds)
        await options.onMoved()
      },
    },
  })
  const save = createSaver(file, standIn, log)
  return {
    standIn,
    discord: other.discord,
    page,
    operators: [
      { platform: 'telegram', externalId: String(OPERATOR) },
      { platform: 'discord', externalId: discordIdOf(OPERATOR) },
    ],
    async stop() {
      await save.stop()
      await standIn.close()
      await other.stop()
    },
  }
}

interface StartedDiscord {
  readonly discord: DiscordStandIn
  stop(): Promise<void>
}

async function startDiscord(dataDir: string, now: () => number, log: Log): Promise<StartedDiscord> {
  const file = join(dataDir, 'sandbox-discord.json')
  const saved = await readSaved<SavedDiscord>(file)
  const discord = await startDiscordStandIn({ now, ...(saved === undefined ? {} : { saved }) })
  const save = createSaver(file, discord, log)
  return {
    discord,
    async stop() {
      await save.stop()
      await discord.close()
    },
  }
}

async function readAhead(database: Database): Promise<number> {
  return database.withTx(async (tx) => {
    const [row] = await tx.execute<{ ms: number }>(
      sql`select (extract(epoch from ahead) * 1000)::float8 as ms from clock_shift`,
    )
    return row?.ms ?? 0
  })
}

async function moveClock(database: Database, milliseconds: number): Promise<number> {
  await database.withTx((tx) =>
    tx.execute(sql`update clock_shift set ahead = ahead + make_interval(secs => ${milliseconds / 1000}::float8)`),
  )
  return readAhead(database)
}

async function readSaved<Saved>(file: string): Promise<Saved | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  // Only this program writes the file, and only whole.
  return text === undefined ? undefined : (JSON.parse(text) as Saved)
}

interface Savable {
  save(): unknown
  onChange(listener: () => void): () => void
}

/** Saves at most every few seconds, and once at the end; a kill in between loses no more than that. */
function createSaver(file: string, standIn: Savable, log: Log): { stop(): Promise<void> } {
  let changed = false
  let writing = Promise.resolve()
  const write = async (): Promise<void> => {
    if (!changed) return
    changed = false
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(`${file}.part`, JSON.stringify(standIn.save()), { mode: 0o600 })
    await rename(`${file}.part`, file)
  }
  const enqueue = (): Promise<void> => {
    writing = writing
      .then(write)
      .catch((error: unknown) => log.warn({ err: error }, 'the chats of the sandbox were not saved'))
    return writing
  }
  const forget = standIn.onChange(() => {
    changed = true
  })
  const timer = setInterval(enqueue, SAVE_EVERY_MILLISECONDS)
  return {
    async stop() {
      clearInterval(timer)
      forget()
      changed = true
      await enqueue()
    },
  }
}
