import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10'
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import * as jobs from '../../core/jobs/index.ts'
import { discord as german } from '../copy/de/discord.ts'
import { discord as english } from '../copy/en/discord.ts'
import type { Intent } from '../dialog/card.ts'

/** What is proposed while somebody types into an option. */
export const SUGGESTED = ['job', 'own-job', 'work', 'template'] as const
export type Suggested = (typeof SUGGESTED)[number]

type OptionName = keyof typeof german.options
type CommandName = keyof typeof german.commands
type Given = { readonly [Name in OptionName]?: string }

interface Option {
  readonly name: OptionName
  readonly required?: boolean
  readonly suggested?: Suggested
  readonly choices?: readonly { readonly value: string; readonly de: string; readonly en: string }[]
}

interface Command {
  readonly name: CommandName
  readonly options?: readonly Option[]
  readonly intent: (given: Given) => Intent
}

/** Ours: more words than this help no search. */
const MAX_WORDS = 100
/** What an autocomplete hands over: a public id or the id of a template. Anybody may type something else instead. */
const ID = /^[a-z0-9-]{1,32}$/
const PUBLIC_ID = /^[0-9a-z]{10}$/

const to = (intent: string, ...args: readonly (string | undefined)[]): Intent => ({
  do: intent,
  args: args.filter((arg) => arg !== undefined),
})
const plainly = (name: CommandName, intent: string): Command => ({ name, intent: () => to(intent) })

const categories = jobs.CATEGORIES.map((value) => ({ value, ...jobs.categoryNames[value] }))
const pages = [
  { value: 'imprint', de: german.pages.imprint, en: english.pages.imprint },
  { value: 'terms', de: german.pages.terms, en: english.pages.terms },
]

/** The command list of product.md section 10, as far as its rows exist; what each leads to. */
const COMMANDS: readonly Command[] = [
  plainly('menu', 'menu'),
  { name: 'jobs search', options: [{ name: 'words' }], intent: ({ words }) => to('jobs.find', words) },
  {
    name: 'jobs show',
    options: [{ name: 'job', required: true, suggested: 'job' }],
    intent: ({ job = '' }) => (PUBLIC_ID.test(job) ? to('job.show', job) : to('jobs.find', job)),
  },
  {
    name: 'jobs categories',
    options: [{ name: 'category', choices: categories }],
    intent: ({ category }) => {
      const known = jobs.CATEGORIES.find((id) => id === category)
      return known === undefined ? to('jobs.categories') : to('jobs.find', `=${known}`)
    },
  },
  {
    name: 'job post',
    options: [{ name: 'template', suggested: 'template' }],
    intent: ({ template }) => to('post-job', template !== undefined && ID.test(template) ? template : undefined),
  },
  {
    name: 'job manage',
    options: [{ name: 'job', required: true, suggested: 'own-job' }],
    intent: ({ job = '' }) => (PUBLIC_ID.test(job) ? to('job.manage', job) : to('jobs.mine')),
  },
  plainly('job list', 'jobs.mine'),
  plainly('work list', 'work.list'),
  {
    name: 'work submit',
    options: [{ name: 'work', suggested: 'work' }],
    intent: ({ work = '' }) => (PUBLIC_ID.test(work) ? to('submit-work', work) : to('submit-work.choose')),
  },
  plainly('wallet show', 'wallet'),
  plainly('wallet statement', 'statement'),
  plainly('wallet deposit', 'deposit'),
  plainly('settings', 'settings'),
  { name: 'link', options: [{ name: 'code' }], intent: ({ code }) => to('link', code) },
  plainly('help', 'help'),
  plainly('privacy', 'privacy'),
  {
    name: 'about',
    options: [{ name: 'page', choices: pages }],
    intent: ({ page }) => to(page === 'terms' ? 'terms' : 'imprint'),
  },
  plainly('operator', 'operator'),
  plainly('cancel', 'dialog.cancel'),
]

/** The names of the entries in the menus of a person and of a message, and what they lead to, with whom it is about. */
const MENUS = {
  user: { de: german.reviewsMenu, en: english.reviewsMenu, intent: (target: string) => to('member.reviews', target) },
  message: { de: german.reportMenu, en: english.reportMenu, intent: () => to('help') },
} as const

