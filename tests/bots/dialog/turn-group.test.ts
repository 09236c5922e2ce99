import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'
import { fakeSurface, incoming, person, start } from './stage.ts'

const db = await testDatabase()
let fake = fakeSurface()
let runner: Runner

beforeEach(() => {
  fake = fakeSurface()
  runner = start(db, fake)
})
afterEach(() => runner.stop())

test('a group gets a way into the private chat, and makes nobody a member', async () => {
  const one = person(fake, () => runner, 'group-visitor')
  await one.act({ is: 'in-group', intent: { do: 'job', args: ['7'] } })
  expect(one.sees()).toBe('Let us talk about that in private. [Open privately]')
  expect(await db.sql`select from identities where external_id = 'group-visitor'`).toHaveLength(0)
})

test('a group does not hear why a member may not do something', async () => {
  const one = person(fake, () => runner, '4711')
  await one.goes('join')
  await one.says('24.12.2000')
  await db.sql`update members set status = 'suspended' where id = (select member_id from identities where external_id = ${one.id})`
  for (const intent of ['order', 'menu']) {
    const act = { is: 'in-group', intent: { do: intent, args: [] } } as const
    const asked = { ...incoming(one.id, act), place: 'the-group', home: `chat-${one.id}` }
    await runner.receive('telegram', `group-${one.id}-${intent}`, asked)
    await runner.idle()
  }
  expect(one.sees()).toBe('Refused: member.suspended')
  expect(fake.shown.filter(({ place }) => place === 'the-group')).toEqual([])
})
