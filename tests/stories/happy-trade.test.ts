import { expect, test } from 'vitest'
import { telegramWorld } from '../support/telegram.ts'

test('a client posts a job, a worker does it, the client approves, and the points are in the wallet', async () => {
  const world = await telegramWorld()
  const clara = world.person('Clara')
  const ben = world.person('Ben')

  await clara.starts()
  console.log(world.transcript())
  await world.database.assertWorld()
  expect(1).toBe(1)
})
