import { setTimeout as wait } from 'node:timers/promises'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import { codeOf } from '../../core/db/outage.ts'
import * as living from '../../core/living/index.ts'
import * as members from '../../core/members/index.ts'
import type { Log } from '../../core/shared/log.ts'
import type { Refusal } from '../../core/shared/refusal.ts'
import { go } from './card.ts'
import { noteCard } from './draw.ts'
import * as inbox from './inbox.ts'
import type { Claimed } from './inbox.ts'
import type { MessageRef } from './incoming.ts'
import { fetched, looked, whenRefused, type FileKeeper } from './brought.ts'
import { bornOf, leaveLiving, untilEdited } from './living-message.ts'
import { made } from './made.ts'
import type { Deliverable, PlacedReply, Reply } from './reply.ts'
import type { Engine, TurnInput } from './scene.ts'
import { rememberMessage } from './store.ts'
import { surfaceOf, type Delivered, type Surface } from './surface.ts'
import { code } from './text.ts'
import { explainRefusal, invited, takeTurn } from './turn.ts'
import type { Uploads } from './uploads.ts'

export interface Work extends Engine {
  readonly db: Database
  readonly surfaces: readonly Surface[]
  readonly files: FileKeeper
  readonly log: Log
  readonly uploads: Uploads
  readonly retryMilliseconds?: number
}

/** An update that fails this often is set aside (architecture.md section 5). */
const MOST_ATTEMPTS = 5
const RETRY_MILLISECONDS = 500
const OUTAGE_SECONDS = 1

/** In how many milliseconds this update is due again; undefined when it has come to its end. */
export type LookAgain = number | undefined

/** Somebody else has the row: the lease ran out while this instance was busy. Rolls the turn back. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/**
 * Handles one claimed update to its end: the turn, the delivery, and what may go wrong with either. The one place where
 * the errors of a turn are caught (architecture.md section 3).
 */
export async function handleUpdate(work: Work, row: Claimed, isStopped: () => boolean): Promise<LookAgain> {
  if (row.attempts > MOST_ATTEMPTS) return setAside(work, row, new Error('no attempt came to an end'))
  try {
    const replies = row.status === 'turned' ? row.replies : await turn(work, row)
    const said = { ...row, status: 'turned', replies } as const
    return await work.uploads.pass(
      replies,
      () => deliver(work, said),
      () => putOff(work, said),
    )
  } catch (error) {
    if (error instanceof LeaseLost) return undefined
    if (error instanceof Outage) return giveBack(work, row, isStopped)
    if (row.attempts >= MOST_ATTEMPTS) return setAside(work, row, error)
    work.log.debug({ err: error, inbox: keyOf(row), attempt: row.attempts }, 'an update failed and is tried again')
    const pause = (work.retryMilliseconds ?? RETRY_MILLISECONDS) * 2 ** (row.attempts - 1)
    await work.db.withTx((tx) => inbox.failed(tx, row, problemOf(error), pause / 1000))
    return pause
  }
}

async function turn(work: Work, row: Claimed): Promise<readonly PlacedReply[]> {
  const input: TurnInput = { incoming: row.incoming, key: keyOf(row) }
  return whenRefused(
    async () => committed(work, row, { ...input, ...(await fetched(work, input)), ...(await looked(work, input)) }),
    (refused) =>
      whenRefused(
        () => committed(work, row, { ...input, refused }),
        (reason) => committed(work, row, input, reason),
      ),
  )
}

async function committed(
  work: Work,
  row: Claimed,
  input: TurnInput,
  reason?: Refusal,
): Promise<readonly PlacedReply[]> {
  const { replies, edited } = await work.db.withTx(async (tx) => {
    const said = await (reason === undefined ? takeTurn(work, tx, input) : explainRefusal(work, tx, input, reason))
    if (!(await inbox.turned(tx, row, said))) throw new LeaseLost(keyOf(row))
    return { replies: said, edited: await leaveLiving(tx, row.incoming, said) }
  })
  if (edited !== undefined) await untilEdited(work.db, edited)
  return replies
}

/** Others are delivering files: this one comes back in a second, and holds no worker until then. */
async function putOff(work: Work, row: Claimed): Promise<LookAgain> {
  await work.db.withTx((tx) => inbox.parked(tx, row, row.replies, 1))
  return 1000
}

