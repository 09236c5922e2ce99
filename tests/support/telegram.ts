import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createBots, type Bots } from '../../bots/start.ts'
import { startStandIn, type ChatMessage, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { runDue } from '../../core/schedule/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { secret } from '../../core/shared/secret.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { createTranscript, draw, type Transcript } from './transcript.ts'

/** The whole program on Telegram: the real bot, the real database, and the stand-in instead of the network. */
export interface World {
  readonly database: TestDatabase
  readonly standIn: StandIn
  readonly transcript: Transcript
  /** The program's own folder, with the files that people sent. */
  readonly dataDir: string
  person(name: string, language?: string, id?: number): Actor
  /** Does something that the transcript only mentions, in the given words if any. */
  aside<Result>(words: string | undefined, act: () => Promise<Result>): Promise<Result>
  /** Several people act at the same moment; then everything is answered and written down. */
  atOnce(acts: readonly (() => Promise<unknown> | unknown)[]): Promise<void>
  /** Waits until everything that was said has been answered and every notice has arrived. */
  settle(): Promise<void>
  /** Moves the product's clock and does what time brings. */
  forward(interval: string): Promise<void>
  /** Ends the program as SIGTERM does and starts it again on the same database and the same chats. */
  restart(): Promise<void>
  /** The program dies: it takes in updates until now, and answers nothing more. `begin` starts another one. */
  die(): Promise<{ begin(): Promise<void> }>
}

export interface Actor {
  readonly id: number
  readonly name: string
  starts(payload?: string): Promise<void>
  writes(text: string): Promise<void>
  /** Presses the newest button with this label, or whose label contains the words. */
  presses(label: string): Promise<void>
  /** Presses a button that nobody showed. */
  forges(data: string): Promise<void>
  sends(file: {
    readonly name: string
    readonly bytes: Uint8Array
    readonly as?: 'photo' | 'document'
    readonly caption?: string
    readonly claimedSize?: number
  }): Promise<void>
  blocks(blocked: boolean): Promise<void>
  /** The newest message of the bot. */
  last(): ChatMessage
  /** All of the bot's messages that are in the chat now, oldest first. */
  messages(): readonly ChatMessage[]
  /** Everything that can be read in the chat now, oldest first. */
  reads(): string
  /** The data of the newest button with this label, for forgeries and races. */
  button(label: string): { readonly messageId: number; readonly data: string }
}

export const operatorId = 9001

/** A Tuesday, late in the morning in Berlin: nobody's quiet hours, whenever the tests run. */
const USUAL_CLOCK = '2026-11-24T10:00:00+01:00'

/** To be called inside a test, which ends it. */
export async function telegramWorld(
  options: { readonly clock?: string; readonly logLevel?: 'silent' | 'warn'; readonly sandbox?: boolean } = {},
): Promise<World> {
  const database = await testDatabase()
  await database.setClock(options.clock ?? USUAL_CLOCK)
  const standIn = await startStandIn({ limitRates: false })
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-story-'))
  const log = createLogger({ level: options.logLevel ?? 'warn' })
  const open = async (): Promise<Bots> => {
    const opened = await createBots({
      config: {
        feeBasisPoints: 1000,
        minimumAge: 14,
        sandbox: options.sandbox ?? true,
        dataDir,
        operators: [{ platform: 'telegram', externalId: String(operatorId) }],
      },
      telegram: { mode: 'polling', token: secret(standIn.token), apiRoot: standIn.apiRoot },
      database,
      log,
      say: () => undefined,
    })
    // Notices are sent by `settle`: nobody then has to guess when they arrive.
    await opened.telegram?.start()
    return opened
  }
  let bots = await open()
  onTestFinished(async () => {
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
  const transcript = createTranscript(standIn)
  const after = async (): Promise<void> => {
    await settle()
    transcript.seen()
  }
  return {
    database,
    standIn,
    transcript,
    dataDir,
    settle,
    person: (name, language = 'de', id) => createActor({ standIn, after, transcript }, { name, language, id }),
    async aside(words, act) {
      if (words !== undefined) transcript.say(words)
      transcript.pause()
      try {
        return await act()
      } finally {
        transcript.seen()
        transcript.goOn()
      }
    },
    async atOnce(acts) {
      await Promise.all(acts.map(async (act) => act()))
      await settle()
    },
    async forward(interval) {
      await database.forward(interval)
      transcript.say(`--- ${interval} later ---`)
      await runDue(database)
      await after()
    },
    async restart() {
      await bots.stop()
      bots = await open()
      transcript.say('--- the program was restarted ---')
    },
    async die() {
      await bots.runner.stop()
      transcript.say('--- the program dies ---')
      return {
        async begin() {
          await everythingFetched(standIn)
          await bots.telegram?.stop()
          bots = await open()
          transcript.say('--- another one is started ---')
          await after()
        },
      }
    },
  }
}

/** The bot has fetched and confirmed every update. */
async function everythingFetched(standIn: StandIn): Promise<void> {
  const until = Date.now() + 10_000
  while (standIn.updates().length > 0) {
    if (Date.now() > until) throw new Error('the bot does not fetch its updates')
    await wait(2)
  }
}

/** Telegram's apps show a hard space as a space, and so does the stand-in. */
export const spaced = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, ' ')

interface Stage {
  readonly standIn: StandIn
  readonly transcript: Transcript
  after(): Promise<void>
}

function createActor(
  { standIn, after, transcript }: Stage,
  { name, language, id }: { readonly name: string; readonly language: string; readonly id: number | undefined },
): Actor {
  const person = standIn.addPerson({ firstName: name, languageCode: language, ...(id === undefined ? {} : { id }) })
  const messages = (): readonly ChatMessage[] => standIn.history(person.id).filter(({ from }) => from === 'bot')
  const button: Actor['button'] = (label) => {
    for (const message of messages().toReversed()) {
      const buttons = (message.keyboard ?? []).flat().filter(({ callbackData }) => callbackData !== undefined)
      const wanted = spaced(label)
      const found =
        buttons.find(({ text }) => spaced(text) === wanted) ?? buttons.find(({ text }) => spaced(text).includes(wanted))
      if (found?.callbackData !== undefined) return { messageId: message.messageId, data: found.callbackData }
    }
    throw new Error(`${name} sees no button "${label}". ${name} sees:\n${messages().slice(-2).map(draw).join('\n---\n')}`)
  }
  const last = (): ChatMessage => {
    const newest = messages().at(-1)
    if (newest === undefined) throw new Error(`${name} has heard nothing yet`)
    return newest
  }
  return {
    id: person.id,
    name,
    messages,
    button,
    last,
    reads: () => spaced(messages().map(draw).join('\n\n')),
    async starts(payload) {
      transcript.say(`${name} opens the chat${payload === undefined ? '' : ' by a link'}.`)
      standIn.start(person.id, payload)
      await after()
    },
    async writes(text) {
      transcript.say(`${name} writes: ${text.replaceAll('\n', ' / ')}`)
      standIn.write(person.id, text)
      await after()
    },
    async presses(label) {
      const { messageId, data } = button(label)
      transcript.say(`${name} presses [${label}].`)
      await standIn.press(person.id, messageId, data)
      await after()
    },
    async forges(data) {
      await standIn.press(person.id, last().messageId, data, { forged: true })
      await after()
    },
    async sends({ name: fileName, bytes, as = 'document', caption, claimedSize }) {
      transcript.say(`${name} sends ${fileName}${caption === undefined ? '' : ` and writes under it: ${caption}`}.`)
      standIn.sendFile(person.id, {
        as,
        name: fileName,
        mimeType: as === 'photo' ? 'image/jpeg' : 'application/octet-stream',
        bytes,
        ...(caption === undefined ? {} : { caption }),
        ...(claimedSize === undefined ? {} : { claimedSize }),
      })
      await after()
    },
    async blocks(blocked) {
      transcript.say(`${name} ${blocked ? 'blocks the bot' : 'lets the bot in again'}.`)
      standIn.block(person.id, blocked)
      await after()
    },
  }
}
