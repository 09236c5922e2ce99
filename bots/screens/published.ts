import * as jobs from '../../core/jobs/index.ts'
import type { Copy } from '../copy/copy.ts'
import type { Text } from '../dialog/text.ts'

/** The key under which a draft is published once; a job that was sent back is published anew. */
export const publishKey = (job: string, rounds: number): string =>
  rounds === 0 ? `job:${job}:publish` : `job:${job}:publish:${rounds}`

/** Whether a job is live now, or somebody looks at it first. */
export function publishedNote(copy: Copy, job: jobs.Job): Text {
  const { totalPoints } = jobs.costOf(job, job.slots)
  return job.status === 'checking'
    ? copy.checks.mine.asked(totalPoints)
    : copy.jobs.manage.published(totalPoints, job.reviewDays)
}
