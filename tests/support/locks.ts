import * as members from '../../core/members/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import type { TestDatabase } from './database.ts'

/** Resolves as soon as some transaction waits for a lock. */
async function somebodyWaits(database: TestDatabase): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    const waiting = await database.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('nobody waits for a lock')
}

/**
 * Starts `work` while another transaction holds this member's lock; as soon as it waits for that, `meanwhile` is done in the
 * other transaction. Resolves with what both returned.
 */
export async function behindMember<One, Other>(
  database: TestDatabase,
  member: { readonly id: string },
  work: () => Promise<One>,
  meanwhile: (tx: Tx) => Promise<Other>,
): Promise<readonly [One, Other]> {
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = database.withTx(async (tx) => {
    await members.lock(tx, member.id)
    held.resolve()
    await free.promise
    return meanwhile(tx)
  })
  await held.promise
  const running = work()
  await somebodyWaits(database)
  free.resolve()
  const other = await holding
  return [await running, other]
}
