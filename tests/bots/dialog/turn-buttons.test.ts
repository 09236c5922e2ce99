import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Button } from '../../../bots/dialog/card.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'
import { readCustomId, writeCustomId } from '../../../bots/discord/custom-id.ts'
import { decodeButton, encodeButton } from '../../../bots/telegram/buttons.ts'
import type { Act, Incoming } from '../../../bots/dialog/incoming.ts'
import { fakeSurface, incoming, engine, person, start, words } from './stage.ts'
import { takeTurn } from '../../../bots/dialog/turn.ts'
import { testDatabase } from '../../support/database.ts'

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

describe('one dialog at a time', () => {
  test('another flow asks whether to continue or to discard', async () => {
    const one = await ana()
    await one.goes('order')
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await one.goes('remark')
    expect(one.sees()).toMatch(
      /^You are still in the middle of “Order a cake”.*“Remark”.*\[Go on\] \[Discard, start new\]$/,
    )
    await one.taps('flow.continue')
    expect(one.sees()).toBe('Step 2 of 4: Which cake?')
    await one.goes('remark')
    await one.taps('flow.replace', 'remark')
    expect(one.sees()).toBe('Step 1 of 1: Say something')
  })

  test('a line that somebody typed waits with the dialog: its button fits on both platforms and begins it once', async () => {
    const one = await ana()
    const other = await ana()
    const line = ['„5 € im Café Lindner, dem mit dem großen Garten und dem Kuchen“', '500', '20', '2027-01-31']
    const discards = (who: Ana): Extract<Button, { is: 'go' }> => {
      const reply = who.mine().at(-1)?.reply
      const found = reply?.is === 'card' ? reply.card.rows.flat().at(-1) : undefined
      return found?.is === 'go' ? found : expect.fail('no button')
    }
    await one.goes('remark')
    await one.says('a')
    await one.goes('order', ...line)
    const old = discards(one).intent
    await one.goes('order', ...line, 'more')
    const { intent } = discards(one)
    expect(decodeButton(encodeButton({ is: 'go', intent }))).toEqual({ is: 'go', intent })
    expect(readCustomId(writeCustomId({ is: 'go', intent }))).toEqual({ is: 'go', intent })
    await other.goes('remark')
    await other.taps(intent.do, ...intent.args)
    expect(other.sees()).toContain('already finished')
    await one.taps(old.do, ...old.args)
    expect(one.sees()).toContain('already finished')
    await one.taps(intent.do, ...intent.args)
    expect(one.sees()).toBe('Step 1 of 4: Which sort?')
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await one.taps(intent.do, ...intent.args)
    expect(one.sees()).toBe('Step 2 of 4: Which cake?')
    const [begun] = await db.sql<{ args: string[] }[]>`
      select d.args from dialogs d join identities i using (member_id) where i.external_id = ${one.id}`
    expect(begun?.args).toEqual([...line, 'more'])
  })

  test('nothing is asked when nothing was answered yet, and the same flow just goes on', async () => {
    const one = await ana()
    await one.goes('order')
    await one.goes('remark')
    expect(one.sees()).toBe('Step 1 of 1: Say something')
    await one.says('a')
    await one.goes('remark')
    expect(one.sees()).toContain('at least 3 characters')
  })

  test('a screen leaves the dialog alone, and the menu leads back to it', async () => {
    const one = await ana()
    await one.goes('remark')
    await one.says('a')
    await one.goes('menu')
    expect(one.sees()).toBe('Menu [✏️ Continue: Remark]')
    await one.says('abcd')
    expect(one.sees()).toBe('Heard. [☰ Menu]')
  })

  test('can be cancelled by a button and by a command', async () => {
    const one = await ana()
    await one.goes('remark')
    await one.presses({ do: 'cancel' })
    expect(one.sees()).toBe('Cancelled. Nothing was changed. Menu')
    await one.goes('remark')
    await one.goes('dialog.cancel')
    expect(one.sees()).toBe('Cancelled. Nothing was changed. Menu')
    await one.goes('dialog.cancel')
    expect(one.sees()).toBe('There is nothing to cancel right now. Menu')
  })

  test('lives for seven days after the last answer', async () => {
    const one = await ana()
    await one.goes('remark')
    await db.forward('6 days 23 hours')
    await one.says('a')
    await db.forward('6 days 23 hours')
    await one.goes('remark')
    expect(one.sees()).toContain('at least 3 characters')
    await db.forward('2 hours')
    await one.says('abcd')
    expect(one.sees()).toContain('no open question')
  })
})

