import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import { Outage } from '../../core/db/outage.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Incoming } from '../dialog/incoming.ts'
import { askedPause, failureOf, isTooOld, reasonOf } from './failure.ts'
import { part, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'
import { read, sentMessage } from './read.ts'
import type { Self } from './read.ts'
import { pause } from '../wait.ts'

/** architecture.md section 5: a poison update is set aside after five attempts. */
const MAX_ATTEMPTS = 5

/** A spinning button is worth a second and a third try, within the 15 seconds that Telegram gives. */
const ANSWER_TRIES = 3
const ANSWER_PAUSE_MILLISECONDS = 500
const MOST_ANSWER_PAUSE_MILLISECONDS = 4000

export interface IntakeOptions {
  readonly api: Api
  readonly log: Log
  /** Writes what came in into the inbox, once per id; throws an Outage when the database is away. */
  readonly receive: (externalId: string, incoming: Incoming) => Promise<unknown>
  /** Aborted when the program ends: nothing is tried again then. */
  readonly signal: AbortSignal
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
    const answer = answered(id)
    answers.add(answer)
    void answer.finally(() => answers.delete(answer))
  }

  async function answered(id: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await options.api.answerCallbackQuery(id)
        return
      } catch (error) {
        if (isTooOld(error)) return
        const wait = Math.max(askedPause(error), ANSWER_PAUSE_MILLISECONDS)
        const hopeless = failureOf(error).is !== 'later' || wait > MOST_ANSWER_PAUSE_MILLISECONDS
        if (hopeless || tries === ANSWER_TRIES || options.signal.aborted) {
          log.warn({ reason: reasonOf(error) }, 'a button press was not answered')
          return
        }
        await pause(wait, options.signal)
      }
    }
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
          const sent = sentMessage(update, incoming)
          await options.receive(nameOf(id, update, incoming), sent === undefined ? incoming : { ...incoming, sent })
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

/**
 * What the inbox knows an update by: its number, and what it is. The number alone is not enough: Telegram begins its
 * numbers anew after a week of silence, another bot or another server on the same database counts for itself, and a
 * person whose update is taken for an old one gets no answer. A redelivery is the same in both.
 */
function nameOf(id: number, update: Json, incoming: Incoming): string {
  const message = part(update, 'message') ?? part(part(update, 'callback_query'), 'message')
  const about = part(update, 'my_chat_member') ?? message
  const { from, place, act, message: pressed } = incoming
  const content = JSON.stringify([from.externalId, place, act, pressed, wholeNumber(about, 'date')])
  return `${id}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
}
