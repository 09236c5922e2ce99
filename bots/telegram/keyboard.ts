import { Buffer } from 'node:buffer'
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { Button, Look } from '../dialog/card.ts'
import { encodeButton } from './buttons.ts'
import { withoutUnseen } from './defuse.ts'
import { shortened } from './formatted.ts'

/** About 100 buttons a keyboard (github.com/tginfo/Telegram-Limits). */
export const MAX_BUTTONS = 100
/** The commonly met cap of buttons in a row; a rich row of the Bot API takes 1-8. */
export const MAX_BUTTONS_IN_ROW = 8
/** About 10 kB of markup, else REPLY_MARKUP_TOO_LONG (Client.cpp of Telegram's Bot API server). */
export const MAX_MARKUP_BYTES = 10_000
/** Bot API, CopyTextButton: 1-256 characters. */
export const MAX_COPY_LENGTH = 256
/** Ours: phones cut a label long before the API does. */
export const MAX_LABEL_LENGTH = 64

const STYLES = { main: 'primary', good: 'success', danger: 'danger' } as const satisfies Record<Look, string>

/**
 * Draws rows of buttons as an inline keyboard; undefined when there are none. Throws an Error when a limit of Telegram
 * is passed: that is a bug of the screen or flow.
 */
export function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardMarkup | undefined {
  const filled = rows.filter((row) => row.length > 0)
  if (filled.length === 0) return undefined
  const keyboard = { inline_keyboard: filled.map((row) => row.map(draw)) }
  const buttons = filled.flat().length
  if (buttons > MAX_BUTTONS) throw new Error(`${buttons} buttons under one message, Telegram takes ${MAX_BUTTONS}`)
  const widest = Math.max(...filled.map((row) => row.length))
  if (widest > MAX_BUTTONS_IN_ROW) throw new Error(`${widest} buttons in a row, Telegram takes ${MAX_BUTTONS_IN_ROW}`)
  const bytes = Buffer.byteLength(JSON.stringify(keyboard))
  if (bytes > MAX_MARKUP_BYTES) throw new Error(`a keyboard of ${bytes} bytes, Telegram takes ${MAX_MARKUP_BYTES}`)
  return keyboard
}

function draw(button: Button): InlineKeyboardButton {
  const text = labelOf(button.label)
  switch (button.is) {
    case 'go':
    case 'move':
      return { text, callback_data: encodeButton(button), ...styleOf(button.look) }
    case 'url':
      return { text, url: button.url }
    case 'copy':
      if (button.text.length < 1 || button.text.length > MAX_COPY_LENGTH) {
        throw new Error(`a copy button with ${button.text.length} characters, Telegram takes 1 to ${MAX_COPY_LENGTH}`)
      }
      return { text, copy_text: { text: button.text } }
    case 'done':
      return { text, disabled: {} }
  }
}

function labelOf(label: string): string {
  const words = withoutUnseen(label).replace(/\s+/g, ' ').trim()
  return words === '' ? '…' : shortened(words, MAX_LABEL_LENGTH)
}

function styleOf(look: Look | undefined): { style?: (typeof STYLES)[Look] } {
  return look === undefined ? {} : { style: STYLES[look] }
}
