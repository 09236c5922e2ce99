import { SCOPES } from '../../../core/consents/index.ts'
import * as guardians from '../../../core/guardians/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey, worker } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'
import { name, words, type Kind } from './words.ts'

/** Somebody of 14 for whom a guardian with the longest name there may be has agreed to everything. */
export interface Guarded {
  readonly ward: Member
  readonly consent: string
}

export async function guardedOf(db: TestDatabase, kind: Kind): Promise<Guarded> {
  const ward = await worker(db, { name: name(kind), birthDate: '2012-05-05' })
  await db.withTx((tx) =>
    guardians.agree(tx, testVault, ward, {
      key: newKey('agree'),
      name: `W${words(kind, 79, { oneLine: true })}`,
      relation: 'guardian',
      contact: `${'w'.repeat(60)}@${'w'.repeat(50)}.example`,
      scopes: SCOPES,
      language: 'de',
    }),
  )
  const [row] = await db.sql<{ id: string }[]>`select public_id as id from consents where member_id = ${ward.id}`
  return { ward, consent: row?.id ?? 'none' }
}
