import { REST } from 'discord.js'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { type DiscordStandIn, startDiscordStandIn } from '../../../bots/sandbox/discord/index.ts'
import { discordIdOf } from '../../../bots/sandbox/page-discord-people.ts'
import { sandboxPage } from '../../../bots/sandbox/page.ts'
import { type FakeStandIn, fakeStandIn } from './fake-stand-in.ts'
import { startScriptedBot } from './scripted-discord-bot.ts'

const HERE = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const CLARA = 1001
const BEN = 1002
const NOW = Date.parse('2026-11-23T17:00:00Z')

interface Served {
  readonly app: ReturnType<typeof sandboxPage>
  readonly standIn: FakeStandIn
  readonly discord: DiscordStandIn
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly send: (path: string, payload: unknown, files?: readonly (readonly [string, File])[]) => Promise<Response>
}

async function serve(): Promise<Served> {
  const now = (): number => NOW
  const standIn = fakeStandIn(() => new Date(NOW))
  standIn.addPerson({ firstName: 'Clara', id: CLARA, languageCode: 'de' })
  standIn.addPerson({ firstName: 'Ben', id: BEN, languageCode: 'en' })
  const discord = await startDiscordStandIn({ now, limitRates: false })
  onTestFinished(() => discord.close())
  const clock = { now: () => new Date(NOW), forward: () => Promise.resolve() }
  const app = sandboxPage({ standIn, discord, clock })
  const request = async (path: string, body: string | FormData, headers: Record<string, string>): Promise<Response> =>
    app.request(`http://127.0.0.1:3000/sandbox/${path}`, { method: 'POST', headers, body })
  return {
    app,
    standIn,
    discord,
    post: (path, body, headers = HERE) =>
      request(path, typeof body === 'string' ? body : JSON.stringify(body), {
        'content-type': 'application/json',
        ...headers,
      }),
    send(path, payload, files = []) {
      const form = new FormData()
      form.set('payload', JSON.stringify(payload))
      for (const [field, file] of files) form.append(`file:${field}`, file)
      return request(path, form, HERE)
    },
  }
}

describe('people', () => {
  test('of the page have an account on Discord under the same name and in the same language', async () => {
    const { discord } = await serve()
    expect(discord.people()).toMatchObject([
      { id: discordIdOf(CLARA), name: 'Clara', locale: 'de' },
      { id: discordIdOf(BEN), name: 'Ben', locale: 'en-US' },
    ])
  })

  test('who join later get one too, and a switched language holds on both', async () => {
    const { discord, standIn, post } = await serve()
    standIn.addPerson({ firstName: 'Nora', id: 1009, languageCode: 'de' })
    await vi.waitFor(() => expect(discord.people().map(({ name }) => name)).toContain('Nora'))
    await post(`people/1009/language`, { languageCode: 'en' })
    expect(discord.people().find(({ name }) => name === 'Nora')?.locale).toBe('en-US')
    expect(standIn.people().find(({ id }) => id === 1009)?.languageCode).toBe('en')
  })

  test('keep their id on Discord over a restart', () => {
    expect(discordIdOf(CLARA)).toBe('200000100000001001')
  })
})

