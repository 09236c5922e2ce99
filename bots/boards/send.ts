import { createHash } from 'node:crypto'
import * as boards from '../../core/boards/index.ts'
import type { Board, ClaimedCard } from '../../core/boards/index.ts'
import type { Database, Tx } from '../../core/db/connect.ts'
import { Outage } from '../../core/db/outage.ts'
import type { Job } from '../../core/jobs/index.ts'
import { cleanText, type Log } from '../../core/shared/log.ts'
import type { BoardSurface, Post, Posted } from './surface.ts'
import { backOffSeconds, pause, MOST_ATTEMPTS, MOST_BUG_ATTEMPTS, MOST_PAUSE_SECONDS } from '../wait.ts'

const BATCH = 10
const POLL_MILLISECONDS = 1000

export interface BoardSenderOptions {
  readonly db: Database
  readonly surfaces: readonly BoardSurface[]
  /** Draws a job for a board as things are now. */
  readonly draw: (tx: Tx, board: Board, job: Job) => Promise<Post>
  readonly log: Log
}

export interface BoardSender {
  /** Shows what is due until nothing is. Returns how many cards were shown or changed. For tests and the sandbox. */
  drain(): Promise<number>
  /** Looks every second from now on. */
  start(): void
  /** Finishes what is being sent. */
  stop(): Promise<void>
}

interface Prepared {
  readonly board: Board
  readonly post: Post
  readonly hash: string
}

/**
 * Keeps the cards on all boards as their jobs are. One card for each job and board: its row decides, and whoever has
 * claimed it. A sender that dies between the platform's yes and the writing down of it leaves a card in doubt: Discord is
 * asked before anything is posted again; Telegram cannot be asked, and may show such a card twice (never a changed one).
 * No transaction is open while the network is waited for.
 */
export function createBoardSender(options: BoardSenderOptions): BoardSender {
  const { db, log } = options
  const ending = new AbortController()
  let working: Promise<void> = Promise.resolve()

  /** Spreads the news and sends one batch; what one board gets, it gets in order. */
  async function batch(): Promise<{ readonly found: number; readonly sent: number }> {
    const news = await db.withTx((tx) => boards.spread(tx, BATCH))
    const cards = await db.withTx((tx) => boards.claim(tx, BATCH))
    const lanes = Map.groupBy(cards, ({ boardId }) => boardId)
    const counts = await Promise.all([...lanes.values()].map((lane) => sendLane(options, lane)))
    return { found: news + cards.length, sent: counts.reduce((sum, count) => sum + count, 0) }
  }

  async function work(): Promise<void> {
    while (!ending.signal.aborted) {
      const found = await batch().then(
        (done) => done.found,
        (error: unknown) => {
          log.warn({ err: error }, 'boards wait: their cards could not be fetched')
          return 0
        },
      )
      if (found === 0) await pause(POLL_MILLISECONDS, ending.signal)
    }
  }

  return {
    async drain() {
      for (let sent = 0; ; ) {
        const done = await batch()
        sent += done.sent
        if (done.found === 0) return sent
      }
    },
    start() {
      working = work()
    },
    async stop() {
      ending.abort()
      await working
    },
  }
}

/** A board that asks to wait is asked nothing more in this round. */
async function sendLane(options: BoardSenderOptions, lane: readonly ClaimedCard[]): Promise<number> {
  let sent = 0
  let seconds = 0
  for (const card of lane) {
    const error = 'its board asked to wait'
    if (seconds > 0) await waits(options, card, { seconds, error })
    else {
      const done = await sendOne(options, card)
      if (done === 'sent') sent += 1
      else if (done !== 'nothing') seconds = done
    }
  }
  return sent
}

/** Nothing has failed, it is only not the card's turn yet. Never throws: otherwise its lease brings it back. */
async function waits(
  { db, log }: BoardSenderOptions,
  card: ClaimedCard,
  why: { readonly seconds: number; readonly error: string },
): Promise<void> {
  await db
    .withTx((tx) => boards.putBack(tx, card, { ...why, failed: false }))
    .catch((error: unknown) => log.warn({ ...aboutOf(card), err: error }, 'a card waits until the database is back'))
}

/** For how many seconds the board wants no more; or what became of the card. Never throws. */
type Done = 'sent' | 'nothing' | number

async function sendOne(options: BoardSenderOptions, card: ClaimedCard): Promise<Done> {
  try {
    const prepared = await options.db.withTx((tx) => prepare(options, tx, card))
    return prepared === undefined ? 'nothing' : await send(options, card, prepared)
  } catch (error) {
    return failed(options, card, error)
  }
}

