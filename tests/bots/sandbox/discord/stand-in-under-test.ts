import { Client, DiscordAPIError, Events, GatewayIntentBits, REST } from 'discord.js'
import { expect, onTestFinished } from 'vitest'

import {
  type Answer,
  type DiscordPerson,
  type DiscordStandIn,
  type DiscordStandInOptions,
  type ShownMessage,
  startDiscordStandIn,
} from '../../../../bots/sandbox/discord/index.ts'

export interface UnderTest {
  readonly standIn: DiscordStandIn
  readonly ana: DiscordPerson
  /** Moves the sandbox clock. */
  readonly forward: (milliseconds: number) => void
}

/** A stand-in with its own clock and Ana, who speaks German; stopped when the test ends. */
export async function standInUnderTest(options: DiscordStandInOptions = {}): Promise<UnderTest> {
  let now = Date.UTC(2026, 10, 23, 12)
  const standIn = await startDiscordStandIn({ limitRates: false, now: () => now, ...options })
  onTestFinished(() => standIn.close())
  const ana = standIn.people()[0] ?? standIn.addPerson({ name: 'Ana', locale: 'de' })
  return { standIn, ana, forward: (milliseconds) => (now += milliseconds) }
}

/** The real client of discord.js, ready. */
export async function clientFor(standIn: DiscordStandIn): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: standIn.apiRoot } })
  onTestFinished(() => client.destroy())
  const { promise, resolve } = Promise.withResolvers<void>()
  client.once(Events.ClientReady, () => resolve())
  await client.login(standIn.token)
  await promise
  return client
}

/** The real REST client of discord.js. */
export function restFor(standIn: DiscordStandIn): REST {
  return new REST({ api: standIn.apiRoot, version: '10', retries: 0 }).setToken(standIn.token)
}

export interface Call {
  readonly method?: string
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A call by plain fetch, as a client in another language would make it. */
export async function call(
  standIn: DiscordStandIn,
  path: string,
  body?: unknown,
  options: Call = {},
): Promise<RawAnswer> {
  const token = 'token' in options ? options.token : standIn.token
  const response = await fetch(`${standIn.apiRoot}/v10${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token !== undefined && { authorization: `Bot ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const parsed: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, headers: response.headers, body: parsed }
}

/** The id of the direct messages with this person. */
export async function dmOf(standIn: DiscordStandIn, personId: string): Promise<string> {
  const { body } = await call(standIn, '/users/@me/channels', { recipient_id: personId })
  return textAt(body, 'id')
}

/** The text at a place of an answer. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (inner, key) => Object.entries(inner ?? {}).find(([name]) => name === key)?.[1],
    value,
  )
  if (typeof found !== 'string') throw new Error(`There is no text at ${path.join('.')}: ${JSON.stringify(value)}`)
  return found
}

/** `400 50035 path code`, or `404 10062 message`, of an error answer. */
export function problem(answer: RawAnswer): string {
  const code: unknown = Reflect.get(Object(answer.body), 'code')
  const errors = leaves(Reflect.get(Object(answer.body), 'errors'), [])
  const rest = errors.length > 0 ? errors.join(', ') : textAt(answer.body, 'message')
  return `${answer.status} ${String(code)} ${rest}`
}

function leaves(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.map((error) => `${path.join('.')} ${textAt(error, 'code')}`)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, key === '_errors' ? path : [...path, key]))
}

/** The error with which discord.js reports a refused call, e.g. `403 50007`. */
export async function refusal(called: Promise<unknown>): Promise<string> {
  const error: unknown = await called.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DiscordAPIError)) throw new Error('The call was not refused by Discord.', { cause: error })
  return `${error.status} ${error.code}`
}

/** Registers /menu and uses it; the interaction is open for the test to answer. */
export async function openInteraction(
  standIn: DiscordStandIn,
  personId: string,
  place: 'dm' | 'guild' = 'dm',
): Promise<{ readonly id: string; readonly token: string; readonly answer: Promise<Answer> }> {
  const path = `/applications/${standIn.applicationId}/commands`
  const registered = await call(standIn, path, [{ name: 'menu', description: 'Main menu' }], { method: 'PUT' })
  expect(registered.status).toBe(200)
  return last(standIn, standIn.command(personId, { name: 'menu', place }))
}

/** The interaction that was sent last, with what its person will see. */
export function last(standIn: DiscordStandIn, answer: Promise<Answer>) {
  const sent = standIn.interactions().at(-1)
  if (sent === undefined) throw new Error('Nothing was sent.')
  return { id: sent.id, token: textAt(sent.payload, 'token'), answer }
}

interface Open {
  readonly id: string
  readonly token: string
}

export function respond(standIn: DiscordStandIn, { id, token }: Open, body: unknown): Promise<RawAnswer> {
  return call(standIn, `/interactions/${id}/${token}/callback`, body, { token: undefined })
}

export function webhook(
  standIn: DiscordStandIn,
  { token }: Open,
  method: string,
  path: string,
  body?: unknown,
): Promise<RawAnswer> {
  return call(standIn, `/webhooks/${standIn.applicationId}/${token}${path}`, body, { method, token: undefined })
}

/** The message of an answer that has one. */
export function messageIn(answer: Answer): ShownMessage {
  if (!('message' in answer)) throw new Error(`The answer is ${answer.kind} and has no message.`)
  return answer.message
}
