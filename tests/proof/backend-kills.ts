import type postgres from 'postgres'
import { connect } from '../../core/db/connect.ts'
import { PROGRAM_ROLE } from '../../core/db/migrate.ts'
import type { TestDatabase } from '../support/database.ts'
import { startStorm, summary, type Verdict } from './writers.ts'

const WRITERS = 16

/** Terminates one of the program's connections, rather one that is at work; false when there was none. */
async function killOne(superuser: postgres.Sql): Promise<boolean> {
  const rows = await superuser<{ killed: boolean }[]>`
    select pg_terminate_backend(pid) as killed from (
      select pid from pg_stat_activity
        where datname = current_database() and application_name = 'klickwork' and pid <> pg_backend_pid()
        order by state = 'idle', random() limit 1) one`
  return rows[0]?.killed === true
}

/** Ends `kills` connections under sixteen writers, one every few milliseconds, and says what came of it. */
export async function killBackends(
  database: TestDatabase,
  kills: number,
): Promise<{ readonly verdict: Verdict; readonly line: string; readonly unknown: number; readonly left: number }> {
  const own = connect({ url: database.url, leases: WRITERS, role: PROGRAM_ROLE })
  try {
    const storm = await startStorm(own, database.sql, WRITERS)
    const began = performance.now()
    for (let killed = 0; killed < kills; ) {
      if (await killOne(database.sql)) killed += 1
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 12))
    }
    const seconds = (performance.now() - began) / 1_000
    await storm.stop()
    const verdict = await storm.judge(database.sql)
    const open = await database.sql`
      select from pg_stat_activity where datname = current_database() and application_name = 'klickwork'`
    return {
      verdict,
      line: summary(
        `${kills} connections killed in ${seconds.toFixed(0)} s under ${WRITERS} writers`,
        storm.told,
        verdict,
      ),
      unknown: storm.told.unknown,
      left: open.length - WRITERS,
    }
  } finally {
    await own.close()
  }
}
