import { type Arguments, integerOf, textOf } from './arguments.ts'
import { BotApiRefusal, badRequest } from './refusal.ts'
import { chatOf, isGroup, type ChatRecord, type GroupRecord, type StoredMessage, type World } from './world.ts'

/** The private chat, channel or group that `chat_id` names. Refuses an absent and an unknown one with the real texts. */
export function chatTarget(world: World, input: Arguments): ChatRecord {
  const chatId = textOf(input, 'chat_id').trim()
  if (chatId === '') throw badRequest('chat_id is empty')
  const known = /^-?\d{1,16}$/.test(chatId)
  const chat = known ? (world.people.get(Number(chatId)) ?? world.groups.get(Number(chatId))) : undefined
  if (chat === undefined) throw badRequest('chat not found')
  return chat
}

/**
 * The same, for a call that writes there. Refuses who never pressed Start and who blocked the bot, and channels and groups
 * where the bot is not, or may not write.
 */
export function sendTarget(world: World, input: Arguments): ChatRecord {
  const person = chatTarget(world, input)
  if (isGroup(person)) {
    requireMember(person)
    if (!person.botMayPost || (person.type === 'channel' && person.bot !== 'administrator')) throw mayNotPost(person)
    return person
  }
  if (!person.started) throw new BotApiRefusal(403, "Forbidden: bot can't initiate conversation with a user")
  if (person.blocked) throw new BotApiRefusal(403, 'Forbidden: bot was blocked by the user')
  return person
}

/** Throws as Telegram does for a chat in which the bot is not any more, or never was. */
export function requireMember(group: GroupRecord): void {
  if (group.bot === 'kicked') throw new BotApiRefusal(403, `Forbidden: bot was kicked from the ${group.type} chat`)
  if (group.bot === 'left') throw new BotApiRefusal(403, `Forbidden: bot is not a member of the ${group.type} chat`)
}

function mayNotPost({ type }: GroupRecord): BotApiRefusal {
  return type === 'channel'
    ? badRequest('need administrator rights in the channel chat')
    : badRequest('not enough rights to send text messages to the chat')
}

export interface EditTarget {
  readonly person: ChatRecord
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
