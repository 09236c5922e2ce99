import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as corrections from '../../../core/corrections/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { bankDesk } from '../../support/bank-desk.ts'
import { testDatabase } from '../../support/database.ts'
import { waitingOutside } from '../../support/house.ts'
import { linked } from '../../support/linking.ts'
import { approvedBatch, asked, exported, payee } from '../../support/payouts.ts'
import { byHand, claimed, client, draftJob, newKey, openJob, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const within = database.withTx
const onDiscord = { platform: 'discord' } as const
const REASON = 'Das steht so in den Regeln.'
beforeEach(() => database.setClock('2026-11-24T12:00:00+01:00'))
afterAll(() => database.assertWorld())

const report = (by: Member, kind: 'job' | 'member', { publicId: id }: { readonly publicId: string }) =>
  within((tx) => moderation.report(tx, by, { key: newKey('report'), target: { kind, id }, code: 'fake', words: '' }))
const decide = (by: Member, { publicId }: moderation.Report) =>
  within((tx) =>
    moderation.decideReport(tx, by, { key: newKey('decide'), report: publicId, decision: 'dismiss', reason: REASON }),
  )
const wait = (who: Member, job: Job) =>
  within((tx) => jobs.waitFor(tx, who, { key: newKey('wait'), job: job.publicId }))
const statesOf = async (who: Member): Promise<readonly string[]> => {
  const rows = await database.sql<{ status: string }[]>`
    select status from waiting_places where worker_id = ${who.id} order by id`
  return rows.map(({ status }) => status)
}

describe('nobody decides on his own case by becoming one with the other side', () => {
  test('an operator who has checked the other’s job, or decided on a report of the other, stays apart', async () => {
    const boss = await operator(database, onDiscord)
    const [clara, ben] = [await client(database, { points: 5_000 }), await worker(database)]
    const draft = await draftJob(database, clara)
    const job = await within((tx) =>
      jobs.publish(tx, clara, { key: newKey('publish'), job: draft.publicId, checks: { firstJobs: 3, days: 7 } }),
    )
    const check = (await within((tx) => jobs.checkOf(tx, job)))?.publicId ?? ''
    await within((tx) =>
      moderation.decideCheck(tx, boss, { key: newKey('check'), check, decision: 'approve', reason: REASON }),
    )
    await decide(boss, await report(ben, 'job', job))
    for (const party of [clara, ben]) expect(await refused(linked(database, party, boss))).toBe('link.operator')
  })

  test('whoever built a batch of payouts, let it go, or says that the bank refused it, is not one whom it pays', async () => {
    const [olga, otto] = [await operator(database), await operator(database, onDiscord)]
    const mia = await payee(database, 5_000)
    await asked(database, mia, 1_000)
    await database.forward('49 hours')
    await within((tx) => payouts.release(tx, 100))
    const batch = await approvedBatch(database, olga, otto)
    expect(await refused(linked(database, olga, otto))).toBe('link.operator')
    expect(await refused(linked(database, mia, otto))).toBe('link.operator')
    await exported(database, olga, batch)
    const paul = await operator(database, onDiscord)
    const wrong = { kind: 'batch-refused', batch: batch.publicId, reason: REASON, rules: payouts.USUAL_RULES } as const
    await within((tx) => corrections.ask(tx, paul, { ...wrong, key: newKey('ask') }))
    expect(await refused(linked(database, mia, paul))).toBe('link.operator')
  })

  test('who has stopped a purchase of the other, or asked for or made a correction of theirs, stays apart', async () => {
    const [olga, otto] = [await operator(database, onDiscord), await operator(database, onDiscord)]
    const clara = await client(database, { points: 1_000 })
    const reference = await within((tx) => deposits.reference(tx, clara))
    const third = await operator(database)
    const { publicId: number } = await byHand(database, third, { reference, points: 500, reason: 'typed twice' })
    const wrong = { kind: 'deposit', number, reason: 'typed twice', rules: payouts.USUAL_RULES } as const
    const { publicId } = await within((tx) => corrections.ask(tx, olga, { ...wrong, key: newKey('ask') }))
    await within((tx) => corrections.decide(tx, otto, { key: newKey('decide'), correction: publicId, agree: true }))
    for (const boss of [olga, otto]) expect(await refused(linked(database, clara, boss))).toBe('link.operator')

    const boss = await operator(database, onDiscord)
    await waitingOutside(database, boss)
    const [order] = await database.sql<{ buyer_id: string }[]>`
      select o.buyer_id from purchases p join orders o on o.id = p.order_id where p.stopped_by = ${boss.id}`
    const buyer = await within((tx) => members.byId(tx, order?.buyer_id ?? ''))
    if (buyer === undefined) return expect.fail('nobody bought anything')
    expect(await refused(linked(database, buyer, boss))).toBe('link.operator')
  })

  test('who was for giving up what the other owes after a taking back stays apart', async () => {
    const [olga, otto] = [await operator(database, onDiscord), await operator(database, onDiscord)]
    const clara = await client(database)
    const { arrives, referenceOf } = bankDesk(database, olga)
    const row = { cents: 2_000, words: [await referenceOf(clara)] }
    await arrives(row)
    await openJob(database, clara, { rewardPoints: 1_000 })
    await arrives({ ...row, cents: -2_000, reversal: true })
    const [owed] = await database.sql<{ id: string }[]>`
      select public_id as id from bank_entries where member_id = ${clara.id} and status = 'uncovered'`
    const entry = owed?.id ?? ''
    await within((tx) => statements.giveUp(tx, olga, { key: newKey('up'), entry, reason: REASON }))
    await within((tx) => statements.writeOff(tx, otto, { key: newKey('off'), entry, rules: payouts.USUAL_RULES }))
    for (const boss of [olga, otto]) expect(await refused(linked(database, clara, boss))).toBe('link.operator')
  })

  test('a report of one about the other is decided first; what both reported counts once, and is the operator’s own case', async () => {
    const [ben, boss] = [await worker(database), await operator(database, onDiscord)]
    const clara = await client(database, { points: 5_000 })
    const about = await report(ben, 'member', boss)
    expect(await refused(linked(database, ben, boss))).toBe('link.open_report')
    await decide(await operator(database), about)
    const job = await openJob(database, clara)
    const [seen] = [await report(ben, 'job', job), await report(boss, 'job', job)]
    const left = await linked(database, ben, boss)
    expect(await database.sql`select from reports where status = 'open'`).toHaveLength(1)
    expect(await refused(decide(left, seen))).toBe('operator.own_case')
    await decide(await operator(database), seen)
  })
})

test('a block holds for the merged account: it ends open invitations and takes a favourite off the list', async () => {
  const [clara, old] = [await client(database, { points: 9_000 }), await client(database, onDiscord)]
  const ben = await worker(database)
  const job = await openJob(database, clara, { invitedOnly: true })
  const { id } = await within((tx) => lists.invite(tx, job, ben.id))
  await within((tx) => lists.addFavourite(tx, clara, ben.id))
  await within((tx) => lists.block(tx, old, ben.id))
  const left = await linked(database, clara, old)
  expect(await database.sql`select status from invitations where id = ${id}`).toEqual([{ status: 'ended' }])
  expect(await within((tx) => lists.isFavourite(tx, left, ben.id))).toBe(false)
  expect(await within((tx) => lists.hasBlocked(tx, left, ben.id))).toBe(true)
})

describe('a slot that was held for somebody goes on to the next in line', () => {
  /** A full job, in whose line these stand; its slot has just become free. */
  async function freed(clara: Member, ...line: readonly Member[]): Promise<Job> {
    const ben = await worker(database)
    const job = await openJob(database, clara)
    const { publicId: assignment } = await claimed(database, ben, job)
    for (const who of line) await wait(who, job)
    await within((tx) => assignments.giveBack(tx, ben, { key: newKey('back'), assignment, acceptsLate: true }))
    return job
  }

  test('when two accounts of one person stood in it, or one of them is the client’s', async () => {
    const clara = await client(database, { points: 5_000 })
    const [anna, twin, tom] = [await worker(database), await worker(database, onDiscord), await worker(database)]
    await freed(clara, twin, anna, tom)
    expect([await statesOf(twin), await statesOf(anna)]).toEqual([['offered'], ['waiting']])
    const left = await linked(database, anna, twin)
    expect(await statesOf(left)).toEqual(['ended', 'offered'])
    expect(await statesOf(tom)).toEqual(['waiting'])
    const [own, eva] = [await worker(database, onDiscord), await worker(database)]
    await freed(clara, own, eva)
    await linked(database, clara, own)
    expect(await statesOf(eva)).toEqual(['offered'])
  })

  test('when who stood first is suspended: a suspended member stands in no line', async () => {
    const clara = await client(database, { points: 5_000 })
    const [anna, tom] = [await worker(database), await worker(database)]
    await freed(clara, anna, tom)
    const boss = await operator(database)
    await within((tx) =>
      moderation.suspend(tx, boss, { key: newKey('suspend'), member: anna.publicId, reason: REASON }),
    )
    expect([await statesOf(anna), await statesOf(tom)]).toEqual([['left'], ['offered']])
    expect((await within((tx) => members.byId(tx, anna.id)))?.status).toBe('suspended')
  })
})
