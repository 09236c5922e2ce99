import { expect, test } from 'vitest'
import * as payouts from '../../../core/payouts/index.ts'
import * as tax from '../../../core/tax/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreed } from '../../support/guardian.ts'
import { asked, builtBatch, payee, TAX_DATA, withAccount, withTaxData } from '../../support/payouts.ts'
import { newKey, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const { withTx } = database
const olga = await operator(database)
const told = (id: string) => database.sql`select from notices where member_id = ${id} and kind = 'tax.entered'`

test('nothing earned is paid before they are there, and afterwards it is', async () => {
  const mia = await earned(database, 5_000)
  await withAccount(database, mia)
  expect(await refused(asked(database, mia, 2_000))).toBe('tax.missing')
  await withTaxData(database, mia)
  expect((await asked(database, mia, 2_000)).status).toBe('held')
  expect(await told(mia.id)).toHaveLength(1)
})

test('what was asked for without them is let go by no operator, comes into no batch, and the database keeps it', async () => {
  const mia = await payee(database, 5_000)
  const payout = await asked(database, mia, 2_000)
  await database.sql`update payouts set status = 'requested', flag = 'shared-account' where id = ${payout.id}`
  await database.sql`delete from tax_data where member_id = ${mia.id}`
  const input = { key: newKey('decide'), payout: payout.publicId, approve: true, reason: 'They are sisters' }
  expect(await refused(withTx((tx) => payouts.decide(tx, olga, input)))).toBe('payout.no_tax_data')
  await database.sql`update payouts set status = 'approved' where id = ${payout.id}`
  expect(await refused(builtBatch(database, olga))).toBe('batch.nothing')
  await expect(database.sql`update payouts set status = 'batched' where id = ${payout.id}`).rejects.toThrow('tax data')
  await withTaxData(database, mia)
  expect((await builtBatch(database, olga)).payouts).toBe(1)
})

test('they lie sealed for their row, are replaced whole, and what was told says nothing of them', async () => {
  const mia = await worker(database, { birthDate: '1987-06-05' })
  const typed = { ...TAX_DATA, lastName: 'Kanarienvogel', street: 'Kanarigasse 7', birthDate: '1987-06-05' }
  const first = await withTaxData(database, mia, typed)
  const second = await withTaxData(database, mia, { ...typed, taxNumber1: '47036892816' })
  expect(second.id).not.toBe(first.id)
  expect(await database.sql`select from tax_data where member_id = ${mia.id}`).toHaveLength(1)
  for (const name of ['tax_data', 'notices', 'commands', 'audit', 'forms', 'inbox']) {
    const rows =
      await database.sql`select from ${database.sql(name)} t where t::text ~* 'kanari|86095742719|47036892816'`
    expect([name, rows.length]).toEqual([name, 0])
  }
  const [row] = await database.sql<{ sealed: string }[]>`select sealed from tax_data where id = ${second.id}`
  expect(() => testVault.open(`tax_data:${first.id}:sealed`, row?.sealed ?? '')).toThrow()
  expect(testVault.open(`tax_data:${second.id}:sealed`, row?.sealed ?? '')).toContain('47036892816')
})

test('a minor needs a guardian who agrees to payouts, and may leave the form to them', async () => {
  const lia = await worker(database, { birthDate: '2011-08-01' })
  const typed = { ...TAX_DATA, birthDate: '2011-08-01', filledBy: 'guardian' }
  expect(await refused(withTaxData(database, lia, typed))).toBe('member.guardian_needed')
  await agreed(database, lia, ['payout'])
  await withTaxData(database, lia, typed)
  expect(await refused(withTaxData(database, lia, { ...typed, birthDate: '1990-01-01' }))).toBe('tax.bad')
})

test('whoever is merged brings them along; those of the one who stays count', async () => {
  const [kept, gone] = [await worker(database), await worker(database)]
  const way = { from: gone.id, to: kept.id }
  const { id } = await withTaxData(database, gone)
  await withTx((tx) => tax.handOver(tx, way))
  expect(await withTx((tx) => tax.recordOf(tx, kept))).toMatchObject({ id, memberId: kept.id })
  await withTaxData(database, gone)
  await withTx((tx) => tax.handOver(tx, way))
  expect((await withTx((tx) => tax.recordOf(tx, kept)))?.id).toBe(id)
  expect(await withTx((tx) => tax.recordOf(tx, gone))).toBeUndefined()
  await database.assertWorld()
})
