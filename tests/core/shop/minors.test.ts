import { expect, test } from 'vitest'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { market, verbsOf } from '../../support/goods.ts'
import { agreed, withdrawnConsent } from '../../support/guardian.ts'
import { newKey, operator, pointsOf } from '../../support/people.ts'
import { refusal } from '../../support/refused.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
await database.setClock('2026-11-23T11:00:00Z')
const otto = await operator(database)
const NEEDED = { code: 'member.guardian_needed', detail: { scope: 'shop' } }

test('under 18 vouchers and goods need a guardian who agrees to the shop, and to nothing else', async () => {
  const { offer } = await voucher(database, otto, ['MINOR-0001', 'MINOR-0002'])
  const { offer: cup } = await market(database, otto)
  const lia = await earned(database, 1_500, { birthDate: '2011-08-01' })
  const redeem = () => database.withTx((tx) => shop.redeem(tx, lia, { key: newKey('redeem'), offer: offer.publicId }))
  const { order } = verbsOf(database)

  for (const scopes of [[], ['jobs', 'payout']] as const) {
    if (scopes.length > 0) await agreed(database, lia, scopes)
    expect(await refusal(redeem())).toMatchObject(NEEDED)
    expect(await refusal(order(lia, cup))).toMatchObject(NEEDED)
  }
  expect(await pointsOf(database, lia, 'earnings')).toBe(1_500)

  await agreed(database, lia, ['shop'])
  const bought = await redeem()
  await order(lia, cup)
  expect(await pointsOf(database, lia, 'earnings')).toBe(700)

  // What was swapped before a guardian withdraws is the minor's own.
  await withdrawnConsent(database, lia, ['shop'])
  expect(await refusal(redeem())).toMatchObject(NEEDED)
  expect(await refusal(order(lia, cup))).toMatchObject(NEEDED)
  await database.withTx((tx) => shop.show(tx, lia, testVault, { key: newKey('show'), order: bought.publicId }))
  const { code } = await database.withTx((tx) => shop.codeOf(tx, lia, testVault, bought.publicId))
  expect(code).toMatch(/^MINOR-000[12]$/)
  await database.assertWorld()
})

test('from 18 on nobody is asked', async () => {
  const { offer } = await voucher(database, otto, ['GROWN-0001'])
  const tom = await earned(database, 500, { birthDate: '2008-11-23' })
  await database.withTx((tx) => shop.redeem(tx, tom, { key: newKey('redeem'), offer: offer.publicId }))
  expect(await pointsOf(database, tom, 'earnings')).toBe(0)
})
