import { afterAll, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { testDatabase } from '../../support/database.ts'
import { minorWorker, withdrawnConsent } from '../../support/guardian.ts'
import {
  approvedBatch,
  asked,
  builtBatch,
  exported,
  payee,
  TEST_BANK,
  withAccount,
  withTaxData,
} from '../../support/payouts.ts'
import { newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
await database.setClock('2026-11-27T12:00:00Z')
afterAll(() => database.assertWorld())
const within = database.withTx
const [olga, otto] = [await operator(database), await operator(database)]
const statusOf = async ({ publicId }: payouts.Payout) =>
  (await within((tx) => payouts.payoutFor(tx, olga, publicId))).status
const later = async () => {
  await database.forward('49 hours')
  await within((tx) => payouts.release(tx, 100))
}
const REASON = 'Das Konto wird geprüft.'

test('no money goes to somebody who is suspended: not let go, not in a file, and not with a file that is there already', async () => {
  const [mia, lea] = [await payee(database, 5_000), await payee(database, 5_000)]
  const [hers, other] = [await asked(database, mia, 1_000), await asked(database, lea, 1_000)]
  await database.forward('49 hours')
  await within((tx) => payouts.release(tx, 100))
  const batch = await approvedBatch(database, olga, otto)
  expect(batch.payouts).toBe(2)
  // Whoever approves it sees who is paid, a page at a time.
  const page = (after?: string) =>
    within((tx) => {
      const wanted = { vault: testVault, batch: batch.publicId, limit: 1, ...(after === undefined ? {} : { after }) }
      return payouts.payeesOf(tx, otto, wanted)
    })
  const [first, second] = [await page(), await page(hers.publicId)]
  expect([first.payees[0], first.more]).toMatchObject([{ id: hers.id, initials: 'M. S.', points: 1_000 }, true])
  expect([second.payees[0], second.more]).toMatchObject([{ id: other.id, masked: other.masked }, false])
  await within((tx) => moderation.suspend(tx, olga, { key: newKey('suspend'), member: mia.publicId, reason: REASON }))
  expect(await refused(exported(database, olga, batch))).toBe('batch.changed')
  await within((tx) => payouts.discardBatch(tx, olga, { key: newKey('discard'), batch: batch.publicId }))
  const next = await builtBatch(database, olga)
  expect(next.payouts).toBe(1)
  expect((await within((tx) => payouts.payoutFor(tx, olga, other.publicId))).status).toBe('batched')
  expect((await within((tx) => payouts.payoutFor(tx, olga, hers.publicId))).status).toBe('approved')

  // One that an operator looks at can be refused, and the points are home; but not let go.
  await database.sql`update payouts set status = 'requested', flag = 'shared-account' where id = ${hers.id}`
  const decide = (approve: boolean) =>
    within((tx) => payouts.decide(tx, olga, { key: newKey('decide'), payout: hers.publicId, approve, reason: REASON }))
  expect(await refused(decide(true))).toBe('member.wrong_state')
  expect((await decide(false)).status).toBe('rejected')
})

test('none to a minor for whom nobody agrees any more: their batch is taken apart, and a file can never be exported', async () => {
  const young = async () => {
    const lia = await minorWorker(database, { birthDate: '2010-06-01' })
    await given(lia)
    return { lia, payout: await asked(database, lia, 1_000) }
  }
  const [one, other] = [await young(), await young()]
  await later()
  const batch = await approvedBatch(database, olga, otto)
  // However the consent has ended: nothing leaves without one.
  const ended = (at: string | null) => database.sql`
    update consent_scopes set ended_at = ${at}::timestamptz, end_reason = ${at === null ? null : 'withdrawn'}
      where member_id = ${one.lia.id} and scope = 'payout'`
  await ended('2026-11-30T12:00:00Z')
  expect(await refused(exported(database, olga, batch))).toBe('batch.changed')
  await ended(null)
  await withdrawnConsent(database, one.lia, ['payout'])
  expect([await statusOf(one.payout), await statusOf(other.payout)]).toEqual(['cancelled', 'approved'])
  expect((await within((tx) => payouts.payoutFor(tx, olga, one.payout.publicId))).reason).toBe(payouts.WITHDRAWN)
  expect((await within((tx) => payouts.batchFor(tx, olga, batch.publicId))).status).toBe('discarded')
  await builtBatch(database, olga)
})

/** Points, an account and tax data. */
async function given(member: Member): Promise<void> {
  await within((tx) =>
    ledger.post(tx, {
      key: newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: member.id }, points: 1_000 }],
    }),
  )
  await withAccount(database, member)
  await withTaxData(database, member)
}

test('of operators who all wait for a payout one stays out of a batch, and goes into that of another; until its day is over', async () => {
  for (const boss of [olga, otto]) await given(boss)
  const [hers, his] = [await asked(database, olga, 1_000), await asked(database, otto, 1_000)]
  await later()
  const approve = ({ publicId, fileHash: hash, points }: payouts.Batch, by: Member) =>
    within((tx) =>
      payouts.approveBatch(tx, by, { ...TEST_BANK, key: newKey('approve'), batch: publicId, hash, points }),
    )
  const batch = await builtBatch(database, olga)
  expect([await statusOf(hers), await statusOf(his)]).toEqual(['batched', 'approved'])
  expect(await refused(builtBatch(database, olga))).toBe('batch.needs_other')
  expect((await approve(batch, otto)).status).toBe('approved')
  const second = await builtBatch(database, otto)
  expect((await approve(second, olga)).status).toBe('approved')
  await within((tx) => payouts.discardBatch(tx, olga, { key: newKey('discard'), batch: second.publicId }))
  const third = await builtBatch(database, otto)
  await database.forward('7 days')
  expect(await refused(approve(third, olga))).toBe('batch.day_over')
})
