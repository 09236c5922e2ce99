import * as privacy from '../../../core/privacy/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey, worker } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

/** Somebody has gone. */
export async function privacyWorld(database: TestDatabase): Promise<void> {
  const gone = await worker(database)
  const input = { key: newKey('delete'), vault: testVault, place: '', minimumPoints: 1_000, givesUp: false }
  await database.withTx((tx) => privacy.remove(tx, gone, input))
}

const GONE = `(select id from members where deleted_at is not null limit 1)`

/** A way to break each law of those who have gone. */
export const PRIVACY_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'of a deleted member neither name nor birth date is known, and no chat leads to them': [
    ['a name', `update members set name = 'Mia' where deleted_at is not null`],
    ['a birth date', `update members set birth_date = '1990-01-01' where deleted_at is not null`],
    [
      'a chat',
      `insert into identities (platform, external_id, member_id, place, created_at) values ('discord', 'x', ${GONE}, 'x', now())`,
    ],
  ],
  'a deleted member has nothing running and nothing to say': [
    [
      'a link',
      `insert into forms (token_hash, kind, member_id, created_at, expires_at)
        values ('x', 'export', ${GONE}, now(), now() + interval '1 hour')`,
    ],
    ['work', `update assignments set worker_id = ${GONE} where status = 'working'`],
    ['an order', `update orders set buyer_id = ${GONE} where ended_at is null`],
  ],
  'nothing of a deleted member lies sealed but what the tax office may ask for': [
    ['a payout', `update payouts set member_id = ${GONE}`],
    ['tax data', `insert into tax_data (member_id, sealed, entered_at) values (${GONE}, 'x', now())`],
    [
      'an account',
      `update bank_accounts set member_id = ${GONE} where id = (select min(id::text)::uuid from bank_accounts)`,
    ],
    ['a list of codes', `insert into sealed_uploads (owner_id, sealed, created_at) values (${GONE}, 'x', now())`],
  ],
  'a farewell that was sent does not know its message': [
    ['its message', `update notices set message_ref = '{"id": "1"}' where kind = 'member.deleted'`],
  ],
  'a farewell keeps the chat to which it goes for two days at most': [
    [
      'one that nobody sent',
      `update notices set created_at = moment() - interval '3 days' where kind = 'member.deleted'`,
    ],
  ],
}
