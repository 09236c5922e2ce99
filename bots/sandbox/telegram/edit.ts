import { type Arguments, integerOf, structureOf, textOf } from './arguments.ts'
import { chatTarget, type EditTarget, editTarget } from './chat-target.ts'
import { fileOf } from './files.ts'
import { checkMarkup, type Keyboard } from './keyboard.ts'
import { messageJson } from './messages.ts'
import { badRequest } from './refusal.ts'
import { captionFields, inputMedia, linkPreviewOptions, refuseParseMode } from './send.ts'
import { checkedCaption, checkedMessageText } from './text.ts'
import type { Entity } from './types.ts'
import { changed, chatOf, type Json, type StoredMessage, unixSeconds, type World } from './world.ts'

/** A message may be deleted for 48 hours (Bot API, deleteMessage). */
const deletableSeconds = 48 * 60 * 60

interface Content {
  readonly text?: string
  readonly caption?: string
  readonly entities: readonly Entity[]
  readonly fileId?: string
  readonly linkPreviewOptions?: Json
}

/**
 * Replaces content and keyboard; the same content again is refused, as the real server does. An edit without a keyboard
 * removes it.
 */
function applyEdit(world: World, target: EditTarget, content: Content, keyboard: Keyboard | undefined): Json {
  const { person, message } = target
  const rows = keyboard === undefined || keyboard.length === 0 ? undefined : keyboard
  const after = { ...contentOf(content), keyboard: rows ?? [] }
  const before = { ...contentOf(message), keyboard: message.keyboard ?? [] }
  if (JSON.stringify(after) === JSON.stringify(before)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  // The real server shows no "edited" mark when only the buttons changed.
  const isContentEdited = JSON.stringify(contentOf(content)) !== JSON.stringify(contentOf(message))
  const {
    text: _text,
    caption: _caption,
    fileId: _fileId,
    keyboard: _keyboard,
    linkPreviewOptions: _preview,
    ...kept
  } = message
  const edited: StoredMessage = {
    ...kept,
    ...content,
    ...(rows !== undefined && { keyboard: rows }),
    ...(isContentEdited && { editDate: unixSeconds(world) }),
  }
  chatOf(world, person.id).set(message.messageId, edited)
  changed(world, person.id)
  return messageJson(world, person, edited)
}

function contentOf(content: Content): Json {
  const { text = '', caption = '', fileId = '', entities, linkPreviewOptions: preview = {} } = content
  return { text, caption, fileId, entities, preview }
}

function editedKeyboard(input: Arguments): Keyboard | undefined {
  return checkMarkup(structureOf(input, 'reply_markup'), true)
}

export function editMessageText(world: World, input: Arguments): Json {
  refuseParseMode(input)
  if (structureOf(input, 'rich_message') !== undefined)
    throw badRequest('rich messages are not supported by the sandbox')
  const formatted = checkedMessageText(textOf(input, 'text'), structureOf(input, 'entities'))
  const preview = linkPreviewOptions(input)
  const keyboard = editedKeyboard(input)
  const target = editTarget(world, input)
  if (target.message.text === undefined) throw badRequest('there is no text in the message to edit')
  const content = { ...formatted, ...(preview !== undefined && { linkPreviewOptions: preview }) }
  return applyEdit(world, target, content, keyboard)
}

export function editMessageCaption(world: World, input: Arguments): Json {
  refuseParseMode(input)
  const caption = checkedCaption(textOf(input, 'caption'), structureOf(input, 'caption_entities'))
  const keyboard = editedKeyboard(input)
  const target = editTarget(world, input)
  const { fileId } = target.message
  if (fileId === undefined) throw badRequest('there is no caption in the message to edit')
  return applyEdit(world, target, { ...captionFields(caption), fileId }, keyboard)
}

export function editMessageReplyMarkup(world: World, input: Arguments): Json {
  const keyboard = editedKeyboard(input)
  const target = editTarget(world, input)
  const { text, caption, entities, fileId, linkPreviewOptions: preview } = target.message
  const content = {
    entities,
    ...(text !== undefined && { text }),
    ...(caption !== undefined && { caption }),
    ...(fileId !== undefined && { fileId }),
    ...(preview !== undefined && { linkPreviewOptions: preview }),
  }
  return applyEdit(world, target, content, keyboard)
}

export function editMessageMedia(world: World, input: Arguments): Json {
  const media = inputMedia(structureOf(input, 'media'))
  const keyboard = editedKeyboard(input)
  const target = editTarget(world, input)
  const file = fileOf(world, input, media.as, media.media, media.as)
  return applyEdit(world, target, { ...captionFields(media.caption), fileId: file.fileId }, keyboard)
}

/** Deletes one message of either side, at most 48 hours old. */
export function deleteMessage(world: World, input: Arguments): true {
  const person = chatTarget(world, input)
  const messageId = integerOf(input, 'message_id', 0, 0, Number.MAX_SAFE_INTEGER)
  if (messageId === 0) throw badRequest('message identifier is not specified')
  const message = chatOf(world, person.id).get(messageId)
  if (message === undefined) throw badRequest('message to delete not found')
  refuseOld(world, message)
  chatOf(world, person.id).delete(messageId)
  changed(world, person.id)
  return true
}

/** Deletes up to 100 messages; ids that are not there are skipped. */
export function deleteMessages(world: World, input: Arguments): true {
  const person = chatTarget(world, input)
  const raw = structureOf(input, 'message_ids')
  if (raw === undefined) throw badRequest('message identifiers are not specified')
  if (!Array.isArray(raw)) throw badRequest('expected an Array of message identifiers')
  if (raw.length > 100) throw badRequest('too many message identifiers specified')
  const messageIds = raw.map((id: unknown) => {
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
    throw badRequest('invalid message identifier specified')
  })
  const chat = chatOf(world, person.id)
  const found = messageIds.flatMap((id) => chat.get(id) ?? [])
  for (const message of found) refuseOld(world, message)
  for (const message of found) chat.delete(message.messageId)
  if (found.length > 0) changed(world, person.id)
  return true
}

function refuseOld(world: World, message: StoredMessage): void {
  if (unixSeconds(world) - message.date > deletableSeconds) throw badRequest("message can't be deleted for everyone")
}
