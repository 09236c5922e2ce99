import { afterEach, expect, test } from 'vitest'
import type { Runner } from '../../../bots/dialog/runner.ts'
import type { Routes } from '../../../bots/dialog/routes.ts'
import { refuse } from '../../../core/shared/refusal.ts'
import { testDatabase } from '../../support/database.ts'
import { card, engine, fakeSurface, incoming, person, routes, start, words } from './stage.ts'

const db = await testDatabase()
const SECRET = 'LIND-7Q4M-2KX9'
let runner: Runner | undefined
const current = (): Runner => runner ?? expect.fail('no runner')

afterEach(() => runner?.stop())

const withMakers: Routes = {
  ...routes,
  actions: {
    ...routes.actions,
    reveal: async (_, args) => ({ show: card('Here it is'), also: [{ is: 'made', name: 'code', args }] }),
  },
  makers: {
    code: async ({ member }, [what = '']) => {
      if (what === 'forbidden') return refuse('file.unknown', {})
      return async () => [
        { is: 'card', card: card(`${SECRET} for ${member.name}`), secret: true },
        { is: 'document', bytes: new Uint8Array([1]), name: 'qr.png', picture: true, caption: what },
      ]
    },
  },
}

async function member(name: string) {
  const fake = fakeSurface()
  runner = start(db, fake, { ...engine, routes: withMakers })
  const one = person(fake, () => runner ?? start(db, fake), name)
  await one.goes('join')
  await one.says('24.12.2000')
  return { fake, one }
}

test('what is made for a person is delivered and never stored', async () => {
  const { fake, one } = await member('ana')
  await one.goes('reveal', 'order7')
  const shown = fake.shown.slice(-3).map(({ reply }) => words(reply))
  expect(shown).toEqual(['Here it is', expect.stringMatching(new RegExp(`^${SECRET} for `)), 'document'])
  const [row] = await db.sql`select string_agg(to_jsonb(i)::text, '') as all from inbox i`
  expect(String(row?.['all'])).not.toContain(SECRET)
})

test('it is made anew when its delivery was put off', async () => {
  const { fake, one } = await member('ben')
  fake.faults.push({ is: 'later', retryAfterSeconds: 0.05 })
  await one.goes('reveal', 'order8')
  await expect.poll(() => fake.shown.map(({ reply }) => words(reply)).join()).toContain(SECRET)
})

test('what the core refuses to show is explained instead', async () => {
  const { fake, one } = await member('cleo')
  await one.goes('reveal', 'forbidden')
  expect(words(fake.shown.at(-1)?.reply)).toContain('Refused: file.unknown')
})

test('while files are on their way to one, another is answered', async () => {
  const { fake } = await member('dora')
  const [other, third] = [person(fake, current, 'emil'), person(fake, current, 'fay')]
  for (const each of [other, third]) {
    await each.goes('join')
    await each.says('24.12.2000')
  }
  const arrived = Promise.withResolvers<void>()
  const { deliver } = fake.surface
  const surface = {
    ...fake.surface,
    deliver: async (...args: Parameters<typeof deliver>) => {
      if (args[1].is === 'document') await arrived.promise
      return deliver(...args)
    },
  }
  await runner?.stop()
  runner = start(db, fake, { ...engine, routes: withMakers, surfaces: [surface], workers: 2 })
  const shown = (what: string) => fake.shown.filter(({ reply }) => words(reply).includes(what)).length
  const wants = (who: string, act: string) =>
    current().receive('telegram', `${who}-${act}`, incoming(who, { is: 'go', intent: { do: act, args: [who] } }))
  await wants('dora', 'reveal')
  await expect.poll(() => shown(SECRET)).toBe(1)
  await wants('emil', 'reveal')
  await wants('fay', 'help')
  await expect.poll(() => third.sees()).toBe('Help')
  expect([shown(SECRET), shown('document')]).toEqual([1, 0])
  arrived.resolve()
  await expect.poll(() => [shown(SECRET), shown('document')]).toEqual([2, 2])
})
