import * as assignments from '../../../core/assignments/index.ts'
import type { Application, Assignment, AssignmentStatus, Submission } from '../../../core/assignments/index.ts'
import * as deposits from '../../../core/deposits/index.ts'
import * as files from '../../../core/files/index.ts'
import type { StoredFile } from '../../../core/files/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import type { Job, JobFields } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { remindersOf, todayOf } from './told.ts'
import type { ReminderKind } from '../../../core/reminders/index.ts'
import { askedOf, releasedOf, type Asked } from './asked.ts'
import { alertsOf, type Alerts } from './alerts.ts'
import { boardsOf } from './boards.ts'
import { at } from './at.ts'
import { checksOf, type Checks } from './checks.ts'
import { disputesOf, type Disputes } from './disputes.ts'
import { hugeFields, hugeWork } from './huge.ts'
import { bankOf, type Bank } from './bank.ts'
import { cardsOf, type Cards } from './cards.ts'
import { outgoingOf, type Outgoing } from './payouts.ts'
import { fairnessOf, type Fairness } from './fairness.ts'
import { goodsOf, type Goods } from './goods.ts'
import { houseOf, type House } from './purchases.ts'
import { fairOf, type Fair } from './shop.ts'
import { givenBackOf } from './given-back.ts'
import { guardedOf, type Guarded } from './guardian.ts'
import { DEMANDS, quizOf, type Quiz } from './guides.ts'
import { listedOf, type Listed } from './lists.ts'
import { linksOf, type Links } from './links.ts'
import { reviewsOf } from './market-parts.ts'
import { name, words, type Kind } from './words.ts'
import { PIXEL } from './pixel.ts'

/** By what id the applicant is known to Telegram. */
export const APPLICANT_ON_TELEGRAM = '699000001'

/** Everybody and everything that a screen can show, each as long, as wide and as harmful as it may be. */
export interface Market extends Bank {
  readonly kind: Kind
  readonly client: Member
  readonly worker: Member
  readonly applicant: Member
  readonly poor: Member
  readonly operator: Member
  readonly newcomer: Member
  readonly minor: Member
  readonly claimJobs: readonly Job[]
  readonly applyJobs: readonly Job[]
  readonly demanding: Job
  readonly paused: Job
  readonly closed: Job
  readonly draft: Job
  readonly poorDraft: Job
  readonly discarded: Job
  readonly assignment: Readonly<Record<AssignmentStatus | 'rated', Assignment>>
  readonly submission: Readonly<Record<'submitted' | 'revising' | 'approved' | 'rejected', Submission>>
  readonly application: Readonly<Record<'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed', Application>>
  readonly accepted: Assignment
  readonly links: Links
  readonly fairness: Fairness
  readonly guarded: Guarded
  readonly quiz: Quiz
  readonly asked: Asked
  readonly alerts: Alerts
  readonly today: string
  readonly reminder: Readonly<Record<ReminderKind, string>>
  readonly checks: Checks
  /** Public ids; the second and the third are switched off. */
  readonly boards: readonly string[]
  readonly disputes: Disputes
  readonly fair: Fair
  readonly house: House
  readonly goods: Goods
  readonly listed: Listed
  readonly outgoing: Outgoing
  readonly cards: Cards
  readonly files: readonly StoredFile[]
  readonly search: string
}

