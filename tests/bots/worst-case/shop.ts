import type { Member } from '../../../core/members/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as shop from '../../../core/shop/index.ts'
import type {
  AdvertFields,
  CodeImport,
  OfferFields,
  Order,
  Shelved,
  Shop,
  ShownAdvert,
} from '../../../core/shop/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { offered, openedShop, stocked } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'
import { address, name, words, type Kind } from './words.ts'

/** A shop with everything in it, each as long as it may be, and a buyer with a voucher in every state. */
export interface Fair {
  readonly owner: Member
  readonly buyer: Member
  readonly opened: Shop
  readonly waiting: Shop
  readonly refused: Shop
  readonly refusedOwner: Member
  readonly offers: readonly Shelved[]
  readonly low: Shelved
  readonly shared: Shelved
  readonly bought: Shelved
  readonly paused: Shelved
  readonly archived: Shelved
  readonly staged: CodeImport
  readonly nothingNew: CodeImport
  readonly sharedStaged: CodeImport
  readonly committed: CodeImport
  readonly order: Readonly<Record<'reserved' | 'shown' | 'used' | 'cancelled' | 'lapsed', Order>>
  readonly sold: string
  readonly adverts: Readonly<Record<'both' | 'code' | 'paused', ShownAdvert>>
}

/** `saver` saves for what the fair offers. */
export async function fairOf(db: TestDatabase, operator: Member, kind: Kind, saver: Member): Promise<Fair> {
  const oneLine = { oneLine: true } as const
  const about = { website: address(kind).slice(0, 300), sells: words(kind, 500), imprint: words(kind, 1_000) }
  const called = { name: words(kind, 60, oneLine), ...about }
  const { owner, opened } = await openedShop(db, operator, called)
  const title = words(kind, 80, oneLine)
  const fields = { title, terms: words(kind, 1_000), faceCents: 100_000, points: 100_000, announced: 2_000 }
  const offers: Shelved[] = []
  for (let count = 0; count < 6; count += 1) {
    offers.push(await offered(db, owner, { ...fields, validUntil: '2099-12-31' }))
  }
  const [first, second, third, fourth] = offers
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
    throw new Error('too few offers')
  }
  const codes = Array.from({ length: 12 }, (_, index) => `WORST-${1000 + index}`)
  const committed = await stocked(db, owner, first, codes)
  for (const offer of offers.slice(1, 5)) await stocked(db, owner, offer, codes.slice(0, 7))
  const low = await offered(db, owner, fields)
  await stocked(db, owner, low, codes.slice(0, 1))
  const [paused, archived] = [await offered(db, owner, fields), await offered(db, owner, fields)]
  const move = (offer: Shelved, verb: 'pause' | 'archive') =>
    db.withTx((tx) => shop.moveOffer(tx, owner, { key: people.newKey(verb), offer: offer.publicId, verb }))
  const buyer = await people.worker(db, { name: name(kind) })
  await db.withTx((tx) =>
    ledger.post(tx, {
      key: people.newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: buyer.id }, points: 1_000_000 }],
    }),
  )
  const order = await ordersOf(db, owner, buyer, first)
  for (const member of [buyer, saver]) {
    await db.withTx((tx) => shop.setGoal(tx, member, { key: people.newKey('goal'), offer: second.publicId }))
  }
  const seen = (offer: Shelved, list: string) =>
    db.withTx((tx) =>
      shop.stageCodes(tx, owner, testVault, { key: people.newKey('stage'), offer: offer.publicId, words: list }),
    )
  const state = (is: 'sold'): Promise<readonly { readonly id: string }[]> =>
    db.sql<{ id: string }[]>`select public_id as id from offer_codes where status = ${is} and offer_id = ${first.id}`
  const [soldCode] = await state('sold')
  return {
    owner,
    buyer,
    opened,
    ...(await decidedOn(db, operator, { ...called })),
    offers,
    low,
    ...(await sharedOf(db, owner, buyer, fields)),
    paused: await move(paused, 'pause'),
    archived: await move(archived, 'archive'),
    staged: await seen(second, 'NEW-0001\nNEW-0002\nOLD-0001;;;2020-01-01\nx'),
    nothingNew: await seen(third, 'WORST-1000'),
    committed,
    ...order,
    sold: soldCode?.id ?? '',
    adverts: await advertsOf(db, owner, buyer, kind),
  }
}

