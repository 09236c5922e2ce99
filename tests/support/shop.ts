import type { Database } from '../../core/db/connect.ts'
import * as ledger from '../../core/ledger/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { CodeImport, OfferFields, Shelved, Shop } from '../../core/shop/index.ts'
import { client, newKey, worker, type PersonOptions } from './people.ts'
import { testVault } from './vault.ts'

/** A member with a shop that an operator has approved. */
export async function openedShop(
  database: Database,
  operator: Member,
  options: PersonOptions & Partial<Pick<Shop, 'name' | 'website' | 'sells' | 'imprint'>> = {},
): Promise<{ readonly owner: Member; readonly opened: Shop }> {
  const owner = await client(database, options)
  return { owner, opened: await openAnother(database, operator, owner, options) }
}

/** One more shop of a member who has none that is open. */
export async function openAnother(
  database: Database,
  operator: Member,
  owner: Member,
  options: Partial<Pick<Shop, 'name' | 'website' | 'sells' | 'imprint'>> = {},
): Promise<Shop> {
  const { name = 'Café Lindner', website = 'https://cafe-lindner.example' } = options
  const { sells = 'Kaffee und Kuchen', imprint = 'Café Lindner, Hauptstraße 1, 12345 Berlin' } = options
  const opened = await database.withTx((tx) =>
    shop.openShop(tx, owner, { key: newKey('open'), name, website, sells, imprint }),
  )
  return database.withTx((tx) =>
    shop.decideShop(tx, operator, {
      key: newKey('decide'),
      shop: opened.publicId,
      approve: true,
      reason: 'Impressum und Adresse stimmen.',
    }),
  )
}

/** A voucher for 500 points with these codes, in a shop of its own. */
export async function voucher(
  database: Database,
  operator: Member,
  codes: readonly string[],
  fields: Partial<OfferFields> = {},
): Promise<{ readonly owner: Member; readonly offer: Shelved; readonly imported: CodeImport | undefined }> {
  const { owner } = await openedShop(database, operator)
  const offer = await offered(database, owner, fields)
  const imported = codes.length === 0 ? undefined : await stocked(database, owner, offer, codes)
  return { owner, offer, imported }
}

/** One more voucher in somebody's shop. */
export function offered(database: Database, owner: Member, fields: Partial<OfferFields> = {}): Promise<Shelved> {
  return database.withTx((tx) =>
    shop.createOffer(tx, owner, {
      key: newKey('offer'),
      category: 'food',
      title: '5 € im Café Lindner',
      faceCents: 500,
      points: 500,
      announced: null,
      validUntil: null,
      terms: '',
      ...fields,
    }),
  )
}

/** Codes looked through and taken over. */
export async function stocked(
  database: Database,
  owner: Member,
  offer: Shelved,
  codes: readonly string[],
): Promise<CodeImport> {
  const words = codes.join('\n')
  const seen = await database.withTx((tx) =>
    shop.stageCodes(tx, owner, testVault, { key: newKey('stage'), offer: offer.publicId, words }),
  )
  return database.withTx((tx) => shop.commitCodes(tx, owner, { key: newKey('commit'), import: seen.publicId }))
}

/** A worker who has earned so many points, by a gift of the test. */
export async function earned(database: Database, points: number, options: PersonOptions = {}): Promise<Member> {
  const member = await worker(database, options)
  await database.withTx((tx) =>
    ledger.post(tx, {
      key: newKey('gift'),
      kind: 'move',
      postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: member.id }, points }],
    }),
  )
  return member
}
