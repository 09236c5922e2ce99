import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { ReminderKind, Rung, Step } from './reminder.ts'
import { reminders } from './tables.ts'

/** Whose reminder of what it is; `subject` is the public id. */
export interface Subject {
  readonly kind: ReminderKind
  readonly subject: string
}

const unsentOf = ({ kind, subject }: Subject) =>
  and(eq(reminders.kind, kind), eq(reminders.subject, subject), isNull(reminders.sentAt))

export async function removeUnsent(tx: Tx, of: Subject): Promise<void> {
  await tx.delete(reminders).where(unsentOf(of))
}

export async function insert(
  tx: Tx,
  of: Subject & { readonly memberId: string; readonly deadlineAt: Date },
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return
  await tx.insert(reminders).values(steps.map((step) => ({ ...of, ...step, id: sql`default` })))
}

/** True of what is still waiting for the member: work in hand, what is not answered, what is not reviewed. */
const stillOpen = sql`case r.kind
  when 'assignment' then exists (select from assignments a where a.public_id = r.subject and a.status in ('working', 'revising'))
  when 'application' then exists (select from applications p where p.public_id = r.subject and p.status = 'waiting')
  else exists (select from submissions s where s.public_id = r.subject and s.status = 'waiting') end`

export interface Due extends Subject {
  readonly id: string
  readonly memberId: string
  readonly rung: Rung
  readonly deadlineAt: string
  /** False when a later step of the same ladder is due as well, the deadline has passed, or nothing waits any more. */
  readonly isToTell: boolean
}

/** Takes what is due, a batch at a time, and marks it as sent; rows in another instance's hands are passed over. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly Due[]> {
  return tx.execute<Due & Record<string, unknown>>(sql`
    with due as (
      select id from reminders where sent_at is null and due_at <= moment() order by due_at, id limit ${limit}
        for update skip locked)
    update reminders r set sent_at = moment() from due where r.id = due.id
    returning r.id, r.member_id as "memberId", r.kind, r.subject, r.rung,
      to_char(r.deadline_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deadlineAt",
      r.deadline_at > moment() and ${stillOpen} and not exists (
        select from reminders l where l.kind = r.kind and l.subject = r.subject
          and l.due_at > r.due_at and l.due_at <= moment()) as "isToTell"`)
}

export async function moveToMember(tx: Tx, from: string, to: string): Promise<void> {
  await tx.update(reminders).set({ memberId: to }).where(eq(reminders.memberId, from))
}

/** Sent more than 30 days ago, a batch at a time. */
export async function removeOld(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from reminders where id in (
      select id from reminders where sent_at < moment() - interval '30 days' order by sent_at limit ${limit}) returning id`)
  return rows.length
}
