import { attachmentJson, keepSent } from './attachments.ts'
import { send } from './interactions.ts'
import type { ModalComponent, ModalPart } from './modal-shapes.ts'
import { resolvedValues } from './people.ts'
import { shownModal } from './shown.ts'
import type { Answer, ModalField, ModalValue, SentAttachment } from './types.ts'
import type { Json, OpenModal, PersonRecord, World } from './world.ts'

type Field = Exclude<ModalField, { readonly kind: 'text' }>
type Values = Readonly<Record<string, ModalValue>>

interface Filled {
  readonly part: Json
  readonly resolved: Json
}

/**
 * Sends the open modal. A field that is not named keeps what the bot preset. Throws what Discord's app would not send: a
 * missing answer, too long a text, an option that is not there, a file of the wrong type.
 */
export function submitModal(world: World, person: PersonRecord, modalId: string, values: Values): Promise<Answer> {
  const open = world.modals.get(person.id)
  if (open?.id !== modalId) throw new Error(`No modal ${modalId} is open before ${person.name}.`)
  const fields = shownModal(open).fields.flatMap((field) => (field.kind === 'text' ? [] : [field]))
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.customId === name))
  if (unknown !== undefined) throw new Error(`The modal has no field "${unknown}".`)
  // Checked before anything is kept: a modal is sent as a whole or not at all.
  for (const field of fields) checkField(field, values[field.customId])
  const filled = open.modal.components.map((part, at) => fillPart(world, person, withIds(part, at), fields, values))
  const resolved = mergeResolved(filled)
  const data = {
    custom_id: open.modal.custom_id,
    components: filled.map(({ part }) => part),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  }
  return send(world, { type: 5, person, channelId: open.channelId, data, message: messageOf(world, open) })
}

/** Discord numbers the parts that the bot has not numbered itself. */
function withIds(part: ModalPart, at: number): ModalPart {
  const id = part.id ?? 2 * at + 1
  if (part.type === 10) return { ...part, id }
  if (part.type === 18) return { ...part, id, component: { ...part.component, id: part.component.id ?? id + 1 } }
  return { ...part, id, components: part.components.map((inner) => ({ ...inner, id: inner.id ?? id + 1 })) }
}

function messageOf(world: World, open: OpenModal) {
  return open.messageId === undefined ? undefined : world.messages.get(open.messageId)
}

function mergeResolved(filled: readonly Filled[]): Json {
  const merged: Json = {}
  for (const { resolved } of filled) {
    for (const [kind, found] of Object.entries(resolved)) merged[kind] = Object.assign({}, merged[kind], found)
  }
  return merged
}

function fillPart(
  world: World,
  person: PersonRecord,
  part: ModalPart,
  fields: readonly Field[],
  values: Values,
): Filled {
  const { type, id } = part
  if (type === 10) return { part: { type, id }, resolved: {} }
  const component = type === 18 ? part.component : part.components[0]
  const field = fields.find((one) => one.customId === component?.custom_id)
  if (component === undefined || field === undefined) throw new Error('A part of the modal has no field.')
  const answer = answerOf(world, person, component, field, values[field.customId])
  const own = { type: component.type, id: component.id, custom_id: component.custom_id, ...answer.part }
  const inner = type === 18 ? { component: own } : { components: [own] }
  return { part: { type, id, ...inner }, resolved: answer.resolved }
}

function answerOf(
  world: World,
  person: PersonRecord,
  component: ModalComponent,
  field: Field,
  value: ModalValue | undefined,
): Filled {
  if (field.kind === 'input') return { part: { value: textOf(field, value) }, resolved: {} }
  if (field.kind === 'checkbox')
    return { part: { value: typeof value === 'boolean' ? value : field.isDefault }, resolved: {} }
  if (field.kind === 'files') {
    const kept = filesOf(value).map((file) => keepSent(world, person.dmChannelId, file))
    const attachments = Object.fromEntries(kept.map((file) => [file.id, attachmentJson(world, file)]))
    return { part: { values: kept.map(({ id }) => id) }, resolved: kept.length > 0 ? { attachments } : {} }
  }
  const picked = pickedOf(field, value)
  if (field.kind === 'radio') return { part: { value: picked[0] ?? null }, resolved: {} }
  return { part: { values: picked }, resolved: resolvedValues(world, component.type, picked).resolved ?? {} }
}

function textOf(field: Extract<Field, { readonly kind: 'input' }>, value: ModalValue | undefined): string {
  return typeof value === 'string' ? value : (field.value ?? '')
}

function filesOf(value: ModalValue | undefined): readonly SentAttachment[] {
  return Array.isArray(value) ? value.filter((file) => typeof file === 'object') : []
}

type Pickable = Exclude<Field, { readonly kind: 'input' | 'checkbox' | 'files' }>

function pickedOf(field: Pickable, value: ModalValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return field.options.filter((option) => option.isDefault).map((option) => option.value)
}

function checkField(field: Field, value: ModalValue | undefined): void {
  const wrong = (reason: string): Error => new Error(`The field "${field.customId}" ${reason}.`)
  if (field.kind === 'checkbox') {
    if (value !== undefined && typeof value !== 'boolean') throw wrong('is ticked or not')
    return
  }
  if (field.kind === 'input') {
    if (value !== undefined && typeof value !== 'string') throw wrong('takes a text')
    const { length } = textOf(field, value)
    if (length === 0 && !field.required) return
    const least = Math.max(field.minimumLength, field.required ? 1 : 0)
    if (length < least || length > field.maximumLength) {
      throw wrong(`has ${least} to ${field.maximumLength} characters`)
    }
    return
  }
  const range = field.kind === 'radio' ? { minimum: field.required ? 1 : 0, maximum: 1 } : field
  const picked = field.kind === 'files' ? filesOf(value) : pickedOf(field, value)
  if (picked.length === 0 && !field.required) return
  if (picked.length < range.minimum || picked.length > range.maximum) {
    throw wrong(`takes ${range.minimum} to ${range.maximum}`)
  }
  if (field.kind === 'files') return filesOf(value).forEach((file) => checkType(field.types, file))
  const isOfTexts = field.kind !== 'select' || field.of === 'text'
  const unknown = pickedOf(field, value).find((one) => !field.options.some((option) => option.value === one))
  if (isOfTexts && unknown !== undefined) throw wrong(`has no option "${unknown}"`)
}

/** What the person's app lets choose; a changed app sends anything, so a bot has to look again. */
function checkType(types: readonly string[], file: SentAttachment): void {
  if (types.length === 0) return
  const isAllowed = types.some((type) =>
    type.startsWith('.') ? file.name.toLowerCase().endsWith(type.toLowerCase()) : file.mimeType.startsWith(`${type}/`),
  )
  if (!isAllowed) throw new Error(`The field takes no file like "${file.name}".`)
}
