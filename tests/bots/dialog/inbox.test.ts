import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { claimStatement, forgetDone, receive, receiveStatement } from '../../../bots/dialog/inbox.ts'
import type { Act } from '../../../bots/dialog/incoming.ts'
import { pack, unpack, type Packed } from '../../../bots/dialog/payload.ts'
import { expireDialogs } from '../../../bots/dialog/store.ts'
import { testVault } from '../../support/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeSurface, incoming, person, start, words } from './stage.ts'

const db = await testDatabase()
const go = (intent: string, ...args: string[]): Act => ({ is: 'go', intent: { do: intent, args } })

test('two instances share the work, each update once and each person in order', async () => {
  const fake = fakeSurface()
  const runners = [start(db, fake), start(db, fake)] as const
  const people = ['a', 'b', 'c', 'd', 'e']
  for (const id of people) {
    const one = person(fake, () => runners[0], id)
    await one.goes('join')
    await one.says('24.12.2000')
  }
  for (let index = 0; index < 8; index += 1) {
    await Promise.all(
      people.map((id) =>
        runners[index % 2 === 0 ? 0 : 1].receive(
          'telegram',
          `${id}-${index}`,
          incoming(id, go('take', `${id}${index}`)),
        ),
      ),
    )
  }
  const open = async () => (await db.sql`select from inbox where status <> 'done'`).length
  while ((await open()) > 0) await Promise.all(runners.map((runner) => runner.idle()))
  for (const id of people) {
    const shown = fake.shown.filter((one) => one.place === `chat-${id}`).map((one) => words(one.reply))
    expect(shown.slice(-8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((index) => `Taken. Job ${id}${index}`))
    const taken = await db.sql`select object from audit where action = 'take' and object like ${`${id}%`} order by id`
    expect(taken.map((row) => row['object'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((index) => `${id}${index}`))
  }
  await Promise.all(runners.map((runner) => runner.stop()))
})

test('of one person fifty wait; what else a script sends is not worked on, and nobody else notices', async () => {
  const send = (who: string, count: number) =>
    db.withTx((tx) => receive(tx, testVault, 'telegram', `${who}-${count}`, incoming(who, go('take', String(count)))))
  for (let count = 0; count < 53; count += 1) expect(await send('flood', count)).toBe(true)
  await send('quick', 0)
  const states = await db.sql<{ lane: string; status: string; count: number }[]>`
    select lane, status, count(*)::int from inbox where lane like '%:flood' or lane like '%:quick'
      group by lane, status order by lane, status`
  expect(states).toEqual([
    { lane: 'telegram:flood', status: 'done', count: 3 },
    { lane: 'telegram:flood', status: 'waiting', count: 50 },
    { lane: 'telegram:quick', status: 'waiting', count: 1 },
  ])
  expect(
    await db.sql`select from inbox where lane = 'telegram:flood' and status = 'done' and payload is not null`,
  ).toEqual([])
  await db.sql`delete from inbox where lane in ('telegram:flood', 'telegram:quick')`
})

test('a dialog nobody goes on with is removed when its time has run out', async () => {
  const runner = start(db, fakeSurface())
  await runner.receive('telegram', 'forgetful', incoming('f', go('join')))
  await runner.idle()
  await runner.stop()
  await db.forward('6 days 23 hours')
  expect(await db.withTx((tx) => expireDialogs(tx, 500))).toBe(0)
  await db.forward('1 hour')
  expect(await db.withTx((tx) => expireDialogs(tx, 500))).toBe(1)
})

test('words are sealed in the inbox; without their key they are something that we cannot use', async () => {
  const name = { platform: 'telegram', externalId: 'sealed' } as const
  const act: Act = { is: 'words', words: 'LINDNER-0001 \u0000 \ud800' }
  const packed = JSON.parse(pack(testVault, name, incoming('s', act))) as Packed
  expect(JSON.stringify(packed)).not.toContain('LINDNER')
  expect(unpack(testVault, name, packed)).toEqual(incoming('s', { is: 'words', words: 'LINDNER-0001  \ufffd' }))
  expect(unpack(testVault, { ...name, externalId: 'another' }, packed).act).toEqual({ is: 'unusable' })
  // What an older version has written is read as it is.
  expect(unpack(testVault, name, incoming('s', act)).act).toEqual(act)
})

describe('with twenty thousand finished updates', () => {
  test('taking one in and finding the next one touch no more rows than with none', async () => {
    await db.sql`insert into inbox (platform, external_id, lane, status, received_at)
      select 'telegram', 'old-' || n, 'lane-' || n % 500, 'done', now() - n * interval '1 second' from generate_series(1, 20000) n`
    await db.sql`insert into inbox (platform, external_id, lane, payload)
      select 'telegram', 'new-' || n, 'lane-' || n, '{}' from generate_series(1, 50) n`
    await db.sql`analyze inbox`
    const message = { platform: 'telegram', place: 'p', message: 'm' }
    const plans = [
      await planOf(claimStatement(4)),
      await planOf(receiveStatement(testVault, 'telegram', 'x', incoming('x', go('help'), message))),
    ]
    await db.sql`delete from inbox where external_id like 'new-%'`
    for (const plan of plans) {
      expect(plan).not.toMatch(/Seq Scan on inbox/)
      expect(plan).toMatch(/Index.* Scan.* inbox_(due|lanes)/)
    }
  })

  test('what is a week old is forgotten', async () => {
    await db.sql`insert into inbox (platform, external_id, lane, status, received_at)
      values ('telegram', 'week', 'x', 'done', now() - interval '7 days'), ('telegram', 'dead', 'x', 'dead', now() - interval '7 days')`
    expect(await db.withTx((tx) => forgetDone(tx, 500))).toBe(1)
    expect(await db.sql`select external_id from inbox where lane = 'x'`).toEqual([{ external_id: 'dead' }])
  })
})

async function planOf(statement: SQL): Promise<string> {
  const query = new PgDialect().sqlToQuery(statement)
  const parameters = query.params.map((value) => (typeof value === 'number' ? value : String(value)))
  const lines = await db.sql.unsafe(`explain ${query.sql}`, parameters)
  return lines.map((line) => String(line['QUERY PLAN'])).join('\n')
}
