import type postgres from 'postgres'
import { expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import { guideFaults } from './world-faults-guides.ts'
import { CONSENT_FAULTS } from './world-faults-consents.ts'
import { alertFaults } from './world-faults-alerts.ts'
import { boardFaults } from './world-faults-boards.ts'
import * as disputes from '../../../core/disputes/index.ts'
import { disputeFaults } from './world-faults-disputes.ts'
import { BANK_FAULTS, bankWorld } from './world-faults-bank.ts'
import { BOOKS_FAULTS } from './world-faults-books.ts'
import { checkFaults, flagFaults } from './world-faults-checks.ts'
import { CARD_FAULTS, cardWorld } from './world-faults-cards.ts'
import { PAYOUT_FAULTS, payoutWorld } from './world-faults-payouts.ts'
import { PRIVACY_FAULTS, privacyWorld } from './world-faults-privacy.ts'
import { fairnessFaults } from './world-faults-fairness.ts'
import { TIME_FAULTS } from './world-faults-time.ts'
import { TOLD_FAULTS } from './world-faults-told.ts'
import { listFaults, listWorld } from './world-faults-lists.ts'
import { shopFaults } from './world-faults-shop.ts'
import { PURCHASE_FAULTS, purchaseWorld } from './world-faults-purchases.ts'
import * as moderation from '../../../core/moderation/index.ts'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { minorWorker } from '../../support/guardian.ts'
import {
  approved,
  claimed,
  client,
  handedIn,
  newKey,
  openJob,
  operator,
  rejected,
  worker,
} from '../../support/people.ts'
import { broughtTo, market, verbsOf } from '../../support/goods.ts'
import { complaintWorld } from '../../support/complaint-world.ts'
import { earned, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
/** A world with somebody in every state. */
const otto = await operator(database)
// First: time goes by in it.
const fair = await market(database, otto)
await verbsOf(database).decline(fair.owner, await broughtTo(database, fair, 'placed'))
await broughtTo(database, fair, 'delivered')
await database.forward('14 days 1 minute')
await database.withTx((tx) => shop.endWaiting(tx, 1))
await broughtTo(database, fair, 'placed')
await complaintWorld(database, otto, fair)
const clara = await client(database, { points: 10_000 })
const [ben, dora, emil] = [await worker(database), await worker(database), await worker(database)]
const job = await openJob(database, clara, { slots: 5 })
await approved(database, clara, await handedIn(database, ben, await claimed(database, ben, job)))
await handedIn(database, dora, await claimed(database, dora, job))
await claimed(database, emil, job)
const chosen = await openJob(database, clara, { taking: 'apply' })
const application = await database.withTx((tx) =>
  assignments.apply(tx, ben, { key: newKey('apply'), job: chosen.publicId, pitch: '' }),
)
await database.withTx((tx) =>
  assignments.accept(tx, clara, { key: newKey('accept'), application: application.publicId }),
)

await bankWorld(database, clara, otto)
/** A guardian agrees for a minor. */
await minorWorker(database, { birthDate: '2011-08-01' })
await payoutWorld(database, otto)
await purchaseWorld(database, otto)
for (const fill of [cardWorld, privacyWorld]) await fill(database)
for (const number of [1, 2, 3]) {
  await database.withTx((tx) =>
    moderation.audit(tx, otto, { action: 'test', object: `test:${number}`, reason: 'For the chain', detail: {} }),
  )
}

/** Fritz contests a rejection, and an operator splits the reward. */
const fritz = await worker(database)
const contested = await claimed(database, fritz, job)
await rejected(database, clara, await handedIn(database, fritz, contested))
const { publicId: dispute } = await database.withTx((tx) =>
  disputes.appeal(tx, fritz, {
    key: newKey('appeal'),
    assignment: contested.publicId,
    words: 'Der Name steht doch ganz oben im Text.',
    files: [],
  }),
)
await database.withTx((tx) =>
  disputes.answer(tx, clara, { key: newKey('answer'), dispute, words: 'Ich finde den Namen dort nicht.', files: [] }),
)
await database.withTx((tx) =>
  disputes.decide(tx, otto, {
    key: newKey('decide'),
    dispute,
    decision: 'split',
    workerPoints: 101,
    reason: 'Beide haben zum Teil recht.',
  }),
)
const { offer } = await voucher(database, otto, ['LAW-0001', 'LAW-0002', 'LAW-0003'])
for (const wants of ['nothing', 'to see it']) {
  const buyer = await earned(database, 500)
  const order = await database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
  if (wants === 'nothing') continue
  await database.withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: order.publicId }))
}
await voucher(database, otto, ['LAW-0004'])
const invited = await listWorld(database, clara)
await voucher(database, otto, ['LAW-ALL'], { pool: 'shared', announced: 3 })
await database.withTx((tx) => shop.setGoal(tx, dora, { key: newKey('goal'), offer: offer.publicId }))
await database.withTx((tx) => shop.tellGoals(tx, 10))
await database.withTx(async (tx) => shop.look(tx, dora, await shop.offerById(tx, offer.id), 'view'))

