import * as asides from '../asides/index.ts'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as jobs from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { refuse } from '../shared/refusal.ts'
import { alertVerbs, MOST_ALERTS, type Alert } from './alert.ts'
import { momentAt, nextMoment } from './moment.ts'
import * as store from './store.ts'

export * from './alert.ts'
export { nextMoment, noticeHours } from './moment.ts'

/** A notice collects no more than this; the rest comes with the next one. */
const MOST_IN_A_NOTICE = 50

/**
 * Saves what is looked for: from now on new jobs like that are told, collected, at most three times a day. Mistyped
 * words are saved as they were meant, and what is saved already is not saved twice. Refuses `alert.too_many` beyond ten,
 * `alert.no_words` when the words are all too common to find anything, and `member.not_joined`.
 */
export async function save(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly filter: jobs.SearchFilter },
): Promise<{ readonly alert: Alert; readonly isNew: boolean }> {
  members.requireJoined(member)
  const { words = null, category = null, minimumRewardPoints = null } = input.filter
  const { maximumMinutes = null, language = null, onlyOpenToMe = false } = input.filter
  const wanted = { words, category, minimumRewardPoints, maximumMinutes, language, onlyOpenToMe }
  const saved = await once(tx, { key: input.key, kind: 'alert.save', actorId: member.id, input: wanted }, async () => {
    await members.lock(tx, member.id)
    const filter = { ...wanted, words: words === null ? null : await jobs.correctedWords(tx, words) }
    const present = await store.ofMember(tx, member.id)
    const same = present.find((alert) => isSame(alert, filter))
    if (same !== undefined) return { alert: same.publicId, isNew: false }
    if (present.length >= MOST_ALERTS) refuse('alert.too_many', { limit: MOST_ALERTS })
    const alert = (await store.insert(tx, member.id, filter)) ?? refuse('alert.no_words', {})
    return { alert: alert.publicId, isNew: true }
  })
  return { alert: await own(tx, member, saved.alert), isNew: saved.isNew }
}

const FILTERS = ['words', 'category', 'minimumRewardPoints', 'maximumMinutes', 'language', 'onlyOpenToMe'] as const

const isSame = (one: Required<jobs.SearchFilter>, other: Required<jobs.SearchFilter>): boolean =>
  FILTERS.every((name) => one[name] === other[name])

/** A member's saved searches, the oldest first; at most ten, more only after a merge. */
export async function list(tx: Tx, member: Member): Promise<readonly Alert[]> {
  return store.ofMember(tx, member.id)
}

/** One of the member's own. Refuses `alert.unknown`. */
export async function own(tx: Tx, member: Member, publicId: string): Promise<Alert> {
  return (await store.ofMemberById(tx, member.id, publicId)) ?? refuse('alert.unknown', {})
}

/** New jobs are not looked at until it is resumed. Pausing twice is no mistake. Refuses `alert.unknown`. */
export async function pause(tx: Tx, member: Member, publicId: string): Promise<Alert> {
  const alert = await own(tx, member, publicId)
  return (await store.move(tx, alert, alertVerbs.pause)) ?? alert
}

/** Looks at new jobs again, from now on. Refuses `alert.unknown`. */
export async function resume(tx: Tx, member: Member, publicId: string): Promise<Alert> {
  const alert = await own(tx, member, publicId)
  return (await store.move(tx, alert, alertVerbs.resume)) ?? alert
}

/** Forgets a saved search; what it has found is still told. Refuses `alert.unknown`. */
export async function remove(tx: Tx, member: Member, publicId: string): Promise<void> {
  await store.remove(tx, member.id, publicId)
}

/**
 * Looks at the jobs that were published since the last time and writes down for whom they are news. For the schedule:
 * returns how many jobs. A job meets only the alerts that share a stem or its category with it.
 */
export async function matchNew(tx: Tx, limit: number): Promise<number> {
  const jobIds = asides.worksOff(tx, await store.takeNewJobs(tx, limit)).map(({ id }) => id)
  if (jobIds.length === 0) return 0
  for (const memberId of await store.match(tx, jobIds)) {
    const member = await members.byId(tx, memberId)
    if (member !== undefined) await store.putDue(tx, memberId, nextMoment(member, tx.now).at)
  }
  return jobIds.length
}

/** Tells those whose moment has come what was found for them. For the schedule; returns how many were due. */
export async function tellDue(tx: Tx, limit: number): Promise<number> {
  const due = await store.due(tx, limit)
  asides.worksOff(
    tx,
    due.map(({ memberId: id }) => ({ id })),
  )
  for (const { memberId, dueAt } of due) {
    const member = await members.byId(tx, memberId)
    if (member !== undefined) await tellMember(tx, member, dueAt)
  }
  return due.length
}

async function tellMember(tx: Tx, member: Member, dueAt: Date): Promise<void> {
  const moment = momentAt(member, dueAt)
  if (moment !== undefined && member.status === 'active') {
    const news = await newsFor(tx, member)
    const notice = news.length === 0 ? undefined : await store.insertNotice(tx, member.id, moment)
    if (notice !== undefined) {
      await store.markTold(tx, member.id, notice.id, news)
      await notices.tell(tx, member.id, {
        kind: 'alerts.found',
        data: { notice: notice.publicId },
        dedupeKey: `alerts:${notice.id}`,
      })
    }
  }
  const rest = await store.untold(tx, member.id, 1)
  await store.setDue(tx, member.id, rest.length === 0 ? undefined : nextMoment(member, tx.now).at)
}

/** What was found and can be taken now; the rest, unless it only rests, is forgotten. */
async function newsFor(tx: Tx, member: Member): Promise<readonly string[]> {
  const found = await store.untold(tx, member.id, MOST_IN_A_NOTICE)
  const among = found.map(({ jobId }) => jobId)
  const { jobs: open } = await jobs.find(tx, member, { among, limit: MOST_IN_A_NOTICE })
  const strict = new Set(found.filter(({ onlyOpenToMe }) => onlyOpenToMe).map(({ jobId }) => jobId))
  const news: string[] = []
  for (const job of open) {
    if (!strict.has(job.id) || (await jobs.missingFor(tx, member, job, { anyHour: true })).length === 0)
      news.push(job.id)
  }
  await store.forgetUntold(
    tx,
    member.id,
    among.filter((id) => !news.includes(id)),
  )
  return news
}

/** A page of what a notice collected and can still be taken, newest first; empty for a notice of somebody else. */
export async function foundBy(
  tx: Tx,
  member: Member,
  query: { readonly notice: string; readonly after?: string; readonly limit: number },
): Promise<jobs.Found> {
  const { notice, ...page } = query
  return jobs.find(tx, member, { ...page, among: await store.jobsOfNotice(tx, member.id, notice) })
}

/** Gives saved searches and what they found to the member that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToMember(tx, way.from, way.to)
}
