import { assertOutsideTransaction } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import { copyFor } from '../copy/copy.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Delivered, Surface } from '../dialog/surface.ts'
import { plain } from '../dialog/text.ts'
import { personOf, readAnswer, type Answer } from './answer.ts'
import type { Answers } from './answers.ts'
import { download } from './attachments.ts'
import { withoutUnseen } from './escape.ts'
import type { CommandIds } from './command-ids.ts'
import { failureOf, reasonOf } from './failure.ts'
import { look } from './look.ts'
import { MAX_UPLOAD_BYTES } from './limits.ts'
import type { Body, Network } from './network.ts'
import { createPrivateChats, sent, type PrivateChats } from './private-chat.ts'
import type { Reach } from './reach.ts'
import { renderCaption, renderCard, renderView } from './render.ts'
import { createWritten, type Written } from './written.ts'

export interface SurfaceOptions {
  readonly network: Network
  readonly answers: Answers
  readonly reach: Reach
  readonly apiRoot: string
  /** The commands that can be clicked. */
  readonly ids: CommandIds
  /** The bytes of a file of ours, by its id in core/files. */
  readonly readFile: (fileId: string) => Promise<Uint8Array>
}

const NO_PLACE: Delivered = { is: 'impossible', reason: 'this is no place on Discord' }

type FileReply = Extract<Deliverable, { is: 'file' | 'document' }>
type Drawn = Extract<Deliverable, { is: 'card' | 'view' }>

const MEGABYTE = 1024 * 1024

/**
 * Discord as a surface. A place is either an interaction, answered by its token, or the private chat with a person.
 * What an interaction cannot take any more goes into the private chat. `deliver` never throws for what the network or
 * Discord does: every failure is sorted into a `Delivered`.
 */
export function createSurface(options: SurfaceOptions): Surface {
  const { network, answers } = options
  const chats = createPrivateChats(network, options.reach)
  const written = createWritten(network)
  const tools: Tools = { ...options, answers, chats, written }
  return {
    platform: 'discord',
    async deliver(place, reply) {
      assertOutsideTransaction('a call to Discord')
      try {
        return await send(tools, place, reply)
      } catch (error) {
        const failure = failureOf(error)
        if (failure.is === 'closed' || failure.is === 'later' || failure.is === 'impossible') return failure
        return { is: 'impossible', reason: reasonOf(error) }
      }
    },
    async fetch(file) {
      assertOutsideTransaction('a download from Discord')
      return download(options.apiRoot, file)
    },
    async look(chat) {
      assertOutsideTransaction('a question to Discord')
      return look(network, chat)
    },
  }
}

interface Tools extends Pick<SurfaceOptions, 'answers' | 'readFile' | 'ids'> {
  readonly chats: PrivateChats
  readonly written: Written
}

async function send(tools: Tools, place: string, reply: Deliverable): Promise<Delivered> {
  switch (reply.is) {
    case 'card':
    case 'view':
      return draw(tools, place, reply)
    case 'settle':
      return tools.written.settle(reply.edit)
    case 'erase':
      // A bot cannot delete what a person wrote in a private chat; a form leaves no message.
      return { is: 'sent' }
    case 'file':
    case 'document':
      return sendFile(tools, place, reply)
  }
}

async function draw(tools: Tools, place: string, reply: Drawn): Promise<Delivered> {
  const { ids } = tools
  const rendered = reply.is === 'card' ? renderCard(reply.card, ids) : renderView(reply.view, ids)
  const answer = readAnswer(place)
  if (answer !== undefined) return drawAnswer(tools, answer, { reply, body: { ...rendered } })
  const person = personOf(place)
  if (person === undefined) return NO_PLACE
  const { edit } = reply
  if (reply.is === 'card' && reply.onlyEdit === true && edit !== undefined) {
    return tools.written.edit(edit, { ...rendered })
  }
  return tools.chats.draw(person, rendered, {
    ...(edit === undefined ? {} : { edit }),
    ...(reply.is === 'card' && reply.silent === true ? { silent: true } : {}),
    ...(reply.is === 'card' && reply.key !== undefined ? { key: reply.key } : {}),
  })
}

async function drawAnswer(
  { answers, chats, written }: Tools,
  answer: Answer,
  { reply, body }: { readonly reply: Drawn; readonly body: Body },
): Promise<Delivered> {
  const overPressed = reply.edit?.platform === 'discord' && reply.edit.message === answer.message
  for (const how of overPressed ? (['update', 'new'] as const) : (['new'] as const)) {
    try {
      const message = await answers.say(answer, body, how)
      const isLiving = reply.is === 'card' && reply.living !== undefined
      const told = message ?? (isLiving && how === 'new' ? await answers.original(answer) : undefined)
      const shown = how === 'update' ? answer.message : told
      written.remember(shown, answer)
      return sent(answer.person, shown)
    } catch (error) {
      const { is } = failureOf(error)
      // Dismissed or deleted: then it is said below. Too late for the token: then it is said in private.
      if (is !== 'vanished' && is !== 'expired' && is !== 'answered') throw error
      if (is !== 'vanished') break
    }
  }
  return chats.send(answer.person, body, { key: `${answer.id}:${JSON.stringify(reply)}` })
}

async function sendFile(tools: Tools, place: string, reply: FileReply): Promise<Delivered> {
  const answer = readAnswer(place)
  const person = answer?.person ?? personOf(place)
  if (person === undefined) return NO_PLACE
  const bytes = reply.is === 'file' ? await tools.readFile(reply.fileId) : reply.bytes
  const most = answer?.mostBytes ?? MAX_UPLOAD_BYTES
  if (bytes.byteLength > most) {
    return draw(tools, place, { is: 'card', card: tooLarge(reply.name, most, answer?.locale) })
  }
  const name = fileName(reply.name)
  const content = renderCaption(reply.caption)
  const body: Body = {
    ...(content === '' ? {} : { content }),
    attachments: [{ id: '0', filename: name }],
    allowed_mentions: { parse: [] },
  }
  const files = [{ name, data: Buffer.from(bytes) }]
  if (answer === undefined) return tools.chats.send(person, body, { files })
  try {
    return sent(person, await tools.answers.say(answer, body, 'new', files))
  } catch (error) {
    const { is } = failureOf(error)
    if (is !== 'expired' && is !== 'vanished' && is !== 'answered') throw error
    return tools.chats.send(person, body, {
      files,
      key: `${answer.id}:${reply.is === 'file' ? reply.fileId : reply.name}`,
    })
  }
}

function tooLarge(name: string, mostBytes: number, locale: string | undefined) {
  const { discord } = copyFor(members.languageOf(locale))
  const words = discord.tooLarge(name, Math.floor(mostBytes / MEGABYTE))
  return { blocks: [{ is: 'note', text: plain(words) } as const], rows: [] }
}

/** Letters, digits, dots and dashes: what every upload's header takes. */
function fileName(name: string): string {
  const safe = withoutUnseen(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .slice(-100)
    .toWellFormed()
  return safe.replaceAll('_', '') === '' ? 'file' : safe
}
