import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { story } from './model/commands.ts'
import { play, type Coverage } from './model/play.ts'

const database = await testDatabase()
const STORIES = 2_000

test('two thousand stories of three people end as the pages say', async () => {
  const coverage: Coverage = new Map()
  await fc.assert(
    fc.asyncProperty(story, (commands) => play(database, commands, coverage)),
    { numRuns: STORIES, interruptAfterTimeLimit: 20 * 60_000, markInterruptAsFailure: true },
  )
  await database.assertWorld()
  const lines = [...coverage].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `  ${count} ${what}`)
  process.stdout.write(`${STORIES} stories, commands by their outcome:\n${lines.join('\n')}\n`)
  expect(coverage.size).toBeGreaterThan(50)
})
