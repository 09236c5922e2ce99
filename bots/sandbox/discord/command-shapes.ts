import { z } from 'zod'

import { addIssue, fileTypes, list, text } from './form.ts'

/** Discord, "Locales". */
const localeList =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'
export const locales: ReadonlySet<string> = new Set(localeList.split(' '))

/** Discord, "Application Command Naming": lower case where there is one. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u

/** Discord, "Application Command Limits": names, descriptions and values of a command together. */
const maximumCommandLetters = 8000
const maximumOptions = 25

const badName = { params: { discord: 'APPLICATION_COMMAND_INVALID_NAME' }, error: 'Command name is invalid' }
const name = text(1, 32).refine((value) => slashName.test(value) && value === value.toLowerCase(), badName)

function localized(value: z.ZodType<string>) {
  return z.record(z.string(), value).superRefine((texts, context) => {
    for (const locale of Object.keys(texts)) {
      if (!locales.has(locale)) {
        addIssue(context, [locale], 'APPLICATION_COMMAND_INVALID_LOCALE', 'Locale is invalid')
      }
    }
  })
}

const description = text(1, 100)
const naming = {
  name,
  name_localizations: localized(name).nullish(),
  description,
  description_localizations: localized(description).nullish(),
}

const choiceName = { name: text(1, 100), name_localizations: localized(text(1, 100)).nullish() }

interface Typed {
  readonly autocomplete?: boolean | null | undefined
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null | undefined
}

function checkChoices(option: Typed, context: z.core.$RefinementCtx): void {
  const { autocomplete, choices } = option
  if (autocomplete === true && (choices?.length ?? 0) > 0) {
    const message = 'Autocomplete cannot be true with choices'
    addIssue(context, ['autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES', message)
  }
  for (const [index, choice] of (choices ?? []).entries()) {
    if ((choices ?? []).findIndex((other) => other.name === choice.name) === index) continue
    const message = 'Option choice names must be unique'
    addIssue(context, ['choices', index, 'name'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', message)
  }
}

const required = { required: z.boolean().nullish() }

const textOption = z
  .strictObject({
    type: z.literal(3),
    ...naming,
    ...required,
    autocomplete: z.boolean().nullish(),
    choices: list(z.strictObject({ ...choiceName, value: text(1, 100) }), 0, 25).nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
  })
  .superRefine(checkChoices)

function numberOption<Type extends 4 | 10>(type: Type, value: z.ZodType<number>) {
  return z
    .strictObject({
      type: z.literal(type),
      ...naming,
      ...required,
      autocomplete: z.boolean().nullish(),
      choices: list(z.strictObject({ ...choiceName, value }), 0, 25).nullish(),
      min_value: value.nullish(),
      max_value: value.nullish(),
    })
    .superRefine((option, context) =>
      checkChoices({ autocomplete: option.autocomplete, choices: option.choices }, context),
    )
}

const valueOptions = [
  textOption,
  numberOption(4, z.int()),
  numberOption(10, z.number()),
  z.strictObject({ type: z.literal([5, 6, 8, 9]), ...naming, ...required }),
  z.strictObject({ type: z.literal(7), ...naming, ...required, channel_types: z.array(z.int()).nullish() }),
  z.strictObject({ type: z.literal(11), ...naming, ...required, file_types: fileTypes.nullish() }),
] as const

const wrongType = {
  error: (issue: z.core.$ZodRawIssue) =>
    issue.code === 'invalid_union'
      ? 'Value of field "type" must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).'
      : undefined,
}

interface Named {
  readonly type: number
  readonly name: string
  readonly required?: boolean | null | undefined
}

function checkOptions(options: readonly Named[], context: z.core.$RefinementCtx): void {
  let wasOptional = false
  const isGroup = (option: Named): boolean => option.type === 1 || option.type === 2
  for (const [index, option] of options.entries()) {
    if (options.findIndex((other) => other.name === option.name) !== index) {
      const message = 'Option names must be unique'
      addIssue(context, [index, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message)
    }
    if (isGroup(option) !== isGroup(options[0] ?? option)) {
      const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types'
      addIssue(context, [index], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message)
    }
    if (option.required === true && wasOptional) {
      const message = 'Required options must be placed before non-required options'
      addIssue(context, [index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message)
    }
    if (option.required !== true) wasOptional = true
  }
}

const values = list(z.discriminatedUnion('type', [...valueOptions], wrongType), 0, maximumOptions).superRefine(
  checkOptions,
)
const subcommand = z.strictObject({ type: z.literal(1), ...naming, options: values.nullish() })
const subcommands = list(subcommand, 1, maximumOptions).superRefine(checkOptions)
const group = z.strictObject({ type: z.literal(2), ...naming, options: subcommands })
const options = list(
  z.discriminatedUnion('type', [...valueOptions, subcommand, group], wrongType),
  0,
  maximumOptions,
).superRefine(checkOptions)

const permissions = z.union([z.string().regex(/^\d{1,20}$/), z.int().min(0)])

const common = {
  id: z.string().nullish(),
  default_member_permissions: permissions.nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  integration_types: list(z.literal([0, 1]), 1, 2).nullish(),
  contexts: list(z.literal([0, 1, 2]), 1, 3).nullish(),
}

const slashCommand = z.strictObject({ type: z.literal(1).nullish(), ...common, ...naming, options: options.nullish() })

/** Commands of the menus of people and messages have spaces and capitals in their names, and no description. */
const menuName = text(1, 32).refine((value) => value.trim() === value, badName)
const menuCommand = z.strictObject({
  type: z.literal([2, 3]),
  ...common,
  name: menuName,
  name_localizations: localized(menuName).nullish(),
  description: z.literal('').nullish(),
  description_localizations: z.null().optional(),
  options: list(z.never(), 0, 0).nullish(),
})

/** A command as the bot registers it. Its longest texts may have 8000 letters together. */
export const command = z
  .discriminatedUnion('type', [slashCommand, menuCommand], {
    error: (issue) => (issue.code === 'invalid_union' ? 'Value of field "type" must be one of (1, 2, 3).' : undefined),
  })
  .superRefine((value, context) => {
    if (lettersOf(value) > maximumCommandLetters) {
      const message = `Command exceeds maximum size (${maximumCommandLetters})`
      addIssue(context, [], 'APPLICATION_COMMAND_TOO_LARGE', message)
    }
  })

interface Written {
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined
  readonly description?: string | null | undefined
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined
  readonly value?: string | number
  readonly choices?: readonly Written[] | null | undefined
  readonly options?: readonly Written[] | null | undefined
}

/** Of several languages only the longest counts (Discord, "Application Command Limits"). */
function lettersOf(part: Written): number {
  const longest = (text: string, others: Readonly<Record<string, string>> | null | undefined): number =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => other.length))
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description ?? '', part.description_localizations) +
    String(part.value ?? '').length
  return [...(part.choices ?? []), ...(part.options ?? [])].reduce((sum, inner) => sum + lettersOf(inner), own)
}

export type CommandForm = z.output<typeof command>
export type CommandOption = z.output<typeof options>[number]
export type ValueOption = z.output<typeof values>[number]

export interface CommandRecord {
  readonly id: string
  readonly version: string
  readonly form: CommandForm
}
