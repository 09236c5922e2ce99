import type { Body } from './body.ts'
import { respond } from './callbacks.ts'
import { deleteCommand, getCommand, listCommands, postCommand, putCommands, type Scope } from './commands.ts'
import { readForm, snowflake } from './form.ts'
import { activeThreads, changeChannel, forumJson, openThread, threadJson } from './forums.ts'
import { createMessage, deleteMessage, editMessage, getMessage, listMessages, showTyping } from './messages.ts'
import { refused } from './refusal.ts'
import { applicationJson, dmJson, guildChannelJson, guildJson, ownUserJson, userJson } from './resources.ts'
import { createFollowUp, deleteResponse, editResponse, getResponse } from './webhooks.ts'
import { personOfChannel, type World } from './world.ts'
import { z } from 'zod'

export interface Request extends Body {
  readonly world: World
  readonly query: URLSearchParams
  /** The part of the path behind a name, e.g. `channel`. */
  readonly at: (name: string) => string
}

export interface Result {
  readonly status: number
  /** Absent with 204, which has no body and no content type. */
  readonly json?: unknown
}

interface Route {
  readonly method: string
  readonly path: string
  readonly answer: (request: Request) => Result
  /** Authorised by the token in its path and not by the bot's. */
  readonly isOpen: boolean
}

const ok = (json: unknown): Result => ({ status: 200, json })
const done: Result = { status: 204 }

