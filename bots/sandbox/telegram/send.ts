import { type Arguments, flagField, flagOf, onlyFields, structureOf, textOf } from './arguments.ts'
import { sendTarget } from './chat-target.ts'
import { fileOf } from './files.ts'
import { checkMarkup } from './keyboard.ts'
import { addMessage, messageJson } from './messages.ts'
import { badRequest } from './refusal.ts'
import { checkedCaption, checkedMessageText } from './text.ts'
import { urlProblem } from './urls.ts'
import { type ChatRecord, chatOf, isRecord, type Json, type World } from './world.ts'

/** The effects that everybody may send: 🔥 👍 👎 ❤ 🎉 💩 (ids collected by the community; Telegram lists them nowhere). */
const freeEffects = new Set([
  '5104841245755180586',
  '5107584321108051014',
  '5104858069142078462',
  '5159385139981059251',
  '5046509860389126442',
  '5046589136895476101',
])

interface SendOptions {
  readonly silent: boolean
  readonly protectedContent: boolean
  readonly replyToMessageId?: number
}

/** Refuses `parse_mode`: Klickwork always sends entities, so a parse mode is a bug of ours. */
export function refuseParseMode(input: Arguments): void {
  const mode = textOf(input, 'parse_mode')
  if (mode === '') return
  if (!['html', 'markdown', 'markdownv2'].includes(mode.toLowerCase())) throw badRequest('unsupported parse_mode')
  throw badRequest(`parse_mode ${mode} is not supported by the sandbox, send entities instead`)
}

function sendOptions(world: World, input: Arguments, person: ChatRecord): SendOptions {
  if (textOf(input, 'business_connection_id') !== '') throw badRequest('business connection not found')
  if (textOf(input, 'message_thread_id') !== '') throw badRequest('message thread not found')
  if (textOf(input, 'direct_messages_topic_id') !== '')
    throw badRequest('the chat is not a channel direct messages chat')
  if (structureOf(input, 'suggested_post_parameters') !== undefined) {
    throw badRequest('suggested posts can be sent only to channel direct messages')
  }
  if (structureOf(input, 'ephemeral_message_parameters') !== undefined) {
    throw badRequest('ephemeral messages can be sent only to groups')
  }
  if (flagOf(input, 'allow_paid_broadcast')) throw badRequest('FLOODSKIP_NOT_ALLOWED')
  const effect = textOf(input, 'message_effect_id')
  if (effect !== '' && !freeEffects.has(effect)) throw badRequest('EFFECT_ID_INVALID')
  const replyToMessageId = replyTarget(world, structureOf(input, 'reply_parameters'), person)
  return {
    silent: flagOf(input, 'disable_notification'),
    protectedContent: flagOf(input, 'protect_content'),
    ...(replyToMessageId !== undefined && { replyToMessageId }),
  }
}

function replyTarget(world: World, raw: unknown, person: ChatRecord): number | undefined {
  if (raw === undefined) return undefined
  if (!isRecord(raw)) throw badRequest("can't parse reply parameters: expected an Object")
  onlyFields(raw, ['message_id', 'allow_sending_without_reply'], 'the reply parameters that the sandbox supports')
  const messageId = raw['message_id']
  if (typeof messageId !== 'number') throw badRequest(`can't find field "message_id"`)
  if (chatOf(world, person.id).has(messageId)) return messageId
  if (flagField(raw, 'allow_sending_without_reply')) return undefined
  throw badRequest('message to be replied not found')
}

/** Checks `link_preview_options`; `undefined` when absent. */
export function linkPreviewOptions(input: Arguments): Json | undefined {
  const raw = structureOf(input, 'link_preview_options')
  if (raw === undefined) return undefined
  if (!isRecord(raw)) throw badRequest("can't parse link preview options: expected an Object")
  const flags = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text']
  onlyFields(raw, [...flags, 'url'], 'link_preview_options')
  for (const flag of flags) flagField(raw, flag)
  const url = raw['url']
  if (url !== undefined && (typeof url !== 'string' || urlProblem(url) !== undefined)) {
    throw badRequest('WEBPAGE_URL_INVALID')
  }
  return raw
}

