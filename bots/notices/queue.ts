import { sql } from 'drizzle-orm'
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

/**
 * Claims what is due, oldest first: what waits, and what a sender that died left behind. A time in `next_at` is either
 * real (retries) or the product's (the end of quiet hours), whose clock in the sandbox runs ahead: the later one decides.
 */
export async function claim(tx: Tx): Promise<readonly Claimed[]> {
  const rows = await tx.execute<Claimed>(sql`
    update notices set status = 'sending', attempts = attempts + 1,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id in (
      select id from notices
      where status in ('waiting', 'sending') and next_at <= greatest(now(), moment())
        and (status = 'waiting' or lease_until < now())
      order by next_at, id limit ${BATCH} for update skip locked)
    returning id, member_id as "memberId", kind, data, urgency, attempts`)
  return [...rows].toSorted((one, other) => (one.id < other.id ? -1 : 1))
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
