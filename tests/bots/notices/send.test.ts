import { beforeEach, describe, expect, test, vi } from 'vitest'
import { claim } from '../../../bots/notices/queue.ts'
import type { NoticeSenderOptions } from '../../../bots/notices/send.ts'
import { backOffSeconds } from '../../../bots/wait.ts'
import { Outage } from '../../../core/db/connect.ts'
import * as members from '../../../core/members/index.ts'
import { refuse } from '../../../core/shared/refusal.ts'
import { card, db, senderOn, somebody, stateOf, surfaceThat, takes, tell } from './sender-under-test.ts'

beforeEach(async () => {
  await db.sql`delete from notices`
  // Broad daylight in Berlin, ahead of every real clock that this test may run on.
  await db.setClock('2036-06-10T10:00:00Z')
})

describe('a notice', () => {
  test('is sent once, in the member’s language, and remembers the message', async () => {
    const { surface, seen } = takes()
    const { member, place } = await somebody()
    const key = await tell(member.id)
    const sender = senderOn([surface])
    expect([await sender.drain(), await sender.drain()]).toEqual([1, 0])
    expect(seen).toEqual([{ place, words: 'de submission.approved', silent: false }])
    expect(await stateOf(key)).toMatchObject({
      status: 'sent',
      channel: 'telegram',
      message_ref: { platform: 'telegram', place, message: '7' },
      lease_until: null,
    })
  })

  test('is drawn at the moment of sending', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    await tell(member.id)
    await db.withTx((tx) => members.setLanguage(tx, member, 'en'))
    await senderOn([surface]).drain()
    expect(seen[0]?.words).toBe('en submission.approved')
  })

  test('that is no longer true is dropped', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const key = await tell(member.id)
    expect(await senderOn([surface], { draw: async () => undefined }).drain()).toBe(0)
    expect([(await stateOf(key))['status'], seen]).toEqual(['dropped', []])
  })

  test('about something that the member may no longer see is dropped', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const key = await tell(member.id)
    const draw: NoticeSenderOptions['draw'] = async () => refuse('submission.unknown', {})
    expect(await senderOn([surface], { draw }).drain()).toBe(0)
    expect(seen).toEqual([])
    expect(await stateOf(key)).toMatchObject({ status: 'dropped', error: 'submission.unknown', attempts: 1 })
  })

  test('does not wait for the many of somebody else whose chat is full', async () => {
    const [crowded, quick] = [await somebody(), await somebody()]
    let taken = 0
    const { surface, seen } = surfaceThat((place) => {
      if (place === crowded.place && (taken += 1) > 2) return { is: 'later', retryAfterSeconds: 30 }
      return { is: 'sent', message: { platform: 'telegram', place, message: '7' } }
    })
    const keys: string[] = []
    for (let told = 0; told < 150; told += 1) keys.push(await tell(crowded.member.id))
    await tell(quick.member.id)
    expect(await senderOn([surface]).drain()).toBe(3)
    // The third of the many was tried, the others not: they keep their order behind it.
    expect(seen.map(({ place }) => place).toSorted()).toEqual([
      crowded.place,
      crowded.place,
      crowded.place,
      quick.place,
    ])
    const states = await Promise.all(keys.slice(2).map(stateOf))
    expect(states.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['waiting', 1],
      ...keys.slice(3).map(() => ['waiting', 0]),
    ])
    expect(states.every(({ wait }) => Number(wait) > 25)).toBe(true)
  })

  test('does not wait for the many of those to whom others are sending, nor for the many of somebody else', async () => {
    const [busy, crowded, quick] = [await somebody(), await somebody(), await somebody()]
    for (let told = 0; told < 150; told += 1) await tell(busy.member.id)
    for (let told = 0; told < 150; told += 1) await tell(crowded.member.id)
    await tell(busy.member.id)
    const key = await tell(quick.member.id)
    const first = db.sql`select min(id::text)::uuid from notices where member_id = ${busy.member.id}`
    await db.sql`update notices set status = 'sending', lease_until = now() + interval '30 seconds' where id = (${first})`
    const claimed = await db.withTx(claim)
    expect(claimed.map(({ memberId }) => memberId)).toEqual([
      crowded.member.id,
      crowded.member.id,
      crowded.member.id,
      quick.member.id,
    ])
    expect((await stateOf(key))['status']).toBe('sending')
  })

  test('comes after the older ones of the same member', async () => {
    const { surface, seen } = surfaceThat(async (place) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { is: 'sent', message: { platform: 'telegram', place, message: '7' } }
    })
    const { member } = await somebody()
    for (const kind of ['assignment.lapsed', 'submission.approved', 'assignment.lapsed'] as const)
      await tell(member.id, kind)
    await senderOn([surface]).drain()
    expect(seen.map(({ words }) => words)).toEqual([
      'de assignment.lapsed',
      'de submission.approved',
      'de assignment.lapsed',
    ])
  })

  test('is sent once by four senders at the same time, however many there are', async () => {
    const { surface, seen } = takes()
    const crowd = await Promise.all(Array.from({ length: 12 }, () => somebody()))
    for (const { member } of crowd) for (let turn = 0; turn < 5; turn += 1) await tell(member.id)
    const counts = await Promise.all([1, 2, 3, 4].map(() => senderOn([surface]).drain()))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(seen.length).toBe(60)
  })

  test('is sent by itself after a kick, and the sender stops', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const sender = senderOn([surface])
    sender.start()
    await tell(member.id)
    sender.kick()
    await vi.waitFor(() => expect(seen.length).toBe(1), { timeout: 900 })
    await sender.stop()
    await tell(member.id)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(seen.length).toBe(1)
  })

  test('that is waiting is found by its index among 20,000 that were sent', async () => {
    const { member } = await somebody()
    await db.sql`insert into notices (member_id, kind, data, dedupe_key, urgency, status, next_at, created_at)
      select ${member.id}, 'x', '{}', 'old-' || n, 'now', 'sent', now(), now() from generate_series(1, 20000) n`
    await db.sql`analyze notices`
    const plan = await db.sql`explain select id from notices
      where status in ('waiting', 'sending') and next_at <= greatest(now(), moment())
        and (status = 'waiting' or lease_until < now()) order by next_at, id limit 10 for update skip locked`
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('notices_due')
  })
})

