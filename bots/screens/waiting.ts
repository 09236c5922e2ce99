import * as jobs from '../../core/jobs/index.ts'
import type { Refusal } from '../../core/shared/refusal.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { card, deadline, inOrder, lines, menuButton, PAGE, title } from './parts.ts'

/** What helps after a refusal, as a button beside the words. */
export function remedyOf(refusal: Refusal, copy: Copy): Button | undefined {
  if (refusal.code === 'tax.missing') return looks('main', go(copy.tax.enterButton, 'tax.form'))
  if (refusal.code !== 'job.full' || !('job' in refusal.detail)) return undefined
  return looks('main', go(copy.lists.waiting.button, 'waiting.join', String(refusal.detail.job)))
}

/** Where a worker stands in line for a full job, and the buttons for that; undefined when a slot is there to take. */
export async function inLine(
  turn: Turn,
  job: jobs.Job,
): Promise<{ readonly words: readonly Text[]; readonly buttons: readonly Button[]; readonly mayTake: boolean }> {
  const { tx, member, copy } = turn
  const words = copy.lists.waiting
  const stands = await jobs.placeIn(tx, member, job)
  const free = job.taking === 'claim' ? await jobs.hasRoomFor(tx, job, member.id) : job.openSlots > 0
  if (stands === undefined) {
    const join = looks('main', go(words.button, 'waiting.join', job.publicId))
    if (free) return { words: [], buttons: [], mayTake: true }
    // The card says that a slot is free, which is true, but not for this one.
    return { words: job.openSlots > 0 ? [words.held] : [], buttons: [join], mayTake: false }
  }
  const { place, ahead } = stands
  const isHeld = free && place.offeredUntil !== null
  return {
    words: [
      isHeld && place.offeredUntil !== null
        ? words.offered(deadline(turn, place.offeredUntil))
        : words.place(ahead + 1),
      ...(isHeld ? [] : [words.rule]),
    ],
    buttons: [go(words.leave, 'waiting.leave', place.publicId)],
    mayTake: free,
  }
}

/** Stands in line for a full job: `[job]`. */
export const waitingJoin: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await jobs.waitFor(tx, member, { key, job: id })
  return { note: copy.lists.waiting.joined, show: { do: 'job.show', args: [id] } }
}

/** Leaves the line: `[place]`. */
export const waitingLeave: Action = async ({ tx, member, copy }, [id = '']) => {
  const { jobId } = await jobs.stopWaiting(tx, member, id)
  const { publicId } = await jobs.byId(tx, jobId)
  return { note: copy.lists.waiting.left, show: { do: 'job.show', args: [publicId] } }
}

/** The lists on which a worker stands: `[after]`. */
export const waitingMine: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.waiting
  const page = await jobs.places(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const rows = await inOrder(page.places, async ({ jobId }) => jobs.byId(tx, jobId))
  const last = page.places.at(-1)
  return card(
    [
      title(words.title),
      ...rows.map((job, index) =>
        lines(copy.lists.mine.line(index + 1, job.title, copy.format.both(job.rewardPoints))),
      ),
      lines(rows.length === 0 ? words.empty : words.rule),
    ],
    [
      rows.map(({ publicId }, index) => go(String(index + 1), 'job.show', publicId)),
      [
        after === undefined ? undefined : go(copy.lists.first, 'waiting.mine'),
        page.more && last !== undefined ? go(copy.lists.more, 'waiting.mine', last.publicId) : undefined,
      ],
      [go(copy.work.show.all, 'work.list'), menuButton(copy)],
    ],
  )
}

/** On the list of own work, only for whoever waits somewhere. */
export async function waitingButton({ tx, member, copy }: Turn): Promise<Button | undefined> {
  const { places } = await jobs.places(tx, member, { limit: 1 })
  return places.length === 0 ? undefined : go(copy.lists.waiting.all, 'waiting.mine')
}
