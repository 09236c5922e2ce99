import type { Place, ShownMessage, ShownModal, ShownPost } from './shown-types.ts'

export type * from './shown-types.ts'

/**
 * The door of the Discord stand-in as the page of the sandbox and the tests see it. Ids are snowflakes as text, times are
 * unix milliseconds of the sandbox clock, sizes are bytes.
 */
export interface DiscordStandIn {
  /** `http://127.0.0.1:PORT/api`, for the option `rest.api` of discord.js, which appends `/v10`. */
  readonly apiRoot: string
  readonly token: string
  readonly applicationId: string
  /** Hex Ed25519: verifies the interactions that come by the HTTP door. */
  readonly publicKey: string
  readonly guildId: string
  /** The one text channel of the guild. */
  readonly channelId: string
  addPerson(input: { readonly id?: string; readonly name: string; readonly locale?: string }): DiscordPerson
  setLocale(personId: string, locale: string): void
  people(): readonly DiscordPerson[]
  /** The commands as the picker of this person shows them, in the person's language. `place` is `dm` unless told. */
  commands(personId: string, place?: Place): readonly CommandShown[]
  /**
   * Uses a slash command, by its own name or by the name that the person sees. Resolves when the bot has responded, or
   * with `failed` after 3 s. Throws what Discord's app would not let a person send (a missing option, a wrong type).
   */
  command(personId: string, input: CommandInput): Promise<Answer>
  /** What the bot proposes while a person types into an option. Empty when it does not answer within 3 s. */
  autocomplete(personId: string, input: AutocompleteInput): Promise<readonly ChoiceShown[]>
  /** Uses a command of the menu of a person. */
  userMenu(
    personId: string,
    input: { readonly name: string; readonly targetId: string; readonly place?: Place },
  ): Promise<Answer>
  /** Uses a command of the menu of a message. */
  messageMenu(personId: string, input: { readonly name: string; readonly messageId: string }): Promise<Answer>
  /**
   * Presses a button, or picks the `values` of a select. Throws when the message has no such component for this person,
   * when it is disabled, or when the values do not fit, unless `forged`.
   */
  press(personId: string, messageId: string, customId: string, options?: PressOptions): Promise<Answer>
  /** Sends the open modal. The values stand under the fields' custom ids. Throws what Discord's app would not send. */
  submitModal(personId: string, modalId: string, values: Readonly<Record<string, ModalValue>>): Promise<Answer>
  /** The modal that stands open before this person. */
  openModal(personId: string): ShownModal | undefined
  /** Closes the open modal unsent; the bot learns nothing of it. */
  closeModal(personId: string): void
  /** The person clicks "Dismiss message" on an ephemeral message. */
  dismiss(personId: string, messageId: string): void
  /** A forum in which the bot may post. Returns its id. */
  addForum(input: { readonly name: string; readonly tags?: readonly string[] }): string
  forums(): readonly { readonly id: string; readonly name: string }[]
  /** The threads of a forum as everybody sees them, the oldest first. */
  posts(forumId: string): readonly ShownPost[]
  /** `botMayManage`: the rights to manage the forum and its threads. */
  setForumRights(forumId: string, rights: { readonly botMayPost?: boolean; readonly botMayManage?: boolean }): void
  deleteForum(forumId: string): void
  deletePost(postId: string): void
  /** From now on this person may manage the server. */
  makeManager(personId: string): void
  /** The direct messages and what this person sees of the guild's channel, the oldest first. */
  history(personId: string): readonly ShownMessage[]
  /** Whether the bot "is typing" for this person now. */
  typing(personId: string): boolean
  /** Switches direct messages off or on; a send to closed ones answers 403 with code 50007. */
  closeDms(personId: string, closed: boolean): void
  /** The bytes of an attachment of a message. */
  file(attachmentId: string): StoredAttachment | undefined
  /** How interactions reach the bot from now on. An HTTP door is probed (PING, bad signatures) before its first use. */
  deliverBy(door: 'gateway' | { readonly http: string }): void
  /** Probes the HTTP door as Discord does when the address is saved. Answers what is wrong with it. */
  probeDoor(): Promise<string | undefined>
  /** Delivers an interaction of the last 500 once more, with its old id and token. */
  redeliver(interactionId: string): void
  /** Sends a raw gateway event, or by the HTTP door a raw interaction (event `INTERACTION_CREATE`). */
  inject(event: string, data: unknown): void
  /** The last 500 interactions, the oldest first. */
  interactions(): readonly SentInteraction[]
  /** The next `times` calls of a route, e.g. `POST /channels/:id/messages`, fail like this. */
  fail(route: string, answer: ScriptedFailure): void
  /** The last 2,000 calls of the bot, the oldest first. A refused answer of the HTTP door stands here as `/http-door`. */
  calls(): readonly Call[]
  dropGateway(how: 'close-4000' | 'reconnect' | 'invalid-session' | 'silent'): void
  /** How many sessions of the bot are connected to the gateway now. */
  sessions(): number
  /** Calls `listener` when history, modal, commands or typing of a person changed. Returns how to stop. */
  onChange(listener: (personId: string) => void): () => void
  /** Everything that has to survive a restart, as plain JSON. Ephemeral messages do not, as in Discord's app. */
  save(): SavedDiscord
  close(): Promise<void>
}

