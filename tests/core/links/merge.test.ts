import { beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as files from '../../../core/files/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreedLink, confirmed, linked } from '../../support/linking.ts'
import {
  byHand,
  approved,
  claimed,
  client,
  draftJob,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 24 })
beforeEach(() => database.setClock('2026-11-23T12:00:00Z'))

const onDiscord = { platform: 'discord' } as const
const within = database.withTx
const present = async (member: Member): Promise<Member> => {
  const found = await within((tx) => members.present(tx, member.id))
  if (found === undefined) throw new Error('a member vanished')
  return found
}
const rate = (author: Member, assignment: assignments.Assignment, stars: number) =>
  within((tx) => assignments.rate(tx, author, { assignment: assignment.publicId, stars, sentence: '' }))
const record = (member: Member) => within((tx) => members.record(tx, member.id, 'texts'))
const apply = (by: Member, job: jobs.Job) =>
  within((tx) => assignments.apply(tx, by, { key: newKey('apply'), job: job.publicId, pitch: '' }))
const everything = async (member: Member) => ({
  budget: await pointsOf(database, member, 'budget'),
  earnings: await pointsOf(database, member, 'earnings'),
})
const kindsOf = async (member: Member, account: 'budget' | 'earnings') =>
  (await within((tx) => ledger.statement(tx, member.id, account, { limit: 50 }))).lines.map(({ kind, amount }) => [
    kind,
    amount,
  ])

/** A job of `by` done by `who`, rated both ways. */
async function done(by: Member, who: Member, stars: { readonly given: number; readonly got: number }) {
  const job = await openJob(database, by)
  const assignment = await claimed(database, who, job)
  await approved(database, by, await handedIn(database, who, assignment))
  await rate(by, assignment, stars.got)
  await rate(who, assignment, stars.given)
  return { job, assignment }
}

