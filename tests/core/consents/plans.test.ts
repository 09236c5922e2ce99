import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import * as consents from '../../../core/consents/index.ts'
import type { Tx } from '../../../core/db/connect.ts'
import * as guardians from '../../../core/guardians/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreed } from '../../support/guardian.ts'
import { newKey, operator, worker } from '../../support/people.ts'
import { readsOf } from '../../support/reads.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
await database.setClock('2026-11-23T11:00:00Z')
const otto = await operator(database)
const lia = await worker(database, { birthDate: '2011-08-01' })
const code = await agreed(database, lia)

/** Thousands of minors for whom somebody has agreed; a guardian of one who has done it anew for years. */
beforeAll(async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  try {
    await sql`
      with people as (
        insert into members (status, name, language, birth_date, terms_accepted_at, joined_at, created_at, deposit_reference)
        select 'active', 'Person ' || n, 'de', '2011-01-01', now(), now(), now(), 'PLAN-' || n from generate_series(1, 8000) n
        returning id)
      insert into consents (member_id, relation, sealed, text_version, text_language, revoke_hash, given_at)
      select id, 'parent', repeat('x', 120), '2026-11', 'de', encode(sha256(id::text::bytea), 'hex'), now() from people`
    await sql`
      insert into consents (member_id, relation, sealed, text_version, text_language, revoke_hash, given_at)
      select ${lia.id}, 'parent', repeat('x', 120), '2026-11', 'de', encode(sha256(n::text::bytea), 'hex'), now() - interval '1 year'
      from generate_series(1, 3000) n`
    await sql`
      insert into consent_scopes (consent_id, scope, member_id, given_at, ended_at, end_reason)
      select id, scope, member_id, given_at, case when member_id = ${lia.id} then now() end,
        case when member_id = ${lia.id} then 'renewed' end
      from consents c, unnest(array['jobs', 'payout', 'shop']) scope
      where not exists (select from consent_scopes s where s.consent_id = c.id)`
    await sql`vacuum analyze`
  } finally {
    await sql.end({ timeout: 1 })
  }
})

const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'what is agreed to': (tx) => consents.scopesFor(tx, lia.id),
  'what stands between a minor and a job': (tx) => consents.barriers(tx, lia, { minutes: 60 }),
  'who agreed': (tx) => consents.guardianOf(tx, testVault, lia.id),
  'the consent of a code': (tx) => consents.byCode(tx, code),
  'a code of nobody': (tx) => consents.byCode(tx, '0'.repeat(26)).catch(() => undefined),
  'a consent by its number': async (tx) => consents.own(tx, lia, (await consents.byCode(tx, code)).publicId),
  'whom an operator makes a link for': (tx) => guardians.memberFor(tx, otto, lia.publicId),
  'agreeing anew': (tx) =>
    guardians.agree(tx, testVault, lia, {
      key: newKey('agree'),
      name: 'Petra Muster',
      relation: 'parent',
      contact: 'petra@example.org',
      scopes: ['jobs', 'shop'],
      language: 'de',
    }),
  'withdrawing all': (tx) => guardians.revoke(tx, lia, { key: newKey('revoke'), scopes: consents.SCOPES }),
}

test.each(Object.entries(questions))('%s reads no table as a whole, and a few rows', async (_, ask) => {
  const reads = await readsOf(database, ask)
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > 50)).toEqual([])
})
