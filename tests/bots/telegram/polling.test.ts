import { Api } from 'grammy'
import { describe, expect, test, vi } from 'vitest'
import * as inbox from '../../../bots/dialog/inbox.ts'
import { encodeButton } from '../../../bots/telegram/buttons.ts'
import { Outage } from '../../../core/db/connect.ts'
import { testVault } from '../../support/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { botOn, callsOf, polling, standIn } from './bot-under-test.ts'

const menu = encodeButton({ is: 'go', intent: { do: 'menu', args: [] } })

describe('a polling bot', () => {
  test('takes in what people do, once and in their order', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia', languageCode: 'de' })
    telegram.start(mia.id, 'j_4f7k2m9xqa')
    telegram.write(mia.id, 'hallo')
    telegram.write(mia.id, '/wallet')
    await vi.waitFor(() => expect(bot.received.length).toBe(3))
    expect(bot.received.map(({ incoming }) => incoming.act)).toEqual([
      { is: 'go', intent: { do: 'job.show', args: ['4f7k2m9xqa'] } },
      { is: 'words', words: 'hallo' },
      { is: 'go', intent: { do: 'wallet', args: [] } },
    ])
    await vi.waitFor(() => expect(telegram.updates()).toEqual([]))
    expect(bot.username()).toBe(telegram.username)
  })

  test('takes in what came while it was not running', async () => {
    const telegram = await standIn()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    const bot = botOn(telegram)
    await bot.start()
    await vi.waitFor(() => expect(bot.received.length).toBe(1))
  })

  test('leaves an update with Telegram until the database is back', async () => {
    const telegram = await standIn()
    const taken: string[] = []
    let away = true
    const receive = async (id: string): Promise<void> => {
      if (away) throw new Outage('the database is away')
      taken.push(id)
    }
    const bot = botOn(telegram, { receive })
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(telegram.updates().length).toBe(1)
    away = false
    await vi.waitFor(() => expect(taken.length).toBe(1), { timeout: 3000 })
    await vi.waitFor(() => expect(telegram.updates()).toEqual([]))
  })

  test('that is stopped while the database is away loses nothing: the next one takes it', async () => {
    const telegram = await standIn()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    telegram.write(mia.id, 'zwei')
    const first = botOn(telegram, {
      receive: async (_, { act }) => {
        if (act.is === 'words') throw new Outage('the database is away')
      },
    })
    await first.start()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await first.stop()
    const second = botOn(telegram)
    await second.start()
    await vi.waitFor(() => expect(second.received.length).toBe(1))
    expect(second.received[0]?.incoming.act).toEqual({ is: 'words', words: 'zwei' })
  })

  test('stops at once, without waiting for the end of a long poll', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram)
    await bot.start()
    await vi.waitFor(() => expect(callsOf(telegram, 'deleteWebhook').length).toBe(1))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = performance.now()
    await bot.stop()
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('that is overtaken by a second one stops and says so; the second goes on', async () => {
    const telegram = await standIn()
    const first = botOn(telegram)
    await first.start()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const second = botOn(telegram)
    await second.start()
    await vi.waitFor(() => expect(first.reasons.length).toBe(1), { timeout: 5000 })
    expect(first.reasons[0]).toContain('Another program is polling')
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(second.received.length).toBe(1))
    expect([first.received.length, second.reasons]).toEqual([0, []])
  })

  test('that meets the last poll of its killed predecessor waits for it to end', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram)
    telegram.fail('getUpdates', {
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request',
      times: 1,
    })
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1), { timeout: 5000 })
    expect(bot.reasons).toEqual([])
  })

  test('goes on after errors of Telegram', async () => {
    const telegram = await standIn()
    telegram.fail('getMe', { error_code: 502, description: 'Bad Gateway' })
    telegram.fail('getUpdates', { error_code: 500, description: 'Internal Server Error' })
    const bot = botOn(telegram)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1), { timeout: 5000 })
  })

  test('with a wrong token says so, without the token', async () => {
    const telegram = await standIn()
    const token = '12345:not-the-right-one'
    const bot = botOn(telegram, { config: polling(telegram, token) })
    const failure = bot.start()
    await expect(failure).rejects.toThrow('Telegram does not accept TELEGRAM_BOT_TOKEN')
    await expect(failure).rejects.not.toThrow(token)
  })

  test('works on a server that knows no webhooks, and takes no 404 of a method for a wrong token', async () => {
    const telegram = await standIn()
    telegram.fail('deleteWebhook', { error_code: 404, description: 'Not Found: method not found', times: 9 })
    const bot = botOn(telegram)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1), { timeout: 5000 })
    const { message_id: message } = await new Api(telegram.token, { apiRoot: telegram.apiRoot }).sendMessage(
      mia.id,
      'x',
    )
    telegram.fail('editMessageReplyMarkup', { error_code: 404, description: 'Not Found', times: 9 })
    const place = String(mia.id)
    const edit = { platform: 'telegram', place, message: String(message) }
    expect(await bot.surface.deliver(place, { is: 'settle', edit })).toMatchObject({ is: 'impossible' })
    const card = { blocks: [], rows: [] }
    expect(await bot.surface.deliver(place, { is: 'card', card })).not.toMatchObject({ is: 'later' })
  })

  test('takes a webhook of an earlier day off', async () => {
    const telegram = await standIn()
    await new Api(telegram.token, { apiRoot: telegram.apiRoot }).setWebhook('http://127.0.0.1:9/x')
    const bot = botOn(telegram)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1), { timeout: 5000 })
  })
})

