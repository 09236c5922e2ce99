import { AttachmentBuilder, MessageFlags, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'

import { button, options, refusedMessages, row, select, text } from './refused-messages.ts'
import {
  call,
  clientFor,
  dmOf,
  messageIn,
  openInteraction,
  problem,
  refusal,
  restFor,
  standInUnderTest,
  textAt,
} from './stand-in-under-test.ts'

describe('a message is refused with the code and the place of Discord', () => {
  test.for(refusedMessages)('%s', async ([, message, refused]) => {
    const { standIn, ana } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    expect(problem(await call(standIn, `/channels/${dm}/messages`, message))).toBe(refused)
    expect(standIn.history(ana.id)).toEqual([])
  })

  test('the body of a refused form nests its errors under the fields', async () => {
    const { standIn, ana } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    const answer = await call(standIn, `/channels/${dm}/messages`, { content: 'x'.repeat(2001) })
    expect(answer.body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
      },
    })
  })
})

describe('what is allowed is taken', () => {
  test.for<readonly [string, Readonly<Record<string, unknown>>]>([
    ['2000 characters', { content: 'x'.repeat(2000) }],
    ['five rows of five buttons', { components: fiveRows() }],
    ['a select of 25', { components: [row(select({ options: options(25), min_values: 0, max_values: 25 }))] }],
    ['4000 characters and 40 components', { flags: 32768, components: fortyComponents() }],
    ['10,170 bytes of text', { flags: 32768, components: [text(`${'汉'.repeat(3386)}`)] }],
    ['an emoji and no words', { components: [row({ type: 2, style: 2, custom_id: 'b', emoji: { name: '✅' } })] }],
    ['null for what is left out', { content: 'x', embeds: null, components: null, allowed_mentions: null }],
  ])('%s', async ([, message]) => {
    const { standIn, ana } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    expect((await call(standIn, `/channels/${dm}/messages`, message)).status).toBe(200)
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('a card of Components V2 reaches the person as a tree', async () => {
    const { standIn, ana } = await standInUnderTest()
    const section = {
      type: 9,
      components: [text('# Job')],
      accessory: { type: 11, media: { url: 'attachment://a.png' } },
    }
    const take = row(button({ custom_id: 'take', label: 'Take', style: 3 }))
    const card = { type: 17, accent_color: 0x5865f2, components: [section, { type: 14 }, take] }
    await restFor(standIn).post(Routes.channelMessages(await dmOf(standIn, ana.id)), {
      body: { flags: MessageFlags.IsComponentsV2, components: [card] },
      files: [{ name: 'a.png', data: Buffer.from('png') }],
    })
    const [message] = standIn.history(ana.id)
    expect(message?.components).toEqual([
      {
        kind: 'container',
        accent: 0x5865f2,
        spoiler: false,
        components: [
          {
            kind: 'section',
            texts: [{ kind: 'text', content: '# Job' }],
            accessory: { kind: 'media', url: message?.files[0]?.url, spoiler: false },
          },
          { kind: 'separator', divider: true, spacing: 'small' },
          {
            kind: 'row',
            components: [{ kind: 'button', label: 'Take', style: 'success', customId: 'take', disabled: false }],
          },
        ],
      },
    ])
  })
})

describe('a message', () => {
  test('is edited and deleted by the bot, and cannot lose Components V2 again', async () => {
    const { standIn, ana, forward } = await standInUnderTest()
    const dm = await dmOf(standIn, ana.id)
    const path = `/channels/${dm}/messages`
    const id = textAt((await call(standIn, path, { content: 'first' })).body, 'id')
    forward(1000)
    expect((await call(standIn, `${path}/${id}`, { content: 'second' }, { method: 'PATCH' })).status).toBe(200)
    expect(standIn.history(ana.id)).toMatchObject([{ content: 'second', editedAt: Date.UTC(2026, 10, 23, 12, 0, 1) }])
    const upgrade = { flags: 32768, components: [text('card')] }
    const kept = await call(standIn, `${path}/${id}`, upgrade, { method: 'PATCH' })
    expect(problem(kept)).toBe('400 50035 content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2')
    expect((await call(standIn, `${path}/${id}`, { ...upgrade, content: null }, { method: 'PATCH' })).status).toBe(200)
    const back = await call(standIn, `${path}/${id}`, { flags: 0, components: [] }, { method: 'PATCH' })
    expect(problem(back)).toBe('400 50035 flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG')
    const gone = await call(standIn, `${path}/${id}`, undefined, { method: 'DELETE' })
    expect([gone.status, gone.headers.get('content-type')]).toEqual([204, null])
    expect(standIn.history(ana.id)).toEqual([])
    expect(problem(await call(standIn, `${path}/${id}`))).toBe('404 10008 Unknown Message')
  })

  test('with the same enforced nonce is sent once, for some minutes', async () => {
    const { standIn, ana, forward } = await standInUnderTest()
    const path = `/channels/${await dmOf(standIn, ana.id)}/messages`
    const message = { content: 'x', nonce: 'notice-1', enforce_nonce: true }
    const [first, second] = [
      await call(standIn, path, message),
      await call(standIn, path, { ...message, content: 'y' }),
    ]
    expect(textAt(second.body, 'id')).toBe(textAt(first.body, 'id'))
    expect(standIn.history(ana.id).map(({ content }) => content)).toEqual(['x'])
    await call(standIn, path, { ...message, enforce_nonce: false })
    expect(standIn.history(ana.id)).toHaveLength(2)
    forward(6 * 60_000)
    await call(standIn, path, message)
    expect(standIn.history(ana.id)).toHaveLength(3)
  })

  test('pings whom it names unless allowed_mentions forbids it', async () => {
    const { standIn, ana } = await standInUnderTest()
    const path = `/channels/${await dmOf(standIn, ana.id)}/messages`
    const content = `<@${ana.id}> @everyone`
    await call(standIn, path, { content })
    await call(standIn, path, { content, allowed_mentions: { parse: [] } })
    await call(standIn, path, { flags: 32768, components: [text(content)], allowed_mentions: { users: [ana.id] } })
    expect(standIn.history(ana.id).map(({ pings }) => pings)).toEqual([[ana.id, 'everyone'], [], [ana.id]])
  })

  test('does not reach a person with closed direct messages', async () => {
    const { standIn, ana } = await standInUnderTest()
    standIn.closeDms(ana.id, true)
    const client = await clientFor(standIn)
    const user = await client.users.fetch(ana.id)
    expect(await refusal(user.send('hello'))).toBe('403 50007')
    standIn.closeDms(ana.id, false)
    await user.send('hello')
    expect(standIn.history(ana.id)).toHaveLength(1)
  })
})

describe('a file', () => {
  test('is uploaded with its words, and its link expires after a day', async () => {
    const { standIn, ana, forward } = await standInUnderTest()
    const client = await clientFor(standIn)
    const user = await client.users.fetch(ana.id)
    const file = new AttachmentBuilder(Buffer.from('content'), { name: 'proof.txt', description: 'A proof' })
    await user.send({ files: [file] })
    const shown = standIn.history(ana.id)[0]?.files[0]
    expect(shown).toMatchObject({ name: 'proof.txt', size: 7, description: 'A proof' })
    const url = shown?.url ?? ''
    expect(await (await fetch(url)).text()).toBe('content')
    expect((await fetch(url.replace('hm=', 'hm=0'))).status).toBe(404)
    forward(25 * 60 * 60_000)
    expect((await fetch(url)).status).toBe(404)
  })

  test('comes with a response to an interaction too', async () => {
    const { standIn, ana } = await standInUnderTest()
    const { id, token, answer } = await openInteraction(standIn, ana.id)
    const body = { type: 4, data: { content: 'Here', attachments: [{ id: 0, filename: 'a.csv' }] } }
    const files = [{ name: 'a.csv', data: Buffer.from('a,b') }]
    await restFor(standIn).post(Routes.interactionCallback(id, token), { body, files, auth: false })
    const [file] = messageIn(await answer).files
    expect(file).toMatchObject({ name: 'a.csv', size: 3 })
    expect(await (await fetch(file?.url ?? '')).text()).toBe('a,b')
  })

  test('over 10 MiB is refused', async () => {
    const { standIn, ana } = await standInUnderTest()
    const rest = restFor(standIn)
    const files = [{ name: 'big.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }]
    const dm = await dmOf(standIn, ana.id)
    expect(await refusal(rest.post(Routes.channelMessages(dm), { files, body: {} }))).toBe('413 40005')
  })
})

describe('around messages', () => {
  test.for<readonly [string, string, unknown, string]>([
    ['an unknown channel', '/channels/123456789012345678/messages', { content: 'x' }, '404 10003 Unknown Channel'],
    [
      'an unknown person',
      '/users/@me/channels',
      { recipient_id: '123456789012345678' },
      '400 50033 Invalid Recipient(s)',
    ],
    ['an unknown path', '/nowhere', undefined, '404 0 404: Not Found'],
    ['a wrong method', '/gateway/bot', {}, '405 0 405: Method Not Allowed'],
    [
      'a foreign application',
      '/applications/123456789012345678/commands',
      undefined,
      '403 20012 You are not authorized to perform this action on this application',
    ],
    [
      'a foreign guild',
      '/applications/700000000000000001/guilds/123456789012345678/commands',
      undefined,
      '403 50001 Missing Access',
    ],
  ])('%s is refused', async ([, path, body, refused]) => {
    const { standIn } = await standInUnderTest()
    expect(problem(await call(standIn, path, body))).toBe(refused)
  })

  test('a wrong or missing token is refused, and so is a page of a browser', async () => {
    const { standIn } = await standInUnderTest()
    const wrong = await call(standIn, '/users/@me', undefined, { token: 'wrong' })
    const missing = await call(standIn, '/users/@me', undefined, { token: undefined })
    const page = await call(standIn, '/users/@me', undefined, { headers: { origin: 'http://evil.example' } })
    expect([wrong, missing, page].map(problem)).toEqual([
      '401 0 401: Unauthorized',
      '401 0 401: Unauthorized',
      '403 50001 Missing Access',
    ])
  })

  test('a body that is no JSON is refused', async () => {
    const { standIn, ana } = await standInUnderTest()
    const url = `${standIn.apiRoot}/v10/channels/${await dmOf(standIn, ana.id)}/messages`
    const headers = { authorization: `Bot ${standIn.token}`, 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: '{' })
    expect(await response.json()).toEqual({ message: 'The request body contains invalid JSON.', code: 50109 })
  })
})

function fiveRows() {
  return [0, 1, 2, 3, 4].map((at) => row(...[0, 1, 2, 3, 4].map((inner) => button({ custom_id: `b${at}${inner}` }))))
}

function fortyComponents() {
  return [{ type: 17, components: Array.from({ length: 39 }, (_, at) => text('x'.repeat(at === 0 ? 3962 : 1))) }]
}
