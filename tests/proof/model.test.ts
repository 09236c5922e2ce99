import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { play, type Coverage } from './model/play.ts'
import { story } from './model/stories.ts'

const STORIES = 2_000
/** A world of its own for so many: what earlier people left undecided is brought up every day of every later story. */
const A_WORLD = 250

test('two thousand stories of three people end as the pages say', async () => {
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
  for (const what of ['give-back', 'take-back', 'ask-time', 'grant time', 'grant release', 'add-slots', 'extend'])
    expect([what, coverage.get(`${what} ok`) ?? 0]).not.toEqual([what, 0])
})
