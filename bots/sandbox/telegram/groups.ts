import { addMessage, botUser, groupChat, messageJson, personUser, shownMessage } from './messages.ts'
import { formatTypedText } from './text.ts'
import type { ChatMessage, Group } from './types.ts'
import { enqueue } from './updates.ts'
import { changed, chatOf, type GroupRecord, type Json, type PersonRecord, unixSeconds, type World } from './world.ts'

const firstGroupId = -1_002_000_000_001

export function addGroup(
  world: World,
  input: {
    readonly title: string
    readonly type: 'channel' | 'supergroup'
    readonly administrators: readonly number[]
  },
): GroupRecord {
  const id = Math.min(firstGroupId + 1, ...world.groups.keys()) - 1
  const group: GroupRecord = { id, ...input, bot: 'left', botMayPost: false, typingUntil: 0 }
  world.groups.set(id, group)
  changed(world, id)
  return group
}

export function groupOf(world: World, id: number): GroupRecord {
  const group = world.groups.get(id)
  if (group === undefined) throw new Error(`The stand-in knows no channel or group with the id ${id}.`)
  return group
}

export const shownGroup = ({ id, type, title, bot, botMayPost }: GroupRecord): Group => ({
  id,
  type,
  title,
  bot,
  botMayPost,
})

/** What a `ChatMember` says about the bot, without the user. */
export function botStatus({ type, bot, botMayPost }: Pick<GroupRecord, 'type' | 'bot' | 'botMayPost'>): Json {
  if (bot === 'administrator') {
    const rights = { can_be_edited: false, is_anonymous: false, can_manage_chat: true, can_delete_messages: false }
    return {
      status: bot,
      ...rights,
      ...(type === 'channel' && { can_post_messages: botMayPost, can_edit_messages: botMayPost }),
    }
  }
  if (bot === 'kicked') return { status: bot, until_date: 0 }
  if (bot === 'member' && !botMayPost)
    return { status: 'restricted', is_member: true, can_send_messages: false, until_date: 0 }
  return { status: bot }
}

/**
 * A person adds the bot, takes its rights or throws it out; the bot learns of it by `my_chat_member`. Only administrators
 * may change its rights, as in Telegram's apps; anybody may add it to a group as a member.
 */
export function setBot(
  world: World,
  group: GroupRecord,
  by: PersonRecord,
  now: { readonly bot: GroupRecord['bot']; readonly mayPost: boolean },
): void {
  const isAllowed = group.administrators.includes(by.id) || (group.type === 'supergroup' && now.bot === 'member')
  if (!isAllowed) throw new Error(`${by.firstName} is no administrator of ${group.title}.`)
  const before = botStatus(group)
  group.bot = now.bot
  group.botMayPost = now.mayPost
  enqueue(world, `chat:${group.id}`, {
    my_chat_member: {
      chat: groupChat(group),
      from: personUser(by),
      date: unixSeconds(world),
      old_chat_member: { user: botUser(world), ...before },
      new_chat_member: { user: botUser(world), ...botStatus(group) },
    },
  })
  changed(world, group.id)
}

/**
 * A person writes in a group. In privacy mode, which is how bots are made, the bot is told only what is addressed to it by
 * name. Answers the id of the message.
 */
export function writeInGroup(world: World, group: GroupRecord, person: PersonRecord, text: string): number {
  if (group.type === 'channel') throw new Error('The stand-in lets only its bot post in channels.')
  const formatted = formatTypedText(text)
  const message = { from: 'person', authorId: person.id, silent: false, protectedContent: false, ...formatted } as const
  const stored = addMessage(world, group, message)
  const isForBot = new RegExp(`^/\\w+@${world.username}\\b`, 'i').test(text)
  const isThere = group.bot === 'administrator' || (group.bot === 'member' && isForBot)
  if (isThere) enqueue(world, `chat:${group.id}`, { message: messageJson(world, group, stored) })
  return stored.messageId
}

/** A channel or group with everything in it is gone for everybody. */
export function deleteGroup(world: World, group: GroupRecord): void {
  world.groups.delete(group.id)
  world.chats.delete(group.id)
  changed(world, group.id)
}

/** An administrator deletes a message, whoever wrote it. The bot is not told. */
export function deleteInGroup(world: World, group: GroupRecord, messageId: number): void {
  chatOf(world, group.id).delete(messageId)
  changed(world, group.id)
}

export function groupHistory(world: World, group: GroupRecord): readonly ChatMessage[] {
  return [...chatOf(world, group.id).values()].map((message) => shownMessage(world, message))
}
