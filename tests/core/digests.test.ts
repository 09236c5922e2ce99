import { describe, expect, test } from 'vitest'
import * as assignments from '../../core/assignments/index.ts'
import { connect } from '../../core/db/connect.ts'
import * as disputes from '../../core/disputes/index.ts'
import { nextDigestAt } from '../../core/digests/moment.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { testDatabase } from '../support/database.ts'
import { approved, claimed, client, handedIn, newKey, openJob, rejected, worker } from '../support/people.ts'

const database = await testDatabase()
await database.setClock('2036-06-10T08:00:00Z')
const clara = await client(database, { points: 500_000 })

const days = async (who: Member): Promise<readonly string[]> => {
  const rows = await database.sql<{ day: string }[]>`
    select data ->> 'day' as day from notices where kind = 'digest.daily' and member_id = ${who.id} order by id`
  return rows.map(({ day }) => day)
}
const dueOf = async (who: Member): Promise<string | undefined> => {
  const [row] = await database.sql<{ at: Date }[]>`select due_at as at from digest_due where member_id = ${who.id}`
  return row?.at.toISOString()
}
/** The clock shows this, and the tick of this minute has run. */
async function itIs(at: string): Promise<void> {
  await database.setClock(at)
  await runDue(database)
}
/** Somebody who has taken a job in the morning of 10 June. */
async function working(zone?: string) {
  await database.setClock('2036-06-10T08:00:00Z')
  const by = await worker(database)
  const ben = zone === undefined ? by : await database.withTx((tx) => members.setTimeZone(tx, by, zone))
  const assignment = await claimed(database, ben, await openJob(database, clara, { workHours: 168 }))
  await runDue(database)
  return { ben, assignment }
}

describe('the hour of the digest', () => {
  const at = (zone: string, quiet: readonly [number, number], now: string) =>
    nextDigestAt({ timeZone: zone, quietFrom: quiet[0], quietTo: quiet[1] }, new Date(now)).toISOString()
  test.each([
    ['is 8 h', 'Europe/Berlin', [21, 8], '2036-06-10T05:59:59Z', '2036-06-10T06:00:00.000Z'],
    [
      'is on the next day when it has come',
      'Europe/Berlin',
      [21, 8],
      '2036-06-10T06:00:00Z',
      '2036-06-11T06:00:00.000Z',
    ],
    ['is the end of the quiet hours', 'Europe/Berlin', [23, 10], '2036-06-10T06:00:00Z', '2036-06-10T08:00:00.000Z'],
    ['is 8 h without quiet hours', 'Europe/Berlin', [0, 0], '2036-06-10T05:00:00Z', '2036-06-10T06:00:00.000Z'],
    [
      'is in the evening for whoever sleeps by day',
      'Europe/Berlin',
      [7, 16],
      '2036-06-10T05:00:00Z',
      '2036-06-10T14:00:00.000Z',
    ],
    ['is one of the member’s zone', 'Asia/Kathmandu', [21, 8], '2036-06-10T00:00:00Z', '2036-06-10T02:15:00.000Z'],
    ['follows the clock in spring', 'Europe/Berlin', [21, 8], '2036-03-29T07:00:00Z', '2036-03-30T06:00:00.000Z'],
    ['follows the clock in autumn', 'Europe/Berlin', [21, 8], '2036-10-25T06:00:00Z', '2036-10-26T07:00:00.000Z'],
    [
      'comes right after an hour that is left out',
      'Europe/Berlin',
      [5, 2],
      '2036-03-30T00:00:00Z',
      '2036-03-30T01:00:00.000Z',
    ],
    [
      'comes once when its hour comes twice',
      'Europe/Berlin',
      [5, 2],
      '2036-10-26T00:00:00Z',
      '2036-10-27T01:00:00.000Z',
    ],
  ] as const)('%s', (_, zone, quiet, now, next) => {
    expect(at(zone, quiet, now)).toBe(next)
  })
})

