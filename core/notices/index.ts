import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { urgencyOf, type NoticeKind, type Notices } from './notice.ts'

export { forgetWords } from './forget.ts'
export * from './notice.ts'
export * from './topic.ts'

/**
 * Writes down, in the command's own transaction, that a member must be told something: once per `dedupeKey`, however
 * often the command runs. It is drawn and sent later, in the member's language.
 */
export async function tell<Kind extends NoticeKind>(
  tx: Tx,
  memberId: string,
  notice: { readonly kind: Kind; readonly data: Notices[Kind]; readonly dedupeKey: string },
): Promise<void> {
  await tx.execute(sql`
    insert into notices (member_id, kind, data, dedupe_key, urgency, next_at, created_at)
    values (${memberId}, ${notice.kind}, ${JSON.stringify(notice.data)}::jsonb, ${notice.dedupeKey},
            ${urgencyOf[notice.kind]}, now(), ${tx.now.toISOString()}::timestamptz)
    on conflict on constraint notice_once do nothing`)
}

/** A notice that could be sent nowhere and waits in the menu. */
export type Missed = { readonly id: string } & {
  readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly data: Notices[Kind] }
}[NoticeKind]

/** How many notices wait in the menu, because they could be sent nowhere. */
export async function missed(tx: Tx, memberId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from notices where member_id = ${memberId} and status = 'undelivered'`)
  return row?.count ?? 0
}

/** The oldest notice that waits in the menu. */
export async function nextMissed(tx: Tx, memberId: string): Promise<Missed | undefined> {
  const [row] = await tx.execute<Missed>(sql`
    select id, kind, data from notices where member_id = ${memberId} and status = 'undelivered' order by id limit 1`)
  return row
}

/** The member has read it in the menu (`sent`), or it is no longer true (`dropped`). */
export async function settleMissed(tx: Tx, memberId: string, id: string, status: 'sent' | 'dropped'): Promise<void> {
  await tx.execute(sql`
    update notices set status = ${status}, channel = case when ${status} = 'sent' then 'menu' end,
      sent_at = case when ${status} = 'sent' then moment() end
    where id::text = ${id} and member_id = ${memberId} and status = 'undelivered'`)
}

/** What a member was or will be told goes to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.execute(sql`update notices set member_id = ${members.to} where member_id = ${members.from}`)
}

/** How many notices reached nobody, counted up to `most`: operators look into those. */
export async function undelivered(tx: Tx, most: number): Promise<number> {
  const rows = await tx.execute(sql`select id from notices where status = 'undelivered' order by id desc limit ${most}`)
  return rows.length
}

/** The newest notices that reached nobody. */
export async function undeliveredPage(
  tx: Tx,
  limit: number,
): Promise<readonly { readonly kind: NoticeKind; readonly memberId: string; readonly error: string | null }[]> {
  return tx.execute<{ kind: NoticeKind; memberId: string; error: string | null }>(sql`
    select kind, member_id as "memberId", error from notices where status = 'undelivered' order by id desc limit ${limit}`)
}

/** Puts the newest of them back into the queue, as if they had never been tried. Returns how many. */
export async function retryUndelivered(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    update notices set status = 'waiting', attempts = 0, next_at = now(), lease_until = null, error = null
      where id in (select id from notices where status = 'undelivered' order by id desc limit ${limit} for update skip locked)
      returning id`)
  return rows.length
}
