import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Incoming } from '../../../bots/dialog/incoming.ts'
import { startStandIn } from '../../../bots/sandbox/telegram/index.ts'
import type { StandIn, StandInOptions } from '../../../bots/sandbox/telegram/index.ts'
import { createTelegram } from '../../../bots/telegram/bot.ts'
import type { Telegram, TelegramOptions } from '../../../bots/telegram/bot.ts'
import type { TelegramConfig } from '../../../core/shared/config.ts'
import { secret } from '../../../core/shared/secret.ts'

export const silent = pino({ level: 'silent' })

/** A stand-in that ends with the test. */
export async function standIn(options: StandInOptions = {}): Promise<StandIn> {
  const telegram = await startStandIn({ limitRates: false, ...options })
  onTestFinished(() => telegram.close())
  return telegram
}

export interface BotUnderTest extends Telegram {
  readonly received: readonly { readonly id: string; readonly incoming: Incoming }[]
  readonly reasons: readonly string[]
}

/** The real bot, pointed at the stand-in, with an inbox that is a list; ends with the test. */
export function botOn(telegram: StandIn, options: Partial<TelegramOptions> = {}): BotUnderTest {
  const received: { readonly id: string; readonly incoming: Incoming }[] = []
  const reasons: string[] = []
  const remembered = new Map<string, unknown>()
  const bot = createTelegram({
    config: polling(telegram),
    operators: [],
    receive: async (id, incoming) => void received.push({ id, incoming }),
    readFile: async () => new Uint8Array([1]),
    recall: async (key) => remembered.get(key),
    remember: async (key, value) => void remembered.set(key, value),
    log: silent,
    stopped: (reason) => void reasons.push(reason),
    ...options,
  })
  onTestFinished(() => bot.stop())
  return { ...bot, received, reasons }
}

export function polling(telegram: StandIn, token = telegram.token): TelegramConfig {
  return { mode: 'polling', token: secret(token), apiRoot: telegram.apiRoot }
}

export const callsOf = (telegram: StandIn, method: string) => telegram.calls().filter((call) => call.method === method)
