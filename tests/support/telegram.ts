import { setTimeout as wait } from 'node:timers/promises'
import type { ChatMessage, StandIn } from '../../bots/sandbox/telegram/index.ts'
import { spaced, type Actor } from './actor.ts'
import { draw, type Transcript } from './transcript.ts'

/** The bot has fetched and confirmed every update. */
export async function everythingFetched(standIn: StandIn): Promise<void> {
  const until = Date.now() + 10_000
  while (standIn.updates().length > 0) {
    if (Date.now() > until) throw new Error('the bot does not fetch its updates')
    await wait(2)
  }
}

interface Stage {
  readonly standIn: StandIn
  readonly transcript: Transcript
  after(): Promise<void>
}

/** A person as a story plays them on Telegram. */
export function createTelegramActor(
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
    throw new Error(
      `${name} sees no button "${label}". ${name} sees:\n${messages().slice(-2).map(draw).join('\n---\n')}`,
    )
  }
  const last = (): ChatMessage => {
    const newest = messages().at(-1)
    if (newest === undefined) throw new Error(`${name} has heard nothing yet`)
    return newest
  }
  return {
    id: person.id,
    name,
    platform: 'telegram',
    externalId: String(person.id),
    taps: ({ messageId, data }, options) => standIn.press(person.id, messageId, data, options),
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
    async forges(what, data) {
      transcript.say(`${name} forges ${what}.`)
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
