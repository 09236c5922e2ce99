import type { Tx } from '../db/connect.ts'
import { points, type Points } from '../shared/points.ts'
import type { AccountName, JournalKind, Posting, StatementLine } from './ledger.ts'
import * as store from './store.ts'

export * from './ledger.ts'
export { entriesOf, heldAt, span, spanLines, spanSums, type Span, type SpanPart, type SpanSum } from './report.ts'

/**
 * Moves points: the only way in. `key` names the fact (`job:ID:published`) and is posted once, however often it is told;
 * a fee of zero is left out. Returns the journal's id. Refuses `ledger.insufficient` when an account cannot pay and
 * `ledger.key_reused` when the key was used for something else.
 */
export async function post(
  tx: Tx,
  journal: { readonly key: string; readonly kind: JournalKind; readonly postings: readonly Posting[] },
): Promise<string> {
  return store.postJournal(tx, journal.key, journal.kind, journal.postings)
}

/**
 * Posts the mirror of a journal: everything goes back to where it came from, in accounts that were merged since to whom they
 * are now. Returns the mirror's id. Refuses `ledger.insufficient`.
 */
export async function mirror(tx: Tx, of: { readonly key: string; readonly journalId: string }): Promise<string> {
  return store.mirrorJournal(tx, of.key, of.journalId)
}

export { journalOf } from './store.ts'

/** True when a fact was posted already. */
export async function posted(tx: Tx, key: string): Promise<boolean> {
  return (await store.journalOf(tx, key)) !== undefined
}

/** Makes sure that an account is there, so that the hot verbs find it without asking. Returns its id. */
export async function open(tx: Tx, name: AccountName): Promise<string> {
  return store.openAccount(tx, name)
}

/**
 * Moves all that a merged member has to the member that is left, and closes the emptied accounts for ever. The member
 * must be marked as merged already. Whoever reads the old accounts at that moment is run again and finds the new ones.
 */
export async function merge(tx: Tx, merged: { readonly from: string; readonly to: string }): Promise<void> {
  await store.mergeAccounts(tx, merged.from, merged.to, `merge:${merged.from}:${merged.to}`)
}

/** Closes a deleted member's purses for ever. They must be empty, and the member marked as deleted. */
export async function close(tx: Tx, memberId: string): Promise<void> {
  await store.closeAccounts(tx, memberId)
}

/** What an account holds, in points; zero when it was never opened. */
export async function balance(tx: Tx, name: AccountName): Promise<Points> {
  return points(await store.balanceOf(tx, name))
}

/**
 * A page of a member's budget or earnings, newest first; `before` is the `number` of the last line seen. Asks for one
 * line more than `limit` to know whether there are older ones.
 */
export async function statement(
  tx: Tx,
  memberId: string,
  account: StatementLine['account'],
  page: { readonly before?: number; readonly limit: number },
): Promise<{ readonly lines: readonly StatementLine[]; readonly more: boolean }> {
  const lines = await store.statementPage(tx, memberId, account, { before: page.before, limit: page.limit + 1 })
  return { lines: lines.slice(0, page.limit), more: lines.length > page.limit }
}

/** What is owed to members and held for jobs, and what bank and provider hold, in points by kind of account. */
export async function liabilities(tx: Tx): Promise<ReadonlyMap<string, number>> {
  return store.liabilities(tx)
}