/** Emil is merged into Clara, and nothing goes over. */
const MERGED = `update members set status = 'deleted', merged_into = '${clara.id}' where id = '${emil.id}'`

/** A way to break each law, done with every trigger off and the constraint of the table dropped where there is one. */
const FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'a journal sums to zero and has at least two entries': [
    ['a changed amount', `update entries set amount = amount + 1 where number = 1 and amount > 0`],
    ['a lost entry', `delete from entries where id = (select id from entries where amount > 0 limit 1)`],
    ['an empty journal', `insert into journals (key, kind, entries_hash, at) values ('empty', 'move', '', now())`],
  ],
  'all entries sum to zero': [
    ['a changed amount', `update entries set amount = amount + 1 where balance_after is null`],
  ],
  'a balance is the sum of its entries': [
    ['a gift', `update accounts set balance = balance + 1 where kind = 'earnings' and not closed`],
    ['a skipped version', `update accounts set version = version + 1 where kind = 'budget'`],
    ['a fee row that was updated', `update accounts set balance = balance + 30 where kind = 'fees'`],
  ],
  'each entry keeps the balance after it, numbered without gaps': [
    ['a wrong balance after', `update entries set balance_after = balance_after + 1 where number = 1`],
    [
      'a gap',
      `update entries set number = number + 1 where id = (select id from entries where number is not null order by number desc limit 1)`,
    ],
    ['no number', `update entries set number = null where number = 1`],
  ],
  'no balance is negative': [
    [
      'an overdraft',
      `alter table accounts drop constraint account_not_negative; update accounts set balance = -1 where kind = 'earnings' and not closed`,
    ],
  ],
  'escrow equals the open liabilities of its job': [
    ['a dearer job', `update jobs set reward_points = reward_points + 1`],
    ['an open slot without its reward', `update jobs set open_slots = open_slots + 1 where open_slots = 0`],
    ['a lapse without its refund', `update assignments set status = 'lapsed' where status = 'working'`],
    ['given back without its refund', `update assignments set status = 'given-back' where status = 'working'`],
    ['released without its refund', `update assignments set status = 'released' where status = 'working'`],
    ['taken back without its refund', `update assignments set status = 'withdrawn' where status = 'working'`],
  ],
  "every slot of a published job is open, withdrawn or somebody's": [
    ['a vanished slot', `update jobs set open_slots = open_slots - 1 where open_slots > 0`],
    ['a slot too much', `update jobs set slots = slots + 1`],
  ],
  'a submission is paid exactly when it is approved, once, and to its worker': [
    [
      'paid by somebody else’s journal',
      `update submissions set journal_id = (select id from journals where kind = 'deposit' limit 1) where id = (select id from submissions where status = 'approved' limit 1)`,
    ],
    ['paid to the wrong person', `update assignments set worker_id = '${clara.id}' where status = 'approved'`],
    ['paid the wrong amount', `update jobs set reward_points = reward_points - 1`],
  ],
  'every approval journal has its submission': [
    [
      'a payment out of nowhere',
      `update submissions set status = 'waiting', journal_id = null where status = 'approved'`,
    ],
  ],
  'an assignment and its submissions agree': [
    [
      'approved without an approval',
      `update assignments set status = 'approved', review_due_at = null where status = 'submitted'`,
    ],
    ['handed in without a submission', `delete from submissions where status = 'waiting'`],
    [
      'working after handing in',
      `update assignments set status = 'working', review_due_at = null where status = 'submitted'`,
    ],
    ['a round that was not counted', `update assignments set revisions = 1 where status = 'submitted'`],
    ['revising without a reason', `update assignments set status = 'revising', revisions = 1 where status = 'working'`],
    [
      'rejected without a rejection',
      `update assignments set status = 'rejected', review_due_at = null where status = 'submitted'`,
    ],
    [
      'a lapse of what was handed in',
      `update assignments set status = 'lapsed', review_due_at = null where status = 'submitted'`,
    ],
  ],
  'an accepted application has its assignment': [
    ['accepted and given to nobody', `update assignments set application_id = null`],
    ['given and never accepted', `update applications set status = 'waiting'`],
  ],
  'nobody works for himself': [['the client is the worker', `update jobs set client_id = '${emil.id}'`]],
  'a decided submission has told its worker': [
    ['a silent approval', `delete from notices where dedupe_key like 'submission:%:approved'`],
  ],
  'a submission that was handed in has told its client': [
    ['silent work', `delete from notices where dedupe_key like 'submission:%:waiting'`],
  ],
  'a deposit is in the ledger with its amount': [
    ['another amount', `update deposits set points = points + 1`],
    ['another member', `update deposits set member_id = '${ben.id}'`],
  ],
  'exactly the accounts of merged and deleted members are closed, and hold no points': [
    ['points that stayed behind', MERGED],
    [
      'an account that is closed and not merged',
      `update accounts set closed = true where kind = 'earnings' and balance = 0`,
    ],
  ],
  'a merged account leads straight to one that is not merged': [
    ['a chain', `${MERGED}; update members set status = 'deleted', merged_into = '${emil.id}' where id = '${dora.id}'`],
  ],
  'a merged account has no identity, no job, nothing running and nothing waiting': [
    ['an identity that stayed behind', MERGED],
    ['work that stayed behind', `${MERGED}; delete from identities where member_id = '${emil.id}'`],
  ],
  'a link that was confirmed has made two accounts one': [
    [
      'confirmed, and nothing happened',
      `insert into links (code_hash, status, maker_id, maker_platform, taker_id, taker_platform, created_at, expires_at, taken_at)
         values ('x', 'confirmed', '${ben.id}', 'telegram', '${dora.id}', 'discord', now(), now(), now())`,
    ],
  ],
  ...guideFaults(ben.id),
  ...TIME_FAULTS,
  ...TOLD_FAULTS,
  ...CONSENT_FAULTS,
  ...alertFaults({ worker: dora.id, client: clara.id, merged: emil.id }),
  ...boardFaults({ client: clara.id, merged: emil.id }),
  ...disputeFaults({ third: ben.id }),
  ...BANK_FAULTS,
  ...BOOKS_FAULTS,
  ...PAYOUT_FAULTS,
  ...CARD_FAULTS,
  ...PRIVACY_FAULTS,
  ...shopFaults,
  ...PURCHASE_FAULTS,
  ...flagFaults({ job: job.id, client: clara.id, operator: otto.id }),
  ...checkFaults({ job: job.id, client: clara.id, operator: otto.id }),
  ...listFaults(invited),
  ...fairnessFaults({ worker: dora.id, client: clara.id, third: emil.id }),
  'a finished command has its result': [['no result', `update commands set result = null where kind = 'job.publish'`]],
}

