import { expect, test } from 'vitest'
import { z } from 'zod'

import { button, row, select, text } from './refused-messages.ts'
import { call, dmOf, last, openInteraction, respond, standInUnderTest, textAt, webhook } from './stand-in-under-test.ts'

// The package has no types for this entry, so that it is read as something unknown.
const published: unknown = await import(import.meta.resolve('discord-api-spec/zod'))

/** What Discord's own OpenAPI document finds wrong with an answer of the stand-in. */
function problems(schema: string, answer: unknown): readonly string[] {
  const found: unknown = Reflect.get(Object(published), `${schema}Schema`)
  if (!(found instanceof z.core.$ZodType)) throw new Error(`The specification has no schema ${schema}.`)
  const read = z.core.safeParse(found, answer)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

test('messages, commands, channels and responses look as the published specification says', async () => {
  const { standIn, ana } = await standInUnderTest()
  const dm = await dmOf(standIn, ana.id)
  const path = `/channels/${dm}/messages`
  const card = [{ type: 17, accent_color: 1, components: [text('x'), { type: 14 }, row(button({})), row(select({}))] }]
  const section = { type: 9, components: [text('x')], accessory: button({ custom_id: 'other' }) }
  const cards = await call(standIn, path, { flags: 32768, components: [...card, section], nonce: 'n' })
  const plain = await call(standIn, path, {
    content: 'x',
    embeds: [{ title: 'x', fields: [{ name: 'a', value: 'b' }] }],
  })
  expect(problems('MessageResponse', cards.body)).toEqual([])
  expect(problems('MessageResponse', plain.body)).toEqual([])
  const open = await openInteraction(standIn, ana.id, 'guild')
  const callback = `/interactions/${open.id}/${open.token}/callback?with_response=true`
  const components = [row(button({ custom_id: 'go' }))]
  const answer = await call(standIn, callback, { type: 4, data: { content: 'Hello', components } })
  expect(problems('InteractionCallbackResponse', answer.body)).toEqual([])
  const pressed = last(standIn, standIn.press(ana.id, textAt(answer.body, 'resource', 'message', 'id'), 'go'))
  await respond(standIn, pressed, { type: 5, data: { flags: 64 } })
  expect(problems('MessageResponse', (await webhook(standIn, pressed, 'GET', '/messages/@original')).body)).toEqual([])
  const followUp = await webhook(standIn, open, 'POST', '', { content: 'More' })
  expect(problems('MessageResponse', followUp.body)).toEqual([])
  const commands = await call(standIn, `/applications/${standIn.applicationId}/commands?with_localizations=true`)
  expect(problems('ApplicationCommandResponse', Reflect.get(Object(commands.body), 0))).toEqual([])
})

test.for([
  ['PrivateChannelResponse', (dm: string) => `/channels/${dm}`],
  ['GuildChannelResponse', (_dm: string, channel: string) => `/channels/${channel}`],
  ['UserPIIResponse', () => '/users/@me'],
  ['PrivateApplicationResponse', () => '/applications/@me'],
  ['GatewayBotResponse', () => '/gateway/bot'],
  ['GuildWithCountsResponse', (_dm: string, _channel: string, guild: string) => `/guilds/${guild}`],
] as const)('%s looks as the published specification says', async ([schema, pathOf]) => {
  const { standIn, ana } = await standInUnderTest()
  const path = pathOf(await dmOf(standIn, ana.id), standIn.channelId, standIn.guildId)
  const { body } = await call(standIn, path)
  expect(problems(schema, body)).toEqual([])
})
