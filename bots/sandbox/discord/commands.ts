import { command, type CommandForm, type CommandRecord } from './command-shapes.ts'
import { invalidForm, list, readForm } from './form.ts'
import { refused } from './refusal.ts'
import { newId } from './snowflake.ts'
import { changed, type Json, type World } from './world.ts'

/** Discord, "Application Commands": 100 of the chat, 15 of people and 15 of messages, globally and per guild. */
const mostOfType: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 }

const formsOfAll = list(command, 0, 130)

const typeOf = (form: CommandForm): number => form.type ?? 1

/** `global`, or the id of the one guild. */
export type Scope = string

export function commandsIn(world: World, scope: Scope): readonly CommandRecord[] {
  return world.commands.get(scope) ?? []
}

function keep(world: World, scope: Scope, forms: readonly CommandForm[]): void {
  for (const [type, most] of Object.entries(mostOfType)) {
    if (forms.filter((form) => typeOf(form) === Number(type)).length > most) throw refused.tooManyCommands(most)
  }
  const before = commandsIn(world, scope)
  const records = forms.map((form): CommandRecord => {
    const same = before.find((one) => one.form.name === form.name && typeOf(one.form) === typeOf(form))
    return { id: same?.id ?? newId(world), version: same?.form === form ? same.version : newId(world), form }
  })
  world.commands.set(scope, records)
  changed(world, undefined)
}

/** PUT of all commands: those that are not named are gone. Throws a 50035 with the place of each mistake. */
export function putCommands(world: World, scope: Scope, body: unknown): readonly Json[] {
  const forms = readForm(formsOfAll, body)
  for (const [index, form] of forms.entries()) {
    const isFirst = forms.findIndex((one) => one.name === form.name && typeOf(one) === typeOf(form)) === index
    if (isFirst) continue
    const message = 'Application command names must be unique'
    throw invalidForm([{ path: [index, 'name'], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }])
  }
  keep(world, scope, forms)
  return listCommands(world, scope, true)
}

/** POST of one command; one of the same name and type is replaced. */
export function postCommand(
  world: World,
  scope: Scope,
  body: unknown,
): { readonly isNew: boolean; readonly command: Json } {
  const form = readForm(command, body)
  const before = commandsIn(world, scope).map((one) => one.form)
  const others = before.filter((one) => one.name !== form.name || typeOf(one) !== typeOf(form))
  keep(world, scope, [...others, form])
  const kept = commandsIn(world, scope).find((one) => one.form === form)
  if (kept === undefined) throw refused.serverError()
  return { isNew: others.length === before.length, command: commandJson(world, scope, kept, true) }
}

function findCommand(world: World, scope: Scope, id: string): CommandRecord {
  const found = commandsIn(world, scope).find((one) => one.id === id)
  if (found === undefined) throw refused.unknownCommand()
  return found
}

export function getCommand(world: World, scope: Scope, id: string): Json {
  return commandJson(world, scope, findCommand(world, scope, id), true)
}

export function deleteCommand(world: World, scope: Scope, id: string): void {
  const gone = findCommand(world, scope, id)
  world.commands.set(
    scope,
    commandsIn(world, scope).filter((one) => one !== gone),
  )
  changed(world, undefined)
}

/** Without `with_localizations` Discord leaves the other languages out. */
export function listCommands(world: World, scope: Scope, withLocalizations: boolean): readonly Json[] {
  return commandsIn(world, scope).map((one) => commandJson(world, scope, one, withLocalizations))
}

function commandJson(
  world: World,
  scope: Scope,
  { id, version, form }: CommandRecord,
  withLocalizations: boolean,
): Json {
  const localizations = {
    name_localizations: form.name_localizations ?? null,
    description_localizations: form.description_localizations ?? null,
  }
  return {
    id,
    application_id: world.applicationId,
    version,
    type: typeOf(form),
    name: form.name,
    description: form.description ?? '',
    default_member_permissions: form.default_member_permissions ?? null,
    dm_permission: form.dm_permission ?? true,
    nsfw: form.nsfw ?? false,
    contexts: form.contexts ?? null,
    integration_types: form.integration_types ?? [0],
    ...(form.options && { options: form.options }),
    ...(withLocalizations && localizations),
    ...(scope !== 'global' && { guild_id: scope }),
  }
}
