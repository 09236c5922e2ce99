import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { story } from './shop-model/commands.ts'
import { play, type Coverage } from './shop-model/play.ts'

const STORIES = 1_000

test('a thousand stories of a shop end as the pages say', async () => {
  const coverage: Coverage = new Map()
  const database = await testDatabase()
  await fc.assert(
    fc.asyncProperty(story, (commands) => play(database, commands, coverage)),
    { numRuns: STORIES, interruptAfterTimeLimit: 15 * 60_000, markInterruptAsFailure: true },
  )
  await database.assertWorld()
  const lines = [...coverage].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `  ${count} ${what}`)
  process.stdout.write(`${STORIES} stories, commands by their outcome:\n${lines.join('\n')}\n`)
  for (const what of [
    'show',
    'arrived',
    'complain',
    'answer replace',
    'decide refund',
    'decide reject',
    'withdraw withdraw',
  ])
    expect([what, coverage.get(`${what} ok`) ?? 0]).not.toEqual([what, 0])
})
