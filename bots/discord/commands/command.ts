import type { discord as german } from '../../copy/de/discord.ts'
import type { Intent } from '../../dialog/card.ts'

/** What is proposed while somebody types into an option. */
export type Suggested = 'job' | 'own-job' | 'work' | 'template' | 'own-offer'

export type OptionName = keyof typeof german.options
export type CommandName = keyof typeof german.commands
export type Given = { readonly [Name in OptionName]?: string }

export interface Option {
  readonly name: OptionName
  readonly required?: boolean
  readonly suggested?: Suggested
  /** A channel of the server, of kinds in which we can post; the value is its id. */
  readonly channels?: boolean
  readonly choices?: readonly { readonly value: string; readonly de: string; readonly en: string }[]
}

/** A slash command, with its subcommand in the name (`jobs search`), and what it leads to. */
export interface Command {
  readonly name: CommandName
  readonly options?: readonly Option[]
  /** Only in servers, and offered to those who may manage them; that is checked once more when it is used. */
  readonly forManagers?: boolean
  /** The values are words that anybody may have typed, also where something was proposed or to be chosen. */
  readonly intent: (given: Given) => Intent
}

/** What an autocomplete hands over: a public id or the id of a template. Anybody may type something else instead. */
export const ID = /^[a-z0-9-]{1,32}$/

/** The way to a screen, flow or action; arguments that were not given are left out. */
export const to = (intent: string, ...args: readonly (string | undefined)[]): Intent => ({
  do: intent,
  args: args.filter((arg) => arg !== undefined),
})

/** A command without options. */
export const plainly = (name: CommandName, intent: string): Command => ({ name, intent: () => to(intent) })
