import { documentFields, findFile, photoSizes } from './files.ts'
import { shownKeyboard } from './keyboard.ts'
import type { ChatFile, ChatMessage } from './types.ts'
import {
  changed,
  chatOf,
  isGroup,
  type ChatRecord,
  type FileRecord,
  type GroupRecord,
  type Json,
  type PersonRecord,
  type StoredMessage,
  unixSeconds,
  type World,
} from './world.ts'

/** Older messages leave a chat of the stand-in, so that a long bench cannot fill the memory. */
const maximumMessagesPerChat = 10_000

type NewMessage = Omit<StoredMessage, 'messageId' | 'date' | 'personId'>

/** Puts a message into a chat and gives it the next id: one row of ids per bot, as in the real server. */
export function addMessage(world: World, person: ChatRecord, message: NewMessage): StoredMessage {
  world.counters.message += 1
  const stored = { ...message, messageId: world.counters.message, personId: person.id, date: unixSeconds(world) }
  const chat = chatOf(world, person.id)
  chat.set(stored.messageId, stored)
  const [oldest] = chat.keys()
  if (chat.size > maximumMessagesPerChat && oldest !== undefined) chat.delete(oldest)
  if (stored.from === 'bot') person.typingUntil = 0
  changed(world, person.id)
  return stored
}

export function botUser(world: World): Json {
  return {
    id: world.botId,
    is_bot: true,
    first_name: world.profile.get('name/') ?? 'Klickwork',
    username: world.username,
  }
}

export function personUser(person: PersonRecord): Json {
  const languageCode = person.languageCode === '' ? {} : { language_code: person.languageCode }
  return { id: person.id, is_bot: false, first_name: person.firstName, ...languageCode }
}

export function privateChat(person: PersonRecord): Json {
  return { id: person.id, first_name: person.firstName, type: 'private' }
}

/** A channel or group, as a message and a question about it show it. */
export function groupChat({ id, title, type }: GroupRecord): Json {
  return { id, title, type }
}

export const chatJson = (chat: ChatRecord): Json => (isGroup(chat) ? groupChat(chat) : privateChat(chat))

/** What is posted in a channel comes from the channel, not from a person. */
function senderFields(world: World, chat: ChatRecord, message: StoredMessage): Json {
  if (isGroup(chat) && chat.type === 'channel') return { sender_chat: groupChat(chat) }
  if (message.from === 'bot') return { from: botUser(world) }
  const author = isGroup(chat) ? world.people.get(message.authorId ?? 0) : chat
  return author === undefined ? {} : { from: personUser(author) }
}

/** The message as the Bot API shows it to the bot. A reply shows the message that it answers, one level deep. */
export function messageJson(world: World, person: ChatRecord, message: StoredMessage, isNested = false): Json {
  const file = message.fileId === undefined ? undefined : findFile(world, message.fileId)
  const answered = message.replyToMessageId
  const replyTo = isNested || answered === undefined ? undefined : chatOf(world, person.id).get(answered)
  const entitiesName = message.text === undefined ? 'caption_entities' : 'entities'
  return {
    message_id: message.messageId,
    ...senderFields(world, person, message),
    chat: chatJson(person),
    date: message.date,
    ...(message.editDate !== undefined && { edit_date: message.editDate }),
    ...(message.protectedContent && { has_protected_content: true }),
    ...(replyTo !== undefined && { reply_to_message: messageJson(world, person, replyTo, true) }),
    ...(message.mediaGroupId !== undefined && { media_group_id: message.mediaGroupId }),
    ...(message.text !== undefined && { text: message.text }),
    ...(file !== undefined && mediaFields(file)),
    ...(message.caption !== undefined && { caption: message.caption }),
    ...(message.entities.length > 0 && { [entitiesName]: message.entities }),
    ...(message.linkPreviewOptions !== undefined && { link_preview_options: message.linkPreviewOptions }),
    ...(message.keyboard !== undefined && { reply_markup: { inline_keyboard: message.keyboard } }),
  }
}

function mediaFields(file: FileRecord): Json {
  return file.as === 'photo' ? { photo: photoSizes(file) } : { document: documentFields(file) }
}

/** The message as the person sees it. */
export function shownMessage(world: World, message: StoredMessage): ChatMessage {
  const file = message.fileId === undefined ? undefined : findFile(world, message.fileId)
  return {
    messageId: message.messageId,
    from: message.from,
    date: message.date,
    ...(message.editDate !== undefined && { editDate: message.editDate }),
    ...(message.text !== undefined && { text: message.text }),
    ...(message.caption !== undefined && { caption: message.caption }),
    entities: message.entities,
    ...(file !== undefined && { file: shownFile(file) }),
    ...(message.keyboard !== undefined && { keyboard: shownKeyboard(message.keyboard) }),
    silent: message.silent,
  }
}

function shownFile(file: FileRecord): ChatFile {
  return { fileId: file.fileId, as: file.as, name: file.name, mimeType: file.mimeType, size: file.size }
}
