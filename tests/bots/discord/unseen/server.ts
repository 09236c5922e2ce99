import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import { openGateway, type Gateway } from './gateway.ts'
import { at, fields, listAt, textAt, type Fields } from './json.ts'

/** A call as it came, with what it got. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly authorization: string | undefined
  readonly body: unknown
  /** The parts of a form that were files, by their names. */
  readonly files: Readonly<Record<string, Uint8Array>>
  status: number
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What was called is done all the same, and only its answer is another. */
  readonly isDone?: boolean
}

/** A message as somebody sees it: what was last written over it. */
export interface Seen {
  readonly id: string
  readonly person: string
  readonly isPrivate: boolean
  readonly isEphemeral: boolean
  body: Fields
  files: readonly string[]
}

export interface Opened {
  readonly id: string
  readonly token: string
  readonly person: string
  readonly isPrivate: boolean
  /** The message that was pressed. */
  readonly message: string | undefined
  answeredAt: number | undefined
  readonly openedAt: number
  /** The first response. */
  response: Fields | undefined
  original: string | undefined
  isExpired: boolean
}

/**
 * A second Discord: small, written from the documentation alone, and sharing nothing with the stand-in of the sandbox.
 * It answers with only those fields that Discord is sure to send. Ends with the test.
 */
export interface UnseenDiscord {
  readonly apiRoot: string
  readonly origin: string
  readonly token: string
  readonly applicationId: string
  readonly publicKey: string
  readonly guildId: string
  readonly gateway: Gateway
  readonly calls: readonly Heard[]
  readonly messages: Seen[]
  readonly interactions: Map<string, Opened>
  readonly attachments: Map<string, Uint8Array>
  readonly closedTo: Set<string>
  /** Signs a body as Discord does. */
  signed(body: string, timestamp?: string): Record<string, string>
  /** The next calls whose `METHOD /path` matches are answered like this. */
  answerNext(call: RegExp, reply: Reply, times?: number): void
  answerTo(opened: Opened, response: unknown, files?: readonly string[]): Reply
  snowflake(): string
}

const ok = (body: unknown): Reply => ({ status: 200, body })
const error = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } })
const FIRST_RESPONSE_MILLISECONDS = 3000

/** No two servers give the same number: the inbox takes each once. */
let last = 900_000_000_000_000_000n

