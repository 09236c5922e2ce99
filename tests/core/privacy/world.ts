import * as disputes from '../../../core/disputes/index.ts'
import * as files from '../../../core/files/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { market, verbsOf } from '../../support/goods.ts'
import { asked, withAccount, withTaxData } from '../../support/payouts.ts'
import {
  approved,
  claimed,
  client,
  draftJob,
  handedIn,
  newKey,
  openJob,
  operator,
  rejected,
} from '../../support/people.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

/** Where bytes lie in these tests. */
export function memoryStorage(): files.Storage & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? Promise.reject(new Error('no such bytes')),
    remove: async (key) => void kept.delete(key),
  }
}

/** Ben has worked, been rejected and appealed, bought a voucher and a cup, and been paid out; all of it lies in the database. */
export async function livedIn(database: TestDatabase, storage: files.Storage) {
  const otto = await operator(database, { name: 'Otto' })
  const clara = await client(database, { name: 'Clara Canary', points: 50_000 })
  const ben = await earned(database, 4_000, { name: 'Ben Zug' })
  const bytes = Buffer.from('=words of a file')
  const kept = await files.keep(storage, { name: 'bens-lebenslauf.txt', bytes, upload: 'x' })
  const file = await database.withTx((tx) => files.record(tx, ben, kept))
  const job = await openJob(database, clara, { slots: 2, proof: ['text', 'file'] })
  const assignment = await claimed(database, ben, job)
  const submission = await handedIn(database, ben, assignment, {
    words: '=HYPERLINK("http://evil.example")',
    files: [file.publicId],
  })
  await approved(database, clara, submission)
  const lost = await claimed(database, ben, await openJob(database, clara))
  await rejected(database, clara, await handedIn(database, ben, lost))
  const dispute = await database.withTx((tx) =>
    disputes.appeal(tx, ben, {
      key: newKey('appeal'),
      assignment: lost.publicId,
      words: 'Der Name steht doch im ersten Satz, bitte schau noch einmal hin.',
      files: [],
    }),
  )
  await draftJob(database, clara)
  const { owner: voucherOwner, offer } = await voucher(database, otto, ['{BEN-SHOWN;PIN-BEN', 'BEN-HIDDEN'])
  const order = await database.withTx((tx) => shop.redeem(tx, ben, { key: newKey('redeem'), offer: offer.publicId }))
  await database.withTx((tx) => shop.show(tx, ben, testVault, { key: newKey('show'), order: order.publicId }))
  const { owner: seller, offer: cup } = await market(database, otto)
  const verbs = verbsOf(database)
  const goods = await verbs.address(ben, await verbs.order(ben, cup))
  await withAccount(database, ben)
  await withTaxData(database, ben)
  const payout = await asked(database, ben, 1_000)
  return { otto, clara, ben, seller, voucherOwner, job, assignment, submission, dispute, order, goods, payout, file }
}
