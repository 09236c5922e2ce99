import { attachmentJson, keepSent } from './attachments.ts'
import type { CommandForm, CommandOption, CommandRecord, ValueOption } from './command-shapes.ts'
import { send, sendTyped, type Use } from './interactions.ts'
import { channelOf, resolvedPeople, resolvedValues } from './people.ts'
import { shownOption, subcommandsOf, usableCommands } from './picker.ts'
import type { Answer, AutocompleteInput, ChoiceShown, CommandInput, OptionValue } from './types.ts'
import type { Json, PersonRecord, World } from './world.ts'

interface Found {
  readonly record: CommandRecord
  /** `jobs search`, as Discord shows it above the answer. */
  readonly fullName: string
  readonly options: readonly ValueOption[]
  /** Puts the options inside the subcommand and its group. */
  readonly wrap: (options: readonly Json[]) => readonly Json[]
}

/** Uses a slash command. Throws what Discord's app would not send. */
export function useCommand(world: World, person: PersonRecord, input: CommandInput): Promise<Answer> {
  const found = findSlash(world, person, input)
  const channelId = channelOf(world, person, input.place ?? 'dm')
  const filled = fillOptions(world, person, channelId, found, input)
  const hasResolved = Object.keys(filled.resolved).length > 0
  const data = {
    ...commandData(found),
    options: found.wrap(filled.options),
    ...(hasResolved && { resolved: filled.resolved }),
  }
  return send(world, { type: 2, person, channelId, data, commandName: found.fullName })
}

/** Types into an option with autocomplete; the other options are sent along as far as they are filled in. */
export function typeOption(
  world: World,
  person: PersonRecord,
  input: AutocompleteInput,
): Promise<readonly ChoiceShown[]> {
  const found = findSlash(world, person, input)
  const channelId = channelOf(world, person, input.place ?? 'dm')
  const focused = found.options.find((option) => isNamed(option, input.option, person.locale))
  if (focused === undefined || !shownOption(focused, person.locale).autocomplete) {
    throw new Error(`/${found.fullName} has no option "${input.option}" with autocomplete.`)
  }
  const others = found.options.flatMap((option) => {
    const value = valueFor(option, input.options ?? {}, person.locale)
    return option === focused || value === undefined ? [] : [{ name: option.name, type: option.type, value }]
  })
  const typed = { name: focused.name, type: focused.type, value: input.typed, focused: true }
  const data = { ...commandData(found), options: found.wrap([...others, typed]) }
  const use: Use = { type: 4, person, channelId, data, commandName: found.fullName }
  return sendTyped(world, use)
}

function commandData({ record }: Found): Json {
  return { id: record.id, type: 1, name: record.form.name }
}

interface Named {
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined
}

function isNamed(part: Named, name: string, locale: string): boolean {
  return part.name === name || part.name_localizations?.[locale] === name
}

function findSlash(
  world: World,
  person: PersonRecord,
  input: Pick<CommandInput, 'name' | 'subcommand' | 'place' | 'forged'>,
): Found {
  const { locale } = person
  const record = usableCommands(world, input.place ?? 'dm', input.forged === true ? undefined : person).find(
    ({ form }) => (form.type ?? 1) === 1 && isNamed(form, input.name, locale),
  )
  if (record === undefined) throw new Error(`There is no command /${input.name} here.`)
  const options: readonly CommandOption[] = record.form.options ?? []
  const subcommands = subcommandsOf(options)
  if (subcommands.length === 0) {
    if (input.subcommand !== undefined) throw new Error(`/${input.name} has no subcommands.`)
    const own = options.flatMap((option) => (option.type === 1 || option.type === 2 ? [] : [option]))
    return { record, fullName: record.form.name, options: own, wrap: (filled) => filled }
  }
  const words = (input.subcommand ?? '').split(' ')
  const chosen = subcommands.find(({ group, subcommand }) =>
    group === undefined
      ? words.length === 1 && isNamed(subcommand, words[0] ?? '', locale)
      : isNamed(group, words[0] ?? '', locale) && isNamed(subcommand, words[1] ?? '', locale),
  )
  if (chosen === undefined) throw new Error(`/${input.name} has no subcommand "${input.subcommand ?? ''}".`)
  return withSubcommand(record, record.form, chosen)
}

