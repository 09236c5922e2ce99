import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { bold, plain, type Text } from '../dialog/text.ts'
import { publishedNote, publishKey } from './published.ts'
import { checkingCard, sentBackBlocks } from './checks.ts'
import { invitedBlock, invitingRow } from './inviting.ts'
import { stateOf, turnOf } from './job-list.ts'
import { timeRows } from './job-time.ts'
import { card, deadline, lines, menuButton, title } from './parts.ts'

/** A client's own job: how it stands and what can be done with it. */
export const jobManage: Screen = async (turn, args) => {
  const { tx, member } = turn
  const job = await jobs.own(tx, member, args[0] ?? '')
  if (job.status === 'draft') return draftCard(turn, job)
  return job.status === 'checking' ? checkingCard(turn, job) : runningCard(turn, job)
}

async function draftCard(turn: Turn, job: jobs.Job): ReturnType<Screen> {
  const { tx, member, copy } = turn
  const words = copy.jobs.manage
  const { totalPoints } = jobs.costOf(job, job.slots)
  const objection = await jobs.lacking(tx, member, job)
  return card(
    [
      title(bold(job.title)),
      lines(
        plain(copy.jobs.mine.states.draft),
        words.cost(job.rewardPoints, job.slots, job.feePoints),
        words.draftCost(totalPoints),
        objection === undefined ? undefined : lackingWords(turn, objection),
      ),
      ...(await sentBackBlocks(turn, job)),
      await invitedBlock(turn, job),
    ],
    [
      objection === undefined
        ? [looks('good', go(words.publish(totalPoints), 'job.publish', job.publicId, job.rounds))]
        : [looks('main', go(words.deposit, 'deposit'))],
      [go(copy.checks.mine.correct, 'correct-job', job.publicId), go(words.discard, 'job.discard', job.publicId)],
      [go(copy.jobs.card.details, 'job.details', job.publicId)],
      await invitingRow(turn, job, 0),
      [go(words.all, 'jobs.mine'), menuButton(copy)],
    ],
  )
}

type Objection = NonNullable<Awaited<ReturnType<typeof jobs.lacking>>>

function lackingWords(turn: Turn, objection: Objection): Text {
  const words = turn.copy.jobs.manage
  if ('missingPoints' in objection.detail) return words.draftMissing(Number(objection.detail.missingPoints))
  return 'minimumPoints' in objection.detail ? words.draftFirst(Number(objection.detail.minimumPoints)) : []
}

async function runningCard(turn: Turn, job: jobs.Job): ReturnType<Screen> {
  const { tx, copy } = turn
  const words = copy.jobs.manage
  const mine = copy.jobs.mine
  const count = (await assignments.counts(tx, [job])).get(job.id)
  if (count === undefined) throw new Error('a job without counts')
  const escrow = await ledger.balance(tx, { kind: 'escrow', ownerId: job.id })
  const state = stateOf(job, count)
  const isOver = state === 'closed' || state === 'finished'
  return card(
    [
      title(bold(job.title)),
      lines(
        plain(mine.states[state]),
        plain(mine.counts(job.openSlots, count.working, count.submitted, count.approved)),
        count.rejected === 0 ? undefined : plain(mine.rejected(count.rejected)),
        turnOf(copy, job, count),
        count.nextAt === undefined ? undefined : mine.next(deadline(turn, count.nextAt)),
      ),
      lines(
        words.cost(job.rewardPoints, job.slots - job.withdrawnSlots, job.feePoints),
        escrow === 0 ? undefined : words.escrow(escrow),
        job.status === 'closed' ? undefined : copy.jobs.card.closes(deadline(turn, job.closesAt)),
      ),
      await invitedBlock(turn, job),
    ],
    [
      [
        count.applicants === 0
          ? undefined
          : looks('main', go(words.applicants(count.applicants), 'applicants', job.publicId)),
        count.submitted === 0
          ? undefined
          : looks('main', go(words.submissions(count.submitted), 'submissions', job.publicId)),
      ],
      [count.appeals === 0 ? undefined : looks('main', go(copy.disputes.list.clientButton, 'appeals.client'))],
      ...(await timeRows(turn, job)),
      ...(isOver ? [] : controls(turn, job)),
      ...growth(turn, job),
      await invitingRow(turn, job, count.approved),
      [
        go(copy.jobs.card.details, 'job.details', job.publicId),
        job.invitedOnly ? undefined : go(copy.jobs.card.share, 'job.share', job.publicId),
      ],
      [go(words.all, 'jobs.mine'), menuButton(copy)],
    ],
  )
}

