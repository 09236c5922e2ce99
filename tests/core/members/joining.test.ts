import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as members from '../../../core/members/index.ts'
import { reachable } from '../../../core/shared/machine.ts'
import { FLAG_STATUSES, flagVerbs } from '../../../core/moderation/index.ts'
import {
  CHECK_STATUSES,
  checkVerbs,
  jobVerbs,
  JOB_STATUSES,
  WAITING_STATUSES,
  waitingVerbs,
} from '../../../core/jobs/index.ts'
import {
  CARD_REFUND_STATUSES,
  cardRefundVerbs,
  CHARGEBACK_STATUSES,
  chargebackVerbs,
  CHECKOUT_STATUSES,
  checkoutVerbs,
} from '../../../core/checkouts/index.ts'
import { INVITATION_STATUSES, invitationVerbs } from '../../../core/lists/index.ts'
import {
  APPLICATION_STATUSES,
  applicationVerbs,
  ASSIGNMENT_STATUSES,
  assignmentVerbs,
  SUBMISSION_STATUSES,
  submissionVerbs,
} from '../../../core/assignments/index.ts'
import {
  COMPLAINT_STATUSES,
  complaintVerbs,
  goodsVerbs,
  orderVerbs,
  PURCHASE_STATUSES,
  purchaseVerbs,
  TIMED_STATUSES,
} from '../../../core/shop/index.ts'
import { BOARD_STATUSES, boardVerbs, CARD_STATUSES, cardVerbs } from '../../../core/boards/index.ts'
import { CORRECTION_STATUSES, correctionVerbs } from '../../../core/corrections/index.ts'
import { BATCH_STATUSES, batchVerbs, PAYOUT_STATUSES, payoutVerbs } from '../../../core/payouts/index.ts'
import { testDatabase } from '../../support/database.ts'
import { client, draftJob, newKey, openJob, pointsOf, stranger, usualFields, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase()
await database.setClock('2026-11-23T12:00:00Z')

const join = (member: members.Member, birthDate: string, key = newKey('join')) =>
  database.withTx((tx) => members.join(tx, member, { key, language: 'de', birthDate, wants: ['work'], minimumAge: 14 }))

describe('age', () => {
  test('a person joins on the fourteenth birthday and not a day before', async () => {
    expect(await refused(join(await stranger(database), '2012-11-24'))).toBe('member.too_young')
    expect((await join(await stranger(database), '2012-11-23')).status).toBe('active')
  })

  test('the day is that of the member’s calendar, not the server’s', async () => {
    // 23:30 in London, half past midnight of the next day in Berlin.
    await database.setClock('2026-11-23T23:30:00Z')
    expect((await join(await stranger(database), '2012-11-24')).status).toBe('active')
    await database.setClock('2026-11-23T12:00:00Z')
  })

  test.each([
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2012-02-29', '2028-02-29', 16],
    ['2000-12-31', '2026-12-30', 25],
    ['2000-12-31', '2026-12-31', 26],
  ])('who was born on %s is on %s %i years old', (born, day, age) => {
    expect(members.ageOn(born, day)).toBe(age)
  })

  test('of somebody too young nothing stays but the refusal, and the next day it may be said again', async () => {
    const child = await stranger(database, { externalId: '42' })
    await database.withTx((tx) => members.forgetTooYoung(tx, child))
    expect(await database.sql`select from members where id = ${child.id}`).toHaveLength(0)
    expect(await database.sql`select from identities where external_id = '42'`).toHaveLength(0)
    const wasTooYoung = () => database.withTx((tx) => members.wasTooYoung(tx, 'telegram', '42'))
    expect(await wasTooYoung()).toBe(true)
    await database.forward('23 hours 59 minutes')
    expect(await wasTooYoung()).toBe(true)
    await database.withTx((tx) => members.forgetAgeRefusals(tx, 20))
    expect(await database.sql`select from age_refusals`).toHaveLength(1)
    await database.forward('2 minutes')
    expect(await wasTooYoung()).toBe(false)
    await database.withTx((tx) => members.forgetAgeRefusals(tx, 20))
    expect(await database.sql`select from age_refusals`).toHaveLength(0)
    await database.setClock('2026-11-23T12:00:00Z')
  })

  test('from fourteen to seventeen a guardian has to agree before the first claim or application', async () => {
    const clara = await client(database, { points: 5_000 })
    const [claimable, choosable] = [await openJob(database, clara), await openJob(database, clara, { taking: 'apply' })]
    const claim = (by: members.Member) =>
      database.withTx((tx) => assignments.claim(tx, by, { key: newKey('claim'), job: claimable.publicId }))
    const minor = await worker(database, { birthDate: '2008-11-24' })
    expect(await refused(claim(minor))).toBe('member.guardian_needed')
    const apply = database.withTx((tx) =>
      assignments.apply(tx, minor, { key: newKey('apply'), job: choosable.publicId, pitch: '' }),
    )
    expect(await refused(apply)).toBe('member.guardian_needed')
    const adult = await worker(database, { birthDate: '2008-11-23' })
    expect((await claim(adult)).status).toBe('working')
  })
})

describe('joining', () => {
  test('whoever has not joined can neither post nor take', async () => {
    const clara = await client(database, { points: 5_000 })
    const job = await openJob(database, clara)
    const nobody = await stranger(database)
    expect(await refused(draftJob(database, nobody))).toBe('member.not_joined')
    const claim = database.withTx((tx) => assignments.claim(tx, nobody, { key: newKey('claim'), job: job.publicId }))
    expect(await refused(claim)).toBe('member.not_joined')
  })

  test('joining keeps the version of the terms and its time, and opens empty accounts', async () => {
    const member = await worker(database)
    const [row] =
      await database.sql`select terms_version, terms_accepted_at, joined_at from members where id = ${member.id}`
    expect(row?.['terms_version']).toBe(members.TERMS_VERSION)
    expect(row?.['terms_accepted_at']).toEqual(member.joinedAt)
    expect([await pointsOf(database, member, 'budget'), await pointsOf(database, member, 'earnings')]).toEqual([0, 0])
  })

  test('joining a second time changes nothing: a minor does not grow up by it', async () => {
    const minor = await worker(database, { birthDate: '2010-05-05' })
    const again = await join(minor, '1980-01-01')
    expect(again.birthDate).toBe('2010-05-05')
    expect(again.joinedAt).toEqual(minor.joinedAt)
  })

  test('two first messages of one person at the same moment make one member', async () => {
    const both = await Promise.all(Array.from({ length: 8 }, () => stranger(database, { externalId: '4711' })))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(await database.sql`select from members where id not in (select member_id from identities)`).toHaveLength(0)
  })

  test('the same number on Telegram and on Discord are two people', async () => {
    const [one, other] = [
      await stranger(database, { externalId: '99', platform: 'telegram' }),
      await stranger(database, { externalId: '99', platform: 'discord' }),
    ]
    expect(one.id).not.toBe(other.id)
  })

  test('a suspended member is refused at the door', async () => {
    const member = await worker(database, { externalId: '13' })
    await database.sql`update members set status = 'suspended' where id = ${member.id}`
    await database.sql`
      insert into suspensions (member_id, reason, decided_by, at)
      select ${member.id}, 'test', id, now() from members where id <> ${member.id} limit 1`
    expect(await refused(stranger(database, { externalId: '13' }))).toBe('member.suspended')
  })

  test('whoever writes again is reachable again', async () => {
    const member = await worker(database, { externalId: '77' })
    await database.withTx((tx) => members.markUnreachable(tx, 'telegram', '77'))
    const reach = async () => (await database.withTx((tx) => members.places(tx, member.id)))[0]?.reachable
    expect(await reach()).toBe(false)
    await stranger(database, { externalId: '77' })
    expect(await reach()).toBe(true)
  })

  test('a time zone that does not exist is refused', async () => {
    const member = await worker(database)
    const set = (zone: string) => database.withTx((tx) => members.setTimeZone(tx, member, zone))
    for (const zone of ['Europe/Atlantis', '', 'Berlin', '+02:00', "'; drop table members"]) {
      expect(await refused(set(zone))).toBe('member.bad_time_zone')
    }
    expect((await set('America/St_Johns')).timeZone).toBe('America/St_Johns')
  })
})

const VOUCHER = ['ordering', 'reserved', 'shown', 'closed', 'cancelled', 'lapsed', 'declined'] as const
const GOODS = [...TIMED_STATUSES, 'closed', 'cancelled', 'lapsed', 'declined'] as const

describe('every status can be reached, and an end stays an end', () => {
  test.each([
    ['a board', boardVerbs, BOARD_STATUSES, 'active', []],
    ['a card on a board', cardVerbs, CARD_STATUSES, 'due', ['over']],
    ['a job', jobVerbs, JOB_STATUSES, 'draft', ['closed', 'discarded']],
    [
      'an application',
      applicationVerbs,
      APPLICATION_STATUSES,
      'waiting',
      // Of a no the client may think better, by inviting.
      ['accepted', 'withdrawn', 'lapsed'],
    ],
    [
      'an assignment',
      assignmentVerbs,
      ASSIGNMENT_STATUSES,
      'working',
      ['approved', 'lapsed', 'given-back', 'released', 'withdrawn', 'refunded', 'split'],
    ],
    ['a complaint', complaintVerbs, COMPLAINT_STATUSES, 'answering', ['decided', 'withdrawn']],
    ['a purchase outside', purchaseVerbs, PURCHASE_STATUSES, 'waiting', ['bought', 'failed', 'stopped']],
    ['an order of a voucher', orderVerbs, VOUCHER, 'ordering', ['closed', 'cancelled', 'lapsed', 'declined']],
    ['an order of goods', goodsVerbs, GOODS, 'addressing', ['closed', 'cancelled', 'lapsed', 'declined']],
    ['a flag', flagVerbs, FLAG_STATUSES, 'waiting', ['released', 'closed', 'lapsed']],
    ['a check of a job', checkVerbs, CHECK_STATUSES, 'waiting', ['approved', 'refused', 'withdrawn', 'lapsed']],
    ['an invitation', invitationVerbs, INVITATION_STATUSES, 'open', ['declined']],
    ['a place in line', waitingVerbs, WAITING_STATUSES, 'waiting', ['taken', 'passed', 'left', 'ended']],
    ['a batch of payouts', batchVerbs, BATCH_STATUSES, 'built', ['settled', 'discarded']],
    ['a payment by card', checkoutVerbs, CHECKOUT_STATUSES, 'new', ['paid', 'noted', 'returned']],
    ['a chargeback', chargebackVerbs, CHARGEBACK_STATUSES, 'open', ['won']],
    ['a refund by the provider', cardRefundVerbs, CARD_REFUND_STATUSES, 'asked', ['failed']],
    ['a payout', payoutVerbs, PAYOUT_STATUSES, 'held', ['returned', 'cancelled']],
    ['a correction', correctionVerbs, CORRECTION_STATUSES, 'asked', ['made', 'refused', 'lapsed']],
    ['a submission', submissionVerbs, SUBMISSION_STATUSES, 'waiting', ['approved', 'sent-back', 'split']],
  ] as const)('%s', (_, verbs, statuses, start, ends) => {
    const table: Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>> = verbs
    expect([...reachable(table, start)].toSorted()).toEqual([...statuses].toSorted())
    const left = new Set(Object.values(table).flatMap(({ from }) => from))
    expect(statuses.filter((status) => !left.has(status)).toSorted()).toEqual([...ends].toSorted())
  })
})

test('a refusal carries the facts that explain it and no more', async () => {
  const clara = await client(database)
  const { code, detail } = await refusal(openJob(database, clara, { ...usualFields, slots: 4 }))
  expect([code, detail]).toEqual(['job.first_deposit', { minimumPoints: 1_320 }])
})

test('the world is in order after all of it', () => database.assertWorld())
