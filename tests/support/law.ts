import postgres from 'postgres'
import { StatementError } from '../../core/db/outage.ts'

/** The law that a statement broke: the constraint's name, or the SQLSTATE where there is no name. */
export async function broken(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof StatementError) return error.constraint ?? error.code
    if (error instanceof postgres.PostgresError) return error.constraint_name ?? error.code
    throw error
  }
  throw new Error('no law stood in the way')
}

/** SQLSTATE insufficient_privilege: the role has no grant. */
export const NO_GRANT = '42501'
