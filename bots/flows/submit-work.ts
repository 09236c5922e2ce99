import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import type { Copy } from '../copy/copy.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { join, list, said, type Text } from '../dialog/text.ts'
import { deadline, lines } from '../screens/parts.ts'

const { words: MOST_WORDS, links: MOST_LINKS, aiNote: MOST_AI_NOTE, filesPerRound } = assignments.WORK_LIMITS

interface Open {
  readonly assignment: assignments.Assignment
  readonly job: jobs.Job
  /** The round before, when the client wants something to be fixed. */
  readonly before: assignments.Submission | undefined
}

/** The worker's assignment, which has to wait for the worker. */
async function openWork({ tx, member }: Turn, id: string): Promise<Open> {
  const assignment = await assignments.mine(tx, member, id)
  if (assignment.status !== 'working' && assignment.status !== 'revising') {
    return refuse('assignment.wrong_state', { status: assignment.status })
  }
  const job = await jobs.byId(tx, assignment.jobId)
  return { assignment, job, before: await assignments.newestSubmission(tx, assignment) }
}

/** Handing in: what the job asks for as proof, the checklist, everything once more, done. Argument: the assignment. */
export const submitWork = flow('submit-work', { title: (copy) => copy.work.submit.title })
  .guard(async (turn, [id = '']) => {
    await openWork(turn, id)
    return undefined
  })
  .page(async (_, turn, [id = '']) => proofFields(turn, await openWork(turn, id)))
  .page(async (_, turn, [id = '']) => {
    const { job, before } = await openWork(turn, id)
    return {
      ...(job.checklist.length === 0 ? {} : { checklist: checklistField(turn.copy, job, before) }),
      ...(job.ai === 'disclose' ? { ai: aiField(turn.copy) } : {}),
      ...(job.proof.includes('text') ? {} : { note: noteField(turn.copy) }),
    }
  })
  .review(async (draft, turn, [id = '']) => {
    const { assignment, before } = await openWork(turn, id)
    const words = turn.copy.work.submit
    const isSame = assignment.status === 'revising' && before !== undefined && draft.text === before.words
    const until = words.until(deadline(turn, assignment.deadlineAt))
    return { blocks: [lines(isSame ? words.same : undefined, until, words.last)], confirm: words.confirm }
  })
  .submit(async (draft, turn, [id = '']) => {
    const { tx, member, key, copy } = turn
    const { job } = await openWork(turn, id)
    const work: assignments.Work = {
      words: draft.text ?? ('note' in draft ? (draft.note ?? '') : ''),
      links: linksOf(draft.links ?? ''),
      files: [...(draft.pictures ?? []), ...(draft.files ?? [])].map((file) => file.id),
      checkedPoints: 'checklist' in draft ? (draft.checklist ?? []).map(Number) : [],
      aiNote: 'ai' in draft ? (draft.ai ?? null) : null,
    }
    await assignments.handIn(tx, member, { key, assignment: id, work })
    const { reviewDueAt, deadlineAt } = await assignments.mine(tx, member, id)
    return {
      note: copy.work.submit.done(job.title, deadline(turn, reviewDueAt ?? deadlineAt)),
      show: { do: 'work.show', args: [id] },
    }
  })

/** One question for each kind of proof; in a revision the first of them says what to fix. */
async function proofFields({ copy }: Turn, { job, before, assignment }: Open) {
  const words = copy.work.submit
  const asks = (kind: jobs.ProofKind): boolean => job.proof.includes(kind)
  const first = job.proof[0]
  const failed = before === undefined ? [] : assignments.missingPoints(job, before)
  const fix =
    assignment.status === 'revising' && before?.reason != null
      ? { hint: words.fix(before.reason, failed.length === 0 ? undefined : list(failed.map(said))) }
      : {}
  const hint = (kind: jobs.ProofKind) => (kind === first ? fix : {})
  return {
    text: asks('text')
      ? field.text({
          ...words.words,
          ...hint('text'),
          min: 1,
          max: MOST_WORDS,
          multiline: true,
          ...(before === undefined || before.words === '' ? {} : { preset: before.words }),
        })
      : undefined,
    links: asks('link')
      ? field.text({
          ...words.links,
          ...hint('link'),
          min: 1,
          max: MOST_LINKS * 501,
          multiline: true,
          check: (typed) => badLinks(copy, typed),
          ...(before === undefined || before.links.length === 0 ? {} : { preset: before.links.join('\n') }),
        })
      : undefined,
    pictures: asks('picture')
      ? field.files({ ...words.pictures, ...hint('picture'), max: filesPerRound, picturesOnly: true })
      : undefined,
    files: asks('file') ? field.files({ ...words.files, ...hint('file'), max: filesPerRound }) : undefined,
  }
}

const linksOf = (typed: string): readonly string[] => typed.split(/\s+/).filter((line) => line !== '')

function badLinks(copy: Copy, typed: string): Text | undefined {
  const links = linksOf(typed)
  if (links.length > MOST_LINKS) return copy.work.submit.links.tooMany
  return links.every(jobs.isWebLink) ? undefined : copy.work.submit.links.bad
}

function checklistField(copy: Copy, job: jobs.Job, before: assignments.Submission | undefined) {
  const words = copy.work.submit.checklist
  return field.choices({
    label: words.label,
    ask: words.ask(
      join(
        job.checklist.map((point, index) => said(words.point(index + 1, point))),
        '\n',
      ),
    ),
    options: job.checklist.map((point, index) => ({
      value: String(index),
      label: shortened(words.point(index + 1, point)),
    })),
    optional: true,
    show: (done) => words.summary(done.length, job.checklist.length),
    ...(before === undefined ? {} : { preset: before.checkedPoints.map(String) }),
  })
}

/** A button shows some 30 characters on a phone; the whole point stands in the question. */
const shortened = (words: string): string => ([...words].length <= 34 ? words : `${[...words].slice(0, 33).join('')}…`)

const aiField = (copy: Copy) =>
  field.text({
    ...copy.work.submit.ai,
    min: 1,
    max: MOST_AI_NOTE,
    suggestions: [{ value: copy.work.submit.ai.no, label: copy.work.submit.ai.no }],
  })

const noteField = (copy: Copy) =>
  field.text({ ...copy.work.submit.note, min: 1, max: 1_000, multiline: true, optional: true, assumed: true })
