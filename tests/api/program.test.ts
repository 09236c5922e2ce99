import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startStandIn, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { worker } from '../support/people.ts'
import { freePort, newDataDir, startProgram } from '../support/program.ts'
import { databaseProxy } from './database-proxy.ts'

const PATIENCE = { timeout: 15_000, interval: 50 }

/** The environment of a program that talks to this stand-in by polling. */
const onTelegram = (standIn: StandIn, database: TestDatabase): Record<string, string> => ({
  DATABASE_URL: database.url,
  DATA_DIR: newDataDir(),
  PORT: '0',
  TELEGRAM_BOT_TOKEN: standIn.token,
  TELEGRAM_API_ROOT: standIn.apiRoot,
})

async function telegram(): Promise<StandIn> {
  const standIn = await startStandIn({ limitRates: false })
  onTestFinished(() => standIn.close())
  return standIn
}

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status

describe('a program that cannot start', () => {
  test('lists all problems of its configuration and ends with 1', async () => {
    const program = startProgram({
      PORT: 'many',
      FEE_PERCENT: '101',
      TELEGRAM_MODE: 'pigeon',
      OPERATORS: 'me',
      DATABASE_URL: 'mysql://here',
    })
    expect(await program.ended).toBe(1)
    for (const key of ['PORT', 'FEE_PERCENT', 'TELEGRAM_MODE', 'OPERATORS', 'DATABASE_URL']) {
      expect(program.output()).toMatch(new RegExp(`^  ${key}: expected`, 'm'))
    }
    expect(program.output()).not.toMatch(/^\s+at /m)
  })

  test('names the port that another program has', async () => {
    const database = await testDatabase()
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await vi.waitFor(() => expect(other.address()).not.toBe(null))
    const address = other.address()
    const port = String(typeof address === 'object' ? address?.port : '')
    const program = startProgram({ DATABASE_URL: database.url, DATA_DIR: newDataDir(), PORT: port })
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain(`Port ${port} cannot be used (another program listens there).`)
    expect(program.output()).not.toMatch(/^\s+at /m)
  })

  test('does not touch the data of another one that runs on the same DATA_DIR', { timeout: 60_000 }, async () => {
    const DATA_DIR = newDataDir()
    const first = startProgram({ DATA_DIR, PORT: '0' })
    const url = await first.url
    const second = startProgram({ DATA_DIR, PORT: '0' })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(DATA_DIR)
    expect(second.output()).not.toMatch(/^\s+at /m)
    expect(await statusOf(`${url}/readyz`)).toBe(200)
    expect(await first.stop()).toBe(0)
  })

  test('says which token Telegram does not accept, without the token', async () => {
    const standIn = await telegram()
    const environment = { ...onTelegram(standIn, await testDatabase()), TELEGRAM_BOT_TOKEN: '123456:wrong-token' }
    const program = startProgram(environment)
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain('TELEGRAM_BOT_TOKEN')
    expect(program.output()).not.toContain('wrong-token')
  })
})

describe('a running program', () => {
  test('is ready as long as its database answers', { timeout: 60_000 }, async () => {
    const database = await testDatabase()
    const proxy = await databaseProxy(database.url)
    const program = startProgram({ DATABASE_URL: proxy.url, DATA_DIR: newDataDir(), PORT: '0' })
    const url = await program.url
    expect(await statusOf(`${url}/healthz`)).toBe(200)
    expect(await statusOf(`${url}/readyz`)).toBe(200)
    await proxy.cut()
    expect(await statusOf(`${url}/readyz`)).toBe(503)
    expect(await statusOf(`${url}/healthz`)).toBe(200)
    await proxy.mend()
    await vi.waitFor(async () => expect(await statusOf(`${url}/readyz`)).toBe(200), PATIENCE)
    expect(await program.stop()).toBe(0)
  })

  test('answers who is under way before it ends at SIGTERM', async () => {
    const [standIn, database] = [await telegram(), await testDatabase()]
    const mia = standIn.addPerson({ firstName: 'Mia', languageCode: 'de' })
    const member = await worker(database, { externalId: String(mia.id) })
    const program = startProgram(onTelegram(standIn, database))
    await program.url
    standIn.start(mia.id)
    standIn.write(mia.id, '/settings')
    const english = await vi.waitFor(() => buttonIn(standIn, mia.id, 'English'), PATIENCE)
    let stopped: Promise<number | string> | undefined
    await database.sql.begin(async (sql) => {
      await sql`select from members where id = ${member.id} for update`
      void standIn.press(mia.id, english.message, english.data)
      await vi.waitFor(async () => expect(await waitingForLocks(database)).toBeGreaterThan(0), PATIENCE)
      stopped = program.stop()
      await vi.waitFor(() => expect(program.output()).toContain('SIGTERM'), PATIENCE)
    })
    const since = Date.now()
    expect(await stopped).toBe(0)
    expect(Date.now() - since).toBeLessThan(5000)
    expect(standIn.history(mia.id).at(-1)?.text).toContain('English')
  })

  test('takes its operators from OPERATORS at every start', { timeout: 40_000 }, async () => {
    const [standIn, database] = [await telegram(), await testDatabase()]
    const otto = standIn.addPerson({ firstName: 'Otto', languageCode: 'en' })
    await worker(database, { externalId: String(otto.id), language: 'en' })
    const environment = onTelegram(standIn, database)
    const askedWith = async (OPERATORS: string): Promise<string | undefined> => {
      const program = startProgram({ ...environment, OPERATORS })
      await program.url
      const asked = standIn.write(otto.id, '/operator')
      const answer = await vi.waitFor(() => {
        const last = standIn.history(otto.id).at(-1)
        expect(last?.messageId).toBeGreaterThan(asked)
        return last
      }, PATIENCE)
      expect(await program.stop()).toBe(0)
      return answer?.text
    }
    standIn.start(otto.id)
    expect(await askedWith('telegram:1')).not.toContain('🛠')
    expect(await askedWith(`telegram:${otto.id}`)).toContain('🛠')
    expect(await askedWith('')).not.toContain('🛠')
  })

  test('listens on the port that it was given', async () => {
    const port = await freePort()
    const database = await testDatabase()
    const program = startProgram({ DATABASE_URL: database.url, DATA_DIR: newDataDir(), PORT: String(port) })
    expect(await program.url).toBe(`http://127.0.0.1:${port}`)
    program.signal('SIGINT')
    expect(await program.ended).toBe(0)
  })
})

function buttonIn(
  standIn: StandIn,
  person: number,
  label: string,
): { readonly message: number; readonly data: string } {
  for (const { messageId, keyboard } of standIn.history(person)) {
    const found = (keyboard ?? []).flat().find(({ text }) => text.includes(label))
    if (found?.callbackData !== undefined) return { message: messageId, data: found.callbackData }
  }
  throw new Error(`there is no button ${label}`)
}

async function waitingForLocks(database: TestDatabase): Promise<number> {
  const [row] = await database.sql<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return row?.waiting ?? 0
}
