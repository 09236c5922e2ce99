import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Delivered } from '../../../bots/dialog/surface.ts'
import type { Act } from '../../../bots/dialog/incoming.ts'
import type { Runner, RunnerOptions } from '../../../bots/dialog/runner.ts'
import { receive } from '../../../bots/dialog/inbox.ts'
import { testVault } from '../../support/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeSurface, incoming, person, routes, start, words } from './stage.ts'
import { leaveTrace } from './stage-flows.ts'

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

describe('an update', () => {
  test('is taken once, however often it is delivered', async () => {
    const one = await member('twice')
    const times = await Promise.all(
      Array.from({ length: 5 }, () => runner.receive('telegram', 'same-1', incoming(one.id, go('take', 'same')))),
    )
    await runner.idle()
    expect(times.filter(Boolean)).toHaveLength(1)
    expect(await runner.receive('telegram', 'same-1', incoming(one.id, go('take', 'same')))).toBe(false)
    await runner.idle()
    expect((await traces('take')).filter((object) => object === 'same')).toHaveLength(1)
  })

  test('leaves neither words nor reply behind when it is done', async () => {
    const one = await member('quiet')
    await runner.receive('telegram', `words-${one.id}`, incoming(one.id, { is: 'words', words: 'my secret' }))
    await runner.idle()
    expect(await row(`words-${one.id}`)).toMatchObject({ status: 'done', payload: null, reply: null })
  })

  test('may hold what no jsonb holds', async () => {
    const one = await member('nul')
    await one.goes('remark')
    await one.says('a\u0000b\uD800c')
    expect(one.sees()).toContain('Heard')
  })
})

