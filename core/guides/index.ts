import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import { refuse } from '../shared/refusal.ts'
import {
  attemptVerbs,
  QUIZ,
  rightAnswers,
  shownOrder,
  type Attempt,
  type Guide,
  type GuideId,
  type Reading,
} from './guide.ts'
import { guideById, isGuideId } from './library.ts'
import * as store from './store.ts'
import { HOUR } from '../shared/time.ts'

export * from './guide.ts'
export { guideById, GUIDES, guideTitle, isGuideId } from './library.ts'

/** A lesson by an id that came with a button. Refuses `guide.unknown`. */
export function guideOf(id: string): Guide {
  return isGuideId(id) ? guideById(id) : refuse('guide.unknown', {})
}

/** A member opens a page (counted from 1) of a guide, and goes on there the next time. */
export async function read(tx: Tx, member: Member, guide: Guide, page: number): Promise<void> {
  members.requireJoined(member)
  const last = guide.text[member.language].pages.length
  await store.putReading(tx, member.id, guide.id, { page, finished: page >= last })
}

/** What somebody has read so far, and what was passed. */
export async function progress(
  tx: Tx,
  member: Member,
): Promise<{ readonly readings: ReadonlyMap<GuideId, Reading>; readonly passed: ReadonlySet<GuideId> }> {
  const readings = await store.readings(tx, member.id)
  return { readings, passed: new Set(await store.passed(tx, member.id)) }
}

/** True when the member has passed the five questions of this guide. */
export async function isQualified(tx: Tx, memberId: string, guide: GuideId): Promise<boolean> {
  return (await store.passed(tx, memberId)).includes(guide)
}

/** When somebody who has just failed may try again. */
export const nextTryAt = (attempt: Pick<Attempt, 'endedAt'>): Date | undefined =>
  attempt.endedAt === null ? undefined : new Date(attempt.endedAt.getTime() + QUIZ.retryHours * HOUR)

/**
 * Begins the five questions of a guide, or goes on with an attempt that is running. One attempt a day: refuses
 * `attempt.wait` with the whole hours until the next one, and `attempt.passed` when nothing is left to prove.
 */
export async function start(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly guide: string },
): Promise<Attempt> {
  members.requireJoined(member)
  const guide = guideOf(input.guide)
  const publicId = await once(
    tx,
    { key: input.key, kind: 'attempt.start', actorId: member.id, input: { guide: guide.id } },
    async () => {
      await members.lock(tx, member.id)
      const before = await store.newest(tx, member.id, guide.id)
      if (before?.status === 'passed') refuse('attempt.passed', {})
      if (before?.status === 'running') {
        if (!isOver(tx, before)) return before.publicId
        await store.move(tx, before.id, attemptVerbs.lapse)
      }
      const next = before?.status === 'failed' ? nextTryAt(before) : undefined
      if (next !== undefined && next > tx.now) {
        refuse('attempt.wait', { hours: Math.ceil((next.getTime() - tx.now.getTime()) / HOUR) })
      }
      return (await store.insertAttempt(tx, member.id, guide.id)).publicId
    },
  )
  return attemptOf(tx, member, publicId)
}

/** Begun, and its day is over. */
const isOver = (tx: Tx, { startedAt }: Attempt): boolean =>
  startedAt.getTime() + QUIZ.retryHours * HOUR <= tx.now.getTime()

/**
 * Answers the question that is asked now. `place` is where the option was shown (counted from 0); which one that is,
 * and whether it is right, is known only here. With the fifth answer the attempt is passed or failed. Refuses
 * `attempt.unknown` for somebody else's, `attempt.over`, and `attempt.stale` for any other question: each is answered
 * once, in order.
 */
export async function answer(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly attempt: string; readonly question: number; readonly place: number },
): Promise<Attempt> {
  members.requireJoined(member)
  const { question, place } = input
  await once(
    tx,
    { key: input.key, kind: 'attempt.answer', actorId: member.id, input: { attempt: input.attempt, question, place } },
    async () => {
      await members.lock(tx, member.id)
      const attempt = await attemptOf(tx, member, input.attempt)
      if (attempt.status !== 'running' || isOver(tx, attempt)) refuse('attempt.over', {})
      const option = shownOrder(attempt, question)[place]
      if (option === undefined || !(await store.addAnswer(tx, attempt.id, question, option))) {
        return refuse('attempt.stale', {})
      }
      const answers = [...attempt.answers, option]
      if (answers.length === QUIZ.questions) {
        const isEnough = rightAnswers({ answers }) >= QUIZ.passMark
        await store.move(tx, attempt.id, isEnough ? attemptVerbs.pass : attemptVerbs.fail)
      }
      return null
    },
  )
  return attemptOf(tx, member, input.attempt)
}

/** One's own attempt. Refuses `attempt.unknown`. */
export async function attemptOf(tx: Tx, member: Member, publicId: string): Promise<Attempt> {
  const attempt = await store.byPublicId(tx, publicId)
  return attempt?.memberId === member.id ? attempt : refuse('attempt.unknown', {})
}

/** The member's newest attempt at a guide, unless it lapsed. */
export async function newestAttempt(tx: Tx, member: Member, guide: GuideId): Promise<Attempt | undefined> {
  return store.newest(tx, member.id, guide)
}

/** Attempts that were begun and not finished within a day lapse. For the schedule; returns how many. */
export async function lapseAttempts(tx: Tx, limit: number): Promise<number> {
  return store.lapse(tx, new Date(tx.now.getTime() - QUIZ.retryHours * HOUR), limit)
}

/** Gives what a member has read and passed to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way)
}
