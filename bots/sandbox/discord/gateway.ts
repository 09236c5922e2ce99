import type { Server } from 'node:http'
import { constants, createDeflate } from 'node:zlib'

import { type RawData, type WebSocket, WebSocketServer } from 'ws'

import { closeCode, identifyProblem, opcode, readIdentify, readPayload, readResume } from './gateway-shapes.ts'
import { applicationJson, botJson, guildChannelJson, guildJson, memberJson, ownUserJson } from './resources.ts'
import { isRecord, type Json, type World } from './world.ts'

/** Events that a session can still get again after RESUME. */
const maximumRemembered = 1000

/** Discord, "Rate Limiting" of the gateway: 120 events a minute for one connection, 4096 bytes each. */
const maximumEvents = 120
const maximumBytes = 4096

interface Session {
  readonly id: string
  readonly intents: number
  sequence: number
  readonly events: { readonly sequence: number; readonly payload: Json }[]
  connection: Connection | undefined
}

interface Connection {
  readonly socket: WebSocket
  readonly send: (payload: Json) => void
  session: Session | undefined
  /** Neither answers nor closes, like a connection that the network has lost. */
  silent: boolean
  heardAt: number
  events: number
  eventsSince: number
}

export interface Gateway {
  drop(how: 'close-4000' | 'reconnect' | 'invalid-session' | 'silent'): void
  sessions(): number
  /** How many times a bot may still identify today. */
  identifiesLeft(): number
  close(): void
}

interface State {
  readonly world: World
  readonly heartbeatMilliseconds: number
  readonly sessions: Map<string, Session>
  readonly connections: Set<Connection>
  readonly ids: { last: number }
  identifies: number
}

/** Puts the gateway (version 10, JSON, plain or zlib-stream) onto the server, under the path `/gateway`. */
export function openGateway(world: World, server: Server, heartbeatMilliseconds: number): Gateway {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const state: State = {
    world,
    heartbeatMilliseconds,
    sessions: new Map(),
    connections: new Set(),
    ids: { last: 0 },
    identifies: 0,
  }
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    // A bot is no browser: this keeps pages on the web from playing the bot of the sandbox on this machine.
    const isBot = request.headers.origin === undefined
    if (!isBot || !/^\/gateway\/?$/.test(url.pathname)) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (webSocket) => welcome(state, webSocket, url.searchParams))
  })
  world.dispatch = (event, data, intent) => {
    for (const session of state.sessions.values()) {
      if (intent === undefined || (session.intents & intent) !== 0) dispatchTo(session, event, data)
    }
  }
  const heart = setInterval(() => closeQuiet(state), heartbeatMilliseconds)
  return {
    drop: (how) => drop(state, how),
    sessions: () => [...state.connections].filter((one) => one.session !== undefined && !one.silent).length,
    identifiesLeft: () => 1000 - state.identifies,
    close: () => {
      clearInterval(heart)
      for (const { socket } of state.connections) socket.terminate()
      sockets.close()
    },
  }
}

function welcome(state: State, socket: WebSocket, query: URLSearchParams): void {
  const deflated = query.get('compress') === 'zlib-stream'
  const write = deflated ? zlibWriter(socket) : (text: string): void => socket.send(text)
  const connection: Connection = {
    socket,
    session: undefined,
    silent: false,
    heardAt: performance.now(),
    events: 0,
    eventsSince: performance.now(),
    send: (payload) => {
      if (socket.readyState === socket.OPEN && !connection.silent) write(JSON.stringify(payload))
    },
  }
  state.connections.add(connection)
  socket.on('close', () => {
    state.connections.delete(connection)
    if (connection.session?.connection === connection) connection.session.connection = undefined
  })
  // The reason stands in the close event, which follows.
  socket.on('error', () => socket.terminate())
  if (query.get('v') !== '10') return socket.close(closeCode.invalidVersion, 'Invalid API version.')
  if (query.get('encoding') !== 'json') return socket.close(closeCode.decodeError, 'Only the encoding json is spoken.')
  if (!deflated && query.has('compress')) return socket.close(closeCode.decodeError, 'Only zlib-stream is spoken.')
  connection.send(hello(state))
  socket.on('message', (data) => hear(state, connection, data))
}

/** One zlib context for the connection; every message ends with the flush 00 00 ff ff. */
function zlibWriter(socket: WebSocket): (text: string) => void {
  const deflate = createDeflate({ chunkSize: 64 * 1024 })
  deflate.on('data', (chunk: Buffer) => socket.send(chunk))
  return (text) => {
    deflate.write(text)
    deflate.flush(constants.Z_SYNC_FLUSH)
  }
}

const hello = ({ heartbeatMilliseconds }: State): Json => ({
  op: opcode.hello,
  d: { heartbeat_interval: heartbeatMilliseconds, _trace: [] },
  s: null,
  t: null,
})

