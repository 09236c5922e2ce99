/** What a channel refuses: what it is, the message, and the refusal as the function `problem` writes it. */
export const refusedMessages: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['nothing at all', {}, '400 50006 Cannot send an empty message'],
  ['only spaces', { content: '  ' }, '400 50006 Cannot send an empty message'],
  ['2001 characters', { content: 'x'.repeat(2001) }, '400 50035 content BASE_TYPE_MAX_LENGTH'],
  ['a content that is no text', { content: 5 }, '400 50035 content STRING_TYPE_CONVERT'],
  ['an unknown field', { content: 'x', colour: 'red' }, '400 50035 colour UNKNOWN_FIELD'],
  ['the flag EPHEMERAL', { content: 'x', flags: 64 }, '400 50035 flags MESSAGE_FLAGS_INVALID'],
  ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26) }, '400 50035 nonce NONCE_TYPE_TOO_LONG'],
  [
    'mentions both parsed and named',
    mentions({ parse: ['users'], users: ['200000000000000001'] }),
    '400 50035 allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  ['an unknown kind of mention', mentions({ parse: ['all'] }), '400 50035 allowed_mentions.parse.0 BASE_TYPE_CHOICES'],
  [
    '11 embeds',
    { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) },
    '400 50035 embeds BASE_TYPE_MAX_LENGTH',
  ],
  ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, '400 50035 embeds.0.title BASE_TYPE_MAX_LENGTH'],
  [
    '6001 characters of embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    '400 50035 embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['a text display without the flag', { components: [text('x')] }, '400 50035 components.0 UNION_TYPE_CHOICES'],
  [
    'six rows without the flag',
    { components: Array.from({ length: 6 }, (_, at) => row(button({ custom_id: `b${at}` }))) },
    '400 50035 components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six buttons in a row',
    { components: [row(...Array.from({ length: 6 }, (_, at) => button({ custom_id: `b${at}` })))] },
    '400 50035 components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select beside a button',
    { components: [row(button({}), select({}))] },
    '400 50035 components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['an empty row', { components: [row()] }, '400 50035 components.0.components BASE_TYPE_BAD_LENGTH'],
  [
    'the same custom id twice',
    { components: [row(button({}), button({}))] },
    '400 50035 components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id of 101',
    { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
    '400 50035 components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an empty custom id',
    { components: [row(button({ custom_id: '' }))] },
    '400 50035 components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without a custom id',
    { components: [row({ type: 2, style: 1, label: 'x' })] },
    '400 50035 components.0.components.0.custom_id BASE_TYPE_REQUIRED',
  ],
  [
    'a label of 81',
    { components: [row(button({ label: 'x'.repeat(81) }))] },
    '400 50035 components.0.components.0.label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without words',
    { components: [row({ type: 2, style: 1, custom_id: 'b' })] },
    '400 50035 components.0.components.0.label BASE_TYPE_REQUIRED',
  ],
  [
    'a button with letters for an emoji',
    { components: [row(button({ emoji: { name: 'ab' } }))] },
    '400 50035 components.0.components.0.emoji.name COMPONENT_INVALID_EMOJI',
  ],
  [
    'a link of 513',
    { components: [row({ type: 2, style: 5, label: 'x', url: `https://a.example/${'x'.repeat(495)}` })] },
    '400 50035 components.0.components.0.url BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a link that runs a script',
    { components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' })] },
    '400 50035 components.0.components.0.url URL_TYPE_INVALID_SCHEME',
  ],
  [
    '26 options',
    { components: [row(select({ options: options(26) }))] },
    '400 50035 components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option of 101',
    { components: [row(select({ options: [{ label: 'x'.repeat(101), value: 'x' }] }))] },
    '400 50035 components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two options of one value',
    { components: [row(select({ options: [...options(1), ...options(1)] }))] },
    '400 50035 components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'more to pick than there is',
    { components: [row(select({ max_values: 3 }))] },
    '400 50035 components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'content with Components V2',
    { flags: 32768, content: 'x', components: [text('x')] },
    '400 50035 content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds with Components V2',
    { flags: 32768, embeds: [{ title: 'x' }], components: [text('x')] },
    '400 50035 embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '4001 characters of text',
    { flags: 32768, components: [text('x'.repeat(2000)), text('x'.repeat(2001))] },
    '400 50035 components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    '41 components',
    { flags: 32768, components: Array.from({ length: 41 }, () => text('x')) },
    '400 50035 components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  ['10,171 bytes of text', { flags: 32768, components: [text('汉'.repeat(3387))] }, '500 0 500: Internal Server Error'],
  [
    'a section without its accessory',
    { flags: 32768, components: [{ type: 9, components: [text('x')] }] },
    '400 50035 components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'a section of four texts',
    { flags: 32768, components: [{ type: 9, components: [1, 2, 3, 4].map(() => text('x')), accessory: button({}) }] },
    '400 50035 components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a file that is not there',
    { flags: 32768, components: [{ type: 13, file: { url: 'attachment://x.png' } }] },
    '400 50035 components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a container in a container',
    { flags: 32768, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    '400 50035 components.0.components.0 UNION_TYPE_CHOICES',
  ],
]

function mentions(allowed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { content: 'x', allowed_mentions: allowed }
}

export function text(content: string) {
  return { type: 10, content }
}

export function row(...components: readonly unknown[]) {
  return { type: 1, components }
}

export function button(more: Readonly<Record<string, unknown>>) {
  return { type: 2, style: 1, label: 'x', custom_id: 'b', ...more }
}

export function select(more: Readonly<Record<string, unknown>>) {
  return { type: 3, custom_id: 's', options: options(2), ...more }
}

export function options(count: number) {
  return Array.from({ length: count }, (_, at) => ({ label: `Option ${at}`, value: `o${at}` }))
}