function route(line: string, answer: (request: Request) => Result): Route {
  const [method = '', path = ''] = line.split(' ')
  return { method, path, answer, isOpen: /^\/(?:interactions|webhooks)\//.test(path) || path === '/gateway' }
}

function checkApplication({ world, at }: Request): void {
  if (at('application') !== world.applicationId) throw refused.onlyAuthorized()
}

function scopeOf(request: Request): Scope {
  checkApplication(request)
  const guild = request.at('guild')
  if (guild === '') return 'global'
  if (guild !== request.world.guildId) throw refused.missingAccess()
  return guild
}

function checkGuild({ world, at }: Request): void {
  if (at('guild') !== world.guildId) throw refused.unknownGuild()
}

const recipient = z.strictObject({ recipient_id: snowflake })

function openDm({ world, body }: Request): Result {
  const person = world.people.get(readForm(recipient, body).recipient_id)
  if (person === undefined) throw refused.invalidRecipients()
  return ok(dmJson(person))
}

function getChannel({ world, at }: Request): Result {
  if (at('channel') === world.channelId) return ok(guildChannelJson(world))
  const thread = world.threads.get(at('channel'))
  if (thread !== undefined) return ok(threadJson(world, thread))
  const forum = world.forums.get(at('channel'))
  if (forum !== undefined) return ok(forumJson(world, forum))
  const person = personOfChannel(world, at('channel'))
  if (person === undefined) throw refused.unknownChannel()
  return ok(dmJson(person))
}

function getUser({ world, at }: Request): Result {
  const user = userJson(world, at('user'))
  if (user === undefined) throw refused.unknownUser()
  return ok(user)
}

function gatewayUrl(world: World): string {
  return `${world.origin.replace(/^http/, 'ws')}/gateway`
}

function answerInteraction({ world, at, query, body, uploads }: Request): Result {
  const interaction = world.interactions.get(at('interaction'))
  if (interaction?.token !== at('token')) throw refused.unknownInteraction()
  const response = respond(world, interaction, body, uploads)
  return query.get('with_response') === 'true' ? ok(response) : done
}

function commandRoutes(base: string): readonly Route[] {
  return [
    route(`GET ${base}`, (request) => {
      return ok(listCommands(request.world, scopeOf(request), request.query.get('with_localizations') === 'true'))
    }),
    route(`PUT ${base}`, (request) => ok(putCommands(request.world, scopeOf(request), request.body))),
    route(`POST ${base}`, (request) => {
      const { isNew, command } = postCommand(request.world, scopeOf(request), request.body)
      return { status: isNew ? 201 : 200, json: command }
    }),
    route(`GET ${base}/:command`, (request) => ok(getCommand(request.world, scopeOf(request), request.at('command')))),
    route(`DELETE ${base}/:command`, (request) => {
      deleteCommand(request.world, scopeOf(request), request.at('command'))
      return done
    }),
  ]
}

const messageRoutes: readonly Route[] = [
  route('GET /channels/:channel/messages', ({ world, at, query }) =>
    ok(listMessages(world, at('channel'), Number(query.get('limit') ?? 50))),
  ),
  route('POST /channels/:channel/messages', ({ world, at, body, uploads }) =>
    ok(createMessage(world, at('channel'), body, uploads)),
  ),
  route('GET /channels/:channel/messages/:message', ({ world, at }) =>
    ok(getMessage(world, at('channel'), at('message'))),
  ),
  route('PATCH /channels/:channel/messages/:message', ({ world, at, body, uploads }) =>
    ok(editMessage(world, at('channel'), at('message'), body, uploads)),
  ),
  route('DELETE /channels/:channel/messages/:message', ({ world, at }) => {
    deleteMessage(world, at('channel'), at('message'))
    return done
  }),
  route('POST /channels/:channel/typing', ({ world, at }) => {
    showTyping(world, at('channel'))
    return done
  }),
]

const responseRoutes: readonly Route[] = [
  route('POST /interactions/:interaction/:token/callback', answerInteraction),
  route('POST /webhooks/:application/:token', ({ world, at, body, uploads }) =>
    ok(createFollowUp(world, at('application'), at('token'), body, uploads)),
  ),
  route('GET /webhooks/:application/:token/messages/:message', ({ world, at }) =>
    ok(getResponse(world, at('application'), at('token'), at('message'))),
  ),
  route('PATCH /webhooks/:application/:token/messages/:message', ({ world, at, body, uploads }) =>
    ok(editResponse(world, at('application'), at('token'), at('message'), body, uploads)),
  ),
  route('DELETE /webhooks/:application/:token/messages/:message', ({ world, at }) => {
    deleteResponse(world, at('application'), at('token'), at('message'))
    return done
  }),
]

/** Every route of the stand-in. `identifiesLeft` is asked of the gateway. */
export function routesOf(identifiesLeft: () => number): readonly Route[] {
  return [
    route('GET /gateway', ({ world }) => ok({ url: gatewayUrl(world) })),
    route('GET /gateway/bot', ({ world }) => {
      const limit = { total: 1000, remaining: identifiesLeft(), reset_after: 86_400_000, max_concurrency: 1 }
      return ok({ url: gatewayUrl(world), shards: 1, session_start_limit: limit })
    }),
    route('GET /users/@me', ({ world }) => ok(ownUserJson(world))),
    route('GET /users/@me/guilds', ({ world }) => {
      const guild = {
        id: world.guildId,
        name: 'Klickwork',
        icon: null,
        banner: null,
        owner: false,
        permissions: '0',
        features: [],
      }
      return ok([guild])
    }),
    route('POST /users/@me/channels', openDm),
    route('GET /users/:user', getUser),
    route('GET /applications/@me', ({ world }) => ok(applicationJson(world))),
    route('GET /oauth2/applications/@me', ({ world }) => ok(applicationJson(world))),
    ...commandRoutes('/applications/:application/commands'),
    ...commandRoutes('/applications/:application/guilds/:guild/commands'),
    route('GET /guilds/:guild', (request) => {
      checkGuild(request)
      return ok(guildJson(request.world))
    }),
    route('GET /guilds/:guild/channels', (request) => {
      checkGuild(request)
      return ok([guildChannelJson(request.world)])
    }),
    route('GET /channels/:channel', getChannel),
    route('PATCH /channels/:channel', ({ world, at, body }) => ok(changeChannel(world, at('channel'), body))),
    route('POST /channels/:channel/threads', ({ world, at, body, uploads }) => {
      return { status: 201, json: openThread(world, at('channel'), body, uploads) }
    }),
    route('GET /guilds/:guild/threads/active', (request) => {
      checkGuild(request)
      return ok(activeThreads(request.world))
    }),
    ...messageRoutes,
    ...responseRoutes,
  ]
}

export interface Found {
  readonly route: Route
  readonly at: (name: string) => string
  /** Discord limits calls for each channel, guild and webhook apart. */
  readonly major: string
}

/** discord.js escapes the `@` of `@original`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) throw refused.notFound()
    throw error
  }
}

/** Finds the route of a call. Throws 404 for an unknown path and 405 for a known one with another method. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const parts = decoded(path.replace(/\/$/, '')).split('/')
  const fitting = routes.flatMap((one) => {
    const names = one.path.split('/')
    const fits = names.length === parts.length && names.every((name, at) => name.startsWith(':') || name === parts[at])
    return fits ? [{ one, names }] : []
  })
  if (fitting.length === 0) throw refused.notFound()
  const found = fitting.find(({ one }) => one.method === method)
  if (found === undefined) throw refused.methodNotAllowed()
  const at = (name: string): string => parts[found.names.indexOf(`:${name}`)] ?? ''
  const major = [at('channel'), at('guild'), at('token')].join('/')
  return { route: found.one, at, major }
}
