import { setTimeout as wait } from 'node:timers/promises'
import { GrammyError } from 'grammy'
import type { Api } from 'grammy'
import type { Log } from '../../core/shared/log.ts'
import { askedPause, reasonOf } from './failure.ts'
import type { Intake } from './intake.ts'
import { wholeNumber } from './json.ts'
import type { Json } from './json.ts'
import { READ_UPDATES } from './read.ts'
import type { Self } from './read.ts'
import { backOff, pause } from '../wait.ts'

/** Bot API, getUpdates: at most 100 updates a call, at most 50 seconds of waiting. */
const BATCH = 100
const LONG_POLL_SECONDS = 30
const MOST_PAUSE_MILLISECONDS = 15_000
/**
 * So long the poll of a program that was killed a moment ago may still hang at Telegram's side. Its sign is that ours is
 * turned away at once; a poll that was let in and then ended was overtaken by a living one.
 */
const CONFLICT_GRACE_MILLISECONDS = 40_000
const TURNED_AWAY_MILLISECONDS = 1000
const CONFLICT_PAUSE_MILLISECONDS = 2000
const CONFIRM_PATIENCE_MILLISECONDS = 3000

export interface PollOptions {
  /** With the patience of a long poll; its connections end when `signal` is aborted. */
  readonly longApi: Api
  readonly api: Api
  readonly intake: Intake
  readonly self: Self
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Fetches updates until `signal` is aborted. An update is confirmed only when it is safe in the inbox; grammY's own loop
 * confirms one that failed when it is stopped, and would lose it. Returns why it had to end, for a person to read, when
 * it was not told to: another program polls with the same token, or the token is no longer accepted.
 */
export async function poll(options: PollOptions): Promise<string | undefined> {
  const { longApi, signal } = options
  const started = performance.now()
  let offset: number | undefined
  let failures = 0
  let polled = false
  while (!signal.aborted) {
    const asked = performance.now()
    try {
      const from = offset === undefined ? {} : { offset }
      const settings = { ...from, limit: BATCH, timeout: LONG_POLL_SECONDS, allowed_updates: [...READ_UPDATES] }
      const updates = await longApi.getUpdates(settings)
      failures = 0
      polled = true
      offset = (await takeAll(updates, options)) ?? offset
    } catch (error) {
      if (signal.aborted) break
      const now = performance.now()
      const turnedAway = !polled && now - asked < TURNED_AWAY_MILLISECONDS
      const inGrace = turnedAway && now - started < CONFLICT_GRACE_MILLISECONDS
      const end = endOf(error, inGrace)
      if (end !== undefined) return end
      failures += 1
      if (failures === 1) options.log.warn({ reason: reasonOf(error) }, 'Telegram did not give updates; trying again')
      await pause(pauseAfter(error, failures), signal)
    }
  }
  if (offset !== undefined) await confirm(options, offset)
  return undefined
}

/** Takes updates in their order; the offset behind the last one that is safe. Waits in front of one that is not. */
async function takeAll(updates: readonly Json[], options: PollOptions): Promise<number | undefined> {
  let offset: number | undefined
  for (const update of updates) {
    for (let failures = 1; (await options.intake.take(update, options.self)) === 'again'; failures += 1) {
      await pause(backOff(failures, MOST_PAUSE_MILLISECONDS), options.signal)
      if (options.signal.aborted) return offset
    }
    const id = wholeNumber(update, 'update_id')
    if (id !== undefined) offset = id + 1
    if (options.signal.aborted) return offset
  }
  return offset
}

function endOf(error: unknown, inGrace: boolean): string | undefined {
  if (!(error instanceof GrammyError)) return undefined
  if (error.error_code === 401) return 'Telegram does not accept TELEGRAM_BOT_TOKEN any more.'
  if (error.error_code !== 409 || inGrace) return undefined
  return /webhook/i.test(error.description)
    ? 'A webhook was set for this bot while it was polling. Stop the program that set it, or set TELEGRAM_MODE=webhook here.'
    : 'Another program is polling with the same TELEGRAM_BOT_TOKEN. Only one can: stop one of them, or use TELEGRAM_MODE=webhook.'
}

function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof GrammyError && error.error_code === 409) return CONFLICT_PAUSE_MILLISECONDS
  return Math.max(askedPause(error), backOff(failures, MOST_PAUSE_MILLISECONDS))
}

/** Tells Telegram what is safe, so that the next start does not get it again; the inbox would know it anyway. */
async function confirm(options: PollOptions, offset: number): Promise<void> {
  const call = options.api.getUpdates({ offset, limit: 1, timeout: 0 }).then(
    () => undefined,
    (error: unknown) => {
      options.log.info({ reason: reasonOf(error) }, 'the last updates could not be confirmed; they come again')
    },
  )
  await Promise.race([call, wait(CONFIRM_PATIENCE_MILLISECONDS, undefined, { ref: false })])
}
