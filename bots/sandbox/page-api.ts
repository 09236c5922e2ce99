import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { fileToDownload, fileToSend, MAXIMUM_FILE_BYTES } from './page-files.ts'
import type { DiscordStandIn } from './discord/types.ts'
import { discordIdOf, discordLocale, addTwins } from './page-discord-people.ts'
import type { SandboxPageOptions } from './page.ts'
import { boardOf, type Feed, type Hint } from './page-feed.ts'
import type { Person, StandIn } from './telegram/types.ts'

const HOUR_MILLISECONDS = 3_600_000
const JSON_BYTES = 64 * 1024
/** The parts around the file in a multipart body. */
const MULTIPART_BYTES = 64 * 1024

const newPerson = z.object({ firstName: z.string().trim().min(1).max(64), languageCode: z.enum(['de', 'en']) })
const language = z.object({ languageCode: z.enum(['de', 'en']) })
const text = z.object({ text: z.string().min(1).max(16_384) })
/** Bot API: a deep link's payload is 1-64 of A-Z a-z 0-9 _ -. */
const start = z.object({
  payload: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
})
const press = z.object({ messageId: z.int(), data: z.string().min(1).max(64) })
const block = z.object({ blocked: z.boolean() })
const forward = z.object({ hours: z.union([z.literal(1), z.literal(24)]) })

const sentences = {
  body: { de: 'Das hat die Sandbox nicht verstanden.', en: 'The sandbox did not understand that.' },
  name: { de: 'Der Name braucht 1 bis 64 Zeichen.', en: 'The name needs 1 to 64 characters.' },
  language: { de: 'Die Sandbox spricht Deutsch und Englisch.', en: 'The sandbox speaks German and English.' },
  text: { de: 'Eine Nachricht hat 1 bis 16.384 Zeichen.', en: 'A message has 1 to 16,384 characters.' },
  payload: {
    de: 'Ein Startlink trägt höchstens 64 Zeichen: A–Z, a–z, 0–9, _ und -.',
    en: 'A start link carries at most 64 characters: A–Z, a–z, 0–9, _ and -.',
  },
  hours: {
    de: 'Die Uhr lässt sich um 1 oder 24 Stunden vorstellen.',
    en: 'The clock moves forward by 1 or 24 hours.',
  },
  nobody: { de: 'Diese Person gibt es hier nicht mehr.', en: 'This person is not here any more.' },
  blocked: {
    de: 'Der Bot ist blockiert. Gib ihn zuerst wieder frei.',
    en: 'The bot is blocked. Unblock it first.',
  },
  button: {
    de: 'Diesen Knopf gibt es nicht mehr.',
    en: 'This button is no longer there.',
  },
  fileSize: {
    de: 'Die Datei ist zu groß. Höchstens 20 MB sind möglich.',
    en: 'The file is too big. At most 20 MB are possible.',
  },
} satisfies Record<string, Hint>

/**
 * What the page can do, as JSON endpoints below `/sandbox`. A refusal is `{ refused: { de, en } }` with a 4xx status:
 * the page shows the sentence in its own language.
 */
export function pageApi({ standIn, discord, clock, boardOwner }: SandboxPageOptions, feed: Feed): Hono {
  const api = new Hono()
  const json = bodyLimit({ maxSize: JSON_BYTES, onError: (c) => refuse(c, 413, sentences.text) })

  api.onError((error, c) => {
    // What `c.req.json()` throws for a body that is not JSON. Everything else is for the server to log.
    if (error instanceof SyntaxError) return refuse(c, 400, sentences.body)
    throw error
  })

  api.post('/people', json, async (c) => {
    const input = newPerson.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.name)
    const person = standIn.addPerson(input.data)
    await feed.refresh()
    return c.json(person, 201)
  })

  api.post('/clock', json, async (c) => {
    const input = forward.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.hours)
    await clock.forward(input.data.hours * HOUR_MILLISECONDS)
    await feed.refresh()
    return c.json({ now: (await clock.now()).getTime() })
  })

  addLanguage(api, standIn, discord, feed)
  addBoard(api, standIn, boardOwner)
  addActsOfPeople(api, standIn, feed)
  addFiles(api, standIn)
  return api
}

