import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { discord as german } from '../copy/de/discord.ts'
import { discord as english } from '../copy/en/discord.ts'
import type { Intent } from '../dialog/card.ts'
import { accountCommands } from './commands/account.ts'
import { plainly, to, type Command, type CommandName, type Option, type Suggested } from './commands/command.ts'
import { jobCommands } from './commands/jobs.ts'
import { MENUS } from './commands/menus.ts'
import { walletCommands } from './commands/wallet.ts'
import { offerCommands, shopCommands } from './commands/shop.ts'
import { workCommands } from './commands/work.ts'

/** Ours: more words than this help no search. */
const MAX_WORDS = 100

/** The command list of product.md section 10, as far as its rows exist: a file for each group. */
const COMMANDS: readonly Command[] = [
  plainly('menu', 'menu'),
  ...jobCommands,
  plainly('alerts', 'alerts'),
  ...workCommands,
  ...walletCommands,
  ...shopCommands,
  ...offerCommands,
  ...accountCommands,
]

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

/** What to propose for an option, by the names on the wire; undefined when nothing is proposed there. */
export function suggestedFor(name: string, option: string): Suggested | undefined {
  return named(name)?.options?.find((one) => one.name === option)?.suggested
}

/** Everything that Discord is told about our commands: all contexts, both ways to install, both languages. */
export function registration(): RESTPutAPIApplicationCommandsJSONBody {
  const heads = [...new Set(COMMANDS.map(({ name }) => head(name)))]
  return [
    ...heads.map((name) => ({
      ...(named(name)?.forManagers === true ? forManagers() : everywhere()),
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

function forManagers() {
  return {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
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
  const named = {
    ...labelled(german.options[name], english.options[name]),
    // On the wire an option is called by our own name in every language.
    name,
    required,
  }
  if (option.channels === true) {
    const kinds = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum] as const
    return { ...named, type: ApplicationCommandOptionType.Channel, channel_types: [...kinds] }
  }
  const shared = { ...named, type: ApplicationCommandOptionType.String as const }
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
