import type { Intent, Ref, ButtonMove } from './card.ts'

/** A message of ours on a platform, as its adapter needs it to edit that message again. Plain JSON. */
export interface MessageRef {
  readonly platform: string
  readonly place: string
  readonly message: string
}

/** A file that a person sent, still on the platform. `reference` is what the adapter needs to fetch it. */
export interface SentFile {
  readonly reference: string
  readonly name: string
  readonly mimeType: string
  /** Bytes, as the platform says; absent when it does not say. */
  readonly size?: number
  readonly picture: boolean
}

export interface Sender {
  readonly platform: 'telegram' | 'discord'
  readonly externalId: string
  readonly name: string
  /** The client's language, an IETF tag, when the platform tells it. */
  readonly locale?: string
}

/** What a person did, in words that belong to no platform. */
export type Act =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'go'; readonly intent: Intent }
  | { readonly is: 'move'; readonly ref: Ref; readonly move: ButtonMove }
  /** Several answers of one page at once, as a Discord modal gives them. */
  | {
      readonly is: 'answers'
      readonly ref: Ref
      readonly values: Readonly<Record<string, string | readonly string[]>>
      /** What was uploaded into the form, still on the platform, by the key of its question. */
      readonly files?: Readonly<Record<string, readonly SentFile[]>>
    }
  | { readonly is: 'file'; readonly file: SentFile; readonly words: string }
  /** A button that this program never drew, or one of an older version. */
  | { readonly is: 'unknown-button' }
  /** Something a person can send that we cannot use (a sticker, a poll, a place). */
  | { readonly is: 'unusable' }
  | { readonly is: 'left' }
  | { readonly is: 'came-back' }
  /** A command or button in a group: answered in the private chat, or with a way there. */
  | { readonly is: 'in-group'; readonly intent: Intent }

/** A group, channel or forum that an act is about. `mayManage`: as far as the platform has told along with the act. */
export interface AskedChat {
  readonly id: string
  /** The Discord server in which the person may manage something: a chat elsewhere is not meant. */
  readonly server?: string
  readonly mayManage?: boolean
}

export interface Incoming {
  readonly from: Sender
  /** Where the answer goes: a chat's id, or whatever else the platform's surface can answer to. */
  readonly place: string
  /** The person's private chat, where notices go and to which a dialog belongs; absent where that is the place. */
  readonly home?: string
  readonly act: Act
  /** The platform is asked about this chat before the turn, whatever a button says about it. */
  readonly chat?: AskedChat
  /** The message whose button was pressed. */
  readonly message?: MessageRef
  /** The person's own message, where the platform lets us delete it. */
  readonly sent?: MessageRef
}
