import { createHash } from 'node:crypto'
import type { Log } from '../../core/shared/log.ts'
import { registration } from './commands.ts'
import { reasonOf } from './failure.ts'
import { words, type Json } from './json.ts'
import type { Network } from './network.ts'

/** What was told to Discord the last time. */
export interface Told {
  readonly [key: string]: string
}

export interface SyncOptions {
  readonly network: Network
  readonly apiRoot: string
  readonly applicationId: string
  readonly recall: (key: string) => Promise<unknown>
  readonly remember: (key: string, value: Told) => Promise<void>
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
    if (words(told, 'commands') === hash) return
    await network.register(commands)
    await options.remember(key, { commands: hash })
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'Discord did not take the commands; next try at the next start')
  }
}
