import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyFor } from '../../bots/copy/copy.ts'
import { startStandIn, type ChatMessage, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { createBots, type Bots } from '../../bots/start.ts'
import { connect, type Database } from '../../core/db/connect.ts'
import { createLogger } from '../../core/shared/log.ts'
import { secret } from '../../core/shared/secret.ts'
import { client, openJob, worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

/** Updates a second through the whole bot, and how long one person waits for an answer, in milliseconds. */
export interface UpdatesRow {
  readonly members: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

const MEMBERS = [1, 10, 50]
/** How often each member goes through the script; together a few seconds of work. */
const ROUNDS: Readonly<Record<number, number>> = { 1: 40, 10: 15, 50: 6 }
const OPEN_JOBS = 20
const PATIENCE_MILLISECONDS = 30_000

/** What one person does: screens by command, and a dialog that is answered by buttons and words. */
type Step = { readonly writes: string } | { readonly presses: string }
const { dialog, account } = copyFor('de')
const SCRIPT: readonly Step[] = [
  { writes: '/menu' },
  { writes: '/jobs' },
  { presses: '1' },
  { writes: '/wallet' },
  { writes: '/mywork' },
  { writes: '/settings' },
  { presses: account.settings.quietHoursButton },
  { presses: account.settings.oClock(22) },
  { writes: '7' },
  { writes: '/settings' },
  { presses: account.settings.wantsButton },
  { presses: dialog.done },
]

/**
 * People act through Telegram's stand-in, each at once when the answer to the last act is there; the bot polls, writes to
 * the inbox, takes its turns and answers. The stand-in runs in the same process and has its share of the numbers.
 */
export async function measureUpdates(url: string, role: string | undefined): Promise<readonly UpdatesRow[]> {
  const database = connect({ url, ...(role === undefined ? {} : { role }) })
  const standIn = await startStandIn({ limitRates: false })
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-bench-'))
  const bots = await openBots(database, standIn, dataDir)
  try {
    await prepare(database)
    await bots.start()
    const rows: UpdatesRow[] = []
    for (const members of MEMBERS) rows.push(await measure(database, standIn, members))
    return rows
  } finally {
    await bots.stop()
    await standIn.close()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function openBots(database: Database, standIn: StandIn, dataDir: string): Promise<Bots> {
  return createBots({
    config: {
      feeBasisPoints: 1000,
      minimumAge: 14,
      checks: { firstJobs: 0, days: 7 },
      sandbox: true,
      dataDir,
      operators: [],
    },
    telegram: { mode: 'polling', token: secret(standIn.token), apiRoot: standIn.apiRoot },
    vault: testVault,
    webLink: testWebLink,
    database,
    log: createLogger({ level: 'error' }),
    say: (line) => console.error(line),
  })
}

async function prepare(database: Database): Promise<void> {
  const by = await client(database, { points: 100_000 })
  for (let count = 0; count < OPEN_JOBS; count += 1) await openJob(database, by)
}

async function measure(database: Database, standIn: StandIn, members: number): Promise<UpdatesRow> {
  const people: number[] = []
  for (let count = 0; count < members; count += 1) {
    const { id } = standIn.addPerson({ firstName: 'Bench', languageCode: 'de' })
    await worker(database, { externalId: String(id) })
    await changed(standIn, id, newest(standIn, id), () => void standIn.start(id))
    people.push(id)
  }
  const waits: number[] = []
  const rounds = ROUNDS[members] ?? 10
  const began = performance.now()
  await Promise.all(people.map((id) => act(standIn, id, rounds, waits)))
  const seconds = (performance.now() - began) / 1000
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { members, perSecond: waits.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

async function act(standIn: StandIn, id: number, rounds: number, waits: number[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const step of SCRIPT) {
      const before = newest(standIn, id)
      const began = performance.now()
      await changed(standIn, id, before, () => {
        if ('writes' in step) standIn.write(id, step.writes)
        else void standIn.press(id, before.messageId, dataOf(before, step.presses))
      })
      waits.push(performance.now() - began)
    }
  }
}

/** What the bot said last; before its first word an empty message. */
function newest(standIn: StandIn, id: number): ChatMessage {
  const none = { messageId: 0, from: 'bot', date: 0, entities: [], silent: false } as const
  return standIn.history(id).findLast(({ from }) => from === 'bot') ?? none
}

/** Does something and waits until the newest message of the bot is another one than before. */
async function changed(standIn: StandIn, id: number, before: ChatMessage, run: () => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const known = JSON.stringify([before.messageId, before.text, before.keyboard])
  const look = (person: number): void => {
    if (person !== id) return
    const { messageId, text, keyboard } = newest(standIn, id)
    if (JSON.stringify([messageId, text, keyboard]) !== known) resolve()
  }
  const forget = standIn.onChange(look)
  const timer = setTimeout(() => reject(new Error(`no answer to ${id} after: ${before.text}`)), PATIENCE_MILLISECONDS)
  try {
    run()
    look(id)
    await promise
  } finally {
    clearTimeout(timer)
    forget()
  }
}

function dataOf(message: ChatMessage, label: string): string {
  const buttons = (message.keyboard ?? []).flat()
  const data = buttons.find(({ text }) => text.endsWith(label))?.callbackData
  if (data === undefined) throw new Error(`there is no button ${label} below: ${message.text}`)
  return data
}

/** The rows as lines of a table. */
export function updatesTable(rows: readonly UpdatesRow[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 100 ? 1 : 0) : cell).padStart(13)).join('')
  return [
    line(['members', 'updates/s', 'p50 ms', 'p95 ms', 'p99 ms']),
    ...rows.map(({ members, perSecond, p50, p95, p99 }) => line([String(members), perSecond, p50, p95, p99])),
  ].join('\n')
}
