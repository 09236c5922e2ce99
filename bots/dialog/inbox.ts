import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../core/db/connect.ts'
import type { Platform } from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Vault } from '../../core/shared/vault.ts'
import type { Incoming } from './incoming.ts'
import { pack, pressOf, storable, unpack, type Packed } from './payload.ts'
import type { PlacedReply } from './reply.ts'
import { inbox } from './tables.ts'

/** An update that this instance is working on. `attempts` is the proof: whoever claims it later raises it. */
export interface Claimed {
  readonly platform: Platform
  readonly externalId: string
  readonly lane: string
  /** `taken`: the turn is still to be done. `turned`: it is committed, only the reply is to be delivered. */
  readonly status: 'taken' | 'turned'
  readonly attempts: number
  readonly incoming: Incoming
  readonly replies: readonly PlacedReply[]
}

/** A row that is given back to nobody within this time is worked on again: its instance died. */
export const LEASE_SECONDS = 30

const mine = (row: Claimed, status: 'taken' | 'turned') =>
  and(
    eq(inbox.platform, row.platform),
    eq(inbox.externalId, row.externalId),
    eq(inbox.status, status),
    eq(inbox.attempts, row.attempts),
  )

const unknownLane = (platform: string, externalId: string): string => `${platform}:${externalId}`

/** So many updates of one person wait at most (reliability.md, flooding). */
const MOST_WAITING = 50

/** The same button of the same message again within this time is the same press: nobody has seen the answer yet. */
const SAME_PRESS_SECONDS = 2

/**
 * Takes an update in, once; false when it is known already. Its lane is the member, so that what one person does on any
 * platform is handled one after the other; before the first turn there is no member, only the identity. A button that
 * nervous fingers press again is taken in as done, and so is what comes while 50 of the same person wait: a script, which
 * would make each claim slow for everybody.
 */
export async function receive(
  tx: Tx,
  vault: Vault,
  platform: Platform,
  externalId: string,
  incoming: Incoming,
): Promise<boolean> {
  const received = await tx.execute(receiveStatement(vault, platform, externalId, incoming))
  return received.length > 0
}

/** The statement of `receive`, apart from it so that its plan can be looked at. */
export function receiveStatement(vault: Vault, platform: Platform, externalId: string, incoming: Incoming): SQL {
  const person = incoming.from.externalId
  const press = pressOf(incoming)
  return sql`
    with sender as (
      select coalesce(
        (select member_id::text from identities where platform = ${platform} and external_id = ${person}),
        ${unknownLane(platform, person)}) as lane)
    insert into inbox (platform, external_id, lane, payload, status, error)
    select ${platform}, ${externalId}, lane,
      case when not crowded then ${pack(vault, { platform, externalId }, incoming)}::jsonb end,
      case when crowded or ${press === undefined ? sql`false` : lastPressIs(press)} then 'done' else 'waiting' end,
      case when crowded then 'too many at once' end
    from sender, lateral (select exists (
      select from inbox where inbox.lane = sender.lane and inbox.status in ('waiting', 'taken', 'turned')
        offset ${MOST_WAITING - 1}) as crowded) depth
    on conflict do nothing returning external_id`
}

const lastPressIs = (press: { readonly act: string; readonly message: string }) => sql`coalesce((
  select act = ${press.act}::jsonb from (
    select received_at, payload->'act' as act from inbox
    where inbox.lane = sender.lane and status in ('waiting', 'taken', 'turned') and payload->'message' = ${press.message}::jsonb
    union all
    select received_at, payload->'act' as act from inbox
    where inbox.lane = sender.lane and status in ('done', 'dead') and payload->'message' = ${press.message}::jsonb
      and received_at > now() - make_interval(secs => ${SAME_PRESS_SECONDS})) recent
  order by received_at desc limit 1), false)`

type ClaimedRow = {
  readonly platform: Platform
  readonly external_id: string
  readonly lane: string
  readonly status: 'taken' | 'turned'
  readonly attempts: number
  readonly payload: Packed
  readonly reply: readonly PlacedReply[] | null
}

