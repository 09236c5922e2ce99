import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  draftJob,
  handedIn,
  newKey,
  NO_CHECKS,
  openJob,
  operator,
  worker,
  type JobOptions,
} from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase()
const within = database.withTx
const clara = await client(database, { points: 500_000 })

const ids = async (by: Member): Promise<readonly string[]> =>
  (await within((tx) => jobs.find(tx, by, { limit: 200 }))).jobs.map(({ id }) => id)
const apply = (by: Member, job: Job) =>
  within((tx) => assignments.apply(tx, by, { key: newKey('apply'), job: job.publicId, pitch: '' }))
const accept = (by: Member, application: assignments.Application) =>
  within((tx) => assignments.accept(tx, by, { key: newKey('accept'), application: application.publicId }))
const block = (by: Member, other: Member) => within((tx) => lists.block(tx, by, other.id))
const unblock = (by: Member, other: Member) => within((tx) => lists.unblock(tx, by, other.id))
const told = async (who: Member, kind: string): Promise<number> => {
  const rows = await database.sql`select id from notices where member_id = ${who.id} and kind = ${kind}`
  return rows.length
}

/** Paid work of this worker for Clara: what makes it possible to invite somebody. */
async function paid(who: Member, options: JobOptions = {}) {
  const job = await openJob(database, clara, options)
  const assignment = await claimed(database, who, job)
  await approved(database, clara, await handedIn(database, who, assignment))
  return { job, assignment }
}
const invite = (job: Job, who: assignments.Invitee) =>
  within((tx) => assignments.invite(tx, clara, { job: job.publicId, who }))

describe('a block', () => {
  test.each(['the client', 'the worker'])(
    '%s puts it up: no job is seen, taken or given between the two',
    async (who) => {
      const ben = await worker(database)
      const [open, choosing] = [
        await openJob(database, clara),
        await openJob(database, clara, { taking: 'apply', slots: 3 }),
      ]
      expect(await ids(ben)).toEqual(expect.arrayContaining([open.id, choosing.id]))
      const application = await apply(ben, choosing)
      const [by, other] = who === 'the client' ? [clara, ben] : [ben, clara]
      await block(by, other)

      expect(await ids(ben)).toEqual([])
      expect(await refused(claimed(database, ben, open))).toBe('job.not_for_you')
      expect(await refused(apply(ben, choosing))).toBe('job.not_for_you')
      expect(await refused(accept(clara, application))).toBe('application.not_fit')

      await unblock(by, other)
      expect(await ids(ben)).toContain(open.id)
      await accept(clara, application)
      await claimed(database, ben, open)
    },
  )

  test('does not touch work that runs: it is handed in and paid', async () => {
    const ben = await worker(database)
    const assignment = await claimed(database, ben, await openJob(database, clara))
    await block(ben, clara)
    await block(clara, ben)
    await approved(database, clara, await handedIn(database, ben, assignment))
  })

  test('ends invitations between the two, and allows no new ones', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara)
    const { publicId } = await invite(job, { assignment: assignment.publicId })
    await block(ben, clara)
    expect(await within((tx) => lists.myInvitation(tx, ben, publicId))).toMatchObject({ status: 'ended' })
    expect(await refused(invite(job, { assignment: assignment.publicId }))).toBe('invitation.not_possible')
    await unblock(ben, clara)
    expect(await invite(job, { assignment: assignment.publicId })).toMatchObject({ publicId, status: 'open' })
  })

  test('is taken back by whoever put it up, and by nobody else', async () => {
    const [ben, dora] = [await worker(database), await worker(database)]
    await block(ben, clara)
    await block(dora, clara)
    const { entries } = await within((tx) => lists.page(tx, ben, 'block', { limit: 5 }))
    const [mine] = entries
    expect(entries).toMatchObject([{ otherId: clara.id }])
    expect(await refused(within((tx) => lists.remove(tx, dora, mine?.publicId ?? '')))).toBe('list.unknown')
    await within((tx) => lists.remove(tx, ben, mine?.publicId ?? ''))
    expect(await within((tx) => lists.isBlocked(tx, ben.id, clara.id))).toBe(false)
    expect(await within((tx) => lists.isBlocked(tx, dora.id, clara.id))).toBe(true)
    expect(await refused(block(ben, ben))).toBe('list.oneself')
  })

  test('holds exactly while one of the two wants it, for both sides alike, whatever happened before', async () => {
    const [ben, dora] = [await client(database, { points: 5_000 }), await client(database, { points: 5_000 })]
    const [bens, doras] = [await openJob(database, ben), await openJob(database, dora)]
    const step = fc.record({ first: fc.boolean(), does: fc.constantFrom('block' as const, 'unblock' as const) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await unblock(ben, dora)
        await unblock(dora, ben)
        const wanted = { ben: false, dora: false }
        for (const { first, does } of steps) {
          const [by, other] = first ? [ben, dora] : [dora, ben]
          await (does === 'block' ? block(by, other) : unblock(by, other))
          wanted[first ? 'ben' : 'dora'] = does === 'block'
        }
        const blocked = wanted.ben || wanted.dora
        expect(await within((tx) => lists.isBlocked(tx, ben.id, dora.id))).toBe(blocked)
        expect(await within((tx) => lists.isBlocked(tx, dora.id, ben.id))).toBe(blocked)
        expect((await ids(dora)).includes(bens.id)).toBe(!blocked)
        expect((await ids(ben)).includes(doras.id)).toBe(!blocked)
      }),
      { numRuns: 15 },
    )
  })
})

