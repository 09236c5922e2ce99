/**
 * The door of the Telegram stand-in as the page of the sandbox and the tests see it. Ids, offsets and lengths are those
 * of the Bot API: offsets and lengths count UTF-16 units, dates are whole unix seconds, sizes are bytes.
 */
export interface StandIn {
  /** `http://127.0.0.1:PORT`, to be used as grammY's `apiRoot`. */
  readonly apiRoot: string
  /** The token of the one bot. */
  readonly token: string
  readonly username: string
  addPerson(input: { readonly firstName: string; readonly languageCode?: string; readonly id?: number }): Person
  setLanguage(personId: number, languageCode: string): void
  people(): readonly Person[]
  /**
   * The person types a text (also a command) into the private chat with the bot. A text over 4096 arrives as several
   * messages, as Telegram's apps split it. Returns the id of the last of them.
   */
  write(personId: number, text: string): number
  /** The person opens t.me/BOT?start=payload and presses Start. Returns the id of the message. */
  start(personId: number, payload?: string): number
  /**
   * The person presses an inline button. Resolves when the bot has answered the callback, or after 15 s with
   * `undefined`. Throws when the message has no such button, unless `forged`.
   */
  press(
    personId: number,
    messageId: number,
    data: string,
    options?: { readonly forged?: boolean },
  ): Promise<CallbackAnswer | undefined>
  /** The person sends a picture or a file. `claimedSize` is the size that the bot is told, for tests of big files. */
  sendFile(personId: number, file: SentFile): number
  /**
   * The person blocks the bot, or lets it in again. The bot receives `my_chat_member`; a send to a blocked chat answers
   * 403.
   */
  block(personId: number, blocked: boolean): void
  /** A channel or group in which the bot is not yet; its administrators are people of the stand-in. */
  addGroup(input: {
    readonly title: string
    readonly type: 'channel' | 'supergroup'
    readonly administrators: readonly number[]
  }): Group
  groups(): readonly Group[]
  /** An administrator adds the bot, changes its rights or throws it out. The bot receives `my_chat_member`. */
  setBot(groupId: number, byPersonId: number, now: { readonly bot: Group['bot']; readonly mayPost: boolean }): void
  /** Writes in a group. The bot is told what is addressed to it by name, as an administrator everything. */
  writeInGroup(groupId: number, personId: number, text: string): number
  deleteGroup(groupId: number): void
  deleteInGroup(groupId: number, messageId: number): void
  /** The channel or group as everybody in it sees it now. */
  groupHistory(groupId: number): readonly ChatMessage[]
  /** The private chat as the person sees it now: edits applied, deleted messages gone. */
  history(personId: number): readonly ChatMessage[]
  /** The commands that the person's menu shows, resolved by scope and language as Telegram does. */
  commands(personId: number): readonly Command[]
  /** What the bot tells about itself, in the person's language where the bot has set one. */
  profile(personId: number): Profile
  /** Whether the person sees "typing" now: the last five seconds after `sendChatAction`, ended by a message. */
  typing(personId: number): boolean
  file(fileId: string): StoredFile | undefined
  /** Puts a raw update into the queue, for tests. Without an `update_id` it gets the next one. */
  inject(update: Record<string, unknown>): void
  /** Delivers an update of the last 1,000 once more, with its old id. */
  redeliver(updateId: number): void
  /** The updates that the bot has not confirmed yet. */
  updates(): readonly { readonly update_id: number }[]
  /** The next `times` calls of `method` (by default one; optionally only those for one chat) fail like this. */
  fail(method: string, answer: ScriptedFailure): void
  /** The last 2,000 calls of the bot, the oldest first. */
  calls(): readonly Call[]
  /**
   * Calls `listener` when history, commands, profile or typing of a person or a group changed, with its id. Returns how
   * to stop.
   */
  onChange(listener: (personId: number) => void): () => void
  /** Everything that has to survive a restart, as plain JSON. */
  save(): SavedChats
  close(): Promise<void>
}

export interface StandInOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number
  /** The clock of the sandbox, unix milliseconds. Dates of messages and the age of updates follow it. */
  readonly now?: () => number
  readonly saved?: SavedChats
  /** `false` switches the 429 answers off (about 1 message a second per chat after a burst of 20, 30 a second in all). */
  readonly limitRates?: boolean
  /** The pause after the first failed call of a webhook, in milliseconds; it doubles up to a minute. 1000 like Telegram. */
  readonly webhookRetryMilliseconds?: number
}

export interface Person {
  readonly id: number
  readonly firstName: string
  readonly languageCode: string
  readonly blocked: boolean
}

export interface Group {
  readonly id: number
  readonly type: 'channel' | 'supergroup'
  readonly title: string
  readonly bot: 'left' | 'kicked' | 'member' | 'administrator'
  readonly botMayPost: boolean
}

export interface CallbackAnswer {
  readonly text?: string
  readonly showAlert: boolean
  readonly url?: string
}

export interface ChatMessage {
  readonly messageId: number
  readonly from: 'bot' | 'person'
  readonly date: number
  readonly editDate?: number
  readonly text?: string
  readonly caption?: string
  /** Of the text or the caption. */
  readonly entities: readonly Entity[]
  readonly file?: ChatFile
  readonly keyboard?: readonly (readonly KeyboardButton[])[]
  readonly silent: boolean
}

export interface ChatFile {
  readonly fileId: string
  readonly as: 'photo' | 'document'
  readonly name: string
  readonly mimeType: string
  readonly size: number
}

export interface KeyboardButton {
  readonly text: string
  readonly callbackData?: string
  readonly url?: string
  readonly copyText?: string
  readonly disabled?: boolean
  readonly style?: string
}

export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly unix_time?: number
  readonly date_time_format?: string
  readonly language?: string
}

export interface Command {
  readonly command: string
  readonly description: string
}

export interface Profile {
  readonly name: string
  readonly description: string
  readonly shortDescription: string
}

export interface SentFile {
  readonly as: 'photo' | 'document'
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
  readonly caption?: string
  readonly claimedSize?: number
}

export interface StoredFile {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

export interface ScriptedFailure {
  readonly error_code: number
  readonly description: string
  readonly retry_after?: number
  readonly times?: number
  readonly chatId?: number
  /** The call does its work first and only its answer is an error, like a connection lost too late. */
  readonly afterEffect?: boolean
}

export interface Call {
  readonly method: string
  readonly payload: Record<string, unknown>
  readonly ok: boolean
  /** Unix milliseconds of the sandbox clock. */
  readonly at: number
}

/** The state of the stand-in as plain JSON. Only `saved` of the next start reads it; its shape may change. */
export interface SavedChats {
  readonly version: 1
  readonly state: Record<string, unknown>
}
