import { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Outage, OutcomeUnknown, type Database } from '../../../core/db/connect.ts'
import type { Act } from '../../../bots/dialog/incoming.ts'
import type { Runner, RunnerOptions } from '../../../bots/dialog/runner.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeSurface, incoming, person, start, words } from './stage.ts'

const db = await testDatabase()
let fake = fakeSurface()
let runner: Runner
let number = 0

const restart = async (changes: Partial<RunnerOptions> = {}): Promise<void> => {
  await runner.stop()
  runner = start(db, fake, changes)
}

beforeEach(() => {
  number += 1
  fake = fakeSurface()
  runner = start(db, fake)
})
afterEach(() => runner.stop())

const traces = async (action: string): Promise<string[]> =>
  (await db.sql<{ object: string }[]>`select object from audit where action = ${action} order by id`).map(
    (row) => row.object,
  )

const row = async (externalId: string) =>
  (await db.sql`select status, attempts, payload, reply, error from inbox where external_id = ${externalId}`)[0]

async function member(name: string) {
  const one = person(fake, () => runner, `${name}${number}`)
  await one.goes('join')
  await one.says('24.12.2000')
  return one
}

const go = (intent: string, ...args: string[]): Act => ({ is: 'go', intent: { do: intent, args } })

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await what()) return
    await wait(20)
  }
  throw new Error('it did not happen in time')
}

