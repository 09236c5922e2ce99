import { describe, expect, test } from 'vitest'
import * as assignments from '../../core/assignments/index.ts'
import { connect } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as reminders from '../../core/reminders/index.ts'
import { snoozedTo } from '../../core/reminders/snooze.ts'
import { runDue } from '../../core/schedule/index.ts'
import { testDatabase } from '../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, worker } from '../support/people.ts'
import { refused } from '../support/refused.ts'

const database = await testDatabase()
await database.setClock('2036-06-10T08:00:00Z')
const clara = await client(database, { points: 500_000 })

const HOUR = 3_600_000
const unsent = (subject: string) =>
  database.sql<{ rung: string; id: string; due_at: Date }[]>`
    select rung, public_id as id, due_at from reminders where subject = ${subject} and sent_at is null order by due_at`
const told = (who: Member) =>
  database.sql<{ data: { reminder: string } }[]>`
    select data from notices where kind like '%.reminder' and member_id = ${who.id} order by id`
const snooze = (who: Member, reminder: string, hours: number, key = newKey('snooze')) =>
  database.withTx((tx) => reminders.snooze(tx, who, { key, reminder, hours }))

/** Somebody whose first reminder was told: half of 72 hours are over, at 22 h in Berlin. */
async function reminded() {
  await database.setClock('2036-06-10T08:00:00Z')
  const ben = await worker(database)
  const assignment = await claimed(database, ben, await openJob(database, clara, { workHours: 72 }))
  await database.setClock('2036-06-11T20:00:01Z')
  await runDue(database)
  const [notice] = await told(ben)
  return { ben, assignment, reminder: notice?.data.reminder ?? expect.fail('nobody was reminded') }
}

/** The client gives a day more. */
async function dayMore(ben: Member, assignment: assignments.Assignment): Promise<void> {
  const request = await database.withTx((tx) =>
    assignments.askForTime(tx, ben, { key: newKey('ask'), assignment: assignment.publicId, hours: 24 }),
  )
  await database.withTx((tx) =>
    assignments.answerRequest(tx, clara, { key: newKey('yes'), request: request.publicId, agrees: true }),
  )
}

describe('a reminder that is put off comes again', () => {
  const berlin = { timeZone: 'Europe/Berlin', quietFrom: 21, quietTo: 8 }
  test.each([
    ['after so many hours', '2036-06-10T10:00:00Z', 4, '2036-06-14T00:00:00Z', '2036-06-10T14:00:00.000Z'],
    ['after the quiet hours', '2036-06-10T18:30:00Z', 1, '2036-06-14T00:00:00Z', '2036-06-11T06:00:00.000Z'],
    [
      'two hours before a deadline at night',
      '2036-06-10T18:30:00Z',
      1,
      '2036-06-11T04:00:00Z',
      '2036-06-11T02:00:00.000Z',
    ],
    [
      'at night when the deadline presses',
      '2036-06-10T22:00:00Z',
      1,
      '2036-06-11T00:30:00Z',
      '2036-06-10T23:00:00.000Z',
    ],
    [
      'after the short night of the spring switch',
      '2036-03-29T22:00:00Z',
      1,
      '2036-04-14T00:00:00Z',
      '2036-03-30T06:00:00.000Z',
    ],
    [
      'after the long night of the autumn switch',
      '2036-10-25T22:00:00Z',
      1,
      '2036-11-14T00:00:00Z',
      '2036-10-26T07:00:00.000Z',
    ],
    ['with a quarter of an hour left', '2036-06-10T10:00:00Z', 1, '2036-06-10T11:15:00Z', '2036-06-10T11:00:00.000Z'],
    ['never with less', '2036-06-10T10:00:00Z', 1, '2036-06-10T11:14:59Z', undefined],
  ])('%s', (_, now, hours, deadline, at) => {
    const of = { kind: 'assignment', deadlineAt: new Date(deadline) } as const
    expect(snoozedTo(berlin, of, new Date(now), hours)?.toISOString()).toBe(at)
  })

  test('as one when a step of the ladder falls on the same moment', async () => {
    await database.setClock('2036-06-10T14:00:00Z')
    const ben = await worker(database)
    // Until four in the morning in Berlin: two hours before that are the earliest in the night.
    await claimed(database, ben, await openJob(database, clara, { workHours: 12 }))
    await database.setClock('2036-06-10T20:00:01Z')
    await runDue(database)
    const [half] = await told(ben)
    const { dueAt } = await snooze(ben, half?.data.reminder ?? '', 1)
    expect(+dueAt - Date.parse('2036-06-11T00:00:00Z')).toBeLessThan(60_000)
    await database.setClock('2036-06-11T00:01:00Z')
    await runDue(database)
    expect(await told(ben)).toHaveLength(2)
  })

  test('for an application not at night, and not when it would have lapsed by then', () => {
    const at = (deadline: string) =>
      snoozedTo(berlin, { kind: 'application', deadlineAt: new Date(deadline) }, new Date('2036-06-10T22:00:00Z'), 1)
    expect(at('2036-06-11T07:00:00Z')?.toISOString()).toBe('2036-06-11T06:00:00.000Z')
    expect(at('2036-06-11T06:00:00Z')).toBeUndefined()
  })

  test('offered are only hours that lead to different moments in time', () => {
    const offered = (now: string, deadline: string) =>
      reminders.snoozeHours(berlin, { kind: 'assignment', deadlineAt: new Date(deadline) }, new Date(now))
    expect([
      offered('2036-06-10T10:00:00Z', '2036-06-14T00:00:00Z'),
      offered('2036-06-10T20:00:00Z', '2036-06-14T00:00:00Z'),
      offered('2036-06-10T10:00:00Z', '2036-06-10T12:00:00Z'),
      offered('2036-06-10T10:00:00Z', '2036-06-10T10:15:00Z'),
    ]).toEqual([[1, 4], [1], [1], []])
  })
})

