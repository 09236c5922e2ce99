import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import { NO_SEARCH, orderOf, type Search } from './search.ts'
import * as store from './search-store.ts'

/** What this member looks for now: everything, until told otherwise. */
export async function search(tx: Tx, member: Member): Promise<Search> {
  return (await store.searchOf(tx, member.id)) ?? NO_SEARCH
}

/** Changes what this member looks for, on both platforms; what is not named stays. Returns all of it. */
export async function setSearch(tx: Tx, member: Member, changes: Partial<Search>): Promise<Search> {
  const wanted = { ...(await search(tx, member)), ...changes }
  const changed = { ...wanted, sorting: orderOf(wanted.sorting, wanted.words) }
  await store.saveSearch(tx, member.id, changed)
  return changed
}
