import postgres from 'postgres'
import { isSessionEnd, Outage } from './outage.ts'

/**
 * One connection for as long as a transaction needs it. postgres.js replaces a dead connection behind one's back, and
 * the next statement of a half-done transaction would then run on the new one in autocommit (architecture.md section 4).
 * A lease is a client of exactly one connection that is never replaced: when it dies, the lease is dead.
 */
export interface Lease {
  /** Opens the transaction, sets the ledger's marker, and returns the product's time. */
  begin(): Promise<Date>
  /** Runs one of our own control statements and returns the server's command tag. */
  run(statement: 'commit' | 'rollback'): Promise<string>
  /** The client for drizzle: refuses every statement once the transaction is over or the lease dead. */
  guarded(whileOpen: () => boolean): postgres.Sql
  /** Rejects when the connection dies. */
  readonly died: Promise<never>
  readonly dead: () => boolean
  end(): Promise<void>
}

export interface Leases {
  take(): Promise<Lease>
  giveBack(lease: Lease, usable: boolean): void
  close(): Promise<void>
}

/** A request that waits longer than this for a free connection is told that the database is busy. */
const PATIENCE_MILLISECONDS = 10_000

export function createLeases(options: {
  readonly url: string
  readonly most: number
  readonly role: string | undefined
}): Leases {
  const idle: Lease[] = []
  const waiting: { give: (lease: Lease) => void; refuse: (error: Error) => void; timer: NodeJS.Timeout }[] = []
  const all = new Set<Lease>()
  let closed = false

  const open = (): Lease => {
    const lease = openLease(options.url, options.role)
    all.add(lease)
    return lease
  }
  const drop = (lease: Lease): void => {
    all.delete(lease)
    lease.end().catch((error: unknown) => process.emitWarning(`a lease did not end: ${String(error)}`))
  }

  return {
    async take() {
      if (closed) throw new Outage('the database connection is closed')
      for (let lease = idle.pop(); lease !== undefined; lease = idle.pop()) {
        if (!lease.dead()) return lease
        drop(lease)
      }
      if (all.size < options.most) return open()
      return new Promise((give, refuse) => {
        const timer = setTimeout(() => {
          const index = waiting.findIndex((entry) => entry.timer === timer)
          if (index >= 0) waiting.splice(index, 1)
          refuse(new Outage('no connection became free in time'))
        }, PATIENCE_MILLISECONDS)
        waiting.push({ give, refuse, timer })
      })
    },
    giveBack(lease, usable) {
      const alive = usable && !lease.dead()
      if (!alive) drop(lease)
      const next = waiting.shift()
      if (next !== undefined) {
        clearTimeout(next.timer)
        next.give(alive ? lease : open())
      } else if (alive && !closed) idle.push(lease)
      else if (alive) drop(lease)
    },
    async close() {
      closed = true
      for (const entry of waiting.splice(0)) {
        clearTimeout(entry.timer)
        entry.refuse(new Outage('the database connection is closed'))
      }
      await Promise.all([...all].map((lease) => lease.end()))
      all.clear()
    },
  }
}

/** Statements longer than this are cut off; a lock is waited for at most half of it (architecture.md section 4). */
const TIMEOUTS = { statement_timeout: 8_000, lock_timeout: 4_000, idle_in_transaction_session_timeout: 10_000 }

/** What opens every transaction; exported so that the benchmark compares the same statements. */
export const BEGIN =
  "begin; set local klickwork.tx = 'on'; select (extract(epoch from moment()) * 1000)::float8 as milliseconds"

function openLease(url: string, role: string | undefined): Lease {
  let dead = false
  const death = Promise.withResolvers<never>()
  // Nobody may be racing against it when it happens.
  death.promise.catch(() => undefined)
  const die = (): void => {
    dead = true
    death.reject(new Outage('the connection to the database was lost'))
  }
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 3,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: 'klickwork', ...TIMEOUTS, ...(role === undefined ? {} : { role }) },
    onclose: die,
  })
  const statements = oneAtATime(die)

  const refuseWhenDead = (): void => {
    if (dead) throw new Outage('the connection to the database was lost')
  }

  return {
    died: death.promise,
    dead: () => dead,
    async begin() {
      refuseWhenDead()
      const results = await Promise.race([sql.unsafe(BEGIN), death.promise])
      const milliseconds: unknown = results.at(-1)?.[0]?.milliseconds
      if (typeof milliseconds !== 'number') throw new Error('the database did not tell the time')
      return new Date(milliseconds)
    },
    async run(statement) {
      // One that nobody waited for is still under way.
      if (statements.running() !== undefined) await Promise.race([statements.running(), death.promise])
      refuseWhenDead()
      const result = await Promise.race([sql.unsafe(statement), death.promise])
      return result.command
    },
    guarded: (whileOpen) => guard(sql, statements, refuseWhenDead, whileOpen),
    end: () => sql.end({ timeout: 0 }),
  }
}

interface Statements {
  /** The statement under way; resolves when it is through, however it ended. */
  readonly running: () => Promise<void> | undefined
  /** Follows a statement that was just made. */
  follow(statement: PromiseLike<unknown>): void
}

/**
 * postgres.js keeps a second statement in a queue of its own and, when the connection dies meanwhile, opens another
 * connection for it: it would run there in autocommit, and the connection would never be closed. So there is no second
 * one: neither beside a running statement, nor after the server has said that the session is over.
 */
function oneAtATime(die: () => void): Statements {
  let running: Promise<void> | undefined
  return {
    running: () => running,
    follow(statement) {
      const through = (): void => {
        running = undefined
      }
      const failed = (error: unknown): void => {
        running = undefined
        if (isSessionEnd(error)) die()
      }
      running = Promise.resolve(statement.then(through, failed))
    },
  }
}

function guard(
  sql: postgres.Sql,
  statements: Statements,
  refuseWhenDead: () => void,
  whileOpen: () => boolean,
): postgres.Sql {
  const unsafe: postgres.Sql['unsafe'] = <Rows extends postgres.Row[]>(
    ...[query, parameters, options]: Parameters<postgres.Sql['unsafe']>
  ) => {
    refuseWhenDead()
    if (!whileOpen()) throw new Error('a statement after the end of its transaction')
    if (statements.running() !== undefined) {
      throw new Error('two statements at once in one transaction: await each before the next')
    }
    // drizzle sends its statements unprepared otherwise: 277 against 529 transactions a second.
    const statement = sql.unsafe<Rows>(query, parameters, { ...options, prepare: true })
    statements.follow(statement)
    return statement
  }
  return new Proxy(sql, {
    get(target, property, receiver) {
      if (property === 'unsafe') return unsafe
      if (property === 'begin' || property === 'savepoint' || property === 'reserve') {
        throw new Error('transactions are opened by withTx only')
      }
      return Reflect.get(target, property, receiver)
    },
  })
}
