import { Outage } from '../../core/db/outage.ts'
import type { Database, Tx } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import { quietUntil, type Member } from '../../core/members/index.ts'
import * as notices from '../../core/notices/index.ts'
import { cleanText } from '../../core/shared/log.ts'
import type { Log } from '../../core/shared/log.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import type { Card } from '../dialog/card.ts'
import type { Surface } from '../dialog/surface.ts'
import { claim, finish, giveBack, hold, markSent, putBack, retryIn, standBack } from './queue.ts'
import type { Claimed } from './queue.ts'
import { HOUR } from '../../core/shared/time.ts'
import { backOffSeconds, pause, MOST_ATTEMPTS, MOST_BUG_ATTEMPTS } from '../wait.ts'

export type { Claimed } from './queue.ts'

/** architecture.md section 10: batches of 10 with 4 senders. */
const WORKERS = 4
const POLL_MILLISECONDS = 1000

export interface NoticeSenderOptions {
  readonly db: Database
  /** In the order in which they are tried. A notice waits for Telegram's rates in its surface. */
  readonly surfaces: readonly Surface[]
  /** Draws a notice in the member's language as things are now; undefined when it is no longer true. */
  readonly draw: (tx: Tx, member: Member, notice: Claimed) => Promise<Card | undefined>
  readonly log: Log
}

export interface NoticeSender {
  /** Sends what is due until nothing is. Returns how many were sent. For tests and the sandbox. */
  drain(): Promise<number>
  /** Looks every second from now on, and at once when kicked. */
  start(): void
  /** Something was written that may be due. */
  kick(): void
  /** Finishes what is being sent. */
  stop(): Promise<void>
}

/** A place where a member can be reached now. */
interface Channel {
  readonly surface: Surface
  readonly externalId: string
  readonly place: string
}

interface Prepared {
  readonly card: Card
  readonly silent: boolean
  readonly channels: readonly Channel[]
}

/**
 * Sends notices: at least once, and only once as long as nobody dies between the sending and the writing down of it.
 * No transaction is open while the network is waited for.
 */
export function createNoticeSender(options: NoticeSenderOptions): NoticeSender {
  const { db, log } = options
  let running = false
  let wake = (): void => undefined
  let workers: readonly Promise<void>[] = []

  /** Claims and sends one batch; what a member gets, they get in order. How many were claimed and sent. */
  async function batch(): Promise<{ readonly claimed: number; readonly sent: number }> {
    const notices = await db.withTx(claim)
    const lanes = Map.groupBy(notices, (notice) => notice.memberId)
    const counts = await Promise.all([...lanes.values()].map((lane) => sendLane(options, lane)))
    return { claimed: notices.length, sent: counts.reduce((sum, count) => sum + count, 0) }
  }

  async function work(): Promise<void> {
    while (running) {
      const claimed = await batch().then(
        (done) => done.claimed,
        (error: unknown) => {
          log.warn({ err: error }, 'notices wait: they could not be fetched')
          return 0
        },
      )
      if (claimed === 0 && running) await rest()
    }
  }

  /** Until the next look, a kick or the stop, whichever comes first. */
  async function rest(): Promise<void> {
    const kicked = Promise.withResolvers<void>()
    const before = wake
    wake = () => {
      kicked.resolve()
      before()
    }
    const timer = new AbortController()
    const time = pause(POLL_MILLISECONDS, timer.signal)
    await Promise.race([kicked.promise, time])
    timer.abort()
  }

  function kick(): void {
    const all = wake
    wake = () => undefined
    all()
  }

  return {
    async drain() {
      let sent = 0
      for (;;) {
        const done = await batch()
        sent += done.sent
        if (done.claimed === 0) return sent
      }
    },
    start() {
      if (running) return
      running = true
      workers = Array.from({ length: WORKERS }, work)
    },
    kick,
    async stop() {
      running = false
      kick()
      await Promise.all(workers)
    },
  }
}

/** `later`: the chat takes nothing more for so many seconds. */
type Sent = 'sent' | 'not-sent' | { readonly later: number }

/** What one member gets, in order; when the chat takes nothing more the rest is not tried. */
async function sendLane(options: NoticeSenderOptions, lane: readonly Claimed[]): Promise<number> {
  let sent = 0
  for (const [index, notice] of lane.entries()) {
    const outcome = await sendOne(options, notice)
    if (outcome === 'sent') sent += 1
    if (typeof outcome === 'string') continue
    await untried(options, lane.slice(index), outcome.later)
    break
  }
  return sent
}

/** Never throws: a notice that fails has its own fate, and the next one has another. */
async function sendOne(options: NoticeSenderOptions, notice: Claimed): Promise<Sent> {
  try {
    const prepared = await options.db.withTx((tx) => prepare(options, tx, notice))
    return prepared === undefined ? 'not-sent' : await deliver(options, notice, prepared)
  } catch (error) {
    return failed(options, notice, error)
  }
}

/** The first was tried; the others, and whatever else waits for its member, stand back with it, so that others come first. */
async function untried({ db, log }: NoticeSenderOptions, lane: readonly Claimed[], seconds: number): Promise<void> {
  const [tried, ...rest] = lane
  const back = db.withTx(async (tx) => {
    for (const notice of rest) await giveBack(tx, notice)
    if (tried !== undefined) await standBack(tx, tried.memberId, seconds)
  })
  await back.catch((error: unknown) => log.warn({ noticeId: tried?.id, err: error }, 'notices wait for their lease'))
}