describe('two accounts that both have money, jobs, work and ratings', () => {
  test('become the older one, with all of it, and every law of the world holds', async () => {
    const [clara, dora] = [await client(database, { points: 20_000 }), await worker(database)]
    const old = await client(database, { points: 3_000, name: 'Olga' })
    await database.forward('1 day')
    const young = await client(database, { ...onDiscord, points: 2_000, name: 'Olga D' })
    await done(clara, old, { given: 5, got: 4 })
    const youngsWork = await done(clara, young, { given: 3, got: 2 })
    const oldsJob = await done(old, dora, { given: 5, got: 5 })
    const youngsJob = await done(young, dora, { given: 1, got: 5 })
    const running = await claimed(database, young, await openJob(database, clara))
    const waiting = await handedIn(database, young, await claimed(database, young, await openJob(database, clara)))
    const application = await apply(young, await openJob(database, clara, { taking: 'apply' }))
    const published = await openJob(database, young, { rewardPoints: 100 })
    const draft = await draftJob(database, young)
    const file = await within((tx) =>
      files.record(tx, young, { name: 'a.txt', mimeType: 'text/plain', bytes: 1, sha256: 'x', storageKey: 'x/x' }),
    )
    const [before, gone] = [await everything(old), await everything(young)]
    const references = await within(async (tx) => [
      await deposits.reference(tx, old),
      await deposits.reference(tx, young),
    ])
    // The code is made by the younger account: whoever makes it, the older one stays.
    const link = await agreedLink(database, young, old, 'discord')
    const left = await confirmed(database, young, link)

    expect(left.id).toBe(old.id)
    expect(await everything(left)).toEqual({
      budget: before.budget + gone.budget,
      earnings: before.earnings + gone.earnings,
    })
    expect(await everything(young)).toEqual({ budget: 0, earnings: 0 })
    expect((await kindsOf(left, 'budget'))[0]).toEqual(['merge', gone.budget])
    expect((await kindsOf(young, 'earnings'))[0]).toEqual(['merge', -gone.earnings])
    expect(await record(left)).toMatchObject({ jobsDone: 2, reviews: 4 })
    expect((await record(left)).starsTenths).toBe(Math.round(((4 + 5 + 2 + 1) / 4) * 10))
    await within(async (tx) => {
      const { assignments: mine } = await assignments.unfinished(tx, left, { limit: 9 })
      expect(mine.map(({ publicId }) => publicId).toSorted()).toEqual(
        [running.publicId, (await assignments.mySubmission(tx, left, waiting.publicId)).assignment.publicId].toSorted(),
      )
      expect((await assignments.myApplication(tx, left, application.publicId)).status).toBe('waiting')
      for (const job of [published, draft, oldsJob.job, youngsJob.job]) {
        expect((await jobs.own(tx, left, job.publicId)).clientId).toBe(left.id)
      }
      expect(await files.ownFiles(tx, left, [file.publicId])).toHaveLength(1)
      for (const reference of references) expect((await members.byReference(tx, reference))?.id).toBe(left.id)
      expect((await assignments.mine(tx, left, youngsWork.assignment.publicId)).status).toBe('approved')
    })
    await database.assertWorld()

    // And it goes on: what waits is approved, what is posted is refunded, and a transfer with the old reference arrives.
    await approved(database, clara, waiting)
    await within((tx) => jobs.close(tx, left, { key: newKey('close'), job: published.publicId }))
    const after = await everything(left)
    expect(after.earnings).toBe(before.earnings + gone.earnings + 300)
    expect(after.budget).toBe(before.budget + gone.budget + 110)
    await database.assertWorld()
  })

  test('a third chat network’s account joins the one that was merged before, and all references lead to it', async () => {
    const [one, two] = [await client(database), await client(database, { ...onDiscord, points: 1_000 })]
    const reference = await within((tx) => deposits.reference(tx, two))
    const left = await linked(database, one, two)
    expect((await within((tx) => members.byReference(tx, reference)))?.id).toBe(left.id)
    expect((await present(two)).id).toBe(left.id)
    // The chat on Discord is given up, as it is when an account there is deleted, and another is linked.
    await database.sql`delete from identities where member_id = ${left.id} and platform = 'discord'`
    await database.sql`update members set joined_at = joined_at + interval '1 hour' where id = ${left.id}`
    const elder = await client(database, { ...onDiscord, points: 1_000 })
    const last = await linked(database, await present(left), elder)
    expect(last.id).toBe(elder.id)
    for (const earlier of [one, two]) expect((await present(earlier)).id).toBe(last.id)
    expect((await within((tx) => members.byReference(tx, reference)))?.id).toBe(last.id)
    expect(await everything(last)).toEqual({ budget: 2_000, earnings: 0 })
    await database.assertWorld()
  })

  test('wishes and languages come together, and of two birth dates the later one counts', async () => {
    const [one, two] = [
      await worker(database, { language: 'de', birthDate: '1990-01-01' }),
      await client(database, { ...onDiscord, language: 'en', birthDate: '2010-05-05' }),
    ]
    expect(await linked(database, one, two)).toMatchObject({
      wantsWork: true,
      wantsPost: true,
      workLanguages: ['de', 'en'],
      birthDate: '2010-05-05',
    })
  })

  test('play money that both had counts, and is not given again', async () => {
    const [one, two] = [await client(database), await client(database, onDiscord)]
    for (const who of [one, two]) await within((tx) => deposits.playMoney(tx, who))
    const left = await linked(database, one, two)
    expect(await everything(left)).toEqual({ budget: 10_000, earnings: 0 })
    expect(await refused(within((tx) => deposits.playMoney(tx, left)))).toBe('deposit.play_money_taken')
    await database.assertWorld()
  })

  test('more than eight may run together; nothing new is taken until fewer are', async () => {
    const clara = await client(database, { points: 20_000 })
    const [one, two] = [await worker(database), await worker(database, onDiscord)]
    for (const who of [one, two])
      for (let count = 0; count < 5; count += 1) await claimed(database, who, await openJob(database, clara))
    const left = await linked(database, one, two)
    const { assignments: running } = await within((tx) => assignments.unfinished(tx, left, { limit: 20 }))
    expect(running).toHaveLength(10)
    const another = await openJob(database, clara)
    expect(await refused(claimed(database, left, another))).toBe('worker.too_many')
    for (const assignment of running.slice(0, 3))
      await approved(database, clara, await handedIn(database, left, assignment))
    expect((await claimed(database, left, another)).workerId).toBe(left.id)
    await database.assertWorld()
  })

  test('an operator stays one through the chat that the configuration names', async () => {
    const [one, boss] = [await worker(database), await operator(database, onDiscord)]
    const left = await linked(database, one, boss)
    expect(await within((tx) => members.isOperator(tx, left))).toBe(true)
  })
})

