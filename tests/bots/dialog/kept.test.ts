import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeSurface, person, start } from './stage.ts'
import { testDatabase } from '../../support/database.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'

/** What was typed or sent once is not lost. */
const db = await testDatabase()
let fake = fakeSurface()
let runner: Runner
let number = 700

beforeEach(() => {
  fake = fakeSurface()
  runner = start(db, fake)
})
afterEach(() => runner.stop())

const traces = async (action: string): Promise<string[]> =>
  (await db.sql<{ object: string }[]>`select object from audit where action = ${action} order by id`).map(
    (row) => row.object,
  )

/** Somebody new, already a member. */
async function ana() {
  number += 1
  const one = person(fake, () => runner, String(number))
  await one.goes('join')
  await one.says('24.12.2000')
  return one
}

test('keeps what stood there when a new answer is wrong, and leads back to the review', async () => {
  const one = await ana()
  await one.goes('order')
  await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
  await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
  await one.says('Mother')
  await one.says('8 €')
  await one.presses({ do: 'skip', key: 'link' })
  await one.presses({ do: 'edit', key: 'name' })
  await one.says('Mo')
  await one.says('Mo')
  const view = one.view()
  expect(view.is === 'ask' && view.fields[0]).toMatchObject({ value: ['Mo'], before: ['Mother'], keepable: true })
  expect(view.is === 'ask' && view.labels.back).toBe('« To the summary')
  await one.presses({ do: 'back' })
  expect(one.sees()).toMatch(/^review: Sort=Sweet, Cake=Plum, Name=Mother/)
  await one.presses({ do: 'edit', key: 'pieces' })
  await one.says('many')
  await one.presses({ do: 'keep', key: 'pieces' })
  expect(one.sees()).toMatch(/^review: .*Pieces=4/)
})

test('takes the parts of a long text as one answer, and what comes later as another', async () => {
  const one = await ana()
  await one.goes('remark')
  await one.says('x'.repeat(4_096))
  await one.says('the tail')
  expect(one.sees()).toContain('you wrote 4104')
  expect(await traces('remark')).not.toContain('the tail')
  await one.says('a new one')
  expect(await traces('remark')).toContain('a new one')
})

test('takes what follows a long text as the next answer when both would have gone in one message', async () => {
  const one = await ana()
  await one.goes('remark')
  await one.says('x'.repeat(2_100))
  await one.says('meant to be short')
  expect(await traces('remark')).toContain('meant to be short')
})

test('takes no part of a secret text that came in several messages, and keeps none', async () => {
  const one = await ana()
  await one.goes('whisper')
  const keptNow = async () => (await db.sql`select raw from dialogs where flow = 'whisper'`)[0]?.['raw']
  await one.says('x'.repeat(4_090))
  expect(await keptNow()).toMatchObject({ codes: { value: '', open: true } })
  await one.says('y'.repeat(4_090))
  await one.says('LAST-0001')
  expect(one.sees()).toContain('the app made several messages of it')
  expect(await traces('whisper')).toEqual([])
  expect(await keptNow()).toEqual({})
  await one.says('ONLY-0001')
  expect(await traces('whisper')).toEqual(['ONLY-0001'])
})

test('takes another picture in the place of the only one, and a quick answer under it', async () => {
  const one = await ana()
  await one.goes('poster')
  await one.sends({ reference: 'a', words: 'the name of the shop' })
  expect(one.sees()).toMatch(/One picture$/)
  await one.sends({ reference: 'b' })
  await one.presses({ do: 'edit', key: 'picture' })
  await one.sends({ reference: 'c' })
  expect(one.sees()).toContain('review: ')
  await one.presses({ do: 'confirm' })
  expect(await traces('poster')).toEqual(['shop-name|file-c'])
})

test('takes the words under a picture as the answer, and keeps the picture for its question', async () => {
  const one = await ana()
  await one.goes('postcard')
  await one.sends({ reference: 'a', words: 'Greetings' })
  expect(one.sees()).toContain('I have taken the words under the file as your answer')
  expect(one.sees()).toContain('under “Pictures”')
  expect(one.sees()).toContain('Where to?')
  await one.sends({ reference: 'b' })
  await one.says('Vienna')
  await one.presses({ do: 'done', key: 'pictures' })
  expect(await traces('postcard')).toContain('Greetings|Vienna|file-a|file-b')
})