describe('putting a reminder off', () => {
  test('moves its row, which is told once more, by three instances once', async () => {
    const { ben, assignment, reminder } = await reminded()
    const { dueAt } = await snooze(ben, reminder, 1)
    expect(dueAt.toISOString()).toBe('2036-06-12T06:00:00.000Z')
    expect((await unsent(assignment.publicId))[0]).toEqual({ rung: 'snoozed', id: reminder, due_at: dueAt })
    await runDue(database)
    expect(await told(ben)).toHaveLength(1)
    await database.setClock('2036-06-12T06:00:01Z')
    const others = [connect({ url: database.url }), connect({ url: database.url })]
    await Promise.all([database, ...others].map((one) => runDue(one)))
    await Promise.all(others.map((one) => one.close()))
    expect(await told(ben)).toHaveLength(2)
    await snooze(ben, reminder, 1)
    await database.setClock('2036-06-12T07:00:02Z')
    await runDue(database)
    expect((await told(ben)).map(({ data }) => data.reminder)).toEqual([reminder, reminder, reminder])
  })

  test('happens once for each press', async () => {
    const { ben, assignment, reminder } = await reminded()
    const key = newKey('press')
    const both = await Promise.all([snooze(ben, reminder, 4, key), snooze(ben, reminder, 4, key)])
    expect(new Set(both.map(({ dueAt }) => +dueAt)).size).toBe(1)
    const [row] = await database.sql`select snoozes from reminders where public_id = ${reminder}`
    expect([row?.['snoozes'], (await unsent(assignment.publicId)).length]).toEqual([1, 4])
    expect(await refused(snooze(ben, reminder, 1, key))).toBe('command.reused')
  })

  test('of two reminders of the same thing leaves the last that was put off', async () => {
    const { ben, assignment, reminder } = await reminded()
    await snooze(ben, reminder, 1)
    await database.setClock('2036-06-12T08:00:01Z')
    await runDue(database)
    const later = (await told(ben)).at(-1)?.data.reminder ?? ''
    await snooze(ben, reminder, 4)
    await snooze(ben, later, 1)
    const waiting = (await unsent(assignment.publicId)).filter(({ rung }) => rung === 'snoozed')
    expect(waiting.map(({ id }) => id)).toEqual([later])
  })

  test('is overtaken by a new deadline', async () => {
    const { ben, assignment, reminder } = await reminded()
    await snooze(ben, reminder, 1)
    await dayMore(ben, assignment)
    expect((await unsent(assignment.publicId)).map(({ rung }) => rung)).not.toContain('snoozed')
    expect(await refused(snooze(ben, reminder, 1))).toBe('reminder.unknown')
  })

  test('counts with the deadline of now, and ends with what it is about', async () => {
    const { ben, assignment, reminder } = await reminded()
    await dayMore(ben, assignment)
    await snooze(ben, reminder, 1)
    const [row] = await database.sql<
      { at: Date }[]
    >`select deadline_at as at from reminders where public_id = ${reminder}`
    expect(row?.at).toEqual(new Date(+assignment.deadlineAt + 24 * HOUR))
    await database.setClock('2036-06-12T08:00:01Z')
    await runDue(database)
    await handedIn(database, ben, assignment)
    expect([await unsent(assignment.publicId), await refused(snooze(ben, reminder, 1))]).toEqual([[], 'reminder.over'])
  })

  test('is refused to anybody else, for other hours, and when it is too late', async () => {
    const { ben, assignment, reminder } = await reminded()
    const tries = [
      snooze(clara, reminder, 1),
      snooze(ben, 'abcdefghij', 1),
      snooze(ben, reminder, 2),
      snooze(ben, reminder, Number.NaN),
    ]
    expect(await Promise.all(tries.map((one) => refused(one)))).toEqual(Array(4).fill('reminder.unknown'))
    await database.setClock(new Date(+assignment.deadlineAt - HOUR).toISOString())
    expect(await refused(snooze(ben, reminder, 1))).toBe('reminder.too_late')
    expect(await refused(snooze({ ...ben, status: 'suspended' }, reminder, 1))).toBe('member.suspended')
  })

  test('works for a client: a submission and an application', async () => {
    const { ben, assignment } = await reminded()
    await database.setClock('2036-06-12T08:00:00Z')
    const carl = await client(database, { points: 5_000 })
    const job = await openJob(database, carl, { taking: 'apply', slots: 1 })
    const { publicId: application } = await database.withTx((tx) =>
      assignments.apply(tx, ben, { key: newKey('apply'), job: job.publicId, pitch: '' }),
    )
    const { publicId: submission } = await handedIn(database, ben, assignment)
    await database.setClock('2036-06-13T08:00:01Z')
    await runDue(database)
    for (const [who, subject] of [
      [carl, application],
      [clara, submission],
    ] as const) {
      const [row] = await database.sql<{ id: string }[]>`
        select public_id as id from reminders where subject = ${subject} and sent_at is not null`
      const reminder = row?.id ?? ''
      const put = await snooze(who, reminder, 4)
      expect([put.subject, put.dueAt.toISOString().slice(0, 19)]).toEqual([subject, '2036-06-13T12:00:01'])
      expect((await unsent(subject))[0]).toMatchObject({ rung: 'snoozed', id: reminder })
    }
  })
})

test('the world is in order after all of it', () => database.assertWorld())