describe('what stands in the way', () => {
  const pair = async () => ({
    boss: await client(database, { points: 20_000 }),
    hand: await worker(database, onDiscord),
  })

  test.each(['telegram', 'discord'] as const)(
    'work of one account for the other, as long as it runs; the job is on %s',
    async (platform) => {
      const boss = await client(database, { points: 20_000, platform })
      const hand = await worker(database, { platform: platform === 'telegram' ? 'discord' : 'telegram' })
      const merge = () => (platform === 'telegram' ? linked(database, boss, hand) : linked(database, hand, boss))
      const job = await openJob(database, boss, { title: 'Ein Text über Bienen' })
      const assignment = await claimed(database, hand, job)
      expect((await refusal(merge())).detail).toEqual({ title: 'Ein Text über Bienen', kind: 'own' })
      const submission = await handedIn(database, hand, assignment)
      expect(await refused(merge())).toBe('link.open_work')
      await approved(database, boss, submission)
      await rate(boss, assignment, 5)
      await rate(hand, assignment, 5)
      const left = await merge()
      // What is settled stays as it was paid; stars for oneself count for nothing.
      expect(await record(left)).toMatchObject({ reviews: 0, starsTenths: undefined })
      expect(await within((tx) => jobs.own(tx, left, job.publicId))).toMatchObject({ clientId: left.id })
      await database.assertWorld()
    },
  )

  test('a rejection between the two, whose reward is still held', async () => {
    const { boss, hand } = await pair()
    const submission = await handedIn(database, hand, await claimed(database, hand, await openJob(database, boss)))
    await within((tx) =>
      assignments.reject(tx, boss, {
        key: newKey('reject'),
        submission: submission.publicId,
        code: 'other',
        reason: 'This is not what was asked for.',
      }),
    )
    expect(await refused(linked(database, boss, hand))).toBe('link.open_work')
  })

  test('an application of one account to the other, until it is decided', async () => {
    const { boss, hand } = await pair()
    const application = await apply(hand, await openJob(database, boss, { taking: 'apply' }))
    expect((await refusal(linked(database, boss, hand))).detail).toMatchObject({ kind: 'own' })
    await within((tx) => assignments.decline(tx, boss, { application: application.publicId, reason: 'no-match' }))
    await linked(database, boss, hand)
    await database.assertWorld()
  })

  test('both working on the same job, until both are done; then each keeps what it did', async () => {
    const clara = await client(database, { points: 20_000 })
    const [one, two] = [await worker(database), await worker(database, onDiscord)]
    const job = await openJob(database, clara, { slots: 3, title: 'Drei Texte über Bienen' })
    const [first, second] = [await claimed(database, one, job), await claimed(database, two, job)]
    expect((await refusal(linked(database, one, two))).detail).toEqual({
      title: 'Drei Texte über Bienen',
      kind: 'same',
    })
    await approved(database, clara, await handedIn(database, one, first))
    expect(await refused(linked(database, one, two))).toBe('link.open_work')
    await approved(database, clara, await handedIn(database, two, second))
    const left = await linked(database, one, two)
    expect(await everything(left)).toEqual({ budget: 0, earnings: 600 })
    expect(await refused(claimed(database, left, job))).toBe('job.taken_before')
    await database.assertWorld()
  })

  test('both having applied to the same job, until both are answered', async () => {
    const clara = await client(database, { points: 20_000 })
    const [one, two] = [await worker(database), await worker(database, onDiscord)]
    const job = await openJob(database, clara, { taking: 'apply', slots: 2 })
    const [first, second] = [await apply(one, job), await apply(two, job)]
    const decline = (application: assignments.Application) =>
      within((tx) => assignments.decline(tx, clara, { application: application.publicId, reason: 'no-match' }))
    expect(await refused(linked(database, one, two))).toBe('link.open_work')
    await decline(first)
    expect(await refused(linked(database, one, two))).toBe('link.open_work')
    await decline(second)
    await linked(database, one, two)
    await database.assertWorld()
  })

  test('an application that was taken back does not', async () => {
    const clara = await client(database, { points: 20_000 })
    const [one, two] = [await worker(database), await worker(database, onDiscord)]
    const job = await openJob(database, clara, { taking: 'apply', slots: 2 })
    const [first, second] = [await apply(one, job), await apply(two, job)]
    await within((tx) => assignments.withdraw(tx, two, second.publicId))
    const left = await linked(database, one, two)
    expect((await within((tx) => assignments.myApplication(tx, left, first.publicId))).status).toBe('waiting')
    await database.assertWorld()
  })

  test('an operator who has credited the other account: nobody decides on his own case, not even later', async () => {
    const [ana, boss] = [await client(database), await operator(database, onDiscord)]
    const reference = await within((tx) => deposits.reference(tx, ana))
    await byHand(database, boss, { reference, points: 500 })
    expect(await refused(linked(database, ana, boss))).toBe('link.operator')
  })

  test('a refused merge leaves everything as it was, to be confirmed later', async () => {
    const { boss, hand } = await pair()
    const link = await agreedLink(database, boss, hand)
    const assignment = await claimed(database, hand, await openJob(database, boss))
    expect(await refused(confirmed(database, boss, link))).toBe('link.open_work')
    expect((await present(hand)).id).toBe(hand.id)
    await approved(database, boss, await handedIn(database, hand, assignment))
    expect((await confirmed(database, boss, link)).id).toBe(boss.id)
  })
})
