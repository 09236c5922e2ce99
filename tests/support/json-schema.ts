/** A JSON schema as far as `problemsOf` knows it: the words of draft 07 that the Bot API's schema is written with. */
export type Schema = Readonly<Record<string, unknown>>

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
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'x-minBytes',
  'x-maxBytes',
  'description',
  'title',
  'default',
])

/** Everything in which `value` breaks `schema`, one sentence each. `root` holds the definitions that are referred to. */
export function problemsOf(root: Schema, schema: Schema, value: unknown, path = '$'): readonly string[] {
  const unknown = Object.keys(schema).filter((word) => !KNOWN.has(word) && !word.startsWith('$comment'))
  if (unknown.length > 0) throw new Error(`this check does not know ${unknown.join(', ')} of a JSON schema`)
  const problems: string[] = []
  const reference = schema['$ref']
  if (typeof reference === 'string') problems.push(...problemsOf(root, resolved(root, reference), value, path))
  const choices = schema['anyOf']
  if (Array.isArray(choices) && !choices.some((one) => problemsOf(root, asSchema(one), value, path).length === 0)) {
    problems.push(`${path} is none of ${choices.length} possible shapes`)
  }
  if ('const' in schema && value !== schema['const']) problems.push(`${path} is not ${String(schema['const'])}`)
  const allowed = schema['enum']
  if (Array.isArray(allowed) && !allowed.includes(value)) problems.push(`${path} is none of ${allowed.join(', ')}`)
  if (!hasType(schema['type'], value)) return [...problems, `${path} is no ${String(schema['type'])}`]
  if (typeof value === 'string') problems.push(...problemsOfText(schema, value, path))
  if (typeof value === 'number') problems.push(...outside(schema, 'minimum', 'maximum', value, path))
  if (Array.isArray(value)) problems.push(...problemsOfList(root, schema, value, path))
  else if (isRecord(value)) problems.push(...problemsOfRecord(root, schema, value, path))
  return problems
}

function problemsOfText(schema: Schema, value: string, path: string): readonly string[] {
  return [
    ...outside(schema, 'minLength', 'maxLength', value.length, `${path} (its length)`),
    ...outside(schema, 'x-minBytes', 'x-maxBytes', Buffer.byteLength(value), `${path} (its bytes)`),
  ]
}

function problemsOfList(root: Schema, schema: Schema, value: readonly unknown[], path: string): readonly string[] {
  const items = schema['items']
  const inside =
    items === undefined ? [] : value.map((one, at) => problemsOf(root, asSchema(items), one, `${path}[${at}]`))
  return [...outside(schema, 'minItems', 'maxItems', value.length, `${path} (its items)`), ...inside.flat()]
}

function problemsOfRecord(root: Schema, schema: Schema, value: Schema, path: string): readonly string[] {
  const properties = schema['properties'] === undefined ? {} : asSchema(schema['properties'])
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`)
  const inside = Object.entries(value).flatMap(([name, one]) => {
    if (Object.hasOwn(properties, name)) return problemsOf(root, asSchema(properties[name]), one, `${path}.${name}`)
    return schema['additionalProperties'] === false ? [`${path}.${name} is not known`] : []
  })
  return [...missing, ...inside]
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

function resolved(root: Schema, reference: string): Schema {
  let at: unknown = root
  for (const step of reference.replace(/^#\//, '').split('/')) at = isRecord(at) ? at[step] : undefined
  return asSchema(at)
}

function asSchema(value: unknown): Schema {
  if (!isRecord(value)) throw new Error('a part of the JSON schema is no object')
  return value
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