export async function openUnseenDiscord(heartbeatMilliseconds = 41_250): Promise<UnseenDiscord> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const [applicationId, guildId, token] = ['555000000000000001', '555000000000000002', 'unseen.token.of-a-bot']
  const calls: Heard[] = []
  const messages: Seen[] = []
  const interactions = new Map<string, Opened>()
  const attachments = new Map<string, Uint8Array>()
  const closedTo = new Set<string>()
  const scripted: { readonly call: RegExp; readonly reply: Reply; times: number }[] = []
  const snowflake = (): string => String((last += 1n))

  const server = createServer((request, response) => {
    const file = attachments.get((request.url ?? '').replace('/files/', ''))
    if (file !== undefined) return void response.writeHead(200).end(file)
    void answer(request).then(({ status, body, headers }) => {
      const json = body === undefined ? undefined : JSON.stringify(body)
      response.writeHead(status, { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(json)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const gatewayOptions = { server, token, applicationId, guildId, origin: () => origin, heartbeatMilliseconds }
  const gateway = openGateway(gatewayOptions)
  onTestFinished(async () => {
    gateway.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  function show(opened: Pick<Opened, 'person' | 'isPrivate'>, body: Fields, files: readonly string[] = []): Seen {
    const isEphemeral = (Number(body['flags'] ?? 0) & 64) !== 0
    const { person, isPrivate } = opened
    const seen: Seen = { id: snowflake(), person, isPrivate, isEphemeral, body, files }
    messages.push(seen)
    return seen
  }

  function write(message: Seen, body: Fields, files: readonly string[] = []): void {
    message.body = { ...message.body, ...body }
    message.files = [...message.files, ...files]
  }

  function answerTo(opened: Opened, response: unknown, files: readonly string[] = []): Reply {
    if (opened.answeredAt !== undefined) return error(400, 40_060, 'Interaction has already been acknowledged.')
    const age = performance.now() - opened.openedAt
    if (opened.isExpired || age > FIRST_RESPONSE_MILLISECONDS) return error(404, 10_062, 'Unknown interaction')
    const type = Number(at(response, 'type'))
    if (![4, 5, 6, 7, 8, 9].includes(type)) return error(400, 50_035, 'Invalid Form Body')
    const data = fields(at(response, 'data'))
    opened.answeredAt = performance.now()
    opened.response = fields(response)
    const pressed = messages.find(({ id }) => id === opened.message)
    if (type === 4) opened.original = show(opened, data, files).id
    if (type === 5) opened.original = show(opened, { ...data, isThinking: true }).id
    if (type === 6 || type === 7) opened.original = pressed?.id
    if (type === 7 && pressed !== undefined) write(pressed, data)
    return ok({ interaction: { id: opened.id, type: 2 } })
  }

  function byToken(secret: string, rest: readonly string[], heard: Heard): Reply {
    const opened = [...interactions.values()].find((one) => one.token === secret)
    if (opened === undefined) return error(404, 10_015, 'Unknown Webhook')
    if (opened.isExpired) return error(401, 50_027, 'Invalid Webhook Token')
    if (opened.answeredAt === undefined) return error(404, 10_015, 'Unknown Webhook')
    const files = Object.keys(heard.files)
    if (rest.length === 0) return ok({ id: show(opened, fields(heard.body), files).id })
    const id = rest[1] === '@original' ? opened.original : rest[1]
    const message = messages.find((one) => one.id === id)
    if (message === undefined) return error(404, 10_008, 'Unknown Message')
    if (heard.method === 'DELETE') {
      messages.splice(messages.indexOf(message), 1)
      return { status: 204 }
    }
    if (heard.method === 'PATCH') write(message, { isThinking: false, ...fields(heard.body) }, files)
    return ok({ id: message.id, ...message.body })
  }

  function inChannel([person = '', , id]: readonly string[], heard: Heard): Reply {
    if (closedTo.has(person)) return error(403, 50_007, 'Cannot send messages to this user')
    const body = fields(heard.body)
    if (id === undefined) {
      const same = messages.find((one) => one.person === person && one.body['nonce'] === body['nonce'])
      if (body['enforce_nonce'] === true && same !== undefined) return ok({ id: same.id })
      return ok({ id: show({ person, isPrivate: true }, body, Object.keys(heard.files)).id })
    }
    const message = messages.find((one) => one.id === id && !one.isEphemeral)
    if (message === undefined) return error(404, 10_008, 'Unknown Message')
    if (heard.method === 'PATCH') write(message, body)
    return ok({ id: message.id, ...message.body })
  }

  function rest(heard: Heard): Reply {
    const [, , , ...steps] = heard.path.split('/')
    const [first, second = '', third = '', ...more] = steps
    if (first === 'interactions') {
      const opened = interactions.get(second)
      if (opened === undefined || opened.token !== decodeURIComponent(third))
        return error(404, 10_062, 'Unknown interaction')
      return answerTo(opened, heard.body)
    }
    if (first === 'webhooks') return byToken(decodeURIComponent(third), more, heard)
    if (heard.authorization !== `Bot ${token}`) return error(401, 0, '401: Unauthorized')
    const start = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 }
    const bot = { url: `${origin.replace('http', 'ws')}/gateway`, shards: 1, session_start_limit: start }
    if (steps.join('/') === 'gateway/bot') return ok(bot)
    if (first === 'applications' && third === 'commands' && heard.method === 'PUT') return ok([])
    // The channel has the number of its person, so that it need not be looked up.
    if (steps.join('/') === 'users/@me/channels') return ok({ id: textAt(heard.body, 'recipient_id'), type: 1 })
    if (first === 'channels' && third === 'messages') return inChannel([second, third, ...more], heard)
    return error(404, 0, '404: Not Found')
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', origin)
    const heard = await heardIn(request, url)
    calls.push(heard)
    const script = scripted.find(({ call, times }) => times > 0 && call.test(`${heard.method} ${heard.path}`))
    if (script !== undefined) script.times -= 1
    const done = script === undefined || script.reply.isDone === true ? rest(heard) : undefined
    const reply = script?.reply ?? done ?? error(500, 0, '500: Internal Server Error')
    heard.status = reply.status
    return reply
  }

  return {
    apiRoot: `${origin}/api`,
    origin,
    token,
    applicationId,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    guildId,
    gateway,
    calls,
    messages,
    interactions,
    attachments,
    closedTo,
    signed(body, timestamp = String(Math.floor(Date.now() / 1000))) {
      const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex')
      return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }
    },
    answerNext: (call, reply, times = 1) => void scripted.push({ call, reply, times }),
    answerTo,
    snowflake,
  }
}

async function heardIn(request: IncomingMessage, url: URL): Promise<Heard> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(new Uint8Array(chunk))
  const bytes = new Uint8Array(Buffer.concat(chunks))
  const type = request.headers['content-type'] ?? ''
  const files: Record<string, Uint8Array> = {}
  let body: unknown
  if (type.startsWith('multipart/')) {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    for (const [name, value] of form) {
      if (typeof value === 'string') body = JSON.parse(value)
      else files[name] = new Uint8Array(await value.arrayBuffer())
    }
    if (listAt(body, 'attachments').length !== Object.keys(files).length) throw new Error('files without attachments')
  } else if (bytes.length > 0) body = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const { method = 'GET', headers } = request
  const { authorization } = headers
  return { method, path: url.pathname, query: url.search.slice(1), authorization, body, files, status: 0 }
}
