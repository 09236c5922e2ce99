import { setTimeout as wait } from 'node:timers/promises'
import { copyFor } from '../../bots/copy/copy.ts'
import type {
  Answer,
  DiscordPerson,
  DiscordStandIn,
  Place,
  ShownButton,
  ShownMessage,
} from '../../bots/sandbox/discord/index.ts'
import type { ChatMessage } from '../../bots/sandbox/telegram/index.ts'
import type { Language } from '../../core/shared/language.ts'
import { spaced, type Actor } from './actor.ts'
import { createForm, type Form, type Taken } from './discord-form.ts'
import { buttonsOf, drawForm, drawMessage, named, optionNamed, selectsOf, textOf } from './discord-screen.ts'
import type { Transcript } from './transcript.ts'

export interface DiscordStage {
  readonly standIn: DiscordStandIn
  readonly transcript: Transcript
  readonly language: Language
  /** Where commands are used. */
  readonly place: Place
  after(): Promise<void>
}

/** The same commands as on Telegram, as they are called on Discord. */
const COMMANDS: Readonly<Record<string, readonly [string, string?]>> = {
  '/start': ['menu'],
  '/menu': ['menu'],
  '/jobs': ['jobs', 'search'],
  '/post': ['job', 'post'],
  '/myjobs': ['job', 'list'],
  '/mywork': ['work', 'list'],
  '/guides': ['guides'],
  '/alerts': ['alerts'],
  '/appeal': ['appeal'],
  '/wallet': ['wallet', 'show'],
  '/deposit': ['wallet', 'deposit'],
  '/settings': ['settings'],
  '/operator': ['operator'],
  '/offer': ['offer', 'list'],
  '/link': ['link'],
}

/** What takes words on Telegram and is a command of its own here. */
const WITH_WORDS: Readonly<Record<string, readonly [string, string?]>> = { '/wallet': ['wallet', 'statement'] }
/** What is one line on Telegram has an option for each part here. */
const OFFER_LINE = /^\/offer "(.+)"(?: (\S+))?(?: (\S+))?(?: (\S+))?$/
/** A search takes words, a statement a month, everything else that takes something takes a code. */
const OPTIONS: Readonly<Record<string, string>> = { '/jobs': 'words', '/wallet': 'month' }

/** Answers that are ticked in a select and not sent yet: its menu is still open. */
interface Ticked {
  readonly messageId: string
  readonly customId: string
  readonly values: readonly string[]
}

