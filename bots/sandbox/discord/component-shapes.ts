import { z } from 'zod'

import { addIssue, list, snowflake, text, webAddress } from './form.ts'

/** Limits from Discord's component reference. Numbers are those of its ComponentType. */
const maximumOptions = 25

export const componentId = z.int().min(0).nullish()
export const customId = text(1, 100)

const pictograph = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}️?)$/v

const emoji = z
  .strictObject({ id: snowflake.nullish(), name: z.string().nullish(), animated: z.boolean().nullish() })
  .superRefine((value, context) => {
    if (value.id !== undefined && value.id !== null) return
    if (!pictograph.test(value.name ?? '')) addIssue(context, ['name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji')
  })

export const button = z
  .strictObject({
    type: z.literal(2),
    id: componentId,
    style: z.literal([1, 2, 3, 4, 5]),
    custom_id: customId.nullish(),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    url: webAddress(512).nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    const isLink = value.style === 5
    const hasUrl = typeof value.url === 'string'
    const hasCustomId = typeof value.custom_id === 'string'
    if (isLink && !hasUrl) addIssue(context, ['url'], 'BASE_TYPE_REQUIRED', 'This field is required')
    if (!isLink && !hasCustomId) addIssue(context, ['custom_id'], 'BASE_TYPE_REQUIRED', 'This field is required')
    if (hasUrl && hasCustomId) {
      addIssue(
        context,
        ['custom_id'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      )
    } else if (hasUrl && !isLink) {
      addIssue(context, ['url'], 'BUTTON_COMPONENT_INVALID_STYLE', 'A url needs the style of a link')
    }
    if ((value.label ?? '') === '' && !value.emoji) {
      addIssue(context, ['label'], 'BASE_TYPE_REQUIRED', 'This field is required')
    }
  })

export const selectOption = z.strictObject({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
})

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(maximumOptions).nullish(),
  max_values: z.int().min(1).max(maximumOptions).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
}

type Picked = z.core.$RefinementCtx

interface Countable {
  readonly min_values?: number | null | undefined
  readonly max_values?: number | null | undefined
  readonly options?: readonly { readonly value: string; readonly default?: boolean | null | undefined }[]
}

/** What all lists to pick from share: values once, room for the maximum, not more preset than may be picked. */
export function checkPicking(value: Countable, context: Picked, most = maximumOptions, maximumByDefault = 1): void {
  const maximum = value.max_values ?? maximumByDefault
  const least = value.min_values ?? Math.min(1, maximum)
  if (least > maximum) {
    addIssue(context, ['min_values'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${maximum}.`)
  }
  const { options } = value
  if (options === undefined) return
  if (options.length < maximum) {
    addIssue(context, ['options'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${maximum} and ${most} in length.`)
  }
  for (const [index, option] of options.entries()) {
    if (options.findIndex((other) => other.value === option.value) === index) continue
    const path = ['options', index, 'value']
    addIssue(context, path, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used')
  }
  if (options.filter((option) => option.default === true).length > maximum) {
    addIssue(
      context,
      ['options'],
      'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
      'Too many options are selected by default',
    )
  }
}

function entitySelect<Type extends number>(type: Type, kinds: readonly ['user' | 'role' | 'channel', ...string[]]) {
  const defaults = z.strictObject({ id: snowflake, type: z.enum([...kinds]) })
  return z
    .strictObject({
      type: z.literal(type),
      ...selectFields,
      default_values: list(defaults, 0, maximumOptions).nullish(),
      ...(type === 8 && { channel_types: z.array(z.int()).nullish() }),
    })
    .superRefine((value, context) =>
      checkPicking({ min_values: value.min_values, max_values: value.max_values }, context),
    )
}

const textSelect = z
  .strictObject({ type: z.literal(3), ...selectFields, options: list(selectOption, 1, maximumOptions) })
  .superRefine((value, context) => checkPicking(value, context))
const userSelect = entitySelect(5, ['user'])
const roleSelect = entitySelect(6, ['role'])
const mentionableSelect = entitySelect(7, ['user', 'role'])
const channelSelect = entitySelect(8, ['channel'])

/** The five kinds of selects, in rows of messages and under the labels of modals. */
export const selects = [textSelect, userSelect, roleSelect, mentionableSelect, channelSelect] as const

export function typeChoices(types: string): { readonly error: (issue: z.core.$ZodRawIssue) => string | undefined } {
  return {
    error: (issue) => (issue.code === 'invalid_union' ? `Value of field "type" must be one of (${types}).` : undefined),
  }
}

const actionRow = z
  .strictObject({
    type: z.literal(1),
    id: componentId,
    components: list(z.discriminatedUnion('type', [button, ...selects], typeChoices('2, 3, 5, 6, 7, 8')), 1, 5),
  })
  .superRefine((row, context) => {
    // A select takes the width of five buttons.
    if (row.components.length > 5) return
    let width = 0
    for (const [index, component] of row.components.entries()) {
      width += component.type === 2 ? 1 : 5
      if (width > 5) {
        const message = 'The specified component exceeds the maximum width'
        addIssue(context, ['components', index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message)
      }
    }
  })

export const textDisplay = z.strictObject({ type: z.literal(10), id: componentId, content: text(1, 4000) })

/** Media is on the web or one of the files of the request. */
const media = z.strictObject({
  url: text(0, 2048).refine((url) => /^(?:https?|attachment):\/\/.+/.test(url), {
    params: { discord: 'URL_TYPE_INVALID_SCHEME' },
    error: "Scheme is not supported. Scheme must be one of ('http', 'https', 'attachment').",
  }),
})

const thumbnail = z.strictObject({
  type: z.literal(11),
  id: componentId,
  media,
  description: text(0, 1024).nullish(),
  spoiler: z.boolean().nullish(),
})

const section = z.strictObject({
  type: z.literal(9),
  id: componentId,
  components: list(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail], typeChoices('2, 11')),
})

const gallery = z.strictObject({
  type: z.literal(12),
  id: componentId,
  items: list(z.strictObject({ media, description: text(0, 1024).nullish(), spoiler: z.boolean().nullish() }), 1, 10),
})

const file = z.strictObject({
  type: z.literal(13),
  id: componentId,
  file: media.refine(({ url }) => url.startsWith('attachment://'), {
    params: { discord: 'UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED' },
    error: 'The file has to be an attachment of the message',
  }),
  spoiler: z.boolean().nullish(),
})

const separator = z.strictObject({
  type: z.literal(14),
  id: componentId,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
})

const inContainer = [actionRow, section, textDisplay, gallery, file, separator] as const

const container = z.strictObject({
  type: z.literal(17),
  id: componentId,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: list(z.discriminatedUnion('type', [...inContainer], typeChoices('1, 9, 10, 12, 13, 14')), 1, 40),
})

const topLevel = z.discriminatedUnion('type', [...inContainer, container], typeChoices('1, 9, 10, 12, 13, 14, 17'))

export const newComponents = z.array(topLevel)
/** Without the flag of Components V2 a message has up to five rows and nothing else. */
export const legacyComponents = list(z.discriminatedUnion('type', [actionRow], typeChoices('1')), 0, 5)

export type MessageComponent = z.output<typeof topLevel>
export type Thumbnail = z.output<typeof thumbnail>
export type Button = z.output<typeof button>
export type Select = z.output<(typeof selects)[number]>
export type SelectOption = z.output<typeof selectOption>
export type InteractiveComponent = Button | Select
