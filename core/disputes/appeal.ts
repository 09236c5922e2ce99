import * as assignments from '../assignments/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as files from '../files/index.ts'
import * as jobs from '../jobs/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { charactersIn, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { appealableUntil, DISPUTE_LIMITS, disputeVerbs, type Dispute } from './dispute.ts'
import { ofParty, tellRefunded } from './seen.ts'
import * as store from './store.ts'
import { HOUR } from '../shared/time.ts'

const later = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR)

/** What a side has to say: words, and public ids of its own files. */
interface Said {
  readonly words: string
  readonly files: readonly string[]
}

/**
 * The worker contests a rejection within seven days, once; the reward stays in escrow and the client has 48 hours to
 * answer. A suspended member may do it too: nobody loses a reward for not being heard. Refuses `assignment.unknown`,
 * `assignment.wrong_state`, `dispute.too_late`, `dispute.given`, `dispute.say_more`, `file.too_many`, `file.unknown`.
 */
export async function appeal(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly assignment: string } & Said,
): Promise<Dispute> {
  const { key, ...said } = input
  const publicId = await once(
    tx,
    { key, kind: 'dispute.appeal', actorId: worker.id, input: { ...said, files: [...said.files] } },
    async () => {
      const mine = await assignments.mine(tx, worker, input.assignment)
      const words = enough(input.words)
      const ownFiles = await filesIn(tx, worker, input.files)
      // Also after the decision the answer is that there was an appeal.
      if ((await store.ofAssignment(tx, mine.id)) !== undefined) refuse('dispute.given', {})
      const assignment = await assignments.lockRejected(tx, mine.id)
      if (appealableUntil(assignment) <= tx.now) refuse('dispute.too_late', { days: DISPUTE_LIMITS.appealDays })
      const { clientId } = await jobs.byId(tx, assignment.jobId)
      const dispute = await store.insert(tx, {
        assignmentId: assignment.id,
        workerId: worker.id,
        clientId,
        appeal: words,
        answerDueAt: later(tx.now, DISPUTE_LIMITS.answerHours),
        remindAt: later(tx.now, DISPUTE_LIMITS.remindHours),
      })
      await store.attach(tx, dispute.id, 'worker', ownFiles)
      await notices.tell(tx, clientId, {
        kind: 'dispute.opened',
        data: { dispute: dispute.publicId },
        dedupeKey: `dispute:${dispute.id}:opened`,
      })
      return dispute.publicId
    },
  )
  return (await ofParty(tx, worker, publicId)).dispute
}

/**
 * The client answers within 48 hours, once; then it is an operator's turn. A suspended member may do it too. Refuses
 * `dispute.unknown` to everybody but the client, `dispute.wrong_state`, `dispute.answer_over`, `dispute.say_more`,
 * `file.too_many`, `file.unknown`.
 */
export async function answer(
  tx: Tx,
  client: Member,
  input: { readonly key: string; readonly dispute: string } & Said,
): Promise<Dispute> {
  const { key, ...said } = input
  await once(
    tx,
    { key, kind: 'dispute.answer', actorId: client.id, input: { ...said, files: [...said.files] } },
    async () => {
      const { dispute, side } = await ofParty(tx, client, input.dispute)
      if (side !== 'client') refuse('dispute.unknown', {})
      const words = enough(input.words)
      const ownFiles = await filesIn(tx, client, input.files)
      if (dispute.status === 'answering' && dispute.answerDueAt <= tx.now) {
        refuse('dispute.answer_over', { hours: DISPUTE_LIMITS.answerHours })
      }
      const heard = await store.move(tx, dispute.id, disputeVerbs.endHearing, {
        answer: words,
        answeredAt: tx.now,
        remindAt: later(dispute.appealedAt, DISPUTE_LIMITS.undecidedHours),
      })
      await store.attach(tx, heard.id, 'client', ownFiles)
      await tellHeard(tx, heard)
      return null
    },
  )
  return (await ofParty(tx, client, input.dispute)).dispute
}

/** Both sides are heard: the worker is told, and the operators who are no party. */
export async function tellHeard(tx: Tx, dispute: Dispute): Promise<void> {
  await notices.tell(tx, dispute.workerId, {
    kind: 'dispute.heard',
    data: { dispute: dispute.publicId },
    dedupeKey: `dispute:${dispute.id}:heard`,
  })
  await moderation.tellOperators(tx, {
    topic: 'dispute',
    id: dispute.publicId,
    dedupeKey: `dispute:${dispute.id}:waiting`,
    except: [dispute.workerId, dispute.clientId],
  })
}

/**
 * The worker takes the appeal back: reward and fee go home at once. Refuses `dispute.unknown` to everybody but the worker,
 * `dispute.wrong_state`.
 */
export async function withdraw(
  tx: Tx,
  worker: Member,
  input: { readonly key: string; readonly dispute: string },
): Promise<Dispute> {
  const said = { dispute: input.dispute }
  await once(tx, { key: input.key, kind: 'dispute.withdraw', actorId: worker.id, input: said }, async () => {
    const { dispute, side, job } = await ofParty(tx, worker, input.dispute)
    if (side !== 'worker') refuse('dispute.unknown', {})
    const withdrawn = await store.move(tx, dispute.id, disputeVerbs.withdraw, { endedAt: tx.now, remindAt: null })
    const assignment = await assignments.lockRejected(tx, withdrawn.assignmentId)
    await assignments.refundRejected(tx, assignment, job)
    await tellRefunded(tx, assignment, job, `dispute:${dispute.id}:ended`)
    return null
  })
  return (await ofParty(tx, worker, input.dispute)).dispute
}

function enough(words: string): string {
  const { min, max } = DISPUTE_LIMITS.words
  const said = firstCharacters(cleanText(words), max)
  return charactersIn(said) < min ? refuse('dispute.say_more', { characters: min }) : said
}

async function filesIn(tx: Tx, owner: Member, publicIds: readonly string[]): Promise<readonly string[]> {
  if (publicIds.length > DISPUTE_LIMITS.files) refuse('file.too_many', { limit: DISPUTE_LIMITS.files })
  return (await files.ownFiles(tx, owner, [...new Set(publicIds)])).map(({ id }) => id)
}