class Undo extends Error {}

/** The laws that are broken after these statements; all of it is taken back. */
async function lawsBrokenBy(statements: string): Promise<readonly string[]> {
  let laws: readonly string[] = []
  const attempt = database.sql.begin(async (own: postgres.TransactionSql) => {
    await own`set local session_replication_role = replica`
    for (const statement of statements.split('; ')) await own.unsafe(statement)
    laws = (await own<{ law: string }[]>`select distinct law from world_faults()`).map(({ law }) => law)
    throw new Undo()
  })
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return laws
}

test('a world in which everything was done by the program is in order', () => database.assertWorld())

test.each(
  Object.entries(FAULTS).flatMap(([law, faults]) =>
    faults.map(([name, statements]) => [law, name, statements] as const),
  ),
)('%s: %s is found', async (law, _, statements) => {
  expect(await lawsBrokenBy(statements)).toContain(law)
})

test('every law of the world has a fault here that it finds', async () => {
  const topics = await database.sql<
    { source: string }[]
  >`select prosrc as source from pg_proc where proname like 'faults\\_of\\_%'`
  const laws = topics.flatMap(({ source }) =>
    [...source.matchAll(/(?:^|union all)\s+select '((?:[^']|'')+)'/g)].map(([, law]) =>
      String(law).replaceAll("''", "'"),
    ),
  )
  expect(laws.toSorted()).toEqual(Object.keys(FAULTS).toSorted())
})

test('assert_world says what is wrong', async () => {
  const attempt = database.sql.begin(async (own) => {
    await own`set local session_replication_role = replica`
    await own`update deposits set points = points + 1`
    await own`select assert_world()`
  })
  await expect(attempt).rejects.toThrow(/out of order:[^]*\na deposit is in the ledger with its amount: /)
  await database.assertWorld()
})
