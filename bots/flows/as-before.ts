import type * as jobs from '../../core/jobs/index.ts'
import type { Fields } from '../dialog/field.ts'

/** The questions with the old job's answers; a choice that is not offered any more keeps what is usual now. */
export function asBefore<F extends Fields>(fields: F, old: jobs.Job): F {
  const answers = rawAnswers(old)
  const answered = Object.entries(fields).map(([key, asked]) => {
    const preset = answers[key]
    if (asked === undefined || preset === undefined) return [key, asked]
    const isChoice = asked.kind === 'choice' || asked.kind === 'choices'
    const offered = preset.every((value) => asked.options.some((option) => option.value === value))
    return [key, isChoice && !offered ? asked : { ...asked, preset, assumed: true }]
  })
  // The same questions under the same keys, each with another preset.
  return Object.fromEntries(answered) as F
}

/** The old job as somebody would have answered the questions of posting it. */
function rawAnswers(job: jobs.Job): Readonly<Record<string, readonly string[]>> {
  return {
    category: [job.category],
    title: [job.title],
    brief: [job.brief],
    result: [job.result],
    proof: job.proof,
    reward: [String(job.rewardPoints)],
    slots: [String(job.slots)],
    taking: [job.taking],
    invited: [job.invitedOnly ? 'invited' : 'everybody'],
    ...(job.checklist.length === 0 ? {} : { checklist: [job.checklist.join('\n')] }),
    ...(job.exampleLink === null ? {} : { 'example-link': [job.exampleLink] }),
    minutes: [String(job.minutes)],
    'work-time': [String(job.workHours)],
    review: [String(job.reviewDays)],
    closing: [String(job.openDays)],
    age: [job.minimumAge === null ? 'none' : String(job.minimumAge)],
    stars: [String(job.minimumStarsTenths)],
    jobs: [String(job.minimumJobs)],
    qualification: [job.qualification ?? 'none'],
    languages: job.languages,
    ai: [job.ai],
  }
}
