import { Buffer } from 'node:buffer'
import { createPublicKey, verify } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Interactions } from './interactions.ts'
import type { Respond } from './answers.ts'
import { wholeNumber, type Json } from './json.ts'
import { pause } from '../wait.ts'

/** Where the program listens for Discord, below PUBLIC_URL. */
export const WEBHOOK_PATH = '/webhooks/discord'
/** platforms.md 6.3: an interaction is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024
/** Ours: what was signed longer ago, or so far ahead, is somebody's recording. */
const MOST_AGE_SECONDS = 300
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
/** Before Discord's 3 s are over the request is let go; what is said later goes by the callback. */
const MOST_WAIT_MILLISECONDS = 2700
/** Discord has to read our response before it knows the message in it. */
const READING_MILLISECONDS = 60

export interface DoorOptions {
  /** 64 hex digits. */
  readonly publicKey: string
  readonly interactions: Interactions
  /** The first response by the callback, when the request could not wait for it. */
  readonly callback: Respond
  /** False when the program ends. */
  readonly isOpen: () => boolean
  /** Unix milliseconds. */
  readonly now?: () => number
}

/**
 * The door for Discord's interactions, to be mounted at the root. 401 without a fresh signature by Discord's key over
 * timestamp and raw body, 413 over 1 MB, 400 for what is not JSON. The first response is the response of the request;
 * 202 says that it comes by the callback, or that there is none.
 */
export function createDoor(options: DoorOptions): Hono {
  const app = new Hono()
  const { now = Date.now } = options
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, Buffer.from(options.publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  })
  const tooLarge = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => context.body(null, 413) })
  app.post(WEBHOOK_PATH, tooLarge, async (context) => {
    const signature = context.req.header('x-signature-ed25519') ?? ''
    const timestamp = context.req.header('x-signature-timestamp') ?? ''
    const body = Buffer.from(await context.req.arrayBuffer())
    const genuine = isFresh(timestamp, now()) && isSigned(key, { signature, timestamp, body })
    if (!genuine) return context.json({ error: 'invalid request signature' }, 401)
    if (!options.isOpen()) return context.body(null, 503)
    const interaction = parsed(body)
    if (interaction === undefined) return context.body(null, 400)
    if (wholeNumber(interaction, 'type') === InteractionType.Ping)
      return context.json({ type: InteractionResponseType.Pong })
    const response = await answered(options, interaction)
    return response === undefined ? context.body(null, 202) : context.json(response)
  })
  return app
}

/** The first response, if there is one in time. */
async function answered(
  { interactions, callback }: DoorOptions,
  interaction: Json,
): Promise<APIInteractionResponse | undefined> {
  const said = Promise.withResolvers<APIInteractionResponse | undefined>()
  let isOver = false
  const respond: Respond = async (answer, response) => {
    if (isOver) return callback(answer, response)
    isOver = true
    said.resolve(response)
    await wait(READING_MILLISECONDS)
    return undefined
  }
  void interactions.take(interaction, respond).then((willBeAnswered) => {
    if (!willBeAnswered) said.resolve(undefined)
  }, said.reject)
  const over = new AbortController()
  const time = pause(MOST_WAIT_MILLISECONDS, over.signal).then(() => undefined)
  return Promise.race([said.promise, time]).finally(() => {
    isOver = true
    over.abort()
  })
}

function isFresh(timestamp: string, now: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(now / 1000 - Number(timestamp)) <= MOST_AGE_SECONDS
}

function isSigned(
  key: ReturnType<typeof createPublicKey>,
  { signature, timestamp, body }: { readonly signature: string; readonly timestamp: string; readonly body: Buffer },
): boolean {
  // Buffer.from stops at the first letter that is no hex digit, so the form is checked before.
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))
}

function parsed(body: Buffer): Json | undefined {
  try {
    const interaction: Json = JSON.parse(body.toString('utf8'))
    return interaction ?? undefined
  } catch {
    return undefined
  }
}
