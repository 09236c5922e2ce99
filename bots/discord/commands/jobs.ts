import { isPublicId } from '../../../core/shared/public-id.ts'
import * as jobs from '../../../core/jobs/index.ts'
import { plainly, to, ID, type Command } from './command.ts'

const categories = jobs.CATEGORIES.map((value) => ({ value, ...jobs.categoryNames[value] }))

/** /jobs: what others have posted. /job: one's own. */
export const jobCommands: readonly Command[] = [
  { name: 'jobs search', options: [{ name: 'words' }], intent: ({ words }) => to('jobs.find', words) },
  {
    name: 'jobs show',
    options: [{ name: 'job', required: true, suggested: 'job' }],
    intent: ({ job = '' }) => (isPublicId(job) ? to('job.show', job) : to('jobs.find', job)),
  },
  {
    name: 'jobs categories',
    options: [{ name: 'category', choices: categories }],
    intent: ({ category }) => {
      const known = jobs.CATEGORIES.find((id) => id === category)
      return known === undefined ? to('jobs.categories') : to('jobs.find', `=${known}`)
    },
  },
  {
    name: 'job post',
    options: [{ name: 'template', suggested: 'template' }],
    intent: ({ template }) => to('post-job', template !== undefined && ID.test(template) ? template : undefined),
  },
  {
    name: 'job manage',
    options: [{ name: 'job', required: true, suggested: 'own-job' }],
    intent: ({ job = '' }) => (isPublicId(job) ? to('job.manage', job) : to('jobs.mine')),
  },
  plainly('job list', 'jobs.mine'),
]