describe('a button press', () => {
  test('is answered although Telegram fails twice', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    const reply_markup = { inline_keyboard: [[{ text: 'Menü', callback_data: menu }]] }
    const api = new Api(telegram.token, { apiRoot: telegram.apiRoot })
    const { message_id: message } = await api.sendMessage(mia.id, 'Menü', { reply_markup })
    telegram.fail('answerCallbackQuery', { error_code: 500, description: 'Internal Server Error', times: 2 })
    expect(await telegram.press(mia.id, message, menu)).not.toBe(undefined)
  })

  test('is answered at once, 20 of them while every table of the turns is locked', async () => {
    const db = await testDatabase()
    const telegram = await standIn()
    const bot = botOn(telegram, {
      receive: (id, incoming) => db.withTx((tx) => inbox.receive(tx, testVault, 'telegram', id, incoming)),
    })
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    const { message_id: message } = await new Api(telegram.token, { apiRoot: telegram.apiRoot }).sendMessage(
      mia.id,
      'Menü',
      {
        reply_markup: { inline_keyboard: [[{ text: 'Menü', callback_data: menu }]] },
      },
    )
    await db.sql.begin(async (sql) => {
      await sql`lock table members, dialogs, notices, jobs, assignments, submissions in exclusive mode`
      const before = performance.now()
      const answers = await Promise.all(Array.from({ length: 20 }, () => telegram.press(mia.id, message, menu)))
      expect(answers.every((answer) => answer !== undefined)).toBe(true)
      expect(performance.now() - before).toBeLessThan(2000)
    })
    const [row] = await db.sql`select count(*)::int as presses from inbox where payload->'act'->>'is' = 'go'`
    expect(row?.['presses']).toBe(20)
  })

  test('is not answered before it is safe', async () => {
    const telegram = await standIn()
    const { promise: safe, resolve } = Promise.withResolvers<void>()
    const bot = botOn(telegram, { receive: async (_, { act }) => (act.is === 'unknown-button' ? safe : undefined) })
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    const { message_id: message } = await new Api(telegram.token, { apiRoot: telegram.apiRoot }).sendMessage(
      mia.id,
      'x',
    )
    const pressed = telegram.press(mia.id, message, 'forged', { forged: true })
    await new Promise((wait) => setTimeout(wait, 200))
    expect(callsOf(telegram, 'answerCallbackQuery')).toEqual([])
    resolve()
    expect(await pressed).toEqual({ showAlert: false })
  })

  test('whose answer comes too late or twice disturbs nothing', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram)
    await bot.start()
    const from = { id: 700, is_bot: false, first_name: 'Mia' }
    telegram.inject({ callback_query: { id: '1', from, chat_instance: '1', data: menu } })
    await vi.waitFor(() => expect(bot.received.length).toBe(1))
    await bot.stop()
    expect(callsOf(telegram, 'answerCallbackQuery').map(({ ok }) => ok)).toEqual([false])
    expect(bot.reasons).toEqual([])
  })
})
