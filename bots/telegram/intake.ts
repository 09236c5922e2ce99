import type { Api } from 'grammy'
import { Outage } from '../../core/db/outage.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Incoming } from '../dialog/incoming.ts'
import { isTooOld, reasonOf } from './failure.ts'
import { part, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'
import { read } from './read.ts'
import type { Self } from './read.ts'

/** architecture.md section 5: a poison update is set aside after five attempts. */
const MAX_ATTEMPTS = 5

export interface IntakeOptions {
  readonly api: Api
  readonly log: Log
  /** Writes what came in into the inbox, once per id; throws an Outage when the database is away. */
  readonly receive: (externalId: string, incoming: Incoming) => Promise<unknown>
  /** Told of everybody who wrote, after it is safe in the inbox. */
  readonly seen: (externalId: string) => void
}

export interface Intake {
  /** `taken`: it is safe, or of no concern, and Telegram may forget it. `again`: Telegram has to bring it once more. */
  readonly take: (update: Json, self: Self) => Promise<'taken' | 'again'>
  /** Waits for the answers to button presses that are under way. */
  readonly settled: () => Promise<void>
}

/**
 * Where updates come in, by polling and by webhook alike: into the inbox and nowhere else. The answer to a button press
 * goes out as soon as the press is safe, whatever the turn behind it has to wait for: Telegram gives about 15 seconds.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { log } = options
  const attempts = new Map<number, number>()
  const answers = new Set<Promise<void>>()

  function answerPress(update: Json): void {
    const id = words(part(update, 'callback_query'), 'id')
    if (id === undefined) return
    const answer = options.api.answerCallbackQuery(id).then(
      () => undefined,
      (error: unknown) => {
        if (!isTooOld(error)) log.warn({ reason: reasonOf(error) }, 'a button press was not answered')
      },
    )
    answers.add(answer)
    void answer.finally(() => answers.delete(answer))
  }

  function failed(id: number, error: unknown): 'taken' | 'again' {
    if (error instanceof Outage) {
      log.warn({ updateId: id, reason: reasonOf(error) }, 'an update waits until the database is back')
      return 'again'
    }
    const attempt = (attempts.get(id) ?? 0) + 1
    attempts.set(id, attempt)
    if (attempt < MAX_ATTEMPTS) return 'again'
    attempts.delete(id)
    log.error({ updateId: id, err: error }, 'an update was set aside: it could not be stored')
    return 'taken'
  }

  return {
    async take(update, self) {
      const id = wholeNumber(update, 'update_id')
      if (id === undefined) return 'taken'
      const incoming = read(update, self)
      if (incoming !== undefined) {
        try {
          await options.receive(String(id), incoming)
        } catch (error) {
          return failed(id, error)
        }
        attempts.delete(id)
        options.seen(incoming.from.externalId)
      }
      answerPress(update)
      return 'taken'
    },
    async settled() {
      await Promise.all(answers)
    },
  }
}
