import type { Database } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import type { Account, Payout } from '../../core/payouts/index.ts'
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

/** A worker with earnings and an account. */
export async function payee(
  database: Database,
  points: number,
  options: PersonOptions & { readonly iban?: string; readonly holder?: string } = {},
): Promise<Member> {
  const member = await earned(database, points, options)
  await withAccount(database, member, options)
  return member
}

/** Asks for a payout. */
export function asked(database: Database, member: Member, points: number, key = newKey('payout')): Promise<Payout> {
  return database.withTx((tx) =>
    payouts.request(tx, member, { key, points, vault: testVault, rules: payouts.USUAL_RULES }),
  )
}
