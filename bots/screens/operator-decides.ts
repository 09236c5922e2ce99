import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { bold, said } from '../dialog/text.ts'
import { objectionReplies, workReplies } from './dispute-card.ts'
import { memberButton } from './member-button.ts'
import { card, deadline, inOrder, lines, nameOf, PAGE, quote, title } from './parts.ts'

const back = ({ copy }: Turn) => go(copy.moderation.operator.back, 'operator')

/** The oldest report that is open; `after` is the one before it. */
export const reports: Screen = async (turn, [after]) => {
  const page = await moderation.openReports(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.reports
  if (first === undefined) return card([lines(turn.copy.moderation.operator.empty)], [[back(turn)]])
  return reportCard(turn, first.publicId, page.more)
}

/** One report, with what was reported. */
export const report: Screen = async (turn, [id = '']) => reportCard(turn, id, false)

async function reportCard(turn: Turn, id: string, more: boolean): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.moderation.reports
  const { report: seen, reporters } = await moderation.reportFor(tx, member, id)
  const subject = await nameOf({ tx, copy }, seen.subjectId)
  const job = seen.target === 'job' ? await jobs.byId(tx, seen.targetId) : undefined
  const isOpen = seen.status === 'open'
  const isWork = isOpen && seen.target === 'submission' && seen.reporterId !== member.id
  return card(
    [
      title(words.title(seen.code)),
      lines(
        words.target(copy.moderation.targets[seen.target], job?.title ?? subject.name),
        words.subject(subject.name),
        isOpen ? words.reporters(reporters) : undefined,
        job?.status === 'paused' && job.heldFor === 'reports' ? words.paused : undefined,
        copy.moderation.operator.age(deadline(turn, seen.createdAt)),
      ),
      seen.words === '' ? undefined : quote(said(seen.words)),
      seen.quoted === '' ? undefined : quote(said([...seen.quoted].slice(0, 1_000).join(''))),
      job === undefined ? undefined : quote(said([...job.brief].slice(0, 1_000).join(''))),
      seen.decision === null ? undefined : lines(copy.moderation.notices.outcomes[seen.decision]),
      seen.reason === null ? undefined : quote(said(seen.reason)),
    ],
    [
      [isOpen ? looks('main', go(copy.moderation.operator.decideButton, 'decide-report', id)) : undefined],
      [
        job === undefined ? undefined : go(words.looked, 'job.details', job.publicId),
        isWork ? go(copy.disputes.show.work, 'op.report-work', id) : undefined,
        await memberButton(turn, words.member, seen.subjectId),
      ],
      [back(turn), more ? go(copy.moderation.operator.next, 'op.reports', id) : undefined],
    ],
  )
}

/** The reported work itself, and what its client found wrong with it: `[report]`. */
export const reportWork: Action = async (turn, [id = '']) => {
  const seen = await moderation.reportedWork(turn.tx, turn.member, id)
  return {
    show: { do: 'op.report', args: [id] },
    also: [
      { is: 'card', card: card([title(bold(seen.job.title))], []) },
      ...(await workReplies(turn, seen, seen.files)),
      ...objectionReplies(turn, seen.submission),
    ],
  }
}

/** A member as an operator sees it: no birth date, no bank data, what can be decided. */
export const memberCard: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const words = copy.moderation.member
  const about = (await members.byPublicId(tx, id)) ?? refuse('member.unknown', {})
  return card(
    [
      title(words.title(about.name, about.publicId.slice(0, 4).toUpperCase())),
      lines(
        said(words.states[about.status]),
        about.joinedAt === null ? undefined : words.since(copy.format.day(about.joinedAt, member.timeZone)),
      ),
    ],
    [
      [about.status === 'active' ? looks('danger', go(words.suspendButton, 'suspend', about.publicId)) : undefined],
      [back(turn)],
    ],
  )
}

/** Who is suspended, newest first; a number lifts it. */
export const suspensions: Screen = async (turn, [before]) => {
  const { tx, member, copy } = turn
  const words = copy.moderation.member
  const page = await moderation.suspensionsPage(tx, member, {
    limit: PAGE,
    ...(before === undefined ? {} : { before }),
  })
  const rows = await inOrder(page.suspensions, async ({ memberId, at }, index) =>
    words.line(index + 1, (await nameOf({ tx, copy }, memberId)).name, deadline(turn, at)),
  )
  const last = page.suspensions.at(-1)
  return card(
    [
      title(said(copy.moderation.operator.queues.suspensions)),
      lines(...(rows.length === 0 ? [copy.moderation.operator.empty] : rows)),
    ],
    [
      page.suspensions.map(({ publicId }, index) => go(`🔓 ${index + 1}`, 'lift', publicId)),
      [
        back(turn),
        page.more && last !== undefined
          ? go(copy.moderation.operator.next, 'op.suspensions', last.publicId)
          : undefined,
      ],
    ],
  )
}

/** The audit log, newest first, and whether its chain holds. */
export const audit: Screen = async (turn, [before]) => {
  const { tx, member, copy } = turn
  const words = copy.moderation.audit
  const number = Number(before)
  const page = await moderation.auditPage(tx, member, {
    limit: PAGE,
    ...(Number.isSafeInteger(number) ? { before: number } : {}),
  })
  const broken = before === undefined ? await moderation.brokenAudit(tx) : undefined
  const last = page.entries.at(-1)
  return card(
    [
      title(words.title),
      before === undefined ? lines(broken === undefined ? words.whole : words.broken(broken)) : undefined,
      ...(await inOrder(page.entries, async (entry) => {
        const name = entry.actorId === null ? '—' : (await nameOf({ tx, copy }, entry.actorId)).name
        const object = [...entry.object].slice(0, 60).join('')
        return lines(
          words.line(entry.number, entry.action, object, name, deadline(turn, entry.at)),
          said([...entry.reason].slice(0, 120).join('')),
          words.hash(entry.hash.slice(0, 12)),
        )
      })),
      page.entries.length === 0 ? lines(copy.moderation.operator.empty) : undefined,
    ],
    [
      [
        before === undefined ? undefined : go(words.newest, 'op.audit'),
        page.more && last !== undefined ? go(words.older, 'op.audit', last.number) : undefined,
      ],
      [back(turn)],
    ],
  )
}
