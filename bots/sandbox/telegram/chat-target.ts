import { type Arguments, integerOf, textOf } from './arguments.ts'
import { BotApiRefusal, badRequest } from './refusal.ts'
import { chatOf, type PersonRecord, type StoredMessage, type World } from './world.ts'

/** The person whose private chat `chat_id` names. Refuses an absent and an unknown one with the real texts. */
export function chatTarget(world: World, input: Arguments): PersonRecord {
  const chatId = textOf(input, 'chat_id').trim()
  if (chatId === '') throw badRequest('chat_id is empty')
  const person = /^-?\d{1,16}$/.test(chatId) ? world.people.get(Number(chatId)) : undefined
  if (person === undefined) throw badRequest('chat not found')
  return person
}

/** The same, for a call that writes to the person. Refuses who never pressed Start and who blocked the bot. */
export function sendTarget(world: World, input: Arguments): PersonRecord {
  const person = chatTarget(world, input)
  if (!person.started) throw new BotApiRefusal(403, "Forbidden: bot can't initiate conversation with a user")
  if (person.blocked) throw new BotApiRefusal(403, 'Forbidden: bot was blocked by the user')
  return person
}

export interface EditTarget {
  readonly person: PersonRecord
  readonly message: StoredMessage
}

/** The bot's own message that an edit names. */
export function editTarget(world: World, input: Arguments): EditTarget {
  if (textOf(input, 'inline_message_id') !== '') throw badRequest('MESSAGE_ID_INVALID')
  const person = sendTarget(world, input)
  const messageId = integerOf(input, 'message_id', 0, 0, Number.MAX_SAFE_INTEGER)
  if (messageId === 0) throw badRequest('message identifier is not specified')
  const message = chatOf(world, person.id).get(messageId)
  if (message === undefined) throw badRequest('message to edit not found')
  if (message.from !== 'bot') throw badRequest("message can't be edited")
  return { person, message }
}
