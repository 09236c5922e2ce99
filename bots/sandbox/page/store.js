// @ts-check
import { setClock } from './time.js'

/** @typedef {import('../page-feed.ts').FeedEvent} FeedEvent */
/** @typedef {import('../telegram/types.ts').ChatMessage} ChatMessage */
/** @typedef {Extract<FeedEvent, { kind: 'people' }>['people'][number]} Person */
/** @typedef {Extract<FeedEvent, { kind: 'chat' }>['about']} About */
/** @typedef {{ messages: ChatMessage[], about: About }} Chat */
/** @typedef {Extract<FeedEvent, { kind: 'board' }>} Board */

/** @typedef {import('../discord/types.ts').ShownMessage} DiscordMessage */
/** @typedef {import('../discord/types.ts').DiscordPerson} DiscordPerson */
/** @typedef {import('../page-discord-feed.ts').DiscordAbout} DiscordAbout */
/** @typedef {{ messages: DiscordMessage[], about: DiscordAbout }} DiscordChat */

/** @type {About} */
const NOTHING = { commands: [], profile: { name: '', description: '', shortDescription: '' }, typing: false }

/** What the server told so far. */
export const world = {
  username: '',
  /** @type {readonly Person[]} */
  people: [],
  /** @type {Map<number, Chat>} */
  chats: new Map(),
  /** @type {Board | undefined} */
  board: undefined,
  hasDiscord: false,
  discord: {
    botId: '',
    channelId: '',
    /** @type {readonly DiscordPerson[]} */
    people: [],
    /** @type {Map<number, DiscordChat>} */
    chats: new Map(),
  },
}

/** @type {{ people: (() => void)[], chat: ((personId: number) => void)[], discord: ((personId: number) => void)[], board: (() => void)[], connection: ((isThere: boolean) => void)[] }} */
const listeners = { people: [], chat: [], discord: [], board: [], connection: [] }

/** @param {() => void} listener */
export function onPeople(listener) {
  listeners.people.push(listener)
}

/** @param {(personId: number) => void} listener */
export function onChat(listener) {
  listeners.chat.push(listener)
}

/** @param {(personId: number) => void} listener */
export function onDiscord(listener) {
  listeners.discord.push(listener)
}

/** @param {() => void} listener */
export function onBoard(listener) {
  listeners.board.push(listener)
}

/** @param {(isThere: boolean) => void} listener */
export function onConnection(listener) {
  listeners.connection.push(listener)
}

/**
 * @param {number} personId
 * @returns {Chat}
 */
export function chatOf(personId) {
  return world.chats.get(personId) ?? { messages: [], about: NOTHING }
}

/** Between `hello` and `ready` the page stays as it was, so that a reconnect does not make it flicker. */
let isFilling = false

/** @param {FeedEvent} event */
function take(event) {
  switch (event.kind) {
    case 'hello':
      world.username = event.username
      world.chats = new Map()
      world.hasDiscord = event.hasDiscord ?? false
      world.discord.chats = new Map()
      isFilling = true
      break
    case 'people':
      world.people = event.people
      if (!isFilling) tellPeople()
      break
    case 'chat':
      takeChat(event)
      break
    case 'discord-people':
      world.discord = { ...world.discord, botId: event.botId, channelId: event.channelId, people: event.people }
      break
    case 'discord-chat':
      takeDiscordChat(event)
      break
    case 'board':
      world.board = event
      if (!isFilling) tellBoard()
      break
    case 'clock':
      setClock(event.now)
      break
    case 'ready':
      isFilling = false
      tellPeople()
      tellBoard()
      for (const person of world.people) for (const listener of listeners.chat) listener(person.id)
      for (const personId of world.discord.chats.keys()) for (const listener of listeners.discord) listener(personId)
      break
  }
}

/** @param {Extract<FeedEvent, { kind: 'chat' }>} event */
function takeChat(event) {
  const messages = new Map(chatOf(event.personId).messages.map((message) => [message.messageId, message]))
  for (const id of event.removed) messages.delete(id)
  for (const message of event.changed) messages.set(message.messageId, message)
  const sorted = [...messages.values()].toSorted((one, other) => one.messageId - other.messageId)
  world.chats.set(event.personId, { messages: sorted, about: event.about })
  if (!isFilling) for (const listener of listeners.chat) listener(event.personId)
}

/** @param {Extract<FeedEvent, { kind: 'discord-chat' }>} event */
function takeDiscordChat(event) {
  const known = world.discord.chats.get(event.personId)?.messages ?? []
  const messages = new Map(known.map((message) => [message.id, message]))
  for (const id of event.removed) messages.delete(id)
  for (const message of event.changed) messages.set(message.id, message)
  // Snowflakes grow with time, and all of one sandbox are of one length or longer.
  const sorted = [...messages.values()].toSorted(
    (one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1),
  )
  world.discord.chats.set(event.personId, { messages: sorted, about: event.about })
  if (!isFilling) for (const listener of listeners.discord) listener(event.personId)
}

function tellBoard() {
  for (const listener of listeners.board) listener()
}

function tellPeople() {
  for (const listener of listeners.people) listener()
}

const AGAIN_MILLISECONDS = 1500

/**
 * Listens to the server for as long as the page is open. An `EventSource` gives up for good when it gets an answer
 * that is not a stream (a proxy, a restart), so each loss opens a new one.
 */
export function connect() {
  const source = new EventSource('/sandbox/events')
  source.addEventListener('open', () => {
    for (const listener of listeners.connection) listener(true)
  })
  source.addEventListener('message', (event) => take(JSON.parse(event.data)))
  source.addEventListener('error', () => {
    source.close()
    for (const listener of listeners.connection) listener(false)
    setTimeout(connect, AGAIN_MILLISECONDS)
  })
  addEventListener('pagehide', () => source.close(), { once: true })
}
