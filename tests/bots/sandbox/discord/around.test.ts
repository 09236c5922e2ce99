import { Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'

import { startDiscordStandIn } from '../../../../bots/sandbox/discord/index.ts'
import { button, row } from './refused-messages.ts'
import {
  call,
  clientFor,
  dmOf,
  last,
  openInteraction,
  problem,
  refusal,
  respond,
  restFor,
  standInUnderTest,
  webhook,
} from './stand-in-under-test.ts'

describe('the rate of calls', () => {
  test('stands in the headers, and the sixth message in five seconds waits', async () => {
    const { standIn, ana } = await standInUnderTest({ limitRates: true })
    const path = `/channels/${await dmOf(standIn, ana.id)}/messages`
    const answers = []
    for (let count = 0; count < 6; count += 1) answers.push(await call(standIn, path, { content: String(count) }))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0'])
    const refused = answers[5]
    expect(refused?.body).toMatchObject({ message: 'You are being rate limited.', global: false })
    const wait: unknown = Reflect.get(Object(refused?.body), 'retry_after')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(5)
    expect(refused?.headers.get('retry-after')).toBe(String(Math.ceil(Number(wait))))
    expect(refused?.headers.get('x-ratelimit-scope')).toBe('user')
    expect(refused?.headers.get('x-ratelimit-limit')).toBe('5')
    expect(refused?.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/)
  })

  test('over 50 calls in a second waits globally, but not for the answers to interactions', async () => {
    const { standIn, ana } = await standInUnderTest({ limitRates: true })
    const open = await openInteraction(standIn, ana.id)
    const answers = await Promise.all(Array.from({ length: 60 }, () => call(standIn, '/users/@me')))
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.body).toMatchObject({ global: true })
    expect(refused?.headers.get('x-ratelimit-global')).toBe('true')
    const answered = await respond(standIn, open, { type: 5 })
    expect([answered.status, answered.headers.get('x-ratelimit-limit')]).toEqual([204, null])
  })

  test('is kept by discord.js, which waits by itself', async () => {
    const { standIn, ana } = await standInUnderTest()
    const client = await clientFor(standIn)
    const user = await client.users.fetch(ana.id)
    const channel = await user.createDM()
    standIn.fail('POST /channels/:id/messages', { status: 429, retryAfter: 0.2 })
    await channel.send('after a while')
    const calls = standIn.calls().filter(({ route }) => route === '/channels/:channel/messages')
    expect(calls.map(({ status }) => status)).toEqual([429, 200])
  })
})

describe('a scripted failure', () => {
  test('hits its route so many times', async () => {
    const { standIn, ana } = await standInUnderTest()
    const path = `/channels/${await dmOf(standIn, ana.id)}/messages`
    standIn.fail('POST /channels/:id/messages', { status: 403, code: 50278, message: 'No mutual guilds', times: 2 })
    const answers = [1, 2, 3].map(() => call(standIn, path, { content: 'x' }))
    const statuses = (await Promise.all(answers)).map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, 403, 403])
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('after the effect loses only the answer', async () => {
    const { standIn, ana } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    standIn.fail('POST /channels/:id/messages', { status: 502, afterEffect: true })
    const body = { content: 'x', nonce: 'n1', enforce_nonce: true }
    const path = `/channels/${dm}/messages`
    expect(problem(await call(standIn, path, body))).toBe('502 0 502: Scripted failure')
    expect((await call(standIn, path, body)).status).toBe(200)
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('reaches discord.js as its own error', async () => {
    const { standIn, ana } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    standIn.fail('POST /channels/:id/messages', {
      status: 403,
      code: 50007,
      message: 'Cannot send messages to this user',
    })
    expect(await refusal(restFor(standIn).post(Routes.channelMessages(dm), { body: { content: 'x' } }))).toBe(
      '403 50007',
    )
  })
})

describe('a restart', () => {
  test('keeps people, messages, files, commands, tokens and the public key, and forgets ephemeral messages', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, { type: 4, data: { content: 'Only you', flags: 64 } })
    const second = last(standIn, standIn.command(ana.id, { name: 'menu' }))
    await respond(standIn, second, { type: 4, data: { content: 'For all', components: [row(button({}))] } })
    const body = { attachments: [{ id: 0, description: 'A file' }] }
    const files = [{ name: 'a.txt', data: Buffer.from('abc') }]
    await restFor(standIn).post(Routes.channelMessages(await dmOf(standIn, ana.id)), { body, files })
    const saved = standIn.save()
    const before = standIn.history(ana.id)
    await standIn.close()
    const again = (await standInUnderTest({ saved: JSON.parse(JSON.stringify(saved)) })).standIn
    expect(again.publicKey).toBe(standIn.publicKey)
    expect(again.commands(ana.id).map(({ name }) => name)).toEqual(['menu'])
    const after = again.history(ana.id)
    expect(after.map(({ id, content }) => [id, content])).toEqual(
      before.slice(1).map(({ id, content }) => [id, content]),
    )
    expect(again.file(after.at(-1)?.files[0]?.id ?? '')?.bytes).toEqual(new Uint8Array(Buffer.from('abc')))
    expect((await webhook(again, second, 'PATCH', '/messages/@original', { content: 'Later' })).status).toBe(200)
    expect(problem(await webhook(again, open, 'PATCH', '/messages/@original', { content: 'x' }))).toBe(
      '404 10008 Unknown Message',
    )
  })

  test('refuses a saved state that is not its own', async () => {
    await expect(startDiscordStandIn({ saved: { version: 1, state: {} } })).rejects.toThrow('privateKey')
  })
})

test('who watches hears of messages, modals and typing of a person', async () => {
  const { standIn, ana } = await standInUnderTest()
  const ben = standIn.addPerson({ name: 'Ben' })
  const dm = await dmOf(standIn, ana.id)
  const heard: string[] = []
  const stop = standIn.onChange((personId) => heard.push(personId))
  await call(standIn, `/channels/${dm}/typing`, {})
  expect([standIn.typing(ana.id), standIn.typing(ben.id)]).toEqual([true, false])
  await call(standIn, `/channels/${dm}/messages`, { content: 'x' })
  expect(standIn.typing(ana.id)).toBe(false)
  expect(heard).toEqual([ana.id, ana.id])
  stop()
  await call(standIn, `/channels/${standIn.channelId}/messages`, { content: 'for all' })
  expect(heard).toHaveLength(2)
  expect(standIn.history(ben.id)).toMatchObject([{ content: 'for all', place: 'guild' }])
})
