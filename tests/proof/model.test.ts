import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { play, type Coverage } from './model/play.ts'
import { story } from './model/stories.ts'

const STORIES = 1_200
/** A world of its own for so many: what earlier people left undecided is brought up every day of every later story. */
const A_WORLD = 150

const done = (what: string): string => `${what} ok`

/** A model that hardly gets anywhere proves nothing: at least one of so many stories comes to each of these. */
const REACHED = [
  ...['give-back', 'take-back', 'ask-time', 'grant time', 'grant release', 'add-slots', 'extend'].map(done),
  ...['half', '24h', '2h', '15m'].map((rung) => `reminder assignment ${rung}`),
  ...['24h', '72h', 'last'].map((rung) => `reminder submission ${rung}`),
  'reminder application 24h',
  ...['assignment', 'application', 'submission'].map((kind) => `reminder ${kind} snoozed`),
  ...['ok', 'reminder.over', 'reminder.too_late'].map((outcome) => `snooze ${outcome}`),
  ...['rewrite draft', 'rewrite checking'].map(done),
  ...['taken', 'passed', 'left', 'ended'].map((status) => `place ${status}`),
  ...['invite', 'decline-invitation', 'withdraw-invitation', 'favour', 'block', 'agree', 'revoke'].map(done),
  'claim job.not_for_you',
  'invite invitation.not_possible',
  'claim member.guardian_needed',
  ...['check approve', 'check refuse', 'take-back-job', 'flag release', 'flag close'].map(done),
  'check is lapsed',
  'check approve operator.own_case',
  'resume job.held',
  ...['appeal', 'answer-appeal', 'judge pay', 'judge refund', 'judge split', 'rate'].map(done),
]

test('twelve hundred stories of four people end as the pages say', async () => {
  const coverage: Coverage = new Map()
  for (let told = 0; told < STORIES; told += A_WORLD) {
    const database = await testDatabase()
    await fc.assert(
      fc.asyncProperty(story, (commands) => play(database, commands, coverage)),
      { numRuns: A_WORLD, interruptAfterTimeLimit: 5 * 60_000, markInterruptAsFailure: true },
    )
    await database.assertWorld()
  }
  const lines = [...coverage].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `  ${count} ${what}`)
  process.stdout.write(`${STORIES} stories, commands by their outcome:\n${lines.join('\n')}\n`)
  expect(coverage.size).toBeGreaterThan(80)
  for (const what of REACHED) expect([what, coverage.get(what) ?? 0]).not.toEqual([what, 0])
})
