import type { DiscordStandIn } from './discord/types.ts'
import { createDiscordFeed, type DiscordEvent } from './page-discord-feed.ts'
import type { SandboxClock } from './page.ts'
import type { ChatMessage, Command, Group, Person, Profile, StandIn } from './telegram/types.ts'

export interface Hint {
  readonly de: string
  readonly en: string
}

/** What the page is told. A new connection gets `hello`, everything there is, and `ready`; afterwards only what changed. */
export type FeedEvent =
  | { readonly kind: 'hello'; readonly username: string; readonly hasDiscord?: true }
  | { readonly kind: 'people'; readonly people: readonly (Person & { readonly hint?: Hint })[] }
  | {
      readonly kind: 'chat'
      readonly personId: number
      readonly changed: readonly ChatMessage[]
      readonly removed: readonly number[]
      readonly about: { readonly commands: readonly Command[]; readonly profile: Profile; readonly typing: boolean }
    }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'board'; readonly title: string; readonly messages: readonly ChatMessage[] }
  | { readonly kind: 'ready' }
  | DiscordEvent

export interface Feed {
  /** Sends everything, then every change. Returns how to stop. */
  connect(send: (event: FeedEvent) => void): Promise<() => void>
  /** Tells every page at once what people and the clock are now. */
  refresh(): Promise<void>
}

interface FeedOptions {
  readonly standIn: StandIn
  readonly discord?: DiscordStandIn
  readonly clock: SandboxClock
  readonly hint?: (person: Person) => Hint | undefined
}

interface Listener {
  readonly send: (event: FeedEvent) => void
  /** What this page has been sent, as JSON, so that only differences travel. */
  people: string
  readonly chats: Map<number, { about: string; readonly messages: Map<number, string> }>
}

/** Several changes of one turn (a new message, a removed keyboard) travel together. */
const COLLECT_MILLISECONDS = 15

/** The board shows the newest; older jobs are hardly open any more. */
const MOST_CARDS = 50

/** Keeps the connection alive through proxies and corrects the page's own ticking. */
const CLOCK_MILLISECONDS = 10_000

export function createFeed({ standIn, discord, clock, hint }: FeedOptions): Feed {
  const discordFeed = discord === undefined ? undefined : createDiscordFeed(standIn, discord)
  const listeners = new Set<Listener>()

  const tellPeople = (listener: Listener): void => {
    const people = standIn.people().map((person) => {
      const about = hint?.(person)
      return about === undefined ? person : { ...person, hint: about }
    })
    const json = JSON.stringify(people)
    if (json === listener.people) return
    listener.people = json
    listener.send({ kind: 'people', people })
  }
  const tellClock = async (): Promise<void> => {
    const now = (await clock.now()).getTime()
    for (const listener of listeners) listener.send({ kind: 'clock', now })
  }

  collectChanges(standIn, (people, isBoard) => {
    for (const listener of listeners) {
      tellPeople(listener)
      for (const id of people) tellChat(standIn, listener, id)
      if (isBoard) tellBoard(standIn, listener)
    }
  })

  return {
    async connect(send) {
      const listener: Listener = { send, people: '', chats: new Map() }
      const now = (await clock.now()).getTime()
      send({ kind: 'hello', username: standIn.username, ...(discordFeed !== undefined && { hasDiscord: true }) })
      send({ kind: 'clock', now })
      tellPeople(listener)
      for (const person of standIn.people()) tellChat(standIn, listener, person.id)
      tellBoard(standIn, listener)
      const leaveDiscord = discordFeed?.connect(send)
      send({ kind: 'ready' })
      listeners.add(listener)
      const ticking = setInterval(tellClock, CLOCK_MILLISECONDS)
      ticking.unref()
      return () => {
        listeners.delete(listener)
        leaveDiscord?.()
        clearInterval(ticking)
      }
    },
    async refresh() {
      for (const listener of listeners) tellPeople(listener)
      for (const person of standIn.people()) {
        for (const listener of listeners) tellChat(standIn, listener, person.id)
      }
      discordFeed?.refresh()
      await tellClock()
    },
  }
}

function collectChanges(standIn: StandIn, tell: (people: readonly number[], isBoard: boolean) => void): void {
  const changed = new Set<number>()
  standIn.onChange((id) => {
    const isCollecting = changed.size > 0
    changed.add(id)
    if (isCollecting) return
    setTimeout(() => {
      const ids = [...changed]
      changed.clear()
      // A channel or group has a negative id.
      const people = ids.filter((one) => one > 0)
      tell(people, people.length < ids.length)
    }, COLLECT_MILLISECONDS)
  })
}

/** The channel of the sandbox, in which new jobs appear. */
export const boardOf = (standIn: StandIn): Group | undefined => standIn.groups().find(({ type }) => type === 'channel')

function tellBoard(standIn: StandIn, listener: Listener): void {
  const board = boardOf(standIn)
  if (board === undefined) return
  const messages = standIn.groupHistory(board.id).slice(-MOST_CARDS)
  listener.send({ kind: 'board', title: board.title, messages })
}

function tellChat(standIn: StandIn, listener: Listener, personId: number): void {
  const known = listener.chats.get(personId) ?? { about: '', messages: new Map<number, string>() }
  listener.chats.set(personId, known)
  const history = standIn.history(personId)
  const present = new Set(history.map((message) => message.messageId))
  const removed = [...known.messages.keys()].filter((id) => !present.has(id))
  for (const id of removed) known.messages.delete(id)
  const changed = history.filter((message) => {
    const json = JSON.stringify(message)
    if (known.messages.get(message.messageId) === json) return false
    known.messages.set(message.messageId, json)
    return true
  })
  const about = {
    commands: standIn.commands(personId),
    profile: standIn.profile(personId),
    typing: standIn.typing(personId),
  }
  const aboutJson = JSON.stringify(about)
  // "Typing" ends by itself after five seconds, so each time it is news again.
  const isNews = changed.length > 0 || removed.length > 0 || aboutJson !== known.about || about.typing
  if (!isNews) return
  known.about = aboutJson
  listener.send({ kind: 'chat', personId, changed, removed, about })
}
