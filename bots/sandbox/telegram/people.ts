import { keepFile } from './files.ts'
import { addMessage, botUser, messageJson, personUser, privateChat } from './messages.ts'
import { checkedCaption, formatTypedText, splitTypedText } from './text.ts'
import type { Person, SentFile } from './types.ts'
import { enqueue } from './updates.ts'
import { changed, chatOf, type PersonRecord, type StoredMessage, unixSeconds, type World } from './world.ts'

const firstPersonId = 5_000_001
const deepLinkPayload = /^[A-Za-z0-9_-]{1,64}$/

export function addPerson(
  world: World,
  input: { readonly firstName: string; readonly languageCode?: string; readonly id?: number },
): PersonRecord {
  const firstName = input.firstName.trim()
  if (firstName === '' || firstName.length > 64) throw new Error('A person needs a first name of 1 to 64 characters.')
  const id = input.id ?? Math.max(firstPersonId - 1, ...world.people.keys()) + 1
  if (!Number.isSafeInteger(id) || id < 1) throw new Error('The id of a person is a whole number from 1 on.')
  if (world.people.has(id)) throw new Error(`There is a person with the id ${id} already.`)
  const languageCode = input.languageCode ?? 'en'
  const person = { id, firstName, languageCode, blocked: false, started: false, typingUntil: 0 }
  world.people.set(id, person)
  changed(world, id)
  return person
}

export function personOf(world: World, personId: number): PersonRecord {
  const person = world.people.get(personId)
  if (person === undefined) throw new Error(`The stand-in knows no person with the id ${personId}.`)
  return person
}

export function shownPerson({ id, firstName, languageCode, blocked }: PersonRecord): Person {
  return { id, firstName, languageCode, blocked }
}

/** Writing to a bot that one has blocked lets it in again, as Telegram's apps do with "Restart". */
function receive(world: World, person: PersonRecord, message: Parameters<typeof addMessage>[2]): StoredMessage {
  if (person.blocked) setBlocked(world, person, false)
  person.started = true
  const stored = addMessage(world, person, message)
  enqueue(world, `chat:${person.id}`, { message: messageJson(world, person, stored) })
  return stored
}

const fromPerson = { from: 'person', silent: false, protectedContent: false } as const

/** Every part of a long text is its own message; answers the id of the last. */
export function writeText(world: World, person: PersonRecord, text: string): number {
  const parts = splitTypedText(text)
  if (parts.length === 0) throw new Error('A message needs some text.')
  const sent = parts.map((part) => receive(world, person, { ...fromPerson, ...formatTypedText(part) }))
  return sent.at(-1)?.messageId ?? 0
}

/** A deep link allows 1 to 64 of A-Z, a-z, 0-9, _ and - as its payload (Bot API, "Deep linking"). */
export function startBot(world: World, person: PersonRecord, payload?: string): number {
  if (payload === undefined || payload === '') return writeText(world, person, '/start')
  if (!deepLinkPayload.test(payload)) {
    throw new Error('The payload of a deep link has 1 to 64 characters of A-Z, a-z, 0-9, _ and -.')
  }
  return writeText(world, person, `/start ${payload}`)
}

export function sendPersonFile(world: World, person: PersonRecord, file: SentFile): number {
  const upload = { name: file.name, mimeType: file.mimeType, bytes: file.bytes }
  const caption = checkedCaption(file.caption ?? '', undefined)
  const kept = keepFile(world, file.as, upload, file.claimedSize)
  const captionPart = caption.text === '' ? { entities: [] } : { caption: caption.text, entities: caption.entities }
  return receive(world, person, { ...fromPerson, ...captionPart, fileId: kept.fileId }).messageId
}

/** Blocks the bot or lets it in again; the bot learns of it by `my_chat_member`. */
export function setBlocked(world: World, person: PersonRecord, blocked: boolean): void {
  if (person.blocked === blocked) return
  person.blocked = blocked
  const member = { user: botUser(world), status: 'member' }
  const kicked = { user: botUser(world), status: 'kicked', until_date: 0 }
  enqueue(world, `chat:${person.id}`, {
    my_chat_member: {
      chat: privateChat(person),
      from: personUser(person),
      date: unixSeconds(world),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    },
  })
  changed(world, person.id)
}

export function messagesOf(world: World, person: PersonRecord): readonly StoredMessage[] {
  return [...chatOf(world, person.id).values()]
}
