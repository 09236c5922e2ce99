import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { DiscordStandIn } from './discord/types.ts'
import { pageApi } from './page-api.ts'
import { discordApi } from './page-discord.ts'
import { createFeed, type FeedEvent, type Hint } from './page-feed.ts'
import { answerOwnPageOnly } from './page-guard.ts'
import type { Person, StandIn } from './telegram/types.ts'

export interface SandboxClock {
  now(): Promise<Date> | Date
  forward(milliseconds: number): Promise<void>
}

export interface SandboxPageOptions {
  readonly standIn: StandIn
  /** With it every person can be played on Discord as well. */
  readonly discord?: DiscordStandIn
  readonly clock: SandboxClock
  /** Whose channel becomes the board, when there is a channel. */
  readonly boardOwner?: number
  /** What a person is there for ("posts jobs"), shown beside the name. */
  readonly hint?: (person: Person) => Hint | undefined
}

const FOLDER = join(import.meta.dirname, 'page')

/** Other files of the folder are not given out. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * The page of the sandbox: several people side by side, each in a Telegram chat with the bot,
 * and on Discord when there is a stand-in for it. Mounted at `/`, it serves
 * the page's files as they are, `GET /sandbox/events` (server-sent events) and the JSON endpoints below `/sandbox/`.
 * The page can play anybody, so every request has to come from the page itself on this computer; others get 403.
 */
export function sandboxPage(options: SandboxPageOptions): Hono {
  const app = new Hono()
  const feed = createFeed(options)

  app.use('*', answerOwnPageOnly)
  addFiles(app)
  app.route('/sandbox', pageApi(options, feed))
  if (options.discord !== undefined) app.route('/sandbox/discord', discordApi(options.discord))

  app.get('/sandbox/events', (c) =>
    streamSSE(c, async (stream) => {
      let written = Promise.resolve()
      const disconnect = await feed.connect((event: FeedEvent) => {
        written = written.then(() => stream.writeSSE({ data: JSON.stringify(event) }))
      })
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      disconnect()
      await written
    }),
  )
  return app
}

/** Only names that stand in the folder are served, so no path of a request ever reaches the file system. */
function addFiles(app: Hono): void {
  for (const name of readdirSync(FOLDER)) {
    const contentType = CONTENT_TYPES[extname(name)]
    if (contentType === undefined) continue
    app.get(name === 'index.html' ? '/' : `/page/${name}`, async (c) => {
      const bytes = await readFile(join(FOLDER, name))
      return c.body(new Uint8Array(bytes), 200, { 'content-type': contentType, 'cache-control': 'no-cache' })
    })
  }
}
