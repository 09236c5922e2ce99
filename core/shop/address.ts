import type { Tx } from '../db/connect.ts'
import { charactersIn, cleanLine } from '../shared/clean.ts'
import { isPostcode } from '../shared/postcode.ts'
import type { Vault } from '../shared/vault.ts'
import * as store from './address-store.ts'
import { newIds } from './code-store.ts'
import type { Order } from './shop.ts'
import { DAY } from '../shared/time.ts'

/** Where a parcel goes. `extra`: a second line, or the post number at a parcel locker. */
export interface Address {
  readonly name: string
  readonly street: string
  readonly extra: string
  readonly postcode: string
  readonly city: string
  readonly country: string
}
export type AddressField = keyof Address

/** Characters; the most that a label takes. */
export const ADDRESS_LIMITS: { readonly [Field in AddressField]: { readonly min: number; readonly max: number } } = {
  name: { min: 3, max: 80 },
  street: { min: 3, max: 80 },
  extra: { min: 0, max: 80 },
  postcode: { min: 3, max: 10 },
  city: { min: 2, max: 60 },
  country: { min: 2, max: 2 },
}
export const ADDRESS_FIELDS = ['name', 'street', 'extra', 'postcode', 'city', 'country'] as const

/** Days after the end of an order after which its address is gone (product.md section 6). */
const ADDRESS_DAYS = 90

/** DHL's lockers are found by the customer's own number. */
const LOCKER = /^packstation\s+[0-9]{3}$/i
const POST_NUMBER = /^[0-9]{6,10}$/

/** What was typed, cleaned, and the fields that are wrong: empty when a parcel can be sent there. */
export function readAddress(
  typed: Readonly<Partial<Record<AddressField, string>>>,
  shipsTo: readonly string[],
): { readonly address: Address; readonly wrong: readonly AddressField[] } {
  const line = (field: AddressField): string => cleanLine(typed[field] ?? '', 200)
  const address: Address = {
    name: line('name'),
    street: line('street'),
    extra: line('extra'),
    postcode: line('postcode'),
    city: line('city'),
    country: line('country').toUpperCase(),
  }
  const isWrong = (field: AddressField): boolean => {
    const words = address[field]
    const { min, max } = ADDRESS_LIMITS[field]
    if (charactersIn(words) < min || charactersIn(words) > max) return true
    if (field === 'country') return !shipsTo.includes(words)
    if (field === 'postcode') return !isPostcode(address.country, words)
    return field === 'extra' && LOCKER.test(address.street) && !POST_NUMBER.test(words)
  }
  return { address, wrong: ADDRESS_FIELDS.filter(isWrong) }
}

const contextOf = (id: string): string => `order_addresses:${id}:address`

/** Seals an address for its row. */
export async function keepAddress(tx: Tx, vault: Vault, orderId: string, address: Address): Promise<void> {
  const [id] = await newIds(tx, 1)
  if (id === undefined) throw new Error('no id')
  await store.insert(tx, { id, orderId, sealed: vault.seal(contextOf(id), JSON.stringify(address)) })
}

/** The address of an order in clear, as long as there is one. For delivery only: never stored and never logged. */
export async function openAddress(tx: Tx, vault: Vault, orderId: string): Promise<Address | undefined> {
  const row = await store.ofOrder(tx, orderId)
  if (row === undefined || (row.wipeAt !== null && row.wipeAt <= tx.now)) return undefined
  // Written by keepAddress, and opened only for this row.
  return JSON.parse(vault.open(contextOf(row.id), row.sealed)) as Address
}

/** The order is over: what was sent keeps its address for 90 days, what was not has none from now on. */
export async function endAddress(tx: Tx, order: Pick<Order, 'id' | 'status'>): Promise<void> {
  if (order.status === 'closed' || order.status === 'refunded') {
    await store.wipeLater(tx, order.id, new Date(tx.now.getTime() + ADDRESS_DAYS * DAY))
  } else {
    await store.remove(tx, order.id)
  }
}

/** Addresses whose time is over are gone. For the schedule; returns how many. */
export async function wipeAddresses(tx: Tx, limit: number): Promise<number> {
  return store.wipeDue(tx, limit)
}