describe('a job for invited workers', () => {
  test('is found, seen, and taken by those, and by nobody else', async () => {
    const [ben, dora] = [await worker(database), await worker(database)]
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara, { invitedOnly: true, slots: 2 })
    expect(await refused(within((tx) => jobs.byPublicId(tx, ben, job.publicId)))).toBe('job.unknown')
    await invite(job, { assignment: assignment.publicId })

    expect([(await ids(ben)).includes(job.id), (await ids(dora)).includes(job.id)]).toEqual([true, false])
    expect((await within((tx) => jobs.byPublicId(tx, ben, job.publicId))).id).toBe(job.id)
    expect(await refused(within((tx) => jobs.byPublicId(tx, dora, job.publicId)))).toBe('job.unknown')
    expect((await refusal(claimed(database, dora, job))).detail).toEqual({ missing: [{ need: 'invitation' }] })

    const taken = await claimed(database, ben, job)
    expect(await within((tx) => lists.invitationTo(tx, ben.id, job.id))).toMatchObject({ status: 'accepted' })
    await approved(database, clara, await handedIn(database, ben, taken))
  })

  test('stands on no public page and in no alert; operators see it', async () => {
    const job = await openJob(database, clara, { invitedOnly: true })
    expect(await refused(within((tx) => jobs.publicJob(tx, job.publicId)))).toBe('job.unknown')
    const { jobs: shown } = await within((tx) => jobs.publicPage(tx, { limit: 200 }))
    expect(shown.some(({ id }) => id === job.id)).toBe(false)
    expect(await database.sql`select job_id from new_jobs where job_id = ${job.id}`).toHaveLength(0)
    const otto = await operator(database)
    expect((await within((tx) => jobs.byPublicId(tx, otto, job.publicId))).id).toBe(job.id)
  })

  test('with applications: who is not invited any more is not accepted', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara, { invitedOnly: true, taking: 'apply' })
    await invite(job, { assignment: assignment.publicId })
    const application = await apply(ben, job)
    await within((tx) => assignments.withdrawInvitation(tx, clara, { job: job.publicId, workerId: ben.id }))
    expect(await refused(accept(clara, application))).toBe('application.not_fit')
    await invite(job, { assignment: assignment.publicId })
    expect(await accept(clara, application)).toMatchObject({ workerId: ben.id })
  })

  test('an invitation takes back a no: whoever was declined finds the job, and may apply anew', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara, { taking: 'apply' })
    // Whoever was invited before hears of it all the same.
    await invite(job, { assignment: assignment.publicId })
    const before = await apply(ben, job)
    await within((tx) => assignments.decline(tx, clara, { application: before.publicId, reason: 'no-match' }))
    expect([(await ids(ben)).includes(job.id), await refused(apply(ben, job))]).toEqual([false, 'job.taken_before'])
    await invite(job, { assignment: assignment.publicId })
    expect([await told(ben, 'invitation.new'), await ids(ben)]).toEqual([2, expect.arrayContaining([job.id])])
    expect(await accept(clara, await apply(ben, job))).toMatchObject({ workerId: ben.id })
  })

  test('work goes back and may be taken again: the invitation still holds', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara, { invitedOnly: true })
    await invite(job, { assignment: assignment.publicId })
    const taken = await claimed(database, ben, job)
    const back = { key: newKey('back'), assignment: taken.publicId, acceptsLate: false }
    await within((tx) => assignments.giveBack(tx, ben, back))
    await claimed(database, ben, job)
  })
})

