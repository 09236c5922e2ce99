import type { Stored } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import type { OperatorTopic } from '../notices/index.ts'
import { charactersIn, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { MODERATION_LIMITS, type AuditEntry } from './moderation.ts'
import * as store from './store.ts'

/** Refuses `operator.only` to everybody whom the configuration does not name; every operator's verb begins with it. */
export async function requireOperator(tx: Tx, member: Member): Promise<void> {
  members.requireJoined(member)
  if (!(await members.isOperator(tx, member))) refuse('operator.only', {})
}

/** Nobody decides on his own case: refuses `operator.own_case` to an operator who is one of the parties. */
export function requireNoParty(operator: Member, ...parties: readonly (string | null)[]): void {
  if (parties.includes(operator.id)) refuse('operator.own_case', {})
}

/** The reason that every decision needs, cleaned. Refuses `operator.say_more`. */
export function enoughReason(words: string): string {
  const { min, max } = MODERATION_LIMITS.reason
  const reason = firstCharacters(cleanText(words), max)
  if (charactersIn(reason) < min) refuse('operator.say_more', { characters: min })
  return reason
}

/**
 * Writes down who decided what and why, in the same transaction. Append-only, and chained by hashes: the last lock that
 * a transaction takes, because whoever decides next waits for it.
 */
export async function audit(
  tx: Tx,
  actor: Member,
  entry: { readonly action: string; readonly object: string; readonly reason: string; readonly detail: Stored },
): Promise<void> {
  await store.insertAudit(tx, actor.id, entry)
}

/** A page of the audit log, newest first; `before` is the number of the last row seen. Refuses `operator.only`. */
export async function auditPage(
  tx: Tx,
  operator: Member,
  page: { readonly before?: number; readonly limit: number },
): Promise<{ readonly entries: readonly AuditEntry[]; readonly more: boolean }> {
  await requireOperator(tx, operator)
  const rows = await store.auditPage(tx, { before: page.before, limit: page.limit + 1 })
  return { entries: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/**
 * The first row of the audit log that does not follow from the one before it; undefined when the chain holds. As the last
 * night has found it, and what came after that is read now: all of it would take too long for a screen.
 */
export async function brokenAudit(tx: Tx): Promise<string | undefined> {
  return store.brokenAudit(tx)
}

/** Reads the whole chain, which may take minutes, and tells the operators where it is broken. For core/books, at night. */
export async function checkAudit(tx: Tx): Promise<void> {
  const broken = await store.checkAudit(tx)
  if (broken !== undefined) await tellOperators(tx, { topic: 'audit', id: broken, dedupeKey: `audit:${broken}:broken` })
}

/** Tells every operator that something waits; once per `dedupeKey` and operator. `except` are parties to it. */
export async function tellOperators(
  tx: Tx,
  waiting: {
    readonly topic: OperatorTopic
    readonly id: string
    readonly dedupeKey: string
    readonly except?: readonly (string | null)[]
  },
): Promise<void> {
  for (const operatorId of await store.operatorIds(tx)) {
    if (waiting.except?.includes(operatorId) === true) continue
    await notices.tell(tx, operatorId, {
      kind: 'operator.waiting',
      data: { topic: waiting.topic, id: waiting.id },
      dedupeKey: `${waiting.dedupeKey}:operator:${operatorId}`,
    })
  }
}
