import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'

/** The database is away, or too busy: nothing is wrong with what was asked, try again later. */
export class Outage extends Error {
  override readonly name: string = 'Outage'
}

/** The connection died during the commit: done or not is found out by the command's key, never by doing it again. */
export class OutcomeUnknown extends Outage {
  override readonly name = 'OutcomeUnknown'

  constructor() {
    super('the connection died during the commit')
  }
}

/**
 * The database refused a statement in a way that nobody expected: a bug of ours. Says where, never with which values:
 * drizzle's and the driver's own errors carry the parameters, and a birth date must not end up in a log.
 */
export class StatementError extends Error {
  override readonly name = 'StatementError'
  readonly code: string
  readonly constraint: string | undefined

  constructor(code: string, constraint: string | undefined, statement: string) {
    super(
      `SQLSTATE ${code}${constraint === undefined ? '' : ` (${constraint})`} in: ${statement.replace(/\s+/g, ' ').slice(0, 160)}`,
    )
    this.code = code
    this.constraint = constraint
  }
}

/** Serialisation failure, deadlock, lock timeout: rolled back for certain, and likely to go through the next time. */
const RETRIED = new Set(['40001', '40P01', '55P03'])
const NETWORK = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
])

/** The SQLSTATE or system code of an error, looked for through the causes that drizzle wraps around it. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return undefined
}

/** The name of the violated constraint, for the stores that turn it into a refusal. */
export function constraintOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof postgres.PostgresError) return at.constraint_name
  }
  return undefined
}

/** True for what another attempt may heal: a serialisation failure, a deadlock, a lock timeout. */
export function canBeRetried(error: unknown): boolean {
  const code = codeOf(error)
  return code !== undefined && RETRIED.has(code)
}

/** True when the server itself refused the statement and the session goes on: the outcome is known. */
export function isAnswer(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity_local !== undefined && error.severity === 'ERROR'
}

/** True when the session is over, whether its socket is closed already or about to be. */
export function isSessionEnd(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity !== 'ERROR'
  return NETWORK.has(codeOf(error) ?? '')
}

/**
 * What a failed transaction throws: an Outage when the database is away or too slow, a StatementError when it refused a
 * statement, and everything else as it is.
 */
export function outageOf(error: unknown): unknown {
  if (error instanceof Outage) return error
  const code = codeOf(error)
  if (code === undefined) return error
  const away =
    NETWORK.has(code) ||
    RETRIED.has(code) ||
    code === '57014' ||
    code === '25P03' ||
    code.startsWith('57P') ||
    code.startsWith('08') ||
    code.startsWith('53')
  if (away) return new Outage(`the database is away or too busy (${code})`)
  if (error instanceof DrizzleQueryError) return new StatementError(code, constraintOf(error), error.query)
  return error instanceof postgres.PostgresError
    ? new StatementError(code, error.constraint_name, 'a transaction')
    : error
}