describe('a button', () => {
  test('of an earlier step shows the present one with a note', async () => {
    const one = await ana()
    await one.goes('order')
    const { ref } = one.view()
    const message = one.mine().at(-1)?.message
    await one.presses({ do: 'answer', key: 'sort', value: 'sweet' })
    await one.act({ is: 'move', ref, move: { do: 'answer', key: 'sort', value: 'salty' } }, message)
    expect(one.sees()).toMatch(/^\(That button belonged to an earlier step.*Which cake/)
    await one.presses({ do: 'answer', key: 'cake', value: 'plum' })
    expect(one.sees()).toContain('A name for it?')
  })

  test('that confirms an older review than the present one does not confirm this one', async () => {
    const one = await ana()
    await toTheReview(one, 'Older')
    const { ref } = one.view()
    await one.presses({ do: 'edit', key: 'reward' })
    await one.says('9000')
    await one.act({ is: 'move', ref, move: { do: 'confirm' } }, one.mine().at(-1)?.message)
    expect(one.sees()).toMatch(/^\(That button belonged to an earlier step.*\) review: .*Price=9,000 points/)
    expect((await traces('order')).filter((object) => object.startsWith('Older'))).toEqual([])
  })

  test('of a finished dialog says that it is over', async () => {
    const one = await ana()
    await one.goes('remark')
    const { ref } = one.view()
    await one.presses({ do: 'cancel' })
    await one.act({ is: 'move', ref, move: { do: 'confirm' } }, one.mine().at(-1)?.message)
    expect(one.sees()).toMatch(/^This is already finished.*\[☰ Menu\]$/)
  })

  test('of another member is as unknown as a forged one', async () => {
    const one = await ana()
    const other = await ana()
    await toTheReview(one)
    const before = await traces('order')
    await other.goes('remark')
    await other.act({ is: 'move', ref: one.view().ref, move: { do: 'confirm' } })
    expect(other.sees()).toContain('already finished')
    expect(await traces('order')).toEqual(before)
    expect(one.sees()).toMatch(/^review/)
  })

  test.each(['constructor', '__proto__', 'toString', 'nothing'])(
    'with the forged name %s leads to the menu',
    async (name) => {
      const one = await ana()
      await one.taps(name)
      expect(one.sees()).toMatch(/^That button does not exist any more.* Menu/)
      await one.goes('flow.replace', name)
      expect(one.sees()).toMatch(/^That button does not exist any more.* Menu/)
    },
  )

  test('that was never drawn for this question changes nothing', async () => {
    const one = await ana()
    await one.goes('order')
    const { ref } = one.view()
    for (const move of [
      { do: 'confirm' },
      { do: 'keep', key: 'sort' },
      { do: 'skip', key: 'sort' },
      { do: 'done', key: 'sort' },
      { do: 'answer', key: 'sort', value: 'bitter' },
      { do: 'answer', key: 'reward', value: '800' },
      { do: 'toggle', key: 'sort', value: 'sweet' },
      { do: 'edit', key: '__proto__' },
      { do: 'change' },
      { do: 'back' },
    ] as const) {
      await one.act({ is: 'move', ref, move }, one.mine().at(-1)?.message)
      expect(one.sees(), move.do).toMatch(/earlier step.*Which sort/)
      expect(one.view().ref).toEqual(ref)
    }
  })
})

test('twenty turns on Confirm at the same moment submit once, even without the inbox', async () => {
  const one = await ana()
  await toTheReview(one, 'Races')
  const { ref } = one.view()
  const confirm: Act = { is: 'move', ref, move: { do: 'confirm' } }
  const input: Incoming = incoming(one.id, confirm)
  const turns = Array.from({ length: 20 }, (_, index) =>
    db.withTx((tx) => takeTurn(engine, tx, { incoming: input, key: `race:${index}` })),
  )
  const replies = await Promise.all(turns)
  expect(replies.filter((reply) => words(reply.at(0)).startsWith('Ordered.'))).toHaveLength(1)
  expect(replies.filter((reply) => words(reply.at(0)).includes('already finished'))).toHaveLength(19)
  expect((await traces('order')).filter((object) => object.startsWith('Races'))).toHaveLength(1)
})
