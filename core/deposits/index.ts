import { and, eq, gt, sql } from 'drizzle-orm'
import * as claims from '../claims/index.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { readReference, referenceFor } from './reference.ts'
import { deposits } from './tables.ts'

export { giroCode, PLAY_BANK } from './giro-code.ts'
export { readReference } from './reference.ts'

/** What an operator may credit at once: one cent to 10,000 EUR. */
export const CREDIT_POINTS = { min: 1, max: 1_000_000 } as const
/** What each new client of the sandbox is offered: 50 EUR of play money. */
export const PLAY_MONEY_POINTS = 5_000

export interface Deposit {
  readonly publicId: string
  readonly memberId: string
  readonly points: number
  readonly source: 'operator' | 'play-money' | 'transfer' | 'card'
  /** What of it went to what its member owed at that moment. */
  readonly owedPoints: number
}

/** What this member writes into a transfer; made at the first question and never changed. */
export async function reference(tx: Tx, member: Member): Promise<string> {
  members.requireJoined(member)
  if (member.depositReference !== null) return member.depositReference
  for (let attempt = 0; ; attempt += 1) {
    const proposed = referenceFor(member.id, attempt)
    if ((await members.byReference(tx, proposed)) === undefined) return members.giveReference(tx, member, proposed)
  }
}

/** The member of a reference as an operator typed it. Refuses `deposit.unknown_reference`. */
export async function memberOf(tx: Tx, words: string): Promise<Member> {
  const read = readReference(words)
  const member = read === undefined ? undefined : await members.byReference(tx, read)
  return member ?? refuse('deposit.unknown_reference', {})
}

/**
 * Whom an operator wants to credit by hand. Refuses `deposit.out_of_range`, `deposit.unknown_reference`, and
 * `operator.own_case` (nobody decides on his own case).
 */
export async function creditable(
  tx: Tx,
  operator: Member,
  wish: { readonly reference: string; readonly points: number },
): Promise<Member> {
  if (!Number.isInteger(wish.points) || wish.points < CREDIT_POINTS.min || wish.points > CREDIT_POINTS.max) {
    refuse('deposit.out_of_range', { minimumPoints: CREDIT_POINTS.min, maximumPoints: CREDIT_POINTS.max })
  }
  const client = await memberOf(tx, wish.reference)
  moderation.requireNoParty(operator, client.id)
  return client
}

/**
 * What came in and was not read from a statement is credited: bank to budget, an audit row with the reason, a notice for the
 * client. For core/corrections only, when two have agreed; it holds the member's lock. `key` names the correction.
 */
export async function byHand(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly client: Member; readonly points: number; readonly reason: string },
): Promise<Deposit> {
  const { client, points } = input
  const reason = cleanLine(input.reason).slice(0, 200)
  const deposit = await book(tx, { ...input, reason, source: 'operator', operatorId: operator.id })
  await moderation.audit(tx, operator, {
    action: 'deposit.credit',
    object: `member:${client.publicId}`,
    reason,
    detail: { deposit: deposit.publicId, points },
  })
  return deposit
}

/**
 * A transfer has been found on a bank statement: from the bank, or from suspense when an operator has assigned it. For
 * core/statements only; it holds the member's lock. `key` names the bank entry.
 */
export async function transfer(
  tx: Tx,
  input: {
    readonly client: Member
    readonly points: number
    readonly reason: string
    readonly key: string
    readonly from: 'bank' | 'suspense'
    readonly operatorId: string | null
  },
): Promise<Deposit & { readonly id: string; readonly journalId: string }> {
  return book(tx, { ...input, source: 'transfer' })
}

/**
 * A payment by card is with the provider. For core/checkouts only; it holds the member's lock. `key` names the checkout.
 */
export async function byCard(
  tx: Tx,
  input: { readonly client: Member; readonly points: number; readonly key: string },
): Promise<Deposit & { readonly id: string }> {
  return book(tx, { ...input, source: 'card', operatorId: null, reason: 'Stripe', from: 'psp' })
}