function hear(state: State, connection: Connection, data: RawData): void {
  if (connection.silent) return
  const { socket } = connection
  const text = Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(new Uint8Array(data)).toString()
  if (Buffer.byteLength(text) > maximumBytes)
    return socket.close(closeCode.decodeError, 'Error while decoding payload.')
  if (isTooFast(connection)) return socket.close(closeCode.rateLimited, 'You are being rate limited.')
  const payload = readPayload(text)
  if (payload === undefined) return socket.close(closeCode.decodeError, 'Error while decoding payload.')
  connection.heardAt = performance.now()
  switch (payload.op) {
    case opcode.heartbeat:
      return connection.send({ op: opcode.heartbeatAck, d: null, s: null, t: null })
    case opcode.identify:
      return identify(state, connection, payload.d)
    case opcode.resume:
      return resume(state, connection, payload.d)
    case opcode.presence:
    case opcode.voice:
    case opcode.members: {
      if (connection.session === undefined) socket.close(closeCode.notAuthenticated, 'Not authenticated.')
      return
    }
    default:
      return socket.close(closeCode.unknownOpcode, 'Unknown opcode.')
  }
}

function isTooFast(connection: Connection): boolean {
  const now = performance.now()
  if (now - connection.eventsSince > 60_000) {
    connection.eventsSince = now
    connection.events = 0
  }
  connection.events += 1
  return connection.events > maximumEvents
}

function identify(state: State, connection: Connection, data: unknown): void {
  const { socket } = connection
  const { world } = state
  if (connection.session !== undefined) return socket.close(closeCode.alreadyAuthenticated, 'Already authenticated.')
  const form = readIdentify(data)
  if (form === undefined) return socket.close(closeCode.decodeError, 'Error while decoding payload.')
  const problem = identifyProblem(form, world.token)
  if (problem !== undefined) return socket.close(problem.code, problem.reason)
  state.identifies += 1
  state.ids.last += 1
  const id = `session-${state.ids.last}-${Math.floor(world.now()).toString(16)}`
  const session: Session = { id, intents: form.intents, sequence: 0, events: [], connection }
  connection.session = session
  state.sessions.set(id, session)
  dispatchTo(session, 'READY', {
    v: 10,
    user: ownUserJson(world),
    guilds: [{ id: world.guildId, unavailable: true }],
    session_id: id,
    session_type: 'normal',
    resume_gateway_url: `${world.origin.replace(/^http/, 'ws')}/gateway`,
    shard: form.shard ?? [0, 1],
    application: { id: world.applicationId, flags: applicationJson(world)['flags'] },
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    user_settings: {},
    auth: {},
    _trace: [],
  })
  // The intent GUILDS. A bot that asked for it waits for its guilds before it calls itself ready.
  if ((form.intents & 1) !== 0) dispatchTo(session, 'GUILD_CREATE', wholeGuild(world))
}

function wholeGuild(world: World): Json {
  return {
    ...guildJson(world),
    joined_at: new Date(world.startedAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: world.people.size + 1,
    voice_states: [],
    members: [{ ...memberJson(world), deaf: false, mute: false, user: botJson(world) }],
    channels: [guildChannelJson(world)],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

function resume(state: State, connection: Connection, data: unknown): void {
  const { socket } = connection
  if (connection.session !== undefined) return socket.close(closeCode.alreadyAuthenticated, 'Already authenticated.')
  const form = readResume(data)
  if (form === undefined) return socket.close(closeCode.decodeError, 'Error while decoding payload.')
  if (form.token !== state.world.token) return socket.close(closeCode.authenticationFailed, 'Authentication failed.')
  const session = state.sessions.get(form.session_id)
  if (session === undefined) return connection.send({ op: opcode.invalidSession, d: false, s: null, t: null })
  if (form.seq > session.sequence) return socket.close(closeCode.invalidSequence, 'Invalid sequence.')
  session.connection?.socket.close(closeCode.unknown, 'Resumed elsewhere.')
  session.connection = connection
  connection.session = session
  for (const { sequence, payload } of session.events) if (sequence > form.seq) connection.send(payload)
  dispatchTo(session, 'RESUMED', { _trace: [] })
}

/** Sends an event, and keeps it for the case that the session is resumed. */
function dispatchTo(session: Session, event: string, data: unknown): void {
  session.sequence += 1
  const payload = { op: opcode.dispatch, t: event, s: session.sequence, d: isRecord(data) ? data : (data ?? null) }
  session.events.push({ sequence: session.sequence, payload })
  if (session.events.length > maximumRemembered) session.events.shift()
  session.connection?.send(payload)
}

function drop(state: State, how: 'close-4000' | 'reconnect' | 'invalid-session' | 'silent'): void {
  for (const connection of [...state.connections]) {
    if (how === 'close-4000') connection.socket.close(closeCode.unknown, 'Unknown error.')
    if (how === 'reconnect') connection.send({ op: opcode.reconnect, d: null, s: null, t: null })
    if (how === 'silent') connection.silent = true
    if (how !== 'invalid-session' || connection.session === undefined) continue
    state.sessions.delete(connection.session.id)
    connection.session = undefined
    connection.send({ op: opcode.invalidSession, d: false, s: null, t: null })
  }
}

/** A bot that has not been heard for two heartbeats is gone (close code 4009). */
function closeQuiet(state: State): void {
  for (const { socket, heardAt, silent } of state.connections) {
    const isQuiet = performance.now() - heardAt > 2 * state.heartbeatMilliseconds
    if (isQuiet && !silent) socket.close(closeCode.sessionTimedOut, 'Session timed out.')
  }
}
