import * as jobs from '../../../core/jobs/index.ts'
import type { Job, JobCheck } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as moderation from '../../../core/moderation/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { hugeFields } from './huge.ts'
import { words, type Kind } from './words.ts'

interface PublicId {
  readonly publicId: string
}

/** A job that is looked at, and what became of others. */
export interface Checks {
  readonly waiting: JobCheck
  readonly checking: Job
  readonly ended: readonly { readonly check: JobCheck; readonly job: Job }[]
  readonly sentBack: readonly Job[]
  readonly flag: PublicId
  readonly decidedFlag: PublicId
}

/** Each rule stumbles over as many letters as a point of the checklist holds. */
const stumbling = ['Sammle Follower', 'Fünf Sterne für', 'Backlink', 'Nenn dein Passwor', 'Postident'].map(
  (phrase) => phrase + 'w'.repeat(120 - phrase.length),
)

/** For every reason there is. Time goes by in it. */
export async function checksOf(
  db: TestDatabase,
  cast: { readonly operator: Member; readonly client: Member },
  kind: Kind,
): Promise<Checks> {
  const ask = async (openDays: number): Promise<Job> => {
    const fields = { ...hugeFields(kind), checklist: [...stumbling, ...hugeFields(kind).checklist.slice(5)], openDays }
    const draft = await people.draftJob(db, cast.client, fields)
    const input = { key: people.newKey('publish'), job: draft.publicId, checks: { firstJobs: 100, days: 30 } }
    return db.withTx((tx) => jobs.publish(tx, cast.client, input))
  }
  const checkOf = (job: Job): Promise<JobCheck> =>
    db.withTx(async (tx) => (await jobs.checkOf(tx, job)) ?? Promise.reject(new Error('no check')))
  const decided = async (decision: 'approve' | 'refuse') => {
    const { publicId: check } = await checkOf(await ask(90))
    const input = { key: people.newKey('check'), check, decision, reason: words(kind, 1_000) }
    return db.withTx((tx) => moderation.decideCheck(tx, cast.operator, input))
  }
  const lapsing = await ask(1)
  await db.forward('1 day')
  await db.withTx((tx) => moderation.lapseChecks(tx, 1))
  const lapsed = { check: await checkOf(lapsing), job: lapsing }
  const [approved, refused] = [await decided('approve'), await decided('refuse')]
  const checking = await ask(90)
  return {
    waiting: await checkOf(checking),
    checking,
    ended: [lapsed, approved, refused],
    sentBack: [lapsing, refused.job],
    ...(await flagsOf(db, cast, kind)),
  }
}

/** A client of its own rejects ten, twice: an operator lets the first job run again, and has not looked at the second. */
async function flagsOf(
  db: TestDatabase,
  cast: { readonly operator: Member; readonly client: Member },
  kind: Kind,
): Promise<Pick<Checks, 'flag' | 'decidedFlag'>> {
  const flagged = async (): Promise<PublicId> => {
    const job = await people.openJob(db, cast.client, {
      ...hugeFields(kind),
      rewardPoints: 10,
      slots: 10,
      proof: ['text'],
    })
    for (let count = 0; count < 10; count += 1) {
      const by = await people.worker(db)
      const submission = await people.handedIn(db, by, await people.claimed(db, by, job))
      await people.rejected(db, cast.client, submission)
    }
    await db.withTx((tx) => moderation.flagClients(tx, 10))
    const { flags } = await db.withTx((tx) => moderation.waitingFlags(tx, cast.operator, { limit: 1 }))
    return flags[0] ?? Promise.reject(new Error('nobody is flagged'))
  }
  const decidedFlag = await flagged()
  const said = { decision: 'release' as const, reason: words(kind, 1_000) }
  await db.withTx((tx) =>
    moderation.decideFlag(tx, cast.operator, { key: people.newKey('flag'), flag: decidedFlag.publicId, ...said }),
  )
  return { decidedFlag, flag: await flagged() }
}
