import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { StandIn } from '../../../bots/sandbox/telegram/index.ts'
import type { TelegramOptions } from '../../../bots/telegram/bot.ts'
import { WEBHOOK_PATH } from '../../../bots/telegram/webhook.ts'
import { Outage } from '../../../core/db/connect.ts'
import { secret } from '../../../core/shared/secret.ts'
import { botOn, callsOf, standIn } from './bot-under-test.ts'

const SECRET = 'a-secret_123'
const update = (id: number) => ({
  update_id: id,
  message: {
    message_id: 1,
    from: { id: 700, is_bot: false, first_name: 'Mia' },
    chat: { id: 700, type: 'private' },
    date: 1,
    text: 'hallo',
  },
})

/** A started bot in webhook mode behind a real server. */
async function webhookBot(telegram: StandIn, options: Partial<TelegramOptions> = {}) {
  const app = new Hono()
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  onTestFinished(() => void server.close())
  await vi.waitFor(() => expect(server.address()).not.toBe(null))
  const address = server.address()
  const publicUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const token = secret(telegram.token)
  const bot = botOn(telegram, {
    config: { mode: 'webhook', token, apiRoot: telegram.apiRoot, webhookSecret: secret(SECRET), publicUrl },
    ...options,
  })
  if (bot.webhook !== undefined) app.route('/', bot.webhook)
  const post = (body: string, given: string | undefined = SECRET) =>
    app.request(WEBHOOK_PATH, {
      method: 'POST',
      body,
      headers: given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given },
    })
  return { bot, app, post }
}

describe('a bot with a webhook', () => {
  test('takes in what people do, and answers their presses', async () => {
    const telegram = await standIn({ webhookRetryMilliseconds: 20 })
    const { bot } = await webhookBot(telegram)
    await bot.start()
    expect(callsOf(telegram, 'setWebhook').at(-1)?.payload).toMatchObject({ secret_token: SECRET })
    const mia = telegram.addPerson({ firstName: 'Mia' })
    const message = telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1))
    expect(await telegram.press(mia.id, message, 'forged', { forged: true })).toEqual({ showAlert: false })
    expect(bot.received.map(({ incoming }) => incoming.act.is)).toEqual(['go', 'unknown-button'])
  })

  test('refuses whoever does not know the secret', async () => {
    const telegram = await standIn()
    const { bot, app, post } = await webhookBot(telegram)
    await bot.start()
    const without = await app.request(WEBHOOK_PATH, { method: 'POST', body: JSON.stringify(update(1)) })
    expect(without.status).toBe(401)
    for (const given of ['', 'wrong', `${SECRET}x`])
      expect((await post(JSON.stringify(update(1)), given)).status).toBe(401)
    expect(bot.received).toEqual([])
    expect((await post(JSON.stringify(update(1)))).status).toBe(200)
    expect(bot.received.length).toBe(1)
  })

  test('refuses a body over 1 MB, and what is not JSON', async () => {
    const telegram = await standIn()
    const { bot, post } = await webhookBot(telegram)
    await bot.start()
    expect((await post(JSON.stringify({ ...update(1), x: 'y'.repeat(1024 * 1024) }))).status).toBe(413)
    for (const body of ['', 'x', '{"update_id":', 'null']) expect((await post(body)).status).toBe(400)
    expect(bot.received).toEqual([])
  })

  test('asks for an update again when the database is away, and Telegram brings it', async () => {
    const telegram = await standIn({ webhookRetryMilliseconds: 20 })
    const taken: string[] = []
    let failures = 2
    const { bot } = await webhookBot(telegram, {
      receive: async (id) => {
        failures -= 1
        if (failures >= 0) throw new Outage('away')
        taken.push(id)
      },
    })
    await bot.start()
    telegram.start(telegram.addPerson({ firstName: 'Mia' }).id)
    await vi.waitFor(() => expect(taken.length).toBe(1), { timeout: 5000 })
  })

  test('asks for updates again before it has started and after it was stopped', async () => {
    const telegram = await standIn()
    const { bot, post } = await webhookBot(telegram)
    expect((await post(JSON.stringify(update(1)))).status).toBe(503)
    await bot.start()
    await bot.stop()
    const refused = await post(JSON.stringify(update(1)))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  })

  test('whose address Telegram refuses says so', async () => {
    const telegram = await standIn()
    telegram.fail('setWebhook', {
      error_code: 400,
      description: 'Bad Request: bad webhook: HTTPS url must be provided for webhook',
    })
    const { bot } = await webhookBot(telegram)
    await expect(bot.start()).rejects.toThrow('HTTPS url must be provided')
  })
})
