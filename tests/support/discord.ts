import { serve, type ServerType } from '@hono/node-server'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Discord } from '../../bots/discord/discord.ts'
import { startDiscordStandIn, type DiscordStandIn } from '../../bots/sandbox/discord/index.ts'
import type { DiscordConfig } from '../../core/shared/config.ts'
import { secret } from '../../core/shared/secret.ts'
import { discordId, type Actor, type SentBody } from './actor.ts'
import { createDiscordActor, type DiscordStage } from './discord-actor.ts'
import { drawMessage } from './discord-screen.ts'
import type { Screens } from './transcript.ts'

export type DiscordDoor = 'gateway' | 'http'

/** Discord's side of a world: its stand-in, and the door by which interactions come in. */
export interface DiscordSide {
  readonly standIn: DiscordStandIn
  readonly config: DiscordConfig
  readonly screens: Screens
  /** Starts the bot; from now on interactions are brought to this one. */
  letIn(bot: Discord): Promise<void>
  person(
    stage: Pick<DiscordStage, 'after' | 'transcript'>,
    who: { readonly name: string; readonly language: string; readonly id: number | undefined },
  ): Actor
  redeliverAll(): Promise<void>
  bodies(): readonly SentBody[]
  close(): Promise<void>
}

export async function openDiscord(door: DiscordDoor): Promise<DiscordSide> {
  const standIn = await startDiscordStandIn({ limitRates: false })
  const base = { token: secret(standIn.token), applicationId: standIn.applicationId, apiRoot: standIn.apiRoot }
  const answered: SentBody[] = []
  let bot: Discord | undefined
  let server: ServerType | undefined
  let people = 0

  async function openHttp(): Promise<void> {
    const fetch = async (request: Request): Promise<Response> => {
      const response = (await bot?.http?.fetch(request)) ?? new Response('', { status: 503 })
      if (response.ok && response.headers.get('content-type')?.includes('json') === true) {
        const body: unknown = await response.clone().json()
        answered.push({ method: 'POST', route: '/http-door', path: '/http-door', query: '', body, files: [] })
      }
      return response
    }
    server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    standIn.deliverBy({ http: `http://127.0.0.1:${address.port}/webhooks/discord` })
  }

  return {
    standIn,
    config: door === 'gateway' ? { mode: door, ...base } : { mode: door, publicKey: standIn.publicKey, ...base },
    screens: {
      people: () => standIn.people().map(({ id, name }) => ({ id: Number(id), name })),
      screen: (id) =>
        standIn
          .history(String(id))
          .filter(({ from }) => from === 'bot')
          .map((message) => ({ key: `discord:${id}:${message.id}`, drawn: drawMessage(message) })),
    },
    async letIn(opened) {
      bot = opened
      await opened.start()
      if (door === 'http' && server === undefined) await openHttp()
    },
    person(stage, { name, language, id }) {
      people += 1
      const person = standIn.addPerson({ id: discordId(id ?? people), name, locale: discordLocale(language) })
      const place = door === 'gateway' ? 'dm' : 'guild'
      return createDiscordActor({ ...stage, standIn, language: language === 'de' ? 'de' : 'en', place }, person)
    },
    async redeliverAll() {
      const before = standIn.interactions().length
      for (const { id } of standIn.interactions().slice(0, before)) standIn.redeliver(id)
      // They were brought before and may do nothing, so there is nothing to wait for but their way.
      await wait(300)
    },
    bodies: () => [...standIn.calls().filter(({ route }) => route !== '/http-door'), ...answered],
    async close() {
      server?.close()
      await standIn.close()
    },
  }
}

const discordLocale = (language: string): string => (language === 'en' ? 'en-US' : language)
