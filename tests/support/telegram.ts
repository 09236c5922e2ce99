import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createBots, type Bots } from '../../bots/start.ts'
import { startStandIn, type ChatMessage, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { secret } from '../../core/shared/secret.ts'
import { testDatabase, type TestDatabase } from './database.ts'

/** The whole program on Telegram: the real bot, the real database, and the stand-in instead of the network. */
export interface World {
  readonly database: TestDatabase
  readonly standIn: StandIn
  person(name: string, language?: string, id?: number): Actor
  /** Waits until everything that was said has been answered and every notice has arrived. */
  settle(): Promise<void>
  /** Moves the product's clock and does what time brings. */
  forward(interval: string): Promise<void>
  /** Ends the program without asking and starts it again on the same database and the same chats. */
  restart(): Promise<void>
  /** What everybody saw and pressed, in order, with ids replaced. */
  transcript(): string
}

export interface Actor {
  readonly id: number
  readonly name: string
  starts(payload?: string): Promise<void>
  writes(text: string): Promise<void>
  /** Presses the newest button whose label contains the words. */
  presses(label: string): Promise<void>
  sends(file: { readonly name: string; readonly bytes: Uint8Array; readonly as?: 'photo' | 'document' }): Promise<void>
  /** The newest message of the bot. */
  last(): ChatMessage
  /** All of the bot's messages that are in the chat now, oldest first. */
  messages(): readonly ChatMessage[]
  /** The data of the newest button whose label contains the words, for forgeries. */
  button(label: string): { readonly messageId: number; readonly data: string }
}

const OPERATOR_ID = 9001

export async function telegramWorld(options: { readonly clock?: string; readonly logLevel?: 'silent' | 'warn' } = {}): Promise<World> {
  const database = await testDatabase()
  // Late morning in Berlin: nobody's quiet hours, whenever the tests run.
  await database.setClock(options.clock ?? '2026-11-24T10:00:00+01:00')
  const standIn = await startStandIn({ limitRates: false })
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-story-'))
  const log = createLogger({ level: options.logLevel ?? 'warn' })
  const open = async (): Promise<Bots> => {
    const opened = await createBots({
      config: {
        feeBasisPoints: 1000,
        minimumAge: 14,
        sandbox: true,
        dataDir,
        operators: [{ platform: 'telegram', externalId: String(OPERATOR_ID) }],
      },
      telegram: { mode: 'polling', token: secret(standIn.token), apiRoot: standIn.apiRoot },
      database,
      log,
      say: () => undefined,
    })
    await opened.start()
    return opened
  }
  let bots = await open()
  afterAll(async () => {
    await bots.stop()
    await standIn.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const settle = async (): Promise<void> => {
    // An answer may write a notice, and a notice may wait for an answer: until nothing moves any more.
    do {
      await everythingFetched(standIn)
      await bots.runner.idle()
    } while ((await bots.sender.drain()) > 0 || standIn.updates().length > 0)
  }
  const record = createRecord(standIn)
  return {
    database,
    standIn,
    settle,
    person: (name, language = 'de', id) => createActor(standIn, settle, record, name, language, id),
    async forward(interval) {
      await database.forward(interval)
      record.say(`--- ${interval} later ---`)
      await runDue(database)
      await settle()
      record.seen()
    },
    async restart() {
      await bots.stop()
      bots = await open()
      record.say('--- the program was restarted ---')
    },
    transcript: record.text,
  }
}

export const operatorId = OPERATOR_ID

/** The bot has fetched and confirmed every update. */
async function everythingFetched(standIn: StandIn): Promise<void> {
  const until = Date.now() + 10_000
  while (standIn.updates().length > 0) {
    if (Date.now() > until) throw new Error('the bot does not fetch its updates')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

interface Record {
  say(line: string): void
  /** Writes down what is new on everybody's screen. */
  seen(): void
  text(): string
}

function createRecord(standIn: StandIn): Record {
  const lines: string[] = []
  const known = new Map<string, string>()
  return {
    say: (line) => void lines.push(line, ''),
    seen() {
      for (const person of standIn.people()) {
        for (const message of standIn.history(person.id)) {
          if (message.from !== 'bot') continue
          const drawn = draw(message)
          const key = `${person.id}:${message.messageId}`
          const before = known.get(key)
          if (before === drawn) continue
          known.set(key, drawn)
          const what = before === undefined ? 'sees' : 'sees, in the same place'
          lines.push(`${person.firstName} ${what}:`, ...drawn.split('\n').map((line) => `  ${line}`.trimEnd()), '')
        }
      }
    },
    text: () => `${normalised(lines.join('\n')).trimEnd()}\n`,
  }
}

function draw(message: ChatMessage): string {
  const buttons = (message.keyboard ?? []).map((row) =>
    row.map((button) => `[${button.disabled === true ? `${button.text}, off` : button.text}]`).join(' '),
  )
  const file = message.file === undefined ? [] : [`<${message.file.as} ${message.file.name}>`]
  return [...file, message.text ?? message.caption ?? '', ...buttons].join('\n')
}

/** Ids are made by dice: each gets a number in the order of its appearance. */
function normalised(text: string): string {
  const numbers = new Map<string, number>()
  const numbered = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return number
  }
  return text
    .replace(/start=j_([0-9a-z]{10})/g, (_, id: string) => `start=j_<${numbered(id)}>`)
    .replace(/\bR-([0-9A-Z]{5})\b/g, (_, id: string) => `R-<${numbered(id)}>`)
    .replace(/#([0-9A-Z]{4})\b/g, (_, id: string) => `#<${numbered(id)}>`)
    .replace(/KW-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'KW-<reference>')
    .replaceAll('\u2060', '')
}

function createActor(
  standIn: StandIn,
  settle: () => Promise<void>,
  record: Record,
  name: string,
  language: string,
  id: number | undefined,
): Actor {
  const person = standIn.addPerson({ firstName: name, languageCode: language, ...(id === undefined ? {} : { id }) })
  const after = async (): Promise<void> => {
    await settle()
    record.seen()
  }
  const messages = (): readonly ChatMessage[] => standIn.history(person.id).filter(({ from }) => from === 'bot')
  const button: Actor['button'] = (label) => {
    for (const message of messages().toReversed()) {
      const found = (message.keyboard ?? []).flat().find((one) => one.text.includes(label) && one.callbackData !== undefined)
      if (found?.callbackData !== undefined) return { messageId: message.messageId, data: found.callbackData }
    }
    throw new Error(`${name} sees no button "${label}". ${name} sees:\n${messages().slice(-2).map(draw).join('\n---\n')}`)
  }
  return {
    id: person.id,
    name,
    messages,
    button,
    last() {
      const last = messages().at(-1)
      if (last === undefined) throw new Error(`${name} has heard nothing yet`)
      return last
    },
    async starts(payload) {
      record.say(`${name} opens the chat${payload === undefined ? '' : ' by a link'}.`)
      standIn.start(person.id, payload)
      await after()
    },
    async writes(text) {
      record.say(`${name} writes: ${text.replaceAll('\n', ' / ')}`)
      standIn.write(person.id, text)
      await after()
    },
    async presses(label) {
      const { messageId, data } = button(label)
      record.say(`${name} presses [${label}].`)
      await standIn.press(person.id, messageId, data)
      await after()
    },
    async sends(file) {
      record.say(`${name} sends ${file.name}.`)
      const isPhoto = file.as === 'photo'
      standIn.sendFile(person.id, {
        as: file.as ?? 'document',
        name: file.name,
        mimeType: isPhoto ? 'image/jpeg' : 'application/octet-stream',
        bytes: file.bytes,
      })
      await after()
    },
  }
}