/** Builds it by the core's own verbs: nothing here could not happen. */
export async function market(db: TestDatabase, kind: Kind): Promise<Market> {
  const cast = await castOf(db, kind)
  // First: time goes by in them.
  const goods = await goodsOf(db, cast.operator, kind)
  const checks = await checksOf(db, cast, kind)
  const fair = await fairOf(db, cast.operator, kind, cast.worker)
  const house = await houseOf(db, cast.operator, kind)
  const outgoing = await outgoingOf(db, cast.operator, kind)
  const { client, worker, applicant, poor } = cast
  const open = (changes: Partial<JobFields> = {}) => people.openJob(db, client, { ...hugeFields(kind), ...changes })
  const applyJobs: Job[] = []
  for (let count = 0; count < 6; count += 1) applyJobs.push(await open({ taking: 'apply' }))
  const shortJob = await open({ workHours: 2 })
  const lapsedApplication = await applied(db, applicant, at(applyJobs, 0), kind)
  const lapsedAssignment = await people.claimed(db, worker, shortJob)
  const givenBack = await givenBackOf(db, worker, await open({ workHours: 2 }))
  const released = await releasedOf(db, cast, await open())
  const overdue = await people.claimed(db, worker, await open({ workHours: 2 }))
  await db.forward('73 hours')
  await db.withTx((tx) =>
    assignments.takeBack(tx, client, { key: people.newKey('take-back'), assignment: overdue.publicId }),
  )
  await db.withTx((tx) => assignments.lapseAssignments(tx, 10))
  await db.withTx((tx) => assignments.lapseApplications(tx, 10))

  const asked = await askedOf(db, { client, worker: applicant }, open)
  const application = await applicationsOf(db, cast, applyJobs, kind)
  const claimJobs: Job[] = []
  for (let count = 0; count < 11; count += 1) claimJobs.push(await open(count === 0 ? { slots: 1000 } : {}))
  const handedIn = await filesOf(db, worker, kind)
  const trade = await tradeOf(db, { client, worker }, claimJobs, { kind, handedIn })
  await reviewsOf(db, cast, { ...hugeFields(kind), proof: ['text'], slots: 1 }, kind)
  for (const job of claimJobs.slice(6, 10)) await people.claimed(db, worker, job)

  const draft = (by: Member, changes: Partial<JobFields> = {}) =>
    people.draftJob(db, by, { ...hugeFields(kind), ...changes })
  const drafts = [await draft(poor, { rewardPoints: 10 }), await draft(poor, { rewardPoints: 10, slots: 1 })]
  const poorDraft = await draft(poor, { slots: 1000 })
  const [paused, closed] = [await open(), await open()]
  const discarded = await draft(client)
  await db.withTx((tx) => jobs.pause(tx, client, paused.publicId))
  await db.withTx((tx) => jobs.close(tx, client, { key: people.newKey('close'), job: closed.publicId }))
  await db.withTx((tx) => jobs.discard(tx, client, discarded.publicId))
  if (drafts.length !== 2) throw new Error('two drafts were wanted')
  const disputes = await disputesOf(db, cast, {
    kind,
    open: () => open({ slots: 1 }),
    handIn: (assignment) => people.handedIn(db, worker, assignment, hugeWork(kind, handedIn)),
    files: handedIn,
    clientFiles: await filesOf(db, client, kind),
  })
  // Nobody could reach the worker for a while: what was to be said waits behind a button of the menu.
  await db.sql`update notices set status = 'undelivered' where member_id = ${worker.id}`
  return {
    kind,
    ...cast,
    checks,
    claimJobs,
    applyJobs,
    demanding: await open(DEMANDS),
    paused,
    closed,
    draft: await draft(client),
    poorDraft,
    discarded,
    ...trade,
    assignment: {
      ...trade.assignment,
      ...disputes.ended,
      lapsed: lapsedAssignment,
      'given-back': givenBack,
      released,
      withdrawn: overdue,
    },
    application: { ...application.made, lapsed: lapsedApplication },
    accepted: application.assignment,
    ...(await bankOf(db, cast, kind)),
    links: await linksOf(db, kind),
    guarded: await guardedOf(db, kind),
    quiz: await quizOf(db, cast.worker),
    disputes,
    listed: await listedOf(db, client, { open, draft: () => draft(client, { invitedOnly: true }) }, kind),
    fair,
    house,
    goods,
    outgoing,
    cards: await cardsOf(db, kind),
    fairness: await fairnessOf(
      db,
      cast,
      { first: await open(), second: await open(), work: trade.submission.rejected },
      kind,
    ),
    asked,
    boards: await boardsOf(db, cast.client, kind),
    alerts: await alertsOf(db, cast, () => open({ slots: 1 }), kind),
    today: await todayOf(db),
    reminder: await remindersOf(db, {
      assignment: trade.assignment.working,
      application: application.made.waiting,
      submission: trade.submission.submitted,
    }),
    files: handedIn,
    search: kind === 'harmful' ? '@%:%:%:%:%:%:%:%:%:%:%:%:/start'.repeat(3) : words(kind, 100, { oneLine: true }),
  }
}

async function castOf(db: TestDatabase, kind: Kind) {
  const called = { name: name(kind) }
  const client = await people.client(db, { ...called, points: 140_000_000 })
  const poor = await people.client(db, called)
  await db.withTx((tx) => deposits.reference(tx, poor))
  return {
    client,
    worker: await people.worker(db, called),
    applicant: await people.worker(db, { ...called, externalId: APPLICANT_ON_TELEGRAM }),
    poor,
    operator: await people.operator(db, called),
    newcomer: await people.stranger(db, called),
    minor: await people.worker(db, { ...called, birthDate: '2011-01-01' }),
  }
}
type Cast = Awaited<ReturnType<typeof castOf>>

