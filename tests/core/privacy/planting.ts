import { drizzle } from 'drizzle-orm/postgres-js'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import * as disputes from '../../../core/disputes/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { EXPORTED, WORDLESS } from '../../../core/privacy/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { approvedBatch, exported } from '../../support/payouts.ts'
import { newKey, operator } from '../../support/people.ts'
import type { livedIn } from './world.ts'

/** Takes all points but a rest out of a purse. */
async function leave(database: TestDatabase, member: Member, kind: 'budget' | 'earnings', rest: number): Promise<void> {
  await database.withTx(async (tx) => {
    const points = (await ledger.balance(tx, { kind, ownerId: member.id })) - rest
    if (points <= 0) return
    const postings = [{ from: { kind, ownerId: member.id } as const, to: { kind: 'promo' } as const, points }]
    await ledger.post(tx, { key: newKey('leave'), kind: 'move', postings })
  })
}

/** Brings everything between the people of a world to its end, by their verbs and by the clock. */
export async function settle(database: TestDatabase, world: Awaited<ReturnType<typeof livedIn>>): Promise<void> {
  const { otto, ben, clara, seller, voucherOwner, dispute } = world
  await database.forward('3 days')
  await runDue(database)
  await database.withTx((tx) =>
    disputes.decide(tx, otto, {
      key: newKey('decide'),
      dispute: dispute.publicId,
      decision: 'refund',
      reason: 'Der Name fehlt wirklich.',
    }),
  )
  const batch = await approvedBatch(database, otto, await operator(database))
  await exported(database, otto, batch)
  await database.withTx((tx) =>
    payouts.confirmBatch(tx, otto, { key: newKey('confirm'), batch: batch.publicId, reason: 'Der Auszug fehlt noch.' }),
  )
  for (let turn = 0; turn < 4; turn += 1) {
    await database.forward('15 days')
    await runDue(database)
  }
  await leave(database, ben, 'earnings', 7)
  await leave(database, clara, 'budget', 0)
  for (const owner of [seller, voucherOwner]) await leave(database, owner, 'earnings', 0)
}

/** Rows where a world of the usual verbs has none. */
const MORE: Readonly<Record<string, string>> = {
  alerts: `insert into alerts (member_id, created_at) values ($1, now())`,
  job_searches: `insert into job_searches (member_id, only_open_to_me) values ($1, false)`,
  attempts: `insert into attempts (member_id, guide, started_at) values ($1, 'honest-review', now())`,
  guide_readings: `insert into guide_readings (member_id, guide, page, finished, at) values ($1, 'honest-review', 1, false, now())`,
  reminders: `insert into reminders (member_id, kind, subject, rung, due_at, deadline_at) values ($1, 'assignment', $1::text, 'half', now(), now() + interval '1 day')`,
  dialogs: `insert into dialogs (member_id, place, flow, updated_at, expires_at, message_ref, view) values ($1, 'x', 'x', now(), now() + interval '1 day', '{}', '{}')`,
  forms: `insert into forms (token_hash, kind, member_id, created_at, expires_at) values ('x' || $1::text, 'export', $1, now(), now() + interval '1 hour')`,
  links: `insert into links (code_hash, maker_id, maker_platform, created_at, expires_at) values ('x' || $1::text, $1, 'telegram', now(), now())`,
  living_messages: `insert into living_messages (member_id, platform, screen, place, message, hash, shown_at) values ($1, 'telegram', 'x', $1::text, 'x', 'x', now())`,
  boards: `insert into boards (owner_id, platform, chat, kind, title, language, keys, minimum_reward_points, since, created_at, server) values ($1, 'telegram', $1::text, 'channel', 'x', 'de', '{}', 0, now(), now(), 'x')`,
  sealed_uploads: `insert into sealed_uploads (owner_id, sealed, created_at) values ($1, 'x', now())`,
  consents: `insert into consents (member_id, relation, sealed, text_version, text_language, revoke_hash, given_at) values ($1, 'parent', 'x', '1', 'de', $1::text, now())`,
  consent_scopes: `insert into consent_scopes (consent_id, scope, member_id, given_at) select id, 'jobs', member_id, now() from consents where member_id = $1`,
  list_entries: `insert into list_entries (kind, owner_id, other_id, created_at) select 'block', $1, id, now() from members where id <> $1 limit 1`,
  order_addresses: `insert into order_addresses (order_id, sealed, created_at) select id, 'x', now() from orders o where buyer_id = $1 and not exists (select from order_addresses d where d.order_id = o.id) limit 1`,
  reviews: `insert into reviews (assignment_id, author_id, subject_id, stars, created_at) select a.id, $1, j.client_id, 5, now() from assignments a join jobs j on j.id = a.job_id where a.worker_id = $1 limit 1`,
  reports: `insert into reports (reporter_id, target, target_id, subject_id, code, words, status, decision, reason, decided_by, decided_at, created_at) select $1, 'member', o.id, o.id, 'other', 'x', 'decided', 'dismiss', 'x', z.id, now(), now() from members o, members z where o.id <> $1 and z.id not in ($1, o.id) limit 1`,
  applications: `insert into applications (job_id, worker_id, status, created_at) select id, $1, 'withdrawn', now() from jobs limit 1`,
  adverts: `insert into adverts (shop_id, category, title, words, link, code, created_at) select id, 'food', 'xxx', 'xxxxxxxxxx', 'https://x', 'xx', now() from shops where owner_id = $1`,
  offers: `insert into offers (shop_id, status, category, title, face_cents, points, created_at, words) select id, 'live', 'food', 'xxx', 100, 100, now(), 'x' from shops where owner_id = $1`,
  alert_notices: `insert into alert_notices (member_id, day, slot, created_at) values ($1, current_date, 1, now())`,
  inbox: `insert into inbox (platform, external_id, lane, payload, status, reply, error) select 'telegram', k || $1::text, $1::text, '{}', k, '{}', 'x' from unnest(array['done', 'dead']) k`,
}