/**
 * Whoever owns the channel makes the bot its administrator, as in Telegram's app: the bot makes it a board and says so in
 * their private chat.
 */
function addBoard(api: Hono, standIn: StandIn, owner: number | undefined): void {
  api.post('/board', (c) => {
    const channel = boardOf(standIn)
    if (channel === undefined || owner === undefined) return refuse(c, 404, sentences.nobody)
    if (standIn.history(owner).length === 0) {
      const name = find(standIn, String(owner))?.firstName ?? ''
      return refuse(c, 409, {
        de: `Der Kanal gehört ${name}: Lass ${name} zuerst beitreten.`,
        en: `The channel belongs to ${name}: let ${name} join first.`,
      })
    }
    standIn.setBot(channel.id, owner, { bot: 'administrator', mayPost: true })
    return c.json({})
  })
}

/** A person speaks one language everywhere. */
function addLanguage(api: Hono, standIn: StandIn, discord: DiscordStandIn | undefined, feed: Feed): void {
  const json = bodyLimit({ maxSize: JSON_BYTES, onError: (c) => refuse(c, 413, sentences.text) })

  api.post('/people/:id/language', json, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = language.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.language)
    standIn.setLanguage(person.id, input.data.languageCode)
    if (discord !== undefined) {
      addTwins(standIn, discord)
      discord.setLocale(discordIdOf(person.id), discordLocale(input.data.languageCode))
    }
    await feed.refresh()
    return c.json({})
  })
}

function addActsOfPeople(api: Hono, standIn: StandIn, feed: Feed): void {
  const json = bodyLimit({ maxSize: JSON_BYTES, onError: (c) => refuse(c, 413, sentences.text) })

  api.post('/people/:id/text', json, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    if (person.blocked) return refuse(c, 409, sentences.blocked)
    const input = text.safeParse(await c.req.json())
    if (!input.success || input.data.text.trim() === '') return refuse(c, 400, sentences.text)
    return c.json({ messageId: standIn.write(person.id, input.data.text) })
  })

  api.post('/people/:id/start', json, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = start.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.payload)
    // Telegram's Start button lets a blocked bot in again.
    if (person.blocked) standIn.block(person.id, false)
    return c.json({ messageId: standIn.start(person.id, input.data.payload) })
  })

  api.post('/people/:id/press', json, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = press.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    const { messageId, data } = input.data
    if (!hasButton(standIn, person.id, messageId, data)) return refuse(c, 409, sentences.button)
    return c.json({ answer: (await standIn.press(person.id, messageId, data)) ?? null })
  })

  api.post('/people/:id/block', json, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = block.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    if (person.blocked !== input.data.blocked) standIn.block(person.id, input.data.blocked)
    await feed.refresh()
    return c.json({})
  })
}

function addFiles(api: Hono, standIn: StandIn): void {
  const multipart = bodyLimit({
    maxSize: MAXIMUM_FILE_BYTES + MULTIPART_BYTES,
    onError: (c) => refuse(c, 413, sentences.fileSize),
  })

  api.post('/people/:id/files', multipart, async (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    if (person.blocked) return refuse(c, 409, sentences.blocked)
    if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) return refuse(c, 400, sentences.body)
    const file = await fileToSend(await c.req.formData())
    if ('refused' in file) return refuse(c, file.status, file.refused)
    return c.json({ messageId: standIn.sendFile(person.id, file) })
  })

  api.get('/people/:id/files/:fileId', (c) => {
    const person = find(standIn, c.req.param('id'))
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    return fileToDownload(standIn, person.id, c.req.param('fileId'))
  })
}

function find(standIn: StandIn, id: string): Person | undefined {
  return standIn.people().find((person) => String(person.id) === id)
}

function hasButton(standIn: StandIn, personId: number, messageId: number, data: string): boolean {
  const message = standIn.history(personId).find((one) => one.messageId === messageId)
  return message?.keyboard?.flat().some((button) => button.callbackData === data && button.disabled !== true) ?? false
}

function refuse(c: Context, status: 400 | 404 | 409 | 413, refused: Hint): Response {
  return c.json({ refused }, status)
}