const applied = (db: TestDatabase, by: Member, job: Job, kind: Kind): Promise<Application> =>
  db.withTx((tx) =>
    assignments.apply(tx, by, { key: people.newKey('apply'), job: job.publicId, pitch: words(kind, 500) }),
  )

async function applicationsOf(db: TestDatabase, { client, worker, applicant }: Cast, list: readonly Job[], kind: Kind) {
  for (const job of list.slice(1)) await applied(db, worker, job, kind)
  const waiting = await applied(db, applicant, at(list, 1), kind)
  const withdrawn = await applied(db, applicant, at(list, 2), kind)
  const declined = await applied(db, applicant, at(list, 3), kind)
  const accepted = await applied(db, applicant, at(list, 4), kind)
  await db.withTx((tx) => assignments.withdraw(tx, applicant, withdrawn.publicId))
  await db.withTx((tx) => assignments.decline(tx, client, { application: declined.publicId, reason: 'no-match' }))
  const assignment = await db.withTx((tx) =>
    assignments.accept(tx, client, { key: people.newKey('accept'), application: accepted.publicId }),
  )
  return { made: { waiting, withdrawn, declined, accepted }, assignment }
}

/** Ten files with long names, half of them pictures. */
async function filesOf(db: TestDatabase, owner: Member, kind: Kind): Promise<readonly StoredFile[]> {
  const storage: files.Storage = { put: async () => undefined, get: async () => PIXEL, remove: async () => undefined }
  const kept: StoredFile[] = []
  for (let count = 0; count < assignments.WORK_LIMITS.filesPerRound; count += 1) {
    const stem = words(kind, 200, { oneLine: true })
    const sent =
      count % 2 === 0 ? { name: `${stem}.png`, bytes: PIXEL } : { name: `${stem}.txt`, bytes: Buffer.from('x') }
    const bytes = await files.keep(storage, { ...sent, upload: `market:${count}` })
    kept.push(await db.withTx((tx) => files.record(tx, owner, bytes)))
  }
  return kept
}

/** The worker's assignments, one in every state. */
async function tradeOf(
  db: TestDatabase,
  { client, worker }: Pick<Cast, 'client' | 'worker'>,
  list: readonly Job[],
  { kind, handedIn }: { readonly kind: Kind; readonly handedIn: readonly StoredFile[] },
) {
  const reason = words(kind, 1000)
  const work = hugeWork(kind, handedIn)
  const claim = (index: number) => people.claimed(db, worker, at(list, index))
  const handIn = async (assignment: Assignment) => people.handedIn(db, worker, assignment, work)
  const working = await claim(0)
  const [submitted, revising, approved, rejected, rated] = [
    await claim(1),
    await claim(2),
    await claim(3),
    await claim(4),
    await claim(5),
  ]
  const sendBack = (submission: Submission) =>
    db.withTx((tx) =>
      assignments.sendBack(tx, client, {
        key: people.newKey('send-back'),
        submission: submission.publicId,
        reason,
        failedPoints: [0, 1, 2, 3, 4, 5, 6, 7],
        hours: 48,
      }),
    )
  const reject = (submission: Submission) =>
    db.withTx((tx) =>
      assignments.reject(tx, client, {
        key: people.newKey('reject'),
        submission: submission.publicId,
        code: 'incomplete',
        reason,
      }),
    )
  const submission = {
    submitted: await handIn(submitted),
    revising: await sendBack(await handIn(revising)),
    approved: await people.approved(db, client, await handIn(approved)),
    rejected: await reject(await handIn(rejected)),
  }
  await people.approved(db, client, await handIn(rated))
  await db.withTx((tx) =>
    assignments.tip(tx, client, { key: people.newKey('tip'), assignment: rated.publicId, points: 10_000 }),
  )
  for (const by of [client, worker]) {
    const stars = { assignment: rated.publicId, stars: 5, sentence: words(kind, 300, { oneLine: true }) }
    await db.withTx((tx) => assignments.rate(tx, by, stars))
  }
  return { assignment: { working, submitted, revising, approved, rejected, rated }, submission }
}
