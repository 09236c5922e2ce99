import * as changes from '../../core/changes/index.ts'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import * as living from '../../core/living/index.ts'
import * as members from '../../core/members/index.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Card } from '../dialog/card.ts'
import { hashOfCard, LIVING_SCREENS } from '../dialog/living-card.ts'
import type { Engine } from '../dialog/scene.ts'
import type { Surface } from '../dialog/surface.ts'
import { pause } from '../wait.ts'

const BATCH = 10
const CHANGES = 500
const POLL_MILLISECONDS = 2_000
/** A platform that puts an edit off so often in a row has lost the message, for all that anybody can tell. */
const MAX_ATTEMPTS = 20

export interface RefresherOptions extends Engine {
  readonly db: Database
  readonly surfaces: readonly Surface[]
  readonly log: Log
}

/** Keeps the messages up to date in which members see their work and their jobs. */
export interface Refresher {
  /** Draws what is due until nothing is. Returns how many messages were edited. For tests and the sandbox. */
  drain(): Promise<number>
  /** Looks every two seconds from now on. */
  start(): void
  /** Finishes what is being drawn. */
  stop(): Promise<void>
}

/**
 * Each message is drawn by the screen that drew it first, as its member would see it now, and edited only when that is
 * something else. No transaction is open while the network is waited for; several instances may run.
 */
export function createRefresher(options: RefresherOptions): Refresher {
  const { db, log } = options
  const stopping = new AbortController()
  let working: Promise<void> | undefined

  async function drain(): Promise<number> {
    let edited = 0
    while ((await db.withTx((tx) => changes.workOff(tx, CHANGES))) === CHANGES) continue
    for (;;) {
      const due = await db.withTx((tx) => living.claim(tx, BATCH))
      for (const one of due) if (await refresh(options, one)) edited += 1
      if (due.length < BATCH) return edited
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await drain().catch((error: unknown) => log.warn({ err: error }, 'living messages wait: they could not be read'))
      await pause(POLL_MILLISECONDS, stopping.signal)
    }
  }

  return {
    drain,
    start() {
      working ??= work()
    },
    async stop() {
      stopping.abort()
      await working
    },
  }
}

/** True when it was edited. Never throws: one that fails has its own fate, and the next one has another. */
async function refresh(options: RefresherOptions, one: living.Living): Promise<boolean> {
  const { db, log } = options
  try {
    const next = await db.withTx((tx) => nextOf(options, tx, one))
    if (next === 'as it was') return false
    return await (next === undefined ? ended(db, one) : edit(options, one, next))
  } catch (error) {
    // The lease brings back what was under way; a bug of ours must not be tried for ever.
    if (error instanceof Outage) log.warn({ err: error }, 'a living message waits until the database is back')
    else {
      log.error({ err: error, screen: one.screen }, 'a living message could not be drawn')
      await ended(db, one).catch((second: unknown) => log.warn({ err: second }, 'a living message comes back'))
    }
    return false
  }
}

async function ended(db: Database, one: living.Living): Promise<false> {
  await db.withTx((tx) => living.drop(tx, one))
  return false
}

/** What it has to show now, when that is something else; undefined when there is nothing to show any more. */
async function nextOf(
  options: RefresherOptions,
  tx: Tx,
  one: living.Living,
): Promise<'as it was' | { readonly card: Card; readonly hash: string } | undefined> {
  const card = await drawn(options, tx, one)
  if (card === undefined) return undefined
  const hash = hashOfCard(card)
  if (hash !== one.hash) return (await living.begin(tx, one)) ? { card, hash } : undefined
  await living.settle(tx, one, hash)
  return 'as it was'
}

/** What its member would see now; undefined when nobody may. */
async function drawn(options: RefresherOptions, tx: Tx, one: living.Living): Promise<Card | undefined> {
  const member = await members.byId(tx, one.memberId)
  const name = LIVING_SCREENS.find((known) => known === one.screen)
  const screen = name === undefined ? undefined : options.routes.screens[name]
  if (member?.status !== 'active' || screen === undefined) return undefined
  const { platform, place } = one
  const copy = options.copyFor(member.language)
  const key = `${platform}:living:${one.message}:${one.changes}`
  try {
    return await screen({ tx, member, copy, settings: options.settings, key, platform, place }, [])
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function edit(
  { db, surfaces, log }: RefresherOptions,
  one: living.Living,
  { card, hash }: { readonly card: Card; readonly hash: string },
): Promise<boolean> {
  const { platform, place, message } = one
  const surface = surfaces.find((known) => known.platform === platform)
  if (surface === undefined) return ended(db, one)
  const delivered = await surface.deliver(place, {
    is: 'card',
    card,
    edit: { platform, place, message },
    onlyEdit: true,
  })
  switch (delivered.is) {
    case 'sent':
      await db.withTx((tx) => living.settle(tx, one, hash))
      return true
    case 'later':
      if (one.attempts >= MAX_ATTEMPTS) return ended(db, one)
      await db.withTx((tx) => living.retryIn(tx, one, Math.max(1, delivered.retryAfterSeconds)))
      return false
    case 'closed':
      return ended(db, one)
    case 'impossible':
      log.debug({ screen: one.screen, why: delivered.reason }, 'a living message is gone')
      return ended(db, one)
  }
}
