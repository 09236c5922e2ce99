import * as asides from '../asides/index.ts'
import * as consents from '../consents/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import * as tax from '../tax/index.ts'
import type { Vault } from '../shared/vault.ts'
import { accountOf, opensAt, sealFor } from './account.ts'
import { discardWith } from './batch.ts'
import { giveBack, sourceOf, tell } from './moving.ts'
import { PAYOUT_LIMITS, payoutVerbs, WITHDRAWN, type Account, type Payout, type PayoutRules } from './payout.ts'
import * as store from './store.ts'
import { HOUR } from '../shared/time.ts'

/** What somebody can be paid now, and what is missing before anything can be paid. */
export interface Readiness {
  readonly availablePoints: number
  readonly account: Account | undefined
  /** Since when the tax data are there; undefined: they have to be entered first. */
  readonly taxedAt: Date | undefined
  /** Until when a payout that is asked for now would be held; undefined: it would not. */
  readonly heldUntil: Date | undefined
}

/** What a member's next payout would be like. */
export async function readiness(tx: Tx, member: Member): Promise<Readiness> {
  const account = await accountOf(tx, member)
  const availablePoints = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  return {
    availablePoints,
    account,
    taxedAt: (await tax.recordOf(tx, member))?.enteredAt,
    heldUntil: account === undefined ? undefined : await holdUntil(tx, member, account),
  }
}

/** The first payout waits, and so does each to an account that was changed: 48 hours in which its owner can object. */
async function holdUntil(tx: Tx, member: Member, account: Account): Promise<Date | undefined> {
  const first = (await store.wasPaid(tx, member.id))
    ? tx.now
    : new Date(tx.now.getTime() + PAYOUT_LIMITS.holdHours * HOUR)
  const until = new Date(Math.max(first.getTime(), opensAt(account).getTime()))
  return until > tx.now ? until : undefined
}

/**
 * Refuses what stands between a member and a payout: `member.guardian_needed`, `payout.no_account`, `payout.too_little`,
 * `tax.missing`.
 * The flow asks this before its first question, `request` under the member's lock.
 */
export async function requireReady(tx: Tx, member: Member, rules: PayoutRules): Promise<store.SealedAccount> {
  await consents.requireConsent(tx, member, 'payout')
  const account = (await store.presentAccount(tx, member.id)) ?? refuse('payout.no_account', {})
  const availablePoints = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const { minimumPoints } = rules
  if (availablePoints < minimumPoints) refuse('payout.too_little', { minimumPoints, availablePoints })
  await tax.requireTaxData(tx, member)
  return account
}

/**
 * Asks for points to be paid out: they leave the earnings at once and are on their way. Held for 48 hours before the first
 * payout and after a change of account; an operator looks first when somebody else has the same account. Refuses as
 * `requireReady`, and `payout.out_of_range`.
 */
export async function request(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly points: number; readonly vault: Vault; readonly rules: PayoutRules },
): Promise<Payout> {
  const { key, points, vault, rules } = input
  const publicId = await once(tx, { key, kind: 'payout.request', actorId: member.id, input: { points } }, async () => {
    // Whatever takes from earnings holds its member's lock, so what is read here is still there below.
    await members.lock(tx, member.id)
    const account = await requireReady(tx, member, rules)
    const availablePoints = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
    if (!Number.isSafeInteger(points) || points < rules.minimumPoints || points > availablePoints)
      refuse('payout.out_of_range', { minimumPoints: rules.minimumPoints, maximumPoints: availablePoints })
    const id = await store.freshId(tx)
    const heldUntil = await holdUntil(tx, member, account)
    const flag = (await store.isShared(tx, member.id, account.fingerprint)) ? ('shared-account' as const) : null
    const { masked, fingerprint } = account
    const payout = await store.insertPayout(tx, {
      id,
      kind: 'earnings',
      memberId: member.id,
      points,
      status: heldUntil !== undefined ? 'held' : flag === null ? 'approved' : 'requested',
      sealed: sealFor(vault, id, account),
      masked,
      fingerprint,
      heldUntil: heldUntil ?? null,
      flag,
    })
    await ledger.post(tx, {
      key: `payout:${id}:requested`,
      kind: 'payout',
      postings: [{ from: sourceOf(payout), to: { kind: 'payout_clearing', ownerId: id }, points }],
    })
    if (payout.status === 'requested') await askOperators(tx, payout)
    return payout.publicId
  })
  return myPayout(tx, member, publicId)
}

