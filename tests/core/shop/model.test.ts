import fc from 'fast-check'
import { expect, test } from 'vitest'
import { story } from '../../proof/shop-model/commands.ts'
import { play, type Coverage } from '../../proof/shop-model/play.ts'
import { testDatabase } from '../../support/database.ts'

const database = await testDatabase()

// The long run is tests/proof/shop-model.test.ts.
test('whatever buyers, a shop and an operator do, points, codes and pieces end where the pages say', async () => {
  const coverage: Coverage = new Map()
  await fc.assert(
    fc.asyncProperty(story, (commands) => play(database, commands, coverage)),
    { numRuns: 60, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
  )
  await database.assertWorld()
  // A model that hardly gets anywhere proves nothing.
  expect(coverage.get('show ok') ?? 0).toBeGreaterThan(0)
  expect(coverage.size).toBeGreaterThan(15)
})
