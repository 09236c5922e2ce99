import { type Composed, compose } from './compose.ts'
import type { Uploads } from './attachments.ts'
import { readForm } from './form.ts'
import { refuseArchived } from './archived.ts'
import { messageForm, flag, newMessage } from './message-shapes.ts'
import { refused } from './refusal.ts'
import { messageJson } from './resources.ts'
import { newId } from './snowflake.ts'
import { changedChannel, type Json, type MessageRecord, personOfChannel, type World } from './world.ts'

/** "The past few minutes" in which a nonce counts (Discord, "Create Message"). */
const nonceMilliseconds = 5 * 60 * 1000

/** Puts a message into its channel and tells who sees it. */
export function addMessage(
  world: World,
  channelId: string,
  authorId: string,
  composed: Composed,
  more: Partial<Pick<MessageRecord, 'id' | 'ephemeralFor' | 'nonce' | 'origin' | 'originalResponseId'>> = {},
): MessageRecord {
  const message = { id: newId(world), channelId, authorId, createdAt: world.now(), ...composed, ...more }
  world.messages.set(message.id, message)
  const person = personOfChannel(world, channelId)
  if (person !== undefined && authorId === world.applicationId) person.typingUntil = 0
  changedChannel(world, channelId, message.ephemeralFor)
  return message
}

/** Applies an edit. The first contents of a deferred response are no edit: it loses its "thinking" instead. */
export function changeMessage(world: World, message: MessageRecord, composed: Composed): MessageRecord {
  const wasLoading = (message.flags & flag.loading) !== 0
  Object.assign(message, composed, { flags: composed.flags & ~flag.loading })
  if (!wasLoading) message.editedAt = world.now()
  changedChannel(world, message.channelId, message.ephemeralFor)
  return message
}

export function removeMessage(world: World, message: MessageRecord): void {
  world.messages.delete(message.id)
  changedChannel(world, message.channelId, message.ephemeralFor)
}

function checkChannel(world: World, channelId: string): void {
  if (world.threads.has(channelId)) return
  if (channelId !== world.channelId && personOfChannel(world, channelId) === undefined) throw refused.unknownChannel()
}

/** Ephemeral messages are out of reach for the bot's token: Discord answers as if they were not there. */
function messageIn(world: World, channelId: string, messageId: string): MessageRecord {
  checkChannel(world, channelId)
  const message = world.messages.get(messageId)
  if (message?.channelId !== channelId || message.ephemeralFor !== undefined) throw refused.unknownMessage()
  return message
}

/** POST /channels/:channel/messages. Throws 50007 when the person has closed direct messages. */
export function createMessage(world: World, channelId: string, body: unknown, uploads: Uploads): Json {
  checkChannel(world, channelId)
  const form = readForm(newMessage, body)
  if (form.message_reference) messageIn(world, channelId, form.message_reference.message_id)
  const person = personOfChannel(world, channelId)
  if (person?.dmsClosed === true) throw refused.cannotSendToUser()
  const nonce = form.nonce ?? undefined
  const earlier = form.enforce_nonce === true && nonce !== undefined ? withNonce(world, nonce) : undefined
  if (earlier !== undefined) return messageJson(world, earlier)
  const settable = flag.suppressEmbeds | flag.silent | flag.newComponents
  const composed = compose(world, { channelId, form, uploads, under: [], settable, isResponse: false })
  return messageJson(world, addMessage(world, channelId, world.applicationId, composed, { nonce }))
}

function withNonce(world: World, nonce: string | number): MessageRecord | undefined {
  return [...world.messages.values()].find(
    (message) =>
      message.authorId === world.applicationId &&
      message.nonce !== undefined &&
      String(message.nonce) === String(nonce) &&
      world.now() - message.createdAt < nonceMilliseconds,
  )
}

/** PATCH /channels/:channel/messages/:message. */
export function editMessage(world: World, channelId: string, messageId: string, body: unknown, uploads: Uploads): Json {
  const before = messageIn(world, channelId, messageId)
  if (before.authorId !== world.applicationId) throw refused.notYourMessage()
  refuseArchived(world, channelId)
  return messageJson(world, changeMessage(world, before, changedContents(world, before, body, uploads, [])))
}

/** The contents of a message after an edit, wherever it comes from. */
export function changedContents(
  world: World,
  before: MessageRecord,
  body: unknown,
  uploads: Uploads,
  under: readonly PropertyKey[],
): Composed {
  const form = readForm(messageForm, body, under)
  const settable = flag.suppressEmbeds | flag.newComponents
  const isResponse = before.origin !== undefined
  return compose(world, { channelId: before.channelId, form, uploads, before, under, settable, isResponse })
}

/** DELETE /channels/:channel/messages/:message. In direct messages a bot deletes only its own. */
export function deleteMessage(world: World, channelId: string, messageId: string): void {
  const message = messageIn(world, channelId, messageId)
  if (message.authorId !== world.applicationId) throw refused.missingPermissions()
  removeMessage(world, message)
}

export function getMessage(world: World, channelId: string, messageId: string): Json {
  return messageJson(world, messageIn(world, channelId, messageId))
}

/** GET /channels/:channel/messages: the newest first, at most 100. */
export function listMessages(world: World, channelId: string, limit: number): readonly Json[] {
  checkChannel(world, channelId)
  return [...world.messages.values()]
    .filter((message) => message.channelId === channelId && message.ephemeralFor === undefined)
    .slice(-Math.min(100, Math.max(1, limit)))
    .toReversed()
    .map((message) => messageJson(world, message))
}

/** POST /channels/:channel/typing: shown for ten seconds or until a message arrives. */
export function showTyping(world: World, channelId: string): void {
  checkChannel(world, channelId)
  const person = personOfChannel(world, channelId)
  if (person === undefined) return
  person.typingUntil = world.now() + 10_000
  changedChannel(world, channelId, undefined)
}
