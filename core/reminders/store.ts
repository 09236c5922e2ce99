import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import * as asides from '../asides/index.ts'
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

/** Which steps were still ahead. */
export async function removeUnsent(tx: Tx, of: Subject): Promise<readonly Rung[]> {
  const rows = await tx.delete(reminders).where(unsentOf(of)).returning({ rung: reminders.rung })
  return rows.map(({ rung }) => rung)
}

export async function insert(
  tx: Tx,
  of: Subject & { readonly memberId: string; readonly deadlineAt: Date },
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return
  await tx
    .insert(reminders)
    .values(steps.map((step) => ({ ...of, ...step, id: sql`default`, publicId: sql`default`, snoozes: 0 })))
}

/** A moment as ISO 8601 writes it, to milliseconds. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

/** True of what is still waiting for the member: work in hand, what is not answered, what is not reviewed. */
const stillOpen = sql`case r.kind
  when 'assignment' then exists (select from assignments a where a.public_id = r.subject and a.status in ('working', 'revising'))
  when 'application' then exists (select from applications p where p.public_id = r.subject and p.status = 'waiting')
  else exists (select from submissions s where s.public_id = r.subject and s.status = 'waiting') end`

export interface Due extends Subject {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly rung: Rung
  readonly snoozes: number
  readonly deadlineAt: string
  /**
   * False when a later step of the same ladder is due as well (one that was put off may come at the very moment of a
   * step), the deadline has passed, or nothing waits any more.
   */
  readonly isToTell: boolean
}

/** Takes what is due, a batch at a time, and marks it as sent; rows in another instance's hands are passed over. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly Due[]> {
  return tx.execute<Due & Record<string, unknown>>(sql`
    with due as (
      select id from reminders where sent_at is null and due_at <= moment() and ${asides.notSetAside(tx, 'remind', sql`id`)}
        order by due_at, id limit ${limit} for update skip locked)
    update reminders r set sent_at = moment() from due where r.id = due.id
    returning r.id, r.public_id as "publicId", r.member_id as "memberId", r.kind, r.subject, r.rung, r.snoozes,
      to_char(r.deadline_at at time zone 'UTC', ${ISO}) as "deadlineAt",
      r.deadline_at > moment() and ${stillOpen} and not exists (
        select from reminders l where l.kind = r.kind and l.subject = r.subject
          and (l.due_at, l.id) > (r.due_at, r.id) and l.due_at <= moment()) as "isToTell"`)
}

/** True when a later reminder of the same thing is due by now. */
export async function isOvertaken(tx: Tx, publicId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from reminders r join reminders l on l.kind = r.kind and l.subject = r.subject
      where r.public_id = ${publicId} and (l.due_at, l.id) > (r.due_at, r.id) and l.due_at <= moment() limit 1`)
  return rows.length > 0
}

/** A member's own reminder, locked; `deadlineAt` is null when nothing waits any more. */
export interface Held extends Subject {
  readonly id: string
  readonly deadlineAt: Date | null
}

/** The deadline as it is now: it may have moved since the reminder was told. */
export async function held(tx: Tx, memberId: string, publicId: string): Promise<Held | undefined> {
  const [row] = await tx.execute<Omit<Held, 'deadlineAt'> & { deadline: string | null }>(sql`
    select r.id, r.kind, r.subject, to_char(case r.kind
        when 'assignment' then (
          select a.deadline_at from assignments a where a.public_id = r.subject and a.status in ('working', 'revising'))
        when 'application' then (
          select r.deadline_at from applications p where p.public_id = r.subject and p.status = 'waiting')
        else (
          select a.review_due_at from submissions s join assignments a on a.id = s.assignment_id
            where s.public_id = r.subject and s.status = 'waiting') end at time zone 'UTC', ${ISO}) as deadline
      from reminders r where r.public_id = ${publicId} and r.member_id = ${memberId} for update of r`)
  if (row === undefined) return undefined
  const { deadline, ...rest } = row
  return { ...rest, deadlineAt: deadline === null ? null : new Date(deadline) }
}

/** The row waits again, in place of another one that was put off for the same thing. */
export async function putOff(
  tx: Tx,
  { id, kind, subject }: Subject & { readonly id: string },
  to: { readonly dueAt: Date; readonly deadlineAt: Date },
): Promise<void> {
  await tx
    .delete(reminders)
    .where(and(unsentOf({ kind, subject }), eq(reminders.rung, 'snoozed'), ne(reminders.id, id)))
  await tx
    .update(reminders)
    .set({ ...to, rung: 'snoozed', sentAt: null, snoozes: sql`${reminders.snoozes} + 1` })
    .where(eq(reminders.id, id))
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
