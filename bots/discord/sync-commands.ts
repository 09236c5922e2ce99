import { createHash } from 'node:crypto'
import { ApplicationCommandType } from 'discord-api-types/v10'
import type { Log } from '../../core/shared/log.ts'
import { asTold, idsToldIn, type IdsByName } from './command-ids.ts'
import { registration } from './commands.ts'
import { reasonOf } from './failure.ts'
import { words, type Json } from './json.ts'
import type { Network } from './network.ts'

const CHAT_INPUT = ApplicationCommandType.ChatInput

/** What was told to Discord the last time. */
export interface Told {
  /** `commands`: a hash of them and of where they were registered; `/NAME`: the id of a slash command. */
  readonly [key: string]: string
}

export interface SyncOptions {
  readonly network: Network
  readonly apiRoot: string
  readonly applicationId: string
  readonly recall: (key: string) => Promise<unknown>
  readonly remember: (key: string, value: Told) => Promise<void>
  /** Told the ids of the commands as soon as they are known. */
  readonly learn: (ids: IdsByName) => void
  readonly log: Log
}

/**
 * Registers the commands where they differ from what Discord was told the last time; an unchanged set calls nothing.
 * Never throws: what failed is tried again at the next start.
 */
export async function syncCommands(options: SyncOptions): Promise<void> {
  const { network, log } = options
  const key = `discord.commands.${options.applicationId}`
  const commands = registration()
  const hash = createHash('sha256')
    .update(JSON.stringify([options.apiRoot, commands]))
    .digest('hex')
    .slice(0, 32)
  try {
    const told: Json = (await options.recall(key)) ?? null
    const slash = commands.flatMap(({ name, type = CHAT_INPUT }) => (type === CHAT_INPUT ? [name] : []))
    const known = words(told, 'commands') === hash ? idsToldIn(told, slash) : undefined
    const ids = known ?? (await network.register(commands))
    options.learn(ids)
    if (known === undefined) await options.remember(key, { commands: hash, ...asTold(ids) })
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'Discord did not take the commands; next try at the next start')
  }
}
