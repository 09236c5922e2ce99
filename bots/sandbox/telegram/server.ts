import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { readArguments } from './arguments.ts'
import { fileByPath } from './files.ts'
import { type ApiAnswer, call, type CallContext } from './methods.ts'
import type { TakeToken } from './rates.ts'
import { BotApiRefusal } from './refusal.ts'
import type { World } from './world.ts'

/** The HTTP side: `/botTOKEN/METHOD` and `/file/botTOKEN/PATH`. Listens on 127.0.0.1 only. */
export async function listen(world: World, port: number, takeToken: TakeToken): Promise<Server> {
  const server = createServer((request, response) => {
    answerRequest(world, request, response, takeToken).catch((error: unknown) => {
      // A bug of the stand-in must look like one to the bot, not like a hanging network.
      const reason = error instanceof Error ? error.message : String(error)
      writeAnswer(response, { ok: false, error_code: 500, description: `Internal Server Error: ${reason}` })
    })
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  await promise
  return server
}

async function answerRequest(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  takeToken: TakeToken,
): Promise<void> {
  // A bot is no browser: this keeps pages on the web from playing the bot of the sandbox on this machine.
  if (request.headers.origin !== undefined) {
    return writeAnswer(response, {
      ok: false,
      error_code: 403,
      description: 'Forbidden: the sandbox serves no web pages',
    })
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { promise: gone, resolve: hangUp } = Promise.withResolvers<void>()
  response.once('close', hangUp)
  const path = decodeURIComponent(url.pathname)
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(path)
  const method = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(path)
  const token = file?.[1] ?? method?.[1]
  if (token === undefined) return writeAnswer(response, notFound())
  if (token !== world.token) return writeAnswer(response, { ok: false, error_code: 401, description: 'Unauthorized' })
  if (file !== null) return writeFile(world, response, file[2] ?? '')
  const answer = await methodAnswer(world, request, url, method?.[2] ?? '', { gone, takeToken })
  writeAnswer(response, answer)
}

async function methodAnswer(
  world: World,
  request: IncomingMessage,
  url: URL,
  method: string,
  context: CallContext,
): Promise<ApiAnswer> {
  try {
    const input = await readArguments(request, url)
    return await call(world, method, input, context)
  } catch (error) {
    if (!(error instanceof BotApiRefusal)) throw error
    return { ok: false, error_code: error.code, description: error.message }
  }
}

function notFound(): ApiAnswer {
  return { ok: false, error_code: 404, description: 'Not Found' }
}

function writeAnswer(response: ServerResponse, answer: ApiAnswer): void {
  if (response.writableEnded || response.destroyed) return
  const status = answer.ok ? 200 : answer.error_code
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
}

function writeFile(world: World, response: ServerResponse, path: string): void {
  const file = fileByPath(world, path)
  if (file === undefined) return writeAnswer(response, notFound())
  // The real file server tells no type either; who downloads has to look into the bytes.
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length })
  response.end(file.bytes)
}
