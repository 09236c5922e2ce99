import { linkTo } from './attachments.ts'
import type { Button, InteractiveComponent, MessageComponent, Select, SelectOption } from './component-shapes.ts'
import { flag } from './message-shapes.ts'
import type { ModalComponent, ModalPart } from './modal-shapes.ts'
import type {
  ModalField,
  ShownButton,
  ShownComponent,
  ShownEmoji,
  ShownFile,
  ShownMedia,
  ShownMessage,
  ShownModal,
  ShownOption,
  ShownPost,
  ShownSelect,
} from './types.ts'
import {
  isInGuild,
  type ForumRecord,
  type MessageRecord,
  type OpenModal,
  type PersonRecord,
  type World,
} from './world.ts'

/** What this person sees of the direct messages and of the guild's channel, the oldest first. */
export function historyOf(world: World, person: PersonRecord): readonly ShownMessage[] {
  return (
    [...world.messages.values()]
      .filter((message) => isSeenBy(world, message, person))
      // What everybody sees in a forum is shown there.
      .filter((message) => message.ephemeralFor !== undefined || !world.threads.has(message.channelId))
      .map((message) => shownMessage(world, message))
  )
}

/** The threads of a forum with their first messages, which have the ids of their threads. */
export function postsOf(world: World, forum: ForumRecord): readonly ShownPost[] {
  return [...world.threads.values()]
    .filter(({ forumId }) => forumId === forum.id)
    .map(({ id, name, appliedTags, archived, locked }) => {
      const message = world.messages.get(id)
      const tags = appliedTags.flatMap((tag) => forum.tags.find((one) => one.id === tag)?.name ?? [])
      return {
        id,
        name,
        tags,
        archived,
        locked,
        message: message === undefined ? undefined : shownMessage(world, message),
      }
    })
}

export function isSeenBy(world: World, message: MessageRecord, person: PersonRecord): boolean {
  const isTheirPlace = message.channelId === person.dmChannelId || isInGuild(world, message.channelId)
  return isTheirPlace && (message.ephemeralFor === undefined || message.ephemeralFor === person.id)
}

export function shownMessage(world: World, message: MessageRecord): ShownMessage {
  const files = message.attachmentIds.flatMap((id) => shownFile(world, id))
  const { origin } = message
  const isAnswer = origin?.commandName !== undefined && message.originalResponseId === undefined
  return {
    id: message.id,
    channelId: message.channelId,
    place: isInGuild(world, message.channelId) ? 'guild' : 'dm',
    from: message.authorId === world.applicationId ? 'bot' : 'person',
    at: message.createdAt,
    ...(message.editedAt !== undefined && { editedAt: message.editedAt }),
    ephemeral: message.ephemeralFor !== undefined,
    thinking: (message.flags & flag.loading) !== 0,
    silent: (message.flags & flag.silent) !== 0,
    content: message.content,
    pings: [...message.pings, ...(message.pingsEveryone ? ['everyone'] : [])],
    embeds: message.embeds,
    components: message.components.map((component) => shownComponent(component, files)),
    files,
    ...(isAnswer && { usedCommand: { name: origin.commandName, personId: origin.personId } }),
  }
}

function shownFile(world: World, id: string): readonly ShownFile[] {
  const file = world.attachments.get(id)
  if (file === undefined) return []
  const { name, mimeType, size, description } = file
  return [{ id, name, mimeType, size, url: linkTo(world, file), ...(description !== undefined && { description }) }]
}

type Files = readonly ShownFile[]

function shownComponent(component: MessageComponent, files: Files): ShownComponent {
  switch (component.type) {
    case 1:
      return { kind: 'row', components: component.components.map(shownInteractive) }
    case 9:
      return {
        kind: 'section',
        texts: component.components.map(({ content }) => ({ kind: 'text', content })),
        accessory:
          component.accessory.type === 2 ? shownButton(component.accessory) : shownMedia(component.accessory, files),
      }
    case 10:
      return { kind: 'text', content: component.content }
    case 12:
      return { kind: 'gallery', items: component.items.map((item) => shownMedia(item, files)) }
    case 13:
      return { kind: 'file', url: linked(component.file.url, files), spoiler: component.spoiler ?? false }
    case 14:
      return {
        kind: 'separator',
        divider: component.divider ?? true,
        spacing: component.spacing === 2 ? 'large' : 'small',
      }
    case 17:
      return {
        kind: 'container',
        spoiler: component.spoiler ?? false,
        components: component.components.map((inner) => shownComponent(inner, files)),
        ...(typeof component.accent_color === 'number' && { accent: component.accent_color }),
      }
  }
}