/** The statement of `claim`, apart from it so that its plan can be looked at. */
export const claimStatement = (most: number) => sql`
  with due as materialized (
    select platform, external_id from inbox first
    where status in ('waiting', 'taken', 'turned')
      and case when status = 'waiting' then next_at <= now() else lease_until < now() end
      and not exists (
        select from inbox other
        where other.lane = first.lane and other.status in ('waiting', 'taken', 'turned')
          and ((other.received_at, other.external_id) < (first.received_at, first.external_id)
            or (other.status <> 'waiting' and other.lease_until >= now())))
    order by received_at, external_id
    limit ${most}
    for update skip locked)
  update inbox set
    status = case when status = 'turned' then 'turned' else 'taken' end,
    attempts = attempts + 1,
    lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
  from due where inbox.platform = due.platform and inbox.external_id = due.external_id
  returning inbox.platform, inbox.external_id, lane, status, attempts, payload, reply`

/**
 * Claims the oldest update of at most `most` free lanes. A lane is free when nobody works on it; what was taken by an
 * instance that died is claimed again when its lease has run out. One claim at a time per instance: two at once could
 * not see each other's rows. Across instances the turns' row locks hold (a dialog, a member).
 */
export async function claim(tx: Tx, vault: Vault, most: number): Promise<readonly Claimed[]> {
  const rows = await tx.execute<ClaimedRow>(claimStatement(most))
  return rows.map((row) => ({
    platform: row.platform,
    externalId: row.external_id,
    lane: row.lane,
    status: row.status,
    attempts: row.attempts,
    incoming: unpack(vault, { platform: row.platform, externalId: row.external_id }, row.payload),
    replies: row.reply ?? [],
  }))
}

/**
 * In the turn's transaction: what it decided to show. False when somebody else has the row by now, which must roll
 * the turn back. What a first-time sender sent meanwhile moves to the lane of the member that this turn has made.
 */
