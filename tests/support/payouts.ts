import type { Database } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import type { Account, Batch, Payout } from '../../core/payouts/index.ts'
import * as tax from '../../core/tax/index.ts'
import * as statements from '../../core/statements/index.ts'
import { camt, OUR_IBAN, type Row } from './camt.ts'
import { newKey, type PersonOptions } from './people.ts'
import { earned } from './shop.ts'
import { testVault } from './vault.ts'

/** Valid, and nobody's. */
export const IBANS = ['DE89370400440532013000', 'AT611904300234573201', 'FR1420041010050500013M02606'] as const

let count = 0

/** A German account that nobody else has: the check digits are right (ISO 7064, modulo 97). */
export function freshIban(): string {
  count += 1
  const account = `37040044${String(9_000_000_000 + count)}`
  const rest = BigInt(`${account}131400`) % 97n
  return `DE${String(98n - rest).padStart(2, '0')}${account}`
}

/** Names an account, as the form does. */
export function withAccount(
  database: Database,
  member: Member,
  options: { readonly iban?: string; readonly holder?: string; readonly owner?: payouts.AccountOwner } = {},
): Promise<Account> {
  const { iban = freshIban(), holder = 'Mia Schulz', owner = 'member' } = options
  return database.withTx((tx) =>
    payouts.setAccount(tx, member, { key: newKey('account'), vault: testVault, iban, holder, owner }),
  )
}

/** What a form with tax data holds. */
export const TAX_DATA: tax.TypedTaxData = {
  firstName: 'Mia',
  lastName: 'Schulz',
  street: 'Lindenallee 7',
  postcode: '12345',
  city: 'Berlin',
  country: 'DE',
  birthDate: '1990-01-01',
  taxCountry1: 'DE',
  taxNumber1: '86 095 742 719',
}

/** Enters tax data, as the form does: of the age that the member has. */
export function withTaxData(
  database: Database,
  member: Member,
  typed: tax.TypedTaxData = { ...TAX_DATA, birthDate: member.birthDate ?? '' },
): Promise<tax.TaxRecord> {
  return database.withTx((tx) => tax.enter(tx, member, { key: newKey('tax'), vault: testVault, typed }))
}

/** A worker with earnings, an account and tax data. */
export async function payee(
  database: Database,
  points: number,
  options: PersonOptions & { readonly iban?: string; readonly holder?: string } = {},
): Promise<Member> {
  const member = await earned(database, points, options)
  await withAccount(database, member, options)
  await withTaxData(database, member)
  return member
}

/** Asks for a payout. */
export function asked(database: Database, member: Member, points: number, key = newKey('payout')): Promise<Payout> {
  return database.withTx((tx) =>
    payouts.request(tx, member, { key, points, vault: testVault, rules: payouts.USUAL_RULES }),
  )
}

/** What the files are written with in tests. */
export const TEST_BANK = { vault: testVault, account: { holder: 'Klickwork GmbH', iban: OUR_IBAN } } as const

/** One operator builds, the other one approves. */
export async function approvedBatch(database: Database, builder: Member, approver: Member): Promise<Batch> {
  const built = await builtBatch(database, builder)
  return database.withTx((tx) =>
    payouts.approveBatch(tx, approver, {
      ...TEST_BANK,
      key: newKey('approve'),
      batch: built.publicId,
      hash: built.fileHash,
      points: built.points,
    }),
  )
}

export function builtBatch(database: Database, builder: Member, rules = payouts.USUAL_RULES): Promise<Batch> {
  return database.withTx((tx) => payouts.build(tx, builder, { ...TEST_BANK, key: newKey('build'), rules }))
}

/** The file as the bank gets it. */
export function exported(database: Database, operator: Member, batch: Batch): Promise<string> {
  return database.withTx(
    async (tx) => (await payouts.exportBatch(tx, operator, { ...TEST_BANK, batch: batch.publicId })).xml,
  )
}

/** A statement of our bank is read in and booked. */
export async function statement(
  database: Database,
  operator: Member,
  ...rows: readonly Row[]
): ReturnType<typeof statements.book> {
  return database.withTx(async (tx) => {
    const file = { vault: testVault, account: OUR_IBAN, bytes: camt(rows) }
    const draft = await statements.draft(tx, operator, file)
    return statements.book(tx, operator, { key: newKey('book'), vault: testVault, statement: draft })
  })
}

/** The debit of a payout, as the bank books it, and what it looks like when it comes back. */
export const debitOf = (payout: Payout, more: Partial<Row> = {}): Row => ({
  cents: -payout.points,
  endToEnd: payouts.endToEndOf(payout),
  name: 'Mia Schulz',
  ...more,
})
export const returnOf = (payout: Payout, more: Partial<Row> = {}): Row => ({
  cents: payout.points,
  endToEnd: payouts.endToEndOf(payout),
  name: 'Mia Schulz',
  returned: true,
  day: '2026-11-29',
  ...more,
})
