import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from 'grammy/types'
import type { Block, Card } from '../dialog/card.ts'
import { join, plain } from '../dialog/text.ts'
import type { Text } from '../dialog/text.ts'
import type { View } from '../dialog/view.ts'
import { MAX_CAPTION_LENGTH, format, ours, runsOf } from './formatted.ts'
import type { Formatted, Run } from './formatted.ts'
import { keyboardOf } from './keyboard.ts'
import { cardOfView } from './view-card.ts'

/** A message as the Bot API takes it, apart from the chat. Never with a parse mode: there is nothing to escape. */
export interface Rendered {
  readonly text: string
  readonly entities: MessageEntity[]
  readonly link_preview_options: LinkPreviewOptions
  readonly reply_markup?: InlineKeyboardMarkup
}

/**
 * Draws a card as a Telegram message. Pure. A person's words never become a link, mention, tag or command. Throws an
 * Error when our own words or buttons pass a limit of Telegram.
 */
export function renderCard(card: Card): Rendered {
  const { text, entities } = format(card.blocks.flatMap(runsOfBlock))
  const keyboard = keyboardOf(card.rows)
  return {
    text: text.trim() === '' ? '…' : text,
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  }
}

/** Draws a dialog's view as a Telegram message. Pure; throws like `renderCard`. */
export function renderView(view: View): Rendered {
  return renderCard(cardOfView(view))
}

/** A caption below a file, at most 1024 characters. The words count as a person's. */
export function renderCaption(words: string): Formatted {
  return format(runsOf(words === '' ? [] : [{ is: 'said', text: words }]), MAX_CAPTION_LENGTH)
}

function runsOfBlock(block: Block, index: number): readonly Run[] {
  const runs = wordsOfBlock(block)
  return index === 0 ? runs : [ours('\n\n'), ...runs]
}

function wordsOfBlock(block: Block): readonly Run[] {
  switch (block.is) {
    case 'note':
      return runsOf(block.text)
    case 'title':
      return runsOf(block.text, { bold: true, quoted: false })
    case 'lines':
      return runsOf(join(block.lines, '\n'))
    case 'fields':
      return runsOf(join(block.fields.map(fieldLine), '\n'))
    case 'quote':
      return runsOf(block.text, { bold: false, quoted: true })
  }
}

function fieldLine(field: { readonly label: string; readonly value: Text }): Text {
  // A label that asks has its mark already.
  const label = field.label.endsWith('?') ? field.label : `${field.label}:`
  return [{ is: 'bold', text: plain(label) }, ...plain(' '), ...field.value]
}
