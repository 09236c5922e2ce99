import type { BotApiRefusal } from './refusal.ts'
import type { Call, CallbackAnswer, Command, Entity, ScriptedFailure } from './types.ts'

export type Json = Record<string, unknown>

export interface PersonRecord {
  readonly id: number
  readonly firstName: string
  languageCode: string
  blocked: boolean
  /** Whether the person ever wrote to the bot; before that a bot cannot write first. */
  started: boolean
  /** Unix milliseconds until which "typing" is shown. */
  typingUntil: number
}

/** A channel or group, as far as boards need it. */
export interface GroupRecord {
  /** Negative, as Telegram's ids of groups and channels are. */
  readonly id: number
  readonly type: 'channel' | 'supergroup'
  readonly title: string
  /** Ids of people: whoever is none of them is an ordinary member. */
  readonly administrators: readonly number[]
  bot: 'left' | 'kicked' | 'member' | 'administrator'
  /** The right to post messages in a channel, to write at all in a group. */
  botMayPost: boolean
  typingUntil: number
}

export type ChatRecord = PersonRecord | GroupRecord

export const isGroup = (chat: ChatRecord): chat is GroupRecord => 'administrators' in chat

export interface StoredMessage {
  readonly messageId: number
  /** The chat: a private one has the id of its person. */
  readonly personId: number
  /** Who wrote it, in a group. */
  readonly authorId?: number
  readonly from: 'bot' | 'person'
  /** Unix seconds. */
  readonly date: number
  editDate?: number
  text?: string
  caption?: string
  entities: readonly Entity[]
  fileId?: string
  readonly mediaGroupId?: string
  /** Rows of buttons exactly as the bot sent them and as it gets them back. */
  keyboard?: readonly (readonly Json[])[]
  readonly replyToMessageId?: number
  readonly silent: boolean
  readonly protectedContent: boolean
  linkPreviewOptions?: Json
}

export interface FileRecord {
  readonly fileId: string
  readonly uniqueId: string
  readonly as: 'photo' | 'document'
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
  /** What the Bot API says, in bytes; differs from the real length only in tests of big files. */
  readonly size: number
  readonly path: string
  readonly width: number
  readonly height: number
}

export interface QueuedUpdate {
  readonly update: Json & { readonly update_id: number }
  /** Updates of one lane are delivered in order; the real server has one lane per chat and another per user for buttons. */
  readonly lane: string
  readonly isCallback: boolean
  /** Unix milliseconds. */
  readonly createdAt: number
  /** Delivered once more by `redeliver`: handed out once, whatever the poller's offset. */
  readonly again: boolean
}

export interface Webhook {
  readonly url: string
  readonly secretToken?: string
  readonly maxConnections: number
  lastErrorDate?: number
  lastErrorMessage?: string
}

interface OpenCallback {
  readonly id: string
  readonly personId: number
  readonly createdAt: number
  readonly settle: (answer: CallbackAnswer | undefined) => void
}

export interface Fault {
  readonly answer: ScriptedFailure
  timesLeft: number
}

interface Poll {
  readonly refuse: (refusal: BotApiRefusal) => void
  readonly wake: () => void
}

/** Everything that the stand-in knows. One record, changed only by the files of this folder. */
export interface World {
  readonly token: string
  readonly username: string
  readonly botId: number
  readonly startedAt: number
  readonly now: () => number
  readonly people: Map<number, PersonRecord>
  /** Key: the id of the channel or group. */
  readonly groups: Map<number, GroupRecord>
  readonly chats: Map<number, Map<number, StoredMessage>>
  readonly files: Map<string, FileRecord>
  /** Key: `SCOPE/LANGUAGE`, e.g. `all_private_chats/de` or `chat:17/`. */
  readonly commands: Map<string, readonly Command[]>
  /** Key: `name/de`, `description/`, `short_description/en`. */
  readonly profile: Map<string, string>
  /** Key: a chat's id, or `default`. */
  readonly menuButtons: Map<string, Json>
  readonly counters: { message: number; update: number; file: number; callback: number; mediaGroup: number }
  queue: QueuedUpdate[]
  readonly delivered: QueuedUpdate[]
  allowedUpdates: readonly string[]
  webhook: Webhook | undefined
  loggedOut: boolean
  readonly callbacks: Map<string, OpenCallback>
  readonly faults: Map<string, Fault[]>
  readonly calls: Call[]
  readonly listeners: Set<(personId: number) => void>
  poll: Poll | undefined
  /** Set by the webhook's deliverer; called when an update was queued or the webhook changed. */
  onQueue: () => void
}

/** An empty world; `now` is unix milliseconds of the sandbox clock. */
export function emptyWorld(now: () => number): World {
  return {
    token: '700000001:SANDBOX-klickwork-stand-in-not-secret',
    username: 'klickwork_bot',
    botId: 700000001,
    startedAt: now(),
    now,
    people: new Map(),
    groups: new Map(),
    chats: new Map(),
    files: new Map(),
    commands: new Map(),
    profile: new Map(),
    menuButtons: new Map(),
    counters: { message: 0, update: 100000, file: 0, callback: 0, mediaGroup: 0 },
    queue: [],
    delivered: [],
    allowedUpdates: [],
    webhook: undefined,
    loggedOut: false,
    callbacks: new Map(),
    faults: new Map(),
    calls: [],
    listeners: new Set(),
    poll: undefined,
    onQueue: () => undefined,
  }
}

export function unixSeconds(world: World): number {
  return Math.floor(world.now() / 1000)
}

/** Tells everyone who watches that the chat of this person looks different now. */
export function changed(world: World, personId: number): void {
  for (const listener of world.listeners) listener(personId)
}

export function chatOf(world: World, personId: number): Map<number, StoredMessage> {
  const chat = world.chats.get(personId)
  if (chat !== undefined) return chat
  const fresh = new Map<number, StoredMessage>()
  world.chats.set(personId, fresh)
  return fresh
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
