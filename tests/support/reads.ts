import { sql } from 'drizzle-orm'
import type { Database, Tx } from '../../core/db/connect.ts'

type Reads = { readonly table: string; readonly scans: number; readonly rows: number }

/** What one question reads, table by table, as the database itself counts it: nothing that is sorted away is hidden. */
export async function readsOf(database: Database, question: (tx: Tx) => Promise<unknown>): Promise<readonly Reads[]> {
  return database.withTx(async (tx) => {
    const before = await counted(tx)
    await question(tx)
    const after = await counted(tx)
    return after
      .map(({ table, scans, rows }) => {
        const then = before.find((one) => one.table === table)
        return { table, scans: scans - (then?.scans ?? 0), rows: rows - (then?.rows ?? 0) }
      })
      .filter(({ scans, rows }) => scans > 0 || rows > 0)
  })
}

const counted = (tx: Tx): Promise<readonly Reads[]> =>
  tx.execute<Reads>(sql`
    select relname as table, seq_scan::int as scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_xact_user_tables where pg_relation_size(relid) > 500000`)
