import type * as jobs from '../../core/jobs/index.ts'
import type { Missing } from '../../core/shared/refusal.ts'
import type { Block } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import { list, said, type Text } from '../dialog/text.ts'
import { webLink } from './long-words.ts'
import { categoryName, deadline, lines, perHour, quote } from './parts.ts'

/** What a worker wants to know of a job first. */
export function factsOf(turn: Turn, job: jobs.Job): readonly Text[] {
  const words = turn.copy.jobs.card
  const needs = requirements(job)
  return [
    words.reward(job.rewardPoints),
    words.effort(job.minutes, perHour(job)),
    words.slots(job.openSlots, job.slots - job.withdrawnSlots),
    job.taking === 'claim' ? words.claimWay : words.applyWay,
    words.workTime(job.workHours),
    ...(job.status === 'closed' ? [] : [words.closes(deadline(turn, job.closesAt))]),
    words.proof(job.proof.map((kind) => words.proofKinds[kind])),
    ...(needs.length === 0 ? [] : [turn.copy.jobs.details.needs(needs.map(words.missing))]),
  ]
}

/** What the result must look like, and what else holds for it. */
export function rulesOf(turn: Turn, job: jobs.Job): readonly (Block | undefined)[] {
  const { copy } = turn
  const words = copy.jobs.details
  const needs = requirements(job)
  return [
    lines(words.result),
    quote(said(job.result)),
    job.checklist.length === 0 ? undefined : lines(words.checklist, list(job.checklist.map(said))),
    lines(
      job.exampleLink === null ? undefined : words.example(webLink(job.exampleLink)),
      words.category(categoryName(turn, job.category)),
      words.ai[job.ai],
      needs.length === 0 ? undefined : words.needs(needs.map(copy.jobs.card.missing)),
      words.review(job.reviewDays),
    ),
  ]
}

/** What a worker has to bring along for a job. */
export function requirements(job: jobs.Job): readonly Missing[] {
  return [
    ...(job.minimumAge === null ? [] : [{ need: 'age' as const, minimumAge: job.minimumAge }]),
    ...(job.minimumStarsTenths === 0 ? [] : [{ need: 'stars' as const, minimumStarsTenths: job.minimumStarsTenths }]),
    ...(job.minimumJobs === 0 ? [] : [{ need: 'jobs' as const, minimumJobs: job.minimumJobs }]),
    ...(job.qualification === null ? [] : [{ need: 'qualification' as const, guide: job.qualification }]),
    ...(job.languages.length === 0 ? [] : [{ need: 'language' as const, languages: job.languages }]),
    ...(job.invitedOnly ? [{ need: 'invitation' as const }] : []),
  ]
}