type Chosen = ReturnType<typeof subcommandsOf>[number]

function withSubcommand(record: CommandRecord, form: CommandForm, { group, subcommand }: Chosen): Found {
  const names = [form.name, ...(group === undefined ? [] : [group.name]), subcommand.name]
  const wrap = (filled: readonly Json[]): readonly Json[] => {
    const inner = { name: subcommand.name, type: 1, options: filled }
    return group === undefined ? [inner] : [{ name: group.name, type: 2, options: [inner] }]
  }
  return { record, fullName: names.join(' '), options: subcommand.options ?? [], wrap }
}

function valueFor<Value>(option: Named, values: Readonly<Record<string, Value>>, locale: string): Value | undefined {
  return values[option.name] ?? values[option.name_localizations?.[locale] ?? '']
}

function fillOptions(
  world: World,
  person: PersonRecord,
  channelId: string,
  found: Found,
  input: CommandInput,
): { readonly options: readonly Json[]; readonly resolved: Json } {
  const given = [...Object.keys(input.options ?? {}), ...Object.keys(input.files ?? {})]
  const unknown = given.find((name) => !found.options.some((option) => isNamed(option, name, person.locale)))
  if (unknown !== undefined) throw new Error(`/${found.fullName} has no option "${unknown}".`)
  const resolved: Json = {}
  const options = found.options.flatMap((option) => {
    const { name, type } = option
    const file = valueFor(option, input.files ?? {}, person.locale)
    if (type === 11 && file !== undefined) {
      const kept = keepSent(world, channelId, file)
      resolved['attachments'] = { ...recordOf(resolved['attachments']), [kept.id]: attachmentJson(world, kept) }
      return [{ name, type, value: kept.id }]
    }
    const value = type === 11 ? undefined : valueFor(option, input.options ?? {}, person.locale)
    if (value === undefined) {
      if (option.required === true) throw new Error(`/${found.fullName} needs the option "${name}".`)
      return []
    }
    const filled = checkedValue(option, value, person.locale)
    if (type === 6 || type === 9) Object.assign(resolved, resolvedPeople(world, [String(filled)]))
    if (type === 7) Object.assign(resolved, resolvedValues(world, 8, [String(filled)]).resolved)
    return [{ name, type, value: filled }]
  })
  return { options, resolved }
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const typeOfKind: Readonly<Record<string, string>> = { integer: 'number', number: 'number', boolean: 'boolean' }

/** The value as Discord's app sends it. A choice may be named by what it shows. */
function checkedValue(option: ValueOption, value: OptionValue, locale: string): OptionValue {
  const shown = shownOption(option, locale)
  const wrong = (reason: string): Error => new Error(`The option "${option.name}" ${reason}.`)
  if (shown.choices.length > 0) {
    const choice = shown.choices.find((one) => one.value === value || one.name === value)
    if (choice === undefined) throw wrong(`has no choice "${value}"`)
    return choice.value
  }
  const type = typeOfKind[shown.kind] ?? 'string'
  if (typeof value !== type) throw wrong(`takes a ${type}`)
  if (shown.kind === 'integer' && !Number.isSafeInteger(value)) throw wrong('takes a whole number')
  if (typeof value === 'number') {
    if (value < (shown.minimum ?? -(2 ** 53))) throw wrong(`is at least ${shown.minimum}`)
    if (value > (shown.maximum ?? 2 ** 53)) throw wrong(`is at most ${shown.maximum}`)
  }
  if (typeof value === 'string' && shown.kind === 'text') {
    const most = shown.maximumLength ?? 6000
    const least = shown.minimumLength ?? 1
    if (value.length < least || value.length > most) throw wrong(`has ${least} to ${most} characters`)
  }
  return value
}
