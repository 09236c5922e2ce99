import { afterAll, describe, expect, test } from 'vitest'
import * as disputes from '../../../core/disputes/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as members from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { linked } from '../../support/linking.ts'
import {
  claimed,
  client,
  escrowOf,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  rejected,
  worker,
} from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { casesIn, REASON, WORDS } from './cases.ts'

const database = await testDatabase({ leases: 24 })
afterAll(() => database.assertWorld())

const otto = await operator(database)
const { rejection, heard, appeal, answer, withdraw, decide, statusOf, later, told } = casesIn(database)
const expectRefusal = async (code: string, attempt: Promise<unknown>): Promise<void> =>
  expect(await refused(attempt)).toBe(code)

describe('without an appeal', () => {
  test('the reward waits seven days and then goes home with its fee, once, and both are told', async () => {
    const { clara, ben, job, assignment } = await rejection()
    await later('6 days 23 hours')
    expect([await statusOf(assignment), await escrowOf(database, job)]).toEqual(['rejected', 330])
    await database.forward('1 hour 1 minute')
    await Promise.all([runDue(database), runDue(database)])
    expect([await statusOf(assignment), await escrowOf(database, job)]).toEqual(['refunded', 0])
    expect(await pointsOf(database, clara, 'budget')).toBe(5_000)
    expect([await told(ben), await told(clara)]).toEqual([['assignment.refunded'], ['assignment.refunded']])
    await expectRefusal('assignment.wrong_state', appeal(ben, assignment))
  })

  test('an appeal after seven days is too late, also before the schedule has run', async () => {
    const { ben, assignment } = await rejection()
    await database.forward('7 days')
    await expectRefusal('dispute.too_late', appeal(ben, assignment))
    await runDue(database)
  })

  test('of an appeal and the end of its time exactly one wins', async () => {
    const { ben, assignment } = await rejection()
    await database.sql`update assignments set ended_at = moment() - interval '7 days' + interval '150 milliseconds' where id = ${assignment.id}`
    const attempts = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? runDue(database)
        : new Promise((resolve) => setTimeout(resolve, index * 15)).then(() => appeal(ben, assignment)),
    )
    await Promise.allSettled(attempts)
    const [{ count } = { count: -1 }] = await database.sql<{ count: number }[]>`
      select count(*)::int as count from disputes where assignment_id = ${assignment.id}`
    expect(await statusOf(assignment)).toBe(count === 1 ? 'rejected' : 'refunded')
    await database.assertWorld()
  })
})

describe('an appeal', () => {
  test('is the worker’s alone, needs twenty characters, and there is one', async () => {
    const { clara, ben, assignment } = await rejection()
    await expectRefusal('assignment.unknown', appeal(clara, assignment))
    await expectRefusal('dispute.say_more', appeal(ben, assignment, 'Zu kurz.'))
    const key = newKey('appeal')
    const first = await appeal(ben, assignment, WORDS, key)
    expect((await appeal(ben, assignment, WORDS, key)).id).toBe(first.id)
    await expectRefusal('dispute.given', appeal(ben, assignment))
    expect(await told(clara)).toEqual(['dispute.opened'])
  })

  test('against work that is not rejected is refused', async () => {
    const clara = await client(database, { points: 5_000 })
    const ben = await worker(database)
    const assignment = await claimed(database, ben, await openJob(database, clara))
    await expectRefusal('assignment.wrong_state', appeal(ben, assignment))
  })

  test('keeps the reward in escrow beyond the seven days', async () => {
    const { job, dispute } = await heard()
    await later('8 days')
    expect(await escrowOf(database, job)).toBe(330)
    await decide(otto, dispute, 'refund')
  })

  test('can be withdrawn by its worker until it is decided: reward and fee go home at once', async () => {
    const { clara, ben, assignment, dispute } = await heard()
    await expectRefusal('dispute.unknown', withdraw(clara, dispute))
    await withdraw(ben, dispute)
    expect([await statusOf(assignment), await pointsOf(database, clara, 'budget')]).toEqual(['refunded', 5_000])
    expect(await told(clara)).toEqual(['dispute.opened', 'assignment.refunded'])
    await expectRefusal('dispute.wrong_state', withdraw(ben, dispute))
    await expectRefusal('dispute.wrong_state', decide(otto, dispute, 'pay'))
    await expectRefusal('dispute.given', appeal(ben, assignment))
  })
})

