import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Complaint, ComplaintAbout, Order, Shelved } from '../../../core/shop/index.ts'
import { secret } from '../../../core/shared/secret.ts'
import { createVault } from '../../../core/shared/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { broughtTo, market, verbsOf } from '../../support/goods.ts'
import { newKey, operator, worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { earned, stocked, voucher } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
afterAll(() => database.assertWorld())

const otto = await operator(database)
const WORDS = 'Der Code wird an der Kasse nicht angenommen.'
const earnings = (member: Member): Promise<number> =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id }))
const complain = (by: Member, order: Order, about: ComplaintAbout = 'code', words = WORDS): Promise<Complaint> =>
  database.withTx((tx) => shop.complain(tx, by, { key: newKey('complain'), order: order.publicId, about, words }))
const answer = (by: Member, { publicId }: Complaint, said: 'replace' | 'refund' | 'disagree', words = WORDS) =>
  database.withTx((tx) =>
    shop.answerComplaint(tx, by, testVault, { key: newKey('answer'), complaint: publicId, answer: said, words }),
  )
const decide = (by: Member, { publicId }: Complaint, decision: shop.ComplaintDecision) =>
  database.withTx((tx) =>
    shop.decideComplaint(tx, by, testVault, {
      key: newKey('decide'),
      complaint: publicId,
      decision,
      reason: 'So steht es im Beleg.',
    }),
  )
const withdraw = (by: Member, { publicId }: Complaint) =>
  database.withTx((tx) => shop.withdrawComplaint(tx, by, { key: newKey('withdraw'), complaint: publicId }))
const codeOf = async (buyer: Member, order: Order): Promise<string> =>
  (await database.withTx((tx) => shop.codeOf(tx, buyer, testVault, order.publicId))).code
const statusOf = async ({ id }: Order): Promise<string> =>
  (await database.sql<{ status: string }[]>`select status from orders where id = ${id}`)[0]?.status ?? 'gone'

async function shown(
  codes: readonly string[],
): Promise<{ owner: Member; buyer: Member; offer: Shelved; order: Order }> {
  const { owner, offer } = await voucher(database, otto, codes)
  const buyer = await earned(database, 500)
  const order = await database.withTx((tx) => shop.redeem(tx, buyer, { key: newKey('redeem'), offer: offer.publicId }))
  const seen = await database.withTx((tx) =>
    shop.show(tx, buyer, testVault, { key: newKey('show'), order: order.publicId }),
  )
  return { owner, buyer, offer, order: seen }
}

test('another code is one that opens: what no key opens lies aside, and with none left a refund remains', async () => {
  const other = createVault([{ id: 'other', key: secret(Buffer.alloc(32, 9).toString('base64')) }], (bytes) =>
    randomBytes(bytes),
  )
  const { owner, buyer, offer, order } = await shown(['OPEN-0001'])
  await stocked(database, owner, offer, ['OPEN-0002', 'OPEN-0003', 'OPEN-0004'])
  // Sealed with a key that is not there any more.
  const [two, three] = await database.sql<{ id: string; sealed: string }[]>`
    select id, sealed_code as sealed from offer_codes where offer_id = ${offer.id} and status = 'free' order by id`
  const shut = async (row: typeof two) => {
    const sealed = other.seal(`offer_codes:${row?.id}:code`, 'GONE')
    await database.sql`update offer_codes set sealed_code = ${sealed} where id = ${row?.id ?? ''}`
  }
  await shut(two)
  await shut(three)
  await answer(owner, await complain(buyer, order), 'replace')
  expect([await statusOf(order), await codeOf(buyer, order)]).toEqual(['shown', 'OPEN-0004'])
  const lost =
    await database.sql`select id from offer_codes where offer_id = ${offer.id} and status = 'lost' order by id`
  expect(lost.map(({ id }) => String(id))).toEqual([two?.id, three?.id])
  await stocked(database, owner, offer, ['OPEN-0005'])
  await database.sql`update offer_codes set sealed_code = ${other.seal('x', 'GONE')} where offer_id = ${offer.id} and status = 'free'`
  const again = await complain(buyer, order)
  expect(await database.withTx((tx) => shop.hasAnother(tx, testVault, order))).toBe(false)
  expect(await refused(answer(owner, again, 'replace'))).toBe('complaint.no_replacement')
  await answer(owner, again, 'refund')
  expect([await statusOf(order), await earnings(buyer)]).toEqual(['refunded', 500])
})

