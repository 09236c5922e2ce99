import { afterAll, expect, test } from 'vitest'
import * as moderation from '../../../core/moderation/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { testDatabase } from '../../support/database.ts'
import { approvedBatch, asked, builtBatch, exported, payee } from '../../support/payouts.ts'
import { newKey, operator } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
await database.setClock('2026-11-27T12:00:00Z')
afterAll(() => database.assertWorld())
const within = database.withTx
const REASON = 'Das Konto wird geprüft.'

test('no money goes to somebody who is suspended: not let go, not in a file, and not with a file that is there already', async () => {
  const [olga, otto] = [await operator(database), await operator(database)]
  const [mia, lea] = [await payee(database, 5_000), await payee(database, 5_000)]
  const [hers, other] = [await asked(database, mia, 1_000), await asked(database, lea, 1_000)]
  await database.forward('49 hours')
  await within((tx) => payouts.release(tx, 100))
  const batch = await approvedBatch(database, olga, otto)
  expect(batch.payouts).toBe(2)
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