function controls(turn: Turn, job: jobs.Job): readonly (readonly (Button | undefined)[])[] {
  const words = turn.copy.jobs.manage
  return [
    [pauseButton(turn, job), go(words.close, 'job.close-ask', job.publicId)],
    [job.openSlots === 0 ? undefined : go(words.withdraw, 'withdraw-slots', job.publicId)],
  ]
}

/** Also a job whose slots are all done can get more of them; one that was ended can be posted again. */
function growth(turn: Turn, job: jobs.Job): readonly (readonly Button[])[] {
  const words = turn.copy.grow.buttons
  const repeat = go(words.repeat, 'repeat-job', job.publicId)
  if (job.status === 'closed' || job.heldFor !== null || job.closesAt <= turn.tx.now) return [[repeat]]
  return [[go(words.addSlots, 'add-slots', job.publicId), go(words.extend, 'extend-job', job.publicId)], [repeat]]
}

/** A job without a free slot has nothing to pause. */
function pauseButton(turn: Turn, job: jobs.Job): Button | undefined {
  const words = turn.copy.jobs.manage
  if (job.status === 'paused') return go(words.resume, 'job.resume', job.publicId)
  return job.openSlots === 0 ? undefined : go(words.pause, 'job.pause', job.publicId)
}

/** Asks once more before a job ends, naming what goes back, and what shall become of running work. */
export const jobCloseAsk: Screen = async (turn, args) => {
  const { tx, member, copy } = turn
  const job = await jobs.own(tx, member, args[0] ?? '')
  const words = copy.jobs.manage
  const { length: running } = await assignments.releasable(tx, job)
  return card(
    [
      lines(
        words.askClose(job.title, job.openSlots, jobs.costOf(job, job.openSlots).totalPoints),
        running === 0 ? undefined : copy.time.release.closeNote(running),
      ),
    ],
    [
      [looks('danger', go(words.confirmClose, 'job.close', job.publicId))],
      [running === 0 ? undefined : go(copy.time.release.closeAndAsk, 'job.close', job.publicId, 'ask')],
      [go(copy.jobs.card.back, 'job.manage', job.publicId)],
    ],
  )
}

const managed = (job: jobs.Job) => ({ do: 'job.manage', args: [job.publicId] })

/** Arguments: the job, and how often it has been published before: it may have been sent back. */
export const jobPublish: Action = async (turn, [id = '', round = '0']) => {
  const { tx, member, copy, settings } = turn
  const key = publishKey(id, Number(round))
  const job = await jobs.publish(tx, member, { key, job: id, checks: settings.checks })
  return { note: publishedNote(copy, job), show: managed(job) }
}

export const jobPause: Action = async ({ tx, member, copy }, [id = '']) => {
  const job = await jobs.pause(tx, member, id)
  return { note: copy.jobs.manage.paused, show: managed(job) }
}

export const jobResume: Action = async ({ tx, member, copy }, [id = '']) => {
  const job = await jobs.resume(tx, member, id)
  return { note: copy.jobs.manage.resumed, show: managed(job) }
}

export const jobDiscard: Action = async ({ tx, member, copy }, [id = '']) => {
  await jobs.discard(tx, member, id)
  return { note: copy.jobs.manage.discarded, show: { do: 'jobs.mine', args: [] } }
}

/** Ends the job; with `ask` whoever is working on it is asked to let go. */
export const jobClose: Action = async ({ tx, member, copy, key }, [id = '', ask]) => {
  const { job, refundedPoints } = await jobs.close(tx, member, { key: `job:${id}:close`, job: id })
  if (ask === 'ask') await assignments.askForRelease(tx, member, { key, job: id })
  return { note: copy.jobs.manage.closed(refundedPoints), show: managed(job) }
}
