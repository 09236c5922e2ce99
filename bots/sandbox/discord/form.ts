import { z } from 'zod'

import { DiscordRefusal } from './refusal.ts'
import { isRecord, type Json } from './world.ts'

export interface FormError {
  readonly path: readonly PropertyKey[]
  /** Discord's own word, e.g. BASE_TYPE_REQUIRED. */
  readonly code: string
  readonly message: string
}

/** A 50035 with the errors nested under the names of the fields, as Discord gives it. */
export function invalidForm(errors: readonly FormError[]): DiscordRefusal {
  const nested: Json = {}
  for (const { path, code, message } of errors) {
    let at = nested
    for (const key of path) {
      const inner = at[String(key)]
      const next: Json = isRecord(inner) ? inner : {}
      at[String(key)] = next
      at = next
    }
    const before: unknown = at['_errors']
    at['_errors'] = [...(Array.isArray(before) ? before : []), { code, message }]
  }
  return new DiscordRefusal(400, 50035, 'Invalid Form Body', { errors: nested })
}

/** Reads a form, or throws a 50035. `under` is where it stands in the request, e.g. `['data']`. */
export function readForm<Form>(shape: z.ZodType<Form>, value: unknown, under: readonly PropertyKey[] = []): Form {
  const read = shape.safeParse(value, { reportInput: true })
  if (read.success) return read.data
  throw invalidForm(
    read.error.issues.flatMap(formErrors).map((error) => ({ ...error, path: [...under, ...error.path] })),
  )
}

function formErrors(issue: z.core.$ZodIssue): readonly FormError[] {
  const { path } = issue
  switch (issue.code) {
    case 'custom': {
      const code: unknown = issue.params?.['discord']
      return [{ path, code: typeof code === 'string' ? code : 'BASE_TYPE_INVALID', message: issue.message }]
    }
    case 'invalid_type':
      return [{ path, ...typeError(issue.expected, issue.input) }]
    case 'unrecognized_keys':
      // Discord ignores them; here they are a bug of ours.
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'UNKNOWN_FIELD',
        message: 'Discord knows no such field here.',
      }))
    case 'invalid_union':
      // Discord puts it to the component itself, not to its type.
      return [{ path: path.slice(0, -1), code: 'UNION_TYPE_CHOICES', message: issue.message }]
    case 'invalid_value':
      return [{ path, ...valueError(issue.values, issue.input) }]
    case 'too_big':
      return [{ path, code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${issue.maximum}.` }]
    case 'too_small':
      return [
        { path, code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${issue.minimum}.` },
      ]
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ path, code: 'BASE_TYPE_INVALID', message: issue.message }]
  }
}

type Reason = Pick<FormError, 'code' | 'message'>

const missing: Reason = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }

function valueError(values: readonly unknown[], input: unknown): Reason {
  if (input === undefined) return missing
  return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${values.join(', ')}}.` }
}

function typeError(expected: string, input: unknown): Reason {
  if (input === undefined) return missing
  const shown = typeof input === 'string' ? input : JSON.stringify(input)
  switch (expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret "${shown}" as string.` }
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value "${shown}" is not int.` }
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' }
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }
    case 'record':
      return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' }
    default:
      return { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }
  }
}

function lengthError(
  least: number,
  most: number,
): { readonly params: { readonly discord: string }; readonly error: string } {
  if (least > 0) {
    return { params: { discord: 'BASE_TYPE_BAD_LENGTH' }, error: `Must be between ${least} and ${most} in length.` }
  }
  return { params: { discord: 'BASE_TYPE_MAX_LENGTH' }, error: `Must be ${most} or fewer in length.` }
}

/** A text of so many UTF-16 units: the strictest way to count, which discord.js' builders share. */
export function text(least: number, most: number): z.ZodType<string> {
  return z.string().refine((value) => value.length >= least && value.length <= most, lengthError(least, most))
}

export function list<Item>(item: z.ZodType<Item>, least: number, most: number): z.ZodType<Item[]> {
  return z.array(item).refine((value) => value.length >= least && value.length <= most, lengthError(least, most))
}

export const snowflake = z.string().refine((value) => /^\d{15,20}$/.test(value), {
  params: { discord: 'NUMBER_TYPE_COERCE' },
  error: 'Value is not snowflake.',
})

/** An address of http or https. */
export function webAddress(most: number): z.ZodType<string> {
  return text(0, most)
    .refine((value) => URL.canParse(value), {
      params: { discord: 'URL_TYPE_INVALID_URL' },
      error: 'Not a well formed URL.',
    })
    .refine((value) => !URL.canParse(value) || /^https?:$/.test(new URL(value).protocol), {
      params: { discord: 'URL_TYPE_INVALID_SCHEME' },
      error: "Scheme is not supported. Scheme must be one of ('http', 'https').",
    })
}

/** Adds an issue with Discord's word to a refinement. */
export function addIssue(
  context: z.core.$RefinementCtx,
  path: readonly PropertyKey[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', path: [...path], message, params: { discord: code } })
}

/** Which files may be chosen: a kind or an ending (discord-api-types, FileUploadType). */
export const fileTypes = list(
  z.string().refine((value) => /^(?:audio|image|video|\.[a-z0-9.]{1,32})$/i.test(value), {
    params: { discord: 'BASE_TYPE_CHOICES' },
    error: "Value must be 'audio', 'image', 'video' or an ending like '.pdf'.",
  }),
  0,
  10,
)