const named = (name: string): Command | undefined => COMMANDS.find((command) => command.name === name)

/**
 * What a slash command means; `name` holds the subcommand as well (`jobs search`). Values are words that anybody may
 * have typed. A command of an older version leads to the help, which names those that exist.
 */
export function intentOf(name: string, given: Readonly<Record<string, string>>): Intent {
  const command = named(name)
  if (command === undefined) return to('help')
  const clean: Record<string, string> = {}
  for (const option of command.options ?? []) {
    const value = Object.hasOwn(given, option.name) ? given[option.name] : undefined
    const words = value?.replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS).toWellFormed()
    if (words !== undefined && words !== '') clean[option.name] = words
  }
  return command.intent(clean)
}

/** What an entry in the menu of a person or of a message means. */
export function intentOfMenu(kind: 'user' | 'message', target: string): Intent {
  return kind === 'user' ? MENUS.user.intent(target) : MENUS.message.intent()
}

/** What to propose for an option, by the names on the wire; undefined when nothing is proposed there. */
export function suggestedFor(name: string, option: string): Suggested | undefined {
  return named(name)?.options?.find((one) => one.name === option)?.suggested
}

/** Everything that Discord is told about our commands: all contexts, both ways to install, both languages. */
export function registration(): RESTPutAPIApplicationCommandsJSONBody {
  const heads = [...new Set(COMMANDS.map(({ name }) => head(name)))]
  return [
    ...heads.map((name) => ({
      ...everywhere(),
      type: ApplicationCommandType.ChatInput as const,
      ...labelled(
        isCommand(name) ? german.commands[name] : undefined,
        isCommand(name) ? english.commands[name] : undefined,
      ),
      options: optionsOf(name),
    })),
    { ...everywhere(), type: ApplicationCommandType.User, ...inLanguages(MENUS.user.de, MENUS.user.en) },
    { ...everywhere(), type: ApplicationCommandType.Message, ...inLanguages(MENUS.message.de, MENUS.message.en) },
  ]
}

function everywhere() {
  return {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  }
}

function head(name: string): string {
  return name.split(' ')[0] ?? name
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(german.commands, name)
}

function optionsOf(name: string): (APIApplicationCommandSubcommandOption | APIApplicationCommandBasicOption)[] {
  const alone = named(name)
  if (alone !== undefined) return (alone.options ?? []).map(optionOf)
  return COMMANDS.filter((command) => head(command.name) === name).map((command) => ({
    type: ApplicationCommandOptionType.Subcommand,
    ...labelled(german.commands[command.name], english.commands[command.name]),
    options: (command.options ?? []).map(optionOf),
  }))
}

function optionOf(option: Option): APIApplicationCommandBasicOption {
  const { name, required = false, suggested, choices } = option
  const shared = {
    type: ApplicationCommandOptionType.String as const,
    ...labelled(german.options[name], english.options[name]),
    // On the wire an option is called by our own name in every language.
    name,
    required,
  }
  if (suggested !== undefined) return { ...shared, autocomplete: true }
  if (choices !== undefined) {
    return {
      ...shared,
      choices: choices.map(({ value, de, en }) => ({ value, name: en, name_localizations: localized(de, en) })),
    }
  }
  return { ...shared, max_length: MAX_WORDS }
}

interface Labels {
  readonly name: string
  readonly description: string
}

function labelled(de: Labels | undefined, en: Labels | undefined) {
  if (de === undefined || en === undefined) throw new Error('a command without its words')
  return {
    ...inLanguages(de.name, en.name),
    description: en.description,
    description_localizations: localized(de.description, en.description),
  }
}

function inLanguages(de: string, en: string) {
  return { name: en, name_localizations: localized(de, en) }
}

/** Discord falls back to other locales in its own way, so English stands under its own keys as well (platforms.md 3.3). */
function localized(de: string, en: string) {
  return { de, 'en-US': en, 'en-GB': en }
}
