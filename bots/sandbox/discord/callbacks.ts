import { z } from 'zod'

import type { Uploads } from './attachments.ts'
import { compose } from './compose.ts'
import { invalidForm, list, readForm, text } from './form.ts'
import { flag, messageForm } from './message-shapes.ts'
import { addMessage, changedContents, changeMessage } from './messages.ts'
import { modal } from './modal-shapes.ts'
import { refused } from './refusal.ts'
import { messageJson } from './resources.ts'
import { shownMessage, shownModal } from './shown.ts'
import { newId } from './snowflake.ts'
import type { Answer } from './types.ts'
import { changed, type InteractionRecord, type Json, type MessageRecord, type World } from './world.ts'

/** InteractionCallbackType. */
const callback = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const

const envelope = z.strictObject({ type: z.int(), data: z.unknown().optional() })

/**
 * The first response to an interaction, from either door. Throws 10062 when it comes too late or for nothing, 40060 when
 * there was one already, and 50035 for what may not stand in it; a refused response does not count as one.
 */
export function respond(world: World, interaction: InteractionRecord, body: unknown, uploads: Uploads): Json {
  const isLate = world.now() - interaction.createdAt > world.answerMilliseconds || !world.waiting.has(interaction.id)
  if (interaction.answeredWith !== undefined) throw refused.alreadyAcknowledged()
  if (isLate) throw refused.unknownInteraction()
  const { type, data } = readForm(envelope, body)
  const allowed = allowedTypes(interaction)
  if (!allowed.includes(type)) {
    const message = `Value must be one of {${allowed.join(', ')}}.`
    throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }])
  }
  const message = apply(world, interaction, type, data, uploads)
  interaction.answeredWith = type
  // What the modal was sent for has been answered, so Discord's app closes it.
  if (interaction.type === 5) closeModalOf(world, interaction)
  settle(world, interaction, type, message)
  return callbackJson(world, interaction, type, message)
}

function allowedTypes({ type, messageId }: InteractionRecord): readonly number[] {
  if (type === 4) return [callback.choices]
  const always = [callback.message, callback.deferred]
  const onMessage = messageId === undefined ? [] : [callback.deferredUpdate, callback.update]
  if (type === 5) return [...always, ...onMessage]
  return type === 3 ? [...always, ...onMessage, callback.modal] : [...always, callback.modal]
}

function apply(
  world: World,
  interaction: InteractionRecord,
  type: number,
  data: unknown,
  uploads: Uploads,
): MessageRecord | undefined {
  if (type === callback.message) return answerWithMessage(world, interaction, data, uploads)
  if (type === callback.deferred) return defer(world, interaction, data)
  if (type === callback.choices) return proposeChoices(world, interaction, data)
  if (type === callback.modal) return openModal(world, interaction, data)
  const pressed = world.messages.get(interaction.messageId ?? '')
  if (pressed === undefined) throw refused.unknownMessage()
  interaction.originalId = pressed.id
  if (type === callback.deferredUpdate) return pressed
  return changeMessage(world, pressed, changedContents(world, pressed, data ?? {}, uploads, ['data']))
}

/** Where a message comes from that answers this interaction. */
function originOf(interaction: InteractionRecord): MessageRecord['origin'] {
  return {
    interactionId: interaction.id,
    interactionType: interaction.type,
    personId: interaction.personId,
    commandName: interaction.commandName,
    messageId: interaction.messageId,
  }
}

/** Adds a response or a follow-up. `under` is where its form stands in the request. */
export function addResponse(
  world: World,
  interaction: InteractionRecord,
  data: unknown,
  uploads: Uploads,
  under: readonly PropertyKey[],
): MessageRecord {
  const { channelId, personId } = interaction
  const form = readForm(messageForm, data, under)
  const settable = flag.suppressEmbeds | flag.ephemeral | flag.silent | flag.newComponents
  const composed = compose(world, { channelId, form, uploads, under, settable, isResponse: true })
  const isEphemeral = (composed.flags & flag.ephemeral) !== 0
  return addMessage(world, channelId, world.applicationId, composed, {
    origin: originOf(interaction),
    originalResponseId: interaction.originalId,
    ...(isEphemeral && { ephemeralFor: personId }),
  })
}

