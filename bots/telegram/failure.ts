import { GrammyError, HttpError } from 'grammy'
import { cleanText } from '../../core/shared/log.ts'
import type { Delivered } from '../dialog/surface.ts'

/** What a failed call to the Bot API means. Holds nothing of the error itself: its texts may carry the bot's token. */
export type Failure =
  | Exclude<Delivered, { readonly is: 'sent' }>
  /** The message looks like that already: a double tap, or a delivery after a restart. */
  | { readonly is: 'unchanged' }
  /** The message is deleted, or Telegram does not let it be edited any more. */
  | { readonly is: 'vanished' }

/** Waited for when Telegram does not say how long: it is away, or the network is. */
const PAUSE_SECONDS = 3
/** The token is not accepted just now: nothing that a quick second try would change. */
const TOKEN_PAUSE_SECONDS = 60

/** As Telegram words it when a person cannot be written to; some come as 400 (Client.cpp of its Bot API server, 122-127). */
const CLOSED =
  /USER_IS_BLOCKED|USER_DEACTIVATED|user is deactivated|PEER_ID_INVALID|chat not found|user not found|bot was (?:blocked|kicked)|chat was deleted/i
const UNCHANGED = /message is not modified|MESSAGE_NOT_MODIFIED/i
const VANISHED =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no text in the message to edit|message identifier is not specified|MESSAGE_EDIT_TIME_EXPIRED/i
const TOO_OLD = /query is too old|QUERY_ID_INVALID/i

/** Sorts what a call to the Bot API threw. Never throws, and never repeats a token. */
export function failureOf(error: unknown): Failure {
  if (error instanceof HttpError) return { is: 'later', retryAfterSeconds: PAUSE_SECONDS }
  if (!(error instanceof GrammyError)) return { is: 'impossible', reason: reasonOf(error) }
  const { error_code: code, description, parameters } = error
  if (code === 429) return { is: 'later', retryAfterSeconds: Math.max(1, parameters.retry_after ?? PAUSE_SECONDS) }
  if (code >= 500) return { is: 'later', retryAfterSeconds: PAUSE_SECONDS }
  if (code === 401) return { is: 'later', retryAfterSeconds: TOKEN_PAUSE_SECONDS }
  if (code === 403 || CLOSED.test(description)) return { is: 'closed' }
  if (UNCHANGED.test(description)) return { is: 'unchanged' }
  if (VANISHED.test(description)) return { is: 'vanished' }
  return { is: 'impossible', reason: reasonOf(error) }
}

/** How long Telegram asked to be left alone, in milliseconds; 0 when it did not. */
export function askedPause(error: unknown): number {
  return error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0
}

/** True for an answer to a button press that came after Telegram's 15 seconds or twice: nothing is lost by it. */
export function isTooOld(error: unknown): boolean {
  return error instanceof GrammyError && TOO_OLD.test(error.description)
}

/** What went wrong, for a log: no token, nothing of what was sent. */
export function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) return cleanText(`${error.method}: ${error.error_code} ${error.description}`)
  if (error instanceof HttpError) return cleanText(`${error.message} ${networkCode(error.error)}`.trim())
  return cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500)
}

function networkCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
