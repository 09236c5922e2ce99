import type { Scope } from '../../core/consents/index.ts'
import type { Database } from '../../core/db/connect.ts'
import * as guardians from '../../core/guardians/index.ts'
import type { Member } from '../../core/members/index.ts'
import { newKey, worker, type PersonOptions } from './people.ts'
import { testVault } from './vault.ts'

/** A guardian agrees for a member. Returns the code that withdraws it. */
export function agreed(
  database: Database,
  member: Member,
  scopes: readonly Scope[] = ['jobs', 'payout', 'shop'],
): Promise<string> {
  return database.withTx((tx) =>
    guardians.agree(tx, testVault, member, {
      key: newKey('agree'),
      name: 'Petra Muster',
      relation: 'parent',
      contact: 'petra@example.org',
      scopes,
      language: 'de',
    }),
  )
}

/** A worker under 18 for whom a guardian has agreed. */
export async function minorWorker(
  database: Database,
  options: PersonOptions & { readonly birthDate: string; readonly scopes?: readonly Scope[] },
): Promise<Member> {
  const member = await worker(database, options)
  await agreed(database, member, options.scopes)
  return member
}

/** A guardian withdraws. */
export function withdrawnConsent(database: Database, member: Member, scopes: readonly Scope[]) {
  return database.withTx((tx) => guardians.revoke(tx, member, { key: newKey('revoke'), scopes }))
}
