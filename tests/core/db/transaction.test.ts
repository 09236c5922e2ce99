import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { connect, Outage, OutcomeUnknown, type Tx } from '../../../core/db/connect.ts'
import { StatementError } from '../../../core/db/outage.ts'
import { Refusal, refuse } from '../../../core/shared/refusal.ts'
import { testDatabase } from '../../support/database.ts'

const database = await testDatabase({ leases: 4 })
await database.sql.unsafe(`
  create table notes (word text primary key);
  grant all on notes to klickwork_app;
  create table slow_notes (word text);
  grant all on slow_notes to klickwork_app;
  create function doze() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$;
  create constraint trigger slow after insert on slow_notes deferrable initially deferred for each row execute function doze();
  create table late_notes (word text constraint late_once unique deferrable initially deferred);
  grant all on late_notes to klickwork_app;
`)

const note = (tx: Tx, word: string) => tx.execute(sql`insert into notes values (${word})`)
const raise = (tx: Tx, code: string) =>
  tx.execute(sql.raw(`do $$ begin raise exception 'raised' using errcode = '${code}'; end $$`))
const backend = async (tx: Tx): Promise<number> => {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return row?.pid ?? 0
}
const kill = (pid: number) => database.sql`select pg_terminate_backend(${pid})`

async function isNoted(word: string): Promise<boolean> {
  return (await database.sql`select from notes where word = ${word}`).length === 1
}

async function thrown(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => {
      throw new Error('it went through')
    },
    (error: unknown) => error,
  )
}

describe('what is committed and what is not', () => {
  test('what a transaction did is there when it returns', async () => {
    expect(await database.withTx(async (tx) => (await note(tx, 'kept'), 'result'))).toBe('result')
    expect(await isNoted('kept')).toBe(true)
  })

  test('a throw takes everything back and rises as it is', async () => {
    const error = await thrown(
      database.withTx(async (tx) => {
        await note(tx, 'thrown')
        refuse('job.unknown', {})
      }),
    )
    expect(error).toBeInstanceOf(Refusal)
    expect(await isNoted('thrown')).toBe(false)
  })

  test('a transaction inside a transaction is refused, and so is everything around it', async () => {
    const error = await thrown(
      database.withTx(async (tx) => {
        await note(tx, 'outer')
        await database.withTx((inner) => note(inner, 'inner'))
      }),
    )
    expect(String(error)).toBe('Error: a transaction inside a transaction')
    expect([await isNoted('outer'), await isNoted('inner')]).toEqual([false, false])
  })

  test('drizzle’s own transaction is refused', async () => {
    const error = await thrown(database.withTx((tx) => tx.transaction(async (inner) => inner.execute(sql`select 1`))))
    expect(String(error)).toContain('transactions are opened by withTx only')
  })

  test('a statement after the end of its transaction is refused', async () => {
    let kept: Tx | undefined
    await database.withTx(async (tx) => {
      kept = tx
      await note(tx, 'in time')
    })
    if (kept === undefined) throw new Error('no transaction')
    expect(String((await thrown(note(kept, 'too late'))) instanceof Error)).toBe('true')
    expect(await isNoted('too late')).toBe(false)
  })

  test('two statements at once are refused: a cut would run the second in autocommit', async () => {
    const error = await thrown(
      database.withTx((tx) => Promise.all([note(tx, 'first of two'), note(tx, 'second of two')])),
    )
    expect(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)).toContain(
      'two statements at once',
    )
    expect([await isNoted('first of two'), await isNoted('second of two')]).toEqual([false, false])
  })

  test('a statement that nobody waited for is committed or taken back with the rest', async () => {
    await database.withTx(async (tx) => {
      note(tx, 'not awaited').then(undefined, () => undefined)
      return Promise.resolve()
    })
    const there = await isNoted('not awaited')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await isNoted('not awaited')).toBe(there)
  })

  test('a swallowed error cannot commit', async () => {
    const error = await thrown(
      database.withTx(async (tx) => {
        await note(tx, 'swallowed')
        await raise(tx, '23514').catch(() => undefined)
      }),
    )
    expect(String(error)).toContain('its error was swallowed')
    expect(await isNoted('swallowed')).toBe(false)
  })

  test('a no of the server at the commit is a no, not an unknown outcome', async () => {
    const error = await thrown(
      database.withTx(async (tx) => {
        await tx.execute(sql`insert into late_notes values ('same'), ('same')`)
      }),
    )
    expect(error).toBeInstanceOf(StatementError)
    expect(error instanceof StatementError && error.constraint).toBe('late_once')
  })

  test('an error of the database never carries the values that were sent', async () => {
    await database.withTx((tx) => note(tx, '2008-12-24'))
    const error = await thrown(database.withTx((tx) => note(tx, '2008-12-24')))
    expect(error).toBeInstanceOf(StatementError)
    expect(JSON.stringify([String(error), error, error instanceof Error && error.cause])).not.toContain('2008-12-24')
  })
})

