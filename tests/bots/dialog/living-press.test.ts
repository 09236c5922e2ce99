import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Surface } from '../../../bots/dialog/surface.ts'
import { createRefresher } from '../../../bots/living/refresh.ts'
import { testDatabase } from '../../support/database.ts'
import { card, engine, fakeSurface, person, routes, start } from './stage.ts'

const db = await testDatabase()

test('what is pressed while an edit is on its way is drawn after it, and stays', async () => {
  const fake = fakeSurface()
  let amount = 1
  const living = { ...routes, screens: { ...routes.screens, 'work.list': async () => card(`Work ${amount}`) } }
  const runner = start(db, fake, { routes: living })
  const ana = person(fake, () => runner, 'ana')
  await ana.goes('join')
  await ana.says('24.12.2000')
  await ana.goes('work.list')
  const order: string[] = []
  const [reached, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow: Surface = {
    ...fake.surface,
    async deliver(place, reply) {
      reached.resolve()
      await arrived.promise
      order.push('edit')
      return fake.surface.deliver(place, reply)
    },
  }
  amount = 2
  await db.forward('61 seconds')
  const refresher = createRefresher({
    ...engine,
    routes: living,
    db,
    surfaces: [slow],
    log: pino({ level: 'silent' }),
  })
  const drained = refresher.drain()
  await reached.promise
  const pressed = ana.taps('help').then(() => order.push('press'))
  await wait(500)
  expect(ana.sees()).toBe('Work 1')
  arrived.resolve()
  await Promise.all([drained, pressed])
  expect([order, ana.sees()]).toEqual([['edit', 'press'], 'Help'])
  expect(await db.sql`select from living_messages`).toHaveLength(0)
  await runner.stop()
})
