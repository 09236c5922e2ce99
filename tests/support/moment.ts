import { setTimeout as wait } from 'node:timers/promises'
import type { TestDatabase } from './database.ts'

/**
 * Lets turns meet: holds every job until `turns` transactions wait for one, then lets them all go at once. So two people
 * really act at the same moment, however slow the machine is.
 */
export async function holdingJobs(database: TestDatabase, turns: number, act: () => Promise<void>): Promise<void> {
  const gate = await database.sql.reserve()
  try {
    await gate`begin`
    await gate`select from jobs for update`
    const acted = act()
    await Promise.race([acted, waiting(database, turns)])
    await gate`commit`
    await acted
  } finally {
    gate.release()
  }
}

/** Resolves when so many transactions wait for another one. */
export async function waiting(database: TestDatabase, turns: number): Promise<void> {
  const until = Date.now() + 4_000
  for (;;) {
    const [row] = await database.sql<{ blocked: number }[]>`
      select count(*)::integer as blocked from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
    if ((row?.blocked ?? 0) >= turns) return
    if (Date.now() > until) throw new Error(`${row?.blocked ?? 0} of ${turns} turns wait for the job`)
    await wait(5)
  }
}