describe('an invitation', () => {
  test('to a draft is told when the job is published, and once', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const draft = await draftJob(database, clara, { invitedOnly: true })
    const { publicId } = await invite(draft, { assignment: assignment.publicId })
    await invite(draft, { assignment: assignment.publicId })
    expect(await told(ben, 'invitation.new')).toBe(0)
    expect(await within((tx) => lists.myInvitations(tx, ben, { limit: 5 }))).toMatchObject({ invitations: [] })
    await within((tx) => jobs.publish(tx, clara, { key: newKey('publish'), job: draft.publicId, checks: NO_CHECKS }))
    expect(await told(ben, 'invitation.new')).toBe(1)
    const { invitations } = await within((tx) => lists.myInvitations(tx, ben, { limit: 5 }))
    expect(invitations).toMatchObject([{ publicId }])
  })

  test('goes to people whose work was paid, and to favourites, which are such people', async () => {
    const [ben, dora] = [await worker(database), await worker(database)]
    const { assignment } = await paid(ben)
    const running = await claimed(database, dora, await openJob(database, clara))
    const job = await openJob(database, clara)
    expect(await refused(invite(job, { assignment: running.publicId }))).toBe('list.not_together')
    const favour = (who: assignments.Assignment, isFavourite = true) =>
      within((tx) => assignments.setFavourite(tx, clara, { assignment: who.publicId, isFavourite }))
    expect(await refused(favour(running))).toBe('list.not_together')
    await favour(assignment)
    await favour(assignment)
    const { entries } = await within((tx) => lists.page(tx, clara, 'favourite', { limit: 5 }))
    expect(entries).toMatchObject([{ otherId: ben.id }])
    expect(await invite(job, { favourite: entries[0]?.publicId ?? '' })).toMatchObject({ workerId: ben.id })
    await favour(assignment, false)
    expect((await within((tx) => lists.page(tx, clara, 'favourite', { limit: 5 }))).entries).toEqual([])
  })

  test('that was declined closes the job again, and is not sent twice', async () => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await openJob(database, clara, { invitedOnly: true })
    const { publicId } = await invite(job, { assignment: assignment.publicId })
    expect(await refused(within((tx) => lists.declineInvitation(tx, clara, publicId)))).toBe('invitation.unknown')
    await within((tx) => lists.declineInvitation(tx, ben, publicId))
    expect((await ids(ben)).includes(job.id)).toBe(false)
    expect(await refused(claimed(database, ben, job))).toBe('job.missing')
    const again = await refusal(invite(job, { assignment: assignment.publicId }))
    expect([again.code, again.detail]).toEqual(['invitation.wrong_state', { status: 'declined' }])
  })

  test.each(['closed', 'discarded'])('ends with its job: %s', async (how) => {
    const ben = await worker(database)
    const { assignment } = await paid(ben)
    const job = await draftJob(database, clara, { invitedOnly: true })
    const { publicId } = await invite(job, { assignment: assignment.publicId })
    await within(async (tx) => {
      if (how === 'discarded') return jobs.discard(tx, clara, job.publicId)
      await jobs.publish(tx, clara, { key: newKey('publish'), job: job.publicId, checks: NO_CHECKS })
      return (await jobs.close(tx, clara, { key: newKey('close'), job: job.publicId })).job
    })
    expect(await within((tx) => lists.myInvitation(tx, ben, publicId))).toMatchObject({ status: 'ended' })
    expect(await refused(invite(job, { assignment: assignment.publicId }))).toBe('job.wrong_state')
  })

  test('is the business of the job’s client alone', async () => {
    const ben = await worker(database)
    const other = await client(database, { points: 2_000 })
    const { assignment } = await paid(ben)
    const job = await openJob(database, other)
    expect(await refused(invite(job, { assignment: assignment.publicId }))).toBe('job.unknown')
    const asOther = within((tx) =>
      assignments.invite(tx, other, { job: job.publicId, who: { assignment: assignment.publicId } }),
    )
    expect(await refused(asOther)).toBe('assignment.unknown')
  })
})

test('who took part is listed page by page, and so are both lists', async () => {
  const job = await openJob(database, clara, { slots: 3 })
  const people: Member[] = []
  for (let count = 0; count < 3; count += 1) people.push(await worker(database))
  for (const one of people)
    await approved(database, clara, await handedIn(database, one, await claimed(database, one, job)))
  const first = await within((tx) => assignments.crew(tx, clara, job, { limit: 2 }))
  const after = first.assignments.at(-1)?.publicId ?? ''
  const second = await within((tx) => assignments.crew(tx, clara, job, { limit: 2, after }))
  expect([first.more, second.more]).toEqual([true, false])
  expect([...first.assignments, ...second.assignments].map(({ workerId }) => workerId)).toEqual(
    people.map(({ id }) => id),
  )

  const shy = await worker(database)
  for (const one of people) await block(shy, one)
  const newest = await within((tx) => lists.page(tx, shy, 'block', { limit: 2 }))
  const last = newest.entries.at(-1)?.publicId ?? ''
  const older = await within((tx) => lists.page(tx, shy, 'block', { limit: 2, after: last }))
  expect([...newest.entries, ...older.entries].map(({ otherId }) => otherId)).toEqual(
    people.map(({ id }) => id).toReversed(),
  )
})

test('the world holds after all of this', () => database.assertWorld())
