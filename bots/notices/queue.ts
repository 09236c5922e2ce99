import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../core/db/connect.ts'
import type { Stored } from '../../core/db/command.ts'
import type { NoticeKind, Notices } from '../../core/notices/notice.ts'
import type { MessageRef } from '../dialog/incoming.ts'

/** architecture.md section 5: a sender claims a batch with a lease of 30 seconds. */
export const BATCH = 10
export const LEASE_SECONDS = 30

/** A notice that this sender has claimed. `attempts` counts this claim too, and tells it from later ones. */
export type Claimed = {
  readonly id: string
  readonly memberId: string
  readonly urgency: 'now' | 'waking-hours'
  readonly attempts: number
} & { readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly data: Notices[Kind] } }[NoticeKind]

/** So many of one member in a batch: a chat takes about one a second, and the others do not wait for it. */
const A_MEMBER = 3
/** So many members are looked at for a batch: what the other senders are about to claim is passed over. */
const LANES = 40

/**
 * Claims what is due, oldest first: what waits, and what a sender that died left behind. Of one member only a few, and none
 * while others of theirs are being sent, so that they come in order. Goes from one member to the next along the index of
 * what is due: the many of one are passed over, once (some 10 ms for 5,000), and hold up nobody. A time in `next_at` is
 * either real (retries) or the product's (the end of quiet hours), whose clock in the sandbox runs ahead: the later one
 * decides.
 */
export async function claim(tx: Tx): Promise<readonly Claimed[]> {
  const isDue = sql`n.status in ('waiting', 'sending') and n.next_at <= greatest(now(), moment())
    and (n.status = 'waiting' or n.lease_until < now())`
  const oldest = (passed: SQL, after: SQL): SQL => sql`(
    select n.member_id, n.next_at, n.id from notices n where ${isDue} and n.member_id <> all (${passed}) ${after}
      order by n.next_at, n.id limit 1)`
  const rows = await tx.execute<Claimed>(sql`
    with recursive busy as materialized (
      select coalesce(array_agg(distinct member_id), '{}') as members from notices
        where status = 'sending' and lease_until >= now()),
    lanes as (
      select first.*, b.members || first.member_id as passed, 1 as number
        from busy b cross join lateral ${oldest(sql`b.members`, sql``)} first
      union all
      select next.*, l.passed || next.member_id, l.number + 1
        from lanes l cross join lateral ${oldest(sql`l.passed`, sql`and (n.next_at, n.id) > (l.next_at, l.id)`)} next
        where l.number < ${LANES}),
    few as (
      select f.* from lanes l cross join lateral (
        select n.id, n.next_at from notices n where n.member_id = l.member_id and ${isDue}
          order by n.next_at, n.id limit ${A_MEMBER}) f),
    chosen as (
      select n.id from few f join notices n on n.id = f.id
        where ${isDue} order by f.next_at, f.id limit ${BATCH} for update of n skip locked)
    update notices set status = 'sending', attempts = attempts + 1,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from chosen where notices.id = chosen.id
    returning notices.id, member_id as "memberId", kind, data, urgency, attempts`)
  return [...rows].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** Back into the queue, untried. */
export async function giveBack(tx: Tx, notice: Claimed): Promise<void> {
  await tx.execute(sql`
    update notices set status = 'waiting', attempts = attempts - 1, lease_until = null where ${isMine(notice)}`)
}

/** The chat of a member takes nothing for a while: what else waits for them stands back, and others come first. */
export async function standBack(tx: Tx, memberId: string, seconds: number): Promise<void> {
  await tx.execute(sql`
    update notices set next_at = greatest(now(), moment()) + make_interval(secs => ${seconds})
    where member_id = ${memberId} and status = 'waiting'
      and next_at <= greatest(now(), moment()) + make_interval(secs => ${seconds})`)
}

/** Makes the lease last another 30 seconds. False when the notice is another sender's by now. */
export async function hold(tx: Tx, notice: Claimed): Promise<boolean> {
  const rows = await tx.execute(sql`
    update notices set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where ${isMine(notice)} returning id`)
  return rows.length === 1
}

/** Back into the queue until a moment of the product's time, as if it had not been claimed. */
export async function putBack(tx: Tx, notice: Claimed, until: Date): Promise<void> {
  await tx.execute(sql`
    update notices set status = 'waiting', attempts = attempts - 1, lease_until = null,
      next_at = greatest(${until.toISOString()}::timestamptz, now() + interval '1 second')
    where ${isMine(notice)}`)
}

/** Back into the queue for a while, because it could not be sent. */
export async function retryIn(tx: Tx, notice: Claimed, seconds: number, error: string): Promise<void> {
  await tx.execute(sql`
    update notices set status = 'waiting', lease_until = null, error = ${error},
      next_at = greatest(now(), moment()) + make_interval(secs => ${seconds})
    where ${isMine(notice)}`)
}

/** A farewell was the last to know the chat. */
const WITHOUT_CHAT = sql`case when kind = 'member.deleted' then '{}' else data end`

export async function markSent(
  tx: Tx,
  notice: Claimed,
  channel: string,
  message: MessageRef | undefined,
): Promise<void> {
  const ref: Stored = message === undefined ? null : { ...message }
  await tx.execute(sql`
    update notices set status = 'sent', data = ${WITHOUT_CHAT}, lease_until = null, error = null, channel = ${channel},
      message_ref = case when kind <> 'member.deleted' then nullif(${JSON.stringify(ref)}::jsonb, 'null') end,
      sent_at = moment()
    where ${isMine(notice)}`)
}

/**
 * The end of a notice that nobody got: `dropped` when it is no longer true, `muted` when its member does not want to hear
 * such, `undelivered` when nobody could be reached.
 */
export async function finish(
  tx: Tx,
  notice: Claimed,
  status: 'dropped' | 'muted' | 'undelivered',
  error: string | null,
): Promise<void> {
  await tx.execute(sql`
    update notices set status = ${status}, data = ${WITHOUT_CHAT}, lease_until = null, error = ${error} where ${isMine(notice)}`)
}

function isMine(notice: Claimed) {
  return sql`id = ${notice.id} and status = 'sending' and attempts = ${notice.attempts}`
}
