import { beforeEach, describe, expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import type { NoticeSenderOptions } from '../../../bots/notices/send.ts'
import { drawNotice } from '../../../bots/screens/notice-card.ts'
import * as assignments from '../../../core/assignments/index.ts'
import * as members from '../../../core/members/index.ts'
import * as notices from '../../../core/notices/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { claimed, client, newKey, openJob, worker } from '../../support/people.ts'
import { db, nextAtOf, senderOn, somebody, stateOf, takes, tell } from './sender-under-test.ts'

beforeEach(async () => {
  await db.sql`delete from notices`
  // Broad daylight in Berlin, ahead of every real clock that this test may run on.
  await db.setClock('2036-06-10T10:00:00Z')
})

describe('quiet hours', () => {
  test.each([
    ['on an ordinary evening', '2036-06-10T20:30:00Z', '2036-06-11T06:00:00.000Z'],
    ['in the short night of the spring switch', '2036-03-29T22:00:00Z', '2036-03-30T06:00:00.000Z'],
    ['in the long night of the autumn switch', '2036-10-25T22:00:00Z', '2036-10-26T07:00:00.000Z'],
    ['in the second of the two hours from 2 to 3', '2036-10-26T01:30:00Z', '2036-10-26T07:00:00.000Z'],
  ])('make what can wait wait until 8 in the morning, %s', async (_, at, end) => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const key = await tell(member.id, 'submission.reminder')
    await db.setClock(at)
    expect(await senderOn([surface]).drain()).toBe(0)
    expect([seen, await nextAtOf(key)]).toEqual([[], end])
    expect(await stateOf(key)).toMatchObject({ status: 'waiting', attempts: 0 })
    await db.setClock(new Date(Date.parse(end) - 60_000).toISOString())
    expect(await senderOn([surface]).drain()).toBe(0)
    await db.setClock(end)
    expect(await senderOn([surface]).drain()).toBe(1)
    expect(seen[0]?.silent).toBe(false)
  })

  test('let what somebody waits for through without a sound', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    await tell(member.id, 'submission.approved')
    await db.setClock('2036-06-10T20:30:00Z')
    expect(await senderOn([surface]).drain()).toBe(1)
    expect(seen[0]?.silent).toBe(true)
  })

  test('hold a reminder back until two hours before its deadline', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const deadline = '2036-06-11T03:00:00.000Z'
    const dedupeKey = 'reminder-at-night'
    const data = { assignment: 'a', deadline }
    await db.withTx((tx) => notices.tell(tx, member.id, { kind: 'assignment.reminder', data, dedupeKey }))
    await db.setClock('2036-06-10T20:30:00Z')
    expect(await senderOn([surface]).drain()).toBe(0)
    expect([seen, await nextAtOf(dedupeKey)]).toEqual([[], '2036-06-11T01:00:00.000Z'])
    await db.setClock('2036-06-11T01:00:00Z')
    expect(await senderOn([surface]).drain()).toBe(1)
    expect(seen[0]?.silent).toBe(false)
  })

  test('do not hold the last reminder of a submission back until silence has approved it', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const data = { submission: 's', deadline: '2036-06-11T03:00:00.000Z' }
    const dedupeKey = 'review-at-night'
    await db.withTx((tx) => notices.tell(tx, member.id, { kind: 'submission.reminder', data, dedupeKey }))
    await db.setClock('2036-06-10T23:00:00Z')
    expect(await senderOn([surface]).drain()).toBe(0)
    expect([seen, await nextAtOf(dedupeKey)]).toEqual([[], '2036-06-11T01:00:00.000Z'])
    await db.setClock('2036-06-11T01:00:00Z')
    expect(await senderOn([surface]).drain()).toBe(1)
  })

  test('are those of the member’s own zone', async () => {
    const { surface } = takes()
    const { member } = await somebody()
    await db.withTx((tx) => members.setTimeZone(tx, member, 'America/New_York'))
    await tell(member.id, 'submission.reminder')
    await db.setClock('2036-06-10T20:30:00Z')
    expect(await senderOn([surface]).drain()).toBe(1)
  })

  test('make one reminder of two that fall due in one night', async () => {
    await db.setClock('2036-06-10T14:30:00Z')
    const [clara, ben] = [await client(db, { points: 5_000 }), await worker(db)]
    const { publicId: assignment } = await claimed(db, ben, await openJob(db, clara, { workHours: 48 }))
    const ask = { key: newKey('ask'), assignment, hours: 12 }
    const { publicId: request } = await db.withTx((tx) => assignments.askForTime(tx, ben, ask))
    const answer = { key: newKey('yes'), request, agrees: true }
    await db.withTx((tx) => assignments.answerRequest(tx, clara, answer))
    const { surface } = takes()
    const draw: NoticeSenderOptions['draw'] = (tx, member, notice) =>
      drawNotice({ tx, member, copy: copyFor('en') }, notice)
    const sender = senderOn([surface], { draw })
    const reminded = () =>
      db.sql`select status from notices where member_id = ${ben.id} and kind = 'assignment.reminder' order by id`
    // Half of 60 hours is over at half past ten in Berlin, and a day is left at half past four.
    for (const at of ['2036-06-11T20:30:01Z', '2036-06-12T02:30:01Z', '2036-06-12T06:00:00Z']) {
      await db.setClock(at)
      await runDue(db)
      await sender.drain()
    }
    expect(await reminded()).toEqual([{ status: 'dropped' }, { status: 'sent' }])
  })
})
