import { sql, type SQL } from 'drizzle-orm'
import { of, through, type Exported } from './exported.ts'

const myJobs = (me: string): SQL => sql`select j.id from jobs j where j.client_id = ${me}`
const myWork = (me: string): SQL => sql`select a.id from assignments a where a.worker_id = ${me}`

/** Jobs and work, on both sides of it. What others wrote is in it where the member was given it. */
export const WORK: readonly Exported[] = [
  of('jobs', 'client_id', { hidden: ['words'] }),
  through('job_checks', (me) => sql`where t.job_id = any (array(${myJobs(me)}))`, {
    hidden: ['decided_by'],
  }),
  through('flags', (me) => sql`where t.job_id = any (array(${myJobs(me)}))`, { hidden: ['decided_by'] }),
  of('applications', 'worker_id'),
  of('assignments', 'worker_id'),
  through('assignments', (me) => sql`where t.job_id = any (array(${myJobs(me)}))`, {
    file: 'assignments-given',
    named: ['worker_id'],
  }),
  through('submissions', (me) => sql`where t.assignment_id = any (array(${myWork(me)}))`, {
    hidden: ['journal_id'],
  }),
  through(
    'submissions',
    (me) =>
      sql`where t.assignment_id = any (array(select a.id from assignments a join jobs j on j.id = a.job_id where j.client_id = ${me}))`,
    { file: 'submissions-received', hidden: ['journal_id'] },
  ),
  through(
    'submission_files',
    (me) => sql`where t.file_id = any (array(select f.id from files f where f.owner_id = ${me}))`,
    {
      key: [
        { name: 'submission_id', type: 'uuid' },
        { name: 'position', type: 'int2' },
      ],
    },
  ),
  through('requests', (me) => sql`where t.assignment_id = any (array(${myWork(me)}))`, {}),
  of('reviews', 'author_id', { file: 'reviews-given', named: ['subject_id'] }),
  // Only those that the member may see by now.
  through(
    'reviews',
    (me) => sql`where t.id = any (array(select s.id from seen_reviews s where s.subject_id = ${me}))`,
    {
      file: 'reviews-received',
      own: ['subject_id'],
      named: ['author_id'],
    },
  ),
  of('disputes', 'worker_id', { named: ['client_id'], hidden: ['decided_by'] }),
  of('disputes', 'client_id', { file: 'disputes-as-client', named: ['worker_id'], hidden: ['decided_by'] }),
  through(
    'dispute_files',
    (me) => sql`where t.file_id = any (array(select f.id from files f where f.owner_id = ${me}))`,
    {
      key: [
        { name: 'dispute_id', type: 'uuid' },
        { name: 'side', type: 'text' },
        { name: 'position', type: 'int2' },
      ],
    },
  ),
  // Why it was decided so is told to whom it was about.
  of('reports', 'reporter_id', { named: ['subject_id'], hidden: ['target_id', 'decided_by', 'reason'] }),
  of('invitations', 'worker_id'),
  of('waiting_places', 'worker_id'),
]
