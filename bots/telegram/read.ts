import type { Act, Incoming, MessageRef, Sender } from '../dialog/incoming.ts'
import { decodeButton } from './buttons.ts'
import { intentOf } from './commands.ts'
import { filled, flag, idOf, part, words } from './json.ts'
import type { Json } from './json.ts'
import { sentFileOf } from './read-file.ts'

/** What we need to know about ourselves: commands in groups are addressed by it. Without the "@". */
export interface Self {
  readonly username: string
}

/** The kinds of update that `read` understands, for `allowed_updates`. */
export const READ_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

/** Kinds of content that a person can send and that nothing here can use; other messages without words are Telegram's own. */
const UNUSABLE = [
  'sticker',
  'poll',
  'location',
  'venue',
  'contact',
  'dice',
  'game',
  'story',
  'checklist',
  'paid_media',
  'giveaway',
  'invoice',
  'rich_message',
]

/** A board is made of a group or channel by this intent; its id is the argument. */
const BOARD_SETUP = 'board.setup'
const BOARDS = 'boards'
const GROUP_ID = /^-[1-9]\d{0,19}$/

const COMMAND = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,32}))?(?:\s+([\s\S]*))?$/

/**
 * What a person did, out of an update of the Bot API. Pure, and throws for no JSON whatever. Undefined for what does not
 * concern us: edits, messages of bots, talk in groups, Telegram's own notes. Strings come out well-formed and without
 * U+0000, because PostgreSQL's jsonb takes neither lone surrogates nor that.
 */
export function read(update: Json, self: Self): Incoming | undefined {
  const incoming = readUpdate(update, self)
  const chat = incoming === undefined ? undefined : askedChat(incoming.act)
  return incoming === undefined || chat === undefined ? incoming : { ...incoming, chat: { id: chat } }
}

/** The group or channel of which a board is to be made: Telegram is asked about it, the button or link only names it. */
function askedChat(act: Act): string | undefined {
  if ((act.is !== 'go' && act.is !== 'in-group') || act.intent.do !== BOARD_SETUP) return undefined
  return act.intent.args.find((arg) => GROUP_ID.test(arg))
}

function readUpdate(update: Json, self: Self): Incoming | undefined {
  const query = part(update, 'callback_query')
  if (query !== undefined) return readPress(query)
  const message = part(update, 'message')
  if (message !== undefined) return readMessage(message, self)
  const change = part(update, 'my_chat_member')
  return change === undefined ? undefined : readMembership(change)
}

function readMessage(message: Json, self: Self): Incoming | undefined {
  const from = senderOf(part(message, 'from'))
  const chat = part(message, 'chat')
  const place = idOf(chat, 'id')
  if (from === undefined || place === undefined) return undefined
  if (words(chat, 'type') === 'private') {
    const own = actOf(message, self)
    return own === undefined ? undefined : { from, place, act: own }
  }
  const act = actInGroup(message, self, place)
  // A private chat has the id of its person.
  return act === undefined ? undefined : { from, place, home: from.externalId, act }
}

/** The person's own message, which may be deleted when it holds a secret. */
export function sentMessage(update: Json, { place, act }: Incoming): MessageRef | undefined {
  return act.is === 'words' || act.is === 'file' ? messageOf(part(update, 'message'), place) : undefined
}

function actOf(message: Json, self: Self): Act | undefined {
  const text = words(message, 'text')
  if (text !== undefined && text.trim() !== '') {
    const intent = commandOf(text, self, 'anybody')
    return intent === undefined ? { is: 'words', words: text } : { is: 'go', intent }
  }
  const file = sentFileOf(message)
  if (file !== undefined) return { is: 'file', file, words: words(message, 'caption') ?? '' }
  return UNUSABLE.some((kind) => part(message, kind) !== undefined) ? { is: 'unusable' } : undefined
}

/** In a group only what is addressed to us by name: everything else is other people's talk. */
function actInGroup(message: Json, self: Self, group: string): Act | undefined {
  const intent = commandOf(words(message, 'text') ?? '', self, 'us')
  if (intent === undefined) return undefined
  return { is: 'in-group', intent: intent.do === BOARDS ? { do: BOARD_SETUP, args: [group] } : intent }
}

function commandOf(text: string, self: Self, addressed: 'us' | 'anybody') {
  const [, command, to, rest] = COMMAND.exec(text.trimStart()) ?? []
  if (command === undefined) return undefined
  const isOurs = to === undefined ? addressed === 'anybody' : to.toLowerCase() === self.username.toLowerCase()
  return isOurs ? intentOf(command, rest ?? '') : undefined
}

function readPress(query: Json): Incoming | undefined {
  const from = senderOf(part(query, 'from'))
  if (from === undefined) return undefined
  const pressed = part(query, 'message')
  const chat = part(pressed, 'chat')
  // A private chat has the id of its person, so there is a place to answer to even when the message is not told.
  const place = idOf(chat, 'id') ?? from.externalId
  const button = decodeButton(words(query, 'data') ?? '')
  const type = words(chat, 'type')
  if (type !== undefined && type !== 'private') {
    const intent = button?.is === 'go' ? button.intent : { do: 'menu', args: [] }
    return { from, place, home: from.externalId, act: { is: 'in-group', intent } }
  }
  const message = messageOf(pressed, place)
  return { from, place, act: button ?? { is: 'unknown-button' }, ...(message === undefined ? {} : { message }) }
}

/** An inaccessible message (date 0) cannot be edited any more: the answer becomes a new message. */
function messageOf(pressed: Json | undefined, place: string): MessageRef | undefined {
  const message = idOf(pressed, 'message_id')
  if (message === undefined || message === '0' || idOf(pressed, 'date') === '0') return undefined
  return { platform: 'telegram', place, message }
}

/**
 * Telegram's way of telling that a person blocked the bot, or let it in again; or that somebody has made it an
 * administrator of a channel: that becomes a board, if it is that person's to decide.
 */
function readMembership(change: Json): Incoming | undefined {
  const from = senderOf(part(change, 'from'))
  const chat = part(change, 'chat')
  const place = idOf(chat, 'id')
  if (from === undefined || place === undefined) return undefined
  const status = words(part(change, 'new_chat_member'), 'status')
  if (words(chat, 'type') !== 'private') {
    // In a group the app also sends a command in the person's name.
    if (
      words(chat, 'type') !== 'channel' ||
      status !== 'administrator' ||
      words(part(change, 'old_chat_member'), 'status') === status
    )
      return undefined
    return { from, place: from.externalId, act: { is: 'go', intent: { do: BOARD_SETUP, args: [place] } } }
  }
  if (status === 'kicked') return { from, place, act: { is: 'left' } }
  return status === 'member' ? { from, place, act: { is: 'came-back' } } : undefined
}

function senderOf(user: Json | undefined): Sender | undefined {
  const externalId = idOf(user, 'id')
  if (externalId === undefined || flag(user, 'is_bot')) return undefined
  const name = [words(user, 'first_name'), words(user, 'last_name')].filter(filled).join(' ')
  const locale = words(user, 'language_code')
  return { platform: 'telegram', externalId, name, ...(filled(locale) ? { locale } : {}) }
}
