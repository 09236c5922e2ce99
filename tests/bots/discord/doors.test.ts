import { describe, expect, test } from 'vitest'
import { go, type Card } from '../../../bots/dialog/card.ts'
import type { Incoming } from '../../../bots/dialog/incoming.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import { plain } from '../../../bots/dialog/text.ts'
import type { Answer, DiscordStandIn, ShownComponent, ShownMessage } from '../../../bots/sandbox/discord/index.ts'
import { botOn, byHttp, callsOf, gateway, standIn, startBot, until } from './bot-under-test.ts'

const card = (words: string): Card => ({
  blocks: [{ is: 'title', text: plain(words) }],
  rows: [[go('Weiter', 'menu', words)]],
})

function answering(incoming: Incoming): readonly Deliverable[] {
  const { act, message } = incoming
  const words = act.is === 'go' ? [act.intent.do, ...act.intent.args].join(' ') : act.is
  return [{ is: 'card', card: card(words), ...(message === undefined ? {} : { edit: message }) }]
}

const textOf = (message: ShownMessage | undefined): string => JSON.stringify(message?.components ?? [])

function buttonIn(components: readonly ShownComponent[]): string {
  for (const component of components) {
    if (component.kind === 'container') return buttonIn(component.components)
    if (component.kind !== 'row') continue
    const [button] = component.components
    if (button?.kind === 'button' && button.customId !== undefined) return button.customId
  }
  throw new Error('no button')
}

function messageOf(answer: Answer): ShownMessage {
  if (answer.kind !== 'message' && answer.kind !== 'updated') throw new Error(JSON.stringify(answer))
  return answer.message
}

const doors = [
  ['gateway', gateway],
  ['http', byHttp],
] as const

describe.each(doors)('by the door %s', (_, config) => {
  async function started(discord: DiscordStandIn) {
    const bot = botOn(discord, answering, { config: config(discord) })
    await startBot(discord, bot)
    await until(() => discord.commands(mia.id).length > 0)
    return bot
  }
  const mia = { id: '700000000000000001', name: 'Mia' }

  test('a command is answered with a card, in a server for one person only', async () => {
    const discord = await standIn()
    discord.addPerson({ ...mia, locale: 'de' })
    await started(discord)
    const here = messageOf(await discord.command(mia.id, { name: 'menu', place: 'dm' }))
    expect(textOf(here)).toContain('menu')
    expect(here.ephemeral).toBe(false)
    const there = messageOf(
      await discord.command(mia.id, {
        name: 'jobs',
        subcommand: 'search',
        options: { words: 'Karten' },
        place: 'guild',
      }),
    )
    expect(textOf(there)).toContain('jobs.find Karten')
    expect(there.ephemeral).toBe(true)
  })

  test('a button changes the message it stands on', async () => {
    const discord = await standIn()
    discord.addPerson(mia)
    const bot = await started(discord)
    const shown = messageOf(await discord.command(mia.id, { name: 'menu', place: 'guild' }))
    const answer = await discord.press(mia.id, shown.id, buttonIn(shown.components))
    expect(answer.kind).toBe('updated')
    expect(messageOf(answer).id).toBe(shown.id)
    expect(bot.received.map(({ incoming }) => incoming.message?.message)).toEqual([undefined, shown.id])
    expect(discord.history(mia.id).filter(({ from }) => from === 'bot')).toHaveLength(1)
  })

  test('an interaction that is delivered again is taken once', async () => {
    const discord = await standIn()
    discord.addPerson(mia)
    const bot = await started(discord)
    await discord.command(mia.id, { name: 'menu' })
    const [first] = discord.interactions()
    discord.redeliver(first?.id ?? '')
    await discord.command(mia.id, { name: 'help' })
    expect(bot.received).toHaveLength(2)
    expect(discord.history(mia.id).filter(({ from }) => from === 'bot')).toHaveLength(2)
  })

  test('what nobody can read is let pass, and the next one is answered', async () => {
    const discord = await standIn()
    discord.addPerson(mia)
    const bot = await started(discord)
    for (const junk of [{}, { type: 2 }, { type: 99, id: '1', token: 't' }, { type: 3, id: 'x', data: null }]) {
      discord.inject('INTERACTION_CREATE', junk)
    }
    messageOf(await discord.command(mia.id, { name: 'menu' }))
    expect(bot.received).toHaveLength(1)
  })

  test('an answer that takes long is announced, and then filled in', async () => {
    const discord = await standIn()
    discord.addPerson(mia)
    const held = Promise.withResolvers<void>()
    const bot = botOn(discord, async (incoming) => (await held.promise, answering(incoming)), {
      config: config(discord),
    })
    await startBot(discord, bot)
    await until(() => discord.commands(mia.id).length > 0)
    const answer = await discord.command(mia.id, { name: 'menu', place: 'guild' })
    expect(answer.kind).toBe('thinking')
    held.resolve()
    await until(() => discord.history(mia.id).some((message) => textOf(message).includes('menu')))
    const [message] = discord.history(mia.id).filter(({ from }) => from === 'bot')
    expect(message?.thinking).toBe(false)
    expect(message?.ephemeral).toBe(true)
    expect(callsOf(discord, 'POST', '/channels/:channel/messages')).toEqual([])
  })
})