describe('a turn with a bug', () => {
  test('is tried five times, set aside, logged once and said honestly, and the lane goes on', async () => {
    const one = await member('poison')
    const lines: string[] = []
    const log = pino({ level: 'info' }, new Writable({ write: (line, _, next) => (lines.push(String(line)), next()) }))
    await restart({ log })
    await one.goes('remark')
    const id = `poison-${one.id}`
    await runner.receive('telegram', id, incoming(one.id, { is: 'words', words: 'poison' }))
    await runner.receive('telegram', `after-${one.id}`, incoming(one.id, go('help')))
    await until(async () => (await row(`after-${one.id}`))?.['status'] === 'done')
    expect(await row(id)).toMatchObject({ status: 'dead', attempts: 5, error: 'Error' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`telegram:${id}`)
    expect(
      one
        .mine()
        .map((shown) => words(shown.reply))
        .slice(-2),
    ).toEqual([expect.stringMatching(new RegExp(`did not get through.*${id} \\[☰ Menu\\]`)), 'Help'])
    await one.says('abcd')
    expect(one.sees()).toContain('Heard')
  })

  test('that kills the program each time is set aside, too', async () => {
    const one = await member('killer')
    const id = `killer-${one.id}`
    await runner.stop()
    await db.sql`insert into inbox (platform, external_id, lane, payload, status, attempts, lease_until)
      values ('telegram', ${id}, 'x', ${db.sql.json(JSON.parse(JSON.stringify(incoming(one.id, go('help')))))}, 'taken', 5, now() - interval '1 second')`
    runner = start(db, fake)
    await until(async () => one.sees().includes('did not get through'))
    expect(await row(id)).toMatchObject({ status: 'dead' })
  })

  test('of a file that cannot be fetched ends with a request to send it again', async () => {
    const one = await member('nofile')
    await one.goes('proof')
    await one.sends({ reference: 'away' })
    await until(async () => one.sees().includes('Please try again'))
    await one.sends({ reference: 'here' })
    expect(one.sees()).toContain('Send pictures')
  })
})

/** What the transaction of a turn comes back with. */
function isTurn(value: unknown): value is { readonly replies: readonly { readonly is: string }[] } {
  return typeof value === 'object' && value !== null && 'replies' in value && Array.isArray(value.replies)
}

describe('an outage', () => {
  test('is waited for and does not count as an attempt', async () => {
    const one = await member('outage')
    let calls = 0
    const flaky: Database = {
      ...db,
      withTx: async (run) => {
        calls += 1
        if ([1, 3, 5, 6, 8, 9].includes(calls)) throw new Outage('gone')
        return db.withTx(run)
      },
    }
    await restart({ db: flaky })
    const id = `outage-${one.id}`
    await until(() => runner.receive('telegram', id, incoming(one.id, go('take', id))).catch(() => false))
    await until(async () => (await row(id))?.['status'] === 'done')
    expect((await row(id))?.['attempts']).toBe(1)
    expect((await traces('take')).filter((object) => object === id)).toHaveLength(1)
  })

  test('during the commit does nothing twice, whether it was committed or not', async () => {
    const one = await member('commit')
    for (const committed of [true, false]) {
      let broken = false
      const dying: Database = {
        ...db,
        withTx: async (run) => {
          let taken = false
          const doomed = new Error('rolled back')
          const result = db.withTx(async (tx) => {
            const value = await run(tx)
            taken = !broken && isTurn(value) && value.replies.some(({ is }) => is === 'card')
            if (taken && !committed) throw doomed
            return value
          })
          const value = await result.catch((error: unknown) => {
            if (error !== doomed) throw error
            broken = true
            throw new OutcomeUnknown()
          })
          if (!taken) return value
          broken = true
          throw new OutcomeUnknown()
        },
      }
      await restart({ db: dying })
      const id = `commit-${one.id}-${committed}`
      await runner.receive('telegram', id, incoming(one.id, go('take', id)))
      await until(async () => (await row(id))?.['status'] === 'done')
      expect(broken).toBe(true)
      expect((await traces('take')).filter((object) => object === id)).toHaveLength(1)
      expect(one.sees()).toBe(`Taken. Job ${id}`)
    }
  })
})

describe('delivery', () => {
  test('waits as long as the platform says, without holding up anybody else', async () => {
    const one = await member('later')
    const other = await member('other')
    fake.faults.push({ is: 'later', retryAfterSeconds: 300 })
    await one.goes('take', 'later')
    await one.goes('help')
    expect(one.sees()).toBe('Welcome. Menu')
    await other.goes('help')
    expect(other.sees()).toBe('Help')
    await db.sql`update inbox set lease_until = now() where status = 'turned'`
    await until(async () => one.sees() === 'Help')
    expect(
      one
        .mine()
        .map((shown) => words(shown.reply))
        .slice(-2),
    ).toEqual(['Taken. Job later', 'Help'])
    expect((await traces('take')).filter((object) => object === 'later')).toHaveLength(1)
  })

  test('goes on with the reply that was put off, not with those already shown', async () => {
    const one = await member('rest')
    await one.goes('remark')
    const before = fake.log.length
    const { deliver } = fake.surface
    let calls = 0
    const surface = {
      ...fake.surface,
      deliver: async (...args: Parameters<typeof deliver>) =>
        (calls += 1) === 2 ? { is: 'later' as const, retryAfterSeconds: 0.1 } : deliver(...args),
    }
    await restart({ surfaces: [surface] })
    await one.says('ab')
    await until(async () => fake.log.length === before + 2)
    expect(fake.log.slice(before).map(({ reply }) => reply.is)).toEqual(['view', 'settle'])
    await one.says('abcd')
    expect(one.sees()).toContain('Heard')
  })

  test('to a dead channel marks it and stops', async () => {
    const one = await member('closed')
    fake.faults.push({ is: 'closed' })
    await one.goes('help')
    expect(one.sees()).toBe('Welcome. Menu')
    const [identity] = await db.sql`select reachable from identities where external_id = ${one.id}`
    expect(identity?.['reachable']).toBe(false)
  })

  test('of what cannot be drawn is given up and the lane goes on', async () => {
    const one = await member('impossible')
    fake.faults.push({ is: 'impossible', reason: 'too long' })
    await one.goes('take', 'x')
    await one.goes('help')
    expect(one.sees()).toBe('Help')
  })
})