describe('the other side', () => {
  test('has 48 hours, is reminded after 24, and then it is the operators’ turn without it', async () => {
    const { clara, ben, assignment } = await rejection()
    const dispute = await appeal(ben, assignment)
    await expectRefusal('dispute.wrong_state', decide(otto, dispute, 'pay'))
    await later('24 hours')
    await runDue(database)
    expect(await told(clara)).toEqual(['dispute.opened', 'dispute.reminder'])
    await database.forward('24 hours')
    await expectRefusal('dispute.answer_over', answer(clara, dispute))
    await runDue(database)
    expect(await told(ben)).toEqual(['dispute.heard'])
    await expectRefusal('dispute.wrong_state', answer(clara, dispute))
    await decide(otto, dispute, 'pay')
    expect(await pointsOf(database, ben, 'earnings')).toBe(300)
  })

  test('answers once; nobody else can', async () => {
    const { clara, ben, assignment } = await rejection()
    const dispute = await appeal(ben, assignment)
    await expectRefusal('dispute.unknown', answer(ben, dispute))
    await expectRefusal('dispute.unknown', answer(await client(database), dispute))
    await expectRefusal('dispute.say_more', answer(clara, dispute, 'Nein.'))
    expect(await answer(clara, dispute)).toMatchObject({ status: 'deciding', answer: WORDS })
    await expectRefusal('dispute.wrong_state', answer(clara, dispute))
    await decide(otto, dispute, 'refund')
  })

  test('is heard although it is suspended, and so is the worker', async () => {
    const { clara, ben, assignment } = await rejection()
    for (const member of [clara, ben]) {
      await database.withTx((tx) =>
        moderation.suspend(tx, otto, { key: newKey('suspend'), member: member.publicId, reason: REASON }),
      )
    }
    const again = async ({ id }: Member): Promise<Member> =>
      (await database.withTx((tx) => members.byId(tx, id))) ?? expect.fail('gone')
    const dispute = await answer(await again(clara), await appeal(await again(ben), assignment))
    await decide(otto, dispute, 'pay')
    expect(await pointsOf(database, ben, 'earnings')).toBe(300)
  })
})

test('operators are reminded of a dispute that is three days old, and every day from then on', async () => {
  const dora = await operator(database)
  const { dispute } = await heard()
  await later('71 hours')
  const waiting = async (): Promise<number> => {
    const rows = await database.sql`
      select from notices where member_id = ${dora.id} and dedupe_key like ${`dispute:${dispute.id}:%`}`
    return rows.length
  }
  const before = await waiting()
  await later('1 hour')
  await runDue(database)
  expect(await waiting()).toBe(before + 1)
  await later('24 hours')
  expect(await waiting()).toBe(before + 2)
  await decide(dora, dispute, 'pay')
  await later('24 hours')
  expect(await waiting()).toBe(before + 2)
})

test('the queue shows operators what is heard, oldest first', async () => {
  const [one, two] = [await heard(), await heard()]
  const page = await database.withTx((tx) => disputes.toDecide(tx, otto, { limit: 100 }))
  const ids = page.disputes.map(({ id }) => id)
  expect(ids.indexOf(one.dispute.id)).toBeLessThan(ids.indexOf(two.dispute.id))
  const next = await database.withTx((tx) => disputes.toDecide(tx, otto, { after: one.dispute.publicId, limit: 1 }))
  expect(next.disputes.map(({ id }) => id)).toEqual([two.dispute.id])
  await expectRefusal(
    'operator.only',
    database.withTx((tx) => disputes.toDecide(tx, one.ben, { limit: 1 })),
  )
  for (const { dispute } of [one, two]) await decide(otto, dispute, 'refund')
})

test('a dispute goes over with whoever is merged, and is decided for the one that is left', async () => {
  const clara = await client(database, { points: 5_000, platform: 'discord' })
  const older = await client(database)
  const ben = await worker(database, { platform: 'discord' })
  const benFirst = await worker(database)
  await database.sql`update members set joined_at = joined_at - interval '1 day' where id in (${older.id}, ${benFirst.id})`
  const assignment = await claimed(database, ben, await openJob(database, clara))
  await rejected(database, clara, await handedIn(database, ben, assignment))
  const dispute = await appeal(ben, assignment)
  const [left, leftBen] = [await linked(database, older, clara), await linked(database, benFirst, ben)]
  expect([left.id, leftBen.id]).toEqual([older.id, benFirst.id])
  await database.assertWorld()
  await answer(left, dispute)
  await decide(otto, dispute, 'split', 100)
  expect(await pointsOf(database, leftBen, 'earnings')).toBe(100)
  expect(await pointsOf(database, left, 'budget')).toBe(4_890)
})
