import { describe, expect, test } from 'vitest'

import { button, row, text } from './refused-messages.ts'
import {
  call,
  last,
  messageIn,
  openInteraction,
  problem,
  respond,
  standInUnderTest,
  webhook,
} from './stand-in-under-test.ts'

const hello = { type: 4, data: { content: 'Hello', flags: 64 } }
const pressable = { type: 4, data: { content: 'Choose', components: [row(button({ custom_id: 'go' }))] } }

describe('the first response', () => {
  test('shows a message that only this person sees', async () => {
    const { standIn, ana } = await standInUnderTest()
    const ben = standIn.addPerson({ name: 'Ben' })
    const open = await openInteraction(standIn, ana.id, 'guild')
    expect((await respond(standIn, open, hello)).status).toBe(204)
    expect(await open.answer).toMatchObject({ kind: 'message', message: { content: 'Hello', ephemeral: true } })
    expect(standIn.history(ana.id)).toMatchObject([{ usedCommand: { name: 'menu', personId: ana.id } }])
    expect(standIn.history(ben.id)).toEqual([])
  })

  test('is taken once', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, hello)
    expect(problem(await respond(standIn, open, hello))).toBe('400 40060 Interaction has already been acknowledged.')
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('after the time is refused, and the person reads that it failed', async () => {
    const { standIn, ana } = await standInUnderTest({ answerMilliseconds: 50 })
    const open = await openInteraction(standIn, ana.id)
    expect(await open.answer).toEqual({ kind: 'failed', reason: 'The application did not respond in time.' })
    expect(problem(await respond(standIn, open, hello))).toBe('404 10062 Unknown interaction')
  })

  test('after three seconds of the sandbox clock is refused', async () => {
    const { standIn, ana, forward } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    forward(3001)
    expect(problem(await respond(standIn, open, hello))).toBe('404 10062 Unknown interaction')
  })

  test('to a wrong token or an unknown interaction is refused', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    expect(problem(await respond(standIn, { ...open, token: 'forged' }, hello))).toBe('404 10062 Unknown interaction')
    expect(problem(await respond(standIn, { ...open, id: '123456789012345678' }, hello))).toBe(
      '404 10062 Unknown interaction',
    )
  })

  test('with a mistake does not count: the next one is taken', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    const wrong = { type: 4, data: { flags: 32768, components: [row(), text('x')] } }
    expect(problem(await respond(standIn, open, wrong))).toBe(
      '400 50035 data.components.0.components BASE_TYPE_BAD_LENGTH',
    )
    expect((await respond(standIn, open, hello)).status).toBe(204)
  })

  test('tells about the message when asked with_response', async () => {
    const { standIn, ana } = await standInUnderTest()
    const { id, token } = await openInteraction(standIn, ana.id)
    const answer = await call(standIn, `/interactions/${id}/${token}/callback?with_response=true`, hello)
    expect(answer.body).toMatchObject({
      interaction: { id, type: 2, response_message_ephemeral: true, response_message_loading: false },
      resource: { type: 4, message: { content: 'Hello', flags: 64 } },
    })
  })

  test.for<readonly [string, unknown, string]>([
    ['a type that no command has', { type: 7, data: {} }, '400 50035 type BASE_TYPE_CHOICES'],
    ['proposals to a command', { type: 8, data: { choices: [] } }, '400 50035 type BASE_TYPE_CHOICES'],
    ['nothing to say', { type: 4 }, '400 50035 data BASE_TYPE_REQUIRED'],
    ['Components V2 on a deferral', { type: 5, data: { flags: 32768 } }, '400 50035 data.flags MESSAGE_FLAGS_INVALID'],
    ['words on a deferral', { type: 5, data: { content: 'x' } }, '400 50035 data.content UNKNOWN_FIELD'],
    ['no type', { data: {} }, '400 50035 type BASE_TYPE_REQUIRED'],
  ])('is refused with %s', async ([, body, refused]) => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    expect(problem(await respond(standIn, open, body))).toBe(refused)
  })
})

describe('a deferred response', () => {
  test('thinks until it is edited, and stays as ephemeral as it began', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, { type: 5, data: { flags: 64 } })
    expect(await open.answer).toMatchObject({ kind: 'thinking', message: { thinking: true, ephemeral: true } })
    const card = { flags: 32768, components: [text('Card')] }
    expect((await webhook(standIn, open, 'PATCH', '/messages/@original', card)).status).toBe(200)
    const [message] = standIn.history(ana.id)
    expect(message).toMatchObject({ thinking: false, ephemeral: true, components: [{ content: 'Card' }] })
    expect(message?.editedAt).toBeUndefined()
  })

  test('is filled by the first follow-up, the second is a message of its own', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, { type: 5 })
    await webhook(standIn, open, 'POST', '', { content: 'one', flags: 64 })
    await webhook(standIn, open, 'POST', '', { content: 'two', flags: 64 })
    expect(standIn.history(ana.id)).toMatchObject([
      { content: 'one', ephemeral: false, thinking: false },
      { content: 'two', ephemeral: true },
    ])
  })
})