describe('the updates of one member', () => {
  test('are handled strictly one after the other, words and buttons alike, and in their order', async () => {
    const one = await member('lane')
    const running: string[] = []
    let most = 0
    const actions = {
      ...routes.actions,
      watched: async (
        turn: Parameters<NonNullable<(typeof routes.actions)['take']>>[0],
        [id = '']: readonly string[],
      ) => {
        running.push(id)
        most = Math.max(most, running.length)
        await wait(20)
        running.pop()
        await leaveTrace(turn.tx, 'watched', id)
        return {}
      },
    }
    await restart({ routes: { ...routes, actions } })
    for (let index = 0; index < 6; index += 1) {
      const message = { platform: 'telegram', place: `chat-${one.id}`, message: `b${index}` }
      await runner.receive(
        'telegram',
        `lane-${index}`,
        incoming(one.id, go('watched', String(index)), index % 2 === 0 ? message : undefined),
      )
    }
    await runner.idle()
    expect(most).toBe(1)
    expect(await traces('watched')).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  test('received at the same moment do not run side by side either', async () => {
    const one = await member('burst')
    const started = performance.now()
    await Promise.all(
      ['a', 'b', 'c'].map((id) => runner.receive('telegram', `burst-${id}`, incoming(one.id, go('slow', id)))),
    )
    await runner.idle()
    expect(performance.now() - started).toBeGreaterThan(900)
    expect((await traces('slow')).sort()).toEqual(['a', 'b', 'c'])
  })

  test('do not hold up those of others', async () => {
    const people = [await member('p'), await member('q'), await member('r')]
    const started = performance.now()
    await Promise.all(
      people.map((one) => runner.receive('telegram', `side-${one.id}`, incoming(one.id, go('slow', one.id)))),
    )
    await runner.idle()
    expect(performance.now() - started).toBeLessThan(800)
  })

  test('stay in one lane when the first of them makes the member', async () => {
    const id = `first${number}`
    await Promise.all(
      [1, 2, 3].map((index) =>
        runner.receive('telegram', `first-${number}-${index}`, incoming(id, { is: 'words', words: 'hello' })),
      ),
    )
    await runner.idle()
    const lanes =
      await db.sql`select distinct lane from inbox where external_id like ${`first-${number}-%`} and lane not like 'telegram:%'`
    expect(lanes).toHaveLength(1)
    expect(await db.sql`select from dialogs where place = ${`chat-${id}`}`).toHaveLength(1)
  })
})

describe('a button pressed twenty times at once', () => {
  test('submits a dialog once and leaves its result standing', async () => {
    const one = await member('confirm')
    await one.goes('order')
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
    await one.says('Twenty')
    await one.says('800')
    await one.presses({ do: 'skip', key: 'link' })
    const confirm: Act = { is: 'move', ref: one.view().ref, move: { do: 'confirm' } }
    const message = { platform: 'telegram', place: `chat-${one.id}`, message: one.mine().at(-1)?.message ?? '' }
    const presses = Array.from({ length: 20 }, (_, index) =>
      runner.receive('telegram', `confirm-${index}`, incoming(one.id, confirm, message)),
    )
    expect(await Promise.all(presses)).toEqual(presses.map(() => true))
    await runner.idle()
    expect((await traces('order')).filter((object) => object.startsWith('Twenty'))).toHaveLength(1)
    expect(
      one
        .mine()
        .map((shown) => words(shown.reply))
        .slice(-2),
    ).toEqual(['Ordered. Menu', 'Receipt'])
  })

  test('is one press although none of them saw the others come in', async () => {
    const one = await member('blind')
    await one.goes('help')
    await runner.stop()
    const message = { platform: 'telegram', place: `chat-${one.id}`, message: one.mine().at(-1)?.message ?? '' }
    let inserted = 0
    const all = Promise.withResolvers<void>()
    const press = async (index: number): Promise<void> =>
      db.withTx(async (tx) => {
        await receive(tx, testVault, 'telegram', `blind-${index}`, incoming(one.id, go('take', 'blind'), message))
        inserted += 1
        if (inserted === 5) all.resolve()
        await all.promise
      })
    await Promise.all([1, 2, 3, 4, 5].map(press))
    runner = start(db, fake)
    await runner.idle()
    expect((await traces('take')).filter((object) => object === 'blind')).toHaveLength(1)
    expect(await row('blind-5')).toMatchObject({ status: 'done' })
  })

  test('counts again once there was time to see the answer', async () => {
    const one = await member('again')
    await one.goes('help')
    const message = { platform: 'telegram', place: `chat-${one.id}`, message: one.mine().at(-1)?.message ?? '' }
    const press = async (id: string) => {
      await runner.receive('telegram', `again-${id}`, incoming(one.id, go('take', 'again'), message))
      await runner.idle()
      return (await traces('take')).filter((object) => object === 'again').length
    }
    expect(await press('a')).toBe(1)
    expect(await press('b')).toBe(1)
    await db.sql`update inbox set received_at = received_at - interval '3 seconds' where external_id like 'again-%'`
    expect(await press('c')).toBe(2)
  })

  test('does its action once when the first press is still being answered', async () => {
    const one = await member('action')
    await one.goes('help')
    const message = { platform: 'telegram', place: `chat-${one.id}`, message: one.mine().at(-1)?.message ?? '' }
    for (let index = 0; index < 5; index += 1) {
      await runner.receive('telegram', `action-${index}`, incoming(one.id, go('slow', 'pressed'), message))
    }
    await runner.idle()
    expect((await traces('slow')).filter((object) => object === 'pressed')).toHaveLength(1)
  })
})

describe('a restart', () => {
  test('in the middle of a conversation asks nothing twice', async () => {
    const one = await member('restart')
    await one.goes('order')
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await restart()
    await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
    await restart()
    expect(one.sees()).toContain('A name for it?')
    await one.says('Phoenix')
    expect(one.sees()).toContain('What may it cost?')
  })

  test('between the turn and its reply delivers the reply and does nothing twice', async () => {
    const one = await member('cut')
    const id = `cut-${one.id}`
    const lost = Promise.withResolvers<Delivered>()
    await restart({ surfaces: [{ ...fake.surface, deliver: () => lost.promise }] })
    await runner.receive('telegram', id, incoming(one.id, go('take', id)))
    await until(async () => (await row(id))?.['status'] === 'turned')
    // Its delivery never ends: this instance is as good as killed.
    const killed = runner.stop()
    runner = start(db, fake)
    await db.sql`update inbox set lease_until = now() where external_id = ${id}`
    await until(async () => (await row(id))?.['status'] === 'done')
    expect(one.sees()).toBe(`Taken. Job ${id}`)
    expect((await traces('take')).filter((object) => object === id)).toHaveLength(1)
    lost.resolve({ is: 'later', retryAfterSeconds: 0 })
    await killed
    expect(await row(id)).toMatchObject({ status: 'done' })
  })

  test('by another instance, because the lease ran out, rolls the slower turn back', async () => {
    const one = await member('lease')
    const id = `lease-${one.id}`
    await runner.receive('telegram', id, incoming(one.id, go('slow', id)))
    await until(async () => (await row(id))?.['status'] === 'taken')
    await db.sql`update inbox set attempts = attempts + 1 where external_id = ${id}`
    await runner.idle()
    expect((await traces('slow')).filter((object) => object === id)).toHaveLength(0)
    await db.sql`update inbox set lease_until = now() where external_id = ${id}`
    await until(async () => (await row(id))?.['status'] === 'done')
    expect((await traces('slow')).filter((object) => object === id)).toHaveLength(1)
  })

  test('waits for the running turns', async () => {
    const one = await member('stop')
    await runner.receive('telegram', `stop-${one.id}`, incoming(one.id, go('slow', 'stopped')))
    await until(async () => (await row(`stop-${one.id}`))?.['status'] === 'taken')
    await runner.stop()
    expect(await row(`stop-${one.id}`)).toMatchObject({ status: 'done' })
    expect(one.sees()).toContain('Slow.')
  })
})
