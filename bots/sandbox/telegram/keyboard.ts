import { flagField, onlyFields } from './arguments.ts'
import { badRequest } from './refusal.ts'
import type { KeyboardButton } from './types.ts'
import { urlProblem } from './urls.ts'
import { isRecord, type Json } from './world.ts'

const maximumButtons = 100
const maximumButtonsInRow = 8
const maximumMarkupBytes = 10 * 1024

const actionFields = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
]
const buttonFields = ['text', 'icon_custom_emoji_id', 'style', ...actionFields]
const styles = ['danger', 'success', 'primary']

export type Keyboard = readonly (readonly Json[])[]

/**
 * Checks a `reply_markup`. Answers the rows of an inline keyboard, none (an empty list) for an empty one, and
 * `undefined` where there is no inline keyboard at all. Limits: Bot API 10.3 and tginfo/Telegram-Limits.
 */
export function checkMarkup(raw: unknown, isEdit: boolean): Keyboard | undefined {
  if (raw === undefined) return undefined
  if (!isRecord(raw)) throw badRequest('object expected as reply markup')
  if (raw['inline_keyboard'] !== undefined) return checkInlineKeyboard(raw)
  if (isEdit && Object.keys(raw).length > 0) throw badRequest('inline keyboard expected')
  checkOtherMarkup(raw)
  return undefined
}

function checkInlineKeyboard(raw: Json): Keyboard {
  onlyFields(raw, ['inline_keyboard', 'force_reply'], 'the inline keyboard markup')
  flagField(raw, 'force_reply')
  const rows = raw['inline_keyboard']
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array')
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) {
      throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    }
    return row.map(checkButton)
  })
  const total = keyboard.reduce((sum, row) => sum + row.length, 0)
  const hasLongRow = keyboard.some((row) => row.length > maximumButtonsInRow)
  const bytes = Buffer.byteLength(JSON.stringify(keyboard))
  // The MTProto error REPLY_MARKUP_TOO_LONG, in the words into which the Bot API server turns it.
  if (total > maximumButtons || hasLongRow || bytes > maximumMarkupBytes) throw badRequest('reply markup is too long')
  return keyboard.filter((row) => row.length > 0)
}

function parseRefusal(reason: string): Error {
  return badRequest(`can't parse inline keyboard button: ${reason}`)
}

function checkButton(raw: unknown): Json {
  if (!isRecord(raw)) throw parseRefusal('InlineKeyboardButton must be an Object')
  onlyFields(raw, buttonFields, 'an inline keyboard button')
  const text = raw['text']
  if (text === undefined) throw parseRefusal(`Can't find field "text"`)
  if (typeof text !== 'string') throw parseRefusal('Field "text" must be of type String')
  if (text.trim() === '') throw badRequest('inline keyboard button text is empty')
  const style = raw['style']
  if (style !== undefined && !styles.some((known) => known === style))
    throw parseRefusal('Unsupported button style specified')
  const actions = actionFields.filter((field) => raw[field] !== undefined && raw[field] !== '')
  const [action, second] = actions
  // An inline switch may be empty: then only the bot's name is inserted.
  if (action === undefined && !('switch_inline_query' in raw) && !('switch_inline_query_current_chat' in raw)) {
    throw parseRefusal('Text buttons are unallowed in the inline keyboard')
  }
  if (second !== undefined) throw parseRefusal(`exactly one action is allowed, but there are ${actions.join(' and ')}`)
  if (action !== undefined) checkAction(action, raw[action])
  return raw
}

function checkAction(action: string, value: unknown): void {
  if (action === 'url') return checkUrl(value)
  if (action === 'callback_data') return checkCallbackData(value)
  if (action === 'copy_text') return checkCopyText(value)
  if (action === 'disabled') return checkDisabled(value)
  if (action === 'web_app') return checkWebApp(value)
  if (action === 'login_url') throw badRequest('BOT_DOMAIN_INVALID')
  if (action === 'callback_game' || action === 'pay') throw badRequest('BUTTON_TYPE_INVALID')
  if (action !== 'switch_inline_query_chosen_chat' && typeof value !== 'string') {
    throw parseRefusal(`Field "${action}" must be of type String`)
  }
}

function checkUrl(value: unknown): void {
  if (typeof value !== 'string') throw parseRefusal('Field "url" must be of type String')
  const problem = urlProblem(value)
  if (problem !== undefined) throw badRequest(`inline keyboard button URL '${value}' is invalid: ${problem}`)
}

function checkCallbackData(value: unknown): void {
  if (typeof value !== 'string') throw parseRefusal('Field "callback_data" must be of type String')
  if (Buffer.byteLength(value) > 64) throw badRequest('BUTTON_DATA_INVALID')
}

function checkCopyText(value: unknown): void {
  if (!isRecord(value)) throw parseRefusal('Field "copy_text" must be of type Object')
  onlyFields(value, ['text'], 'copy_text')
  const text = value['text']
  if (typeof text !== 'string') throw parseRefusal(`Can't find field "text"`)
  if (text === '' || text.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
}

function checkDisabled(value: unknown): void {
  if (!isRecord(value)) throw parseRefusal('Field "disabled" must be of type Object')
  onlyFields(value, [], 'disabled')
}

function checkWebApp(value: unknown): void {
  const url = isRecord(value) ? value['url'] : undefined
  if (typeof url !== 'string') throw parseRefusal(`Can't find field "url"`)
  if (!url.startsWith('https://')) {
    throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`)
  }
}

function checkOtherMarkup(raw: Json): void {
  const flags = ['remove_keyboard', 'force_reply', 'is_persistent', 'resize_keyboard', 'one_time_keyboard', 'selective']
  onlyFields(raw, [...flags, 'keyboard', 'input_field_placeholder'], 'the reply markup')
  for (const flag of flags) flagField(raw, flag)
  const rows = raw['keyboard']
  if (rows === undefined) return
  if (!Array.isArray(rows)) throw badRequest('field "keyboard" must be of type Array')
  if (!rows.every((row) => Array.isArray(row))) {
    throw badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
  }
}

/** The buttons as the person sees them. */
export function shownKeyboard(keyboard: Keyboard): readonly (readonly KeyboardButton[])[] {
  return keyboard.map((row) => row.map(shownButton))
}

function shownButton(button: Json): KeyboardButton {
  const { text, callback_data: callbackData, url, style, copy_text: copy } = button
  const copyText = isRecord(copy) ? copy['text'] : undefined
  return {
    text: typeof text === 'string' ? text : '',
    ...(typeof callbackData === 'string' && { callbackData }),
    ...(typeof url === 'string' && { url }),
    ...(typeof copyText === 'string' && { copyText }),
    ...(button['disabled'] !== undefined && { disabled: true }),
    ...(typeof style === 'string' && { style }),
  }
}
