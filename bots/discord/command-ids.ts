import { ApplicationCommandType } from 'discord-api-types/v10'
import { list, snowflake, wholeNumber, words, type Json } from './json.ts'

/** The id under which Discord knows a command on the wire (`work list` under that of `work`); undefined until it has said. */
export type CommandIds = (name: string) => string | undefined

export const NOT_REGISTERED: CommandIds = () => undefined

/** Ids by the name of the slash command, without its subcommands. */
export type IdsByName = Readonly<Record<string, string>>

export interface KnownCommands {
  readonly idOf: CommandIds
  readonly learn: (ids: IdsByName) => void
}

export function createKnownCommands(): KnownCommands {
  let known: IdsByName = {}
  return {
    idOf(name) {
      const [head = ''] = name.split(' ')
      return Object.hasOwn(known, head) ? known[head] : undefined
    },
    learn(ids) {
      known = ids
    },
  }
}

/** Out of what Discord answers to a registration; whatever is not as expected is left out. */
export function idsIn(registered: Json | undefined): IdsByName {
  return Object.fromEntries(
    list(registered).flatMap((command) => {
      const name = words(command, 'name')
      const id = snowflake(command, 'id')
      // Absent means a slash command.
      const type = wholeNumber(command, 'type') ?? ApplicationCommandType.ChatInput
      return type === ApplicationCommandType.ChatInput && name !== undefined && id !== undefined ? [[name, id]] : []
    }),
  )
}

/** As it is written down. */
export function asTold(ids: IdsByName): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [`/${name}`, id]))
}

/** Out of what was written down the last time, for these names; a server need not have said them all. */
export function idsToldIn(told: Json, names: readonly string[]): IdsByName {
  return Object.fromEntries(
    names.flatMap((name) => {
      const id = snowflake(told, `/${name}`)
      return id === undefined ? [] : [[name, id]]
    }),
  )
}
