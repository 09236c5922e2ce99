type Payload = Record<string, unknown>
type Row = readonly [rule: string, payload: Payload, description: string]

function button(fields: Payload): Payload {
  return { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'Go', ...fields }]] } }
}

function entity(fields: Payload, text = 'hello'): Payload {
  return { text, entities: [{ offset: 0, length: 1, ...fields }] }
}

const cut = "can't parse inline keyboard button: "

/** What `sendMessage` is called with beside the chat, and the reason that Telegram gives after "Bad Request: ". */
export const refusedMessages: readonly Row[] = [
  ['a message without a text', {}, 'message text is empty'],
  ['an empty text', { text: '' }, 'message text is empty'],
  ['a text of white space', { text: ' \n ' }, 'text must be non-empty'],
  ['a text of 4,097 characters', { text: 'x'.repeat(4097) }, 'message is too long'],
  ['a missing chat', { text: 'x', chat_id: undefined }, 'chat_id is empty'],
  ['an unknown chat', { text: 'x', chat_id: 1 }, 'chat not found'],
  ['an unknown name of a chat', { text: 'x', chat_id: '@nobody_here' }, 'chat not found'],
  ['an unknown parameter', { text: 'x', disable_web_page_preview: true }, 'unknown parameter disable_web_page_preview'],
  ['an unknown parse mode', { text: 'x', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
  [
    'a parse mode',
    { text: 'x', parse_mode: 'HTML' },
    'parse_mode HTML is not supported by the sandbox, send entities instead',
  ],
  ['a reply to nothing', { text: 'x', reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
  ['a reply without an id', { text: 'x', reply_parameters: {} }, 'can\'t find field "message_id"'],
  ['an effect that nobody has', { text: 'x', message_effect_id: '7' }, 'EFFECT_ID_INVALID'],
  ['a paid broadcast', { text: 'x', allow_paid_broadcast: true }, 'FLOODSKIP_NOT_ALLOWED'],
  ['a topic', { text: 'x', message_thread_id: 7 }, 'message thread not found'],
  ['a business connection', { text: 'x', business_connection_id: 'b' }, 'business connection not found'],
  ['a preview of no address', { text: 'x', link_preview_options: { url: 'nowhere' } }, 'WEBPAGE_URL_INVALID'],
  [
    'a preview flag that is a text',
    { text: 'x', link_preview_options: { is_disabled: 'yes' } },
    'field "is_disabled" must be of type Boolean',
  ],
  ['callback data of 65 bytes', button({ callback_data: 'ä'.repeat(32) + 'x' }), 'BUTTON_DATA_INVALID'],
  ['a button without an action', button({}), `${cut}Text buttons are unallowed in the inline keyboard`],
  ['empty callback data', button({ callback_data: '' }), `${cut}Text buttons are unallowed in the inline keyboard`],
  [
    'a button with two actions',
    button({ callback_data: 'a', url: 'https://example.com' }),
    `${cut}exactly one action is allowed, but there are url and callback_data`,
  ],
  [
    'a disabled button with an action',
    button({ disabled: {}, callback_data: 'a' }),
    `${cut}exactly one action is allowed, but there are callback_data and disabled`,
  ],
  [
    'a button without a text',
    { text: 'x', reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } },
    `${cut}Can't find field "text"`,
  ],
  ['a button with an empty text', button({ text: ' ', callback_data: 'a' }), 'inline keyboard button text is empty'],
  [
    'an unknown field of a button',
    button({ callback_data: 'a', colour: 'red' }),
    'unknown field colour of an inline keyboard button',
  ],
  ['an unknown style', button({ callback_data: 'a', style: 'secondary' }), `${cut}Unsupported button style specified`],
  ['a disabled button that is only true', button({ disabled: true }), `${cut}Field "disabled" must be of type Object`],
  ['a copied text of 257 characters', button({ copy_text: { text: 'x'.repeat(257) } }), 'BUTTON_COPY_TEXT_INVALID'],
  ['an empty copied text', button({ copy_text: { text: '' } }), 'BUTTON_COPY_TEXT_INVALID'],
  [
    'a button to no address',
    button({ url: 'not-a-url' }),
    "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
  ],
  [
    'a button to localhost',
    button({ url: 'http://localhost:3000' }),
    "inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
  ],
  [
    'a button to a file server',
    button({ url: 'ftp://example.com' }),
    "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  ],
  [
    'a web app without https',
    button({ web_app: { url: 'http://a.de' } }),
    "inline keyboard button Web App URL 'http://a.de' is invalid: Only HTTPS links are allowed",
  ],
  ['a pay button', button({ pay: true }), 'BUTTON_TYPE_INVALID'],
  [
    'a keyboard that is no list',
    { text: 'x', reply_markup: { inline_keyboard: 'a' } },
    'field "inline_keyboard" must be of type Array',
  ],
  ['a markup that is no object', { text: 'x', reply_markup: [] }, 'object expected as reply markup'],
  [
    'a row of nine buttons',
    { text: 'x', reply_markup: { inline_keyboard: [Array(9).fill({ text: 'a', callback_data: 'a' })] } },
    'reply markup is too long',
  ],
  [
    'a keyboard of 101 buttons',
    { text: 'x', reply_markup: { inline_keyboard: Array(101).fill([{ text: 'a', callback_data: 'a' }]) } },
    'reply markup is too long',
  ],
  [
    'a markup over 10 KB',
    { text: 'x', reply_markup: { inline_keyboard: Array(90).fill([{ text: 'a'.repeat(120), callback_data: 'a' }]) } },
    'reply markup is too long',
  ],
  ['an unknown entity', entity({ type: 'marquee' }), "can't parse MessageEntity: Unsupported type specified"],
  [
    'an entity behind the text',
    entity({ type: 'bold', offset: 100 }),
    'entity begins after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity longer than the text',
    entity({ type: 'bold', length: 6 }),
    'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 6',
  ],
  ['an entity before the text', entity({ type: 'bold', offset: -1 }), 'receive an entity with incorrect offset -1'],
  ['an entity without a length', entity({ type: 'bold', length: 0 }), 'receive an entity with incorrect length 0'],
  [
    'an entity inside an emoji',
    entity({ type: 'bold', offset: 1 }, '🎉🎉'),
    'entity begins in a middle of a UTF-16 symbol at byte offset 1',
  ],
  ['an unknown field of an entity', entity({ type: 'bold', weight: 9 }), 'unknown field weight of the entity bold'],
  ['a link without an address', entity({ type: 'text_link' }), 'can\'t parse MessageEntity: Can\'t find field "url"'],
  [
    'a link to nowhere',
    entity({ type: 'text_link', url: 'not-a-url' }),
    "entity URL 'not-a-url' is invalid: Wrong HTTP URL",
  ],
  [
    'a time without its time',
    entity({ type: 'date_time', date_time_format: 'r' }),
    'can\'t parse MessageEntity: Can\'t find field "unix_time"',
  ],
  [
    'a time in an unknown format',
    entity({ type: 'date_time', unix_time: 1, date_time_format: 'Tw' }),
    "can't parse MessageEntity: Invalid date-time format specified",
  ],
]
