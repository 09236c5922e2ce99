import * as jobs from '../../core/jobs/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { go, looks, type Block, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { bold, list, plain, said } from '../dialog/text.ts'
import { factsOf, rulesOf } from './job-facts.ts'
import { memberButton } from './member-button.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title } from './parts.ts'

/** The oldest job that waits to be looked at; `after` is the check before it. */
export const checkQueue: Screen = async (turn, [after]) => {
  const page = await moderation.waitingChecks(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.checks
  const { operator } = turn.copy.moderation
  if (first === undefined) return card([lines(operator.empty)], [[go(operator.back, 'operator')]])
  return checkCard(turn, first.publicId, { more: page.more, part: undefined })
}

/** One check with the whole job, in two parts when it is long: `[check, part]`. */
export const checkShow: Screen = async (turn, [id = '', part]) => checkCard(turn, id, { more: false, part })

/** More than this (UTF-16 units) is shown in two parts. */
const AT_ONCE = 1_800
const SECOND_PART = '2'
/** More jobs of a client than this are not counted. */
const MOST_COUNTED = 20

async function checkCard(
  turn: Turn,
  id: string,
  { more, part }: { readonly more: boolean; readonly part: string | undefined },
): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.checks.operator
  const { check, job } = await moderation.checkFor(tx, member, id)
  const isLong = [job.brief, job.result, ...job.checklist].join('').length > AT_ONCE
  const isSecond = isLong && part === SECOND_PART
  const isOwn = job.clientId === member.id
  const isWaiting = check.status === 'waiting'
  return card(
    [
      title(words.title(job.title)),
      ...(isSecond ? [] : await whyBlocks(turn, check, job)),
      ...(isSecond ? [] : [lines(copy.jobs.details.brief), quote(said(job.brief))]),
      ...(isLong && !isSecond ? [] : [lines(...factsOf(turn, job)), ...rulesOf(turn, job)]),
    ],
    [
      [
        isLong && !isSecond ? go(words.more, 'op.check', id, SECOND_PART) : undefined,
        isSecond ? go(words.less, 'op.check', id) : undefined,
      ],
      isWaiting && !isOwn
        ? [looks('good', go(words.approve, 'approve-check', id)), looks('danger', go(words.refuse, 'refuse-check', id))]
        : [],
      [isSecond ? undefined : await memberButton(turn, copy.moderation.reports.member, job.clientId)],
      [
        go(copy.moderation.operator.back, 'operator'),
        more ? go(copy.moderation.operator.next, 'op.checks', id) : undefined,
      ],
    ],
  )
}

async function whyBlocks(turn: Turn, check: jobs.JobCheck, job: jobs.Job): Promise<readonly (Block | undefined)[]> {
  const { tx, copy } = turn
  const words = copy.checks.operator
  const live = await jobs.countPublished(tx, job.clientId, MOST_COUNTED)
  const isWaiting = check.status === 'waiting'
  return [
    lines(words.client((await nameOf({ tx, copy }, job.clientId)).name, live, MOST_COUNTED)),
    lines(
      words.why,
      list(check.reasons.map((reason, index) => words.reason(copy.checks.reasons[reason], check.found[index] ?? ''))),
      check.found.some((found) => found !== '') ? words.honest : undefined,
    ),
    lines(isWaiting ? words.until(deadline(turn, check.dueAt)) : words.state(check.status)),
    check.reason === null ? undefined : quote(said(check.reason)),
  ]
}

/** A client's own job while somebody looks at it. */
export async function checkingCard(turn: Turn, job: jobs.Job): Promise<Card> {
  const { tx, copy } = turn
  const words = copy.checks.mine
  const check = await jobs.checkOf(tx, job)
  const escrow = await ledger.balance(tx, { kind: 'escrow', ownerId: job.id })
  const stumbled = check?.found.some((found) => found !== '') === true
  return card(
    [
      title(bold(job.title)),
      lines(plain(copy.jobs.mine.states.checking), words.waiting),
      check === undefined
        ? undefined
        : lines(
            ...check.reasons.map((reason) => words.why[reason]),
            stumbled ? words.honest : undefined,
            words.until(deadline(turn, check.dueAt)),
          ),
      lines(copy.jobs.manage.cost(job.rewardPoints, job.slots, job.feePoints), copy.jobs.manage.escrow(escrow)),
    ],
    [
      [go(words.correct, 'correct-job', job.publicId), go(words.takeBack, 'job.unpublish', job.publicId, job.rounds)],
      [go(copy.jobs.card.details, 'job.details', job.publicId)],
      [go(copy.jobs.manage.all, 'jobs.mine'), menuButton(copy)],
    ],
  )
}

/** Why a draft is a draft again. */
export async function sentBackBlocks(turn: Turn, job: jobs.Job): Promise<readonly Block[]> {
  const check = job.rounds === 0 ? undefined : await jobs.checkOf(turn.tx, job)
  const words = turn.copy.checks.mine
  if (check?.status === 'lapsed') return [lines(words.lapsed)]
  return check?.reason == null ? [] : [lines(words.refused), quote(said(check.reason))]
}

/** The client takes a job back before anybody has looked at it. Arguments: the job, and which of its rounds it is. */
export const jobUnpublish: Action = async ({ tx, member, copy }, [id = '', round = '']) => {
  const before = await jobs.own(tx, member, id)
  await jobs.takeBack(tx, member, { key: `job:${id}:take-back:${round}`, job: id })
  const { totalPoints } = jobs.costOf(before, before.slots)
  return { note: copy.checks.mine.takenBack(totalPoints), show: { do: 'job.manage', args: [id] } }
}