function answerWithMessage(
  world: World,
  interaction: InteractionRecord,
  data: unknown,
  uploads: Uploads,
): MessageRecord {
  const message = addResponse(world, interaction, data ?? undefined, uploads, ['data'])
  interaction.originalId = message.id
  return message
}

const deferral = z.strictObject({ flags: z.int().nullish() }).nullish()

/** Discord, "Interaction Callback": on a deferral EPHEMERAL is the only flag. */
function defer(world: World, interaction: InteractionRecord, data: unknown): MessageRecord {
  const flags = readForm(deferral, data, ['data'])?.flags ?? 0
  if ((flags & ~flag.ephemeral) !== 0) {
    const message = 'Only MessageFlags.EPHEMERAL may be set on a deferred response.'
    throw invalidForm([{ path: ['data', 'flags'], code: 'MESSAGE_FLAGS_INVALID', message }])
  }
  const empty = { content: '', embeds: [], components: [], attachmentIds: [], pings: [], pingsEveryone: false }
  const composed = { ...empty, flags: flags | flag.loading }
  const message = addMessage(world, interaction.channelId, world.applicationId, composed, {
    origin: originOf(interaction),
    ...(flags !== 0 && { ephemeralFor: interaction.personId }),
  })
  interaction.originalId = message.id
  return message
}

const choices = z.strictObject({
  choices: list(
    z.strictObject({
      name: text(1, 100),
      name_localizations: z.record(z.string(), text(1, 100)).nullish(),
      value: z.union([text(1, 100), z.number()]),
    }),
    0,
    25,
  ),
})

function proposeChoices(world: World, interaction: InteractionRecord, data: unknown): undefined {
  const form = readForm(choices, data, ['data'])
  const locale = world.people.get(interaction.personId)?.locale ?? 'en-US'
  const shown = form.choices.map(({ name, name_localizations: names, value }) => ({
    name: names?.[locale] ?? name,
    value,
  }))
  world.waiting.get(interaction.id)?.choices?.(shown)
}

function openModal(world: World, interaction: InteractionRecord, data: unknown): undefined {
  const form = readForm(modal, data, ['data'])
  const { id: interactionId, channelId, messageId, personId } = interaction
  world.modals.set(personId, { id: newId(world), modal: form, channelId, interactionId, messageId })
  changed(world, personId)
}

function closeModalOf(world: World, { personId }: InteractionRecord): void {
  if (world.modals.delete(personId)) changed(world, personId)
}

function settle(world: World, interaction: InteractionRecord, type: number, message: MessageRecord | undefined): void {
  const answer = answerOf(world, interaction, type, message)
  world.waiting.get(interaction.id)?.settle(answer)
}

function answerOf(
  world: World,
  interaction: InteractionRecord,
  type: number,
  message: MessageRecord | undefined,
): Answer {
  if (type === callback.modal) {
    const open = world.modals.get(interaction.personId)
    if (open !== undefined) return { kind: 'modal', modal: shownModal(open) }
  }
  if (message === undefined || type === callback.deferredUpdate) return { kind: 'quiet' }
  const kind = type === callback.message ? 'message' : type === callback.update ? 'updated' : 'thinking'
  return { kind, message: shownMessage(world, message) }
}

function callbackJson(
  world: World,
  interaction: InteractionRecord,
  type: number,
  message: MessageRecord | undefined,
): Json {
  const original = interaction.originalId === undefined ? undefined : world.messages.get(interaction.originalId)
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(original !== undefined && {
        response_message_id: original.id,
        response_message_loading: (original.flags & flag.loading) !== 0,
        response_message_ephemeral: original.ephemeralFor !== undefined,
      }),
    },
    resource: { type, ...(message !== undefined && { message: messageJson(world, message) }) },
  }
}
