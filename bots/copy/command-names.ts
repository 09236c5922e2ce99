import type { Language } from '../../core/shared/language.ts'
import type { CommandName } from '../dialog/command.ts'
import type { Command } from '../dialog/text.ts'
import { commands as germanCommands } from './de/commands.ts'
import { discord as german } from './de/discord.ts'
import { commands as englishCommands } from './en/commands.ts'
import { discord as english } from './en/discord.ts'

type OnTelegram = keyof typeof germanCommands.menu
export type OnDiscord = keyof typeof german.commands

/** What the commands of our sentences are called on each platform; Discord's with the subcommand, as on the wire. */
const NAMES = {
  start: { telegram: 'start', discord: 'menu' },
  menu: { telegram: 'menu', discord: 'menu' },
  jobs: { telegram: 'jobs', discord: 'jobs search' },
  'my-work': { telegram: 'mywork', discord: 'work list' },
  post: { telegram: 'post', discord: 'job post' },
  'my-jobs': { telegram: 'myjobs', discord: 'job list' },
  wallet: { telegram: 'wallet', discord: 'wallet show' },
  deposit: { telegram: 'deposit', discord: 'wallet deposit' },
  payout: { telegram: 'payout', discord: 'wallet payout' },
  guides: { telegram: 'guides', discord: 'guides' },
  alerts: { telegram: 'alerts', discord: 'alerts' },
  appeal: { telegram: 'appeal', discord: 'appeal' },
  shop: { telegram: 'shop', discord: 'shop browse' },
  vouchers: { telegram: 'vouchers', discord: 'shop vouchers' },
  offer: { telegram: 'offer', discord: 'offer list' },
  link: { telegram: 'link', discord: 'link' },
  privacy: { telegram: 'privacy', discord: 'privacy' },
  terms: { telegram: 'terms', discord: 'about' },
  imprint: { telegram: 'impressum', discord: 'about' },
} as const satisfies Readonly<Record<CommandName, { readonly telegram: OnTelegram; readonly discord: OnDiscord }>>

/** Not named to everybody: `start` is what the app's button sends, the other is for operators only. */
const UNNAMED: ReadonlySet<string> = new Set<OnTelegram>(['start', 'operator'])

export interface Listed<Name> {
  readonly name: Name
  readonly what: string
}

/** `/mywork`: what Telegram calls it, in every language. */
export const onTelegram = ({ name }: Command): string => `/${NAMES[name].telegram}`

/** `work list`: what the command is called on the wire to Discord. */
export const wireName = ({ name }: Command): OnDiscord => NAMES[name].discord

/** `/arbeit liste`: what somebody reads in the picker of Discord's app in this language. */
export const onDiscord = ({ name, language }: Command): string => pickedAs(NAMES[name].discord, language)

/** The same for any command on the wire. */
export function pickedAs(name: OnDiscord, language: Language): string {
  const { commands } = language === 'de' ? german : english
  const [head = ''] = name.split(' ')
  const above = Object.entries(commands).find(([known]) => known === head)
  return name === head || above === undefined ? `/${commands[name].name}` : `/${above[1].name} ${commands[name].name}`
}

/** What is offered to everybody on Telegram, as its menu lists it. */
export function listedOnTelegram(language: Language): readonly Listed<string>[] {
  const { menu } = language === 'de' ? germanCommands : englishCommands
  return Object.entries(menu)
    .filter(([name]) => !UNNAMED.has(name))
    .map(([name, what]) => ({ name: `/${name}`, what }))
}

/** What is offered to everybody on Discord: no command that only holds others. */
export function listedOnDiscord(language: Language): readonly Listed<OnDiscord>[] {
  const { commands } = language === 'de' ? german : english
  const names = Object.keys(commands).filter(isOnDiscord)
  return names
    .filter((name) => !UNNAMED.has(name) && !names.some((other) => other.startsWith(`${name} `)))
    .map((name) => ({ name, what: commands[name].description }))
}

function isOnDiscord(name: string): name is OnDiscord {
  return Object.hasOwn(german.commands, name)
}
