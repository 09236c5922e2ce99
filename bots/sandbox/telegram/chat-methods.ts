import { type Arguments, integerOf, structureOf, textOf } from './arguments.ts'
import { chatTarget, requireMember, sendTarget } from './chat-target.ts'
import { botStatus } from './groups.ts'
import { botUser, chatJson, personUser } from './messages.ts'
import { badRequest, tooManyRequests } from './refusal.ts'
import { changed, chatOf, isGroup, isRecord, type Json, type World } from './world.ts'

const actions = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
)

/** The emoji of ReactionTypeEmoji, Bot API 10.3. */
const reactionEmoji = new Set(
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
)

/** How long an action is shown (Bot API, sendChatAction). */
const actionMilliseconds = 5000

/** The real server refuses `close` in the first ten minutes after a bot was launched. */
const closableAfterMilliseconds = 10 * 60 * 1000

export function getMe(world: World): Json {
  return {
    ...botUser(world),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}

export function getChat(world: World, input: Arguments): Json {
  const chat = chatTarget(world, input)
  if (isGroup(chat)) requireMember(chat)
  return { ...chatJson(chat), accent_color_id: 0, max_reaction_count: 11 }
}

/** The bot itself, or a person; of a channel's members a bot is told only when it is an administrator. */
export function getChatMember(world: World, input: Arguments): Json {
  const chat = chatTarget(world, input)
  const userId = integerOf(input, 'user_id', 0, 0, Number.MAX_SAFE_INTEGER)
  if (!isGroup(chat)) throw badRequest('chat not found')
  if (userId === world.botId) return { user: botUser(world), ...botStatus(chat) }
  requireMember(chat)
  if (chat.type === 'channel' && chat.bot !== 'administrator') throw badRequest('member list is inaccessible')
  const person = world.people.get(userId)
  if (person === undefined) throw badRequest('user not found')
  const isAdministrator = chat.administrators.includes(userId)
  return { user: personUser(person), status: isAdministrator ? 'administrator' : 'member' }
}

export function sendChatAction(world: World, input: Arguments): true {
  const action = textOf(input, 'action')
  if (!actions.has(action)) throw badRequest('wrong parameter action in request')
  const person = sendTarget(world, input)
  person.typingUntil = world.now() + actionMilliseconds
  changed(world, person.id)
  return true
}

export function setMessageReaction(world: World, input: Arguments): true {
  const person = sendTarget(world, input)
  const messageId = integerOf(input, 'message_id', 0, 0, Number.MAX_SAFE_INTEGER)
  if (messageId === 0) throw badRequest('message identifier is not specified')
  if (!chatOf(world, person.id).has(messageId)) throw badRequest('message to react not found')
  const raw = structureOf(input, 'reaction') ?? []
  if (!Array.isArray(raw)) throw badRequest('expected an Array of ReactionType')
  if (raw.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  for (const reaction of raw) {
    const emoji = isRecord(reaction) && reaction['type'] === 'emoji' ? reaction['emoji'] : undefined
    if (typeof emoji !== 'string' || !reactionEmoji.has(emoji)) throw badRequest('REACTION_INVALID')
  }
  return true
}

export function close(world: World): true {
  const waitMilliseconds = world.startedAt + closableAfterMilliseconds - world.now()
  if (waitMilliseconds > 0) throw tooManyRequests(Math.ceil(waitMilliseconds / 1000))
  return true
}

/** From now on every call answers 400 "Logged out", as at the real cloud server. */
export function logOut(world: World): true {
  world.loggedOut = true
  return true
}