test('the shop agrees: another code, the first one is void, and the new one may be complained about too', async () => {
  const { owner, buyer, order } = await shown(['COMP-0001', 'COMP-0002'])
  const complaint = await complain(buyer, order)
  expect([await statusOf(order), await codeOf(buyer, order)]).toEqual(['problem', 'COMP-0001'])
  const which = (by: Member) => database.withTx((tx) => shop.complainedCode(tx, by, testVault, complaint.publicId))
  expect(await which(owner)).toEqual({ shownAt: order.shownAt, usedAt: null, validUntil: null, end: '001' })
  expect(await which(buyer)).toBeUndefined()
  expect(await refused(which(await worker(database)))).toBe('operator.only')
  expect((await answer(owner, complaint, 'replace')).decision).toBe('replace')
  expect([await statusOf(order), await codeOf(buyer, order)]).toEqual(['shown', 'COMP-0002'])
  expect(await which(otto)).toMatchObject({ end: '001' })
  const checked = await database.withTx((tx) => shop.checkCode(tx, owner, testVault, 'COMP-0001'))
  expect(checked.is).toBe('void')
  const again = await complain(buyer, order)
  expect(await database.withTx((tx) => shop.hasAnother(tx, testVault, order))).toBe(false)
  expect(await refused(answer(owner, again, 'replace'))).toBe('complaint.no_replacement')
  await answer(owner, again, 'refund')
  expect([await statusOf(order), await earnings(buyer), await earnings(owner)]).toEqual(['refunded', 500, 0])
  expect(await refused(codeOf(buyer, order))).toBe('order.wrong_state')
})

describe.each([
  ['replace', 'shown', 0, 0],
  ['refund', 'refunded', 500, 0],
  ['reject', 'closed', 0, 500],
] as const)('an operator decides to %s', (decision, status, buyerHas, ownerHas) => {
  test('a voucher, after the shop disagreed', async () => {
    const { owner, buyer, order } = await shown([`${decision}-0001`, `${decision}-0002`])
    const complaint = await complain(buyer, order)
    expect(await refused(decide(otto, complaint, decision))).toBe('complaint.wrong_state')
    await answer(owner, complaint, 'disagree')
    expect(await refused(decide(buyer, complaint, decision))).toBe('operator.only')
    await decide(otto, complaint, decision)
    expect([await statusOf(order), await earnings(buyer), await earnings(owner)]).toEqual([status, buyerHas, ownerHas])
    expect(await refused(decide(otto, complaint, 'refund'))).toBe('complaint.wrong_state')
    const told = await database.sql`
      select from notices where kind = 'complaint.decided' and data ->> 'complaint' = ${complaint.publicId}`
    expect(told).toHaveLength(2)
  })

  test('goods, after the shop was silent', async () => {
    const people = await market(database, otto)
    const order = await broughtTo(database, people, 'delivered')
    const complaint = await complain(people.buyer, order, 'broken')
    await database.forward('3 days 1 minute')
    await runDue(database)
    expect(await refused(answer(people.owner, complaint, 'refund'))).toBe('complaint.wrong_state')
    await decide(otto, complaint, decision)
    const then = { replace: 'accepted', refund: 'refunded', reject: 'closed' }[decision]
    expect([await statusOf(order), await earnings(people.owner)]).toEqual([then, decision === 'reject' ? 300 : 0])
    expect(await earnings(people.buyer)).toBe(decision === 'refund' ? 1_000 : 700)
    const { stock } = await database.withTx((tx) => shop.offerById(tx, people.offer.id))
    expect(stock).toBe(decision === 'replace' ? 3 : 4)
  })
})

test('a second parcel has its own clock, and the points come back when it is not sent', async () => {
  const people = await market(database, otto)
  const order = await broughtTo(database, people, 'shipped')
  await answer(people.owner, await complain(people.buyer, order, 'missing'), 'replace')
  await database.forward('14 days 1 minute')
  await runDue(database)
  expect([await statusOf(order), await earnings(people.buyer)]).toEqual(['lapsed', 1_000])
})

