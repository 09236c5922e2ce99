import { afterAll, expect, test } from 'vitest'
import { expireDialogs } from '../../bots/dialog/store.ts'
import * as assignments from '../../core/assignments/index.ts'
import * as corrections from '../../core/corrections/index.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import * as forms from '../../core/forms/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import * as shop from '../../core/shop/index.ts'
import * as statements from '../../core/statements/index.ts'
import { camt, OUR_IBAN } from '../support/camt.ts'
import { testDatabase } from '../support/database.ts'
import { broughtTo, market } from '../support/goods.ts'
import { attempted } from '../support/guides.ts'
import { agreedLink, codeOf, typedBy } from '../support/linking.ts'
import {
  byHand,
  approved,
  claimed,
  client,
  deposit,
  draftJob,
  handedIn,
  newKey,
  openJob,
  operator,
  rejected,
  stranger,
  worker,
} from '../support/people.ts'
import { asked, payee } from '../support/payouts.ts'
import { waitingOutside } from '../support/house.ts'
import { earned, offered, openedShop, voucher } from '../support/shop.ts'
import { STAYS } from '../support/statuses.ts'
import { testVault } from '../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())
const withTx: typeof database.withTx = (run) => database.withTx(run)

/** `table.status` of everything that waits, as the CHECKs of the database name it. */
const waits = await (async () => {
  const checks = await database.sql<{ name: string; rule: string }[]>`
    select c.conrelid::regclass::text as name, pg_get_constraintdef(c.oid) as rule
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'c' and a.attname = 'status' and cardinality(c.conkey) = 1`
  return checks.flatMap(({ name, rule }) => {
    const known = STAYS[name]
    const stays = new Set(known === undefined ? [] : Object.values(known).flat())
    return [...rule.matchAll(/'([^']+)'::/g)]
      .map(([, status = '']) => ({ name, status }))
      .filter((one) => !stays.has(one.status))
  })
})()

const present = async (): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { name, status } of waits) {
    const rows = await database.sql`select from ${database.sql(name)} where status = ${status} limit 1`
    if (rows.length > 0) found.push(`${name}.${status}`)
  }
  return found
}

/** Work in each state, in a job whose last free slot somebody waits for. */
async function workInEveryState(clara: Member): Promise<void> {
  const job = await openJob(database, clara, { slots: 7, workHours: 48 })
  const by = async () => {
    const one = await worker(database)
    return { one, assignment: await claimed(database, one, job) }
  }
  const working = await by()
  await withTx((tx) =>
    assignments.askForTime(tx, working.one, { key: newKey('ask'), assignment: working.assignment.publicId, hours: 24 }),
  )
  await by().then(({ one, assignment }) => handedIn(database, one, assignment))
  const revised = await by()
  const toFix = await handedIn(database, revised.one, revised.assignment)
  await withTx((tx) =>
    assignments.sendBack(tx, clara, {
      key: newKey('back'),
      submission: toFix.publicId,
      reason: 'Bitte nenne den Namen des Cafés.',
      failedPoints: [0],
      hours: 24,
    }),
  )
  const refused = await by()
  await rejected(database, clara, await handedIn(database, refused.one, refused.assignment))
  const contested = await by()
  await rejected(database, clara, await handedIn(database, contested.one, contested.assignment))
  await withTx((tx) =>
    disputes.appeal(tx, contested.one, {
      key: newKey('appeal'),
      assignment: contested.assignment.publicId,
      words: 'Der Name steht doch ganz oben im Text.',
      files: [],
    }),
  )
  const paid = await by()
  await approved(database, clara, await handedIn(database, paid.one, paid.assignment))
  const own = await draftJob(database, clara, { title: 'Nur für Eingeladene', invitedOnly: true })
  await withTx((tx) =>
    assignments.invite(tx, clara, { job: own.publicId, who: { assignment: paid.assignment.publicId } }),
  )
  const checks = { firstJobs: 0, days: 7 }
  await withTx((tx) => jobs.publish(tx, clara, { key: newKey('publish'), job: own.publicId, checks }))
  await by()
  for (const _ of [1, 2]) {
    const late = await worker(database)
    await withTx((tx) => jobs.waitFor(tx, late, { key: newKey('wait'), job: job.publicId }))
  }
  await withTx((tx) => jobs.addSlots(tx, clara, { key: newKey('more'), job: job.publicId, slots: 1 }))
}

/** Jobs and applications before anybody works. */
async function jobsInEveryState(clara: Member): Promise<void> {
  const chosen = await openJob(database, clara, { taking: 'apply' })
  const dora = await worker(database)
  await withTx((tx) => assignments.apply(tx, dora, { key: newKey('apply'), job: chosen.publicId, pitch: '' }))
  const paused = await openJob(database, clara)
  await withTx((tx) => jobs.pause(tx, clara, paused.publicId))
  const checked = await draftJob(database, clara)
  const checks = { firstJobs: 100, days: 7 }
  await withTx((tx) => jobs.publish(tx, clara, { key: newKey('publish'), job: checked.publicId, checks }))
}