export interface DiscordStandInOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number
  /** The clock of the sandbox, unix milliseconds. Ids, tokens and links follow it. */
  readonly now?: () => number
  readonly saved?: SavedDiscord
  /** `false` switches the 429 answers off; the headers stay. */
  readonly limitRates?: boolean
  /** How long a bot has for its first response. 3000 like Discord. */
  readonly answerMilliseconds?: number
  /** 41250 like Discord. */
  readonly heartbeatMilliseconds?: number
}

export interface DiscordPerson {
  readonly id: string
  readonly name: string
  readonly locale: string
  readonly dmsClosed: boolean
}

export interface SentAttachment {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
  /** The size that the bot is told, for tests of big files. */
  readonly claimedSize?: number
}

export interface StoredAttachment {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

export type OptionValue = string | number | boolean

export interface CommandInput {
  readonly name: string
  /** Its name, or `group name` for one in a group. */
  readonly subcommand?: string
  readonly options?: Readonly<Record<string, OptionValue>>
  readonly files?: Readonly<Record<string, SentAttachment>>
  readonly place?: Place
  /** Sends it although it is not offered to this person, as a changed client could. */
  readonly forged?: boolean
}

export interface AutocompleteInput {
  readonly name: string
  readonly subcommand?: string
  /** The option that the person is typing into. */
  readonly option: string
  readonly typed: string
  /** The other options as far as they are filled in. */
  readonly options?: Readonly<Record<string, OptionValue>>
  readonly place?: Place
}

export interface PressOptions {
  /** Sends it although the message has no such component, as a changed client could. */
  readonly forged?: boolean
  /** What is picked in a select. */
  readonly values?: readonly string[]
}

export type ModalValue = string | readonly string[] | boolean | readonly SentAttachment[]

export interface ChoiceShown {
  readonly name: string
  readonly value: string | number
}

export interface CommandShown {
  readonly id: string
  readonly kind: 'slash' | 'user' | 'message'
  /** The name that the bot registered. */
  readonly name: string
  /** The name in the person's language. */
  readonly shownName: string
  readonly description: string
  readonly options: readonly OptionShown[]
  readonly subcommands: readonly SubcommandShown[]
}

export interface SubcommandShown {
  /** `name`, or `group name`. */
  readonly name: string
  readonly shownName: string
  readonly description: string
  readonly options: readonly OptionShown[]
}

export interface OptionShown {
  readonly name: string
  readonly shownName: string
  readonly description: string
  readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'user' | 'channel' | 'role' | 'mentionable' | 'file'
  readonly required: boolean
  readonly autocomplete: boolean
  readonly choices: readonly ChoiceShown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minimumLength?: number
  readonly maximumLength?: number
}

/** What a person sees after using something. */
export type Answer =
  | { readonly kind: 'message'; readonly message: ShownMessage }
  /** "Klickwork is thinking ..."; the message is filled in later, see `history`. */
  | { readonly kind: 'thinking'; readonly message: ShownMessage }
  /** The message that was pressed has changed. */
  | { readonly kind: 'updated'; readonly message: ShownMessage }
  /** Taken, and nothing changed yet. */
  | { readonly kind: 'quiet' }
  | { readonly kind: 'modal'; readonly modal: ShownModal }
  /** "The application did not respond", "This interaction failed". `reason` is for tests. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface SentInteraction {
  readonly id: string
  readonly personId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly acknowledged: boolean
}

export interface ScriptedFailure {
  readonly status: number
  readonly code?: number
  readonly message?: string
  /** Seconds, for a 429. */
  readonly retryAfter?: number
  readonly times?: number
  /** The call does its work first and only its answer is an error, like a connection lost too late. */
  readonly afterEffect?: boolean
}

export interface Call {
  readonly method: string
  /** With names for the changing parts: `/channels/:channel/messages`. */
  readonly route: string
  readonly path: string
  /** What followed the question mark. */
  readonly query: string
  /** JSON; of a form its `payload_json`. */
  readonly body: unknown
  /** The names of the parts of a form that were files. */
  readonly files: readonly string[]
  readonly status: number
  readonly at: number
}

/** The state of the stand-in as plain JSON. Only `saved` of the next start reads it; its shape may change. */
export interface SavedDiscord {
  readonly version: 1
  readonly state: Record<string, unknown>
}