describe('a notice that cannot be sent', () => {
  test('waits for as long as the platform asks, and holds up nobody else', async () => {
    const tired = await somebody()
    const other = await somebody()
    const { surface, seen } = surfaceThat((place) =>
      place === tired.place ? { is: 'later', retryAfterSeconds: 300 } : { is: 'sent' },
    )
    const key = await tell(tired.member.id)
    await tell(other.member.id)
    expect(await senderOn([surface]).drain()).toBe(1)
    expect(seen.length).toBe(2)
    const state = await stateOf(key)
    expect(state['status']).toBe('waiting')
    const [due] =
      await db.sql`select extract(epoch from next_at - moment())::float8 as wait from notices where dedupe_key = ${key}`
    expect(due?.['wait']).toBeGreaterThan(295)
    await db.forward('301 seconds')
    await senderOn([takes().surface]).drain()
    expect((await stateOf(key))['status']).toBe('sent')
  })

  test('is tried after 1, 2, 4 and more seconds, at most every 15 minutes, for a day', async () => {
    expect([1, 2, 3, 4, 10, 11, 50].map(backOffSeconds)).toEqual([1, 2, 4, 8, 512, 900, 900])
    const { surface } = surfaceThat(() => ({ is: 'later', retryAfterSeconds: 0 }))
    const { member } = await somebody()
    const key = await tell(member.id)
    const sender = senderOn([surface])
    let hours = 0
    for (let attempt = 1; attempt < 200; attempt += 1) {
      await sender.drain()
      if ((await stateOf(key))['status'] !== 'waiting') break
      const seconds = backOffSeconds(attempt)
      hours += seconds / 3600
      await db.forward(`${seconds} seconds`)
      await db.sql`update notices set urgency = 'now'`
    }
    expect(await stateOf(key)).toMatchObject({ status: 'undelivered', error: 'telegram asked to wait' })
    expect(hours).toBeGreaterThan(23)
    expect(hours).toBeLessThan(25)
  })

  test('to a closed chat goes to the member’s other platform, and the chat is never tried again', async () => {
    const dead = surfaceThat(() => ({ is: 'closed' }))
    const discord = takes('discord')
    const { member } = await somebody(['telegram', 'discord'])
    const first = await tell(member.id)
    const sender = senderOn([dead.surface, discord.surface])
    expect(await sender.drain()).toBe(1)
    const second = await tell(member.id)
    expect(await sender.drain()).toBe(1)
    expect([dead.seen.length, discord.seen.length]).toEqual([1, 2])
    for (const key of [first, second]) expect(await stateOf(key)).toMatchObject({ status: 'sent', channel: 'discord' })
  })

  test('is undelivered when every chat is closed, until the member comes back', async () => {
    const dead = surfaceThat(() => ({ is: 'closed' }))
    const { member, place } = await somebody()
    const first = await tell(member.id)
    const sender = senderOn([dead.surface])
    await sender.drain()
    const second = await tell(member.id)
    await sender.drain()
    expect(dead.seen.length).toBe(1)
    for (const key of [first, second]) expect((await stateOf(key))['status']).toBe('undelivered')
    await db.withTx((tx) => members.meet(tx, { platform: 'telegram', externalId: place, name: 'Mia', place }))
    const third = await tell(member.id)
    await senderOn([takes().surface]).drain()
    expect((await stateOf(third))['status']).toBe('sent')
  })

  test('because of a bug of ours is undelivered with the reason, without any token', async () => {
    const { surface, seen } = surfaceThat(() => ({ is: 'impossible', reason: 'bot123456:abc-DEF said no' }))
    const { member } = await somebody()
    const key = await tell(member.id)
    await senderOn([surface]).drain()
    expect(await stateOf(key)).toMatchObject({ status: 'undelivered', error: 'bot••• said no' })
    expect(seen.length).toBe(1)
  })

  test('that cannot be drawn is tried five times and then undelivered, and the others go on', async () => {
    const { surface, seen } = takes()
    const broken = await somebody()
    const other = await somebody()
    const key = await tell(broken.member.id)
    await tell(other.member.id)
    const draw: NoticeSenderOptions['draw'] = async (_, member) => {
      if (member.id === broken.member.id) throw new Error('a bug')
      return card('ok')
    }
    const sender = senderOn([surface], { draw })
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await sender.drain()
      await db.forward('20 minutes')
    }
    expect(await stateOf(key)).toMatchObject({ status: 'undelivered', error: 'a bug', attempts: 5 })
    expect(seen.length).toBe(1)
  })
})

