import { attach, type Uploads } from './attachments.ts'
import { legacyComponents, type MessageComponent, newComponents } from './component-shapes.ts'
import { attachmentNames, checkTree, writtenIn } from './component-tree.ts'
import { type FormError, invalidForm, readForm } from './form.ts'
import { type AllowedMentions, flag, type MessageForm } from './message-shapes.ts'
import { refused } from './refusal.ts'
import type { AttachmentRecord, Json, MessageRecord, World } from './world.ts'

/** What a message says and shows after a request. */
export type Composed = Pick<
  MessageRecord,
  'content' | 'embeds' | 'components' | 'attachmentIds' | 'flags' | 'pings' | 'pingsEveryone'
>

export interface ComposeInput {
  readonly channelId: string
  readonly form: MessageForm
  readonly uploads: Uploads
  /** The message that is being changed. */
  readonly before?: MessageRecord | undefined
  /** Where the form stands in the request. */
  readonly under: readonly PropertyKey[]
  /** The flags that the bot may set in this request. */
  readonly settable: number
  /** Pings that are allowed when the bot does not say: those of interactions are fewer. */
  readonly isResponse: boolean
}

/**
 * Checks all that Discord checks about the contents of a message and puts it together, on top of `before` when it is an
 * edit. Throws 50035 with the place, 50006 for an empty message, 40005 for too big a file.
 */
export function compose(world: World, input: ComposeInput): Composed {
  const { form, before, under } = input
  const flags = checkedFlags(input)
  const isNew = (flags & flag.newComponents) !== 0
  const content = form.content === undefined ? (before?.content ?? '') : (form.content ?? '')
  const embeds = form.embeds === undefined ? (before?.embeds ?? []) : (form.embeds ?? [])
  const components = readComponents(input, isNew)
  if (isNew) refuseLegacy(content, embeds, under)
  checkTree(components, isNew, under)
  const files = attach(
    world,
    input.channelId,
    form.attachments ?? (form.attachments === null ? [] : undefined),
    input.uploads,
    before?.attachmentIds ?? [],
    under,
  )
  refuseMissingFiles(components, files, input)
  const isEmpty = content.trim() === '' && embeds.length === 0 && components.length === 0 && files.length === 0
  if (isEmpty) throw refused.emptyMessage()
  const written = `${content}\n${writtenIn(components)}`
  return {
    content,
    embeds,
    components: numbered(components),
    attachmentIds: files.map(({ id }) => id),
    flags,
    ...pingsOf(world, written, form.allowed_mentions ?? undefined, input.isResponse),
  }
}

function readComponents({ form, before, under }: ComposeInput, isNew: boolean): readonly MessageComponent[] {
  if (form.components === undefined) return before?.components ?? []
  const given = form.components ?? []
  const path = [...under, 'components']
  return isNew ? readForm(newComponents, given, path) : readForm(legacyComponents, given, path)
}

function checkedFlags({ form, before, under, settable }: ComposeInput): number {
  const kept = before?.flags ?? 0
  if (form.flags === undefined || form.flags === null) return kept
  // Whether a message is ephemeral is settled by the first response; Discord overlooks the flag later.
  const asked = before === undefined ? form.flags : form.flags & ~(flag.ephemeral | flag.silent | flag.loading)
  const path = [...under, 'flags']
  if ((asked & ~settable) !== 0) {
    const message = `Only the flags ${settable} may be set here.`
    throw invalidForm([{ path, code: 'MESSAGE_FLAGS_INVALID', message }])
  }
  if ((kept & flag.newComponents) !== 0 && (asked & flag.newComponents) === 0) {
    const message = 'The flag MessageFlags.IS_COMPONENTS_V2 cannot be removed from a message'
    throw invalidForm([{ path, code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message }])
  }
  return (kept & ~flag.suppressEmbeds) | asked
}

function refuseLegacy(content: string, embeds: readonly Json[], under: readonly PropertyKey[]): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'
  const used: readonly string[] = [...(content === '' ? [] : ['content']), ...(embeds.length === 0 ? [] : ['embeds'])]
  const errors = used.map((name): FormError => {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`
    return { path: [...under, name], code, message }
  })
  if (errors.length > 0) throw invalidForm(errors)
}

function refuseMissingFiles(
  components: readonly MessageComponent[],
  files: readonly AttachmentRecord[],
  { form, under, uploads }: ComposeInput,
): void {
  // The bot knows a file by the name that it gave, before Discord tidied it.
  const given = [
    ...(form.attachments ?? []).map(({ filename }) => filename),
    ...[...uploads.values()].map(({ name }) => name),
  ]
  const known = new Set([...files.map(({ name }) => name), ...given])
  const errors = attachmentNames(components, under)
    .filter(({ name }) => !known.has(name))
    .map(({ path }): FormError => {
      const message = 'The referenced attachment was not found'
      return { path, code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message }
    })
  if (errors.length > 0) throw invalidForm(errors)
}

/** Gives every component the number that Discord gives it when the bot has not. */
function numbered(components: readonly MessageComponent[]): readonly MessageComponent[] {
  const taken = new Set<number>()
  collectIds(components, taken)
  let last = 0
  const next = (): number => {
    do last += 1
    while (taken.has(last))
    return last
  }
  const give = <Component extends { readonly id?: number | null | undefined }>(component: Component): Component =>
    component.id === undefined || component.id === null || component.id === 0 ? { ...component, id: next() } : component
  const number = (component: MessageComponent): MessageComponent => {
    const own = give(component)
    if (own.type === 1) return { ...own, components: own.components.map(give) }
    if (own.type === 9) return { ...own, components: own.components.map(give), accessory: give(own.accessory) }
    if (own.type !== 17) return own
    return { ...own, components: own.components.map(number).filter((inner) => inner.type !== 17) }
  }
  return components.map(number)
}

function collectIds(value: unknown, into: Set<number>): void {
  if (Array.isArray(value)) return value.forEach((item) => collectIds(item, into))
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'id' && typeof inner === 'number') into.add(inner)
    else collectIds(inner, into)
  }
}

/**
 * Whom the text pings. Without `allowed_mentions` a message pings people, roles and everyone, a response to an
 * interaction only people (Discord, "Allowed Mentions Object").
 */
function pingsOf(
  world: World,
  written: string,
  allowed: AllowedMentions | undefined,
  isResponse: boolean,
): Pick<Composed, 'pings' | 'pingsEveryone'> {
  const parse =
    allowed === undefined ? (isResponse ? ['users'] : ['users', 'roles', 'everyone']) : (allowed.parse ?? [])
  const named = [...written.matchAll(/<@!?(\d+)>/g)].flatMap((match) => match[1] ?? [])
  const people = [...new Set(named)].filter((id) => world.people.has(id))
  const isAllowed = (id: string): boolean => parse.includes('users') || (allowed?.users ?? []).includes(id)
  return {
    pings: people.filter(isAllowed),
    pingsEveryone: parse.includes('everyone') && /@(?:everyone|here)\b/.test(written),
  }
}
