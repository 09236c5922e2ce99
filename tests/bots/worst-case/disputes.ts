import type { Assignment } from '../../../core/assignments/index.ts'
import * as disputes from '../../../core/disputes/index.ts'
import type { Dispute } from '../../../core/disputes/index.ts'
import type { StoredFile } from '../../../core/files/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { words, type Kind } from './words.ts'

/** Appeals in every state, with as many words and files as fit. */
export interface Disputes {
  readonly answering: Dispute
  readonly unanswered: Dispute
  readonly deciding: Dispute
  readonly paid: Dispute
  readonly refunded: Dispute
  readonly split: Dispute
  readonly withdrawn: Dispute
  /** What became of the work. */
  readonly ended: Readonly<Record<'refunded' | 'split', Assignment>>
  readonly clientFiles: readonly StoredFile[]
}

interface Cast {
  readonly client: Member
  readonly worker: Member
  readonly operator: Member
}

/** `open` posts one more job; `handIn` hands in as much as one can. */
export async function disputesOf(
  db: TestDatabase,
  { client, worker, operator }: Cast,
  make: {
    readonly kind: Kind
    readonly open: () => Promise<Job>
    readonly handIn: (assignment: Assignment) => ReturnType<typeof people.handedIn>
    readonly files: readonly StoredFile[]
    readonly clientFiles: readonly StoredFile[]
  },
): Promise<Disputes> {
  const { kind } = make
  const said = words(kind, 2_000)
  const ids = (files: readonly StoredFile[]): readonly string[] => files.map(({ publicId }) => publicId)
  const appealed = async (): Promise<Dispute> => {
    const assignment = await people.claimed(db, worker, await make.open())
    await people.rejected(db, client, await make.handIn(assignment), words(kind, 1_000))
    return db.withTx((tx) =>
      disputes.appeal(tx, worker, {
        key: people.newKey('appeal'),
        assignment: assignment.publicId,
        words: said,
        files: ids(make.files),
      }),
    )
  }
  const answered = async (): Promise<Dispute> => {
    const { publicId } = await appealed()
    const input = { key: people.newKey('answer'), dispute: publicId, words: said, files: ids(make.clientFiles) }
    return db.withTx((tx) => disputes.answer(tx, client, input))
  }
  const decided = async (decision: disputes.DisputeDecision): Promise<Dispute> => {
    const { publicId } = await answered()
    const share = decision === 'split' ? { workerPoints: 33_333 } : {}
    const input = { key: people.newKey('decide'), dispute: publicId, decision, reason: words(kind, 1_000), ...share }
    return db.withTx((tx) => disputes.decide(tx, operator, input))
  }
  const [answering, unanswered, gone] = [await appealed(), await appealed(), await appealed()]
  await db.sql`update disputes set answer_due_at = moment() where id = ${unanswered.id}`
  await db.withTx((tx) => disputes.endHearings(tx, 10))
  const withdrawn = await db.withTx((tx) =>
    disputes.withdraw(tx, worker, { key: people.newKey('withdraw'), dispute: gone.publicId }),
  )
  const split = await decided('split')
  const assignmentOf = async ({ publicId }: Dispute): Promise<Assignment> =>
    (await db.withTx((tx) => disputes.seen(tx, worker, publicId))).assignment
  return {
    answering,
    unanswered,
    ended: { refunded: await assignmentOf(withdrawn), split: await assignmentOf(split) },
    deciding: await answered(),
    paid: await decided('pay'),
    refunded: await decided('refund'),
    split,
    withdrawn,
    clientFiles: make.clientFiles,
  }
}
