import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { constraintOf } from '../db/outage.ts'
import type { Tx } from '../db/connect.ts'
import { refuse } from '../shared/refusal.ts'
import type { AccountName, JournalKind, Posting, StatementLine } from './ledger.ts'
import { accounts, journals } from './tables.ts'

export async function openAccount(tx: Tx, name: AccountName): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(
    sql`select open_account(${name.kind}, ${name.ownerId ?? null}::uuid) as id`,
  )
  if (row === undefined) throw new Error('open_account returned nothing')
  return row.id
}

export async function postJournal(
  tx: Tx,
  key: string,
  kind: JournalKind,
  postings: readonly Posting[],
): Promise<string> {
  const amounts = new Map<string, number>()
  for (const { from, to, points } of postings) {
    if (!Number.isSafeInteger(points) || points < 0) throw new RangeError(`not points: ${points}`)
    const [payer, payee] = [await openAccount(tx, from), await openAccount(tx, to)]
    amounts.set(payer, (amounts.get(payer) ?? 0) - points)
    amounts.set(payee, (amounts.get(payee) ?? 0) + points)
  }
  const lines = [...amounts].filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }))
  return postLines(tx, key, kind, lines)
}

export async function mirrorJournal(tx: Tx, key: string, journalId: string): Promise<string> {
  const lines = await tx.execute<{ account: string; amount: number }>(sql`
    select open_account(a.kind, present_member(a.owner_id)) as account, (-sum(e.amount))::float8 as amount
      from entries e join accounts a on a.id = e.account_id where e.journal_id = ${journalId}::uuid
      group by 1 having sum(e.amount) <> 0`)
  return postLines(tx, key, 'correction', lines)
}

async function postLines(
  tx: Tx,
  key: string,
  kind: JournalKind,
  lines: readonly { readonly account: string; readonly amount: number }[],
): Promise<string> {
  try {
    const [row] = await tx.execute<{ id: string }>(
      sql`select post_journal(${key}, ${kind}, ${JSON.stringify(lines)}::jsonb) as id`,
    )
    if (row === undefined) throw new Error('post_journal returned nothing')
    return row.id
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'account_not_negative') refuse('ledger.insufficient', {})
    if (constraint === 'journal_key_reused') refuse('ledger.key_reused', {})
    throw error
  }
}

export async function mergeAccounts(tx: Tx, from: string, to: string, key: string): Promise<void> {
  await tx.execute(sql`select merge_accounts(${from}::uuid, ${to}::uuid, ${key})`)
}

export async function closeAccounts(tx: Tx, memberId: string): Promise<void> {
  await tx.execute(sql`select close_accounts(${memberId}::uuid)`)
}

const named = (name: AccountName) =>
  and(
    eq(accounts.kind, name.kind),
    name.ownerId === undefined ? isNull(accounts.ownerId) : eq(accounts.ownerId, name.ownerId),
  )

export async function balanceOf(tx: Tx, name: AccountName): Promise<number> {
  const [row] = await tx.select({ balance: accounts.balance }).from(accounts).where(named(name))
  return row?.balance ?? 0
}

export async function statementPage(
  tx: Tx,
  memberId: string,
  account: StatementLine['account'],
  page: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly StatementLine[]> {
  const before = page.before ?? Number.MAX_SAFE_INTEGER
  return linesWhere(
    tx,
    account,
    sql`e.account_id = (select id from accounts where kind = ${account} and owner_id = ${memberId})
      and e.number < ${before} order by e.number desc limit ${page.limit}`,
  )
}

/**
 * Lines of one account of a member; `which` chooses and orders its entries `e` of journals `l`. What a line was about: the job whose escrow is on
 * the other side, the offer of an order, or a deposit's reason.
 */
export async function linesWhere(
  tx: Tx,
  account: StatementLine['account'],
  which: SQL,
): Promise<readonly StatementLine[]> {
  const rows = await tx.execute<{
    number: string
    kind: JournalKind
    amount: string
    balance_after: string
    milliseconds: number
    journal_id: string
    about: string | null
  }>(sql`
    select e.number, l.kind, e.amount, e.balance_after, e.journal_id,
           (extract(epoch from e.at) * 1000)::float8 as milliseconds,
           coalesce(
             (select j.title from entries o join accounts c on c.id = o.account_id join jobs j on j.id = c.owner_id
               where o.journal_id = e.journal_id and c.kind = 'escrow' limit 1),
             (select j.title from assignments s join jobs j on j.id = s.job_id
               where s.id = case when l.kind = 'tip' then split_part(l.key, ':', 2)::uuid end),
             (select f.title from entries o join accounts c on c.id = o.account_id join orders r on r.id = c.owner_id
               join offers f on f.id = r.offer_id where o.journal_id = e.journal_id and c.kind = 'order_hold' limit 1),
             (select d.reason from deposits d where d.journal_id = e.journal_id and d.source <> 'play-money')) as about
      from entries e join journals l on l.id = e.journal_id
      where ${which}`)
  return rows.map((row) => ({
    number: Number(row.number),
    account,
    kind: row.kind,
    amount: Number(row.amount),
    balanceAfter: Number(row.balance_after),
    at: new Date(row.milliseconds),
    journalId: row.journal_id,
    about: row.about,
  }))
}

export async function liabilities(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ kind: string; points: string }>(sql`select kind, points from liabilities()`)
  return new Map(rows.map((row) => [row.kind, Number(row.points)]))
}

/** The journal that was posted with this key, if any. */
export async function journalOf(tx: Tx, key: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: journals.id }).from(journals).where(eq(journals.key, key))
  return row?.id
}
