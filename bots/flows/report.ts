import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'

const { reportWords } = moderation.MODERATION_LIMITS

/** What is reported, by name. Refuses what this member cannot see. */
async function nameOfTarget({ tx, member }: Turn, kind: string, id: string): Promise<string> {
  if (kind === 'job') return (await jobs.byPublicId(tx, member, id)).title
  if (kind === 'submission') return (await assignments.seenByParty(tx, member, id)).job.title
  if (kind !== 'member') return refuse('member.unknown', {})
  return ((await members.byPublicId(tx, id)) ?? refuse('member.unknown', {})).name
}

const targetKind = (kind: string): 'job' | 'member' | 'submission' =>
  kind === 'job' || kind === 'submission' ? kind : 'member'

/** Reporting a job, a member or a submission. Arguments: which of the three, and its public id. */
export const report = flow('report', { title: (copy) => copy.moderation.report.title })
  .guard(async (turn, [kind = '', id = '']) => {
    await nameOfTarget(turn, kind, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    code: field.choice({
      ...copy.moderation.report.code,
      options: moderation.REPORT_CODES.map((value) => ({ value, label: copy.moderation.codes[value] })),
    }),
  }))
  .page(async ({ code }, { copy }) => ({
    words: field.text({
      ...copy.moderation.report.words,
      min: reportWords.min,
      max: reportWords.max,
      multiline: true,
      optional: code !== 'other',
    }),
  }))
  .review(async (_, turn, [kind = '', id = '']) => {
    const words = turn.copy.moderation
    const about = words.report.about(words.targets[targetKind(kind)], await nameOfTarget(turn, kind, id))
    return { blocks: [lines(about, words.report.promise)], confirm: words.report.confirm }
  })
  .submit(async ({ code, words }, { tx, member, copy, key }, [kind = '', id = '']) => {
    const target = { kind: targetKind(kind), id }
    const made = await moderation.report(tx, member, { key, target, code, words: words ?? '' })
    return { note: copy.moderation.report.done(made.publicId) }
  })
