import type { KeyObject } from 'node:crypto'

import type { CommandRecord } from './command-shapes.ts'
import type { MessageComponent } from './component-shapes.ts'
import type { Modal } from './modal-shapes.ts'
import type { Answer, Call, ChoiceShown, ScriptedFailure } from './types.ts'

export type Json = Record<string, unknown>

export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly dmChannelId: string
  locale: string
  dmsClosed: boolean
  /** Unix milliseconds until which "typing" is shown. */
  typingUntil: number
}

export interface OpenModal {
  readonly id: string
  readonly modal: Modal
  readonly channelId: string
  /** Of the interaction that it answered. */
  readonly interactionId: string
  /** The message whose button opened it. */
  readonly messageId: string | undefined
}

export interface TagRecord {
  readonly id: string
  readonly name: string
}

/** A forum of the guild. `botMayManage`: the rights to manage the channel and its threads. */
export interface ForumRecord {
  readonly id: string
  readonly name: string
  tags: readonly TagRecord[]
  botMayPost: boolean
  botMayManage: boolean
}

export interface ThreadRecord {
  readonly id: string
  readonly forumId: string
  name: string
  appliedTags: readonly string[]
  archived: boolean
  locked: boolean
}

/** Which use of the bot brought a message about. */
export interface MessageOrigin {
  readonly interactionId: string
  readonly interactionType: number
  readonly personId: string
  readonly commandName?: string | undefined
  readonly messageId?: string | undefined
}

export interface MessageRecord {
  readonly id: string
  readonly channelId: string
  readonly authorId: string
  readonly createdAt: number
  editedAt?: number | undefined
  content: string
  embeds: readonly Json[]
  components: readonly MessageComponent[]
  attachmentIds: readonly string[]
  flags: number
  /** The only one who sees it. */
  readonly ephemeralFor?: string | undefined
  /** Ids of people whom it pings. */
  pings: readonly string[]
  pingsEveryone: boolean
  readonly nonce?: string | number | undefined
  readonly origin?: MessageOrigin | undefined
  /** Of a follow-up: the message that the interaction was answered with first. */
  readonly originalResponseId?: string | undefined
}

export interface AttachmentRecord {
  readonly id: string
  readonly channelId: string
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
  /** What the API says, in bytes; differs from the real length only in tests of big files. */
  readonly size: number
  readonly description?: string | undefined
  readonly isEphemeral: boolean
}

export interface InteractionRecord {
  readonly id: string
  readonly token: string
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number
  readonly personId: string
  readonly channelId: string
  readonly createdAt: number
  readonly payload: Json
  readonly commandName?: string | undefined
  /** The message whose component was used, also for the modal that it opened. */
  readonly messageId?: string | undefined
  /** The callback type that the bot answered with, once it has. */
  answeredWith: number | undefined
  /** The message behind `@original`. */
  originalId: string | undefined
  followUps: number
}

export interface WaitingAnswer {
  readonly settle: (answer: Answer) => void
  readonly choices?: (choices: readonly ChoiceShown[]) => void
}

export interface Fault {
  readonly answer: ScriptedFailure
  timesLeft: number
}

/** How an event reaches the bot. Set by the gateway, so that who causes an event need not know it. */
export type Dispatch = (event: string, data: unknown, intent?: number) => void

export type Door = { readonly kind: 'gateway' } | { readonly kind: 'http'; readonly url: string }

/** Everything that the stand-in knows. One record, changed only by the files of this folder. */
export interface World {
  readonly token: string
  readonly applicationId: string
  readonly guildId: string
  readonly channelId: string
  readonly privateKey: KeyObject
  readonly publicKeyHex: string
  readonly startedAt: number
  readonly now: () => number
  readonly answerMilliseconds: number
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string
  readonly people: Map<string, PersonRecord>
  readonly forums: Map<string, ForumRecord>
  readonly threads: Map<string, ThreadRecord>
  /** Ids of people who may manage the server. */
  readonly managers: Set<string>
  readonly messages: Map<string, MessageRecord>
  readonly attachments: Map<string, AttachmentRecord>
  /** Key: the id of a guild, or `global`. */
  readonly commands: Map<string, readonly CommandRecord[]>
  readonly modals: Map<string, OpenModal>
  readonly interactions: Map<string, InteractionRecord>
  readonly waiting: Map<string, WaitingAnswer>
  readonly snowflakes: { at: number; count: number }
  door: Door
  readonly faults: Map<string, Fault[]>
  readonly calls: Call[]
  readonly listeners: Set<(personId: string) => void>
  dispatch: Dispatch
}

/** Tells everyone who watches that Discord looks different now for this person, or for all who see the guild. */
export function changed(world: World, personId: string | undefined): void {
  const personIds = personId === undefined ? [...world.people.keys()] : [personId]
  for (const listener of world.listeners) personIds.forEach((id) => listener(id))
}

/** Tells those who see this channel; of an ephemeral message only its reader. */
export function changedChannel(world: World, channelId: string, ephemeralFor: string | undefined): void {
  if (ephemeralFor !== undefined) return changed(world, ephemeralFor)
  changed(world, isInGuild(world, channelId) ? undefined : personOfChannel(world, channelId)?.id)
}

/** The text channel, a forum or a thread of the guild. */
export function isInGuild(world: World, channelId: string): boolean {
  return channelId === world.channelId || world.forums.has(channelId) || world.threads.has(channelId)
}

export function personOfChannel(world: World, channelId: string): PersonRecord | undefined {
  return [...world.people.values()].find((person) => person.dmChannelId === channelId)
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