function shownMedia(
  item: {
    readonly media: { readonly url: string }
    readonly description?: string | null | undefined
    readonly spoiler?: boolean | null | undefined
  },
  files: Files,
): ShownMedia {
  return {
    kind: 'media',
    url: linked(item.media.url, files),
    spoiler: item.spoiler ?? false,
    ...(typeof item.description === 'string' && { description: item.description }),
  }
}

function linked(url: string, files: Files): string {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1]
  return name === undefined ? url : (files.find((file) => file.name === name)?.url ?? url)
}

const styles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' } as const

export function shownInteractive(component: InteractiveComponent): ShownButton | ShownSelect {
  return component.type === 2 ? shownButton(component) : shownSelect(component)
}

function shownButton(button: Button): ShownButton {
  return {
    kind: 'button',
    label: button.label ?? '',
    style: styles[button.style],
    disabled: button.disabled ?? false,
    ...(button.emoji && { emoji: shownEmoji(button.emoji) }),
    ...(typeof button.custom_id === 'string' && { customId: button.custom_id }),
    ...(typeof button.url === 'string' && { url: button.url }),
  }
}

function shownEmoji(emoji: {
  readonly id?: string | null | undefined
  readonly name?: string | null | undefined
}): ShownEmoji {
  return {
    ...(typeof emoji.name === 'string' && { name: emoji.name }),
    ...(typeof emoji.id === 'string' && { id: emoji.id }),
  }
}

const selectKinds = { 3: 'text', 5: 'user', 6: 'role', 7: 'mentionable', 8: 'channel' } as const

function shownSelect(select: Select): ShownSelect {
  const maximum = select.max_values ?? 1
  return {
    kind: 'select',
    of: selectKinds[select.type],
    customId: select.custom_id,
    options: select.type === 3 ? select.options.map(shownOption) : [],
    minimum: select.min_values ?? 1,
    maximum,
    disabled: select.disabled ?? false,
    ...(typeof select.placeholder === 'string' && { placeholder: select.placeholder }),
  }
}

function shownOption(option: SelectOption | Omit<SelectOption, 'emoji'>): ShownOption {
  return {
    label: option.label,
    value: option.value,
    isDefault: option.default ?? false,
    ...(typeof option.description === 'string' && { description: option.description }),
    ...('emoji' in option && option.emoji && { emoji: shownEmoji(option.emoji) }),
  }
}

/** The modal as this person sees it. */
export function shownModal(open: OpenModal): ShownModal {
  const { custom_id: customId, title, components } = open.modal
  return { id: open.id, customId, title, fields: components.flatMap(shownField) }
}

function shownField(part: ModalPart): readonly ModalField[] {
  if (part.type === 10) return [{ kind: 'text', content: part.content }]
  if (part.type === 1) return part.components.map((input) => fieldOf(input, { label: input.label }))
  const { label, description } = part
  return [fieldOf(part.component, { label, ...(typeof description === 'string' && { description }) })]
}

function fieldOf(
  component: ModalComponent,
  own: { readonly label: string; readonly description?: string },
): ModalField {
  const named = { ...own, customId: component.custom_id }
  if (component.type === 23) {
    return { ...named, required: false, kind: 'checkbox', isDefault: component.default ?? false }
  }
  const label = { ...named, required: component.required ?? true }
  switch (component.type) {
    case 4:
      return {
        ...label,
        kind: 'input',
        multiline: component.style === 2,
        minimumLength: component.min_length ?? 0,
        maximumLength: component.max_length ?? 4000,
        ...(typeof component.value === 'string' && { value: component.value }),
        ...(typeof component.placeholder === 'string' && { placeholder: component.placeholder }),
      }
    case 19: {
      const range = { minimum: component.min_values ?? (label.required ? 1 : 0), maximum: component.max_values ?? 1 }
      return { ...label, kind: 'files', ...range, types: component.file_types ?? [] }
    }
    case 21:
      return { ...label, kind: 'radio', options: component.options.map(shownOption) }
    case 22:
      return {
        ...label,
        kind: 'checkboxes',
        options: component.options.map(shownOption),
        minimum: component.min_values ?? (label.required ? 1 : 0),
        maximum: component.max_values ?? component.options.length,
      }
    case 3:
    case 5:
    case 6:
    case 7:
    case 8: {
      const { disabled: _disabled, kind: _kind, minimum, ...select } = shownSelect(component)
      return { ...label, ...select, kind: 'select', minimum: label.required ? minimum : 0 }
    }
  }
}