describe('what is tried again', () => {
  test.each(['40001', '40P01', '55P03'])('%s is tried again until it goes through', async (code) => {
    let runs = 0
    await database.withTx(async (tx) => {
      runs += 1
      await note(tx, `retried ${code}`)
      if (runs < 3) await raise(tx, code)
    })
    expect(runs).toBe(3)
    expect(await isNoted(`retried ${code}`)).toBe(true)
  })

  test('five times at most, then it is an outage', async () => {
    let runs = 0
    const error = await thrown(
      database.withTx(async (tx) => {
        runs += 1
        await raise(tx, '40001')
      }),
    )
    expect(error).toBeInstanceOf(Outage)
    expect(runs).toBe(5)
  })

  test.each(['23505', '22P02', '42P01'])('%s is our mistake and not tried again', async (code) => {
    let runs = 0
    const error = await thrown(
      database.withTx(async (tx) => {
        runs += 1
        await raise(tx, code)
      }),
    )
    expect(error).toBeInstanceOf(StatementError)
    expect(runs).toBe(1)
  })

  test('of two transactions in a real deadlock both go through', async () => {
    await database.sql`insert into notes values ('left'), ('right')`
    const lock = (tx: Tx, word: string) => tx.execute(sql`select from notes where word = ${word} for update`)
    let runs = 0
    const both = (first: string, second: string) =>
      database.withTx(async (tx) => {
        runs += 1
        await lock(tx, first)
        await tx.execute(sql`select pg_sleep(0.2)`)
        await lock(tx, second)
      })
    await Promise.all([both('left', 'right'), both('right', 'left')])
    expect(runs).toBe(3)
  })
})

describe('when the connection dies', () => {
  test('an idle connection that died is replaced unnoticed', async () => {
    const pid = await database.withTx(backend)
    await kill(pid)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await database.withTx(backend)).not.toBe(pid)
  })

  test('in the middle of a transaction it is an outage, and nothing is left of it', async () => {
    const error = await thrown(
      database.withTx(async (tx) => {
        await note(tx, 'cut')
        await kill(await backend(tx))
        await note(tx, 'after the cut')
      }),
    )
    expect(error).toBeInstanceOf(Outage)
    expect(error).not.toBeInstanceOf(OutcomeUnknown)
    expect([await isNoted('cut'), await isNoted('after the cut')]).toEqual([false, false])
  })

  test('a callback that goes on afterwards never reaches the database again', async () => {
    const zombie = Promise.withResolvers<unknown>()
    const error = await thrown(
      database.withTx(async (tx) => {
        await kill(await backend(tx))
        await new Promise((resolve) => setTimeout(resolve, 300))
        zombie.resolve(thrown(note(tx, 'ghost')))
      }),
    )
    expect(error).toBeInstanceOf(Outage)
    expect(await zombie.promise).toBeInstanceOf(Error)
    expect(await isNoted('ghost')).toBe(false)
  })

  test('during the commit the outcome is unknown', async () => {
    let pid = 0
    // Watched from the beginning: it may fail before the kill is through.
    const error = thrown(
      database.withTx(async (tx) => {
        pid = await backend(tx)
        await tx.execute(sql`insert into slow_notes values ('perhaps')`)
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 400))
    await kill(pid)
    expect(await error).toBeInstanceOf(OutcomeUnknown)
    expect(await database.sql`select from slow_notes`).toHaveLength(0)
  })

  test('no more connections are open than the pool may have', async () => {
    await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        database.withTx(async (tx) => {
          const pid = await backend(tx)
          if (index % 3 === 0) await kill(pid)
          await tx.execute(sql`select 1`)
        }),
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    const open = await database.sql`
      select from pg_stat_activity where datname = current_database() and application_name = 'klickwork'`
    expect(open.length).toBeLessThanOrEqual(4)
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(() => database.withTx(backend)))).toHaveLength(6)
  })
})

describe('when there is no connection to be had', () => {
  test('a database that is away is an outage, told quickly', async () => {
    const away = connect({ url: 'postgres://nobody@127.0.0.1:1/nothing' })
    const began = performance.now()
    expect(await thrown(away.withTx(backend))).toBeInstanceOf(Outage)
    expect(performance.now() - began).toBeLessThan(4_000)
    await away.close()
  })

  test('whoever waits ten seconds for a busy pool gets an outage', { timeout: 30_000 }, async () => {
    const narrow = connect({ url: database.url, leases: 1 })
    const holder = narrow.withTx(async (tx) => {
      for (let pause = 0; pause < 22; pause += 1) await tx.execute(sql`select pg_sleep(0.5)`)
    })
    const began = performance.now()
    expect(await thrown(narrow.withTx(backend))).toBeInstanceOf(Outage)
    expect(performance.now() - began).toBeGreaterThan(9_000)
    await holder
    expect(await narrow.withTx(backend)).toBeGreaterThan(0)
    await narrow.close()
    expect(await thrown(narrow.withTx(backend))).toBeInstanceOf(Outage)
  })

  test('two hundred at once on two connections all get their turn', async () => {
    const narrow = connect({ url: database.url, leases: 2 })
    const done = await Promise.all(Array.from({ length: 200 }, () => narrow.withTx(backend)))
    expect(new Set(done).size).toBeLessThanOrEqual(2)
    await narrow.close()
  })
})
