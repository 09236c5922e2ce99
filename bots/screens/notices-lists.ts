import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks } from '../dialog/card.ts'
import { card, deadline, lines, menuButton, nameOf, type Reader } from './parts.ts'

/** What people on lists are told. */
export const listDraws = {
  'waiting.offered': async (turn: Reader, { place: id }: Notices['waiting.offered']) => {
    const { status, offeredUntil, jobId } = await jobs.myPlace(turn.tx, turn.member, id)
    if (status !== 'offered' || offeredUntil === null || offeredUntil <= turn.tx.now) return undefined
    const job = await jobs.byId(turn.tx, jobId)
    if (job.status !== 'open') return undefined
    const words = turn.copy.lists.waiting
    return card(
      [
        lines(
          job.taking === 'claim' ? words.notice(job.title, deadline(turn, offeredUntil)) : words.noticeApply(job.title),
        ),
      ],
      [
        [
          looks('main', go(turn.copy.notices.buttons.look, 'job.show', job.publicId)),
          go(words.leave, 'waiting.leave', id),
        ],
        [menuButton(turn.copy)],
      ],
    )
  },
  'waiting.passed': async (turn: Reader, { place: id }: Notices['waiting.passed']) => {
    const { jobId } = await jobs.myPlace(turn.tx, turn.member, id)
    const job = await jobs.byId(turn.tx, jobId)
    // Whoever stands in line again, or has a slot after all, need not be told.
    const isBack =
      (await jobs.placeIn(turn.tx, turn.member, job)) ?? (await assignments.assignmentTo(turn.tx, turn.member, job))
    if (job.status !== 'open' || isBack !== undefined) return undefined
    const isFull = !(await jobs.hasRoomFor(turn.tx, job, turn.member.id))
    const words = turn.copy.lists.waiting
    return card(
      [lines(words.passed(job.title))],
      [
        [
          isFull ? looks('main', go(words.again, 'waiting.join', job.publicId)) : undefined,
          go(turn.copy.notices.buttons.look, 'job.show', job.publicId),
        ],
        [menuButton(turn.copy)],
      ],
    )
  },
  'invitation.new': async (turn: Reader, { invitation: id }: Notices['invitation.new']) => {
    const invitation = await lists.myInvitation(turn.tx, turn.member, id)
    const job = await jobs.byId(turn.tx, invitation.jobId)
    if (invitation.status !== 'open' || job.status !== 'open') return undefined
    const { name } = await nameOf(turn, job.clientId)
    const words = turn.copy.lists
    return card(
      [lines(words.notice(name, job.title, turn.copy.format.both(job.rewardPoints), job.invitedOnly))],
      [
        [
          looks('main', go(turn.copy.notices.buttons.look, 'job.show', job.publicId)),
          go(words.mine.decline, 'invitation.decline', id),
        ],
        [menuButton(turn.copy)],
      ],
    )
  },
}
