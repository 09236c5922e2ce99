import { type Arguments, integerOf, structureOf } from './arguments.ts'
import { BotApiRefusal, badRequest, conflict } from './refusal.ts'
import type { Json, QueuedUpdate, World } from './world.ts'

/** An update lives 24 hours, a button press 150 seconds (telegram-bot-api, Client.cpp). */
const updateMilliseconds = 24 * 60 * 60 * 1000
const callbackMilliseconds = 150 * 1000

/** What `redeliver` can still find. */
const maximumRemembered = 1000

/** Not delivered unless the bot asks for them by name (Bot API, getUpdates). */
const onlyByName = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

/** Puts an update into the queue, if the bot wants its kind. Answers the update's id. */
export function enqueue(world: World, lane: string, content: Json): number {
  world.counters.update += 1
  const updateId = world.counters.update
  const kind = Object.keys(content)[0] ?? ''
  const isWanted = world.allowedUpdates.length === 0 ? !onlyByName.has(kind) : world.allowedUpdates.includes(kind)
  if (isWanted) push(world, lane, { update_id: updateId, ...content }, false)
  return updateId
}

/** Puts a raw update into the queue, whatever its kind. */
export function injectUpdate(world: World, update: Json): void {
  const given = update['update_id']
  const updateId = typeof given === 'number' ? given : world.counters.update + 1
  world.counters.update = Math.max(world.counters.update, updateId)
  push(world, 'injected', { ...update, update_id: updateId }, false)
}

/** Delivers a remembered update once more. Throws when it is not remembered. */
export function redeliverUpdate(world: World, updateId: number): void {
  const remembered = world.delivered.find((queued) => queued.update.update_id === updateId)
  if (remembered === undefined) throw new Error(`The stand-in does not remember an update ${updateId}.`)
  push(world, remembered.lane, remembered.update, true)
}

function push(world: World, lane: string, update: QueuedUpdate['update'], again: boolean): void {
  const queued = { update, lane, isCallback: 'callback_query' in update, createdAt: world.now(), again }
  world.queue.push(queued)
  if (!again) world.delivered.push(queued)
  if (world.delivered.length > maximumRemembered) world.delivered.shift()
  world.poll?.wake()
  world.onQueue()
}

/** Drops what has become too old to be delivered. */
export function dropExpired(world: World): void {
  const now = world.now()
  world.queue = world.queue.filter(
    (queued) => now - queued.createdAt <= (queued.isCallback ? callbackMilliseconds : updateMilliseconds),
  )
}

export function setAllowedUpdates(world: World, input: Arguments): void {
  const raw = structureOf(input, 'allowed_updates')
  if (raw === undefined) return
  if (!Array.isArray(raw) || !raw.every((kind) => typeof kind === 'string')) {
    throw badRequest("can't parse allowed_updates: expected an Array of String")
  }
  world.allowedUpdates = raw
}

/** The updates from the poller's offset on; everything below it is confirmed and gone. */
function take(world: World, offset: number, limit: number): readonly Json[] {
  dropExpired(world)
  if (offset < 0) {
    const last = world.queue.slice(offset)
    world.queue = last
  }
  world.queue = world.queue.filter((queued) => queued.again || queued.update.update_id >= offset)
  // A redelivered update comes first: the bot's next offset then still is that of the newest.
  const repeated = world.queue.filter((queued) => queued.again)
  const fresh = world.queue.filter((queued) => !queued.again)
  const batch = [...repeated, ...fresh].slice(0, limit)
  world.queue = world.queue.filter((queued) => !queued.again || !batch.includes(queued))
  return batch.map((queued) => queued.update)
}

/**
 * Long polling: answers at once when there are updates, else after `timeout` seconds (at most 50) with none. The one
 * who polls already gets a 409 when another begins. `gone` resolves when the caller hung up.
 */
export async function getUpdates(world: World, input: Arguments, gone: Promise<void>): Promise<readonly Json[]> {
  if (world.webhook !== undefined) {
    throw conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
  }
  setAllowedUpdates(world, input)
  const offset = integerOf(input, 'offset', 0, -(2 ** 31), 2 ** 31)
  const limit = integerOf(input, 'limit', 100, 1, 100)
  const timeoutSeconds = integerOf(input, 'timeout', 0, 0, 50)
  endPoll(world, 'terminated by other getUpdates request; make sure that only one bot instance is running')
  const ready = take(world, offset, limit)
  if (ready.length > 0 || timeoutSeconds === 0) return ready
  await waitForUpdate(world, timeoutSeconds, gone)
  return take(world, offset, limit)
}

async function waitForUpdate(world: World, timeoutSeconds: number, gone: Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const poll = { wake: resolve, refuse: reject }
  world.poll = poll
  const timer = setTimeout(resolve, timeoutSeconds * 1000)
  const hungUp = gone.then(() => {
    // A batch must not be handed to nobody: it would count as delivered.
    throw new BotApiRefusal(499, 'the caller hung up')
  })
  try {
    await Promise.race([promise, hungUp])
  } finally {
    clearTimeout(timer)
    if (world.poll === poll) world.poll = undefined
  }
}

/** Ends the poll that is waiting with a 409. */
export function endPoll(world: World, reason: string): void {
  world.poll?.refuse(conflict(reason))
  world.poll = undefined
}
