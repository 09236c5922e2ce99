import { sign } from 'node:crypto'

import { readBody } from './body.ts'
import { respond } from './callbacks.ts'
import { recordCall } from './calls.ts'
import { DiscordRefusal } from './refusal.ts'
import { newId } from './snowflake.ts'
import type { InteractionRecord, World } from './world.ts'

/** What Discord asks of an endpoint when it is saved and now and then afterwards (docs, "Interactions Overview"). */
export async function probe(world: World, url: string): Promise<string | undefined> {
  const ping = JSON.stringify({
    id: newId(world),
    application_id: world.applicationId,
    type: 1,
    version: 1,
    token: 'ping',
    entitlements: [],
    authorizing_integration_owners: {},
  })
  const good = await post(world, url, ping, 'right')
  if (typeof good === 'string') return good
  if (good.status !== 200) return `A PING is answered with ${good.status}.`
  const answer = await readAnswer(good)
  if (JSON.stringify(answer.body) !== '{"type":1}') return 'A PING is not answered with {"type":1}.'
  for (const signature of ['wrong', 'missing'] as const) {
    const bad = await post(world, url, ping, signature)
    if (typeof bad === 'string') return bad
    if (bad.status !== 401) return `A ${signature} signature is answered with ${bad.status} and not with 401.`
  }
  return undefined
}

/** Posts an interaction and takes what the bot answers at once; with 202 it answers by the callback. */
export async function deliverByHttp(world: World, url: string, interaction: InteractionRecord): Promise<void> {
  const fail = (reason: string): void => world.waiting.get(interaction.id)?.settle({ kind: 'failed', reason })
  const response = await post(world, url, JSON.stringify(interaction.payload), 'right')
  if (typeof response === 'string') return fail(response)
  if (response.status === 202) return
  if (response.status !== 200) return fail(`The bot answered with status ${response.status}.`)
  const at = { method: 'POST', route: '/http-door', path: new URL(url).pathname }
  let body: unknown
  try {
    const answer = await readAnswer(response)
    body = answer.body
    respond(world, interaction, answer.body, answer.uploads)
    recordCall(world, at, body, 200)
  } catch (error) {
    if (!(error instanceof DiscordRefusal)) throw error
    recordCall(world, at, body, error.status)
    // A second answer to the same interaction changes nothing for the person who has seen the first.
    if (interaction.answeredWith === undefined)
      fail(`${error.code} ${error.message} ${JSON.stringify(error.errors ?? {})}`)
  }
}

/** Posts a raw body, for tests of what Discord never sends. */
export async function postRaw(world: World, url: string, data: unknown): Promise<void> {
  await post(world, url, JSON.stringify(data), 'right')
}

type Signature = 'right' | 'wrong' | 'missing'

async function post(world: World, url: string, body: string, kind: Signature): Promise<Response | string> {
  const timestamp = String(Math.floor(world.now() / 1000))
  const signed = kind === 'right' ? timestamp + body : `${timestamp}1${body}`
  const signature = sign(null, Buffer.from(signed), world.privateKey).toString('hex')
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    ...(kind !== 'missing' && { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }),
  }
  try {
    const signal = AbortSignal.timeout(world.answerMilliseconds)
    return await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
  } catch (error) {
    return `The endpoint cannot be reached: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function readAnswer(response: Response): ReturnType<typeof readBody> {
  const bytes = Buffer.from(await response.arrayBuffer())
  return readBody(bytes, response.headers.get('content-type') ?? '')
}
