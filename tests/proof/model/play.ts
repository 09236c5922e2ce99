import type { Job } from '../../../core/jobs/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import type { TestDatabase } from '../../support/database.ts'
import { client, nameOperator, operator } from '../../support/people.ts'
import { beginning, bornFor } from './clock.ts'
import { compare } from './compare.ts'
import { at, newWorld, when, type World } from './oracle.ts'
import { endInvitations } from './oracle-lists.ts'
import { dropReminders } from './oracle-reminders.ts'
import { dropRequests } from './oracle-time.ts'
import { endLines, offerSlots } from './oracle-waiting.ts'
import { perform } from './perform.ts'
import { compareRecords } from './perform-minors.ts'
import { OPERATOR } from './perform-moderation.ts'
import type { Story } from './scripts.ts'

/** What stands for the oracle's people and things in the database, by the same index. */
export interface Real {
  readonly database: TestDatabase
  /** As they are now: a suspension is read anew before the next command. */
  readonly people: Member[]
  readonly jobs: Job[]
  readonly applications: string[]
  readonly assignments: string[]
  readonly submissions: string[]
  readonly disputes: string[]
  readonly requests: string[]
  readonly places: string[]
  readonly invitations: string[]
  readonly checks: string[]
  readonly flags: string[]
  readonly reports: string[]
  readonly suspensions: string[]
  readonly operator: Member
}

/** How often each command ended how: `claim job.full`, `approve ok`. */
export type Coverage = Map<string, number>

const count = (coverage: Coverage, what: string): void => void coverage.set(what, (coverage.get(what) ?? 0) + 1)

/** What a command finds, and what it changes. */
export interface Stage {
  readonly world: World
  readonly real: Real
  readonly now: () => number
  readonly jump: (milliseconds: number) => Promise<void>
  /**
   * Does the real thing when the oracle expects a yes or a no; throws when the core sees it differently. `by` is whoever of
   * the four does it, in whose name nothing is done while they are suspended.
   */
  readonly expect: <Result>(
    by: number | undefined,
    what: string,
    against: readonly string[],
    run: () => Promise<Result>,
    then: (result: Result) => void | Promise<void>,
  ) => Promise<void>
  /** So many of a client's first jobs a person looks at. */
  readonly firstJobs: number
  step: number
}

/** The birth date of whoever is not young. */
const GROWN = '1990-01-01'
/** After these the share on time is compared as well. */
const MOVES_RECORDS: ReadonlySet<string> = new Set([
  ...['wait', 'give-back', 'take-back', 'revoke', 'reply', 'judge'],
  ...['suspend', 'decide-report'],
])

/** Plays a story on the database and on the oracle at once; throws at the first difference. */
export async function play(database: TestDatabase, story: Story, coverage: Coverage): Promise<void> {
  const [row] = await database.sql<
    { ahead: number }[]
  >`select extract(epoch from ahead)::float8 * 1000 as ahead from clock_shift`
  let ahead = row?.ahead ?? 0
  const begins = beginning(Date.now() + ahead, story.hour)
  const { youngest } = story
  const birthDate = youngest === undefined ? GROWN : bornFor(youngest.age, youngest.untilBirthday, begins)
  const world = newWorld([GROWN, GROWN, GROWN, birthDate])
  const people = await Promise.all(world.people.map((person) => client(database, person)))
  const stage: Stage = {
    world,
    real: {
      database,
      people,
      operator: await operator(database),
      jobs: [],
      applications: [],
      assignments: [],
      submissions: [],
      disputes: [],
      requests: [],
      places: [],
      invitations: [],
      checks: [],
      flags: [],
      reports: [],
      suspensions: [],
    },
    now: () => Date.now() + ahead,
    jump: async (milliseconds) => {
      await database.forward(`${milliseconds} milliseconds`)
      ahead += milliseconds
    },
    expect: async (by, what, against, run, then) => {
      const outcome = await run().then(
        (result) => ({ code: 'ok', result }),
        (error: unknown) => {
          if (error instanceof Refusal) return { code: String(error.code) }
          throw error
        },
      )
      count(coverage, `${what} ${outcome.code}`)
      const isSuspended = by !== undefined && at(world.people, by).isSuspended
      const reasons = [...when(isSuspended, 'member.suspended'), ...against]
      const isExpected = reasons.length === 0 ? outcome.code === 'ok' : reasons.includes(outcome.code)
      if (!isExpected) throw new Error(`${what}: expected ${reasons.join(' or ') || 'ok'}, was ${outcome.code}`)
      if ('result' in outcome) await then(outcome.result)
    },
    firstJobs: story.firstJobs,
    step: 0,
  }
  for (const [index, { sleeps }] of world.people.entries()) {
    if (!sleeps) await database.withTx((tx) => members.setQuietHours(tx, at(people, index), { from: 0, to: 0 }))
  }
  await nameOperator(database, at(people, OPERATOR))
  await stage.jump(begins - stage.now())
  for (const command of story.commands) {
    stage.step += 1
    await perform(stage, command)
    dropRequests(stage.world)
    dropReminders(stage.world)
    endLines(stage.world)
    endInvitations(stage.world)
    offerSlots(stage.world, stage.now())
    await compare(stage.world, stage.real)
    if (MOVES_RECORDS.has(command.do)) await compareRecords(stage)
  }
  for (const { status } of world.checks) count(coverage, `check is ${status}`)
  for (const { status, decision } of world.reports) count(coverage, `report is ${decision ?? status}`)
  for (const { status } of world.flags) count(coverage, `flag is ${status}`)
  for (const { status } of world.places) count(coverage, `place ${status}`)
  for (const { kind, rung } of world.told) count(coverage, `reminder ${kind} ${rung}`)
}
