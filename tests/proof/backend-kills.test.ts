import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { killBackends } from './backend-kills.ts'
import { FLAWLESS } from './writers.ts'

const database = await testDatabase()

test('two thousand killed connections under sixteen writers harm nothing', async () => {
  const { verdict, line, left } = await killBackends(database, 2_000)
  process.stdout.write(`${line}\n`)
  expect(verdict).toEqual(FLAWLESS)
  expect(left).toBeLessThanOrEqual(0)
})
