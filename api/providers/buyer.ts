import { setTimeout as wait } from 'node:timers/promises'
import { Outage } from '../../core/db/outage.ts'
import type { Database } from '../../core/db/connect.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Vault } from '../../core/shared/vault.ts'
import * as shop from '../../core/shop/index.ts'

/** Somebody waits for a reward that they have just redeemed points for. */
const POLL_MILLISECONDS = 1000
/** While the provider does not answer, so long at most until it is tried again. */
const MOST_PAUSE_MILLISECONDS = 60_000

export interface Buyer {
  /** Buys what is due until nothing is, or the provider does not answer. For tests. */
  drain(): Promise<void>
  /** Looks every second from now on; more rarely while the provider does not answer. */
  start(): void
  /** Finishes what is being asked. */
  stop(): Promise<void>
}

/**
 * Buys what was ordered from a provider outside, one after the other. An order that gets no answer has its own growing pause;
 * after one of them the others wait too, so that a provider that is down is not asked for each of them.
 */
export function createBuyer(options: {
  readonly database: Database
  readonly provider: shop.OutsideProvider
  readonly vault: Vault
  readonly log: Log
}): Buyer {
  const { database, provider, vault, log } = options
  const ended = new AbortController()
  let working: Promise<void> | undefined

  /** False when the provider, or the database, does not answer. */
  async function round(): Promise<boolean> {
    for (;;) {
      const answer = await shop.askNext(database, provider, vault)
      if (answer === undefined) return true
      if (answer.is === 'unknown') {
        log.warn('the provider of rewards does not answer')
        return false
      }
      if (ended.signal.aborted) return true
    }
  }

  async function work(): Promise<void> {
    let failures = 0
    while (!ended.signal.aborted) {
      const isWell = await round().catch((error: unknown) => {
        // What an order carried is not in the error: the adapter throws nothing that came from outside.
        if (!(error instanceof Outage)) log.error({ err: error }, 'a reward was not bought')
        return false
      })
      failures = isWell ? 0 : failures + 1
      const pause = Math.min(POLL_MILLISECONDS * 2 ** failures, MOST_PAUSE_MILLISECONDS)
      await wait(isWell ? POLL_MILLISECONDS : pause, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }

  return {
    async drain() {
      await round()
    },
    start() {
      working ??= work()
    },
    async stop() {
      ended.abort()
      await working
    },
  }
}
