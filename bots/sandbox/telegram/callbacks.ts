import { type Arguments, flagOf, textOf } from './arguments.ts'
import { messageJson, personUser } from './messages.ts'
import { badRequest } from './refusal.ts'
import type { CallbackAnswer } from './types.ts'
import { enqueue } from './updates.ts'
import { urlProblem } from './urls.ts'
import { chatOf, type Json, type PersonRecord, type World } from './world.ts'

/** Measured by operators: later than this Telegram calls the query too old. */
const answerMilliseconds = 15_000

function buttonExists(world: World, person: PersonRecord, messageId: number, data: string): boolean {
  const rows = chatOf(world, person.id).get(messageId)?.keyboard ?? []
  return rows.some((row) => row.some((button) => button['callback_data'] === data))
}

/**
 * A press: the bot gets a `callback_query` with the message as it is now. A press on a message that is gone carries an
 * inaccessible message (date 0). Throws when there is no such button and the press is not `forged`.
 */
export async function press(
  world: World,
  person: PersonRecord,
  messageId: number,
  data: string,
  forged: boolean,
): Promise<CallbackAnswer | undefined> {
  if (!forged && !buttonExists(world, person, messageId, data)) {
    throw new Error(`Message ${messageId} of ${person.firstName} has no button with the data "${data}".`)
  }
  world.counters.callback += 1
  const id = String(3_000_000_000_000_000_000n + BigInt(world.counters.callback))
  const { promise, resolve } = Promise.withResolvers<CallbackAnswer | undefined>()
  world.callbacks.set(id, { id, personId: person.id, createdAt: world.now(), settle: resolve })
  const message = chatOf(world, person.id).get(messageId)
  const shown = message === undefined ? inaccessible(person, messageId) : messageJson(world, person, message)
  enqueue(world, `callback:${person.id}`, {
    callback_query: { id, from: personUser(person), message: shown, chat_instance: chatInstance(person), data },
  })
  const timer = setTimeout(() => expire(world, id), answerMilliseconds)
  const answer = await promise
  clearTimeout(timer)
  return answer
}

function inaccessible(person: PersonRecord, messageId: number): Json {
  return { chat: { id: person.id, first_name: person.firstName, type: 'private' }, message_id: messageId, date: 0 }
}

/** The same for every press in one chat, another for every chat. */
function chatInstance(person: PersonRecord): string {
  return String(-5_000_000_000_000_000_000n + BigInt(person.id) * 7919n)
}

function expire(world: World, id: string): void {
  world.callbacks.get(id)?.settle(undefined)
  world.callbacks.delete(id)
}

/** Resolves every press that is still waiting, as if its time was over. */
export function expireAll(world: World): void {
  for (const id of world.callbacks.keys()) expire(world, id)
}

/** Refuses a second answer, an unknown id, and one that comes after 15 seconds of the sandbox clock. */
export function answerCallbackQuery(world: World, input: Arguments): true {
  const id = textOf(input, 'callback_query_id')
  const text = textOf(input, 'text')
  const url = textOf(input, 'url')
  const query = world.callbacks.get(id)
  if (query !== undefined && world.now() - query.createdAt > answerMilliseconds) expire(world, id)
  const open = world.callbacks.get(id)
  if (open === undefined) throw badRequest('query is too old and response timeout expired or query ID is invalid')
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG')
  // Only an address of the bot itself may be opened (Bot API, answerCallbackQuery).
  const isOwn = url === '' || url.toLowerCase().startsWith(`https://t.me/${world.username}?start=`)
  if (!isOwn || (url !== '' && urlProblem(url) !== undefined)) throw badRequest('URL_INVALID')
  world.callbacks.delete(id)
  open.settle({
    showAlert: flagOf(input, 'show_alert'),
    ...(text !== '' && { text }),
    ...(url !== '' && { url }),
  })
  return true
}
