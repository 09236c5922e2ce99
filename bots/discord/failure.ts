import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { cleanText } from '../../core/shared/log.ts'
import type { Delivered } from '../dialog/surface.ts'

/** What a failed call means. Holds nothing of the error itself: its address carries the interaction's token. */
export type Failure =
  | Exclude<Delivered, { readonly is: 'sent' }>
  /** The interaction can no longer be answered: over 3 s without a response, or over 15 minutes. */
  | { readonly is: 'expired' }
  /** Somebody answered it already: a deferral, a delivery before a restart. */
  | { readonly is: 'answered' }
  /** The message is deleted, or dismissed by the one person who saw it. */
  | { readonly is: 'vanished' }

/** Waited for when Discord does not say how long: it is away, or the network is. */
const PAUSE_SECONDS = 3
/** The token is not accepted just now: nothing that a quick second try would change. */
const TOKEN_PAUSE_SECONDS = 60
/** Too many new private chats, or a flag on the bot: only time helps. */
const QUARANTINE_PAUSE_SECONDS = 600

/** Codes of discord.com/developers/docs/topics/opcodes-and-status-codes. */
const EXPIRED: ReadonlySet<number> = new Set([10_062, 10_015, 50_027])
const ANSWERED = 40_060
const VANISHED: ReadonlySet<number> = new Set([10_008, 10_003])
const CLOSED: ReadonlySet<number> = new Set([50_007, 50_278, 50_001, 10_013, 50_033])
const QUARANTINED: ReadonlySet<number> = new Set([40_003, 20_026, 340_015])

/** Sorts what a call to Discord threw. Never throws, and never repeats a token. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { is: 'later', retryAfterSeconds: secondsOf(error) }
  if (error instanceof HTTPError) return { is: 'later', retryAfterSeconds: PAUSE_SECONDS }
  if (!(error instanceof DiscordAPIError)) {
    return isNetwork(error) || isTurnedAway(error)
      ? { is: 'later', retryAfterSeconds: PAUSE_SECONDS }
      : { is: 'impossible', reason: reasonOf(error) }
  }
  const code = Number(error.code)
  if (EXPIRED.has(code)) return { is: 'expired' }
  if (code === ANSWERED) return { is: 'answered' }
  if (VANISHED.has(code)) return { is: 'vanished' }
  if (CLOSED.has(code)) return { is: 'closed' }
  if (QUARANTINED.has(code)) return { is: 'later', retryAfterSeconds: QUARANTINE_PAUSE_SECONDS }
  if (error.status === 401) return { is: 'later', retryAfterSeconds: TOKEN_PAUSE_SECONDS }
  if (error.status === 403) return { is: 'closed' }
  if (error.status === 429) return { is: 'later', retryAfterSeconds: PAUSE_SECONDS }
  return { is: 'impossible', reason: reasonOf(error) }
}

/** Discord says that our token is not, or no longer, one of its own. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401 && Number(error.code) !== 50_027
}

/** An answer without the body that was asked for: the call itself was done. */
export function isEmptyAnswer(error: unknown): boolean {
  return error instanceof SyntaxError
}

/** What went wrong, for a log: no token, no address, nothing of what was sent. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError)
    return cleanText(`${error.method}: ${error.code} ${error.message}`).slice(0, 500)
  if (error instanceof HTTPError) return cleanText(`${error.method}: ${error.status}`)
  if (error instanceof RateLimitError) return cleanText(`${error.method}: asked to wait`)
  const name = error instanceof Error ? `${error.name} ${codeIn(error)}`.trim() : 'unknown'
  // Network errors name the address; ours do not.
  return isNetwork(error) ? name : cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500)
}

function secondsOf({ timeToReset, retryAfter, sublimitTimeout }: RateLimitError): number {
  const milliseconds = [timeToReset, retryAfter, sublimitTimeout].filter((time) => Number.isFinite(time))
  return Math.max(1, Math.ceil(Math.max(0, ...milliseconds) / 1000))
}

function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true
  return /^(?:UND_ERR|E[A-Z]+$)/.test(codeIn(error) || codeIn(error.cause))
}

/** A proxy before the gateway answers for a server that is away: the words are those of the WebSocket client. */
function isTurnedAway(error: unknown): boolean {
  return error instanceof Error && /^Unexpected server response: (?:408|429|5\d\d)$/.test(error.message)
}

function codeIn(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
