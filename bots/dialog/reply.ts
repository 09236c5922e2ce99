import type { Card } from './card.ts'
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
    }
  /** A dialog's view; the message it lands in is remembered with the dialog. */
  | { readonly is: 'view'; readonly dialogId: string; readonly view: View; readonly edit?: MessageRef }
  /** Takes the buttons off an overtaken message. */
  | { readonly is: 'settle'; readonly edit: MessageRef }
  /** A file of ours, by its id in core/files. */
  | {
      readonly is: 'file'
      readonly fileId: string
      readonly name: string
      readonly picture: boolean
      readonly caption: string
    }
