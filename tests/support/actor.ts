import type { ChatMessage } from '../../bots/sandbox/telegram/index.ts'
import type { DiscordStandIn } from '../../bots/sandbox/discord/index.ts'
import type { StandIn } from '../../bots/sandbox/telegram/index.ts'
import type { Platform } from '../../core/members/index.ts'
import type { TestDatabase } from './database.ts'
import type { Transcript } from './transcript.ts'

/** The whole program: the real bots, the real database, and stand-ins instead of the networks. */
export interface World {
  readonly database: TestDatabase
  /** Where people live who are not told to live elsewhere. */
  readonly platform: Platform
  /** Telegram. */
  readonly standIn: StandIn
  /** Undefined where the program runs without Discord. */
  readonly discord: DiscordStandIn | undefined
  readonly transcript: Transcript
  /** The program's own folder, with the files that people sent. */
  readonly dataDir: string
  /** Everything that the bot has said to Discord, whichever door it went by. */
  discordBodies(): readonly SentBody[]
  person(name: string, language?: string, id?: number, platform?: Platform): Actor
  /** Does something that the transcript only mentions, in the given words if any. */
  aside<Result>(words: string | undefined, act: () => Promise<Result>): Promise<Result>
  /** Several people act at the same moment; then everything is answered and written down. */
  atOnce(acts: readonly (() => Promise<unknown> | unknown)[]): Promise<void>
  /** A few milliseconds, for what the program does by itself. */
  pause(): Promise<void>
  /** Waits until everything that was said has been answered and every notice has arrived. */
  settle(): Promise<void>
  /** Moves the product's clock and does what time brings. */
  forward(interval: string): Promise<void>
  /** Messages that are kept up to date are drawn anew, as the program does by itself all the time. */
  refresh(): Promise<void>
  /** Ends the program as SIGTERM does and starts it again on the same database and the same chats. */
  restart(): Promise<void>
  /** The program dies: it takes in updates until now, and answers nothing more. `begin` starts another one. */
  die(): Promise<{ begin(): Promise<void> }>
  /** The network brings everything once more that anybody has done. */
  redeliverAll(): Promise<void>
}

export interface SentBody {
  readonly method: string
  /** With names for the changing parts; `/http-door` for the answer to a request of Discord. */
  readonly route: string
  readonly path: string
  readonly query: string
  readonly body: unknown
  readonly files: readonly string[]
}

export interface SentByPerson {
  readonly name: string
  readonly bytes: Uint8Array
  readonly as?: 'photo' | 'document'
  readonly caption?: string
  readonly claimedSize?: number
}

export interface Pressed {
  readonly messageId: number
  readonly data: string
}

/** A person as a story plays them, on either platform by what can be seen there. */
export interface Actor {
  readonly id: number
  readonly name: string
  readonly platform: Platform
  /** The platform's own id of this person. */
  readonly externalId: string
  starts(payload?: string): Promise<void>
  /** Writes a command, or words; on Discord words go into the field of the form that is asked next. */
  writes(text: string): Promise<void>
  /** Presses the newest button with this label, or whose label contains the words; or picks what is called so. */
  presses(label: string): Promise<void>
  /** Presses a button that nobody showed, on the newest message. */
  forges(what: string, data: string): Promise<void>
  sends(file: SentByPerson): Promise<void>
  blocks(blocked: boolean): Promise<void>
  /** The newest message of the bot. */
  last(): ChatMessage
  /** All of the bot's messages that are in the chat now, oldest first. */
  messages(): readonly ChatMessage[]
  /** Everything that can be read in the chat now, oldest first. */
  reads(): string
  /** The data of the newest button with this label, for forgeries and races. */
  button(label: string): Pressed
  /** Only presses: nothing is waited for and nothing written down. */
  taps(pressed: Pressed, options?: { readonly forged?: boolean }): Promise<unknown>
}

export const operatorId = 9001

/** Discord's ids are long. These are as short as they may be: the stories read numbers, and larger ones do not fit. */
const FIRST_ON_DISCORD = 700_000_000_000_000
export const discordId = (id: number): string => String(FIRST_ON_DISCORD + id)

/** Both apps show a hard space as a space. */
export const spaced = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, ' ')
