import type { FoundChat } from '../../core/boards/index.ts'
import type { Desk } from '../../core/checkouts/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import type { CheckRules } from '../../core/jobs/index.ts'
import type { Member, Platform } from '../../core/members/index.ts'
import type { PayoutRules } from '../../core/payouts/index.ts'
import type { BankAccount } from '../../core/shared/config.ts'
import type { Operator } from '../../core/shared/config-schema.ts'
import type { Vault } from '../../core/shared/vault.ts'
import type { Copy } from '../copy/copy.ts'
import type { Card, Intent } from './card.ts'
import type { AnyFlow } from './flow.ts'
import type { Deliverable, Reply } from './reply.ts'
import type { Text } from './text.ts'

/** What of the configuration the conversations need. */
export interface Settings {
  /** Hundredths of a percent: 10 % is 1000. */
  readonly feeBasisPoints: number
  readonly minimumAge: number
  /** Which jobs an operator looks at before they go live. */
  readonly checks: CheckRules
  readonly operators: readonly Operator[]
  /** Who is responsible, line by line. */
  readonly imprint?: readonly string[] | undefined
  /** Whether vouchers are bought from a provider: the privacy notice names it. */
  readonly rewards?: boolean
  readonly sandbox: boolean
  /** Where clients pay in; in the sandbox play values. */
  readonly bank?: BankAccount | undefined
  /** Payments by card; absent: there are none. */
  readonly cards?: Desk | undefined
  /** From how much, and by how many operators, is paid out. */
  readonly payouts: PayoutRules
  /** The platforms that are connected; absent: only the one on which somebody happens to write. */
  readonly platforms?: readonly Platform[]
  /** Seals what only its owner may read. */
  readonly vault: Vault
  /** The public address of one of our pages: `webLink('/f/TOKEN')`. Never a name without a dot: Telegram refuses those. */
  webLink(path: string): string
  /** The link into the private chat on one platform that leads to this intent; empty when there is none. */
  chatLink(platform: Platform, intent: Intent): string
}

/** One person's act, being answered inside one transaction. */
export interface Turn {
  readonly tx: Tx
  readonly member: Member
  readonly copy: Copy
  readonly settings: Settings
  /** Unique per update, `telegram:4711`: the key of the command that this turn gives. */
  readonly key: string
  readonly platform: Platform
  readonly place: string
  /** The group, channel or forum that the act is about, as its platform describes it; never out of a button. */
  readonly chat?: FoundChat
}

/** What comes of an action or of a finished flow. */
export interface Outcome {
  /** A sentence above what is shown. */
  readonly note?: Text
  /** Drawn where the button or dialog was; a new message after typed words. Without it: the note and a menu button. */
  readonly show?: Intent | Card
  /** New messages beside it: receipts, codes. */
  readonly also?: readonly Reply[]
}

export type Screen = (turn: Turn, args: readonly string[]) => Promise<Card>
export type Action = (turn: Turn, args: readonly string[]) => Promise<Outcome>

/**
 * Makes what a reply `made` stands for, each time anew, for the person who asked. What has to be drawn or printed is a
 * function: it runs when the transaction is over.
 */
export type Maker = (turn: Turn, args: readonly string[]) => Promise<() => Promise<readonly Deliverable[]>>

/** Which name of an intent leads where, the same for both platforms. A name stands in one of the three tables only. */
export interface Routes {
  readonly screens: Readonly<Record<string, Screen>>
  readonly actions: Readonly<Record<string, Action>>
  readonly flows: Readonly<Record<string, AnyFlow>>
  /** By the name of a reply `made`. */
  readonly makers?: Readonly<Record<string, Maker>>
  readonly menu: Intent
  /** What somebody who has not joined yet may see or do: names of screens and actions. */
  readonly open: readonly string[]
  /** What a suspended member may still see or do: names of screens, actions and flows. */
  readonly openToSuspended?: readonly string[]
  /** Whose words may be a secret: they are not kept while somebody joins first. */
  readonly secretWords?: readonly string[]
}

/** Puts the tables of several modules together. A name that stands in two of them is a bug: one button would be dead. */
export function merged<Place>(
  tables: readonly (Readonly<Record<string, Place>> | undefined)[],
): Readonly<Record<string, Place>> {
  const entries = tables.flatMap((table) => Object.entries(table ?? {}))
  const places = new Map(entries)
  if (places.size === entries.length) return Object.fromEntries(places)
  const names = entries.map(([name]) => name)
  throw new Error(`routes stand twice: ${names.filter((name, index) => names.indexOf(name) !== index).join(', ')}`)
}

/** The flow with which everybody begins; its arguments are the intent that was wanted. */
export const JOIN = 'join'

/** Intents that the engine answers itself. */
export const ENGINE_INTENTS = { cancel: 'dialog.cancel', goOn: 'flow.continue', replace: 'flow.replace' } as const