describe('the token of an interaction', () => {
  test('is good for nothing before the first response', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    expect(problem(await webhook(standIn, open, 'POST', '', { content: 'x' }))).toBe('404 10015 Unknown Webhook')
  })

  test('edits, reads and deletes for 15 minutes and not longer', async () => {
    const { standIn, ana, forward } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, hello)
    forward(15 * 60_000)
    expect((await webhook(standIn, open, 'PATCH', '/messages/@original', { content: 'Later' })).status).toBe(200)
    expect((await webhook(standIn, open, 'GET', '/messages/@original')).body).toMatchObject({ content: 'Later' })
    forward(1)
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { content: 'x' } : undefined
      expect(problem(await webhook(standIn, open, method, '/messages/@original', body))).toBe(
        '401 50027 Invalid Webhook Token',
      )
    }
    expect(problem(await webhook(standIn, open, 'POST', '', { content: 'x' }))).toBe('401 50027 Invalid Webhook Token')
    expect(standIn.history(ana.id)).toMatchObject([{ content: 'Later' }])
  })

  test('does not reach the messages of another interaction', async () => {
    const { standIn, ana } = await standInUnderTest()
    const one = await openInteraction(standIn, ana.id)
    await respond(standIn, one, hello)
    const two = await openInteraction(standIn, ana.id)
    await respond(standIn, two, hello)
    const foreign = messageIn(await one.answer).id
    expect(problem(await webhook(standIn, two, 'PATCH', `/messages/${foreign}`, { content: 'x' }))).toBe(
      '404 10008 Unknown Message',
    )
  })

  test('cannot edit an ephemeral message that the person has dismissed, nor can the token of the bot', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, hello)
    const { id, channelId } = messageIn(await open.answer)
    const path = `/channels/${channelId}/messages/${id}`
    expect(problem(await call(standIn, path, { content: 'x' }, { method: 'PATCH' }))).toBe('404 10008 Unknown Message')
    standIn.dismiss(ana.id, id)
    expect(problem(await webhook(standIn, open, 'PATCH', '/messages/@original', { content: 'x' }))).toBe(
      '404 10008 Unknown Message',
    )
  })
})

describe('a press', () => {
  test('updates its message at once, or is taken and updates it later', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, pressable)
    const { id } = messageIn(await open.answer)
    const first = last(standIn, standIn.press(ana.id, id, 'go'))
    await respond(standIn, first, { type: 7, data: { content: 'Updated' } })
    expect(await first.answer).toMatchObject({ kind: 'updated', message: { id, content: 'Updated' } })
    const second = last(standIn, standIn.press(ana.id, id, 'go'))
    await respond(standIn, second, { type: 6 })
    expect(await second.answer).toEqual({ kind: 'quiet' })
    await webhook(standIn, second, 'PATCH', '/messages/@original', { content: 'Later', components: [] })
    expect(standIn.history(ana.id)).toMatchObject([{ id, content: 'Later', components: [] }])
  })

  test('of what is not there, disabled or not for this person only works forged', async () => {
    const { standIn, ana } = await standInUnderTest()
    const ben = standIn.addPerson({ name: 'Ben' })
    const open = await openInteraction(standIn, ana.id)
    const disabled = button({ custom_id: 'off', disabled: true })
    await respond(standIn, open, { type: 4, data: { content: 'x', flags: 64, components: [row(disabled)] } })
    const { id } = messageIn(await open.answer)
    await expect(standIn.press(ana.id, id, 'off')).rejects.toThrow('"off" is disabled.')
    await expect(standIn.press(ana.id, id, 'other')).rejects.toThrow('no button or select "other"')
    await expect(standIn.press(ben.id, id, 'off')).rejects.toThrow(`Ben sees no message ${id}.`)
    const forged = last(standIn, standIn.press(ben.id, id, 'anything', { forged: true }))
    expect(standIn.interactions().at(-1)?.payload).toMatchObject({
      type: 3,
      user: { id: ben.id },
      data: { component_type: 2, custom_id: 'anything' },
    })
    await respond(standIn, forged, { type: 4, data: { content: 'No', flags: 64 } })
    expect(await forged.answer).toMatchObject({ kind: 'message' })
  })

  test('in a select sends what was picked, as much as it allows', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }))
    const select = { type: 3, custom_id: 's', options, min_values: 1, max_values: 2 }
    await respond(standIn, open, { type: 4, data: { content: 'x', components: [row(select)] } })
    const { id } = messageIn(await open.answer)
    await expect(standIn.press(ana.id, id, 's', { values: [] })).rejects.toThrow('one picks 1 to 2')
    await expect(standIn.press(ana.id, id, 's', { values: ['d'] })).rejects.toThrow('no option "d"')
    const picked = last(standIn, standIn.press(ana.id, id, 's', { values: ['c', 'a'] }))
    const { payload } = standIn.interactions().at(-1) ?? {}
    expect(payload).toMatchObject({ data: { component_type: 3, custom_id: 's', values: ['c', 'a'] }, message: { id } })
    await respond(standIn, picked, { type: 6 })
  })

  test('delivered once more carries its old token, and cannot be answered again', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, hello)
    standIn.redeliver(open.id)
    expect(problem(await respond(standIn, open, hello))).toBe('400 40060 Interaction has already been acknowledged.')
  })
})
