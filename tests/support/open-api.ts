import { asSchema, isRecord, problemsOf, type Schema } from './json-schema.ts'

/** A call as an OpenAPI document sees it. */
export interface ApiCall {
  readonly method: string
  /** Below the address of the interface: `/channels/123/messages`. */
  readonly path: string
  /** Everything after the question mark. */
  readonly query?: string
  /** JSON; of a form its `payload_json`. */
  readonly body?: unknown
  /** The names of the parts of a form that are files. */
  readonly files?: readonly string[]
}

/**
 * Everything in which a call breaks an OpenAPI document, one sentence each: a route, a parameter or a field that the
 * document does not name, a body that is not what it says.
 */
export function problemsOfCall(document: Schema, call: ApiCall): readonly string[] {
  const path = pathOf(document, call.path)
  const operation = path?.[call.method.toLowerCase()]
  const name = `${call.method} ${call.path}`
  if (path === undefined || !isRecord(operation)) return [`${name} is no route`]
  const problems = [
    ...problemsOfQuery([path['parameters'], operation['parameters']], call.query ?? ''),
    ...problemsOfBody(document, operation, call),
    ...problemsOfFiles(call),
  ]
  return problems.map((problem) => `${name}: ${problem}`)
}

/** The path of the document that is meant; one that is written out comes before one with a changing part. */
function pathOf(document: Schema, path: string): Schema | undefined {
  const paths = asSchema(document['paths'])
  const written = paths[path]
  if (isRecord(written)) return written
  const steps = path.split('/')
  const template = Object.keys(paths)
    .filter((one) => fits(one.split('/'), steps))
    .toSorted((one, other) => changing(one) - changing(other))[0]
  const found = template === undefined ? undefined : paths[template]
  return isRecord(found) ? found : undefined
}

const changing = (template: string): number => template.split('{').length

function fits(template: readonly string[], steps: readonly string[]): boolean {
  return (
    template.length === steps.length &&
    template.every((part, at) => (part.startsWith('{') ? steps[at] !== '' : part === steps[at]))
  )
}

function problemsOfQuery(lists: readonly unknown[], query: string): readonly string[] {
  const known = lists
    .flatMap((list) => (Array.isArray(list) ? list.map(asSchema) : []))
    .flatMap((one) => (one['in'] === 'query' ? [String(one['name'])] : []))
  return [...new URLSearchParams(query).keys()]
    .filter((name) => !known.includes(name))
    .map((name) => `the parameter ${name} is not known`)
}

function problemsOfBody(document: Schema, operation: Schema, { body, files = [] }: ApiCall): readonly string[] {
  const { requestBody } = operation
  if (!isRecord(requestBody)) return body === undefined ? [] : ['it has no body']
  if (body === undefined) return requestBody['required'] === true ? ['its body is missing'] : []
  const content = asSchema(requestBody['content'])
  if (files.length > 0 && content['multipart/form-data'] === undefined) return ['it takes no files']
  // Beside files the JSON travels as `payload_json`, and is the same.
  const json = asSchema(content['application/json'])
  return problemsOf({ root: document, isClosed: true }, asSchema(json['schema']), body)
}

/** Discord, "Uploading Files": the parts are `files[n]`, and an entry of `attachments` is about the part of its id. */
function problemsOfFiles({ body, files = [] }: ApiCall): readonly string[] {
  const message = isRecord(body) && isRecord(body['data']) ? body['data'] : body
  const described = isRecord(message) && Array.isArray(message['attachments']) ? message['attachments'] : []
  const ids = described.map((one) => (isRecord(one) ? `files[${String(one['id'])}]` : ''))
  return [
    ...files.filter((name) => !/^files\[\d\]$/.test(name)).map((name) => `the part ${name} is not known`),
    ...files.filter((name) => !ids.includes(name)).map((name) => `no attachment is about the part ${name}`),
    ...ids.filter((name) => files.length > 0 && !files.includes(name)).map((name) => `the part ${name} is missing`),
  ]
}
