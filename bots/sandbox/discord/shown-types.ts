/** What a person sees on the screen: messages, components and modals as a neutral tree. */
export type Place = 'dm' | 'guild'

export interface ShownMessage {
  readonly id: string
  readonly channelId: string
  readonly place: Place
  readonly from: 'bot' | 'person'
  readonly at: number
  readonly editedAt?: number
  /** "Only you can see this". */
  readonly ephemeral: boolean
  /** A deferred response that is not filled in yet. */
  readonly thinking: boolean
  readonly silent: boolean
  /** Discord's markdown. */
  readonly content: string
  /** The ids of those whom this message pings, and `everyone`. */
  readonly pings: readonly string[]
  readonly embeds: readonly Readonly<Record<string, unknown>>[]
  readonly components: readonly ShownComponent[]
  readonly files: readonly ShownFile[]
  /** The command that it answers, e.g. `jobs search`, with the one who used it. */
  readonly usedCommand?: { readonly name: string; readonly personId: string }
}

export interface ShownFile {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly size: number
  readonly url: string
  readonly description?: string
}

export interface ShownEmoji {
  readonly name?: string
  readonly id?: string
}

export interface ShownOption {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly emoji?: ShownEmoji
  readonly isDefault: boolean
}

export interface ShownButton {
  readonly kind: 'button'
  readonly label: string
  readonly emoji?: ShownEmoji
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link'
  /** Absent on a link. */
  readonly customId?: string
  readonly url?: string
  readonly disabled: boolean
}

export interface ShownSelect {
  readonly kind: 'select'
  readonly of: 'text' | 'user' | 'role' | 'mentionable' | 'channel'
  readonly customId: string
  readonly placeholder?: string
  /** Empty when it is not one of texts. */
  readonly options: readonly ShownOption[]
  readonly minimum: number
  readonly maximum: number
  readonly disabled: boolean
}

export interface ShownText {
  readonly kind: 'text'
  /** Discord's markdown. */
  readonly content: string
}

export interface ShownMedia {
  readonly kind: 'media'
  readonly url: string
  readonly description?: string
  readonly spoiler: boolean
}

export type ShownComponent =
  | { readonly kind: 'row'; readonly components: readonly (ShownButton | ShownSelect)[] }
  | { readonly kind: 'section'; readonly texts: readonly ShownText[]; readonly accessory: ShownButton | ShownMedia }
  | ShownText
  | { readonly kind: 'gallery'; readonly items: readonly ShownMedia[] }
  | { readonly kind: 'file'; readonly url: string; readonly spoiler: boolean }
  | { readonly kind: 'separator'; readonly divider: boolean; readonly spacing: 'small' | 'large' }
  | {
      readonly kind: 'container'
      /** RGB as a number. */
      readonly accent?: number
      readonly spoiler: boolean
      readonly components: readonly ShownComponent[]
    }

export interface ShownModal {
  /** For `submitModal`; not the bot's custom id. */
  readonly id: string
  readonly customId: string
  readonly title: string
  readonly fields: readonly ModalField[]
}

interface ModalFieldLabel {
  readonly customId: string
  readonly label: string
  readonly description?: string
  readonly required: boolean
}

export type ModalField =
  | ShownText
  | (ModalFieldLabel & {
      readonly kind: 'input'
      readonly multiline: boolean
      readonly value?: string
      readonly placeholder?: string
      readonly minimumLength: number
      readonly maximumLength: number
    })
  | (ModalFieldLabel & { readonly kind: 'select' } & Omit<ShownSelect, 'kind' | 'disabled'>)
  | (ModalFieldLabel & { readonly kind: 'radio'; readonly options: readonly ShownOption[] })
  | (ModalFieldLabel & {
      readonly kind: 'checkboxes'
      readonly options: readonly ShownOption[]
      readonly minimum: number
      readonly maximum: number
    })
  | (ModalFieldLabel & { readonly kind: 'checkbox'; readonly isDefault: boolean })
  | (ModalFieldLabel & {
      readonly kind: 'files'
      readonly minimum: number
      readonly maximum: number
      /** As the bot gave them; empty allows every type. */
      readonly types: readonly string[]
    })

/** A thread of a forum with its first message. */
export interface ShownPost {
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
  readonly archived: boolean
  readonly locked: boolean
  readonly message: ShownMessage | undefined
}