/** Decides what is to be shown, and draws it; undefined when nothing is. */
async function prepare(options: BoardSenderOptions, tx: Tx, card: ClaimedCard): Promise<Prepared | undefined> {
  if (!(await boards.hold(tx, card))) return undefined
  const subject = await boards.subjectOf(tx, card)
  if (subject === undefined) return undefined
  const { board, job } = subject
  const isOver = job === undefined || job.status === 'closed'
  // A job that has come and gone before it was ever shown is no news.
  if (card.message === null && isOver) await boards.end(tx, card)
  else if (card.message === null && (job?.status !== 'open' || job.openSlots === 0)) await boards.rest(tx, card)
  else if (board.status !== 'active') await boards.rest(tx, card)
  // Not for everybody any more: what stands there stays, and leads nobody anywhere new.
  else if (job === undefined) await boards.end(tx, card)
  else {
    const post = await options.draw(tx, board, job)
    const hash = createHash('sha256').update(JSON.stringify(post)).digest('base64url')
    if (hash !== card.shownHash) return { board, post, hash }
    await (isOver ? boards.end(tx, card) : boards.rest(tx, card))
  }
  return undefined
}

async function send(options: BoardSenderOptions, card: ClaimedCard, { board, post, hash }: Prepared): Promise<Done> {
  const { db, log } = options
  const surface = options.surfaces.find(({ platform }) => platform === board.platform)
  const posted: Posted = (await surface?.post(board, post, {
    message: card.message,
    key: `${card.boardId}:${card.jobId}`,
    doubtful: card.message === null && (card.claims > 1 || card.failures > 0),
  })) ?? { is: 'later', seconds: MOST_PAUSE_SECONDS }
  switch (posted.is) {
    case 'shown': {
      const { message } = posted
      await db.withTx((tx) =>
        post.state === 'ended' ? boards.end(tx, card, { message }) : boards.shown(tx, card, message, hash),
      )
      return 'sent'
    }
    case 'deleted':
      await db.withTx((tx) => boards.end(tx, card))
      return 'nothing'
    case 'closed':
      await db.withTx(async (tx) => {
        await boards.rest(tx, card)
        await boards.switchOff(tx, card.boardId, posted.why)
      })
      return 'nothing'
    case 'moved':
      await db.withTx(async (tx) => {
        await boards.moved(tx, card.boardId, posted.chat)
        await boards.putBack(tx, card, { seconds: 0, failed: true, error: 'the chat has another id now' })
      })
      return 'nothing'
    case 'later': {
      if (posted.own === true) {
        await waits(options, card, { seconds: posted.seconds, error: 'our own pace' })
        return posted.seconds
      }
      const seconds = Math.max(posted.seconds, backOffSeconds(card.failures + 1))
      await again(options, card, { seconds, most: MOST_ATTEMPTS, error: `${board.platform} asked to wait` })
      return seconds
    }
    case 'impossible': {
      const error = cleanText(posted.reason).slice(0, 500)
      log.error({ ...aboutOf(card), reason: error }, 'a card cannot be shown')
      await db.withTx((tx) => boards.end(tx, card, { error }))
      return 'nothing'
    }
  }
}

async function again(
  { db }: BoardSenderOptions,
  card: ClaimedCard,
  { seconds, most, error }: { readonly seconds: number; readonly most: number; readonly error: string },
): Promise<void> {
  const isEnough = card.failures + 1 >= most
  await db.withTx((tx) =>
    isEnough ? boards.end(tx, card, { error }) : boards.putBack(tx, card, { seconds, failed: true, error }),
  )
}

const aboutOf = ({ boardId, jobId }: ClaimedCard) => ({ boardId, jobId })

/** The lease brings back what was under way when the database went; a bug of ours is tried five times. */
async function failed(options: BoardSenderOptions, card: ClaimedCard, error: unknown): Promise<Done> {
  const { log } = options
  const about = { ...aboutOf(card), err: error }
  if (error instanceof Outage) {
    log.warn(about, 'a card waits until the database is back')
    return 'nothing'
  }
  log.error(about, 'a card failed')
  const reason = cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const later = { seconds: backOffSeconds(card.failures + 1), most: MOST_BUG_ATTEMPTS, error: reason }
  await again(options, card, later).catch((second: unknown) =>
    log.warn({ ...about, err: second }, 'a card waits until the database is back'),
  )
  return 'nothing'
}