/** Which rows of a table are a member's: as the export has it, and where that has nothing, by the column that names them. */
const MINE: Readonly<Record<string, (me: string) => string>> = {
  forms: (me) => `where t.member_id = '${me}'`,
  links: (me) => `where t.maker_id = '${me}'`,
  living_messages: (me) => `where t.member_id = '${me}'`,
  sealed_uploads: (me) => `where t.owner_id = '${me}'`,
  inbox: (me) => `where t.lane = '${me}'`,
}

/**
 * Puts `CANARY` into every column of these members' rows that takes it, past triggers and foreign keys; what a check of the
 * table forbids is left. Returns the columns in which it now stands or could not.
 */
export async function plant(
  database: TestDatabase,
  people: readonly Member[],
  columns: readonly { readonly table: string; readonly column: string; readonly type: string }[],
): Promise<readonly string[]> {
  const client = postgres(database.url, { max: 1, onnotice: () => undefined })
  const tx = drizzle({ client })
  const tried = new Set<string>()
  try {
    await client`set session_replication_role = replica`
    const bad: string[] = []
    for (const { id } of people)
      for (const [n, statement] of Object.entries(MORE))
        await client
          .unsafe(statement.replaceAll('$1', `'${id}'::uuid`))
          .catch((e: Error) => bad.push(n + ' ' + e.message))
    if (bad.length > 0) throw new Error(bad.join('\n'))
    for (const { id } of people)
      for (const { table, column, type } of columns) {
        if ((WORDLESS[table] ?? '').split(' ').includes(column)) continue
        const word = `CANARY-${table}.${column}`
        const value =
          { _text: sql`array[${word}]`, jsonb: sql`jsonb_build_object('x', ${word}::text)` }[type] ?? sql`${word}`
        const name = sql.identifier(column)
        for (const rows of rowsOf(table, id)) {
          const set = sql`update ${sql.identifier(table)} set ${name} = ${value} where ctid in (select t.ctid from ${sql.identifier(table)} t ${rows})`
          const changed = await tx
            .execute(sql`with changed as (${set} returning 1) select count(*)::int as n from changed`)
            .catch(isForbidden)
          if (changed === 'forbidden' || Number(changed[0]?.['n']) > 0) tried.add(`${table}.${column}`)
        }
      }
  } finally {
    await client.end({ timeout: 1 })
  }
  return [...tried]
}

function rowsOf(table: string, me: string) {
  const mine = MINE[table]
  if (mine !== undefined) return [sql.raw(mine(me))]
  return EXPORTED.filter((one) => one.table === table).map((one) => one.rows(me))
}

/** A check of the table (a code, a pattern), or a generated column. */
function isForbidden(error: unknown): 'forbidden' {
  const code = String((error as { cause?: { code?: string } }).cause?.code)
  if (['23514', '428C9', '22001', '23505'].includes(code)) return 'forbidden'
  throw error
}
