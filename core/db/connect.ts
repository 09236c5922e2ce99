import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { createLeases, type Lease } from './leases.ts'
import { Outage, OutcomeUnknown, canBeRetried, constraintOf, isAnswer, outageOf } from './outage.ts'
import { refuse } from '../shared/refusal.ts'

/** Our own transaction, as every verb of the core gets it. `now` is the product's time, read once when it began. */
export type Tx = PgDatabase<PostgresJsQueryResultHKT> & { readonly now: Date }

export interface Database {
  /**
   * Runs `run` in one transaction and commits what it did; a throw rolls back. `run` may be called again after a
   * serialisation failure, a deadlock or a lock timeout (at most five times), so its only effects are those on `tx`.
   * Throws what `run` throws, an Outage when the database is away, an OutcomeUnknown when it died during the commit.
   */
  withTx<Result>(run: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly url: string
  /** How many connections at most. */
  readonly leases?: number
  /** The database role that the connections take on; it may not write the ledger's tables itself. */
  readonly role?: string
}

const ATTEMPTS = 5

/** A transaction is open in this chain of calls: neither another one nor the network may be used inside it. */
const inside = new AsyncLocalStorage<true>()

/** Throws when called inside a transaction: no call over the network while locks are held (architecture.md section 4). */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore() === true) throw new Error(`${what} inside a transaction`)
}

/** Opens the pool of leases. Nothing is sent before the first transaction. */
export function connect(options: ConnectOptions): Database {
  const leases = createLeases({ url: options.url, most: options.leases ?? 10, role: options.role })

  return {
    async withTx(run) {
      assertOutsideTransaction('a transaction')
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await onLease(await leases.take(), leases.giveBack, run)
        } catch (error) {
          // Whichever statement wanted to move points: a trigger of the journals says no to all of them.
          if (constraintOf(error) === 'books_closed') refuse('books.closed', {})
          if (!canBeRetried(error) || attempt === ATTEMPTS) throw outageOf(error)
          await wait(2 ** attempt * 5 * (0.5 + Math.random()))
        }
      }
    },
    close: () => leases.close(),
  }
}

async function onLease<Result>(
  lease: Lease,
  giveBack: (lease: Lease, usable: boolean) => void,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  let usable = false
  let open = true
  const whileOpen = (): boolean => open
  try {
    const now = await lease.begin()
    const tx: Tx = Object.assign(drizzle({ client: lease.guarded(whileOpen) }), { now })
    let result: Result
    try {
      result = await Promise.race([inside.run(true, () => run(tx)), lease.died])
    } catch (error) {
      open = false
      usable = await rolledBack(lease)
      throw error
    }
    open = false
    usable = await commit(lease)
    return result
  } finally {
    open = false
    giveBack(lease, usable)
  }
}

async function rolledBack(lease: Lease): Promise<boolean> {
  return lease.run('rollback').then(
    () => true,
    // The lease is dropped; the server rolls back by itself when the connection goes.
    () => false,
  )
}

async function commit(lease: Lease): Promise<true> {
  // Nothing was sent: it is rolled back for certain.
  if (lease.dead()) throw new Outage('the connection to the database was lost')
  let command: string
  try {
    command = await lease.run('commit')
  } catch (error) {
    // The server said no, for instance by a deferred constraint: it is rolled back for certain. Silence is not a no.
    if (isAnswer(error)) throw error
    throw new OutcomeUnknown()
  }
  if (command === 'ROLLBACK') throw new Error('a statement failed, its error was swallowed, and nothing was committed')
  return true
}

export { Outage, OutcomeUnknown }
