import { describe, expect, test, vi } from 'vitest'
import type { StandIn } from '../../../bots/sandbox/telegram/index.ts'
import { deepLink, intentOf, presentations } from '../../../bots/telegram/commands.ts'
import { recall, remember } from '../../../core/db/settings.ts'
import { testDatabase } from '../../support/database.ts'
import { botOn, callsOf, standIn } from './bot-under-test.ts'

const db = await testDatabase()
const memory = {
  recall: (key: string) => db.withTx((tx) => recall(tx, key)),
  remember: (key: string, value: Readonly<Record<string, string>>) => db.withTx((tx) => remember(tx, key, value)),
}
const names = (telegram: StandIn, id: number) => telegram.commands(id).map(({ command }) => command)
const started = async (telegram: StandIn, operators: readonly string[] = []) => {
  const bot = botOn(telegram, { ...memory, operators })
  await bot.start()
  await bot.stop()
}

describe('a command', () => {
  test('leads where its words point', () => {
    expect(intentOf('WALLET', '')).toEqual({ do: 'wallet', args: [] })
    expect(intentOf('jobs', '  karten   tippen ')).toEqual({ do: 'jobs.find', args: ['karten tippen'] })
    expect(intentOf('jobs', '  ')).toEqual({ do: 'jobs.find', args: [] })
    expect(intentOf('deposit', 'now')).toEqual({ do: 'deposit', args: [] })
    expect(intentOf('wallet', '11.2026')).toEqual({ do: 'wallet', args: ['11.2026'] })
    expect(intentOf('toString', '')).toEqual({ do: 'help', args: [] })
    expect(intentOf('start', 'j_')).toEqual({ do: 'menu', args: [] })
    expect(intentOf('start', 'j_ab:c')).toEqual({ do: 'menu', args: [] })
  })

  test('that a link carries does in the private chat what it would do in a group', () => {
    const linked = (intent: { readonly do: string; readonly args: readonly string[] }) => {
      const link = new URL(deepLink('klickwork_bot', intent))
      expect(link.href.startsWith('https://t.me/klickwork_bot?start=')).toBe(true)
      return intentOf('start', link.searchParams.get('start') ?? '')
    }
    for (const intent of [
      { do: 'job.show', args: ['4f7k2m9xqa'] },
      { do: 'post-job', args: ['type-up-list'] },
    ]) {
      expect(linked(intent)).toEqual(intent)
    }
    for (const intent of [
      { do: 'wallet', args: [] },
      { do: 'job.show', args: ['a&b'] },
      { do: 'post-job', args: [] },
    ]) {
      expect(linked(intent)).toEqual({ do: 'menu', args: [] })
    }
  })

  test('and the bot are described within Telegram’s limits, in plain letters', () => {
    for (const presentation of Object.values(presentations)) {
      expect(presentation.description.length).toBeLessThanOrEqual(512)
      expect(presentation.shortDescription.length).toBeLessThanOrEqual(120)
      for (const { command, description } of presentation.operatorCommands) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/)
        expect(description).toMatch(/^[A-Za-zÄÖÜäöüß, ]{3,256}$/)
      }
    }
  })
})

describe('the menu of commands', () => {
  test('is in English for everybody and in German for whose Telegram is German', async () => {
    const telegram = await standIn()
    const ben = telegram.addPerson({ firstName: 'Ben', languageCode: 'fr' })
    const mia = telegram.addPerson({ firstName: 'Mia', languageCode: 'de' })
    await started(telegram)
    expect(telegram.commands(ben.id)).toEqual(presentations.en.commands)
    expect(telegram.commands(mia.id)).toEqual(presentations.de.commands)
    expect(telegram.profile(mia.id)).toMatchObject({ description: presentations.de.description })
    expect(telegram.profile(ben.id)).toMatchObject({ shortDescription: presentations.en.shortDescription })
    expect(names(telegram, mia.id)).not.toContain('operator')
    expect(names(telegram, mia.id)).not.toContain('start')
    expect(names(telegram, mia.id)).toContain('mywork')
  })

  test('is told to Telegram once, and not again while it stays the same', async () => {
    const telegram = await standIn()
    await started(telegram)
    const before = callsOf(telegram, 'setMyCommands').length
    await started(telegram)
    await started(telegram)
    expect(before).toBe(2)
    expect(callsOf(telegram, 'setMyCommands').length).toBe(2)
    expect(callsOf(telegram, 'setMyDescription').length).toBe(2)
  })

  test('that Telegram did not take is told at the next start, and the bot runs without it', async () => {
    const telegram = await standIn()
    telegram.fail('setMyCommands', {
      error_code: 429,
      description: 'Too Many Requests: retry after 490',
      retry_after: 490,
    })
    const bot = botOn(telegram, memory)
    await bot.start()
    const mia = telegram.addPerson({ firstName: 'Mia' })
    telegram.start(mia.id)
    await vi.waitFor(() => expect(bot.received.length).toBe(1))
    await bot.stop()
    expect(names(telegram, mia.id)).toEqual([])
    await started(telegram)
    expect(names(telegram, mia.id)).toContain('jobs')
  })

  test('that Telegram refuses is not asked again whenever an operator writes', async () => {
    const telegram = await standIn()
    telegram.fail('setMyCommands', { error_code: 429, description: 'Too Many Requests', retry_after: 490, times: 50 })
    const otto = telegram.addPerson({ firstName: 'Otto', id: 556 })
    telegram.start(otto.id)
    const bot = botOn(telegram, { ...memory, operators: ['556'] })
    await bot.start()
    await vi.waitFor(() => expect(bot.received.length).toBe(1))
    for (const words of ['one', 'two', 'three']) telegram.write(otto.id, words)
    await vi.waitFor(() => expect(bot.received.length).toBe(4))
    await bot.stop()
    expect(callsOf(telegram, 'setMyCommands').length).toBe(2)
  })

  test('of an operator shows the tools for operators, as soon as there is a chat, and no longer than that', async () => {
    const telegram = await standIn()
    const bot = botOn(telegram, { ...memory, operators: ['555'] })
    await bot.start()
    await vi.waitFor(() => expect(callsOf(telegram, 'setMyCommands').at(-1)?.ok).toBe(false))
    const otto = telegram.addPerson({ firstName: 'Otto', languageCode: 'de', id: 555 })
    expect(names(telegram, otto.id)).not.toContain('operator')
    telegram.start(otto.id)
    await vi.waitFor(() => expect(names(telegram, otto.id)).toContain('operator'))
    await bot.stop()
    const told = callsOf(telegram, 'setMyCommands').length
    await started(telegram, [String(otto.id)])
    expect(callsOf(telegram, 'setMyCommands').length).toBe(told)
    await started(telegram)
    expect(names(telegram, otto.id)).not.toContain('operator')
  })
})