describe('a sender that dies', () => {
  test('between sending and writing it down causes one more text, and no third', async () => {
    const { surface, seen } = takes()
    const { member } = await somebody()
    const key = await tell(member.id)
    let calls = 0
    const dying: NoticeSenderOptions['db'] = {
      close: async () => undefined,
      // Claim and preparation go through; what would mark it as sent finds the program dead.
      withTx: (run) => {
        calls += 1
        return calls > 2 ? Promise.reject(new Outage('killed')) : db.withTx(run)
      },
    }
    await senderOn([surface], { db: dying })
      .drain()
      .catch(() => 0)
    expect([seen.length, (await stateOf(key))['status']]).toEqual([1, 'sending'])
    const next = senderOn([surface])
    expect(await next.drain()).toBe(0)
    await db.sql`update notices set lease_until = now() - interval '1 second'`
    expect([await next.drain(), await next.drain(), seen.length]).toEqual([1, 0, 2])
  })

  test('too slowly does not overwrite what another one has done', async () => {
    const { member } = await somebody()
    const key = await tell(member.id)
    const other = takes()
    const slow = surfaceThat(async () => {
      await db.sql`update notices set lease_until = now() - interval '1 second'`
      await senderOn([other.surface]).drain()
      return { is: 'impossible', reason: 'too late' }
    })
    await senderOn([slow.surface]).drain()
    expect(await stateOf(key)).toMatchObject({ status: 'sent', error: null })
  })
})
