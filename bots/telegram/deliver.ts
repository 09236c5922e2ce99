import { InputFile } from 'grammy'
import type { Api } from 'grammy'
import type { Message } from 'grammy/types'
import { assertOutsideTransaction } from '../../core/db/connect.ts'
import type { MessageRef } from '../dialog/incoming.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Delivered, Surface } from '../dialog/surface.ts'
import { withoutUnseen } from './defuse.ts'
import { download } from './download.ts'
import { failureOf, reasonOf } from './failure.ts'
import { look } from './look.ts'
import { createGate } from './gate.ts'
import { renderCaption, renderCard, renderView } from './render.ts'
import type { Rendered } from './render.ts'

/** Bot API, sendPhoto: a photo of at most 10 MB. What is larger goes as a document. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024

export interface SurfaceOptions {
  readonly api: Api
  readonly apiRoot: string
  readonly token: string
  /** The bytes of a file of ours, by its id in core/files. */
  readonly readFile: (fileId: string) => Promise<Uint8Array>
}

type FileReply = Extract<Deliverable, { is: 'file' | 'document' }>

/**
 * Telegram as a surface. `deliver` never throws for what the network or Telegram does: every failure is sorted into a
 * `Delivered`. A chat under retry_after is answered with `later` without asking Telegram again.
 */
export function createSurface(options: SurfaceOptions): Surface {
  const gate = createGate()
  return {
    platform: 'telegram',
    async deliver(place, reply) {
      assertOutsideTransaction('a call to Telegram')
      const closedFor = gate.secondsLeft(place)
      if (closedFor > 0) return { is: 'later', retryAfterSeconds: closedFor }
      const delivered = await attempt(() => send(options, place, reply))
      if (delivered.is === 'later') gate.shut(place, delivered.retryAfterSeconds)
      return delivered
    },
    async fetch(file) {
      assertOutsideTransaction('a download from Telegram')
      return download(options, file)
    },
    async look(chat, person) {
      assertOutsideTransaction('a question to Telegram')
      return look(options.api, chat.id, person)
    },
  }
}

async function attempt(call: () => Promise<Delivered>): Promise<Delivered> {
  try {
    return await call()
  } catch (error) {
    const failure = failureOf(error)
    return failure.is === 'unchanged' || failure.is === 'vanished'
      ? { is: 'impossible', reason: reasonOf(error) }
      : failure
  }
}

async function send(options: SurfaceOptions, place: string, reply: Deliverable): Promise<Delivered> {
  const { api } = options
  switch (reply.is) {
    case 'card':
      return draw(api, place, renderCard(reply.card), {
        edit: reply.edit,
        silent: reply.silent === true,
        protect: reply.secret === true,
        onlyEdit: reply.onlyEdit === true,
      })
    case 'view':
      return draw(api, place, renderView(reply.view), { edit: reply.edit, silent: false, protect: false })
    case 'settle':
      return settle(api, reply.edit)
    case 'erase':
      return erase(api, reply.message)
    case 'file':
    case 'document':
      return sendFile(options, place, reply)
  }
}

async function draw(
  api: Api,
  place: string,
  message: Rendered,
  {
    edit,
    silent,
    protect,
    onlyEdit = false,
  }: {
    readonly edit: MessageRef | undefined
    readonly silent: boolean
    readonly protect: boolean
    readonly onlyEdit?: boolean
  },
): Promise<Delivered> {
  const editable = edit?.platform === 'telegram' && edit.place === place ? messageId(edit) : undefined
  if (edit !== undefined && editable !== undefined) {
    const { text, ...rest } = message
    const outcome = await edited(() => api.editMessageText(place, editable, text, rest))
    if (outcome !== 'vanished') return { is: 'sent', message: edit }
  }
  if (onlyEdit) return { is: 'impossible', reason: 'the message is gone' }
  const { text, ...rest } = message
  return sent(
    place,
    await api.sendMessage(place, text, {
      ...rest,
      disable_notification: silent,
      ...(protect ? { protect_content: true } : {}),
    }),
  )
}

/** Taking buttons off a message that is gone, or has none, is done already. */
async function settle(api: Api, edit: MessageRef): Promise<Delivered> {
  const id = edit.platform === 'telegram' ? messageId(edit) : undefined
  if (id !== undefined) await edited(() => api.editMessageReplyMarkup(edit.place, id))
  return { is: 'sent', message: edit }
}

/** A message that is gone, or older than two days, is left as it is. */
async function erase(api: Api, message: MessageRef): Promise<Delivered> {
  const id = message.platform === 'telegram' ? messageId(message) : undefined
  try {
    if (id !== undefined) await api.deleteMessage(message.place, id)
  } catch (error) {
    if (failureOf(error).is !== 'vanished' && failureOf(error).is !== 'impossible') throw error
  }
  return { is: 'sent' }
}

/** Runs an edit. Throws what is neither success nor a vanished message. */
async function edited(edit: () => Promise<unknown>): Promise<'edited' | 'vanished'> {
  try {
    await edit()
    return 'edited'
  } catch (error) {
    const failure = failureOf(error)
    if (failure.is === 'unchanged') return 'edited'
    if (failure.is === 'vanished') return 'vanished'
    throw error
  }
}

async function sendFile(options: SurfaceOptions, place: string, reply: FileReply): Promise<Delivered> {
  const { api } = options
  const bytes = reply.is === 'file' ? await options.readFile(reply.fileId) : reply.bytes
  const { text: caption, entities } = renderCaption(reply.caption)
  const isSecret = reply.is === 'document' && reply.secret === true
  const rest = { caption, caption_entities: [...entities], ...(isSecret ? { protect_content: true } : {}) }
  const file = (): InputFile => new InputFile(bytes, fileName(reply.name))
  if (reply.picture && bytes.byteLength <= MAX_PHOTO_BYTES) {
    try {
      return sent(place, await api.sendPhoto(place, file(), rest))
    } catch (error) {
      // Telegram refuses pictures that are too long, too narrow or damaged; as documents it takes them.
      if (failureOf(error).is !== 'impossible') throw error
    }
  }
  return sent(place, await api.sendDocument(place, file(), rest))
}

/**
 * Quotes, slashes and line ends would break out of the upload's header. grammY writes the name without quotes, so that
 * one with spaces or umlauts has to bring its own.
 */
function fileName(name: string): string {
  const safe = withoutUnseen(name)
    .replace(/["\\/:;\n\t]+/g, '_')
    .trim()
    .slice(-100)
    .toWellFormed()
  if (safe === '') return 'file'
  return /^[A-Za-z0-9._-]+$/.test(safe) ? safe : `"${safe}"`
}

function sent(place: string, message: Message): Delivered {
  return { is: 'sent', message: { platform: 'telegram', place, message: String(message.message_id) } }
}

function messageId(ref: MessageRef): number | undefined {
  const id = Number(ref.message)
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}
