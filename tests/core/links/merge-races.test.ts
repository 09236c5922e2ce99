import { beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreedLink, confirmed, linked } from '../../support/linking.ts'
import {
  approved,
  claimed,
  client,
  deposit,
  handedIn,
  newKey,
  openJob,
  pointsOf,
  worker,
} from '../../support/people.ts'

const database = await testDatabase({ leases: 24 })
beforeEach(() => database.setClock('2026-11-23T12:00:00Z'))

const onDiscord = { platform: 'discord' } as const
const within = database.withTx
const present = async (member: Member): Promise<Member> => {
  const found = await within((tx) => members.present(tx, member.id))
  if (found === undefined) throw new Error('a member vanished')
  return found
}
const everything = async (member: Member) => ({
  budget: await pointsOf(database, member, 'budget'),
  earnings: await pointsOf(database, member, 'earnings'),
})

/** A job of `by` done by `who`, rated both ways. */

describe('what happens at the same moment', () => {
  test('pays the account that is left: approvals, tips and deposits lose nothing', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 12; round += 1) {
      const clara = await client(database, { points: 5_000 })
      const [one, two] = [await worker(database), await client(database, { ...onDiscord, points: 1_000 })]
      await database.sql`update members set wants_work = true where id = ${two.id}`
      const tipped = await claimed(database, two, await openJob(database, clara))
      await approved(database, clara, await handedIn(database, two, tipped))
      const submission = await handedIn(database, two, await claimed(database, two, await openJob(database, clara)))
      const link = await agreedLink(database, one, two)
      const outcomes = await Promise.allSettled([
        approved(database, clara, submission),
        confirmed(database, one, link),
        within((tx) => assignments.tip(tx, clara, { key: newKey('tip'), assignment: tipped.publicId, points: 50 })),
        deposit(database, two, 70),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'))
      expect(await everything(await present(two))).toEqual({ budget: 1_070, earnings: 650 })
      await database.assertWorld()
    }
  })

  test('two accounts that confirm each other at once become one', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, two] = [await worker(database), await client(database, { ...onDiscord, points: 1_000 })]
      const [there, back] = [await agreedLink(database, one, two), await agreedLink(database, two, one, 'discord')]
      const outcomes = await Promise.allSettled([confirmed(database, one, there), confirmed(database, two, back)])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await present(one)).id).toBe((await present(two)).id)
      await database.assertWorld()
    }
  })

  test('whoever acts while the accounts are merged acts for the one that is left', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 12; round += 1) {
      const clara = await client(database, { points: 5_000 })
      const one = await worker(database)
      const externalId = `busy-${round}`
      const two = await worker(database, { ...onDiscord, externalId })
      const job = await openJob(database, clara)
      const link = await agreedLink(database, one, two)
      const identity = { platform: 'discord', externalId, name: 'Two', place: externalId } as const
      await Promise.all([
        confirmed(database, one, link),
        within(async (tx) => {
          const me = await members.meet(tx, identity)
          await assignments.claim(tx, me, { key: newKey('claim'), job: job.publicId })
        }),
      ])
      const { assignments: running } = await within(async (tx) =>
        assignments.unfinished(tx, await members.meet(tx, identity), { limit: 2 }),
      )
      expect(running).toHaveLength(1)
      await database.assertWorld()
    }
  })
})

test('an emptied account is closed for ever: nothing is posted to it and nobody opens it', async () => {
  const [one, two] = [
    await client(database, { points: 1_000 }),
    await client(database, { ...onDiscord, points: 1_000 }),
  ]
  await linked(database, one, two)
  const post = within((tx) =>
    ledger.post(tx, {
      key: newKey('late'),
      kind: 'move',
      postings: [{ from: { kind: 'bank' }, to: { kind: 'budget', ownerId: two.id }, points: 5 }],
    }),
  )
  await expect(post).rejects.toThrow()
  const merge = within((tx) => ledger.merge(tx, { from: one.id, to: two.id }))
  await expect(merge).rejects.toThrow(/account_merge/)
  await database.assertWorld()
})

test('accounts without a point are merged without a journal', async () => {
  const left = await linked(database, await worker(database), await worker(database, onDiscord))
  expect((await within((tx) => ledger.statement(tx, left.id, 'budget', { limit: 50 }))).lines).toEqual([])
  await database.assertWorld()
})
