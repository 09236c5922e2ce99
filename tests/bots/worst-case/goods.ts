import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type { Complaint, ComplaintDecision, Order, Shelved } from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { broughtTo, goods, verbsOf } from '../../support/goods.ts'
import * as people from '../../support/people.ts'
import { openedShop } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'
import { name, words, type Kind } from './words.ts'

/** A shop with goods, each as long as it may be, and an order in every state. */
export interface Goods {
  readonly owner: Member
  readonly buyer: Member
  readonly offer: Shelved
  readonly low: Shelved
  readonly paused: Shelved
  readonly archived: Shelved
  readonly complaint: Readonly<
    Record<'answering' | 'deciding' | 'silent' | 'withdrawn' | 'refunded' | 'rejected', Complaint>
  >
  readonly order: Readonly<
    Record<
      'addressing' | 'placed' | 'accepted' | 'shipped' | 'delivered' | 'closed' | 'cancelled' | 'lapsed' | 'declined',
      Order
    >
  >
}

export async function goodsOf(db: TestDatabase, operator: Member, kind: Kind): Promise<Goods> {
  const oneLine = { oneLine: true } as const
  const { owner } = await openedShop(db, operator, { name: words(kind, 60, oneLine) })
  const [picture] = await db.sql<{ id: string }[]>`
    insert into files (owner_id, name, mime_type, bytes, sha256, storage_key, created_at)
      values (${owner.id}, 'tasse.png', 'image/png', 68, repeat('0', 64), 'pixel', now()) returning public_id as id`
  const fields = {
    title: words(kind, 80, oneLine),
    description: words(kind, 1_000),
    points: 100_000,
    stock: 10_000,
    shipsTo: shop.COUNTRIES,
    shipDays: 14,
  }
  const offer = await goods(db, owner, { ...fields, picture: picture?.id })
  const low = await goods(db, owner, { ...fields, stock: 1 })
  const [paused, archived] = [await goods(db, owner, fields), await goods(db, owner, fields)]
  const move = (moved: Shelved, verb: 'pause' | 'archive') =>
    db.withTx((tx) => shop.moveOffer(tx, owner, { key: people.newKey(verb), offer: moved.publicId, verb }))
  const buyer = await people.worker(db, { name: name(kind) })
  await db.withTx((tx) =>
    ledger.post(tx, {
      key: people.newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: buyer.id }, points: 30_000_000 }],
    }),
  )
  return {
    owner,
    buyer,
    offer,
    low,
    paused: await move(paused, 'pause'),
    archived: await move(archived, 'archive'),
    ...(await tradeOf(db, operator, { owner, buyer, offer }, kind)),
  }
}

/** The orders first: a fortnight goes by in them, and a complaint waits three days. */
async function tradeOf(
  db: TestDatabase,
  operator: Member,
  place: { readonly owner: Member; readonly buyer: Member; readonly offer: Shelved },
  kind: Kind,
): Promise<Pick<Goods, 'order' | 'complaint'>> {
  const { owner, buyer, offer } = place
  const order = await ordersOf(db, owner, buyer, offer, kind)
  return { order, complaint: await complaintsOf(db, operator, place, kind) }
}

async function complaintsOf(
  db: TestDatabase,
  operator: Member,
  place: { readonly owner: Member; readonly buyer: Member; readonly offer: Shelved },
  kind: Kind,
): Promise<Goods['complaint']> {
  const { owner, buyer } = place
  const said = words(kind, 1_000)
  const complain = async () => {
    const { publicId } = await broughtTo(db, place, 'delivered')
    return db.withTx((tx) =>
      shop.complain(tx, buyer, { key: people.newKey('complain'), order: publicId, about: 'broken', words: said }),
    )
  }
  const disagree = async () => {
    const { publicId } = await complain()
    const answer = { complaint: publicId, answer: 'disagree' as const, words: said }
    return db.withTx((tx) => shop.answerComplaint(tx, owner, testVault, { key: people.newKey('answer'), ...answer }))
  }
  const decide = async (decision: ComplaintDecision) => {
    const { publicId } = await disagree()
    const decided = { complaint: publicId, decision, reason: said }
    return db.withTx((tx) =>
      shop.decideComplaint(tx, operator, testVault, { key: people.newKey('decide'), ...decided }),
    )
  }
  const silent = await complain()
  await db.forward('3 days 1 hour')
  await db.withTx((tx) => shop.endComplaintHearings(tx, 20))
  const withdrawing = await complain()
  return {
    silent,
    withdrawn: await db.withTx((tx) =>
      shop.withdrawComplaint(tx, buyer, { key: people.newKey('withdraw'), complaint: withdrawing.publicId }),
    ),
    answering: await complain(),
    deciding: await disagree(),
    refunded: await decide('refund'),
    rejected: await decide('reject'),
  }
}

async function ordersOf(
  db: TestDatabase,
  owner: Member,
  buyer: Member,
  offer: Shelved,
  kind: Kind,
): Promise<Goods['order']> {
  const verbs = verbsOf(db)
  const oneLine = { oneLine: true } as const
  const place = async () => {
    const ordered = await verbs.order(buyer, offer, 20)
    const line = words(kind, 80, oneLine)
    const address = { name: line, street: line, extra: line, postcode: '1012 AB', country: 'NL' }
    return db.withTx((tx) =>
      shop.giveAddress(tx, buyer, testVault, {
        key: people.newKey('address'),
        order: ordered.publicId,
        address: { ...address, city: words(kind, 60, oneLine) },
      }),
    )
  }
  const accept = async () => verbs.accept(owner, await place())
  const ship = async () => {
    const { publicId } = await accept()
    const parcel = { carrier: words(kind, 60, oneLine), tracking: words(kind, 100, oneLine) }
    return db.withTx((tx) => shop.shipOrder(tx, owner, { key: people.newKey('ship'), order: publicId, ...parcel }))
  }
  const deliver = async () => verbs.arrived(buyer, await ship())
  const [lapsing, closing] = [await verbs.order(buyer, offer), await deliver()]
  await db.forward('14 days 1 hour')
  while ((await db.withTx((tx) => shop.endWaiting(tx, 1))) > 0);
  return {
    lapsed: lapsing,
    closed: closing,
    addressing: await verbs.order(buyer, offer, 20),
    placed: await place(),
    accepted: await accept(),
    shipped: await ship(),
    delivered: await deliver(),
    cancelled: await verbs.cancel(buyer, await place()),
    declined: await verbs.decline(owner, await accept(), words(kind, 500)),
  }
}
