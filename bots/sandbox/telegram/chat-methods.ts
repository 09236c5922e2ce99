import { type Arguments, integerOf, structureOf, textOf } from './arguments.ts'
import { chatTarget, sendTarget } from './chat-target.ts'
import { botUser, privateChat } from './messages.ts'
import { badRequest, tooManyRequests } from './refusal.ts'
import { changed, chatOf, isRecord, type Json, type World } from './world.ts'

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
    can_join_groups: false,
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
  return { ...privateChat(chatTarget(world, input)), accent_color_id: 0, max_reaction_count: 11 }
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
