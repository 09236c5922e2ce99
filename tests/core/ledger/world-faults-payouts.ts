import * as corrections from '../../../core/corrections/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import {
  approvedBatch,
  asked,
  debitOf,
  exported,
  freshIban,
  payee,
  returnOf,
  statement,
} from '../../support/payouts.ts'
import { CORRECTION_FAULTS, correctionWorld } from './world-faults-corrections.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey, operator as anOperator } from '../../support/people.ts'

/** Payouts in every state that has a law. */
export async function payoutWorld(database: TestDatabase, operator: Member): Promise<void> {
  const mia = await payee(database, 10_000)
  await asked(database, mia, 1_100)
  const given = await asked(database, mia, 1_200)
  await database.withTx((tx) => payouts.cancel(tx, mia, { key: newKey('cancel'), payout: given.publicId }))
  const iban = freshIban()
  await payee(database, 1, { iban })
  const lea = await payee(database, 5_000, { iban })
  const looked = await asked(database, lea, 1_300)
  await database.sql`update payouts set status = 'requested' where id = ${looked.id}`
  await database.withTx((tx) =>
    payouts.decide(tx, operator, {
      key: newKey('decide'),
      payout: looked.publicId,
      approve: false,
      reason: 'The account is somebody else’s',
    }),
  )
  await batchWorld(database, operator)
  await correctionWorld(database, operator)
}

/** One batch that is settled, with a payout that came back, and one that lies with the bank. */
async function batchWorld(database: TestDatabase, operator: Member): Promise<void> {
  const builder = await anOperator(database)
  const noa = await payee(database, 9_000)
  const go = async (...points: readonly number[]) => {
    const list = []
    for (const amount of points) list.push(await asked(database, noa, amount))
    await database.sql`update payouts set status = 'approved' where status = 'held' and member_id = ${noa.id}`
    await exported(database, operator, await approvedBatch(database, builder, operator))
    return list
  }
  const [paid, back] = await go(1_400, 1_500)
  if (paid === undefined || back === undefined) throw new Error('no payouts')
  await statement(database, operator, debitOf(paid), debitOf(back), returnOf(back))
  const [refused] = await go(1_700)
  if (refused === undefined) throw new Error('no payout')
  const agreed = (wrong: Pick<Parameters<typeof corrections.ask>[2], 'kind' | 'number' | 'entry'>) =>
    database.withTx(async (tx) => {
      const asked = { ...wrong, reason: 'Seen at the bank', rules: payouts.USUAL_RULES }
      const { publicId: correction } = await corrections.ask(tx, builder, { ...asked, key: newKey('ask') })
      await corrections.decide(tx, operator, { key: newKey('decide'), correction, agree: true })
    })
  await agreed({ kind: 'refused', number: payouts.endToEndOf(refused) })
  await statement(database, operator, debitOf(refused))
  const [entry] = await database.sql<
    { id: string }[]
  >`select public_id as id from bank_entries where status = 'unexpected'`
  await agreed({ kind: 'noted', entry: entry?.id ?? '' })
  await go(1_600)
}

/** A way to break each law of the payouts, and of what is corrected of them. */
export const PAYOUT_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  ...CORRECTION_FAULTS,
  'a payout holds its points exactly while it is under way': [
    ['another amount', `update payouts set points = points + 1 where status = 'held'`],
    ['cancelled and still held', `update payouts set status = 'cancelled', ended_at = now() where status = 'held'`],
    ['paid out of nothing', `update payouts set status = 'approved', ended_at = null where status = 'cancelled'`],
  ],
  'points are on their way for a payout that there is': [
    ['a payout that vanished', `delete from payouts where status = 'held'`],
  ],
  'exactly a paid payout has gone to the bank, once and with its amount': [
    ['paid in words only', `update payouts set status = 'paid', paid_at = now() where status = 'exported'`],
    ['paid, and forgotten', `update payouts set status = 'exported', paid_at = null where status = 'paid'`],
  ],
  'exactly a payout that failed has come home, to its member and with its amount': [
    [
      'refused, and the points are gone',
      `update payouts set status = 'rejected', ended_at = now() where status = 'held'`,
    ],
    [
      'home to somebody else',
      `update payouts set member_id = (select id from members where id <> member_id limit 1) where status = 'cancelled'`,
    ],
  ],
  'whoever a payout belongs to was told how it ended': [
    ['a silent refusal', `delete from notices where kind = 'payout.moved'`],
  ],
  'a batch has exactly its payouts, with its sum': [
    ['another sum', `update payout_batches set points = points + 1`],
    ['one too many', `update payout_batches set payouts = payouts + 1`],
    [
      'taken apart in words only',
      `update payout_batches set status = 'discarded', ended_at = now(), exported_at = null, exported_by = null`,
    ],
  ],
  'the payouts of a batch are where the batch is': [
    [
      'sent before anybody agreed',
      `update payout_batches set status = 'built', exported_at = null, exported_by = null where status = 'exported'`,
    ],
    ['taken back from the bank', `update payouts set status = 'batched' where status = 'exported'`],
  ],
  'a batch is settled exactly when nothing of it lies with the bank': [
    ['over too early', `update payout_batches set status = 'settled', ended_at = now() where status = 'exported'`],
    ['never over', `update payout_batches set status = 'exported', ended_at = null where status = 'settled'`],
  ],
  'nobody lets a payout of his own go': [
    [
      'his own',
      `update payout_batches b set approved_by = (select member_id from payouts p where p.batch_id = b.id limit 1)`,
    ],
  ],
  'a debit for payouts is as much as its payouts': [
    ['another debit', `update payouts set debit_id = null where status = 'paid'`],
  ],
  'what came back is a payout of its amount': [
    ['nobody’s return', `update payouts set credit_id = null where status = 'returned'`],
  ],
}
