import type { Database } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Address, Order, ProductFields, Shelved } from '../../core/shop/index.ts'
import { newKey } from './people.ts'
import { earned, openedShop } from './shop.ts'
import { testVault } from './vault.ts'

export const ADDRESS: Address = {
  name: 'Bea Beispiel',
  street: 'Lindenallee 7',
  extra: '',
  postcode: '10115',
  city: 'Berlin',
  country: 'DE',
}

/** Goods for 300 points in somebody's shop. */
export function goods(database: Database, owner: Member, fields: Partial<ProductFields> = {}): Promise<Shelved> {
  return database.withTx((tx) =>
    shop.createProduct(tx, owner, {
      key: newKey('product'),
      category: 'shopping',
      title: 'Tasse mit Linde',
      points: 300,
      description: 'Aus Steinzeug, mit der Hand gedreht.',
      picture: undefined,
      stock: 5,
      shipsTo: ['DE', 'AT'],
      shipDays: 3,
      ...fields,
    }),
  )
}

/** A shop with goods, and somebody with enough points. */
export async function market(
  database: Database,
  operator: Member,
  { points = 1_000, ...fields }: Partial<ProductFields> & { readonly points?: number } = {},
): Promise<{ readonly owner: Member; readonly buyer: Member; readonly offer: Shelved }> {
  const { owner } = await openedShop(database, operator)
  return { owner, offer: await goods(database, owner, fields), buyer: await earned(database, points) }
}

/** The verbs of an order of goods, each with a key of its own. */
export function verbsOf(database: Database) {
  const keyed = (what: string) => ({ key: newKey(what) })
  return {
    order: (buyer: Member, offer: Shelved, quantity = 1): Promise<Order> =>
      database.withTx((tx) => shop.orderGoods(tx, buyer, { ...keyed('order'), offer: offer.publicId, quantity })),
    address: (buyer: Member, order: Order, address: Address = ADDRESS): Promise<Order> =>
      database.withTx((tx) =>
        shop.giveAddress(tx, buyer, testVault, { ...keyed('address'), order: order.publicId, address }),
      ),
    cancel: (buyer: Member, order: Order): Promise<Order> =>
      database.withTx((tx) => shop.cancelGoods(tx, buyer, { ...keyed('cancel'), order: order.publicId })),
    arrived: (buyer: Member, order: Order): Promise<Order> =>
      database.withTx((tx) => shop.confirmArrival(tx, buyer, { ...keyed('arrived'), order: order.publicId })),
    accept: (owner: Member, order: Order): Promise<Order> =>
      database.withTx((tx) => shop.acceptOrder(tx, owner, { ...keyed('accept'), order: order.publicId })),
    decline: (owner: Member, order: Order, reason = 'Leider zerbrochen.'): Promise<Order> =>
      database.withTx((tx) => shop.declineOrder(tx, owner, { ...keyed('decline'), order: order.publicId, reason })),
    ship: (owner: Member, order: Order): Promise<Order> =>
      database.withTx((tx) =>
        shop.shipOrder(tx, owner, { ...keyed('ship'), order: order.publicId, carrier: 'DHL', tracking: '00340434161' }),
      ),
  }
}

/** Brings a fresh order as far as this state. */
export async function broughtTo(
  database: Database,
  { owner, buyer, offer }: { readonly owner: Member; readonly buyer: Member; readonly offer: Shelved },
  status: 'addressing' | 'placed' | 'accepted' | 'shipped' | 'delivered',
): Promise<Order> {
  const verbs = verbsOf(database)
  const ordered = await verbs.order(buyer, offer)
  if (status === 'addressing') return ordered
  const placed = await verbs.address(buyer, ordered)
  if (status === 'placed') return placed
  const accepted = await verbs.accept(owner, placed)
  if (status === 'accepted') return accepted
  const shipped = await verbs.ship(owner, accepted)
  return status === 'shipped' ? shipped : verbs.arrived(buyer, shipped)
}
