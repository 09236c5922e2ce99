import type { Card } from './card.ts'
import type { LivingScreen } from './living-card.ts'
import type { MessageRef } from './incoming.ts'
import type { View } from './view.ts'

/**
 * What a turn wants shown, decided inside the transaction and delivered after it. Stored with the inbox row, so that a
 * restart between commit and delivery loses nothing. Plain JSON.
 */
export type Reply =
  /** `edit`: draw it over this message of ours; a new message when that one is gone. */
  | {
      readonly is: 'card'
      readonly card: Card
      readonly edit?: MessageRef
      readonly silent?: boolean /** The same key is the same message: a platform that knows such keys sends it once. */
      readonly key?: string
      /** The screen that this message shows, and goes on showing as things change. */
      readonly living?: LivingScreen
    }
  /** A dialog's view; the message it lands in is remembered with the dialog. */
  | { readonly is: 'view'; readonly dialogId: string; readonly view: View; readonly edit?: MessageRef }
  /** Takes the buttons off an overtaken message. */
  | { readonly is: 'settle'; readonly edit: MessageRef }
  /** Deletes a message of the person's own that held a secret. */
  | { readonly is: 'erase'; readonly message: MessageRef }
  /**
   * Made at the moment of delivery by the maker of this name, and never stored: what is secret, and pictures and
   * documents that are drawn from the database. `edit` as with a card.
   */
  | { readonly is: 'made'; readonly name: string; readonly args: readonly string[]; readonly edit?: MessageRef }
  /** A file of ours, by its id in core/files. */
  | {
      readonly is: 'file'
      readonly fileId: string
      readonly name: string
      readonly picture: boolean
      readonly caption: string
    }

/** `in-private`: said in the person's private chat, when the person has asked in a group. */
export type PlacedReply = Reply | { readonly is: 'in-private'; readonly reply: Reply }

/** What a surface is given: everything is made by then. */
export type Deliverable =
  | Exclude<Reply, { is: 'made' } | { is: 'card' }>
  /**
   * `secret`: not to be forwarded or saved, where the platform can prevent it. `onlyEdit`: nothing new is sent when the
   * message is gone, which is `impossible` then.
   */
  | (Extract<Reply, { is: 'card' }> & { readonly secret?: boolean; readonly onlyEdit?: boolean })
  /** Bytes that are no file of anybody: a picture that was drawn, a report. */
  | {
      readonly is: 'document'
      readonly bytes: Uint8Array
      readonly name: string
      readonly picture: boolean
      readonly caption: string
      readonly secret?: boolean
    }
