import { isIP } from 'node:net'

import { type Arguments, flagOf, integerOf, textOf } from './arguments.ts'
import { badRequest } from './refusal.ts'
import { dropExpired, endPoll, setAllowedUpdates } from './updates.ts'
import { isRecord, type Json, type QueuedUpdate, unixSeconds, type Webhook, type World } from './world.ts'

/** The real server waits one second after the first failure and doubles that up to a minute (WebhookActor.cpp). */
const longestPauseMilliseconds = 60_000
const answerTimeoutMilliseconds = 60_000
const allowedPorts = ['', '80', '88', '443', '8443']

export interface Deliverer {
  /** Stops all deliveries; resolves when the last one has ended. */
  readonly stop: () => Promise<void>
}

interface Answer {
  readonly description: string
}

/** `setWebhook`; an empty address deletes it. Only 127.0.0.1 is ever called: plain http and any port will do there. */
export function setWebhook(world: World, input: Arguments): Answer {
  const url = textOf(input, 'url').trim()
  if (url === '') return deleteWebhook(world, input)
  checkWebhookUrl(url)
  const secretToken = textOf(input, 'secret_token')
  if (secretToken.length > 256) throw badRequest('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters')
  setAllowedUpdates(world, input)
  if (flagOf(input, 'drop_pending_updates')) world.queue = []
  const isSame = world.webhook?.url === url && (world.webhook.secretToken ?? '') === secretToken
  const maxConnections = integerOf(input, 'max_connections', 40, 1, 100)
  world.webhook = { url, maxConnections, ...(secretToken !== '' && { secretToken }) }
  endPoll(world, 'terminated by setWebhook request')
  world.onQueue()
  return { description: isSame ? 'Webhook is already set' : 'Webhook was set' }
}

function checkWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified')
  const { protocol, hostname, port } = new URL(url)
  const isLocal = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol === 'http:' && isLocal) return
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!isLocal && !allowedPorts.includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  if (!isLocal) throw badRequest('bad webhook: the sandbox calls webhooks on 127.0.0.1 only')
}

export function deleteWebhook(world: World, input: Arguments): Answer {
  const hadWebhook = world.webhook !== undefined
  world.webhook = undefined
  if (flagOf(input, 'drop_pending_updates')) world.queue = []
  return { description: hadWebhook ? 'Webhook was deleted' : 'Webhook is already deleted' }
}

export function getWebhookInfo(world: World): Json {
  dropExpired(world)
  const { webhook } = world
  const host = webhook === undefined ? '' : new URL(webhook.url).hostname
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.queue.length,
    ...(isIP(host) !== 0 && { ip_address: host }),
    ...(webhook?.lastErrorDate !== undefined && { last_error_date: webhook.lastErrorDate }),
    ...(webhook?.lastErrorMessage !== undefined && { last_error_message: webhook.lastErrorMessage }),
    ...(webhook !== undefined && { max_connections: webhook.maxConnections }),
    ...(world.allowedUpdates.length > 0 && { allowed_updates: world.allowedUpdates }),
  }
}

type Reply = (method: string, values: Json) => Promise<void>

/**
 * Calls the webhook for every queued update: one after the other within a lane, the lanes side by side. A delivery is
 * repeated until the answer is 2xx, after `firstPauseMilliseconds`, then twice that and so on, or after `Retry-After`.
 * A method in the answer's body is carried out by `reply`.
 */
export function startDeliverer(world: World, firstPauseMilliseconds: number, reply: Reply): Deliverer {
  const stopping = new AbortController()
  const lanes = new Map<string, Promise<void>>()
  const startFreeLanes = (): void => {
    dropExpired(world)
    for (const { lane } of world.queue) {
      const isFree = !lanes.has(lane) && lanes.size < (world.webhook?.maxConnections ?? 0)
      if (isFree && !stopping.signal.aborted) lanes.set(lane, Promise.resolve(lane).then(runLane))
    }
  }
  const runLane = async (lane: string): Promise<void> => {
    let pauseMilliseconds = firstPauseMilliseconds
    for (;;) {
      dropExpired(world)
      const { webhook } = world
      const queued = world.queue.find((candidate) => candidate.lane === lane)
      if (webhook === undefined || queued === undefined || stopping.signal.aborted) break
      const outcome = await deliver(webhook, queued, stopping.signal)
      if (outcome.isTaken) {
        world.queue = world.queue.filter((candidate) => candidate !== queued)
        pauseMilliseconds = firstPauseMilliseconds
        if (outcome.method !== undefined) await reply(outcome.method, outcome.values)
        continue
      }
      webhook.lastErrorDate = unixSeconds(world)
      webhook.lastErrorMessage = outcome.problem
      await pause(outcome.retryAfterMilliseconds ?? pauseMilliseconds, stopping.signal)
      pauseMilliseconds = Math.min(pauseMilliseconds * 2, longestPauseMilliseconds)
    }
    lanes.delete(lane)
    startFreeLanes()
  }
  world.onQueue = startFreeLanes
  startFreeLanes()
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(lanes.values())
    },
  }
}

type Outcome =
  | { readonly isTaken: true; readonly method?: string; readonly values: Json }
  | { readonly isTaken: false; readonly problem: string; readonly retryAfterMilliseconds?: number }

async function deliver(webhook: Webhook, queued: QueuedUpdate, stopping: AbortSignal): Promise<Outcome> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secretToken !== undefined && { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
      },
      body: JSON.stringify(queued.update),
      signal: AbortSignal.any([stopping, AbortSignal.timeout(answerTimeoutMilliseconds)]),
    })
    const body = await response.text()
    if (response.ok) return { isTaken: true, ...methodIn(body) }
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    const problem = `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim()
    return {
      isTaken: false,
      problem,
      ...(Number.isFinite(retryAfter) && {
        retryAfterMilliseconds: Math.min(retryAfter * 1000, longestPauseMilliseconds),
      }),
    }
  } catch (error) {
    // No connection and no answer in time look the same to the sender: the update is sent again.
    return { isTaken: false, problem: `Connection failed: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The answer to a webhook may be a call of a method (Bot API, "Making requests when getting updates"). */
function methodIn(body: string): { readonly method?: string; readonly values: Json } {
  if (!body.trimStart().startsWith('{')) return { values: {} }
  try {
    const value: unknown = JSON.parse(body)
    if (!isRecord(value) || typeof value['method'] !== 'string') return { values: {} }
    const { method, ...values } = value
    return { method, values }
  } catch (error) {
    if (error instanceof SyntaxError) return { values: {} }
    throw error
  }
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  const stop = (): void => resolve()
  stopping.addEventListener('abort', stop)
  await promise
  stopping.removeEventListener('abort', stop)
  clearTimeout(timer)
}
