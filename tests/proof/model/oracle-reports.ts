import { at, DAY, when, type Reasons } from './base.ts'
import { close } from './oracle.ts'
import { settleHolds } from './oracle-holds.ts'
import { letGo } from './oracle-letting-go.ts'
import { againstDeciding, type Judge } from './oracle-moderation.ts'
import type { Report, Suspension, World } from './things.ts'

/** So many of one person in a day. */
const A_DAY = 10

/** Person 0 is an operator as well. */
const isOperator = (person: number): boolean => person === 0

/** Whom it is about; a submission has two sides, and is about the other one. */
export function aboutWhom(world: World, by: number, { target, of }: Pick<Report, 'target' | 'of'>): number {
  if (target === 'member') return of
  if (target === 'job') return at(world.jobs, of).client
  const { worker, job } = at(world.assignments, at(world.submissions, of).assignment)
  return worker === by ? at(world.jobs, job).client : worker
}

/** What somebody cannot see does not exist for them. */
function isUnseen(world: World, by: number, { target, of }: Pick<Report, 'target' | 'of'>): Reasons {
  if (target === 'member') return []
  if (target === 'submission') {
    const { worker, job } = at(world.assignments, at(world.submissions, of).assignment)
    return when(by !== worker && by !== at(world.jobs, job).client, 'submission.unknown')
  }
  const { client, status, invitedOnly } = at(world.jobs, of)
  const isInvited = world.invitations.some(({ job, worker }) => job === of && worker === by)
  const isHidden = status === 'draft' || status === 'checking' || status === 'discarded'
  const isClosed = invitedOnly && !isInvited && !isOperator(by)
  return when(by !== client && (isHidden || isClosed), 'job.unknown')
}

export function againstReporting(
  world: World,
  report: Pick<Report, 'by' | 'target' | 'of' | 'code' | 'at'>,
  characters: number,
): Reasons {
  const { by, target, of, code, at: now } = report
  const own = world.reports.filter((one) => one.by === by)
  const same = own.filter((one) => one.target === target && one.of === of)
  return [
    ...isUnseen(world, by, report),
    ...when(aboutWhom(world, by, report) === by, 'report.own'),
    ...when(code === 'other' && characters < 10, 'report.say_more'),
    ...when(
      same.some(({ status }) => status === 'open'),
      'report.given',
    ),
    ...when(own.filter(({ at: since }) => since > now - DAY).length >= A_DAY, 'report.too_many'),
  ]
}

/** Everything that is reported about the same thing is decided together. */
export const openOn = (world: World, { target, of }: Report): readonly Report[] =>
  world.reports.filter((one) => one.target === target && one.of === of && one.status === 'open')

/** `by` is a person of the story who decides, as far as it is one: nobody decides on what they have reported, or on themselves. */
export function againstDecidingReport(
  world: World,
  report: Report,
  decision: NonNullable<Report['decision']>,
  judge: Omit<Judge, 'isParty'> & { readonly by: number | undefined },
): Reasons {
  const isParty = [report, ...openOn(world, report)].some(({ by, about }) => [by, about].includes(judge.by ?? -1))
  const against = againstDeciding({ ...judge, isParty }, report.status !== 'open', 'report.decided')
  if (!judge.isOperator) return against
  const isOfJob = report.target === 'job'
  return [
    ...against,
    ...when(decision === 'close-job' && !isOfJob, 'job.bad_field'),
    ...when(decision === 'close-job' && isOfJob && at(world.jobs, report.of).status === 'closed', 'job.wrong_state'),
    ...(decision === 'suspend' ? cannotSuspend(world, report.about) : []),
  ]
}

/** Who runs the installation is not suspended from inside it, and nobody twice. */
const cannotSuspend = (world: World, person: number): Reasons => [
  ...when(at(world.people, person).isSuspended, 'member.wrong_state'),
  ...when(isOperator(person), 'member.operator'),
]

export function decideReport(world: World, report: Report, decision: NonNullable<Report['decision']>): void {
  for (const one of openOn(world, report)) Object.assign(one, { status: 'decided', decision })
  if (decision === 'close-job') close(world, at(world.jobs, report.of))
  if (decision === 'suspend') suspend(world, report.about)
  else settleHolds(world)
}

export const againstSuspending = (
  world: World,
  person: number,
  judge: Omit<Judge, 'isParty'> & { readonly by: number | undefined },
): Reasons => {
  const against = againstDeciding({ ...judge, isParty: judge.by === person }, false, '')
  return judge.isOperator ? [...against, ...cannotSuspend(world, person)] : against
}

/**
 * Nothing is done in that name any more: work in hand is let go of, without harm, the own jobs give out no slots; the points
 * stay where they are.
 */
export function suspend(world: World, person: number): void {
  at(world.people, person).isSuspended = true
  world.suspensions.push({ person, isOver: false })
  settleHolds(world)
  letGo(world, person)
}

export const againstLifting = (
  suspension: Suspension,
  judge: Omit<Judge, 'isParty'> & { readonly by: number | undefined },
): Reasons =>
  againstDeciding({ ...judge, isParty: judge.by === suspension.person }, suspension.isOver, 'member.wrong_state')

export function lift(world: World, suspension: Suspension): void {
  suspension.isOver = true
  at(world.people, suspension.person).isSuspended = false
  settleHolds(world)
}
