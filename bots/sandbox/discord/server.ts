import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { fileBehind } from './attachments.ts'
import { readBody } from './body.ts'
import { recordCall } from './calls.ts'
import type { Rates } from './rates.ts'
import { DiscordRefusal, rateLimited, refused } from './refusal.ts'
import { findRoute, type Result, routesOf } from './routes.ts'
import type { ScriptedFailure } from './types.ts'
import type { World } from './world.ts'

/** Discord, "Uploading Files": 25 MiB for a whole request. */
const maximumBodyBytes = 25 * 1024 * 1024

/** The HTTP side: `/api/v10/...` and the links of attachments. */
export function apiServer(world: World, rates: Rates, identifiesLeft: () => number): Server {
  const routes = routesOf(identifiesLeft)
  return createServer((request, response) => {
    answerRequest({ world, rates, routes, request, response }).catch((error: unknown) => {
      // A bug of the stand-in must look like one to the bot, not like a hanging network.
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
      write(response, 500, { message: '500: Internal Server Error', code: 0, stand_in: reason }, {})
    })
  })
}

export async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Exchange {
  readonly world: World
  readonly rates: Rates
  readonly routes: ReturnType<typeof routesOf>
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function answerRequest(exchange: Exchange): Promise<void> {
  const { world, request, response } = exchange
  const url = new URL(request.url ?? '/', world.origin)
  if (request.method === 'GET' && /^\/(?:ephemeral-)?attachments\//.test(url.pathname)) {
    return writeFile(world, response, url)
  }
  const seen: Seen = { route: url.pathname, body: undefined, files: [], headers: {} }
  const call = { method: request.method ?? 'GET', path: url.pathname, query: url.search.slice(1) }
  try {
    const { status, json } = await answerCall(exchange, url, seen)
    recordCall(world, { ...call, route: seen.route, files: seen.files }, seen.body, status)
    write(response, status, json, seen.headers)
  } catch (error) {
    if (!(error instanceof DiscordRefusal)) throw error
    recordCall(world, { ...call, route: seen.route, files: seen.files }, seen.body, error.status)
    write(response, error.status, error.body(), { ...seen.headers, ...headersOf(error) })
  }
}

/** What is known of a call, filled in as it is read, so that a refused one is recorded as far as it got. */
interface Seen {
  route: string
  body: unknown
  files: readonly string[]
  headers: Readonly<Record<string, string>>
}

async function answerCall({ world, rates, routes, request }: Exchange, url: URL, seen: Seen): Promise<Result> {
  const bytes = await readBytes(request)
  const method = request.method ?? 'GET'
  // A bot is no browser: this keeps pages on the web from playing the bot of the sandbox on this machine.
  if (request.headers.origin !== undefined) throw refused.missingAccess()
  const { route, at, major } = findRoute(routes, method, versionless(url.pathname))
  seen.route = route.path
  if (!route.isOpen && request.headers.authorization !== `Bot ${world.token}`) throw refused.unauthorized()
  if (bytes === undefined) throw refused.tooLarge()
  const { body, uploads } = await readBody(bytes, request.headers['content-type'] ?? '')
  seen.body = body
  seen.files = [...uploads.keys()]
  const { headers, refusal } = rates.count(`${method} ${route.path}`, major)
  seen.headers = headers
  if (refusal !== undefined) throw refusal
  const fault = takeFault(world, `${method} ${route.path}`)
  if (fault !== undefined && fault.afterEffect !== true) throw scripted(fault)
  const result = route.answer({ world, query: url.searchParams, at, body, uploads })
  if (fault !== undefined) throw scripted(fault)
  return result
}

function versionless(path: string): string {
  const found = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(path)
  if (found === null) throw refused.notFound()
  if (found[1] !== undefined && found[1] !== '10') throw refused.invalidVersion()
  return found[2] ?? '/'
}

/** Names of the changing parts do not matter: `:id` and `:channel` are the same. */
const plain = (route: string): string => route.replaceAll(/:\w+/g, ':').replaceAll('@original', ':')

function takeFault(world: World, route: string): ScriptedFailure | undefined {
  const fault = world.faults.get(plain(route))?.find(({ timesLeft }) => timesLeft > 0)
  if (fault === undefined) return undefined
  fault.timesLeft -= 1
  return fault.answer
}

/** Remembers that the next calls of a route fail. */
export function addFault(world: World, route: string, answer: ScriptedFailure): void {
  const key = plain(route)
  world.faults.set(key, [...(world.faults.get(key) ?? []), { answer, timesLeft: answer.times ?? 1 }])
}

function scripted(answer: ScriptedFailure): DiscordRefusal {
  if (answer.status === 429) return rateLimited(answer.retryAfter ?? 1, 'user')
  return new DiscordRefusal(answer.status, answer.code ?? 0, answer.message ?? `${answer.status}: Scripted failure`)
}

function headersOf(error: DiscordRefusal): Readonly<Record<string, string>> {
  if (error.retryAfterSeconds === undefined) return {}
  return {
    'retry-after': String(Math.ceil(error.retryAfterSeconds)),
    'x-ratelimit-scope': error.scope ?? 'user',
    ...(error.scope === 'global' && { 'x-ratelimit-global': 'true' }),
  }
}

/** The whole body, or nothing when it is over 25 MiB. */
async function readBytes(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = new Uint8Array(chunk)
    size += bytes.length
    // The rest is still read, so that the sender gets the answer instead of a broken connection.
    if (size <= maximumBodyBytes) chunks.push(bytes)
  }
  return size > maximumBodyBytes ? undefined : new Uint8Array(Buffer.concat(chunks))
}

function write(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.writableEnded || response.destroyed) return
  // A 204 with a JSON content type breaks every client: it would try to read a body.
  if (status === 204) return void response.writeHead(204, headers).end()
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(json))
}

function writeFile(world: World, response: ServerResponse, url: URL): void {
  const file = fileBehind(world, url)
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' })
    return void response.end('This content is no longer available.')
  }
  response.writeHead(200, { 'content-type': file.mimeType, 'content-length': file.bytes.length })
  response.end(file.bytes)
}