/** Decides what is sent and where, and draws it; undefined when it is not to be sent now. */
async function prepare(options: NoticeSenderOptions, tx: Tx, notice: Claimed): Promise<Prepared | undefined> {
  if (!(await hold(tx, notice))) return undefined
  // Whoever was merged into another account since is told there.
  const member = await members.present(tx, notice.memberId)
  const isFarewell = notice.kind === 'member.deleted'
  if (member === undefined || (member.status === 'deleted' && !isFarewell)) return give(tx, notice, 'dropped', null)
  // Decided here, so that a change of mind counts for what waits already.
  if (notices.isMuted(member, notice.kind)) return give(tx, notice, 'muted', null)
  const quiet = quietUntil(member, tx.now)
  const pressing = pressingFrom(notice)
  const isPressing = pressing !== undefined && pressing <= tx.now
  if (quiet !== undefined && notice.urgency === 'waking-hours' && !isPressing) {
    await putBack(tx, notice, pressing !== undefined && pressing < quiet ? pressing : quiet)
    return undefined
  }
  const card = await options.draw(tx, member, notice)
  if (card === undefined) return give(tx, notice, 'dropped', null)
  const channels = await channelsOf(options, tx, member, notice)
  if (channels.length === 0) return give(tx, notice, 'undelivered', 'no chat is left that could be written to')
  return { card, silent: quiet !== undefined && !isPressing, channels }
}

/** Within two hours of a deadline its reminder comes in quiet hours too, and with a sound (product.md section 4). */
const PRESSING_MILLISECONDS = 2 * HOUR

function pressingFrom(notice: Claimed): Date | undefined {
  if (notice.kind !== 'assignment.reminder' && notice.kind !== 'submission.reminder') return undefined
  // What an older program wrote has no deadline for a submission.
  const deadline = Date.parse(notice.data.deadline)
  return Number.isNaN(deadline) ? undefined : new Date(deadline - PRESSING_MILLISECONDS)
}

async function give(tx: Tx, notice: Claimed, status: 'dropped' | 'muted' | 'undelivered', error: string | null) {
  await finish(tx, notice, status, error)
  return undefined
}

/** Where the member can be reached, in the order in which it is tried: where it belongs, or else what is preferred. */
async function channelsOf(
  options: NoticeSenderOptions,
  tx: Tx,
  member: Member,
  notice: Claimed,
): Promise<readonly Channel[]> {
  // Whoever has gone is known by the notice alone.
  const places =
    notice.kind === 'member.deleted'
      ? [{ ...notice.data, externalId: '' }]
      : (await members.places(tx, member.id)).filter((place) => place.reachable)
  const first = 'platform' in notice.data ? notice.data.platform : member.firstPlatform
  const isFirst = (surface: Surface): number => (surface.platform === first ? 0 : 1)
  return options.surfaces
    .toSorted((one, other) => isFirst(one) - isFirst(other))
    .flatMap((surface) =>
      places
        .filter(({ platform }) => platform === surface.platform)
        .map(({ externalId, place }) => ({ surface, externalId, place })),
    )
}

/** Tries one channel after the other until one takes it. */
async function deliver(options: NoticeSenderOptions, notice: Claimed, prepared: Prepared): Promise<Sent> {
  const { db, log } = options
  const { card, silent } = prepared
  let reason = 'no chat is left that could be written to'
  for (const { surface, externalId, place } of prepared.channels) {
    const delivered = await surface.deliver(place, { is: 'card', card, silent, key: notice.id })
    switch (delivered.is) {
      case 'sent':
        await db.withTx((tx) => markSent(tx, notice, surface.platform, delivered.message))
        return 'sent'
      case 'later':
        return { later: await later(options, notice, delivered.retryAfterSeconds, `${surface.platform} asked to wait`) }
      case 'closed':
        await db.withTx((tx) => members.markUnreachable(tx, surface.platform, externalId))
        break
      case 'impossible':
        reason = cleanText(delivered.reason).slice(0, 500)
        log.error({ noticeId: notice.id, kind: notice.kind, reason }, 'a notice cannot be sent')
    }
  }
  await db.withTx((tx) => finish(tx, notice, 'undelivered', reason))
  return 'not-sent'
}

async function later(
  options: NoticeSenderOptions,
  notice: Claimed,
  askedSeconds: number,
  reason: string,
): Promise<number> {
  const exhausted = notice.attempts >= MOST_ATTEMPTS
  const seconds = Math.max(askedSeconds, backOffSeconds(notice.attempts))
  await options.db.withTx((tx) =>
    exhausted ? finish(tx, notice, 'undelivered', reason) : retryIn(tx, notice, seconds, reason),
  )
  return seconds
}

/**
 * The lease brings back what was under way when the database went. What the core refuses to show this member is no
 * longer theirs to see: dropped. A bug of ours is tried five times.
 */
async function failed(options: NoticeSenderOptions, notice: Claimed, error: unknown): Promise<Sent> {
  const { db, log } = options
  const about = { noticeId: notice.id, kind: notice.kind, err: error }
  if (error instanceof Outage) {
    log.warn(about, 'a notice waits until the database is back')
    return 'not-sent'
  }
  if (!(error instanceof Refusal)) log.error(about, 'a notice failed')
  const reason = cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const note = async (tx: Tx): Promise<void> => {
    if (error instanceof Refusal) await finish(tx, notice, 'dropped', reason)
    else if (notice.attempts >= MOST_BUG_ATTEMPTS) await finish(tx, notice, 'undelivered', reason)
    else await retryIn(tx, notice, backOffSeconds(notice.attempts), reason)
  }
  await db
    .withTx(note)
    .catch((second: unknown) => log.warn({ ...about, err: second }, 'a notice waits until the database is back'))
  return 'not-sent'
}