/** Play money for a new client of the sandbox, once. Refuses `deposit.play_money_taken`. */
export async function playMoney(tx: Tx, client: Member): Promise<Deposit> {
  members.requireJoined(client)
  await members.lock(tx, client.id)
  if (await hasPlayMoney(tx, client)) refuse('deposit.play_money_taken', {})
  return book(tx, {
    client,
    source: 'play-money',
    operatorId: null,
    points: PLAY_MONEY_POINTS,
    reason: 'play money',
    key: `play-money:${client.id}`,
  })
}

/** True when this member had the sandbox's play money. */
export async function hasPlayMoney(tx: Tx, member: Member): Promise<boolean> {
  const rows = await tx
    .select({ id: deposits.id })
    .from(deposits)
    .where(sql`${deposits.memberId} = ${member.id} and ${deposits.source} = 'play-money'`)
  return rows.length > 0
}

/** True when this member has paid in at least so much altogether. */
export async function hasDeposited(tx: Tx, member: Member, points: number): Promise<boolean> {
  const [row] = await tx
    .select({ enough: sql<boolean>`coalesce(sum(${deposits.points}), 0) >= ${points}` })
    .from(deposits)
    .where(eq(deposits.memberId, member.id))
  return row?.enough === true
}

/**
 * True when this member was credited exactly so many points since then, by an operator's hand or from a statement, and that
 * was not corrected: what comes the other way may be the same money.
 */
export async function wasCredited(
  tx: Tx,
  member: Member,
  credit: { readonly source: 'operator' | 'transfer'; readonly points: number; readonly since: Date },
): Promise<boolean> {
  const rows = await tx
    .select({ id: deposits.id })
    .from(deposits)
    .where(
      and(
        eq(deposits.memberId, member.id),
        eq(deposits.source, credit.source),
        eq(deposits.points, credit.points),
        gt(deposits.at, credit.since),
        sql`not exists (select from corrections k where k.journal_id = ${deposits.journalId} and k.status = 'made')`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** A deposit, for the notice about it. Undefined when there is none. */
export async function byPublicId(tx: Tx, publicId: string): Promise<Deposit | undefined> {
  const [row] = await tx.select().from(deposits).where(eq(deposits.publicId, publicId))
  return row
}

/**
 * Gives a member's deposits, received and credited, to the one that this one is merged into. Play money comes once for
 * a member: the second gift stays where it was, so that it is not asked for again. For core/links only.
 */
export async function handOver(tx: Tx, members: { readonly from: string; readonly to: string }): Promise<void> {
  const { from, to } = members
  await tx.execute(sql`
    update deposits d set member_id = ${to} where member_id = ${from} and not (source = 'play-money' and exists (
      select from deposits o where o.member_id = ${to} and o.source = 'play-money'))`)
  await tx.update(deposits).set({ operatorId: to }).where(eq(deposits.operatorId, from))
}

async function book(
  tx: Tx,
  input: {
    readonly client: Member
    readonly source: Deposit['source']
    readonly operatorId: string | null
    readonly points: number
    readonly reason: string
    readonly key: string
    readonly from?: 'bank' | 'suspense' | 'psp'
  },
): Promise<Deposit & { readonly id: string; readonly journalId: string }> {
  const isPlay = input.source === 'play-money'
  const { journalId, takenPoints } = await claims.postIn(tx, input.client.id, {
    key: isPlay ? input.key : `deposit:${input.key}`,
    kind: isPlay ? 'play-money' : 'deposit',
    postings: [
      {
        from: { kind: isPlay ? 'promo' : (input.from ?? 'bank') },
        to: { kind: 'budget', ownerId: input.client.id },
        points: input.points,
      },
    ],
  })
  const [row] = await tx
    .insert(deposits)
    .values({
      id: sql`default`,
      publicId: sql`default`,
      memberId: input.client.id,
      points: input.points,
      source: input.source,
      operatorId: input.operatorId,
      reason: input.reason,
      journalId,
      owedPoints: takenPoints,
      at: tx.now,
    })
    .returning()
  if (row === undefined) throw new Error('no deposit was inserted')
  if (!isPlay) {
    await notices.tell(tx, input.client.id, {
      kind: 'deposit.credited',
      data: { deposit: row.publicId },
      dedupeKey: `deposit:${row.id}:credited`,
    })
  }
  return row
}
