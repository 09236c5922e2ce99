import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { cleanLine } from '../../core/shared/clean.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { card, categoryName, deadline, inOrder, inRows, lines, menuButton, PAGE, perHour, title } from './parts.ts'

/** A category travels in the same place as words to search for: with a sign that no cleaned word begins with. */
const CATEGORY_SIGN = '='
/** Words travel in the button that turns the page, 64 bytes in all on Telegram. */
const MOST_WORD_BYTES = 30

const numbers = ['1', '2', '3', '4', '5']

/** Open jobs, newest first. Arguments: words or a category, and the public id of the last job seen. */
export const jobsFind: Screen = async (turn, [filter = '', after]) => {
  const { tx, member, copy } = turn
  const category = jobs.CATEGORIES.find((id) => filter === CATEGORY_SIGN + id)
  const words = category === undefined ? searchWords(filter) : ''
  const found = await jobs.find(tx, member, {
    limit: PAGE,
    ...(category === undefined ? {} : { category }),
    ...(words === '' ? {} : { words }),
    ...(after === undefined ? {} : { after }),
  })
  const place = category === undefined ? words : CATEGORY_SIGN + category
  const rows = await inOrder(found.jobs, (job, index) => jobLine(turn, job, index))
  const empty = words === '' ? copy.jobs.find.empty : copy.jobs.find.emptyFor
  return card(
    [
      title(heading(turn, category, words)),
      ...rows.map((row) => lines(...row)),
      rows.length === 0 ? lines(empty) : undefined,
    ],
    [
      found.jobs.map((job, index) => go(numbers[index] ?? '', 'job.show', job.publicId)),
      pager(copy.jobs.find.newer, copy.jobs.find.older, ['jobs.find', place], after, found),
      [
        go(copy.jobs.find.categories, 'jobs.categories'),
        place === '' ? undefined : go(copy.jobs.find.all, 'jobs.find'),
      ],
      [menuButton(copy)],
    ],
  )
}

function heading(turn: Turn, category: jobs.CategoryId | undefined, words: string): Text {
  const { find } = turn.copy.jobs
  if (category !== undefined) return find.titleIn(categoryName(turn, category))
  return words === '' ? find.title : find.titleFor(words)
}

/** Without signs that find nothing and would take three bytes each in the button. */
function searchWords(words: string): string {
  let short = cleanLine(words.replace(/[:%]/g, ' '))
  while (Buffer.byteLength(short) > MOST_WORD_BYTES) short = [...short].slice(0, -1).join('')
  return short.trim()
}

async function jobLine(turn: Turn, job: jobs.Job, index: number): Promise<readonly (Text | undefined)[]> {
  const { find } = turn.copy.jobs
  const missing = await jobs.missingFor(turn.tx, turn.member, job)
  return [
    find.line(index + 1, job.title, job.rewardPoints, job.minutes, perHour(job), job.openSlots),
    missing.length === 0 ? undefined : find.lacking,
  ]
}

/** Back to the beginning and on: keyset pages know no number and no way back but the first. */
function pager(
  first: string,
  next: string,
  [intent, ...args]: readonly [string, ...string[]],
  after: string | undefined,
  page: { readonly jobs: readonly jobs.Job[]; readonly more: boolean },
): readonly (Button | undefined)[] {
  const last = page.jobs.at(-1)
  return [
    after === undefined ? undefined : go(first, intent, ...args),
    page.more && last !== undefined ? go(next, intent, ...args, last.publicId) : undefined,
  ]
}

/** All ten categories, as filters. */
export const jobsCategories: Screen = async (turn) =>
  card(
    [title(turn.copy.jobs.find.categoriesTitle)],
    [
      ...inRows(
        jobs.CATEGORIES.map((id) => go(categoryName(turn, id), 'jobs.find', CATEGORY_SIGN + id)),
        2,
      ),
      [go(turn.copy.jobs.find.all, 'jobs.find'), menuButton(turn.copy)],
    ],
  )

/** A client's own jobs: how the slots stand, whose turn it is, what runs out next. */
export const jobsMine: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.jobs.mine
  const page = await jobs.mine(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const counts = await assignments.counts(tx, page.jobs)
  return card(
    [
      title(words.title),
      ...page.jobs.map((job, index) => lines(...myJobLine(turn, job, counts.get(job.id), index))),
      page.jobs.length === 0 ? lines(words.empty) : undefined,
    ],
    [
      page.jobs.map((job, index) => go(numbers[index] ?? '', 'job.manage', job.publicId)),
      pager(words.newer, words.older, ['jobs.mine'], after, page),
      [looks('main', go(words.post, 'post-job')), menuButton(copy)],
    ],
  )
}

function myJobLine(
  turn: Turn,
  job: jobs.Job,
  count: assignments.JobCounts | undefined,
  index: number,
): readonly (Text | undefined)[] {
  const words = turn.copy.jobs.mine
  const state = words.states[stateOf(job, count)]
  if (count === undefined || job.status === 'draft' || job.status === 'discarded') {
    return [words.line(index + 1, job.title, state)]
  }
  const parts = [
    state,
    words.counts(job.openSlots, count.working, count.submitted, count.approved),
    ...(count.rejected > 0 ? [words.rejected(count.rejected)] : []),
    ...(count.applicants > 0 ? [words.applicants(count.applicants)] : []),
  ]
  return [
    words.line(index + 1, job.title, parts.join(' · ')),
    turnOf(words, job, count),
    count.nextAt === undefined ? undefined : words.next(deadline(turn, count.nextAt)),
  ]
}

/** An open job without a free slot is taken; when nothing is under way either, it is finished. */
export function stateOf(job: jobs.Job, count: assignments.JobCounts | undefined): jobs.JobStatus | 'full' | 'finished' {
  if (count === undefined || job.status !== 'open' || job.openSlots > 0) return job.status
  return count.working + count.submitted > 0 ? 'full' : 'finished'
}

/** Whose turn it is, for a client who looks at his jobs. */
export function turnOf(
  words: Turn['copy']['jobs']['mine'],
  job: jobs.Job,
  count: assignments.JobCounts,
): Text | undefined {
  if (count.submitted > 0 || count.applicants > 0) return words.yourTurn
  if (count.working > 0) return words.theirTurn
  return job.openSlots > 0 ? words.nobodysTurn : undefined
}
