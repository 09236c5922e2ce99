import { beforeEach, describe, expect, test } from 'vitest'
import * as members from '../../../core/members/index.ts'
import { TOPICS, topicOf, urgencyOf, type NoticeKind } from '../../../core/notices/index.ts'
import { refused } from '../../support/refused.ts'
import { stranger, worker } from '../../support/people.ts'
import { db, senderOn, somebody, stateOf, takes, tell } from '../../bots/notices/sender-under-test.ts'

const kinds = Object.keys(urgencyOf) as readonly NoticeKind[]

beforeEach(async () => {
  await db.sql`delete from notices`
  await db.setClock('2036-06-10T10:00:00Z')
})

const setTopic = (member: members.Member, topic: string, isOn: boolean) =>
  db.withTx((tx) => members.setTopic(tx, member, { topic, isOn }))

/** Somebody with a chat who has joined. */
async function joined() {
  const { member } = await somebody()
  return db.withTx((tx) =>
    members.join(tx, member, {
      key: `join:${member.id}`,
      language: 'de',
      birthDate: '1990-01-01',
      wants: ['work'],
      minimumAge: 14,
    }),
  )
}

describe('a group of notices', () => {
  test('that is switched off is kept as muted and not sent, until it is switched on again', async () => {
    const { surface, seen } = takes()
    const ben = await joined()
    await setTopic(ben, 'reminders', false)
    const first = await tell(ben.id, 'submission.reminder')
    const money = await tell(ben.id, 'submission.approved')
    expect(await senderOn([surface]).drain()).toBe(1)
    expect([(await stateOf(first))['status'], (await stateOf(money))['status']]).toEqual(['muted', 'sent'])
    await setTopic(ben, 'reminders', true)
    const second = await tell(ben.id, 'submission.reminder')
    expect(await senderOn([surface]).drain()).toBe(1)
    expect([(await stateOf(second))['status'], (await stateOf(first))['status']]).toEqual(['sent', 'muted'])
    expect(seen.map(({ words }) => words)).toEqual(['de submission.approved', 'de submission.reminder'])
  })

  test('is switched off for what waits already, and only for this member', async () => {
    const { surface } = takes()
    const [ben, dora] = [await joined(), await joined()]
    const keys = [await tell(ben.id, 'submission.reminder'), await tell(dora.id, 'submission.reminder')]
    await setTopic(ben, 'reminders', false)
    await senderOn([surface]).drain()
    expect(await Promise.all(keys.map(async (key) => (await stateOf(key))['status']))).toEqual(['muted', 'sent'])
  })

  test('switched off twice, and two at the same moment, are each kept once', async () => {
    const ben = await joined()
    await Promise.all([...TOPICS, ...TOPICS].map((topic) => setTopic(ben, topic, false)))
    const now = await db.withTx((tx) => members.byId(tx, ben.id))
    expect(now?.mutedTopics.toSorted()).toEqual(TOPICS.toSorted())
    await setTopic(ben, 'alerts', true)
    expect((await db.withTx((tx) => members.byId(tx, ben.id)))?.mutedTopics).not.toContain('alerts')
  })
})

describe('money, decisions and security', () => {
  test.each(['money', 'submission.approved', 'dispute.decided', 'link.agreed', '', "reminders'"])(
    'cannot be switched off by a forged press: %s',
    async (topic) => {
      const ben = await worker(db)
      expect(await refused(setTopic(ben, topic, false))).toBe('member.topic_fixed')
      expect((await db.withTx((tx) => members.byId(tx, ben.id)))?.mutedTopics).toEqual([])
    },
  )

  test('are told whatever is switched off', async () => {
    const { surface } = takes()
    const ben = await joined()
    for (const topic of TOPICS) await setTopic(ben, topic, false)
    // The farewell has no member's chat any more: it brings its own (tests/core/privacy).
    const fixed = kinds.filter((kind) => topicOf[kind] === undefined && kind !== 'member.deleted')
    for (const kind of fixed)
      await db.sql`insert into notices (member_id, kind, data, dedupe_key, urgency, next_at, created_at)
        values (${ben.id}, ${kind}, '{}', ${kind}, 'now', now(), now())`
    let sent = 0
    for (let seconds = 0; sent < fixed.length && seconds < 5; seconds += 1) sent += await senderOn([surface]).drain()
    expect(sent).toBe(fixed.length)
    expect(
      fixed.filter((kind) => /approved|rejected|decided|refunded|deposit|link|suspended|order/.test(kind)),
    ).toEqual(kinds.filter((kind) => /approved|rejected|decided|refunded|deposit|link|suspended|order/.test(kind)))
  })

  test('the law of the world knows the same kinds as the code', async () => {
    const ben = await joined()
    for (const kind of kinds)
      await db.sql`insert into notices (member_id, kind, data, dedupe_key, urgency, status, next_at, created_at)
        values (${ben.id}, ${kind}, '{}', ${kind}, 'now', 'muted', now(), now())`
    const found = await db.sql<{ fact: string }[]>`select fact from faults_of_topics()`
    const never = kinds.filter((kind) => topicOf[kind] === undefined)
    expect(found.map(({ fact }) => String(fact.split(' ')[0])).toSorted()).toEqual(never.toSorted())
  })
})

test('somebody who has not joined has nothing to switch', async () => {
  const newcomer = await stranger(db)
  expect(await refused(setTopic(newcomer, 'alerts', false))).toBe('member.not_joined')
})