/** An inline keyboard without buttons is no keyboard: the message then shows none. */
function keyboardField(input: Arguments): { readonly keyboard?: readonly (readonly Json[])[] } {
  const keyboard = checkMarkup(structureOf(input, 'reply_markup'), false)
  return keyboard === undefined || keyboard.length === 0 ? {} : { keyboard }
}

export function sendMessage(world: World, input: Arguments): Json {
  refuseParseMode(input)
  const formatted = checkedMessageText(textOf(input, 'text'), structureOf(input, 'entities'))
  const preview = linkPreviewOptions(input)
  const keyboard = keyboardField(input)
  const person = sendTarget(world, input)
  const message = addMessage(world, person, {
    from: 'bot',
    ...formatted,
    ...sendOptions(world, input, person),
    ...keyboard,
    ...(preview !== undefined && { linkPreviewOptions: preview }),
  })
  return messageJson(world, person, message)
}

/** `sendPhoto` and `sendDocument`. */
export function sendFileMessage(world: World, input: Arguments, as: 'photo' | 'document'): Json {
  refuseParseMode(input)
  const caption = checkedCaption(textOf(input, 'caption'), structureOf(input, 'caption_entities'))
  const keyboard = keyboardField(input)
  const person = sendTarget(world, input)
  const options = sendOptions(world, input, person)
  const file = fileOf(world, input, as, textOf(input, as), as)
  const message = addMessage(world, person, {
    from: 'bot',
    ...captionFields(caption),
    ...options,
    ...keyboard,
    fileId: file.fileId,
  })
  return messageJson(world, person, message)
}

export function captionFields(caption: ReturnType<typeof checkedCaption>): {
  readonly caption?: string
  readonly entities: ReturnType<typeof checkedCaption>['entities']
} {
  return caption.text === '' ? { entities: [] } : { caption: caption.text, entities: caption.entities }
}

export interface InputMedia {
  readonly as: 'photo' | 'document'
  readonly media: string
  readonly caption: ReturnType<typeof checkedCaption>
}

/** Reads an `InputMediaPhoto` or `InputMediaDocument`, the two kinds that the stand-in knows. */
export function inputMedia(raw: unknown): InputMedia {
  if (!isRecord(raw)) throw badRequest("can't parse InputMedia: expected an Object")
  const { type, media, caption } = raw
  if (type !== 'photo' && type !== 'document') throw badRequest("can't parse InputMedia: media type is not supported")
  const known = [
    'type',
    'media',
    'caption',
    'caption_entities',
    'parse_mode',
    'has_spoiler',
    'show_caption_above_media',
  ]
  onlyFields(raw, [...known, 'thumbnail', 'disable_content_type_detection'], 'InputMedia')
  if (typeof media !== 'string' || media === '') throw badRequest("can't parse InputMedia: media not found")
  if (raw['parse_mode'] !== undefined)
    throw badRequest('parse_mode is not supported by the sandbox, send entities instead')
  return {
    as: type,
    media,
    caption: checkedCaption(typeof caption === 'string' ? caption : '', raw['caption_entities']),
  }
}

export function sendMediaGroup(world: World, input: Arguments): readonly Json[] {
  const raw = structureOf(input, 'media')
  if (raw === undefined) throw badRequest('can\'t find field "media"')
  if (!Array.isArray(raw)) throw badRequest("can't parse media JSON object: expected an Array")
  if (raw.length < 2) throw badRequest('there are too few media to send as an album')
  if (raw.length > 10) throw badRequest('too many messages to send as an album')
  const media = raw.map(inputMedia)
  const [first] = media
  if (media.some((item) => item.as !== first?.as)) throw badRequest("document can't be mixed with other media types")
  const person = sendTarget(world, input)
  const options = sendOptions(world, input, person)
  const files = media.map((item) => fileOf(world, input, item.as, item.media, item.as))
  world.counters.mediaGroup += 1
  const mediaGroupId = String(13_000_000_000_000_000n + BigInt(world.counters.mediaGroup))
  return media.map((item, index) => {
    const fileId = files[index]?.fileId ?? ''
    const message = addMessage(world, person, {
      from: 'bot',
      ...captionFields(item.caption),
      ...options,
      fileId,
      mediaGroupId,
    })
    return messageJson(world, person, message)
  })
}
