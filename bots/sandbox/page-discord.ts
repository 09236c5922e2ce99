import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Answer, DiscordStandIn, ModalValue, SentAttachment } from './discord/types.ts'
import { discordIdOf, twinOf } from './page-discord-people.ts'
import type { Hint } from './page-feed.ts'
import { downloadOf, plainName, plainType } from './page-files.ts'

/** Discord: 10 files of 10 MiB in one modal, and what stands around them. */
const FORM_BYTES = 10 * 10 * 1024 * 1024 + 256 * 1024
const JSON_BYTES = 256 * 1024

const place = z.enum(['dm', 'guild'])
const name = z.string().min(1).max(100)
const options = z.record(name, z.union([z.string().max(6000), z.number(), z.boolean()]))
const command = z.object({ name, subcommand: name.optional(), options, place })
const typing = command.extend({ option: name, typed: z.string().max(6000) })
const press = z.object({ messageId: name, customId: name, values: z.array(name).max(25).optional() })
const menu = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), name, targetId: z.int(), place }),
  z.object({ kind: z.literal('message'), name, messageId: name }),
])
const modal = z.object({
  modalId: name,
  values: z.record(name, z.union([z.string().max(4000), z.array(name).max(25), z.boolean()])),
})
const message = z.object({ messageId: name })
const dms = z.object({ closed: z.boolean() })

const sentences = {
  body: { de: 'Das hat die Sandbox nicht verstanden.', en: 'The sandbox did not understand that.' },
  nobody: { de: 'Diese Person gibt es hier nicht mehr.', en: 'This person is not here any more.' },
  size: {
    de: 'Zu groß. Discord nimmt hier 10 MB je Datei und höchstens 10 Dateien.',
    en: 'Too big. Discord takes 10 MB a file here, and at most 10 files.',
  },
} satisfies Record<string, Hint>

/**
 * What the page can do on Discord, below `/sandbox/discord`. People are named by their id on the page. Using something
 * answers `{ answer: { kind, messageId? } }`; what the person sees comes by the events. A refusal is
 * `{ refused: { de, en } }` with a 4xx status, as everywhere on the page.
 */
export function discordApi(discord: DiscordStandIn): Hono {
  const api = new Hono()
  api.onError((error, c) => {
    // What `c.req.json()` throws for a body that is not JSON. Everything else is for the server to log.
    if (error instanceof SyntaxError) return refuse(c, 400, sentences.body)
    throw error
  })
  addUses(api, discord)
  addForms(api, discord)
  addSwitches(api, discord)
  api.get('/people/:id/files/:fileId', (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const fileId = c.req.param('fileId')
    const isTheirs = discord.history(person.id).some(({ files }) => files.some((file) => file.id === fileId))
    return downloadOf(isTheirs ? discord.file(fileId) : undefined)
  })
  return api
}

function addUses(api: Hono, discord: DiscordStandIn): void {
  const json = bodyLimit({ maxSize: JSON_BYTES, onError: (c) => refuse(c, 413, sentences.size) })

  api.post('/people/:id/press', json, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = press.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    const { messageId, customId, values } = input.data
    return use(c, () => discord.press(person.id, messageId, customId, values === undefined ? {} : { values }))
  })

  api.post('/people/:id/menu', json, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = menu.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    const { data } = input
    if (data.kind === 'message') return use(c, () => discord.messageMenu(person.id, data))
    return use(c, () => discord.userMenu(person.id, { ...data, targetId: discordIdOf(data.targetId) }))
  })

  api.post('/people/:id/autocomplete', json, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = typing.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    const { subcommand, ...rest } = input.data
    return answerOrRefuse(c, async () => {
      const asked = { ...rest, ...(subcommand !== undefined && { subcommand }) }
      return c.json({ choices: await discord.autocomplete(person.id, asked) })
    })
  })
}

/** Forms carry the fields as JSON under `payload`, and each file under `file:` and the name of its field. */
function addForms(api: Hono, discord: DiscordStandIn): void {
  const multipart = bodyLimit({ maxSize: FORM_BYTES, onError: (c) => refuse(c, 413, sentences.size) })

  api.post('/people/:id/command', multipart, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const form = await readForm(c)
    const input = command.safeParse(form?.payload)
    if (form === undefined || !input.success) return refuse(c, 400, sentences.body)
    const { subcommand, ...rest } = input.data
    const files = Object.fromEntries([...form.files].flatMap(([field, [first]]) => (first ? [[field, first]] : [])))
    return use(c, () => discord.command(person.id, { ...rest, files, ...(subcommand !== undefined && { subcommand }) }))
  })

  api.post('/people/:id/modal', multipart, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const form = await readForm(c)
    const input = modal.safeParse(form?.payload)
    if (form === undefined || !input.success) return refuse(c, 400, sentences.body)
    const values: Record<string, ModalValue> = { ...input.data.values, ...Object.fromEntries(form.files) }
    return use(c, () => discord.submitModal(person.id, input.data.modalId, values))
  })
}

function addSwitches(api: Hono, discord: DiscordStandIn): void {
  const json = bodyLimit({ maxSize: JSON_BYTES, onError: (c) => refuse(c, 413, sentences.size) })

  api.post('/people/:id/modal/close', json, (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    discord.closeModal(person.id)
    return c.json({})
  })

  api.post('/people/:id/dismiss', json, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = message.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    return answerOrRefuse(c, () => {
      discord.dismiss(person.id, input.data.messageId)
      return c.json({})
    })
  })

  api.post('/people/:id/dms', json, async (c) => {
    const person = find(discord, c)
    if (person === undefined) return refuse(c, 404, sentences.nobody)
    const input = dms.safeParse(await c.req.json())
    if (!input.success) return refuse(c, 400, sentences.body)
    discord.closeDms(person.id, input.data.closed)
    return c.json({})
  })
}

interface ReadForm {
  readonly payload: unknown
  readonly files: ReadonlyMap<string, readonly SentAttachment[]>
}

async function readForm(c: Context): Promise<ReadForm | undefined> {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) return undefined
  const form = await c.req.formData()
  const payload = form.get('payload')
  if (typeof payload !== 'string') return undefined
  const files = new Map<string, SentAttachment[]>()
  for (const [field, file] of form) {
    if (!(file instanceof File) || !field.startsWith('file:')) continue
    const sent = {
      name: plainName(file.name),
      mimeType: plainType(file.type),
      bytes: new Uint8Array(await file.arrayBuffer()),
    }
    const key = field.slice('file:'.length)
    files.set(key, [...(files.get(key) ?? []), sent])
  }
  return { payload: JSON.parse(payload), files }
}

async function use(c: Context, run: () => Promise<Answer>): Promise<Response> {
  return answerOrRefuse(c, async () => {
    const answer = await run()
    const messageId = 'message' in answer ? { messageId: answer.message.id } : {}
    return c.json({ answer: { kind: answer.kind, ...messageId } })
  })
}

/** The stand-in throws what Discord's app would not let a person do: the person reads why. */
async function answerOrRefuse(c: Context, run: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(c, 409, { de: `Das lässt Discord nicht zu: ${reason}`, en: `Discord does not allow this: ${reason}` })
  }
}

function find(discord: DiscordStandIn, c: Context): { readonly id: string } | undefined {
  const id = c.req.param('id') ?? ''
  return /^\d{1,15}$/.test(id) ? twinOf(discord, Number(id)) : undefined
}

function refuse(c: Context, status: 400 | 404 | 409 | 413, refused: Hint): Response {
  return c.json({ refused }, status)
}
