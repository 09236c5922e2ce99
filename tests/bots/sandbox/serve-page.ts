import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { DiscordStandIn } from '../../../bots/sandbox/discord/types.ts'
import { sandboxPage, type SandboxPageOptions } from '../../../bots/sandbox/page.ts'
import { type FakeStandIn, fakeStandIn } from './fake-stand-in.ts'

export interface ServedPage {
  readonly url: string
  readonly standIn: FakeStandIn
  /** Cuts every connection and stops listening; `again` listens on the same port. */
  stop(): Promise<void>
  again(): Promise<void>
}

/** 23 November 2026, 18:00 in Berlin. */
const BEGIN = new Date('2026-11-23T17:00:00Z')

/** The page on 127.0.0.1 with a stand-in that the test scripts, and a clock that only moves when it is moved. */
export async function servePage(
  prepare: (standIn: FakeStandIn) => void,
  hint?: SandboxPageOptions['hint'],
  discordFor?: (now: () => number) => Promise<DiscordStandIn>,
): Promise<ServedPage> {
  let now = BEGIN.getTime()
  const standIn = fakeStandIn(() => new Date(now))
  prepare(standIn)
  const clock = {
    now: () => new Date(now),
    forward: async (milliseconds: number) => {
      now += milliseconds
    },
  }
  const discord = await discordFor?.(() => now)
  const page = sandboxPage({ standIn, clock, ...(hint && { hint }), ...(discord && { discord }) })
  const server = createServer(getRequestListener(page.fetch))
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address: AddressInfo | string | null = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  const port = await listen(0)
  return {
    url: `http://127.0.0.1:${port}/`,
    standIn,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    again: async () => {
      await listen(port)
    },
  }
}