describe('a digest', () => {
  test('comes once a day for as long as something waits, by three instances once, and never empty', async () => {
    const { ben, assignment } = await working()
    expect(await dueOf(ben)).toBe('2036-06-11T06:00:00.000Z')
    await itIs('2036-06-11T05:59:00Z')
    expect(await days(ben)).toEqual([])
    await database.setClock('2036-06-11T06:00:01Z')
    const others = [connect({ url: database.url }), connect({ url: database.url })]
    await Promise.all([database, ...others].map((one) => runDue(one)))
    await Promise.all(others.map((one) => one.close()))
    await itIs('2036-06-11T12:00:00Z')
    expect(await days(ben)).toEqual(['2036-06-11'])
    await itIs('2036-06-12T06:00:01Z')
    expect(await days(ben)).toEqual(['2036-06-11', '2036-06-12'])
    const submission = await handedIn(database, ben, assignment)
    await runDue(database)
    await itIs('2036-06-13T06:00:01Z')
    expect([await days(ben), await dueOf(ben)]).toEqual([['2036-06-11', '2036-06-12'], undefined])
    expect((await days(clara)).at(-1)).toBe('2036-06-13')
    await approved(database, clara, submission)
  })

  test('after a missed tick comes once, on the day that it is, and not in quiet hours', async () => {
    const { ben } = await working()
    await itIs('2036-06-13T11:00:00Z')
    expect(await days(ben)).toEqual(['2036-06-13'])
    await itIs('2036-06-14T20:00:00Z')
    expect([await days(ben), await dueOf(ben)]).toEqual([['2036-06-13'], '2036-06-15T06:00:00.000Z'])
  })

  test('goes by the zone of the member, also when it changes', async () => {
    const { ben } = await working('America/New_York')
    expect(await dueOf(ben)).toBe('2036-06-10T12:00:00.000Z')
    const moved = await database.withTx((tx) => members.setTimeZone(tx, ben, 'America/Los_Angeles'))
    await itIs('2036-06-10T12:00:01Z')
    expect([await days(ben), await dueOf(ben)]).toEqual([[], '2036-06-10T15:00:00.000Z'])
    await itIs('2036-06-10T15:00:01Z')
    await database.withTx((tx) => members.setTimeZone(tx, moved, 'Europe/Berlin'))
    await itIs('2036-06-11T15:00:01Z')
    expect(await days(ben)).toEqual(['2036-06-10', '2036-06-11'])
  })

  test('is not made for whoever does not want it, until it is wanted again', async () => {
    const { ben } = await working()
    const off = await database.withTx((tx) => members.setTopic(tx, ben, { topic: 'digest', isOn: false }))
    await itIs('2036-06-11T06:00:01Z')
    expect([await days(ben), await dueOf(ben)]).toEqual([[], undefined])
    await database.withTx((tx) => members.setTopic(tx, off, { topic: 'digest', isOn: true }))
    await runDue(database)
    await itIs('2036-06-12T06:00:01Z')
    expect(await days(ben)).toEqual(['2036-06-12'])
  })

  test('tells a client of submissions and applications, what runs out first comes first', async () => {
    await database.setClock('2036-06-10T08:00:00Z')
    const carl = await client(database, { points: 50_000 })
    const [review, choose] = [
      await openJob(database, carl, { title: 'Zum Prüfen', slots: 2 }),
      await openJob(database, carl, { title: 'Zum Wählen', taking: 'apply', slots: 2 }),
    ]
    for (const by of [await worker(database), await worker(database)]) {
      await handedIn(database, by, await claimed(database, by, review))
      await database.withTx((tx) =>
        assignments.apply(tx, by, { key: newKey('apply'), job: choose.publicId, pitch: '' }),
      )
    }
    await openJob(database, carl, { title: 'Ohne Arbeit' })
    const waiting = await database.withTx((tx) => assignments.waitingJobs(tx, carl, 5))
    expect(waiting.map(({ title, submissions, applications }) => [title, submissions, applications])).toEqual([
      ['Zum Wählen', 0, 2],
      ['Zum Prüfen', 2, 0],
    ])
    await runDue(database)
    await itIs('2036-06-11T06:00:01Z')
    expect(await days(carl)).toEqual(['2036-06-11'])
  })

  test('tells a client of questions for more time and of appeals, and both sides’ messages move with them', async () => {
    await database.setClock('2036-06-10T08:00:00Z')
    const [carl, ben] = [await client(database, { points: 50_000 }), await worker(database)]
    const [longer, argued] = [await openJob(database, carl, { title: 'Länger' }), await openJob(database, carl)]
    const { publicId: assignment } = await claimed(database, ben, longer)
    const contested = await claimed(database, ben, argued)
    await rejected(database, carl, await handedIn(database, ben, contested))
    const changed = async () => {
      const rows = await database.sql<{ id: string }[]>`delete from member_changes returning member_id as id`
      return new Set(rows.map(({ id }) => id))
    }
    await runDue(database)
    const { publicId: request } = await database.withTx((tx) =>
      assignments.askForTime(tx, ben, { key: newKey('ask'), assignment, hours: 12 }),
    )
    expect(await changed()).toEqual(new Set([ben.id, carl.id]))
    const appeal = { key: newKey('appeal'), assignment: contested.publicId, words: 'Alles steht doch da.', files: [] }
    await database.withTx((tx) => disputes.appeal(tx, ben, appeal))
    expect(await changed()).toEqual(new Set([ben.id, carl.id]))
    const saidOf = ({ asks, appeals, nextAt }: Pick<assignments.JobCounts, 'asks' | 'appeals' | 'nextAt'>) => [
      asks,
      appeals,
      nextAt?.toISOString().slice(0, 16),
    ]
    const both = [
      [1, 0, '2036-06-11T08:00'],
      [0, 1, '2036-06-12T08:00'],
    ]
    expect((await database.withTx((tx) => assignments.waitingJobs(tx, carl, 5))).map(saidOf)).toEqual(both)
    const counts = await database.withTx((tx) => assignments.counts(tx, [longer, argued]))
    expect([longer, argued].map(({ id }) => saidOf(counts.get(id) ?? expect.fail()))).toEqual(both)
    const answer = { key: newKey('no'), request, agrees: false }
    await database.withTx((tx) => assignments.answerRequest(tx, carl, answer))
    expect(await changed()).toEqual(new Set([ben.id, carl.id]))
    await database.sql`insert into member_changes (member_id) values (${carl.id}), (${ben.id})`
  })
})

test('the world is in order after all of it', () => database.assertWorld())
