const sending =
  'business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification protect_content allow_paid_broadcast message_effect_id reply_parameters'
const single = `${sending} suggested_post_parameters ephemeral_message_parameters reply_markup`
const caption = 'caption parse_mode caption_entities'
const editing = 'business_connection_id chat_id message_id inline_message_id reply_markup'

function names(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

/**
 * The methods of the stand-in with every parameter that Bot API 10.3 knows for them. A test compares them with the types
 * of the npm package @gramio/types.
 */
export const methodParameters = {
  getMe: names(''),
  getUpdates: names('offset limit timeout allowed_updates'),
  setWebhook: names('url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token'),
  deleteWebhook: names('drop_pending_updates'),
  getWebhookInfo: names(''),
  sendMessage: names(`${single} text parse_mode entities link_preview_options`),
  sendPhoto: names(`${single} ${caption} photo show_caption_above_media has_spoiler`),
  sendDocument: names(`${single} ${caption} document thumbnail disable_content_type_detection`),
  sendMediaGroup: names(`${sending} media`),
  editMessageText: names(`${editing} text parse_mode entities link_preview_options rich_message`),
  editMessageCaption: names(`${editing} ${caption} show_caption_above_media`),
  editMessageReplyMarkup: names(editing),
  editMessageMedia: names(`${editing} media`),
  deleteMessage: names('chat_id message_id'),
  deleteMessages: names('chat_id message_ids'),
  answerCallbackQuery: names('callback_query_id text show_alert url cache_time'),
  sendChatAction: names('business_connection_id chat_id message_thread_id action'),
  setMessageReaction: names('chat_id message_id reaction is_big'),
  getFile: names('file_id'),
  getChat: names('chat_id'),
  getChatMember: names('chat_id user_id'),
  setMyCommands: names('commands scope language_code'),
  getMyCommands: names('scope language_code'),
  deleteMyCommands: names('scope language_code'),
  setMyName: names('name language_code'),
  getMyName: names('language_code'),
  setMyDescription: names('description language_code'),
  getMyDescription: names('language_code'),
  setMyShortDescription: names('short_description language_code'),
  getMyShortDescription: names('language_code'),
  setChatMenuButton: names('chat_id menu_button'),
  getChatMenuButton: names('chat_id'),
  close: names(''),
  logOut: names(''),
} as const

export type MethodName = keyof typeof methodParameters

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methodParameters, name)
}

const byLowerCase = new Map(Object.keys(methodParameters).map((name) => [name.toLowerCase(), name]))

/** Methods are found in any case, as in the real server. */
export function methodNamed(name: string): MethodName | undefined {
  const known = byLowerCase.get(name.toLowerCase())
  return known !== undefined && isMethodName(known) ? known : undefined
}
