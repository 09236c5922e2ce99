import fc from 'fast-check'
import { expect, test } from 'vitest'
import { story } from '../proof/model/stories.ts'
import { play, type Coverage } from '../proof/model/play.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()

// The long run is tests/proof/model.test.ts.
test('whatever four people do, the core decides as the pages say', { timeout: 60_000 }, async () => {
  const coverage: Coverage = new Map()
  await fc.assert(
    fc.asyncProperty(story, (commands) => play(database, commands, coverage)),
    { numRuns: 250, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
  )
  await database.assertWorld()
  // A model that hardly gets anywhere proves nothing.
  expect(coverage.get('approve ok') ?? 0).toBeGreaterThan(0)
  expect(coverage.size).toBeGreaterThan(25)
})
