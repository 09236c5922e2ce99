import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import type { LanguageCode } from 'grammy/types'
import type { Log } from '../../core/shared/log.ts'
import { presentations } from './commands.ts'
import type { Presentation } from './commands.ts'
import { failureOf, reasonOf } from './failure.ts'
import { part, words } from './json.ts'

/** What was told to Telegram the last time: a hash for everybody, and one per operator's chat. */
export interface Told {
  readonly [key: string]: string
}

export interface SyncOptions {
  readonly api: Api
  readonly apiRoot: string
  readonly botId: number
  /** External ids of the operators on Telegram. */
  readonly operators: readonly string[]
  readonly recall: (key: string) => Promise<unknown>
  readonly remember: (key: string, value: Told) => Promise<void>
  readonly log: Log
}

export interface CommandSync {
  /** Tells Telegram commands and descriptions, where they differ from what it was told the last time. Never throws. */
  readonly run: () => Promise<void>
  /** An operator wrote: a chat that did not exist at the start may have its commands now. */
  readonly seen: (externalId: string) => void
  /** Waits for what is under way. */
  readonly settled: () => Promise<void>
}

const EVERYBODY = 'everybody'

/**
 * Setting commands at every start ends in 429 with retry_after of minutes (platforms.md 1.1), so the hash of the whole
 * set is kept, and an unchanged one calls nothing. What failed is tried again at the next start.
 */
export function createCommandSync(options: SyncOptions): CommandSync {
  const { api, log } = options
  const key = `telegram.commands.${options.botId}`
  const open = new Set<string>()
  let running: Promise<void> = Promise.resolve()

  async function syncOperators(told: Told): Promise<Told> {
    const hash = hashOf([options.apiRoot, forOperators()])
    const next: Record<string, string> = {}
    for (const [chat, last] of Object.entries(told)) {
      if (chat === EVERYBODY || options.operators.includes(chat)) next[chat] = last
      else if ((await outcomeOf(() => tellNoLonger(api, chat))) !== 'told') next[chat] = last
    }
    for (const chat of options.operators) {
      open.delete(chat)
      if (next[chat] === hash) continue
      const outcome = await outcomeOf(() => tellOperator(api, chat))
      if (outcome === 'told') next[chat] = hash
      // An operator who never pressed Start has no chat yet: told when they write.
      else if (outcome === 'closed') open.add(chat)
    }
    return next
  }

  async function outcomeOf(call: () => Promise<void>): Promise<'told' | 'closed' | 'failed'> {
    try {
      await call()
      return 'told'
    } catch (error) {
      if (failureOf(error).is === 'closed') return 'closed'
      log.warn({ reason: reasonOf(error) }, 'Telegram did not take the commands; next try at the next start')
      return 'failed'
    }
  }

  /** `whom`: an operator who has just opened the chat is no reason to ask again for what Telegram has refused. */
  async function sync(whom: 'all' | 'operators'): Promise<void> {
    const told = toldOf(await options.recall(key))
    const hash = hashOf([options.apiRoot, presentations])
    const tell = whom === 'all' && told[EVERYBODY] !== hash
    const general = tell && (await outcomeOf(() => tellEverybody(api))) === 'told'
    const next = await syncOperators(general ? { ...told, [EVERYBODY]: hash } : told)
    if (JSON.stringify(next) !== JSON.stringify(told)) await options.remember(key, next)
  }

  const runFor = (whom: 'all' | 'operators'): Promise<void> => {
    running = running
      .then(() => sync(whom))
      .catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'the commands could not be compared'))
    return running
  }
  return {
    run: () => runFor('all'),
    seen(externalId) {
      if (open.delete(externalId)) void runFor('operators')
    },
    settled: () => running,
  }
}

async function tellEverybody(api: Api): Promise<void> {
  const scope = { type: 'all_private_chats' } as const
  for (const [language, presentation] of languages()) {
    await api.setMyCommands([...presentation.commands], { scope, ...language })
    await api.setMyDescription(presentation.description, language)
    await api.setMyShortDescription(presentation.shortDescription, language)
  }
}

async function tellOperator(api: Api, chat: string): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(chat) } as const
  for (const [language, presentation] of languages()) {
    await api.setMyCommands([...presentation.operatorCommands], { scope, ...language })
  }
}

async function tellNoLonger(api: Api, chat: string): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(chat) } as const
  for (const [language] of languages()) await api.deleteMyCommands({ scope, ...language })
}

/** English stands for every language that has no set of its own. */
function languages(): readonly (readonly [{ language_code?: LanguageCode }, Presentation])[] {
  return [
    [{}, presentations.en],
    [{ language_code: 'de' }, presentations.de],
  ]
}

function forOperators(): unknown {
  return languages().map(([language, presentation]) => [language, presentation.operatorCommands])
}

function toldOf(value: unknown): Told {
  if (typeof value !== 'object' || value === null) return {}
  const told: Record<string, string> = {}
  for (const key of Object.keys(value)) {
    const hash = part(value, key) === undefined ? undefined : words(value, key)
    if (hash !== undefined) told[key] = hash
  }
  return told
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
