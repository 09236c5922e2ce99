import type { Uploads } from './attachments.ts'
import { addResponse } from './callbacks.ts'
import { flag } from './message-shapes.ts'
import { changedContents, changeMessage, removeMessage } from './messages.ts'
import { refused } from './refusal.ts'
import { messageJson } from './resources.ts'
import type { InteractionRecord, Json, MessageRecord, World } from './world.ts'

/** Discord, "Interaction Responses": a token is good for 15 minutes. */
const tokenMilliseconds = 15 * 60 * 1000

/** The interaction behind a token. Throws 50027 once it is older than 15 minutes of the sandbox clock. */
function interactionBehind(world: World, applicationId: string, token: string): InteractionRecord {
  if (applicationId !== world.applicationId) throw refused.unknownWebhook()
  const found = [...world.interactions.values()].findLast((interaction) => interaction.token === token)
  if (found === undefined || world.now() - found.createdAt > tokenMilliseconds) throw refused.invalidWebhookToken()
  // Before the first response there is nothing to follow up or to edit.
  if (found.answeredWith === undefined) throw refused.unknownWebhook()
  return found
}

/** `@original`, a follow-up of the same interaction, or the message that was pressed. */
function messageOf(world: World, interaction: InteractionRecord, messageId: string): MessageRecord {
  const id = messageId === '@original' ? interaction.originalId : messageId
  const message = id === undefined ? undefined : world.messages.get(id)
  if (message === undefined) throw refused.unknownMessage()
  const isOwn = message.origin?.interactionId === interaction.id || message.id === interaction.messageId
  if (!isOwn) throw refused.unknownMessage()
  return message
}

/** POST of a follow-up. After a deferral the first one fills the deferred response, as Discord still does. */
export function createFollowUp(
  world: World,
  applicationId: string,
  token: string,
  body: unknown,
  uploads: Uploads,
): Json {
  const interaction = interactionBehind(world, applicationId, token)
  const original = interaction.originalId === undefined ? undefined : world.messages.get(interaction.originalId)
  if (original !== undefined && (original.flags & flag.loading) !== 0) {
    return editResponse(world, applicationId, token, '@original', body, uploads)
  }
  interaction.followUps += 1
  return messageJson(world, addResponse(world, interaction, body, uploads, []))
}

export function getResponse(world: World, applicationId: string, token: string, messageId: string): Json {
  return messageJson(world, messageOf(world, interactionBehind(world, applicationId, token), messageId))
}

export function editResponse(
  world: World,
  applicationId: string,
  token: string,
  messageId: string,
  body: unknown,
  uploads: Uploads,
): Json {
  const interaction = interactionBehind(world, applicationId, token)
  const before = messageOf(world, interaction, messageId)
  return messageJson(world, changeMessage(world, before, changedContents(world, before, body, uploads, [])))
}

export function deleteResponse(world: World, applicationId: string, token: string, messageId: string): void {
  removeMessage(world, messageOf(world, interactionBehind(world, applicationId, token), messageId))
}
