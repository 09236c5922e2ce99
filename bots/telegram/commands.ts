import { Buffer } from 'node:buffer'
import type { Intent } from '../dialog/card.ts'
import { commands as german } from '../copy/de/commands.ts'
import { commands as english } from '../copy/en/commands.ts'

/** The command list of product.md section 10, as far as its rows exist; what each leads to. */
const INTENTS = {
  start: 'menu',
  menu: 'menu',
  jobs: 'jobs.find',
  mywork: 'work.list',
  submit: 'submit-work.choose',
  post: 'post-job',
  myjobs: 'jobs.mine',
  alerts: 'alerts',
  wallet: 'wallet',
  deposit: 'deposit',
  payout: 'payout',
  guides: 'guides',
  appeal: 'appeals',
  shop: 'shop',
  redeem: 'shop.affordable',
  vouchers: 'vouchers',
  offer: 'offer',
  orders: 'goods.orders',
  check: 'check',
  setup: 'boards',
  settings: 'settings',
  link: 'link',
  privacy: 'privacy',
  help: 'help',
  cancel: 'dialog.cancel',
  terms: 'terms',
  impressum: 'imprint',
  operator: 'operator',
} as const

export type CommandName = keyof typeof INTENTS

/** Commands whose rest of the line counts. */
const WITH_WORDS: ReadonlySet<string> = new Set<CommandName>([
  'jobs',
  'post',
  'link',
  'shop',
  'offer',
  'check',
  'wallet',
  'operator',
])
/** Ours: more words than this help no search, and would not fit where they travel. */
const MAX_COMMAND_WORDS = 200

/** A job's or template's name in a deep link: product.md, `t.me/BOT?start=j_ID` and `post_TEMPLATE`. */
const DEEP_LINK = /^(j|post)_([A-Za-z0-9_-]{1,59})$/
/** The group or channel that is to become a board. */
const BOARD_LINK = /^b_(-\d{1,20})$/
/** Words that were looked for, as base64url: of 64 characters that a payload may have, two are ours. */
const WORDS_LINK = /^s_([A-Za-z0-9_-]{1,62})$/
const MAX_LINK_BYTES = 46

/** The payload that opens the list of jobs: `/jobs` in a group is answered in the private chat of whoever asked. */
const FIND = 'jobs'

/**
 * What a command means, with the words behind it. `/start` carries the payload of a deep link; an unknown payload leads
 * to the menu and an unknown command to the help, which names those that exist.
 */
export function intentOf(command: string, words: string): Intent {
  const name = command.toLowerCase()
  if (name === 'start') return intentOfStart(words.trim())
  if (!isCommand(name)) return { do: 'help', args: [] }
  const rest = words.replace(/\s+/g, ' ').trim().slice(0, MAX_COMMAND_WORDS).toWellFormed()
  return { do: INTENTS[name], args: WITH_WORDS.has(name) && rest !== '' ? [rest] : [] }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(INTENTS, name)
}

function intentOfStart(payload: string): Intent {
  if (payload === 'board') return { do: 'boards', args: [] }
  const [, chat] = BOARD_LINK.exec(payload) ?? []
  if (chat !== undefined) return { do: 'board.setup', args: [chat] }
  const [, packed] = WORDS_LINK.exec(payload) ?? []
  if (packed !== undefined) return { do: 'jobs.find', args: unpacked(packed) }
  const [, sort, id] = DEEP_LINK.exec(payload) ?? []
  if (id === undefined) return { do: payload === FIND ? 'jobs.find' : 'menu', args: [] }
  return sort === 'j' ? { do: 'job.show', args: [id] } : { do: 'post-job', args: [id] }
}

/** The address that opens the private chat with the bot and does this there; what has no deep link opens the menu. */
export function deepLink(username: string, intent: Intent): string {
  const at = `https://t.me/${username}`
  const [first = ''] = intent.args
  if (intent.do === 'board.add') return `${at}?${first === 'group' ? ADD_TO_GROUP : ADD_TO_CHANNEL}`
  return `${at}?start=${payloadOf(intent.do, first)}`
}

/** Bot API, deep linking: in a channel the bot needs rights; in a group it writes like anybody, and is told `/start board`. */
const ADD_TO_CHANNEL = 'startchannel&admin=post_messages+edit_messages'
const ADD_TO_GROUP = 'startgroup=board'

function payloadOf(name: string, argument: string): string {
  const payloads: Readonly<Record<string, string>> = {
    'job.show': `j_${argument}`,
    'post-job': `post_${argument}`,
    'board.setup': `b_${argument}`,
    'jobs.find': argument === '' ? FIND : `s_${packed(argument)}`,
  }
  const payload = Object.hasOwn(payloads, name) ? (payloads[name] ?? '') : ''
  return payload === FIND || [DEEP_LINK, BOARD_LINK, WORDS_LINK].some((one) => one.test(payload)) ? payload : 'menu'
}

/** As many whole words as fit into a link; a first word that is longer is cut. */
function packed(words: string): string {
  const list = words.split(' ')
  while (list.length > 1 && Buffer.byteLength(list.join(' ')) > MAX_LINK_BYTES) list.pop()
  let line = list.join(' ')
  while (Buffer.byteLength(line) > MAX_LINK_BYTES) line = [...line].slice(0, -1).join('')
  return Buffer.from(line).toString('base64url')
}

/** Anybody can write such a payload: what are no words of UTF-8 finds nothing in particular. */
function unpacked(packed: string): readonly string[] {
  const words = Buffer.from(packed, 'base64url').toString('utf8').replace(/\s+/g, ' ').replaceAll('\0', '').trim()
  return words === '' || words.includes('\uFFFD') ? [] : [words]
}

/** Not in anybody's menu: operators see theirs by the scope of their chat. `start` is what the app's button sends. */
const HIDDEN: ReadonlySet<string> = new Set<CommandName>(['start', 'operator'])

export interface MenuEntry {
  readonly command: string
  readonly description: string
}

/** What Telegram is told about the bot in one language. */
export interface Presentation {
  readonly commands: readonly MenuEntry[]
  readonly operatorCommands: readonly MenuEntry[]
  readonly description: string
  readonly shortDescription: string
}

/** In English (for every language without its own) and in German. */
export const presentations: Readonly<Record<'en' | 'de', Presentation>> = {
  en: presentationIn(english),
  de: presentationIn(german),
}

function presentationIn(copy: typeof german): Presentation {
  const names = Object.keys(INTENTS).filter(isCommand)
  const entries = (chosen: readonly CommandName[]): readonly MenuEntry[] =>
    chosen.map((command) => ({ command, description: copy.menu[command] }))
  return {
    commands: entries(names.filter((name) => !HIDDEN.has(name))),
    operatorCommands: entries(names.filter((name) => !HIDDEN.has(name) || name === 'operator')),
    description: copy.description,
    shortDescription: copy.shortDescription,
  }
}
