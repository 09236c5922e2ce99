import { createServer, type IncomingMessage } from 'node:http'
import { Api, Bot } from 'grammy'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { post, refusal, standInUnderTest } from './stand-in-under-test.ts'

const yes = { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] }

interface Received {
  readonly secret: string | undefined
  readonly update: {
    readonly update_id: number
    readonly message?: { readonly text?: string }
    readonly callback_query?: unknown
  }
}

/** A webhook on 127.0.0.1 that answers what `answer` says and remembers what it got. */
async function webhook(answer: (received: Received) => Promise<{ status: number; body?: string }>): Promise<{
  readonly url: string
  readonly received: readonly Received[]
}> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const one = { secret: request.headers['x-telegram-bot-api-secret-token']?.toString(), update: JSON.parse(body) }
      received.push(one)
      const { status, body: text = '' } = await answer(one)
      response.writeHead(status).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/telegram`, received }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

describe('polling', () => {
  test('an update stays until the offset confirms it', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    standIn.write(ana.id, 'two')
    const first = await api.getUpdates({ limit: 1 })
    expect(first.map((update) => update.message?.text)).toEqual(['/start'])
    expect(await api.getUpdates()).toHaveLength(2)
    const rest = await api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1 })
    expect(rest.map((update) => update.message?.text)).toEqual(['two'])
    expect(standIn.updates()).toHaveLength(1)
    expect(rest[0]?.update_id).toBe((first[0]?.update_id ?? 0) + 1)
  })

  test('a long poll ends as soon as somebody writes', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const [started] = await api.getUpdates()
    const waiting = api.getUpdates({ offset: (started?.update_id ?? 0) + 1, timeout: 30 })
    await vi.waitFor(() => expect(standIn.updates()).toHaveLength(0))
    standIn.write(ana.id, 'hello')
    expect((await waiting).map((update) => update.message?.text)).toEqual(['hello'])
  })

  test('the older of two pollers gets a conflict', async () => {
    const { api, standIn } = await standInUnderTest()
    const [started] = await api.getUpdates()
    const offset = (started?.update_id ?? 0) + 1
    const older = refusal(api.getUpdates({ offset, timeout: 30 }))
    await vi.waitFor(() => expect(standIn.updates()).toHaveLength(0))
    const newer = await api.getUpdates({ offset, timeout: 0 })
    expect(newer).toEqual([])
    expect(await older).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
  })

  test('kinds of updates that the bot did not ask for are not delivered', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    await api.getUpdates({ allowed_updates: ['callback_query'] })
    standIn.write(ana.id, 'unheard')
    const { message_id: id } = await api.sendMessage(ana.id, 'x', { reply_markup: yes })
    void standIn.press(ana.id, id, 'y')
    const updates = await api.getUpdates()
    expect(updates.slice(1).map((update) => Object.keys(update)[1])).toEqual(['callback_query'])
  })

  test('a press is kept for 150 seconds, a message for 24 hours', async () => {
    const { api, ana, standIn, forward } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'x', { reply_markup: yes })
    void standIn.press(ana.id, id, 'y')
    forward(150_001)
    expect((await api.getUpdates()).map((update) => update.message?.text)).toEqual(['/start'])
    forward(24 * 3_600_000)
    expect(await api.getUpdates()).toEqual([])
  })

  test('an update can be delivered again after it was confirmed, and a raw one can be put in', async () => {
    const { api, standIn } = await standInUnderTest()
    const [started] = await api.getUpdates()
    const offset = (started?.update_id ?? 0) + 1
    expect(await api.getUpdates({ offset })).toEqual([])
    standIn.redeliver(started?.update_id ?? 0)
    expect(await api.getUpdates({ offset })).toEqual([started])
    expect(await api.getUpdates({ offset })).toEqual([])
    standIn.inject({ poll: { id: '1' } })
    expect(await api.getUpdates({ offset })).toEqual([{ update_id: offset, poll: { id: '1' } }])
    expect(() => standIn.redeliver(1)).toThrow('does not remember an update 1')
  })

  test('a grammY bot runs on it: start, reply, press, stop', async () => {
    const { ana, standIn } = await standInUnderTest()
    const bot = new Bot(standIn.token, { client: { apiRoot: standIn.apiRoot } })
    bot.command('start', async (context) => {
      await context.reply(`Hello ${context.from?.first_name} ${context.match}`.trim(), { reply_markup: yes })
    })
    bot.on('callback_query:data', async (context) => {
      await context.answerCallbackQuery('Thanks')
      await context.editMessageText('Done')
    })
    const running = bot.start()
    standIn.start(ana.id, 'j_1')
    await vi.waitFor(() => expect(standIn.history(ana.id).at(-1)?.text).toBe('Hello Ana j_1'))
    const messageId = standIn.history(ana.id).at(-1)?.messageId ?? 0
    expect(await standIn.press(ana.id, messageId, 'y')).toEqual({ text: 'Thanks', showAlert: false })
    await vi.waitFor(() => expect(standIn.history(ana.id).at(-1)?.text).toBe('Done'))
    await bot.stop()
    await running
    expect(standIn.updates()).toEqual([])
  })
})

describe('a webhook', () => {
  test('gets the secret and is called again until it takes the update', async () => {
    const { api, ana, standIn } = await standInUnderTest({ webhookRetryMilliseconds: 5 })
    let failuresLeft = 2
    const { url, received } = await webhook(async () => {
      failuresLeft -= 1
      return { status: failuresLeft >= 0 ? 500 : 200 }
    })
    await api.setWebhook(url, { secret_token: 'Secret_1-x' })
    standIn.write(ana.id, 'two')
    await vi.waitFor(() => expect(standIn.updates()).toEqual([]))
    expect(received.map(({ update }) => update.message?.text)).toEqual(['/start', '/start', '/start', 'two'])
    expect(new Set(received.map(({ secret }) => secret))).toEqual(new Set(['Secret_1-x']))
    expect(await api.getWebhookInfo()).toMatchObject({
      url,
      pending_update_count: 0,
      ip_address: '127.0.0.1',
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
  })

  test('gets a press while a message of the same person is still being handled', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'x', { reply_markup: yes })
    const { promise: pressSeen, resolve } = Promise.withResolvers<void>()
    const { url, received } = await webhook(async ({ update }) => {
      if (update.callback_query !== undefined) resolve()
      else await pressSeen
      return { status: 200 }
    })
    await api.setWebhook(url)
    standIn.write(ana.id, 'waits behind /start')
    void standIn.press(ana.id, id, 'y')
    await vi.waitFor(() => expect(standIn.updates()).toEqual([]))
    expect(received).toHaveLength(3)
    expect(received[2]?.update.message?.text).toBe('waits behind /start')
  })

  test('may answer with a method', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { url } = await webhook(async () => ({
      status: 200,
      body: JSON.stringify({ method: 'sendMessage', chat_id: ana.id, text: 'by answer' }),
    }))
    await api.setWebhook(url)
    await vi.waitFor(() => expect(standIn.history(ana.id).at(-1)?.text).toBe('by answer'))
  })

  test('excludes polling, ends a poll that waits, and can be taken away', async () => {
    const { api, standIn } = await standInUnderTest()
    const [started] = await api.getUpdates()
    const waiting = refusal(api.getUpdates({ offset: (started?.update_id ?? 0) + 1, timeout: 30 }))
    await vi.waitFor(() => expect(standIn.updates()).toHaveLength(0))
    const { url } = await webhook(async () => ({ status: 200 }))
    expect(await post(standIn, 'setWebhook', { url })).toMatchObject({ description: 'Webhook was set' })
    expect(await waiting).toBe('409 Conflict: terminated by setWebhook request')
    expect(await refusal(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    expect(await post(standIn, 'deleteWebhook', {})).toMatchObject({ description: 'Webhook was deleted' })
    expect(await api.getUpdates()).toEqual([])
  })

  test('that is not safe is refused', async () => {
    const { api } = await standInUnderTest()
    const rows = [
      ['http://example.com/hook', 'bad webhook: An HTTPS URL must be provided for webhook'],
      ['https://example.com:3000/hook', 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
      ['https://example.com/hook', 'bad webhook: the sandbox calls webhooks on 127.0.0.1 only'],
      ['nowhere', 'invalid webhook URL specified'],
    ] as const
    for (const [url, description] of rows) {
      expect(await refusal(api.setWebhook(url))).toBe(`400 Bad Request: ${description}`)
    }
    const local = 'http://127.0.0.1:1/hook'
    expect(await refusal(api.setWebhook(local, { secret_token: 'no spaces' }))).toBe(
      '400 Bad Request: secret token contains unallowed characters',
    )
    expect(await refusal(api.setWebhook(local, { secret_token: 'x'.repeat(257) }))).toBe(
      '400 Bad Request: secret token is too long',
    )
  })

  test('survives a restart together with the updates that it has not taken', async () => {
    const { api, standIn, ana } = await standInUnderTest({ webhookRetryMilliseconds: 5 })
    let isUp = false
    const { url, received } = await webhook(async () => ({ status: isUp ? 200 : 503 }))
    await api.setWebhook(url, { secret_token: 'kept' })
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(0))
    const saved = standIn.save()
    await standIn.close()
    isUp = true
    const after = await standInUnderTest({ saved })
    await vi.waitFor(() => expect(after.standIn.updates()).toEqual([]))
    expect(received.at(-1)).toMatchObject({ secret: 'kept', update: { message: { from: { id: ana.id } } } })
  })
})

test('only this machine reaches the stand-in', async () => {
  const { standIn } = await standInUnderTest()
  expect(standIn.apiRoot).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const wrong = new Api('1:wrong', { apiRoot: standIn.apiRoot })
  expect(await refusal(wrong.getMe())).toBe('401 Unauthorized')
})
