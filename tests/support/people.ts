import * as assignments from '../../core/assignments/index.ts'
import type { Assignment, Submission, Work } from '../../core/assignments/index.ts'
import type { Database } from '../../core/db/connect.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { Job, JobFields } from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member, Platform } from '../../core/members/index.ts'
import { operators } from '../../core/members/tables.ts'
import type { Language } from '../../core/shared/language.ts'

let counter = 0

/** A key that no command has used yet. */
export function newKey(what: string): string {
  counter += 1
  return `${what}:${process.pid}:${counter}`
}

export interface PersonOptions {
  readonly name?: string
  readonly language?: Language
  /** Default 1990-01-01. */
  readonly birthDate?: string
  readonly platform?: Platform
  readonly externalId?: string
}

/** Somebody who has written to the bot and not joined yet. */
export function stranger(database: Database, options: PersonOptions = {}): Promise<Member> {
  counter += 1
  const externalId = options.externalId ?? String(700_000_000 + counter)
  return database.withTx((tx) =>
    members.meet(tx, {
      platform: options.platform ?? 'telegram',
      externalId,
      name: options.name ?? `Person ${counter}`,
      place: externalId,
      locale: options.language ?? 'de',
    }),
  )
}

async function person(
  database: Database,
  wants: readonly ('work' | 'post' | 'shop')[],
  options: PersonOptions,
): Promise<Member> {
  const member = await stranger(database, options)
  return database.withTx((tx) =>
    members.join(tx, member, {
      key: newKey('join'),
      language: options.language ?? 'de',
      birthDate: options.birthDate ?? '1990-01-01',
      wants,
      minimumAge: 14,
    }),
  )
}

/** A member who does jobs. */
export function worker(database: Database, options: PersonOptions = {}): Promise<Member> {
  return person(database, ['work'], options)
}

/** A member who posts jobs, with `points` of deposited budget (none by default). */
export async function client(
  database: Database,
  options: PersonOptions & { readonly points?: number } = {},
): Promise<Member> {
  const member = await person(database, ['post'], options)
  if (options.points !== undefined && options.points > 0) await deposit(database, member, options.points)
  return member
}

/** A member whom the configuration names as an operator. */
export async function operator(database: Database, options: PersonOptions = {}): Promise<Member> {
  const member = await person(database, [], options)
  await nameOperator(database, member)
  return member
}

/** The configuration names this member, too. */
export async function nameOperator(database: Database, member: Member): Promise<void> {
  await database.withTx(async (tx) => {
    const places = await members.places(tx, member.id)
    await tx.insert(operators).values(places.map(({ platform, externalId }) => ({ platform, externalId })))
  })
}

/** One operator for the deposits of each database. */
const bankers = new WeakMap<Database, Promise<Member>>()

/** A deposit arrives, as operators credit it: at most 10,000 EUR at once, so larger ones come in pieces. */
export async function deposit(database: Database, member: Member, points: number): Promise<void> {
  const banker = bankers.get(database) ?? operator(database, { name: 'Berta' })
  bankers.set(database, banker)
  const by = await banker
  const reference = await database.withTx((tx) => deposits.reference(tx, member))
  for (let left = points; left > 0; left -= deposits.CREDIT_POINTS.max) {
    await byHand(database, by, { reference, points: Math.min(left, deposits.CREDIT_POINTS.max) })
  }
}

/** A transfer is credited by hand, as when two operators have agreed on it. */
export function byHand(
  database: Pick<Database, 'withTx'>,
  by: Member,
  credit: { readonly reference: string; readonly points: number; readonly reason?: string },
): Promise<deposits.Deposit> {
  const { reference, points, reason = 'bank statement' } = credit
  return database.withTx(async (tx) => {
    const client = await deposits.memberOf(tx, reference)
    await members.lock(tx, client.id)
    return deposits.byHand(tx, by, { key: newKey('credit'), client, points, reason })
  })
}