/** Somebody has to look at this one. */
async function askOperators(tx: Tx, payout: Payout): Promise<void> {
  const dedupeKey = `payout:${payout.id}:look`
  await moderation.tellOperators(tx, { topic: 'payout', id: payout.publicId, dedupeKey, except: [payout.memberId] })
}

/**
 * What was held long enough goes on: to the next batch, or to an operator who has to look at it. For the schedule;
 * returns how many.
 */
export async function release(tx: Tx, limit: number): Promise<number> {
  const due = asides.worksOff(tx, await store.heldUntilNow(tx, limit))
  for (const { id, flag } of due) {
    const payout = await store.move(tx, id, flag === null ? payoutVerbs.release : payoutVerbs.look)
    if (payout.status === 'requested') await askOperators(tx, payout)
    // Its day has come, and it goes on later than the member was promised.
    await tell(tx, payout)
  }
  return due.length
}

/**
 * Until it is in a batch a member may change their mind: the points come back. Refuses `payout.unknown`,
 * `payout.wrong_state`.
 */
export async function cancel(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly payout: string },
): Promise<Payout> {
  members.requireJoined(member)
  const { key, payout: publicId } = input
  await once(tx, { key, kind: 'payout.cancel', actorId: member.id, input: { payout: publicId } }, async () => {
    await members.lock(tx, member.id)
    const { id } = await myPayout(tx, member, publicId)
    await giveBack(tx, await store.move(tx, id, payoutVerbs.cancel))
    return null
  })
  return myPayout(tx, member, publicId)
}

/**
 * All that a member has asked for and that is not at the bank yet comes back, out of a batch too, and the member is told:
 * nobody agrees to it any more. The member must be locked. For core/guardians only.
 */
export async function takeBackAll(tx: Tx, member: Member): Promise<void> {
  await discardWith(tx, member.id)
  for (const { id } of await store.openOf(tx, member.id)) {
    const payout = await store.move(tx, id, payoutVerbs.cancel, { reason: WITHDRAWN })
    await giveBack(tx, payout)
    await tell(tx, payout)
  }
}

/**
 * A member's payouts that go on to a former account, at most five: changing the account turns none around that was asked for
 * before (money-and-law.md 2.7: the hold is for what goes to the new one), so they are named where it is changed.
 */
export async function goingElsewhere(tx: Tx, member: Member): Promise<readonly Payout[]> {
  const account = await store.presentAccount(tx, member.id)
  return account === undefined ? [] : store.elsewhere(tx, member.id, account.fingerprint, 5)
}

/** A member's own payout. Refuses `payout.unknown` for anybody else's. */
export async function myPayout(tx: Tx, member: Member, publicId: string): Promise<Payout> {
  const payout = await store.payoutBy(tx, { publicId })
  return payout?.memberId === member.id ? payout : refuse('payout.unknown', {})
}

/** A member's payouts, newest first; `after` is the public id of the last one seen. */
export async function myPayouts(
  tx: Tx,
  member: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly payouts: readonly Payout[]; readonly more: boolean }> {
  const last = page.after === undefined ? undefined : await store.payoutBy(tx, { publicId: page.after })
  const rows = await store.ofMember(tx, member.id, { before: last?.id, limit: page.limit + 1 })
  return { payouts: rows.slice(0, page.limit), more: rows.length > page.limit }
}
