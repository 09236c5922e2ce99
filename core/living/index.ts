import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Platform } from '../members/index.ts'

/** One message is edited at most so often (platforms.md 1.1: about 20 edits a minute for all of a chat's messages). */
const PAUSE_SECONDS = 60
/** Whoever has it is gone when it has not come back within this time. */
const LEASE_SECONDS = 30
/** A message that nobody has opened for so long is let go. */
const DAYS = 14

/** A message of ours, as a platform names it. */
export interface Shown {
  readonly platform: Platform
  readonly place: string
  readonly message: string
}

/** A living message that is to be drawn anew. `changes` is what it is drawn for. */
export interface Living extends Shown {
  readonly memberId: string
  readonly screen: string
  readonly hash: string
  readonly changes: number
  readonly attempts: number
}

const isShown = ({ platform, place, message }: Shown) =>
  sql`platform = ${platform} and place = ${place} and message = ${message}`

/**
 * A member has been shown a living screen: the message that shows it from now on, in place of an older one. It is looked at
 * once more after the pause, for what changed while it was on its way. Nothing when the identity is nobody's.
 */
export async function show(
  tx: Tx,
  person: { readonly platform: Platform; readonly externalId: string },
  shown: { readonly screen: string; readonly place: string; readonly message: string; readonly hash: string },
): Promise<void> {
  const { screen, place, message, hash } = shown
  // One message shows one thing, also when an edit of what it showed before is still on its way.
  await tx.execute(sql`
    delete from living_messages
      where ${isShown({ platform: person.platform, place, message })} and screen <> ${screen}`)
  await tx.execute(sql`
    insert into living_messages (member_id, platform, screen, place, message, hash, shown_at, due_at)
      select i.member_id, i.platform, ${screen}, ${place}, ${message}, ${hash}, moment(),
          moment() + make_interval(secs => ${PAUSE_SECONDS})
        from identities i where i.platform = ${person.platform} and i.external_id = ${person.externalId}
      on conflict (member_id, platform, screen) do update set place = excluded.place, message = excluded.message,
        hash = excluded.hash, shown_at = excluded.shown_at, due_at = excluded.due_at, attempts = 0,
        changes = living_messages.changes + 1, editing_until = null, overdrawn = false`)
}

/** Something else is drawn over this message. True when an edit of it is on its way, which has to be waited for. */
export async function leave(tx: Tx, shown: Shown): Promise<boolean> {
  const [row] = await tx.execute<{ isEdited: boolean }>(sql`
    select coalesce(editing_until > moment(), false) as "isEdited" from living_messages where ${isShown(shown)} for update`)
  if (row?.isEdited !== true) await tx.execute(sql`delete from living_messages where ${isShown(shown)}`)
  else await tx.execute(sql`update living_messages set overdrawn = true where ${isShown(shown)}`)
  return row?.isEdited === true
}

/** True while an edit is on its way over which something else is to be drawn. */
export async function isOverdrawn(tx: Tx, shown: Shown): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from living_messages where ${isShown(shown)} and overdrawn and editing_until > moment()`)
  return rows.length > 0
}

/** Something of these members has changed: their messages are drawn anew, each at most once a minute. */
export async function touch(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.execute(sql`
    update living_messages l set changes = l.changes + 1,
        due_at = coalesce(l.due_at, greatest(moment(), l.shown_at + make_interval(secs => ${PAUSE_SECONDS})))
      from (select member_id, platform, screen from living_messages where member_id in ${[...memberIds]}
        order by member_id, platform, screen for update) mine
      where l.member_id = mine.member_id and l.platform = mine.platform and l.screen = mine.screen`)
}

/** Takes what is to be drawn anew, each for half a minute; those in another instance's hands are passed over. */
export async function claim(tx: Tx, limit: number): Promise<readonly Living[]> {
  return tx.execute<Living & Record<string, unknown>>(sql`
    with due as (
      select member_id, platform, screen from living_messages where due_at <= moment() order by due_at limit ${limit}
        for update skip locked)
    update living_messages l set due_at = moment() + make_interval(secs => ${LEASE_SECONDS}), attempts = l.attempts + 1
      from due where l.member_id = due.member_id and l.platform = due.platform and l.screen = due.screen
      returning l.member_id as "memberId", l.platform, l.screen, l.place, l.message, l.hash, l.changes, l.attempts`)
}

const isIt = ({ memberId, platform, screen, message }: Living) =>
  sql`member_id = ${memberId} and platform = ${platform} and screen = ${screen} and message = ${message}`

/**
 * Its edit goes out now: whoever presses something in it waits until `settle`, `retryIn` or `drop` says how it went. False
 * when the message shows something else by now.
 */
export async function begin(tx: Tx, living: Living): Promise<boolean> {
  const rows = await tx.execute(sql`
    update living_messages set editing_until = moment() + make_interval(secs => ${LEASE_SECONDS})
      where ${isIt(living)} and not overdrawn returning message`)
  return rows.length > 0
}

/** It shows this now. What changed while it was drawn is drawn after the pause; an edit that was not needed starts none. */
export async function settle(tx: Tx, living: Living, hash: string): Promise<void> {
  await letGo(tx, living)
  const wasEdited = hash !== living.hash
  await tx.execute(sql`
    update living_messages set hash = ${hash}, attempts = 0, editing_until = null,
        shown_at = case when ${wasEdited} then moment() else shown_at end,
        due_at = case when changes <> ${living.changes} then moment() + make_interval(secs => ${PAUSE_SECONDS}) end
      where ${isIt(living)}`)
}

/** The platform asks to wait. */
export async function retryIn(tx: Tx, living: Living, seconds: number): Promise<void> {
  await letGo(tx, living)
  await tx.execute(sql`
    update living_messages set due_at = moment() + make_interval(secs => ${seconds}), editing_until = null
      where ${isIt(living)}`)
}

/** The edit is over, and what was pressed meanwhile may be drawn over it. */
async function letGo(tx: Tx, living: Living): Promise<void> {
  await tx.execute(sql`delete from living_messages where ${isIt(living)} and overdrawn`)
}

/** The message is gone, or cannot be edited any more. */
export async function drop(tx: Tx, living: Living): Promise<void> {
  await tx.execute(sql`delete from living_messages where ${isIt(living)}`)
}

/** Messages that nobody has opened for two weeks. For the schedule; returns how many. */
export async function forgetOld(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    delete from living_messages where (member_id, platform, screen) in (
      select member_id, platform, screen from living_messages where shown_at < moment() - make_interval(days => ${DAYS})
        order by shown_at limit ${limit} for update skip locked) returning message`)
  return rows.length
}

/** A member's messages show what the one has into which this one is merged. For core/links only. */
export async function handOver(tx: Tx, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  await tx.execute(sql`
    delete from living_messages l where l.member_id = ${from} and exists (
      select from living_messages o where o.member_id = ${to} and o.platform = l.platform and o.screen = l.screen)`)
  await tx.execute(sql`update living_messages set member_id = ${to} where member_id = ${from}`)
  await touch(tx, [to])
}
