import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'drizzle-orm'
import type { Database } from '../core/db/connect.ts'
import type { Log } from '../core/shared/log.ts'

/** The port is somebody else's; the message says what to do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

export interface ServerOptions {
  readonly database: Database
  /** False until everything has started, and again when the program ends. */
  readonly isReady: () => boolean
  /** Parts of the program that answer requests, each at the root. */
  readonly parts: readonly Hono[]
  readonly log: Log
}

/** `/healthz`: the process is alive. `/readyz`: it can do its work, which needs the database. */
export function createApp({ database, isReady, parts, log }: ServerOptions): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    if (!isReady()) return c.text('starting or ending', 503)
    const answers = await database
      .withTx((tx) => tx.execute(sql`select 1`))
      .then(
        () => true,
        () => false,
      )
    return answers ? c.text('ready') : c.text('the database does not answer', 503)
  })
  for (const part of parts) app.route('/', part)
  // Without the address: it may hold what is nobody else's business.
  app.onError((error, c) => {
    log.error({ err: error, method: c.req.method }, 'a request failed')
    return c.text('Something went wrong. Please try again in a minute.', 500)
  })
  return app
}

/** Listens; rejects with `PortTaken` when another program has the port. */
export async function listen(
  app: Hono,
  address: { readonly port: number; readonly hostname?: string },
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, ...address }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(
        taken
          ? new PortTaken(
              `Port ${address.port} cannot be used (${error.code === 'EACCES' ? 'not allowed' : 'another program listens there'}). Stop that program, or set PORT to another number.`,
            )
          : error,
      )
    })
  })
}

/** Ends the server. */
export function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Live feeds stay open for hours: they are ended, everything else was answered by now.
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

/** Without the sandbox the front page is the list of open jobs. */
export function frontPage(): Hono {
  const app = new Hono()
  app.get('/', (c) => c.redirect('/jobs'))
  return app
}
