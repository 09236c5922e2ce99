import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Tx } from '../../../core/db/connect.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { camt, OUR_IBAN } from '../../support/camt.ts'
import { testDatabase } from '../../support/database.ts'
import { debitOf, payee, returnOf, TEST_BANK } from '../../support/payouts.ts'
import { newKey, operator, pointsOf } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()

/** The connection dies under a transaction, as with `kill -9` of its server process. */
async function dies(tx: Tx): Promise<void> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await database.sql`select pg_terminate_backend(${row?.pid ?? 0})`
}

/** A step that is cut off before its work, and with all of it done but the commit; then it is done, and told once more. */
async function survives<Result>(step: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (const when of ['before', 'after'] as const) {
    const cut = database.withTx(async (tx) => {
      if (when === 'before') await dies(tx)
      await step(tx)
      await dies(tx)
    })
    await expect(cut).rejects.toThrow()
    await database.assertWorld()
  }
  const first = await database.withTx(step)
  expect(await database.withTx(step)).toEqual(first)
  await database.assertWorld()
  return first
}

test('a payout whose program is killed at each step is made once, and nothing of it is lost', async () => {
  const [olga, otto] = [await operator(database), await operator(database)]
  const mia = await payee(database, 5_000)
  const key = Object.fromEntries(
    ['ask', 'build', 'approve', 'book', 'back'].map((name) => [name, newKey(name)] as const),
  )
  const rules = payouts.USUAL_RULES
  const payout = await survives((tx) =>
    payouts.request(tx, mia, { key: key['ask'] ?? '', points: 2_000, vault: testVault, rules }),
  )
  await database.forward('49 hours')
  await survives(async (tx) => {
    await payouts.release(tx, 10)
    return (await payouts.myPayout(tx, mia, payout.publicId)).status
  })
  const batch = await survives((tx) => payouts.build(tx, olga, { ...TEST_BANK, key: key['build'] ?? '', rules }))
  await survives(async (tx) => {
    const input = { batch: batch.publicId, hash: batch.fileHash, points: batch.points }
    const { status } = await payouts.approveBatch(tx, otto, { ...TEST_BANK, key: key['approve'] ?? '', ...input })
    return status
  })
  const file = await survives((tx) => payouts.exportBatch(tx, olga, { ...TEST_BANK, batch: batch.publicId }))
  expect(file.xml.match(/<CdtTrfTxInf>/g)).toHaveLength(1)

  const read = (name: string, bytes: Uint8Array) =>
    survives(async (tx) => {
      const statement = await statements.draft(tx, olga, { vault: testVault, account: OUR_IBAN, bytes })
      await statements.book(tx, olga, { key: newKey(name), vault: testVault, statement })
      return (await payouts.myPayout(tx, mia, payout.publicId)).status
    })
  expect(await read('book', camt([debitOf(payout)]))).toBe('paid')
  const bank = () => database.withTx((tx) => ledger.balance(tx, { kind: 'bank' }))
  expect([await pointsOf(database, mia, 'earnings'), await bank()]).toEqual([3_000, 2_000])
  expect(await read('back', camt([returnOf(payout)]))).toBe('returned')
  expect([await pointsOf(database, mia, 'earnings'), await bank()]).toEqual([5_000, 0])
  const told =
    await database.sql`select data ->> 'to' as to from notices where kind in ('payout.moved', 'payout.underway') order by id`
  expect(told.map(({ to }) => to)).toEqual(['approved', 'batched', 'exported', 'paid', 'returned'])
})
