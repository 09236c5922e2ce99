import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeSurface, person, start, words } from './stage.ts'
import { testDatabase } from '../../support/database.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'

const db = await testDatabase()
let fake = fakeSurface()
let runner: Runner
let number = 100

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
  expect(one.sees()).toBe('Welcome. Menu')
  return one
}
type Ana = Awaited<ReturnType<typeof ana>>

async function toTheReview(one: Ana, name = 'Mother', price = '8 €') {
  await one.goes('order')
  await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
  await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
  await one.says(name)
  await one.says(price)
  await one.presses({ do: 'skip', key: 'link' })
}

describe('a conversation', () => {
  test('asks one question after the other, shows everything once more, and does it', async () => {
    const one = await ana()
    await one.goes('order')
    expect(one.sees()).toBe('Step 1 of 4: Which sort?')
    await one.presses({ do: 'answer', key: 'sort', value: 'salty' })
    expect(one.sees()).toBe('Step 2 of 4: Which cake?')
    await one.says('leek')
    expect(one.sees()).toBe('Step 3 of 4: A name for it?')
    await one.presses({ do: 'keep', key: 'name' })
    await one.says('2.500')
    expect(one.sees()).toMatch(/^! Please write large amounts without a thousands separator/)
    await one.says('800 points')
    await one.says('https://example.org')
    expect(one.sees()).toMatch(/^review: Sort=Salty, Cake=Leek, Name=My leek cake, Price=800 points/)
    await one.presses({ do: 'confirm' })
    expect(one.mine().at(-2)?.reply).toSatisfy((reply) => words(reply) === 'Ordered. Menu')
    expect(one.sees()).toBe('Receipt')
    expect(await traces('order')).toEqual(['My leek cake|800|https://example.org'])
  })

  test('is one living message while buttons are pressed, and a new one below after typed words', async () => {
    const one = await ana()
    await one.goes('order')
    const before = one.mine().length
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
    expect(one.mine()).toHaveLength(before)
    await one.says('Mother')
    expect(one.mine()).toHaveLength(before + 1)
    expect(
      one
        .mine()
        .map((shown) => shown.buttons)
        .slice(-2),
    ).toEqual([false, true])
  })

  test('keeps a wrong answer and says what is wrong with it', async () => {
    const one = await ana()
    await one.goes('remark')
    await one.says('ab')
    const view = one.view()
    expect(view.is === 'ask' && view.fields[0]).toMatchObject({ value: ['ab'], keepable: false })
    expect(one.sees()).toContain('at least 3 characters')
    await one.says('abc')
    expect(one.sees()).toBe('Heard. [☰ Menu]')
  })

  test('goes back, keeps what was answered, and lets a row of the review be changed', async () => {
    const one = await ana()
    await toTheReview(one)
    await one.presses({ do: 'change' })
    expect(one.view()).toMatchObject({ is: 'review', editing: true })
    await one.presses({ do: 'edit', key: 'pieces' })
    expect(one.sees()).toContain('How many?')
    await one.says('12')
    expect(one.sees()).toContain('What on top?')
    await one.presses({ do: 'toggle', key: 'toppings', value: 'nuts' })
    await one.says('mint')
    await one.presses({ do: 'done', key: 'toppings' })
    expect(one.sees()).toContain('Toppings=Nuts, Mint')
    await one.presses({ do: 'back' })
    expect(one.sees()).toContain('What on top?')
    await one.presses({ do: 'back' })
    await one.presses({ do: 'keep', key: 'link' })
    expect(one.sees()).toContain('A picture of it?')
    await one.presses({ do: 'skip', key: 'link' })
    await one.presses({ do: 'done', key: 'toppings' })
    expect(one.sees()).toContain('Pieces=12')
  })

  test('answers words at the wrong moment with a hint and stays where it is', async () => {
    const one = await ana()
    await one.says('hello')
    expect(one.sees()).toMatch(/^There is no open question right now.* Menu/)
    await one.goes('order')
    await one.says('something else')
    expect(one.sees()).toMatch(/^\(Please tap one of the answers.*Which sort/)
    await one.act({ is: 'unusable' })
    expect(one.sees()).toMatch(/^\(I am afraid I cannot use that.*Which sort/)
    await one.sends()
    expect(one.sees()).toMatch(/^\(I cannot use a file.*Which sort/)
  })

  test('ticks a second box although the first one is not drawn yet, and keeps it in sight', async () => {
    const one = await ana()
    await toTheReview(one)
    await one.presses({ do: 'edit', key: 'pieces' })
    await one.says('12')
    const { ref } = one.view()
    const message = one.mine().at(-1)?.message
    for (const value of ['cream', 'berry-11']) {
      await one.act({ is: 'move', ref, move: { do: 'toggle', key: 'toppings', value } }, message)
    }
    expect(one.view()).toMatchObject({ is: 'ask', optionsPage: 1 })
    await one.presses({ do: 'done', key: 'toppings' })
    expect(one.sees()).toContain('Toppings=Cream, Berry 11')
  })
})

describe('a refusal', () => {
  test('at the review rolls everything back and stands on top of the review', async () => {
    const one = await ana()
    const before = await traces('order')
    await toTheReview(one, 'Mother', '666')
    await one.presses({ do: 'confirm' })
    expect(one.sees()).toMatch(/^\(Refused: ledger.insufficient\) review: /)
    expect(await traces('order')).toEqual(before)
    await one.presses({ do: 'edit', key: 'reward' })
    await one.says('700')
    await one.presses({ do: 'confirm' })
    expect(one.sees()).toBe('Receipt')
  })

  test('without a review asks the last question again, with the answer kept', async () => {
    const one = await ana()
    await one.goes('remark')
    await one.says('spam')
    expect(one.sees()).toBe('(Refused: job.forbidden_link) Step 1 of 1: Say something')
    const view = one.view()
    expect(view.is === 'ask' && view.fields[0]?.value).toEqual(['spam'])
    await one.says('honest')
    expect(one.sees()).toBe('Heard. [☰ Menu]')
  })

  test('of a screen is a message of its own', async () => {
    const one = await ana()
    await one.goes('help')
    await one.taps('job', 'gone')
    expect(
      one
        .mine()
        .map((shown) => words(shown.reply))
        .slice(-2),
    ).toEqual(['Help', 'Refused: job.unknown [☰ Menu]'])
  })

  test('before the first question begins nothing', async () => {
    const one = await ana()
    await one.goes('order', 'closed')
    expect(one.sees()).toBe('Refused: job.unknown [☰ Menu]')
    await one.says('hello')
    expect(one.sees()).toContain('no open question')
  })
})

describe('files', () => {
  test('are collected one after the other, and only pictures where a picture is asked for', async () => {
    const one = await ana()
    await one.goes('proof')
    await one.presses({ do: 'done', key: 'pictures' })
    expect(one.sees()).toContain('Please send me at least one file first')
    await one.says('here it is')
    expect(one.sees()).toContain('I need a picture here')
    const hinted = one.view()
    expect(hinted.is === 'ask' && hinted.fields[0]?.error).toBeFalsy()
    await one.sends({ reference: 'a', words: 'look' })
    expect(one.sees()).toContain('I have the file.')
    await one.sends({ reference: 'text', picture: false })
    expect(one.sees()).toContain('I need a picture here')
    await one.sends({ reference: 'huge' })
    expect(one.sees()).toContain('(Refused: file.too_large)')
    await one.sends({ reference: 'b' })
    const view = one.view()
    expect(view.is === 'ask' && view.fields[0]?.files).toHaveLength(2)
    expect(view.is === 'ask' && view.labels.files).toBe('2 of at most 2 files')
    await one.sends({ reference: 'c' })
    expect(one.sees()).toContain('No more than 2 files fit here')
    await one.presses({ do: 'done', key: 'pictures' })
    expect(await traces('proof')).toContain('file-a,file-b')
  })
})

describe('whoever has not joined', () => {
  test('joins first and then gets what was wanted', async () => {
    const one = person(fake, () => runner, 'newcomer')
    await one.goes('job', '7')
    expect(one.sees()).toBe('Step 1 of 1: When were you born?')
    await one.goes('help')
    expect(one.sees()).toBe('Help')
    await one.says('24.12.2000')
    expect(one.sees()).toBe('Welcome. Job 7')
  })

  test('can cancel and begin again, and words begin it too', async () => {
    const one = person(fake, () => runner, 'doubter')
    await one.says('hello')
    expect(one.sees()).toContain('When were you born?')
    await one.presses({ do: 'cancel' })
    expect(one.sees()).toBe('Cancelled. Nothing was changed. [Get started]')
    await one.taps('join')
    expect(one.sees()).toContain('When were you born?')
    await one.goes('take', 'x')
    expect(await traces('take')).toEqual([])
  })
})

test('of somebody too young nothing is kept', async () => {
  const one = person(fake, () => runner, 'child')
  await one.goes('join')
  await one.says('24.12.2015')
  expect(one.sees()).toBe('Too young')
  expect(await db.sql`select from identities where external_id = 'child'`).toHaveLength(0)
  expect(await db.sql`select from dialogs where place = 'chat-child'`).toHaveLength(0)
})

test('a suspended member is told so, whatever the act', async () => {
  const one = await ana()
  await db.sql`update members set status = 'suspended' where id = (select member_id from identities where external_id = ${one.id})`
  await one.says('hello')
  expect(one.sees()).toBe('Refused: member.suspended')
  await one.goes('menu')
  expect(
    one
      .mine()
      .map((shown) => words(shown.reply))
      .slice(-2),
  ).toEqual(['Refused: member.suspended', 'Refused: member.suspended'])
})

test('what is open to suspended members is shown to them, and leads them nowhere else', async () => {
  const one = await ana()
  await db.sql`update members set status = 'suspended' where id = (select member_id from identities where external_id = ${one.id})`
  await one.goes('help')
  expect(one.sees()).not.toBe('Refused: member.suspended')
  await one.goes('flow.replace', 'menu')
  expect(one.sees()).toBe('Refused: member.suspended')
})

test('whoever blocks the bot is not written to, and is reachable again after coming back', async () => {
  const one = await ana()
  const reachable = async () =>
    (await db.sql`select reachable from identities where external_id = ${one.id}`)[0]?.['reachable']
  const before = one.mine().length
  await one.act({ is: 'left' })
  expect(await reachable()).toBe(false)
  await one.act({ is: 'came-back' })
  expect(await reachable()).toBe(true)
  expect(one.mine()).toHaveLength(before)
})

test('a form answers several questions at once, and counts although a box was drawn anew meanwhile', async () => {
  const one = await ana()
  await one.goes('order')
  await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
  await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
  const { ref } = one.view()
  await one.act({ is: 'answers', ref, values: { name: 'Mo', reward: 'x', link: '', sort: 'salty' } })
  expect(one.sees()).toContain('at least 3 characters')
  await one.act({ is: 'answers', ref, values: { name: 'Mother', reward: '8 €' } })
  expect(one.sees()).toMatch(/^review: Sort=Sweet, Cake=Plum, Name=Mother/)
})