/** Delivers the replies in order. `later` puts the rest off without holding a worker; `closed` ends it. */
async function deliver(work: Work, row: Claimed): Promise<LookAgain> {
  const { from, act } = row.incoming
  const drawn: { readonly dialogId: string; readonly message: MessageRef }[] = []
  const alive: Parameters<typeof living.show>[2][] = []
  const finished = (end: (tx: Tx) => Promise<void>): Promise<void> =>
    work.db.withTx(async (tx) => {
      for (const { dialogId, message } of drawn) await rememberMessage(tx, dialogId, message)
      for (const shown of alive) await living.show(tx, from, shown)
      await end(tx)
    })
  for (const [index, said] of row.replies.entries()) {
    const isPrivate = said.is === 'in-private'
    const reply = isPrivate ? said.reply : said
    const place = isPrivate ? (row.incoming.home ?? row.incoming.place) : row.incoming.place
    if (reply.is === 'settle' && reply.edit.platform !== from.platform) {
      await settleElsewhere(work, row, reply)
      continue
    }
    const delivered = await deliverAll(work, row, place, reply.is === 'made' ? await made(work, row, reply) : [reply])
    switch (delivered.is) {
      case 'sent':
        if (reply.is === 'view' && delivered.message !== undefined) {
          drawn.push({ dialogId: reply.dialogId, message: delivered.message })
        }
        alive.push(...[bornOf(reply, delivered)].filter((born) => born !== undefined))
        break
      case 'closed':
        await finished(async (tx) => {
          // A group that has thrown the bot out says nothing about the person's private chat.
          if (act.is !== 'in-group' || isPrivate) await members.markUnreachable(tx, from.platform, from.externalId)
          await inbox.done(tx, row, 'the channel is closed')
        })
        if (act.is === 'in-group' && isPrivate) {
          const invitation = invited(work, row, act.intent)
          await deliverAll(
            work,
            row,
            row.incoming.place,
            invitation.flatMap((one) => (one.is === 'card' ? [one] : [])),
          )
        }
        return undefined
      case 'later': {
        const seconds = delivered.retryAfterSeconds
        await finished((tx) => inbox.parked(tx, row, row.replies.slice(index), seconds))
        return seconds * 1000
      }
      case 'impossible':
        work.log.error({ inbox: keyOf(row), reply: reply.is, why: delivered.reason }, 'a reply could not be drawn')
        break
    }
  }
  await finished((tx) => inbox.done(tx, row))
  return undefined
}

/** Delivers one after the other, up to the first that does not get through. */
async function deliverAll(work: Work, row: Claimed, place: string, list: readonly Deliverable[]): Promise<Delivered> {
  let last: Delivered = { is: 'sent' }
  for (const one of list) {
    last = await surfaceOf(work.surfaces, row.incoming.from.platform).deliver(place, one)
    if (last.is !== 'sent') break
  }
  return last
}

/**
 * A dialog went on here: its old message on the other platform loses its buttons, if that platform lets us. Nobody waits
 * for that, and a button that stays is known to be stale.
 */
async function settleElsewhere(work: Work, row: Claimed, reply: Reply & { readonly is: 'settle' }): Promise<void> {
  const surface = work.surfaces.find(({ platform }) => platform === reply.edit.platform)
  const delivered = await surface?.deliver(reply.edit.place, reply)
  if (delivered?.is !== 'sent') work.log.debug({ inbox: keyOf(row) }, 'an old message kept its buttons')
}

/** Waits for the database and gives the update back, so that another attempt, of any instance, starts soon. */
async function giveBack(work: Work, row: Claimed, isStopped: () => boolean): Promise<LookAgain> {
  for (let pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      await work.db.withTx((tx) => inbox.released(tx, row, OUTAGE_SECONDS))
      return OUTAGE_SECONDS * 1000
    } catch (error) {
      // When the program stops meanwhile, the lease gives it back.
      if (!(error instanceof Outage) || isStopped()) throw error
    }
    await wait(pause)
  }
}

/** Set aside for an operator, logged once, and said honestly to the person; the lane goes on. */
async function setAside(work: Work, row: Claimed, error: unknown): Promise<undefined> {
  const { incoming } = row
  const { buried, language } = await work.db.withTx(async (tx) => ({
    buried: await inbox.buried(tx, row, problemOf(error)),
    language: await inbox.languageOf(tx, incoming),
  }))
  if (buried === undefined) return
  work.log.error({ err: error, inbox: keyOf(row), act: incoming.act.is }, 'an update was set aside')
  const copy = work.copyFor(language ?? members.languageOf(incoming.from.locale)).dialog
  const reference = code(row.externalId)
  const note = buried === 'taken' ? copy.broken(reference) : copy.undrawn(reference)
  const { menu } = work.routes
  const card = noteCard(note, go(copy.menu, menu.do, ...menu.args))
  const delivered = await surfaceOf(work.surfaces, row.platform).deliver(incoming.place, { is: 'card', card })
  if (delivered.is !== 'sent') work.log.warn({ inbox: keyOf(row), delivered: delivered.is }, 'nobody could be told')
}

const keyOf = (row: Claimed): string => `${row.platform}:${row.externalId}`

/** Kept with the row: never a statement's text or parameters, which hold what people typed. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error was thrown'
  const known = codeOf(error)
  return known === undefined ? error.name : `${error.name} (${known})`
}
