import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { presentView } from '../../../bots/dialog/present-view.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'
import { testDatabase } from '../../support/database.ts'
import { engine, fakeSurface, person, start } from './stage.ts'

const db = await testDatabase()
const fake = fakeSurface()
let runner: Runner
beforeAll(() => {
  runner = start(db, fake)
})
afterAll(() => runner.stop())

/** What a form shows, and how many statements it took to know that. */
async function opened(externalId: string, dialog: string) {
  return db.withTx(async (tx) => {
    const selects = [vi.spyOn(tx, 'select'), vi.spyOn(tx, 'execute')]
    const view = await presentView(engine, tx, { platform: 'telegram', externalId, dialog })
    return { view, statements: selects.reduce((sum, { mock }) => sum + mock.calls.length, 0) }
  })
}

test('a form is what its dialog showed, read by one statement, by nobody else and not when it is over', async () => {
  const ana = person(fake, () => runner, '701')
  const ben = person(fake, () => runner, '702')
  for (const one of [ana, ben]) {
    await one.goes('join')
    await one.says('24.12.2000')
  }
  await ana.goes('order')
  await ana.presses({ do: 'answer', key: 'sort', value: 'sweet' })
  const { ref } = ana.view()
  const { view, statements } = await opened('701', ref.id)
  expect(view).toEqual(ana.view())
  expect(statements).toBe(1)

  // A view of an older revision, or of a version that kept none, is drawn anew.
  await db.sql`update dialogs set view = jsonb_set(view, '{ref,revision}', '1') where public_id = ${ref.id}`
  expect((await opened('701', ref.id)).view).toEqual(view)
  await db.sql`update dialogs set view = null where public_id = ${ref.id}`
  expect((await opened('701', ref.id)).view).toEqual(view)

  expect((await opened('702', ref.id)).view).toBe(undefined)
  await ana.presses({ do: 'cancel' })
  expect((await opened('701', ref.id)).view).toBe(undefined)
})