/** A client who rejects everything. */
async function flagged(): Promise<void> {
  const strict = await client(database, { points: 20_000 })
  const job = await openJob(database, strict, { slots: 10 })
  for (let count = 0; count < 10; count += 1) {
    const by = await worker(database)
    await rejected(database, strict, await handedIn(database, by, await claimed(database, by, job)))
  }
  await runDue(database)
}

async function shopInEveryState(otto: Member): Promise<void> {
  const fair = await market(database, otto, { points: 20_000, stock: 20 })
  for (const status of ['addressing', 'placed', 'accepted', 'shipped', 'delivered'] as const) {
    await broughtTo(database, fair, status)
  }
  const { owner, offer } = await voucher(database, otto, ['ENDS-0001', 'ENDS-0002', 'ENDS-0003'])
  const buyer = await earned(database, 2_000)
  await withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
  const bad = await withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
  await withTx((tx) => shop.show(tx, buyer, testVault, { key: newKey('show'), order: bad.publicId }))
  await withTx((tx) =>
    shop.complain(tx, buyer, {
      key: newKey('complain'),
      order: bad.publicId,
      about: 'code',
      words: 'Geht leider nicht.',
    }),
  )
  await withTx((tx) =>
    shop.stageCodes(tx, owner, testVault, { key: newKey('stage'), offer: offer.publicId, words: 'ENDS-0004' }),
  )
  const closing = await openedShop(database, otto)
  await offered(database, closing.owner)
}

/** What is half done: an account, a link of two, a quiz, a form, a bank statement, a payout. */
async function halfDone(otto: Member): Promise<void> {
  await stranger(database)
  await attempted(database, await worker(database), 'web-research')
  const onDiscord = () => worker(database, { platform: 'discord', externalId: newKey('9').replace(/\D/g, '') })
  await codeOf(database, await worker(database))
  await typedBy(database, await onDiscord(), await codeOf(database, await worker(database)))
  await agreedLink(database, await worker(database), await onDiscord())
  const asking = await worker(database)
  await withTx((tx) => forms.open(tx, asking, { kind: 'address', subject: 'a' }))
  await withTx((tx) =>
    statements.draft(tx, otto, { vault: testVault, account: OUR_IBAN, bytes: camt([{ cents: 700 }]) }),
  )
  await asked(database, await payee(database, 2_000), 1_500)
  const reference = await withTx((tx) => deposits.reference(tx, asking))
  const { publicId: number } = await byHand(database, otto, { reference, points: 500, reason: 'typed twice' })
  const rules = payouts.USUAL_RULES
  await withTx((tx) =>
    corrections.ask(tx, otto, { key: newKey('ask'), kind: 'deposit', number, reason: 'It was typed twice', rules }),
  )
}

/** An operator works off what only an operator may decide. */
async function decideEverything(otto: Member): Promise<void> {
  const contested = await database.sql<{ id: string }[]>`select public_id as id from disputes where status = 'deciding'`
  const reason = 'Der Name steht im Text.'
  for (const { id: dispute } of contested) {
    await withTx((tx) => disputes.decide(tx, otto, { key: newKey('decide'), dispute, decision: 'pay', reason }))
  }
  const complained = await database.sql<
    { id: string }[]
  >`select public_id as id from complaints where status = 'deciding'`
  for (const { id: complaint } of complained) {
    await withTx((tx) =>
      shop.decideComplaint(tx, otto, testVault, { key: newKey('decide'), complaint, decision: 'refund', reason }),
    )
  }
  expect([contested.length, complained.length]).toEqual([1, 1])
}

test('whatever waits for somebody ends by the clock alone, and every point is home', { timeout: 300_000 }, async () => {
  await database.setClock('2026-11-24T12:00:00+01:00')
  const [otto, clara] = [await operator(database), await client(database, { points: 50_000 })]
  await deposit(database, clara, 50_000)
  await jobsInEveryState(clara)
  await shopInEveryState(otto)
  await waitingOutside(database, otto)
  await halfDone(otto)
  await flagged()
  // Last: a place that was offered is held for two hours only.
  await workInEveryState(clara)

  // A status that this test does not bring about is one of which it proves nothing.
  expect((await present()).toSorted()).toEqual(waits.map(({ name, status }) => `${name}.${status}`).toSorted())
  for (let day = 0; day < 70; day += 1) {
    await database.forward('1 day')
    await runDue(database, [['expire-dialogs', expireDialogs, 500]])
  }
  // What is contested waits for an operator, and keeps its reward in escrow until then.
  expect(await present()).toEqual(['assignments.rejected'])
  await decideEverything(otto)
  expect(await present()).toEqual([])
  const held =
    await database.sql`select kind, balance from accounts where kind in ('escrow', 'order_hold') and balance <> 0`
  expect(held).toEqual([])
  for (const table of ['forms', 'uploads_to_check', 'dialogs']) {
    expect([table, await database.sql`select from ${database.sql(table)}`]).toEqual([table, []])
  }

  // What only an operator may decide is said again and again, not once.
  const reminded =
    await database.sql`select from notices where kind = 'operator.waiting' and data->>'topic' = 'dispute'`
  expect(reminded.length).toBeGreaterThan(2)
})

test('every status of the database is known here', () => {
  expect(waits.filter(({ name }) => STAYS[name] === undefined)).toEqual([])
})
