import type { CommandForm, CommandOption, CommandRecord, ValueOption } from './command-shapes.ts'
import { commandsIn } from './commands.ts'
import { manageGuild } from './resources.ts'
import type { CommandShown, OptionShown, Place } from './types.ts'
import type { PersonRecord, World } from './world.ts'

/** Languages that stand in for each other (Discord, "Locale fallbacks"). */
const fallbacks: Readonly<Record<string, string>> = { 'en-US': 'en-GB', 'en-GB': 'en-US', 'es-419': 'es-ES' }

type Localizations = Readonly<Record<string, string>> | null | undefined

function inLocale(text: string, localizations: Localizations, locale: string): string {
  return localizations?.[locale] ?? localizations?.[fallbacks[locale] ?? ''] ?? text
}

const kinds = { 1: 'slash', 2: 'user', 3: 'message' } as const

/** InteractionContextType: 0 a guild, 1 the direct messages with the bot. */
function isShown(world: World, form: CommandForm, place: Place, person: PersonRecord | undefined): boolean {
  if (place === 'dm') return (form.contexts?.includes(1) ?? true) && form.dm_permission !== false
  const needed = BigInt(form.default_member_permissions ?? 0)
  const isForAll = form.default_member_permissions === undefined || form.default_member_permissions === null
  // The one permission beyond those of everybody that a person of the stand-in can have; `0` is for administrators.
  const isTheirs = person === undefined || (needed === manageGuild && world.managers.has(person.id))
  return (form.contexts?.includes(0) ?? true) && (isForAll || isTheirs)
}

/**
 * The commands that a person may use here (without a person: whatever permissions it takes); one of the guild hides a
 * global one of the same name.
 */
export function usableCommands(world: World, place: Place, person: PersonRecord | undefined): readonly CommandRecord[] {
  const ofGuild = place === 'guild' ? commandsIn(world, world.guildId) : []
  const isHidden = ({ form }: CommandRecord): boolean =>
    ofGuild.some((own) => own.form.name === form.name && (own.form.type ?? 1) === (form.type ?? 1))
  const global = commandsIn(world, 'global').filter((one) => !isHidden(one))
  return [...ofGuild, ...global].filter(({ form }) => isShown(world, form, place, person))
}

/** The commands as this person's picker shows them. */
export function shownCommands(world: World, person: PersonRecord, place: Place): readonly CommandShown[] {
  return usableCommands(world, place, person).map((record) => shownCommand(record, person.locale))
}

export function shownCommand({ id, form }: CommandRecord, locale: string): CommandShown {
  const options: readonly CommandOption[] = form.options ?? []
  return {
    id,
    kind: kinds[form.type ?? 1],
    ...naming(form, locale),
    options: options.flatMap((option) => (option.type === 1 || option.type === 2 ? [] : [shownOption(option, locale)])),
    subcommands: subcommandsOf(options).map(({ group, subcommand }) => {
      const own = naming(subcommand, locale)
      const options = (subcommand.options ?? []).map((option) => shownOption(option, locale))
      if (group === undefined) return { ...own, options }
      const outer = naming(group, locale)
      return { ...own, name: `${outer.name} ${own.name}`, shownName: `${outer.shownName} ${own.shownName}`, options }
    }),
  }
}

interface Named {
  readonly name: string
  readonly name_localizations?: Localizations
  readonly description?: string | null | undefined
  readonly description_localizations?: Localizations
}

function naming(part: Named, locale: string): Pick<CommandShown, 'name' | 'shownName' | 'description'> {
  return {
    name: part.name,
    shownName: inLocale(part.name, part.name_localizations, locale),
    description: inLocale(part.description ?? '', part.description_localizations, locale),
  }
}

type Group = Extract<CommandOption, { readonly type: 2 }>
type Subcommand = Extract<CommandOption, { readonly type: 1 }>

interface PlacedSubcommand {
  readonly group: Group | undefined
  readonly subcommand: Subcommand
}

/** The subcommands with the groups that they stand in. */
export function subcommandsOf(options: readonly CommandOption[]): readonly PlacedSubcommand[] {
  return options.flatMap((option): readonly PlacedSubcommand[] => {
    if (option.type === 1) return [{ group: undefined, subcommand: option }]
    return option.type === 2 ? option.options.map((subcommand) => ({ group: option, subcommand })) : []
  })
}

const optionKinds = {
  3: 'text',
  4: 'integer',
  5: 'boolean',
  6: 'user',
  7: 'channel',
  8: 'role',
  9: 'mentionable',
  10: 'number',
  11: 'file',
} as const

export function shownOption(option: ValueOption, locale: string): OptionShown {
  const choices = 'choices' in option ? (option.choices ?? []) : []
  return {
    ...naming(option, locale),
    kind: optionKinds[option.type],
    required: option.required ?? false,
    autocomplete: 'autocomplete' in option && option.autocomplete === true,
    choices: choices.map((choice) => ({
      name: inLocale(choice.name, choice.name_localizations, locale),
      value: choice.value,
    })),
    ...('min_value' in option && typeof option.min_value === 'number' && { minimum: option.min_value }),
    ...('max_value' in option && typeof option.max_value === 'number' && { maximum: option.max_value }),
    ...('min_length' in option && typeof option.min_length === 'number' && { minimumLength: option.min_length }),
    ...('max_length' in option && typeof option.max_length === 'number' && { maximumLength: option.max_length }),
  }
}
