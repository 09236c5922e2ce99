import { part, snowflake, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'
import { MAX_UPLOAD_BYTES } from './limits.ts'

/**
 * How an interaction is answered. It travels through the engine as a place, so it is plain text. The token in it is a
 * secret of 15 minutes: it is never logged, and the inbox forgets it with the update.
 */
export interface Answer {
  readonly id: string
  readonly token: string
  /** Discord's id of the person who acted. */
  readonly person: string
  /** The message whose component was used; undefined for commands. */
  readonly message?: string
  /** Only this person sees the answer: everywhere but in the private chat with us. */
  readonly quiet: boolean
  readonly locale?: string
  /** Bytes of a file that may be sent here. */
  readonly mostBytes: number
}

const SIGN = 'answer:'
const HOME = 'dm:'
/** Part of an address, so nothing in it may end a path; Discord's tokens are base64 with dots. */
const TOKEN = /^[A-Za-z0-9_.=+-]{1,1000}$/

export function writeAnswer(answer: Answer): string {
  return `${SIGN}${JSON.stringify(answer)}`
}

/** Undefined for every other place. */
export function readAnswer(place: string): Answer | undefined {
  if (!place.startsWith(SIGN)) return undefined
  let value: Json
  try {
    value = JSON.parse(place.slice(SIGN.length))
  } catch {
    return undefined
  }
  const id = snowflake(value, 'id')
  const token = tokenIn(value)
  const person = snowflake(value, 'person')
  if (id === undefined || token === undefined || person === undefined) return undefined
  const message = snowflake(value, 'message')
  const locale = words(value, 'locale')
  return {
    id,
    token,
    person,
    quiet: part(value, 'quiet') === true,
    mostBytes: wholeNumber(value, 'mostBytes') ?? MAX_UPLOAD_BYTES,
    ...(message === undefined ? {} : { message }),
    ...(locale === undefined ? {} : { locale }),
  }
}

/** The token of an interaction; undefined when it is none that could stand in an address. */
export function tokenIn(value: Json | undefined): string | undefined {
  const token = words(value, 'token')
  return token !== undefined && TOKEN.test(token) ? token : undefined
}

/** The private chat with a person: where notices go, and where a dialog lives wherever it is carried on. */
export const homeOf = (person: string): string => `${HOME}${person}`

/** The person of a private chat; undefined when this is no such place. */
export function personOf(place: string): string | undefined {
  const person = place.startsWith(HOME) ? place.slice(HOME.length) : place
  return /^\d{1,20}$/.test(person) ? person : undefined
}