describe('who may play the people', () => {
  test.each([
    ['another website', { ...HERE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a request without a trace of a page', { host: HERE.host }],
  ])('on Discord as well %s is refused', async (_, headers) => {
    const { discord, post } = await serve()
    const response = await post(`discord/people/${CLARA}/dms`, { closed: true }, headers)
    expect(response.status).toBe(403)
    expect(discord.people().some(({ dmsClosed }) => dmsClosed)).toBe(false)
  })

  test('without Discord there is nothing at its addresses', async () => {
    const app = sandboxPage({
      standIn: fakeStandIn(() => new Date(NOW)),
      clock: { now: () => new Date(NOW), forward: () => Promise.resolve() },
    })
    const response = await app.request(`http://127.0.0.1:3000/sandbox/discord/people/${CLARA}/dms`, {
      method: 'POST',
      headers: { ...HERE, 'content-type': 'application/json' },
      body: '{"closed":true}',
    })
    expect(response.status).toBe(404)
  })
})

describe('what does not fit', () => {
  test.each([
    ['a person who is not there', 'discord/people/9/press', { messageId: '1', customId: 'a' }, 404],
    ['a person who is no number', 'discord/people/x/press', { messageId: '1', customId: 'a' }, 404],
    ['a press without a button', `discord/people/${CLARA}/press`, { messageId: '1' }, 400],
    ['a body that is not JSON', `discord/people/${CLARA}/press`, '{', 400],
    ['a message that is not there', `discord/people/${CLARA}/press`, { messageId: '1', customId: 'a' }, 409],
    [
      'a command that comes as JSON',
      `discord/people/${CLARA}/command`,
      { name: 'menu', options: {}, place: 'dm' },
      400,
    ],
    ['dismissing what everybody sees', `discord/people/${CLARA}/dismiss`, { messageId: '1' }, 409],
    ['an unknown kind of menu', `discord/people/${CLARA}/menu`, { kind: 'role', name: 'a' }, 400],
  ])('%s is refused with a sentence in both languages', async (_, path, body, status) => {
    const { post } = await serve()
    const response = await post(path, body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ refused: { de: expect.any(String), en: expect.any(String) } })
  })

  test('a command of nobody and an option of the wrong type are refused and say why', async () => {
    const { discord, send } = await serve()
    await startScriptedBot(discord, () => NOW)
    const unknown = await send(`discord/people/${CLARA}/command`, { name: 'nothing', options: {}, place: 'dm' })
    expect(unknown.status).toBe(409)
    const use = { name: 'jobs', subcommand: 'search', options: { words: 'a', most: 99 }, place: 'dm' }
    const wrong = await send(`discord/people/${CLARA}/command`, use)
    expect(await wrong.json()).toMatchObject({ refused: { en: expect.stringContaining('at most 25') } })
  })
})

describe('files', () => {
  test('go to the bot with an option of a command', async () => {
    const { discord, send } = await serve()
    await startScriptedBot(discord, () => NOW)
    const file = new File(['abc'], '../böse\u202e.txt', { type: 'text/plain' })
    const use = { name: 'jobs', subcommand: 'search', options: { words: 'a' }, place: 'dm' }
    const response = await send(`discord/people/${CLARA}/command`, use, [['sample', file]])
    expect(await response.json()).toMatchObject({ answer: { kind: 'message' } })
    expect(JSON.stringify(discord.interactions().at(-1)?.payload)).toContain('"filename":"böse.txt"')
  })

  test('of the bot have addresses of the page, only for those who see the message', async () => {
    const { app, discord } = await serve()
    const id = await sendFile(discord)
    const messages = await chatOf(app, CLARA)
    expect(messages).toContain(`"url":"/sandbox/discord/people/${CLARA}/files/${id}"`)
    expect(messages).not.toContain(new URL(discord.apiRoot).host)
    const path = (personId: number): string => `http://127.0.0.1:3000/sandbox/discord/people/${personId}/files/${id}`
    const own = await app.request(path(CLARA), { headers: HERE })
    expect(await own.text()).toBe('<script>')
    expect(own.headers.get('content-type')).toBe('application/octet-stream')
    expect(own.headers.get('content-disposition')).toContain('attachment')
    expect((await app.request(path(BEN), { headers: HERE })).status).toBe(404)
  })
})

/** The bot sends Clara a page with a script in it. Answers the id of the attachment. */
async function sendFile(discord: DiscordStandIn): Promise<string> {
  const rest = new REST({ api: discord.apiRoot, retries: 0 }).setToken(discord.token)
  const channel = z.object({ id: z.string() })
  const dm = channel.parse(await rest.post('/users/@me/channels', { body: { recipient_id: discordIdOf(CLARA) } }))
  const files = [{ name: 'page.html', data: Buffer.from('<script>'), contentType: 'text/html' }]
  await rest.post(`/channels/${dm.id}/messages`, { body: { content: 'Hier' }, files })
  return discord.history(discordIdOf(CLARA)).at(-1)?.files[0]?.id ?? ''
}

/** The first event of Discord for this person, as the page gets it. */
async function chatOf(app: Served['app'], personId: number): Promise<string> {
  const response = await app.request('http://127.0.0.1:3000/sandbox/events', { headers: HERE })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('"kind":"ready"')) {
    const chunk = await reader?.read()
    if (chunk?.value === undefined) break
    text += chunk.value
  }
  await reader?.cancel()
  return text.split('\n').find((line) => line.includes(`"kind":"discord-chat","personId":${personId}`)) ?? ''
}
