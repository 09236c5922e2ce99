import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WEBHOOK_PATH } from '../../../../bots/discord/http.ts'
import { createBots, type Bots } from '../../../../bots/start.ts'
import { createLogger } from '../../../../core/shared/log.ts'
import { secret } from '../../../../core/shared/secret.ts'
import type { TestDatabase } from '../../../support/database.ts'
import { testVault, testWebLink } from '../../../support/vault.ts'
import type { Fields } from './json.ts'
import { playerOn, until, type Player } from './player.ts'
import { openUnseenDiscord, type Opened, type UnseenDiscord } from './server.ts'

export type Door = 'gateway' | 'http'

/** The whole program at a Discord that it has never seen. */
export interface Program {
  readonly discord: UnseenDiscord
  readonly bots: Bots
  person(place?: 'dm' | 'guild'): Player
  /** Brings an interaction; resolves with the status of the HTTP door, and 0 by the gateway. */
  bring(payload: Fields, opened: Opened, headers?: Record<string, string>): Promise<number>
  settle(): Promise<void>
}

let people = 0

/** To be called inside a test, which ends it. */
export async function programOn(
  database: TestDatabase,
  door: Door,
  { discord: given, silent = false }: { readonly discord?: UnseenDiscord; readonly silent?: boolean } = {},
): Promise<Program> {
  const discord = given ?? (await openUnseenDiscord())
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-unseen-'))
  const base = { token: secret(discord.token), applicationId: discord.applicationId, apiRoot: discord.apiRoot }
  const bots = await createBots({
    config: {
      feeBasisPoints: 1000,
      minimumAge: 14,
      checks: { firstJobs: 0, days: 7 },
      sandbox: true,
      dataDir,
      operators: [],
    },
    telegram: undefined,
    discord: door === 'gateway' ? { mode: door, ...base } : { mode: door, publicKey: discord.publicKey, ...base },
    vault: testVault,
    webLink: testWebLink,
    database,
    log: createLogger({ level: silent ? 'silent' : 'warn' }),
    say: () => undefined,
  })
  onTestFinished(async () => {
    await bots.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  await bots.discord?.start()
  await until(() => door === 'http' || discord.gateway.connections() > 0, 'the gateway')

  async function bring(payload: Fields, opened: Opened, headers?: Record<string, string>): Promise<number> {
    if (door === 'gateway') {
      discord.gateway.dispatch('INTERACTION_CREATE', payload)
      return 0
    }
    const body = JSON.stringify(payload)
    const signed = { 'content-type': 'application/json', ...(headers ?? discord.signed(body)) }
    const request = new Request(`http://127.0.0.1${WEBHOOK_PATH}`, { method: 'POST', body, headers: signed })
    const response = await bots.discord?.http?.fetch(request)
    if (response?.status === 200) {
      const { status } = discord.answerTo(opened, await response.json())
      if (status !== 200 && opened.answeredAt === undefined) throw new Error(`the answer came too late: ${status}`)
    }
    return response?.status ?? 0
  }

  return {
    discord,
    bots,
    bring,
    person(place = door === 'gateway' ? 'dm' : 'guild') {
      people += 1
      const id = `8100000000${String(process.pid * 1000 + people)
        .padStart(8, '0')
        .slice(-8)}`
      return playerOn(discord, id, place, async (payload, opened) => void (await bring(payload, opened)))
    },
    async settle() {
      do await bots.runner.idle()
      while ((await bots.sender.drain()) > 0)
    },
  }
}
