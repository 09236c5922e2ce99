import type { Server } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { at, fields, textAt } from './json.ts'

/** The gateway of a Discord that our own stand-in knows nothing of. */
export interface Gateway {
  /** What clients have sent, by the number of the opcode, oldest first. */
  readonly heard: readonly { readonly op: number; readonly d: unknown }[]
  dispatch(event: string, data: unknown): void
  /** Sends an opcode to every connection, e.g. 7 to make it come back. */
  order(op: number, d: unknown): void
  /** Tears the connections, as a network does. */
  tear(): void
  connections(): number
  /** The next `times` tries to connect get this status, as from a proxy whose server is away. */
  turnAway(status: number, times: number): void
  close(): void
}

interface Session {
  readonly id: string
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[]
  socket: WebSocket | undefined
}

export interface GatewayOptions {
  readonly server: Server
  readonly token: string
  readonly applicationId: string
  readonly guildId: string
  readonly origin: () => string
  readonly heartbeatMilliseconds: number
}

export function openGateway(options: GatewayOptions): Gateway {
  const turned = { status: 0, times: 0 }
  const sockets = new WebSocketServer({
    server: options.server,
    verifyClient: (_, decide) => {
      const isAway = turned.times > 0
      turned.times -= 1
      decide(!isAway, turned.status)
    },
  })
  const heard: { readonly op: number; readonly d: unknown }[] = []
  const sessions: Session[] = []

  function emit(session: Session, t: string, d: unknown): void {
    const event = { s: session.events.length + 1, t, d }
    session.events.push(event)
    session.socket?.send(JSON.stringify({ op: 0, ...event }))
  }

  function identify(socket: WebSocket, d: unknown): void {
    if (at(d, 'token') !== options.token) return socket.close(4004, 'Authentication failed.')
    if (at(d, 'intents') !== 1) return socket.close(4014, 'Disallowed intent(s).')
    const session: Session = { id: `session-${sessions.length + 1}`, events: [], socket }
    sessions.push(session)
    emit(session, 'READY', {
      v: 10,
      user: {
        id: options.applicationId,
        username: 'klickwork',
        discriminator: '0000',
        global_name: null,
        avatar: null,
      },
      guilds: [{ id: options.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: `${options.origin().replace('http', 'ws')}/gateway`,
      application: { id: options.applicationId, flags: 0 },
    })
    emit(session, 'GUILD_CREATE', { id: options.guildId, name: 'Somewhere', channels: [], members: [], roles: [] })
  }

  function resume(socket: WebSocket, d: unknown): void {
    const session = sessions.find(({ id }) => id === textAt(d, 'session_id'))
    if (session === undefined) return socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }))
    session.socket = socket
    const missed = session.events.filter(({ s }) => s > Number(at(d, 'seq')))
    for (const event of missed) socket.send(JSON.stringify({ op: 0, ...event }))
    emit(session, 'RESUMED', {})
  }

  sockets.on('connection', (socket) => {
    const hello = { heartbeat_interval: options.heartbeatMilliseconds }
    socket.send(JSON.stringify({ op: 10, d: hello, s: null, t: null }))
    socket.on('message', (data) => {
      const read: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '{}')
      const { op, d } = fields(read)
      heard.push({ op: Number(op), d })
      if (op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }))
      if (op === 2) identify(socket, d)
      if (op === 6) resume(socket, d)
    })
    socket.on('close', () => {
      for (const session of sessions) if (session.socket === socket) session.socket = undefined
    })
  })

  return {
    heard,
    dispatch: (event, data) => {
      const newest = sessions.at(-1)
      if (newest === undefined) throw new Error('nobody has identified')
      emit(newest, event, data)
    },
    order(op, d) {
      // After an invalid session the old one cannot be resumed any more.
      if (op === 9 && d === false) sessions.length = 0
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op, d, s: null, t: null }))
    },
    tear: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    turnAway: (status, times) => void Object.assign(turned, { status, times }),
    connections: () => sessions.filter(({ socket }) => socket !== undefined).length,
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
