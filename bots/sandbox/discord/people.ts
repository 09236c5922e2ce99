import { locales } from './command-shapes.ts'
import { interactiveOf } from './component-tree.ts'
import type { InteractiveComponent } from './component-shapes.ts'
import { type Use, send } from './interactions.ts'
import { memberJson, messageJson, personJson } from './resources.ts'
import { isSeenBy } from './shown.ts'
import type { Answer, DiscordPerson, Place, PressOptions } from './types.ts'
import { usableCommands } from './picker.ts'
import { changed, isInGuild, type Json, type MessageRecord, type PersonRecord, type World } from './world.ts'

/** Ids of people and of their direct messages count up from here, so that tests read alike every day. */
const firstPersonId = 200_000_000_000_000_001n
const firstDmId = 300_000_000_000_000_001n

export function addPerson(
  world: World,
  input: { readonly id?: string; readonly name: string; readonly locale?: string },
): PersonRecord {
  const name = input.name.trim()
  if (name === '' || name.length > 32) throw new Error('A person needs a name of 1 to 32 characters.')
  const count = BigInt(world.people.size)
  const id = input.id ?? String(firstPersonId + count)
  if (!/^\d{15,20}$/.test(id)) throw new Error('The id of a person is a snowflake.')
  if (world.people.has(id)) throw new Error(`There is a person with the id ${id} already.`)
  const locale = knownLocale(input.locale ?? 'en-US')
  const person = { id, name, locale, dmChannelId: String(firstDmId + count), dmsClosed: false, typingUntil: 0 }
  world.people.set(id, person)
  changed(world, id)
  return person
}

export function setLocale(world: World, personId: string, locale: string): void {
  personOf(world, personId).locale = knownLocale(locale)
  changed(world, personId)
}

function knownLocale(locale: string): string {
  if (!locales.has(locale)) throw new Error(`Discord has no language ${locale}.`)
  return locale
}

export function personOf(world: World, personId: string): PersonRecord {
  const person = world.people.get(personId)
  if (person === undefined) throw new Error(`The stand-in knows no person with the id ${personId}.`)
  return person
}

export function shownPerson({ id, name, locale, dmsClosed }: PersonRecord): DiscordPerson {
  return { id, name, locale, dmsClosed }
}

export function channelOf(world: World, person: PersonRecord, place: Place): string {
  return place === 'guild' ? world.channelId : person.dmChannelId
}

/** Presses a button or picks from a select. Throws what Discord's app would not let a person do, unless forged. */
export function press(
  world: World,
  person: PersonRecord,
  messageId: string,
  customId: string,
  { forged = false, values }: PressOptions,
): Promise<Answer> {
  const message = world.messages.get(messageId)
  const isSeen = message !== undefined && isSeenBy(world, message, person)
  if (!isSeen && !forged) throw new Error(`${person.name} sees no message ${messageId}.`)
  const component = message === undefined ? undefined : componentOf(message, customId)
  if (!forged) checkUse(component, customId, values)
  const type = component?.type ?? (values === undefined ? 2 : 3)
  const picked = type === 2 ? {} : { values: values ?? [], ...resolvedValues(world, type, values ?? []) }
  const id = component?.id ?? undefined
  const data = { component_type: type, custom_id: customId, ...(id !== undefined && { id }), ...picked }
  const channelId = message?.channelId ?? person.dmChannelId
  return send(world, { type: 3, person, channelId, data, message, messageId })
}

function componentOf(message: MessageRecord, customId: string): InteractiveComponent | undefined {
  return interactiveOf(message.components).find((one) => one.custom_id === customId)
}

function checkUse(
  component: InteractiveComponent | undefined,
  customId: string,
  values: readonly string[] | undefined,
): void {
  if (component === undefined) throw new Error(`The message has no button or select "${customId}".`)
  if (component.disabled === true) throw new Error(`"${customId}" is disabled.`)
  if (component.type === 2) {
    if (values !== undefined) throw new Error(`"${customId}" is a button: there is nothing to pick.`)
    return
  }
  const picked = values ?? []
  const minimum = component.min_values ?? 1
  const maximum = component.max_values ?? 1
  if (new Set(picked).size !== picked.length || picked.length < minimum || picked.length > maximum) {
    throw new Error(`In "${customId}" one picks ${minimum} to ${maximum}, each once.`)
  }
  if (component.type !== 3) return
  const unknown = picked.find((value) => !component.options.some((option) => option.value === value))
  if (unknown !== undefined) throw new Error(`"${customId}" has no option "${unknown}".`)
}

/** What Discord sends along for picked people and channels. */
export function resolvedValues(world: World, type: number, values: readonly string[]): { readonly resolved?: Json } {
  if (type === 5 || type === 7) return { resolved: resolvedPeople(world, values) }
  if (type !== 8) return {}
  const channelJson = (id: string): Json => {
    const forum = world.forums.get(id)
    return { id, type: forum === undefined ? 0 : 15, name: forum?.name ?? 'klickwork', permissions: '0', flags: 0 }
  }
  return { resolved: { channels: Object.fromEntries(values.map((id) => [id, channelJson(id)])) } }
}

export function resolvedPeople(world: World, ids: readonly string[]): Json {
  const people = ids.flatMap((id) => world.people.get(id) ?? [])
  return {
    users: Object.fromEntries(people.map((person) => [person.id, personJson(person)])),
    members: Object.fromEntries(people.map((person) => [person.id, memberJson(world, person.id)])),
  }
}

/** Uses a command of the menu of a person or of a message. */
export function useMenu(
  world: World,
  person: PersonRecord,
  kind: 2 | 3,
  name: string,
  target: { readonly id: string; readonly place: Place },
): Promise<Answer> {
  const found = usableCommands(world, target.place, person).find(
    ({ form }) => form.type === kind && (form.name === name || form.name_localizations?.[person.locale] === name),
  )
  if (found === undefined) throw new Error(`There is no command "${name}" in this menu.`)
  const resolved = kind === 2 ? resolvedPeople(world, [target.id]) : resolvedMessage(world, person, target.id)
  const data = { id: found.id, type: kind, name: found.form.name, target_id: target.id, resolved }
  const use: Use = {
    type: 2,
    person,
    channelId: channelOf(world, person, target.place),
    data,
    commandName: found.form.name,
  }
  return send(world, use)
}

function resolvedMessage(world: World, person: PersonRecord, messageId: string): Json {
  const message = world.messages.get(messageId)
  if (message === undefined || !isSeenBy(world, message, person)) {
    throw new Error(`${person.name} sees no message ${messageId}.`)
  }
  return { messages: { [messageId]: messageJson(world, message) } }
}

/** "Dismiss message": the ephemeral message is gone for the person, and for the bot's token too. */
export function dismiss(world: World, person: PersonRecord, messageId: string): void {
  const message = world.messages.get(messageId)
  if (message?.ephemeralFor !== person.id) throw new Error('Only ephemeral messages can be dismissed.')
  world.messages.delete(messageId)
  changed(world, person.id)
}

export function placeOfMessage(world: World, messageId: string): Place {
  return isInGuild(world, world.messages.get(messageId)?.channelId ?? '') ? 'guild' : 'dm'
}
