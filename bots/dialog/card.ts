import type { Text } from './text.ts'

/**
 * What a button does: the name of a screen, flow or action and its arguments. Arguments are public ids, numbers or
 * words of ours, never prices and never secrets: everybody can read and forge a button.
 */
export interface Intent {
  readonly do: string
  readonly args: readonly string[]
}

/** A dialog as a button knows it: a tap on an older revision is recognised. `id` is the dialog's public id. */
export interface Ref {
  readonly id: string
  readonly revision: number
}

/** What a button of a running dialog does. Values are short: they travel in 64 bytes on Telegram. */
export type ButtonMove =
  | { readonly do: 'answer'; readonly key: string; readonly value: string }
  | { readonly do: 'toggle'; readonly key: string; readonly value: string }
  | { readonly do: 'done'; readonly key: string }
  | { readonly do: 'keep'; readonly key: string }
  | { readonly do: 'skip'; readonly key: string }
  | { readonly do: 'edit'; readonly key: string }
  | { readonly do: 'options'; readonly key: string; readonly page: number }
  /** Shows the answers one by one, to change one. */
  | { readonly do: 'change' }
  | { readonly do: 'summary' }
  | { readonly do: 'back' }
  | { readonly do: 'confirm' }
  | { readonly do: 'cancel' }

/** Never the only carrier of a meaning: old clients show every button alike. */
export type Look = 'main' | 'good' | 'danger'

export type Button =
  | { readonly is: 'go'; readonly label: string; readonly intent: Intent; readonly look?: Look }
  | { readonly is: 'move'; readonly label: string; readonly ref: Ref; readonly move: ButtonMove; readonly look?: Look }
  | { readonly is: 'url'; readonly label: string; readonly url: string }
  | { readonly is: 'copy'; readonly label: string; readonly text: string }
  | { readonly is: 'done'; readonly label: string }

export type Block =
  | { readonly is: 'note'; readonly text: Text }
  | { readonly is: 'title'; readonly text: Text }
  | { readonly is: 'lines'; readonly lines: readonly Text[] }
  | { readonly is: 'fields'; readonly fields: readonly { readonly label: string; readonly value: Text }[] }
  /** Longer words of a person, set apart from ours. */
  | { readonly is: 'quote'; readonly text: Text }

/** A screen as both platforms draw it: blocks from top to bottom, then rows of buttons. Plain JSON. */
export interface Card {
  readonly blocks: readonly Block[]
  readonly rows: readonly (readonly Button[])[]
}

/** A button that leads to an intent. */
export const go = (label: string, intent: string, ...args: readonly (string | number)[]): Button => ({
  is: 'go',
  label,
  intent: { do: intent, args: args.map(String) },
})
/** The same button, drawn with an emphasis. */
export const looks = (look: Look, button: Button): Button =>
  button.is === 'go' || button.is === 'move' ? { ...button, look } : button
