import { describe, expect, test } from 'vitest'
import type { View } from '../../../bots/dialog/view.ts'
import { testDatabase } from '../../support/database.ts'
import { botOn, byHttp, gateway, standIn, startBot, until } from './bot-under-test.ts'
import { ask } from './view.ts'
import { discordWorld, textsIn } from './world.ts'

const database = await testDatabase()
const mia = '700000000000000001'

const doors = [
  ['gateway', gateway],
  ['http', byHttp],
] as const

describe.each(doors)('by the door %s', (door, config) => {
  test('everybody gets an answer within 3 s while the database is locked', { timeout: 30_000 }, async () => {
    const world = await discordWorld(database, { door, place: 'guild' })
    const people = [world.person('Ana'), world.person('Ben'), world.person('Cem')]
    const locked = await database.sql.reserve()
    await locked`begin`
    await locked`lock table inbox, identities, members, dialogs in access exclusive mode`
    const begun = performance.now()
    const answers = await Promise.all(people.map((person) => person.uses('menu')))
    const took = performance.now() - begun
    await locked`rollback`
    locked.release()
    expect(answers.map(({ kind }) => kind)).toEqual(['thinking', 'thinking', 'thinking'])
    expect(took).toBeLessThan(2800)
    await until(() => people.every((person) => !person.last().thinking))
    for (const person of people) expect(person.reads()).toContain('Klickwork')
  })

  async function withView(presentView: () => Promise<View | undefined>) {
    const discord = await standIn()
    discord.addPerson({ id: mia, name: 'Mia', locale: 'de' })
    const bot = botOn(discord, () => [{ is: 'view', dialogId: 'x', view: ask([{}, { key: 'slots' }]) }], {
      presentView,
      config: config(discord),
    })
    await startBot(discord, bot)
    await until(() => discord.commands(mia).length > 0)
    const shown = await discord.command(mia, { name: 'menu', place: 'guild' })
    if (shown.kind !== 'message') throw new Error(shown.kind)
    return { press: () => discord.press(mia, shown.message.id, 'f:a1b2c3d4e5:3'), bot, discord }
  }

  test('a form opens at once, and nothing of it goes through the inbox', async () => {
    const { press, bot } = await withView(async () => ask([{ label: 'Titel' }]))
    const answer = await press()
    expect(answer.kind === 'modal' && answer.modal.fields).toMatchObject([{ label: 'Titel' }])
    expect(bot.received).toHaveLength(1)
  })

  test('a form that takes too long is not opened: the person is told to try again', async () => {
    const { press } = await withView(() => new Promise(() => undefined))
    const answer = await press()
    expect(answer.kind === 'message' && answer.message.ephemeral && textsIn(answer.message.components)).toEqual([
      'Das hat gerade zu lange gedauert. Versuch es bitte noch einmal.',
    ])
  })

  test('a form of a dialog that is over says so', async () => {
    const { press } = await withView(async () => undefined)
    const answer = await press()
    expect(answer.kind === 'message' && textsIn(answer.message.components)[0]).toContain('nicht mehr offen')
  })

  test('proposals that take too long are none', async () => {
    const discord = await standIn()
    discord.addPerson({ id: mia, name: 'Mia' })
    const bot = botOn(discord, () => [], { suggest: () => new Promise(() => undefined), config: config(discord) })
    await startBot(discord, bot)
    await until(() => discord.commands(mia).length > 0)
    const typed = { name: 'jobs', subcommand: 'show', option: 'job', typed: 'x' }
    expect(await discord.autocomplete(mia, typed)).toEqual([])
    expect(discord.calls().filter(({ status }) => status >= 400)).toEqual([])
  })
})
