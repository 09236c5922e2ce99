import { eq, getTableColumns } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import type { Search } from './search.ts'
import { jobSearches } from './tables.ts'

const { words, category, minimumRewardPoints, maximumMinutes, language, onlyOpenToMe, sorting } =
  getTableColumns(jobSearches)
const columns = { words, category, minimumRewardPoints, maximumMinutes, language, onlyOpenToMe, sorting }

export async function searchOf(tx: Tx, memberId: string): Promise<Search | undefined> {
  const [row] = await tx.select(columns).from(jobSearches).where(eq(jobSearches.memberId, memberId))
  return row
}

export async function saveSearch(tx: Tx, memberId: string, search: Search): Promise<void> {
  await tx
    .insert(jobSearches)
    .values({ memberId, ...search })
    .onConflictDoUpdate({ target: jobSearches.memberId, set: { ...search } })
}

/** What a member looked for is of no use to the one that it is merged into. */
export async function forgetSearch(tx: Tx, memberId: string): Promise<void> {
  await tx.delete(jobSearches).where(eq(jobSearches.memberId, memberId))
}
