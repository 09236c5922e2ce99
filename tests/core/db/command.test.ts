import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgetCommands, hashOf, once, type Stored } from '../../../core/db/command.ts'
import { testDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 16 })
await database.sql.unsafe('create table effects (key text not null); grant all on effects to klickwork_app')

const actorId = randomUUID()
interface Told {
  readonly key: string
  readonly kind?: string
  readonly actorId?: string
  readonly input?: Stored
}
let runs = 0
/** A command with an effect that can be counted. */
function tell(command: Told): Promise<Stored> {
  return database.withTx((tx) =>
    once(tx, { kind: 'test', actorId, input: { amount: 5 }, ...command }, async () => {
      runs += 1
      await tx.execute(sql`insert into effects values (${command.key})`)
      return { run: runs }
    }),
  )
}
const effects = async (key: string): Promise<number> =>
  (await database.sql`select from effects where key = ${key}`).length

describe('a command happens once per key', () => {
  test('the same key with the same input returns the first result and does nothing', async () => {
    const key = newKey('once')
    const first = await tell({ key })
    expect(await tell({ key })).toEqual(first)
    expect(await effects(key)).toBe(1)
  })

  test.each([
    ['another input', { input: { amount: 6 } }],
    ['another kind', { kind: 'other' }],
    ['another actor', { actorId: randomUUID() }],
  ])('the same key with %s is refused', async (_, change) => {
    const key = newKey('once')
    await tell({ key })
    expect(await refused(tell({ key, ...change }))).toBe('command.reused')
    expect(await effects(key)).toBe(1)
  })

  test('forty at the same moment have one effect and one answer', async () => {
    const key = newKey('once')
    const answers = await Promise.all(Array.from({ length: 40 }, () => tell({ key })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await effects(key)).toBe(1)
  })

  test('is known for ninety days, and then forgotten', async () => {
    const key = newKey('once')
    await tell({ key })
    const isKnown = async () => (await database.sql`select from commands where key = ${key}`).length > 0
    await database.forward('89 days')
    await database.withTx((tx) => forgetCommands(tx, 20))
    expect(await isKnown()).toBe(true)
    await database.forward('2 days')
    await database.withTx((tx) => forgetCommands(tx, 1_000))
    expect(await isKnown()).toBe(false)
  })

  test('what was rolled back has not happened, and the key may come again', async () => {
    const key = newKey('once')
    const failing = database.withTx((tx) =>
      once(tx, { key, kind: 'test', actorId, input: { amount: 5 } }, () => Promise.reject(new Error('no'))),
    )
    await expect(failing).rejects.toThrow('no')
    await tell({ key })
    expect(await effects(key)).toBe(1)
  })

  test.each([[null], ['text'], [0], [false], [{ list: [1, { deep: null }] }]])(
    'a result of %j comes back as it was',
    async (result) => {
      const key = newKey('result')
      const run = () =>
        database.withTx((tx) =>
          once<Stored>(tx, { key, kind: 'test', actorId, input: null }, () => Promise.resolve(result)),
        )
      expect(await run()).toEqual(result)
      expect(await run()).toEqual(result)
    },
  )
})

describe('the hash of an input', () => {
  test('does not depend on the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
        const turned = Object.fromEntries(Object.entries(input).toReversed())
        expect(hashOf(stored(turned))).toBe(hashOf(stored(input)))
      }),
    )
  })

  test('differs when anything in it differs', () => {
    const inputs: readonly Stored[] = [
      null,
      '',
      'null',
      0,
      '0',
      [],
      {},
      [null],
      { a: 1 },
      { a: '1' },
      { b: 1 },
      [1, 2],
      [2, 1],
      { a: [1], b: 1 },
    ]
    expect(new Set(inputs.map(hashOf)).size).toBe(inputs.length)
  })
})

function stored(value: unknown): Stored {
  const parsed: Stored = JSON.parse(JSON.stringify(value))
  return parsed
}

test('the world is in order after all of it', () => database.assertWorld())
