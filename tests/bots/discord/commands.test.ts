import { describe, expect, test } from 'vitest'
import { intentOf, registration, suggestedFor } from '../../../bots/discord/commands.ts'
import { ENGINE_INTENTS } from '../../../bots/dialog/routes.ts'
import { routes } from '../../../bots/screens/routes.ts'
import { botOn, callsOf, standIn, startBot, until } from './bot-under-test.ts'

const REGISTER = ['PUT', '/applications/:application/commands'] as const

describe('the commands', () => {
  test('are named in both languages, the default under its own locales as well', async () => {
    for (const command of registration()) {
      expect(command.name_localizations).toMatchObject({ 'en-US': command.name, 'en-GB': command.name })
      expect(command.name_localizations?.de).toMatch(/^\S+$/)
      const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] }
      const forManagers = { contexts: [0], integration_types: [0], default_member_permissions: '32' }
      expect(command).toMatchObject(command.name === 'setup' ? forManagers : everywhere)
    }
  })

  test('are taken by Discord, and shown in the language of the person', async () => {
    const discord = await standIn()
    const [mia, tom] = [
      discord.addPerson({ name: 'Mia', locale: 'de' }),
      discord.addPerson({ name: 'Tom', locale: 'fr' }),
    ]
    await startBot(discord, botOn(discord))
    await until(() => discord.commands(mia.id).length > 0)
    const names = (id: string) => discord.commands(id).map(({ shownName }) => shownName)
    expect(names(mia.id)).toEqual(
      expect.arrayContaining(['menü', 'aufträge', 'auftrag', 'punkte', 'Bewertungen', 'Melden']),
    )
    expect(names(tom.id)).toEqual(expect.arrayContaining(['menu', 'jobs', 'job', 'wallet', 'Reviews', 'Report']))
  })

  test('are told to Discord once, and again only when they changed', async () => {
    const discord = await standIn()
    const told = new Map<string, unknown>()
    const options = {
      recall: async (key: string) => told.get(key),
      remember: async (key: string, value: unknown) => void told.set(key, value),
    }
    const start = async (): Promise<void> => {
      const bot = botOn(discord, undefined, options)
      await bot.start()
      await bot.stop()
    }
    await start()
    await start()
    expect(callsOf(discord, ...REGISTER).map(({ status }) => status)).toEqual([200])
    const [ids] = told.values()
    expect(ids).toMatchObject({ '/work': expect.stringMatching(/^\d+$/), '/help': expect.stringMatching(/^\d+$/) })
    told.clear()
    await start()
    expect(callsOf(discord, ...REGISTER)).toHaveLength(2)
  })

  test('that Discord does not take stop nothing, and are told again at the next start', async () => {
    const discord = await standIn()
    const person = discord.addPerson({ name: 'Mia' })
    discord.fail('PUT /applications/:id/commands', { status: 500, times: 1 })
    const bot = botOn(discord)
    await startBot(discord, bot)
    await until(() => callsOf(discord, ...REGISTER).length === 1)
    expect(discord.commands(person.id)).toEqual([])
    await startBot(discord, botOn(discord))
    await until(() => discord.commands(person.id).length > 0)
  })

  test('lead where the buttons lead', () => {
    const known = [
      ...Object.keys({ ...routes.screens, ...routes.actions, ...routes.flows }),
      ...Object.values(ENGINE_INTENTS),
    ]
    const given = {
      job: '0123456789',
      work: '0123456789',
      offer: '0123456789',
      template: 'x',
      words: 'x',
      category: 'texts',
      page: 'terms',
    }
    const names = registration().flatMap((command) => {
      const options: readonly { readonly type: number; readonly name: string }[] =
        'options' in command && command.options !== undefined ? command.options : []
      const below = options.filter(({ type }) => type === 1)
      return below.length === 0 ? [command.name] : below.map((option) => `${command.name} ${option.name}`)
    })
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) for (const options of [given, {}]) expect(known).toContain(intentOf(name, options).do)
  })

  test('propose something only where it was promised', () => {
    expect(suggestedFor('jobs show', 'job')).toBe('job')
    expect(suggestedFor('job manage', 'job')).toBe('own-job')
    expect(['pause', 'codes'].map((name) => suggestedFor(`offer ${name}`, 'offer'))).toEqual(['own-offer', 'own-offer'])
    expect(suggestedFor('jobs search', 'words')).toBe(undefined)
    expect(suggestedFor('nothing', '')).toBe(undefined)
  })
})

describe('the gateway', () => {
  test('a wrong token ends the start with a sentence for a person', async () => {
    const discord = await standIn()
    const bot = botOn({ ...discord, token: 'wrong' })
    await expect(bot.start()).rejects.toThrow('Discord does not accept DISCORD_TOKEN.')
  })

  test.each(['close-4000', 'reconnect', 'invalid-session'] as const)(
    'comes back after %s',
    { timeout: 20_000 },
    async (how) => {
      const discord = await standIn()
      const person = discord.addPerson({ name: 'Mia' })
      const bot = botOn(discord)
      await startBot(discord, bot)
      await until(() => discord.commands(person.id).length > 0)
      discord.dropGateway(how)
      await until(() => discord.sessions() === 0)
      await until(() => discord.sessions() === 1)
      await discord.command(person.id, { name: 'menu' })
      expect(bot.received).toHaveLength(1)
      expect(bot.reasons).toEqual([])
    },
  )

  test('ends with the program', async () => {
    const discord = await standIn()
    const bot = botOn(discord)
    await bot.start()
    expect(discord.sessions()).toBe(1)
    await bot.stop()
    await until(() => discord.sessions() === 0)
  })
})
