import { setTimeout as wait } from 'node:timers/promises'
import { Outage, type Database } from '../../core/db/connect.ts'
import type { Platform } from '../../core/members/index.ts'
import type { Log } from '../../core/shared/log.ts'
import * as inbox from './inbox.ts'
import type { FileKeeper } from './brought.ts'
import type { Incoming } from './incoming.ts'
import type { Engine } from './scene.ts'
import type { Surface } from './surface.ts'
import { handleUpdate } from './update.ts'
import { createUploads } from './uploads.ts'
import { pause } from '../wait.ts'

export interface RunnerOptions extends Engine {
  readonly db: Database
  readonly surfaces: readonly Surface[]
  readonly files: FileKeeper
  readonly log: Log
  /** How many turns at once; each uses one database connection. */
  readonly workers?: number
  /** The pause after a first failed attempt; it doubles with each. */
  readonly retryMilliseconds?: number
}

export interface Runner {
  /** Takes an update in; false when it is known already. Throws an Outage when it could not be stored. */
  receive(platform: Platform, externalId: string, incoming: Incoming): Promise<boolean>
  /** Looks for work now; otherwise once a second. */
  kick(): void
  /** Resolves when nothing is being worked on and nothing is due. */
  idle(): Promise<void>
  /** Takes nothing new and waits for the running turns, at most ten seconds. */
  stop(): Promise<void>
}

const POLL_MILLISECONDS = 1_000
/** A turn takes milliseconds, a delivery as long as the platform takes; half of them may deliver files. */
const WORKERS = 6
const STOP_MILLISECONDS = 10_000

/**
 * Works the inbox off: the updates of one member strictly one after the other, those of different members side by side.
 * Several instances may run on one database.
 */
export function createRunner(options: RunnerOptions): Runner {
  const crew = createCrew(options)
  const timer = setInterval(crew.kick, POLL_MILLISECONDS)
  return {
    async receive(platform, externalId, incoming) {
      const isNew = await options.db.withTx((tx) =>
        inbox.receive(tx, options.settings.vault, platform, externalId, incoming),
      )
      if (isNew) crew.kick()
      return isNew
    },
    kick: crew.kick,
    idle: crew.idle,
    async stop() {
      clearInterval(timer)
      const patience = new AbortController()
      await Promise.race([crew.stop().finally(() => patience.abort()), pause(STOP_MILLISECONDS, patience.signal)])
    },
  }
}

interface Crew {
  kick(): void
  idle(): Promise<void>
  stop(): Promise<void>
}

/** The workers, and the one that hands out: claims never overlap (see inbox.claim). */
function createCrew(options: RunnerOptions): Crew {
  const { workers = WORKERS } = options
  const work = { ...options, uploads: createUploads(Math.max(1, Math.floor(workers / 2))) }
  const working = new Set<Promise<void>>()
  let stopped = false
  let again = false
  let looking: Promise<boolean> | undefined
  const claim = createClaims(options)

  /**
   * Claims for every free worker; false when the inbox cannot be read. A claim that brings fewer has brought all that is
   * due: what comes later kicks, and so does a worker that gets free.
   */
  async function look(): Promise<boolean> {
    do {
      again = false
      if (stopped || working.size >= workers) break
      const claimed = await claim(workers - working.size)
      if (claimed === undefined) return false
      for (const row of claimed) begin(row)
    } while (again && !stopped)
    return true
  }

  function begin(row: inbox.Claimed): void {
    const one = handleUpdate(work, row, () => stopped)
      .then(lookAgainIn)
      .catch((error: unknown) =>
        options.log.error({ err: error, inbox: keyOf(row) }, 'an update was left to its lease'),
      )
      .finally(() => {
        working.delete(one)
        kick()
      })
    working.add(one)
  }

  function kick(): void {
    again = true
    if (stopped) return
    looking ??= look().finally(() => {
      looking = undefined
      // Somebody kicked between the last claim and here.
      if (again) kick()
    })
  }

  /** The poll finds everything; this only spares the wait for it. */
  function lookAgainIn(milliseconds: number | undefined): void {
    if (milliseconds !== undefined && milliseconds < POLL_MILLISECONDS) setTimeout(kick, milliseconds + 1).unref()
  }

  return {
    kick,
    async idle() {
      while (!stopped) {
        kick()
        const readable = await looking
        if (readable === false) await wait(50)
        else if (working.size > 0) await Promise.race(working)
        else if (looking === undefined) return
      }
    },
    async stop() {
      stopped = true
      await looking
      await Promise.all(working)
    },
  }
}

/** Claims, or says once that the database is away: then undefined. */
function createClaims({
  db,
  settings,
  log,
}: RunnerOptions): (most: number) => Promise<readonly inbox.Claimed[] | undefined> {
  let away = false
  return async (most) => {
    try {
      const claimed = await db.withTx((tx) => inbox.claim(tx, settings.vault, most))
      away = false
      return claimed
    } catch (error) {
      if (!(error instanceof Outage)) log.error({ err: error }, 'the inbox cannot be read')
      else if (!away) log.warn({ err: error }, 'the inbox waits for the database')
      away = true
      return undefined
    }
  }
}

const keyOf = (row: inbox.Claimed): string => `${row.platform}:${row.externalId}`
