import type { CommandShown, DiscordPerson, DiscordStandIn, ShownMessage, ShownModal } from './discord/types.ts'
import { addTwins, discordIdOf } from './page-discord-people.ts'
import type { StandIn } from './telegram/types.ts'

/** What the page is told of Discord. `personId` is the person's id on the page, which is the one of Telegram. */
export type DiscordEvent =
  | {
      readonly kind: 'discord-people'
      readonly botId: string
      readonly channelId: string
      readonly people: readonly DiscordPerson[]
    }
  | {
      readonly kind: 'discord-chat'
      readonly personId: number
      readonly changed: readonly ShownMessage[]
      readonly removed: readonly string[]
      readonly about: DiscordAbout
    }

export interface DiscordAbout {
  readonly person: DiscordPerson
  readonly commands: { readonly dm: readonly CommandShown[]; readonly guild: readonly CommandShown[] }
  readonly modal: ShownModal | null
  readonly typing: boolean
}

export interface DiscordFeed {
  /** Sends everything, then every change. Returns how to stop. */
  connect(send: (event: DiscordEvent) => void): () => void
  refresh(): void
}

interface Listener {
  readonly send: (event: DiscordEvent) => void
  people: string
  readonly chats: Map<number, { about: string; readonly messages: Map<string, string> }>
}

/** Several changes of one response (the message, the closed modal) travel together. */
const COLLECT_MILLISECONDS = 15

/** Everything that the page shows of Discord, sent as differences. */
export function createDiscordFeed(standIn: StandIn, discord: DiscordStandIn): DiscordFeed {
  const listeners = new Set<Listener>()
  const tell = (listener: Listener): void => {
    tellPeople(discord, listener)
    for (const { id } of standIn.people()) tellChat(discord, listener, id)
  }
  let collecting = false
  const later = (): void => {
    if (collecting) return
    collecting = true
    setTimeout(() => {
      collecting = false
      addTwins(standIn, discord)
      for (const listener of listeners) tell(listener)
    }, COLLECT_MILLISECONDS)
  }
  addTwins(standIn, discord)
  standIn.onChange((personId) => {
    // Only somebody new is news for Discord; every message on Telegram would compare all chats otherwise.
    if (!discord.people().some(({ id }) => id === discordIdOf(personId))) later()
  })
  discord.onChange(later)

  return {
    connect(send) {
      addTwins(standIn, discord)
      const listener: Listener = { send, people: '', chats: new Map() }
      tell(listener)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refresh() {
      addTwins(standIn, discord)
      for (const listener of listeners) tell(listener)
    },
  }
}

function tellPeople(discord: DiscordStandIn, listener: Listener): void {
  const people = discord.people()
  const json = JSON.stringify(people)
  if (json === listener.people) return
  listener.people = json
  listener.send({ kind: 'discord-people', botId: discord.applicationId, channelId: discord.channelId, people })
}

function tellChat(discord: DiscordStandIn, listener: Listener, personId: number): void {
  const id = discordIdOf(personId)
  const person = discord.people().find((one) => one.id === id)
  if (person === undefined) return
  const known = listener.chats.get(personId) ?? { about: '', messages: new Map<string, string>() }
  listener.chats.set(personId, known)
  const history = discord.history(id).map((message) => withOwnAddresses(message, discord, personId))
  const present = new Set(history.map((message) => message.id))
  const removed = [...known.messages.keys()].filter((messageId) => !present.has(messageId))
  for (const messageId of removed) known.messages.delete(messageId)
  const changed = history.filter((message) => {
    const json = JSON.stringify(message)
    if (known.messages.get(message.id) === json) return false
    known.messages.set(message.id, json)
    return true
  })
  const about: DiscordAbout = {
    person,
    commands: { dm: discord.commands(id, 'dm'), guild: discord.commands(id, 'guild') },
    modal: discord.openModal(id) ?? null,
    typing: discord.typing(id),
  }
  const aboutJson = JSON.stringify(about)
  if (changed.length === 0 && removed.length === 0 && aboutJson === known.about) return
  known.about = aboutJson
  listener.send({ kind: 'discord-chat', personId, changed, removed, about })
}

/**
 * The links to files lead to the stand-in's own port and are signed anew each second. The page gets addresses of its
 * own, which its security policy allows and which stay the same.
 */
function withOwnAddresses(message: ShownMessage, discord: DiscordStandIn, personId: number): ShownMessage {
  const { origin } = new URL(discord.apiRoot)
  const own = (url: string): string => {
    if (!url.startsWith(`${origin}/`)) return url
    const id = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//.exec(url.slice(origin.length))?.[1]
    return id === undefined ? url : `/sandbox/discord/people/${personId}/files/${id}`
  }
  const replace = (key: string, value: unknown): unknown =>
    key === 'url' && typeof value === 'string' ? own(value) : value
  // The tree keeps its shape: only addresses are exchanged.
  return JSON.parse(JSON.stringify(message, replace)) as ShownMessage
}