/** A person as a story plays them on Discord: commands, buttons, selects and forms, each by what can be read. */
export function createDiscordActor(stage: DiscordStage, person: DiscordPerson): Actor {
  const { standIn, transcript, after, place } = stage
  const { name } = person
  const copy = copyFor(stage.language)
  const numbers = numbering()
  let form: { readonly id: string; readonly of: Form } | undefined
  let ticked: Ticked | undefined

  const shown = (): readonly ShownMessage[] => standIn.history(person.id).filter(({ from }) => from === 'bot')
  /** The one that has changed last is looked at: an old message may have become the question. */
  const changed = (): readonly ShownMessage[] =>
    shown().toSorted((one, other) => (one.editedAt ?? one.at) - (other.editedAt ?? other.at))
  const sees = (): string => shown().slice(-2).map(drawMessage).join('\n---\n')
  const isForm = ({ label }: ShownButton): boolean =>
    [copy.discord.fillIn, copy.discord.fix, copy.discord.upload].includes(label)

  async function use(command: string, subcommand?: string, options: Readonly<Record<string, string>> = {}) {
    await until(() => standIn.commands(person.id, place).length > 0)
    const known = standIn.commands(person.id, place).find((one) => one.name === command)
    const below = known?.subcommands.find((one) => one.name === subcommand)
    form = undefined
    ticked = undefined
    standIn.closeModal(person.id)
    transcript.say(`${name} uses /${[known?.shownName, below?.shownName].filter(Boolean).join(' ')}.`)
    const sub = subcommand === undefined ? {} : { subcommand }
    noFailure(await standIn.command(person.id, { name: command, options, place, ...sub }))
  }

  function noFailure(answer: Answer): Answer {
    if (answer.kind === 'failed') throw new Error(`${name} is told that it failed: ${answer.reason}\n${sees()}`)
    return answer
  }

  /** Opens the form of the newest message that has any buttons. */
  async function openForm(): Promise<Form | undefined> {
    if (form !== undefined) return form.of
    const message = changed().findLast((one) => buttonsOf(one).length > 0)
    const opens = message === undefined ? undefined : buttonsOf(message).find(isForm)
    if (message === undefined || opens?.customId === undefined) return undefined
    transcript.say(`${name} presses [${opens.label}].`)
    const answer = noFailure(await standIn.press(person.id, message.id, opens.customId))
    if (answer.kind !== 'modal') return undefined
    transcript.say([`${name} sees a form:`, ...drawForm(answer.modal)].join('\n'))
    form = { id: answer.modal.id, of: createForm(answer.modal) }
    return form.of
  }

  async function took(taken: Taken): Promise<void> {
    if (taken.is === 'refused') transcript.say(`(Discord does not take that: ${taken.reason}.)`)
    if (taken.is !== 'full') return
    const id = form?.id ?? ''
    form = undefined
    transcript.say(`${name} sends the form.`)
    noFailure(await standIn.submitModal(person.id, id, taken.values))
    await after()
  }

  const leaves: readonly string[] = [copy.dialog.done, copy.dialog.skip, copy.dialog.keep]

  async function pressesShown(message: ShownMessage, label: string, exactly: boolean): Promise<boolean> {
    const buttons = buttonsOf(message).filter((one) => !isForm(one))
    const pressed = exactly ? buttons.find((one) => spaced(one.label) === spaced(label)) : buttonIn(buttons, label)
    if (pressed?.customId !== undefined) {
      noFailure(await standIn.press(person.id, message.id, pressed.customId))
      return true
    }
    if (exactly) return false
    for (const select of selectsOf(message)) {
      const option = optionNamed(select.options, label)
      if (option === undefined) continue
      if (select.maximum === 1) {
        noFailure(await standIn.press(person.id, message.id, select.customId, { values: [option.value] }))
        return true
      }
      const usual = select.options.filter(({ isDefault }) => isDefault).map(({ value }) => value)
      const before = ticked?.messageId === message.id ? ticked.values : usual
      const values = before.includes(option.value)
        ? before.filter((one) => one !== option.value)
        : [...before, option.value]
      ticked = { messageId: message.id, customId: select.customId, values }
      return true
    }
    return false
  }

  /** The menu of a select is closed, and what is ticked in it is sent. */
  async function sendsTicked(): Promise<boolean> {
    const newest = changed().findLast((one) => buttonsOf(one).length > 0)
    const select = newest === undefined ? undefined : selectsOf(newest).find(({ maximum }) => maximum > 1)
    if (newest === undefined || select === undefined) return false
    const usual = select.options.filter(({ isDefault }) => isDefault).map(({ value }) => value)
    const { messageId, customId, values } = ticked ?? { messageId: newest.id, customId: select.customId, values: usual }
    ticked = undefined
    noFailure(await standIn.press(person.id, messageId, customId, { values }))
    return true
  }

  async function presses(label: string): Promise<void> {
    const told = (): void => transcript.say(`${name} presses [${label}].`)
    if (form !== undefined) {
      told()
      return took(leaves.includes(label) ? form.of.leaves() : form.of.picks(label))
    }
    const newest = changed().findLast((one) => buttonsOf(one).length > 0 || selectsOf(one).length > 0)
    if (newest === undefined) throw new Error(`${name} sees no button at all:\n${sees()}`)
    const done = (): Promise<void> => {
      told()
      return after()
    }
    if (ticked !== undefined && label === copy.dialog.done) {
      await sendsTicked()
      return done()
    }
    if (await pressesShown(newest, label, false)) return ticked === undefined ? done() : told()
    if (label === copy.dialog.edit && selectsOf(newest).length > 0) return told()
    if (label === copy.dialog.done && (await sendsTicked())) return done()
    const older = changed().toReversed()
    for (const message of older) if (await pressesShown(message, label, true)) return done()
    if (buttonsOf(newest).some(isForm)) {
      const opened = await openForm()
      told()
      if (opened === undefined) return after()
      return took(leaves.includes(label) ? opened.leaves() : opened.picks(label))
    }
    for (const message of older) if (await pressesShown(message, label, false)) return done()
    throw new Error(`${name} sees no "${label}". ${name} sees:\n${sees()}`)
  }

  const asChat = (message: ShownMessage): ChatMessage => ({
    messageId: numbers.of(message.id),
    from: message.from,
    date: Math.floor(message.at / 1000),
    text: textOf(message),
    entities: [],
    silent: message.silent,
  })
  const messages = (): readonly ChatMessage[] => shown().map(asChat)
  const last = (): ChatMessage => {
    const newest = messages().at(-1)
    if (newest === undefined) throw new Error(`${name} has heard nothing yet`)
    return newest
  }
  return {
    id: Number(person.id),
    name,
    platform: 'discord',
    externalId: person.id,
    messages,
    last,
    presses,
    reads: () => spaced(shown().map(drawMessage).join('\n\n')),
    button(label) {
      for (const message of shown().toReversed()) {
        const found = buttonIn(buttonsOf(message), label)
        if (found?.customId !== undefined) return { messageId: numbers.of(message.id), data: found.customId }
      }
      throw new Error(`${name} sees no button "${label}". ${name} sees:\n${sees()}`)
    },
    taps: ({ messageId, data }, options) => standIn.press(person.id, numbers.idOf(messageId), data, options),
    async starts(payload) {
      if (payload === undefined) await use('menu')
      else await use('jobs', 'show', { job: payload.replace(/^j_/, '') })
      await after()
    },
    async writes(text) {
      const [word = '', code] = text.startsWith('/') ? text.split(' ') : []
      const command = WITH_WORDS[code === undefined ? '' : word] ?? COMMANDS[word]
      const [, voucher, ...parts] = OFFER_LINE.exec(text) ?? []
      if (voucher !== undefined) {
        const [points = '', count = '', until = ''] = parts
        const given = Object.entries({ voucher, points, count, until }).filter(([, value]) => value !== '')
        await use('offer', 'create', Object.fromEntries(given))
        return after()
      }
      if (command !== undefined) {
        const option = OPTIONS[word] ?? 'code'
        await use(command[0], command[1], code === undefined ? {} : { [option]: code })
        return after()
      }
      const open = await openForm()
      if (open !== undefined) {
        transcript.say(`${name} writes: ${text.replaceAll('\n', ' / ')}`)
        return took(open.writes(text))
      }
      transcript.say(`(${name} cannot write anything: nothing is asked.)`)
      await use('menu')
      await after()
    },
    async forges(what, data) {
      transcript.say(`${name} forges ${what}.`)
      const newest = shown().at(-1)
      noFailure(await standIn.press(person.id, newest?.id ?? '', data, { forged: true }))
      await after()
    },
    async sends(file) {
      const open = await openForm()
      if (open === undefined) throw new Error(`${name} is asked for no file:\n${sees()}`)
      transcript.say(`${name} uploads ${file.name}.`)
      await took(open.uploads(file))
    },
    async blocks(blocked) {
      transcript.say(`${name} ${blocked ? 'takes no direct messages' : 'takes direct messages again'}.`)
      standIn.closeDms(person.id, blocked)
      await after()
    },
  }
}

const buttonIn = (buttons: readonly ShownButton[], label: string): ShownButton | undefined =>
  named(buttons, (one) => one.label, label)

/** Discord's ids are longer than a number holds. */
function numbering() {
  const ids: string[] = []
  return {
    of(id: string): number {
      if (!ids.includes(id)) ids.push(id)
      return ids.indexOf(id) + 1
    },
    idOf: (number: number): string => ids[number - 1] ?? '',
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5)
}
