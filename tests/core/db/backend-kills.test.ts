import { expect, test } from 'vitest'
import { killBackends } from '../../proof/backend-kills.ts'
import { FLAWLESS } from '../../proof/writers.ts'
import { testDatabase } from '../../support/database.ts'

const database = await testDatabase()

// The long run is tests/proof/backend-kills.test.ts.
test('a hundred and fifty killed connections under sixteen writers harm nothing', { timeout: 60_000 }, async () => {
  const { verdict, left } = await killBackends(database, 150)
  expect(verdict).toEqual(FLAWLESS)
  expect(left).toBeLessThanOrEqual(0)
})
