import type {
  CallbackAnswer,
  ChatFile,
  ChatMessage,
  Command,
  Person,
  StandIn,
  StoredFile,
} from '../../../bots/sandbox/telegram/types.ts'

export type BotMessage = Partial<Omit<ChatMessage, 'messageId' | 'from'>>

/** What a scripted bot does with what a person does. */
export interface ScriptedBot {
  readonly hears?: (personId: number, text: string) => void
  readonly pressed?: (personId: number, messageId: number, data: string) => Promise<CallbackAnswer | undefined>
}

/** The page's side of a stand-in, with chats that a test writes directly. What only the bot's side uses is left out. */
export type FakeStandIn = StandIn & {
  says(personId: number, message: BotMessage): number
  edits(personId: number, messageId: number, message: BotMessage): void
  types(personId: number): void
  setCommands(commands: readonly Command[]): void
  answers(bot: ScriptedBot): void
}

/**
 * A stand-in without a server: the page's tests decide what the bot says and when, also what no bot of ours would say.
 */
export function fakeStandIn(now: () => Date): FakeStandIn {
  const people: Person[] = []
  const histories = new Map<number, ChatMessage[]>()
  const files = new Map<string, StoredFile>()
  const listeners = new Set<(personId: number) => void>()
  const typing = new Set<number>()
  let commands: readonly Command[] = []
  let bot: ScriptedBot = {}
  let lastId = 100

  const changed = (personId: number): void => {
    for (const listener of listeners) listener(personId)
  }
  const seconds = (): number => Math.floor(now().getTime() / 1000)
  const add = (personId: number, message: Omit<ChatMessage, 'messageId'>): number => {
    lastId += 1
    histories.get(personId)?.push({ ...message, messageId: lastId })
    changed(personId)
    return lastId
  }
  const replace = (personId: number, change: (person: Person) => Person): void => {
    const index = people.findIndex((person) => person.id === personId)
    const person = people[index]
    if (person === undefined) throw new Error(`There is no person ${personId}.`)
    people[index] = change(person)
    changed(personId)
  }
  const write = (personId: number, text: string): number => {
    const length = /^\/[a-z0-9_]+/.exec(text)?.[0].length
    const entities = length === undefined ? [] : [{ type: 'bot_command', offset: 0, length }]
    const id = add(personId, { from: 'person', date: seconds(), text, entities, silent: false })
    bot.hears?.(personId, text)
    return id
  }
  const notHere = (): never => {
    throw new Error('The page does not use this.')
  }

  return {
    apiRoot: 'http://127.0.0.1:1',
    token: '700000001:FAKE',
    username: 'klickwork_bot',
    addPerson({ firstName, languageCode = 'de', id = 5_000_001 + people.length }) {
      const person = { id, firstName, languageCode, blocked: false }
      people.push(person)
      histories.set(id, [])
      changed(id)
      return person
    },
    setLanguage: (id, languageCode) => replace(id, (person) => ({ ...person, languageCode })),
    people: () => people,
    write,
    start: (id, payload) => write(id, payload === undefined ? '/start' : `/start ${payload}`),
    async press(personId, messageId, data) {
      return bot.pressed?.(personId, messageId, data)
    },
    sendFile(personId, { as, name, mimeType, bytes, caption }) {
      const fileId = `file-${files.size + 1}`
      files.set(fileId, { name, mimeType, bytes })
      const file: ChatFile = { fileId, as, name, mimeType, size: bytes.length }
      const words = caption === undefined ? {} : { caption }
      return add(personId, { from: 'person', date: seconds(), entities: [], file, silent: false, ...words })
    },
    block: (id, blocked) => replace(id, (person) => ({ ...person, blocked })),
    history: (id) => histories.get(id) ?? [],
    commands: () => commands,
    profile: () => ({ name: 'Klickwork', description: '', shortDescription: '' }),
    typing: (id) => typing.has(id),
    file: (id) => files.get(id),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    says(personId, message) {
      typing.delete(personId)
      return add(personId, { from: 'bot', date: seconds(), entities: [], silent: false, ...message })
    },
    edits(personId, messageId, message) {
      const history = histories.get(personId) ?? []
      const index = history.findIndex((one) => one.messageId === messageId)
      const old = history[index]
      if (old === undefined) throw new Error(`There is no message ${messageId}.`)
      history[index] = { ...old, ...message, editDate: seconds() }
      changed(personId)
    },
    types(personId) {
      typing.add(personId)
      changed(personId)
    },
    setCommands(next) {
      commands = next
      for (const person of people) changed(person.id)
    },
    answers(next) {
      bot = next
    },
    addGroup: notHere,
    groups: () => [],
    setBot: notHere,
    writeInGroup: notHere,
    deleteGroup: notHere,
    deleteInGroup: notHere,
    groupHistory: () => [],
    inject: notHere,
    redeliver: notHere,
    updates: () => [],
    fail: notHere,
    calls: () => [],
    save: notHere,
    close: () => Promise.resolve(),
  }
}