test('who may complain, about what and until when', async () => {
  const { owner, buyer, order } = await shown(['LATE-0001'])
  expect(await refused(complain(owner, order))).toBe('order.unknown')
  expect(await refused(complain(await worker(database), order))).toBe('order.unknown')
  expect(await refused(complain(buyer, order, 'broken'))).toBe('job.bad_field')
  expect(await refused(complain(buyer, order, 'code', 'kaputt'))).toBe('complaint.say_more')
  await database.forward('14 days 1 minute')
  expect(await refused(complain(buyer, order))).toBe('complaint.too_late')
  const people = await market(database, otto)
  for (const status of ['addressing', 'placed', 'accepted'] as const) {
    const early = await broughtTo(database, people, status)
    expect(await refused(complain(people.buyer, early, 'missing'))).toBe('complaint.too_late')
    if (status !== 'accepted') await verbsOf(database).cancel(people.buyer, early)
  }
})

test('a complaint is nobody else’s business, and is taken back once: then the shop is paid', async () => {
  const { owner, buyer, order } = await shown(['BACK-0001'])
  const complaint = await complain(buyer, order)
  expect(await refused(complain(buyer, order))).toBe('complaint.too_late')
  const eve = await worker(database)
  expect(await refused(answer(eve, complaint, 'refund'))).toBe('operator.only')
  expect(await refused(answer(buyer, complaint, 'refund'))).toBe('complaint.unknown')
  expect(await refused(answer(otto, complaint, 'refund'))).toBe('complaint.unknown')
  expect(await refused(withdraw(owner, complaint))).toBe('complaint.unknown')
  await withdraw(buyer, complaint)
  expect([await statusOf(order), await earnings(owner)]).toEqual(['closed', 500])
  expect(await refused(withdraw(buyer, complaint))).toBe('complaint.wrong_state')
  expect(await refused(answer(owner, complaint, 'refund'))).toBe('complaint.wrong_state')
})

test('an operator who is a party does not decide; shop and operators are reminded', async () => {
  const party = await operator(database)
  const { owner, offer } = await voucher(database, otto, ['PARTY-0001'])
  await database.withTx((tx) =>
    ledger.post(tx, {
      key: newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: party.id }, points: 500 }],
    }),
  )
  const order = await database.withTx((tx) => shop.redeem(tx, party, { key: newKey('redeem'), offer: offer.publicId }))
  await database.withTx((tx) => shop.show(tx, party, testVault, { key: newKey('show'), order: order.publicId }))
  const complaint = await complain(party, order)
  const kinds = async (member: Member) =>
    (
      await database.sql<{ kind: string }[]>`
        select kind from notices where member_id = ${member.id} and data ->> 'complaint' = ${complaint.publicId}
          or (member_id = ${member.id} and data ->> 'id' = ${complaint.publicId}) order by id`
    ).map(({ kind }) => kind)
  await database.forward('2 days 1 minute')
  await runDue(database)
  expect(await kinds(owner)).toEqual(['complaint.opened', 'complaint.reminder'])
  await database.forward('1 day')
  await runDue(database)
  expect(await kinds(otto)).toEqual(['operator.waiting'])
  expect(await kinds(party)).toEqual(['complaint.heard'])
  expect(await refused(decide(party, complaint, 'refund'))).toBe('operator.own_case')
  await database.forward('3 days 1 minute')
  await runDue(database)
  await database.forward('1 day 1 minute')
  await runDue(database)
  expect(await kinds(otto)).toHaveLength(3)
})

test('a shop sees what is complained about, the oldest first, and nothing of other shops', async () => {
  const { owner, order, buyer } = await shown(['MINE-0001'])
  const other = await shown(['OTHER-0001'])
  await complain(other.buyer, other.order)
  const open = await complain(buyer, order)
  const list = async (of: Member) =>
    (await database.withTx((tx) => shop.ordersOfShop(tx, of, { which: 'problem', limit: 5 }))).orders.map(
      ({ publicId }) => publicId,
    )
  expect(await list(owner)).toEqual([order.publicId])
  await withdraw(buyer, open)
  expect(await list(owner)).toEqual([])
  expect(await list(other.owner)).toEqual([other.order.publicId])
})