/** What a job says when a test does not care: 300 points, one slot, first come, a text as proof. */
export const usualFields: JobFields = {
  category: 'texts',
  template: null,
  title: 'Ein Text über das Café am Eck',
  brief: 'Schreib einen freundlichen Text über das Café am Eck.',
  result: 'Ein Text in ganzen Sätzen',
  exampleLink: null,
  checklist: ['Nennt den Namen', 'Nennt die Adresse'],
  proof: ['text'],
  minutes: 20,
  rewardPoints: 300,
  slots: 1,
  taking: 'claim',
  workHours: 24,
  reviewDays: 5,
  openDays: 14,
  minimumAge: null,
  minimumStarsTenths: 0,
  minimumJobs: 0,
  qualification: null,
  languages: [],
  invitedOnly: false,
  ai: 'allowed',
}

export type JobOptions = Partial<JobFields> & {
  /** Default 1000: ten per cent. */
  readonly feeBasisPoints?: number
}

/** A job that is written down and not published. */
export function draftJob(database: Database, by: Member, options: JobOptions = {}): Promise<Job> {
  const { feeBasisPoints = 1_000, ...fields } = options
  return database.withTx((tx) =>
    jobs.write(tx, by, { key: newKey('write'), fields: { ...usualFields, ...fields }, feeBasisPoints }),
  )
}

/** Nobody looks at a job first unless a test wants it. */
export const NO_CHECKS: jobs.CheckRules = { firstJobs: 0, days: 7 }

/** A published job; its client needs the budget for it. */
export async function openJob(database: Database, by: Member, options: JobOptions = {}): Promise<Job> {
  const draft = await draftJob(database, by, options)
  return database.withTx((tx) =>
    jobs.publish(tx, by, { key: newKey('publish'), job: draft.publicId, checks: NO_CHECKS }),
  )
}

/** The worker takes a slot of a first-come job. */
export function claimed(database: Database, by: Member, job: Job): Promise<Assignment> {
  return database.withTx((tx) => assignments.claim(tx, by, { key: newKey('claim'), job: job.publicId }))
}

export const usualWork: Work = {
  words: 'Das Café am Eck backt selbst.',
  links: [],
  files: [],
  checkedPoints: [0, 1],
  aiNote: null,
}

/** The worker hands in a round. */
export function handedIn(
  database: Database,
  by: Member,
  assignment: Assignment,
  work: Partial<Work> = {},
): Promise<Submission> {
  return database.withTx((tx) =>
    assignments.handIn(tx, by, {
      key: newKey('hand-in'),
      assignment: assignment.publicId,
      work: { ...usualWork, ...work },
    }),
  )
}

/** The client pays. Returns the submission as it is then. */
export function approved(database: Database, by: Member, submission: Submission): Promise<Submission> {
  return database.withTx(async (tx) => {
    await assignments.approve(tx, by, { key: newKey('approve'), submission: submission.publicId })
    return (await assignments.toReview(tx, by, submission.publicId)).submission
  })
}

/** The client rejects. Returns the submission as it is then. */
export function rejected(
  database: Database,
  by: Member,
  submission: Submission,
  reason = 'Der Name des Cafés fehlt.',
): Promise<Submission> {
  return database.withTx((tx) =>
    assignments.reject(tx, by, {
      key: newKey('reject'),
      submission: submission.publicId,
      code: 'incomplete',
      reason,
    }),
  )
}

/** What a member has, in points. */
export async function pointsOf(database: Database, member: Member, kind: 'budget' | 'earnings'): Promise<number> {
  return database.withTx((tx) => ledger.balance(tx, { kind, ownerId: member.id }))
}

/** What lies in a job's escrow, in points. */
export async function escrowOf(database: Database, job: Job): Promise<number> {
  return database.withTx((tx) => ledger.balance(tx, { kind: 'escrow', ownerId: job.id }))
}
