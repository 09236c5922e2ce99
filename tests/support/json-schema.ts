/** A JSON schema as far as `problemsOf` knows it: the words that the schemas of both platforms are written with. */
export type Schema = Readonly<Record<string, unknown>>

/** Where a schema stands. */
export interface Within {
  /** Holds the definitions that are referred to. */
  readonly root: Schema
  /** Fields that no schema names are problems, also where the schema itself would let them pass. */
  readonly isClosed?: boolean
}

const KNOWN = new Set([
  '$ref',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minimum',
  'maximum',
  'x-minBytes',
  'x-maxBytes',
  'x-discord-union',
  'contentEncoding',
  'description',
  'title',
  'default',
])

/** Those of numbers stand in `minimum` and `maximum` as well, and a snowflake has its `pattern`. */
const FORMATS: Readonly<Record<string, (value: string) => boolean>> = {
  uri: (value) => URL.canParse(value),
  'date-time': (value) => !Number.isNaN(Date.parse(value)),
  snowflake: (value) => /^\d{1,20}$/.test(value),
  nonce: (value) => value.length <= 25,
  int32: () => true,
  int64: () => true,
  double: () => true,
}

/** Everything in which `value` breaks `schema`, one sentence each. Throws for a schema that it does not understand. */
export function problemsOf(within: Within, schema: Schema, value: unknown, path = '$'): readonly string[] {
  const unknown = Object.keys(schema).filter((word) => !KNOWN.has(word) && !word.startsWith('$comment'))
  if (unknown.length > 0) throw new Error(`this check does not know ${unknown.join(', ')} of a JSON schema`)
  const problems: string[] = [...problemsOfParts(within, schema, value, path)]
  if ('const' in schema && value !== schema['const']) problems.push(`${path} is not ${String(schema['const'])}`)
  const allowed = schema['enum']
  if (Array.isArray(allowed) && !allowed.includes(value)) problems.push(`${path} is none of ${allowed.join(', ')}`)
  if (!hasType(schema['type'], value)) return [...problems, `${path} is no ${String(schema['type'])}`]
  if (typeof value === 'string') problems.push(...problemsOfText(schema, value, path))
  if (typeof value === 'number') problems.push(...outside(schema, 'minimum', 'maximum', value, path))
  if (Array.isArray(value)) problems.push(...problemsOfList(within, schema, value, path))
  else if (isRecord(value)) problems.push(...problemsOfRecord(within, schema, value, path))
  return problems
}

/** What a schema leaves to other schemas. */
function problemsOfParts(within: Within, schema: Schema, value: unknown, path: string): readonly string[] {
  const { $ref: reference, anyOf, oneOf, allOf } = schema
  const all = Array.isArray(allOf) ? allOf.map(asSchema) : []
  return [
    ...(typeof reference === 'string' ? problemsOf(within, resolved(within.root, reference), value, path) : []),
    ...(Array.isArray(anyOf) ? problemsOfChoice(within, anyOf.map(asSchema), value, path) : []),
    ...(Array.isArray(oneOf) ? problemsOfChoice(within, oneOf.map(asSchema), value, path) : []),
    ...all.flatMap((one) => problemsOf(within, one, value, path)),
  ]
}

/** The problems of the shape that fits best: what is meant by a component is told by its `type`. */
function problemsOfChoice(within: Within, choices: readonly Schema[], value: unknown, path: string): readonly string[] {
  const meant = choices.filter((one) => mayBeMeant(within, one, value))
  const [best = [`${path} is none of ${choices.length} possible shapes`]] = meant
    .map((one) => problemsOf(within, one, value, path))
    .toSorted((one, other) => one.length - other.length)
  return best
}

function mayBeMeant(within: Within, choice: Schema, value: unknown): boolean {
  const { $ref: reference } = choice
  const schema = typeof reference === 'string' ? resolved(within.root, reference) : choice
  if (!hasType(schema['type'], value)) return false
  const { properties } = schema
  if (!isRecord(properties) || !isRecord(properties['type']) || !isRecord(value)) return true
  const { required } = schema
  // A change may leave out what kind of thing it is about.
  if (value['type'] === undefined) return !Array.isArray(required) || !required.includes('type')
  return problemsOf(within, properties['type'], value['type']).length === 0
}

function problemsOfText(schema: Schema, value: string, path: string): readonly string[] {
  return [
    ...outside(schema, 'minLength', 'maxLength', value.length, `${path} (its length)`),
    ...outside(schema, 'x-minBytes', 'x-maxBytes', Buffer.byteLength(value), `${path} (its bytes)`),
    ...problemsOfForm(schema, value, path),
  ]
}

function problemsOfForm({ pattern, format }: Schema, value: string, path: string): readonly string[] {
  const problems: string[] = []
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) problems.push(`${path} is not ${pattern}`)
  if (typeof format !== 'string') return problems
  const has = FORMATS[format]
  if (has === undefined) throw new Error(`this check does not know the format ${format}`)
  return has(value) ? problems : [...problems, `${path} is no ${format}`]
}

function problemsOfList(within: Within, schema: Schema, value: readonly unknown[], path: string): readonly string[] {
  const { items, uniqueItems } = schema
  const inside =
    items === undefined ? [] : value.map((one, at) => problemsOf(within, asSchema(items), one, `${path}[${at}]`))
  const isTwice = uniqueItems === true && new Set(value.map((one) => JSON.stringify(one))).size < value.length
  return [
    ...outside(schema, 'minItems', 'maxItems', value.length, `${path} (its items)`),
    ...(isTwice ? [`${path} has something twice`] : []),
    ...inside.flat(),
  ]
}

function problemsOfRecord(within: Within, schema: Schema, value: Schema, path: string): readonly string[] {
  const properties = schema['properties'] === undefined ? {} : asSchema(schema['properties'])
  const more = schema['additionalProperties']
  const isClosed = more === false || (within.isClosed === true && more === undefined && 'properties' in schema)
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`)
  const inside = Object.entries(value).flatMap(([name, one]) => {
    const inner = Object.hasOwn(properties, name) ? properties[name] : more
    if (isRecord(inner)) return problemsOf(within, inner, one, `${path}.${name}`)
    return isClosed ? [`${path}.${name} is not known`] : []
  })
  const count = Object.keys(value).length
  return [...outside(schema, 'minProperties', 'maxProperties', count, `${path} (its fields)`), ...missing, ...inside]
}

function outside(schema: Schema, least: string, most: string, size: number, path: string): readonly string[] {
  const [from, to] = [schema[least], schema[most]]
  if (typeof from === 'number' && size < from) return [`${path}: ${size} is below ${from}`]
  return typeof to === 'number' && size > to ? [`${path}: ${size} is over ${to}`] : []
}

function hasType(type: unknown, value: unknown): boolean {
  if (type === undefined) return true
  if (Array.isArray(type)) return type.some((one) => hasType(one, value))
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isRecord(value)
  if (type === 'null') return value === null
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

/** The definition behind a reference like `#/components/schemas/NAME`. */
function resolved(root: Schema, reference: string): Schema {
  let at: unknown = root
  for (const step of reference.replace(/^#\//, '').split('/')) at = isRecord(at) ? at[step] : undefined
  return asSchema(at)
}

export function asSchema(value: unknown): Schema {
  if (!isRecord(value)) throw new Error('a part of the JSON schema is no object')
  return value
}

export function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