export async function turned(tx: Tx, row: Claimed, replies: readonly PlacedReply[]): Promise<boolean> {
  const changed = await tx
    .update(inbox)
    .set({
      status: 'turned',
      reply: sql`${storable(replies)}::jsonb`,
      leaseUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})`,
      error: null,
    })
    .where(mine(row, 'taken'))
    .returning({ lane: inbox.lane })
  const person = row.incoming.from.externalId
  if (changed.length > 0 && row.lane === unknownLane(row.platform, person)) {
    await tx.execute(sql`
      update inbox set lane = identities.member_id::text from identities
      where identities.platform = ${row.platform} and identities.external_id = ${person}
        and inbox.lane = ${row.lane} and inbox.status in ('waiting', 'taken', 'turned')`)
  }
  return changed.length > 0
}

/**
 * Everything is shown. Payload and reply go: what people typed is not kept twice. Only which button was pressed stays,
 * so that the same press is known; those that waited meanwhile are done with it.
 */
export async function done(tx: Tx, row: Claimed, problem?: string): Promise<void> {
  const press = pressOf(row.incoming)
  const payload =
    press === undefined ? null : sql`jsonb_build_object('act', payload->'act', 'message', payload->'message')`
  const finished = { status: 'done', payload, reply: null, leaseUntil: null, error: problem ?? null } as const
  const [mineStill] = await tx.update(inbox).set(finished).where(mine(row, 'turned')).returning({ lane: inbox.lane })
  if (mineStill === undefined || press === undefined) return
  await tx.execute(sql`
    update inbox set status = 'done'
    where lane = ${mineStill.lane} and status = 'waiting'
      and payload->'act' = ${press.act}::jsonb and payload->'message' = ${press.message}::jsonb`)
}

/** The platform asks to wait: the rest of the replies is delivered after `seconds`, which is no failed attempt. */
export async function parked(tx: Tx, row: Claimed, rest: readonly PlacedReply[], seconds: number): Promise<void> {
  await tx
    .update(inbox)
    .set({
      reply: sql`${storable(rest)}::jsonb`,
      attempts: row.attempts - 1,
      leaseUntil: sql`now() + make_interval(secs => ${seconds})`,
    })
    .where(mine(row, 'turned'))
}

/** A bug: tried again after `seconds`. */
export async function failed(tx: Tx, row: Claimed, problem: string, seconds: number): Promise<void> {
  const wait = sql`now() + make_interval(secs => ${seconds})`
  await tx
    .update(inbox)
    .set({ status: 'waiting', nextAt: wait, leaseUntil: null, error: problem })
    .where(mine(row, 'taken'))
  await tx.update(inbox).set({ leaseUntil: wait, error: problem }).where(mine(row, 'turned'))
}

/**
 * An outage: no fault of the update's, so its attempt does not count, unless it goes on for so long that it may well be.
 * When the connection died during the commit, the row tells whether the turn counts: then only the delivery is left.
 */
export async function released(tx: Tx, row: Claimed, seconds: number): Promise<void> {
  const wait = sql`now() + make_interval(secs => ${seconds})`
  const attempts = sql`attempts - case when received_at < now() - interval '10 minutes' then 0 else 1 end`
  await tx.update(inbox).set({ status: 'waiting', attempts, nextAt: wait, leaseUntil: null }).where(mine(row, 'taken'))
  await tx.update(inbox).set({ attempts, leaseUntil: sql`now()` }).where(mine(row, 'turned'))
}

/**
 * Set aside for an operator to look at; the lane goes on. Returns how far it had come, or undefined when somebody else
 * has the row by now.
 */
export async function buried(tx: Tx, row: Claimed, problem: string): Promise<'taken' | 'turned' | undefined> {
  for (const status of ['taken', 'turned'] as const) {
    const dead = { status: 'dead', leaseUntil: null, reply: null, error: problem } as const
    const found = await tx.update(inbox).set(dead).where(mine(row, status)).returning({ lane: inbox.lane })
    if (found.length > 0) return status
  }
  return undefined
}

/** How many updates are set aside, counted up to `most`, and the name of the newest: an operator looks into those. */
export async function setAside(
  tx: Tx,
  most: number,
): Promise<{ readonly count: number; readonly newest: string | undefined }> {
  const rows = await tx.execute<{ name: string }>(sql`
    select platform || ':' || external_id as name from inbox where status = 'dead' order by received_at desc limit ${most}`)
  return { count: rows.length, newest: rows[0]?.name }
}

/** The language of whoever sent this, when the member is known: for the apology after a bug. */
export async function languageOf(tx: Tx, incoming: Incoming): Promise<Language | undefined> {
  const { platform, externalId } = incoming.from
  const [row] = await tx.execute<{ language: Language }>(sql`
    select language from members join identities on member_id = members.id
    where platform = ${platform} and external_id = ${externalId}`)
  return row?.language
}

/**
 * Removes what is long done: a redelivery comes within a day, and after a week of silence Telegram begins its ids anew
 * (platforms.md 1.1). What was set aside stays for 30 days. Returns how many rows went; call again until 0.
 */
export async function forgetDone(tx: Tx, limit: number): Promise<number> {
  const forgotten = await tx.execute(sql`
    delete from inbox where (platform, external_id) in (
      select platform, external_id from inbox
      where status in ('done', 'dead') and received_at < now() - interval '6 days'
        and received_at < now() - case when status = 'done' then interval '6 days' else interval '30 days' end
      order by received_at limit ${limit})
    returning external_id`)
  return forgotten.length
}

/** The newest updates that were set aside, and why; never what stood in them. */
export async function deadUpdates(
  tx: Tx,
  limit: number,
): Promise<readonly { readonly name: string; readonly error: string | null }[]> {
  return tx.execute<{ name: string; error: string | null }>(sql`
    select platform || ':' || external_id as name, error from inbox where status = 'dead' order by received_at desc limit ${limit}`)
}

/** Takes the newest of them up once more, those whose words are still there. Returns how many. */
export async function retryDead(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.execute(sql`
    update inbox set status = 'waiting', attempts = 0, next_at = now(), lease_until = null
      where (platform, external_id) in (
        select platform, external_id from inbox where status = 'dead' and payload is not null
          order by received_at desc limit ${limit} for update skip locked)
      returning external_id`)
  return rows.length
}