/** One code for all: one that has only been looked at, and one that the buyer has already. */
async function sharedOf(
  db: TestDatabase,
  owner: Member,
  buyer: Member,
  fields: Partial<OfferFields>,
): Promise<Pick<Fair, 'shared' | 'bought' | 'sharedStaged'>> {
  const shared = await offered(db, owner, { ...fields, pool: 'shared' })
  const bought = await offered(db, owner, { ...fields, pool: 'shared', announced: 3 })
  await stocked(db, owner, bought, ['SHARED-0001'])
  await db.withTx((tx) => shop.redeem(tx, buyer, { key: people.newKey('redeem'), offer: bought.publicId }))
  const sharedStaged = await db.withTx((tx) =>
    shop.stageCodes(tx, owner, testVault, {
      key: people.newKey('stage'),
      offer: shared.publicId,
      words: 'SHARED-0002',
    }),
  )
  return { shared, bought, sharedStaged }
}

/** Advertisements as long as they may be, more than a page, and who has looked at them. */
async function advertsOf(db: TestDatabase, owner: Member, buyer: Member, kind: Kind): Promise<Fair['adverts']> {
  const create = (fields: Partial<AdvertFields> = {}): Promise<ShownAdvert> =>
    db.withTx((tx) =>
      shop.createAdvert(tx, owner, {
        key: people.newKey('advert'),
        category: 'digital',
        title: words(kind, 80, { oneLine: true }),
        words: words(kind, 500),
        link: `https://cafe-lindner.example/${'a'.repeat(270)}`,
        code: words(kind, 60, { oneLine: true }),
        ...fields,
      }),
    )
  for (let count = 0; count < 4; count += 1) await create()
  const adverts = { code: await create({ link: null }), paused: await create(), both: await create() }
  await db.withTx((tx) => shop.look(tx, buyer, adverts.both, 'view'))
  await db.withTx((tx) =>
    shop.moveAdvert(tx, owner, { key: people.newKey('pause'), advert: adverts.paused.publicId, verb: 'pause' }),
  )
  return adverts
}

async function ordersOf(db: TestDatabase, owner: Member, buyer: Member, offer: Shelved): Promise<Pick<Fair, 'order'>> {
  const redeem = () =>
    db.withTx((tx) => shop.redeem(tx, buyer, { key: people.newKey('redeem'), offer: offer.publicId }))
  const show = ({ publicId }: Order) =>
    db.withTx((tx) => shop.show(tx, buyer, testVault, { key: people.newKey('show'), order: publicId }))
  const lapsing = await redeem()
  await db.forward('14 days 1 hour')
  await db.withTx((tx) => shop.lapseOrders(tx, 10))
  const used = await show(await redeem())
  const [code] = await db.sql<{ id: string }[]>`select public_id as id from offer_codes where order_id = ${used.id}`
  await db.withTx((tx) => shop.useCode(tx, owner, { key: people.newKey('use'), code: code?.id ?? '' }))
  const shown = await show(await redeem())
  const cancelled = await redeem()
  await db.withTx((tx) => shop.cancel(tx, buyer, { key: people.newKey('cancel'), order: cancelled.publicId }))
  return { order: { reserved: await redeem(), shown, used, cancelled, lapsed: lapsing } }
}

async function decidedOn(
  db: TestDatabase,
  operator: Member,
  about: Pick<Shop, 'name' | 'website' | 'sells' | 'imprint'>,
): Promise<Pick<Fair, 'waiting' | 'refused' | 'refusedOwner'>> {
  const refusedOwner = await people.client(db)
  const open = (by: Member) => db.withTx((tx) => shop.openShop(tx, by, { key: people.newKey('open'), ...about }))
  const first = await open(refusedOwner)
  const refused = await db.withTx((tx) =>
    shop.decideShop(tx, operator, {
      key: people.newKey('decide'),
      shop: first.publicId,
      approve: false,
      reason: 'Das Impressum fehlt.',
    }),
  )
  await open(await people.client(db))
  return { refusedOwner, refused, waiting: await open(await people.client(db)) }
}
