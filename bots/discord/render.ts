import { MessageFlags } from 'discord-api-types/v10'
import type { APIContainerComponent } from 'discord-api-types/v10'
import type { Card } from '../dialog/card.ts'
import type { View } from '../dialog/view.ts'
import { NOT_REGISTERED } from './command-ids.ts'
import { escaped, plainLines, shortened } from './escape.ts'
import { containerOf } from './layout.ts'
import { MAX_CONTENT_LENGTH } from './limits.ts'
import { layoutOfView } from './view-layout.ts'

/** A message as Discord takes it, apart from where it goes. It never pings anybody, whatever its words look like. */
export interface Rendered {
  readonly flags: number
  readonly components: readonly APIContainerComponent[]
  readonly allowed_mentions: { readonly parse: never[] }
}

/**
 * Draws a card as one container of Components V2. Pure. A person's words become no markup, mention, link, time or
 * channel; `ids`: the commands that can be clicked. Throws an Error when our own words or buttons pass a limit of Discord.
 */
export function renderCard(card: Card, ids = NOT_REGISTERED): Rendered {
  const rows = card.rows.map((buttons) => ({ is: 'buttons' as const, buttons }))
  return message(containerOf({ blocks: card.blocks, rows }, ids))
}

/** Draws a dialog's view. Pure; throws like `renderCard`. */
export function renderView(view: View, ids = NOT_REGISTERED): Rendered {
  return message(containerOf(layoutOfView(view), ids))
}

/** A caption below a file: ordinary content, at most 2000 characters. The words count as a person's. */
export function renderCaption(words: string): string {
  let most = MAX_CONTENT_LENGTH
  let caption = plainLines(escaped(words))
  for (; caption.length > MAX_CONTENT_LENGTH; most -= 100) caption = plainLines(escaped(shortened(words, most)))
  return caption
}

function message(container: APIContainerComponent): Rendered {
  return { flags: MessageFlags.IsComponentsV2, components: [container], allowed_mentions: { parse: [] } }
}
