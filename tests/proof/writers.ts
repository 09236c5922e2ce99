import { eq, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import * as assignments from '../../core/assignments/index.ts'
import { commands, once } from '../../core/db/command.ts'
import { type Database, Outage, OutcomeUnknown, type Tx } from '../../core/db/connect.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import { client, newKey, NO_CHECKS, operator, usualFields, usualWork, worker } from '../support/people.ts'

/** What the writers were told about each command, by its key. */
interface Told {
  readonly done: Set<string>
  /** Told that it did not happen: by an outage or by a refusal. */
  readonly undone: Set<string>
  outages: number
  refusals: number
  unknown: number
  /** Of the unknown ones: found by their key, and not found. */
  foundDone: number
  foundUndone: number
  hung: number
  readonly crashed: string[]
}

/** What is true in the database against what the writers were told; everything but the counts has to be zero. */
export interface Verdict {
  readonly unbalanced: number
  readonly ghost: number
  readonly lost: number
  readonly half: number
  readonly hung: number
  readonly crashed: readonly string[]
  readonly faults: readonly string[]
}

export interface Storm {
  readonly told: Told
  /** Lets the writers finish what they are doing and waits for them. */
  stop(): Promise<void>
  judge(sqlOfSuperuser: postgres.Sql): Promise<Verdict>
}

const PATIENCE_MILLISECONDS = 30_000
const MARKS = 'create table marks (key text not null, leg integer not null); grant all on marks to klickwork_app'

/** Starts `writers` loops that post, publish, claim, hand in, approve, credit and move points as fast as they can. */
export async function startStorm(database: Database, superuser: postgres.Sql, writers: number): Promise<Storm> {
  await superuser.unsafe(MARKS)
  const banker = await operator(database)
  const people = await Promise.all(
    Array.from({ length: writers }, async () => ({
      client: await client(database, { points: 500_000 }),
      worker: await worker(database),
    })),
  )
  const told: Told = {
    done: new Set(),
    undone: new Set(),
    outages: 0,
    refusals: 0,
    unknown: 0,
    foundDone: 0,
    foundUndone: 0,
    hung: 0,
    crashed: [],
  }
  let stopped = false
  const attempt = attempts(database, told)
  const clients = people.map((person) => person.client)
  const loops = people.map(async (own, index) => {
    const trade = trader(attempt, own.client, own.worker)
    for (let turn = index; !stopped; turn += 1) {
      if (turn % 4 === 0) await credit(attempt, database, banker, own.client)
      else if (turn % 4 === 1) await move(attempt, own.client, clients[(turn + index) % clients.length] ?? own.worker)
      else await trade()
    }
  })
  return {
    told,
    stop: async () => {
      stopped = true
      await Promise.all(loops)
    },
    judge: (own) => judge(told, own),
  }
}

type Attempt = <Result>(what: string, run: (tx: Tx, key: string) => Promise<Result>) => Promise<Result | undefined>

/** Runs a command under a new key and keeps what was told; an unknown outcome is resolved by the key. */
function attempts(database: Database, told: Told): Attempt {
  return async (what, run) => {
    const key = newKey(what)
    for (;;) {
      try {
        const result = await patiently(database.withTx((tx) => run(tx, key)))
        told.done.add(key)
        return result
      } catch (error) {
        if (error instanceof OutcomeUnknown) {
          told.unknown += 1
          if (await isThere(database, key)) told.foundDone += 1
          else told.foundUndone += 1
          // Under the same key: what was done answers with its first result, what was not is done now.
          continue
        }
        if (error instanceof Outage) told.outages += 1
        else if (error instanceof Refusal) told.refusals += 1
        else if (error instanceof Hung) told.hung += 1
        else told.crashed.push(`${what}: ${String(error)}`)
        told.undone.add(key)
        return undefined
      }
    }
  }
}

class Hung extends Error {}

async function patiently<Result>(work: Promise<Result>): Promise<Result> {
  const impatience = Promise.withResolvers<never>()
  const timer = setTimeout(() => impatience.reject(new Hung()), PATIENCE_MILLISECONDS)
  try {
    return await Promise.race([work, impatience.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function isThere(database: Database, key: string): Promise<boolean> {
  for (;;) {
    try {
      const rows = await patiently(database.withTx((tx) => tx.select().from(commands).where(eq(commands.key, key))))
      return rows.length === 1
    } catch (error) {
      if (!(error instanceof Outage)) throw error
    }
  }
}

/** Two marks with the points moved between them: one alone is a half-done transaction. */
async function move(attempt: Attempt, from: Member, to: Member): Promise<void> {
  if (from.id === to.id) return
  await attempt('move', (tx, key) =>
    once(tx, { key, kind: 'test.move', actorId: from.id, input: { to: to.id } }, async () => {
      await tx.execute(sql`insert into marks values (${key}, 1)`)
      await ledger.post(tx, {
        key,
        kind: 'move',
        postings: [{ from: { kind: 'budget', ownerId: from.id }, to: { kind: 'budget', ownerId: to.id }, points: 1 }],
      })
      await tx.execute(sql`insert into marks values (${key}, 2)`)
      return null
    }),
  )
}

async function credit(attempt: Attempt, database: Database, banker: Member, by: Member): Promise<void> {
  const reference = await database.withTx((tx) => deposits.reference(tx, by)).catch(() => undefined)
  if (reference === undefined) return
  await attempt('credit', (tx, key) =>
    once(tx, { key, kind: 'test.credit', actorId: banker.id, input: { reference } }, async () => {
      const client = await deposits.memberOf(tx, reference)
      await members.lock(tx, client.id)
      await deposits.byHand(tx, banker, { key, client, points: 1_000, reason: 'bank statement' })
      return null
    }),
  )
}

/** One step of a trade at each call; a step that failed is taken again under a new key. */
function trader(attempt: Attempt, by: Member, doer: Member): () => Promise<void> {
  let draft: string | undefined
  let job: string | undefined
  let assignment: string | undefined
  let submission: string | undefined
  return async () => {
    if (draft === undefined) {
      const fields = { ...usualFields, slots: 1 }
      draft = (await attempt('write', (tx, key) => jobs.write(tx, by, { key, fields, feeBasisPoints: 1_000 })))
        ?.publicId
    } else if (job === undefined) {
      const written = draft
      job = (await attempt('publish', (tx, key) => jobs.publish(tx, by, { key, job: written, checks: NO_CHECKS })))
        ?.publicId
    } else if (assignment === undefined) {
      const open = job
      assignment = (await attempt('claim', (tx, key) => assignments.claim(tx, doer, { key, job: open })))?.publicId
    } else if (submission === undefined) {
      const taken = assignment
      const handIn = (tx: Tx, key: string) => assignments.handIn(tx, doer, { key, assignment: taken, work: usualWork })
      submission = (await attempt('hand-in', handIn))?.publicId
    } else {
      const waiting = submission
      const paid = await attempt('approve', (tx, key) => assignments.approve(tx, by, { key, submission: waiting }))
      if (paid !== undefined) draft = job = assignment = submission = undefined
    }
  }
}

async function judge(told: Told, own: postgres.Sql): Promise<Verdict> {
  const rows = await own<{ key: string }[]>`select key from commands`
  const there = new Set(rows.map(({ key }) => key))
  const marks = await own<{ key: string; legs: number }[]>`select key, count(*)::int as legs from marks group by key`
  const faults = await own<{ law: string; fact: string }[]>`select law, fact from world_faults()`
  return {
    unbalanced: faults.filter(({ law }) => law.includes('sum to zero') || law.includes('sums to zero')).length,
    ghost: [...told.undone].filter((key) => there.has(key)).length,
    lost: [...told.done].filter((key) => !there.has(key)).length,
    half: marks.filter(({ key, legs }) => legs !== 2 || !there.has(key)).length,
    hung: told.hung,
    crashed: told.crashed,
    faults: faults.map(({ law, fact }) => `${law}: ${fact}`),
  }
}

/** What the verdict has to be. */
export const FLAWLESS: Verdict = { unbalanced: 0, ghost: 0, lost: 0, half: 0, hung: 0, crashed: [], faults: [] }

/** The numbers of a run in one line. */
export function summary(what: string, told: Told, verdict: Verdict): string {
  return (
    `${what}: ${told.done.size} acknowledged, ${told.outages} outages, ${told.refusals} refusals, ${told.unknown} unknown ` +
    `(${told.foundDone} found done, ${told.foundUndone} found undone); unbalanced ${verdict.unbalanced}, ` +
    `ghost ${verdict.ghost}, lost ${verdict.lost}, half ${verdict.half}, hung ${verdict.hung}, crashed ${verdict.crashed.length}`
  )
}
