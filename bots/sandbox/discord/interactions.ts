import { randomBytes } from 'node:crypto'

import { maximumFileBytes } from './attachments.ts'
import { deliverByHttp, probe } from './http-door.ts'
import { threadJson } from './forums.ts'
import { botPermissions, dmJson, guildChannelJson, memberJson, messageJson, personJson } from './resources.ts'
import { newId } from './snowflake.ts'
import type { Answer, ChoiceShown } from './types.ts'
import {
  isInGuild,
  type InteractionRecord,
  type Json,
  type MessageRecord,
  type PersonRecord,
  type World,
} from './world.ts'

const maximumRemembered = 500

export interface Use {
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number
  readonly person: PersonRecord
  readonly channelId: string
  readonly data: Json
  readonly commandName?: string
  /** The message whose component is used, or that the modal was opened from. */
  readonly message?: MessageRecord | undefined
  /** A forged press may name a message that is not there. */
  readonly messageId?: string
}

/** Sends what a person does to the bot. Resolves with its first response, or `failed` when none comes in time. */
export function send(world: World, use: Use): Promise<Answer> {
  const interaction = newInteraction(world, use)
  const { promise, resolve } = Promise.withResolvers<Answer>()
  wait(world, interaction, resolve)
  deliver(world, interaction)
  return promise
}

/** Sends an autocomplete; resolves with what the bot proposes. */
export function sendTyped(world: World, use: Use): Promise<readonly ChoiceShown[]> {
  const interaction = newInteraction(world, use)
  const { promise, resolve } = Promise.withResolvers<readonly ChoiceShown[]>()
  wait(world, interaction, () => resolve([]), resolve)
  deliver(world, interaction)
  return promise
}

function wait(
  world: World,
  interaction: InteractionRecord,
  resolve: (answer: Answer) => void,
  choices?: (proposed: readonly ChoiceShown[]) => void,
): void {
  const settle = (answer: Answer): void => {
    clearTimeout(timer)
    world.waiting.delete(interaction.id)
    resolve(answer)
  }
  const reason = 'The application did not respond in time.'
  const timer = setTimeout(() => settle({ kind: 'failed', reason }), world.answerMilliseconds)
  world.waiting.set(interaction.id, { settle, ...(choices !== undefined && { choices }) })
}

/** Sends an interaction through the open door, also once more. */
export function deliver(world: World, interaction: InteractionRecord): void {
  const { door } = world
  if (door.kind === 'gateway') return world.dispatch('INTERACTION_CREATE', interaction.payload)
  const fail = (reason: string): void => world.waiting.get(interaction.id)?.settle({ kind: 'failed', reason })
  const go = async (): Promise<void> => {
    const problem = await doorProblem(world)
    if (problem !== undefined) return fail(problem)
    await deliverByHttp(world, door.url, interaction)
  }
  go().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
}

const probes = new WeakMap<World['door'], Promise<string | undefined>>()

/** What is wrong with the HTTP door. A door that failed is probed again the next time. */
export async function doorProblem(world: World): Promise<string | undefined> {
  const { door } = world
  if (door.kind === 'gateway') return undefined
  const probed = probes.get(door) ?? probe(world, door.url)
  probes.set(door, probed)
  const problem = await probed
  if (problem !== undefined) probes.delete(door)
  return problem
}

/** Ends what still waits for the bot, when the stand-in closes. */
export function failWaiting(world: World, reason: string): void {
  for (const { settle } of [...world.waiting.values()]) settle({ kind: 'failed', reason })
}

function newInteraction(world: World, use: Use): InteractionRecord {
  const id = newId(world)
  // Discord's tokens are as long and have no letters that an address would need to escape.
  const token = Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString('base64url')
  const interaction: InteractionRecord = {
    id,
    token,
    type: use.type,
    personId: use.person.id,
    channelId: use.channelId,
    createdAt: world.now(),
    payload: payloadOf(world, id, token, use),
    commandName: use.commandName,
    messageId: use.message?.id ?? use.messageId,
    answeredWith: undefined,
    originalId: undefined,
    followUps: 0,
  }
  world.interactions.set(id, interaction)
  const oldest = world.interactions.keys().next().value
  if (world.interactions.size > maximumRemembered && oldest !== undefined) world.interactions.delete(oldest)
  return interaction
}

function placeJson(world: World, channelId: string): Json {
  const thread = world.threads.get(channelId)
  return thread === undefined ? guildChannelJson(world) : threadJson(world, thread)
}

function payloadOf(world: World, id: string, token: string, { type, person, channelId, data, message }: Use): Json {
  const isGuild = isInGuild(world, channelId)
  const where = isGuild
    ? {
        guild: { id: world.guildId, locale: 'en-US', features: [] },
        guild_id: world.guildId,
        guild_locale: 'en-US',
        member: { ...memberJson(world, person.id), deaf: false, mute: false, user: personJson(person) },
        channel: { ...placeJson(world, channelId), permissions: botPermissions },
      }
    : { user: personJson(person), channel: dmJson(person) }
  return {
    id,
    application_id: world.applicationId,
    type,
    data,
    ...where,
    channel_id: channelId,
    token,
    version: 1,
    ...(message !== undefined && { message: messageJson(world, message) }),
    app_permissions: botPermissions,
    locale: person.locale,
    entitlements: [],
    // The app is installed both in the guild and by every person.
    authorizing_integration_owners: { '0': isGuild ? world.guildId : '0', '1': person.id },
    context: isGuild ? 0 : 1,
    attachment_size_limit: maximumFileBytes,
  }
}
