import type { NoticeKind, Notices } from '../../../core/notices/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { APPLICANT_ON_TELEGRAM, type Market } from './market.ts'
import { eurosActions, eurosFlows, eurosNotices, eurosScreens } from './visits-euros.ts'
import { alertActions, alertNotices, alertScreens } from './visits-alerts.ts'
import { boardActions, boardNotices, boardScreens } from './visits-boards.ts'
import { findActions, findScreens } from './visits-find.ts'
import { disputeActions, disputeFlows, disputeNotices, disputeScreens } from './visits-disputes.ts'
import { checkActions, checkFlows, checkNotices, checkScreens } from './visits-checks.ts'
import { fairnessActions, fairnessFlows, fairnessNotices, fairnessScreens } from './visits-fairness.ts'
import { timeActions, timeFlows, timeNotices, timeScreens } from './visits-time.ts'
import { toldActions, toldNotices, toldScreens } from './visits-told.ts'
import { shopActions, shopFlows, shopNotices, shopScreens } from './visits-shop.ts'
import { goodsActions, goodsFlows, goodsNotices, goodsScreens } from './visits-goods.ts'
import { payoutActions, payoutFlows, payoutNotices, payoutScreens } from './visits-payouts.ts'
import { privacyActions, privacyScreens } from './visits-privacy.ts'
import { guideActions, guideScreens } from './visits-guides.ts'
import { guardianActions, guardianFlows, guardianNotices, guardianScreens } from './visits-guardian.ts'
import { growFlowVisits } from './visits-grow.ts'
import { postJobVisits } from './visits-post.ts'
import { listActions, listFlows, listNotices, listScreens } from './visits-lists.ts'
import { workAnswers } from './work-answers.ts'
import { words } from './words.ts'

/** Who opens what with which arguments. */
export interface Visit {
  readonly by: Member
  readonly args: readonly string[]
}
export type Visits = Readonly<Record<string, readonly Visit[]>>

const visit = (by: Member, ...args: readonly string[]): Visit => ({ by, args })

/** Every screen in every state that changes what it shows. */
export function screenVisits(market: Market): Visits {
  const { client, worker, applicant, poor, operator, newcomer, minor } = market
  const [job, next] = market.claimJobs
  const [, chosen, , declinedJob] = market.applyJobs
  if (job === undefined || next === undefined || chosen === undefined || declinedJob === undefined)
    throw new Error('too few jobs')
  const everybody = [client, worker, poor, operator]
  const own = [job, chosen, market.paused, market.closed, market.draft, market.discarded, market.demanding]
  const checked = [market.checks.checking, ...market.checks.sentBack]
  const shown = [...own.filter(({ status }) => status === 'open'), market.paused, market.closed, next, declinedJob]
  const applications = Object.values(market.application)
  const submissions = Object.values(market.submission)
  const byClient = (args: readonly { readonly publicId: string }[]) =>
    args.map(({ publicId }) => visit(client, publicId))
  const listed = listScreens(market)
  return {
    ...listed,
    menu: [...everybody, minor].map((by) => visit(by)),
    settings: [...everybody, minor].map((by) => visit(by)),
    'settings.platform': [visit(worker), visit(market.links.asked.maker)],
    help: [...everybody, newcomer].flatMap((by) =>
      [[], ['work'], ['clients'], ['money'], ['safety'], ['?']].map((args) => visit(by, ...args)),
    ),
    ...Object.fromEntries(['privacy', 'terms', 'imprint'].map((name) => [name, [visit(worker), visit(newcomer)]])),
    wallet: [...everybody, market.fair.buyer].map((by) => visit(by)),
    statement: [client, worker, poor].flatMap((by) => [
      visit(by, 'earnings'),
      visit(by, 'budget'),
      visit(by, 'budget', '999999999999999'),
      visit(by, 'earnings', '12'),
    ]),
    ...eurosScreens(market),
    ...payoutScreens(market),
    ...privacyScreens(market),
    ...fairnessScreens(market),
    ...checkScreens(market),
    ...guardianScreens(market),
    ...guideScreens(market),
    ...findScreens(market),
    ...alertScreens(market),
    ...boardScreens(market),
    ...disputeScreens(market),
    ...shopScreens(market),
    ...goodsScreens(market),
    'jobs.mine': [visit(client), visit(client, next.publicId), visit(poor), visit(worker)],
    'job.show': [
      ...[worker, applicant, minor, client].flatMap((by) => shown.map(({ publicId }) => visit(by, publicId))),
      ...(listed['job.show'] ?? []),
    ],
    'job.details': [
      ...byClient([job, market.demanding]),
      visit(worker, job.publicId),
      visit(worker, job.publicId, '2'),
    ],
    'job.share': [visit(worker, job.publicId), visit(client, market.draft.publicId)],
    'job.manage': [
      ...byClient([...own, ...checked]),
      visit(poor, market.poorDraft.publicId),
      ...(listed['job.manage'] ?? []),
    ],
    'job.close-ask': byClient([job, market.paused]),
    'applications.mine': [
      visit(worker),
      visit(minor),
      visit(applicant),
      visit(applicant, market.application.waiting.publicId),
      visit(client),
    ],
    'work.list': [
      visit(worker),
      visit(worker, market.assignment.working.publicId),
      visit(minor),
      ...(listed['work.list'] ?? []),
    ],
    ...timeScreens(market),
    ...toldScreens(market),
    'work.show': Object.values(market.assignment).map(({ publicId }) => visit(worker, publicId)),
    applicants: byClient([job, chosen, declinedJob]),
    'application.show': byClient(applications),
    'application.next': byClient(applications),
    'application.profile': byClient(applications),
    'report.nothing': [visit(worker)],
    'member.reviews': [visit(client, APPLICANT_ON_TELEGRAM), visit(worker, 'nobody')],
    submissions: byClient([next, chosen]),
    'submission.next': byClient(submissions),
    'submission.review': byClient(submissions),
    'submission.approve-ask': byClient(submissions),
  }
}

/** Every action that succeeds, or is refused, on this market; what it does is undone. */
export function actionVisits(market: Market): Visits {
  const { client, worker, applicant, poor, newcomer } = market
  const { waiting } = market.application
  const { typing, asked, agreed } = market.links
  const [free, wanted] = [market.claimJobs[10], ['job.show', 'abcdefghij']]
  if (free === undefined) throw new Error('too few jobs')
  return {
    'settings.language': [
      visit(worker, 'de'),
      visit(worker, 'en'),
      visit(worker, '?'),
      visit(newcomer, 'de', ...wanted),
    ],
    'settings.quiet-off': [visit(worker)],
    'settings.write-first': [visit(worker, 'telegram'), visit(worker, '?')],
    link: [visit(worker), visit(newcomer), visit(typing.by, typing.code), visit(typing.by, 'KW-wrong')],
    'link.agree': [visit(asked.taker, asked.link.publicId)],
    'link.decline': [visit(asked.taker, asked.link.publicId), visit(agreed.maker, agreed.link.publicId)],
    'link.confirm': [visit(agreed.maker, agreed.link.publicId)],
    ...fairnessActions(market),
    ...checkActions(market),
    ...guardianActions(market),
    ...guideActions(market),
    ...disputeActions(market),
    ...listActions(market),
    ...shopActions(market),
    ...goodsActions(market),
    'notices.missed': [visit(worker), visit(client), visit(market.minor)],
    'notices.read': [visit(worker)],
    ...eurosActions(market),
    ...payoutActions(market),
    ...privacyActions(market),
    'job.publish': [visit(poor, market.poorDraft.publicId), visit(client, market.draft.publicId)],
    'job.pause': [visit(client, free.publicId)],
    'job.resume': [visit(client, market.paused.publicId)],
    'job.discard': [visit(client, market.draft.publicId)],
    'job.close': [visit(client, free.publicId)],
    'job.claim': [visit(applicant, free.publicId), visit(worker, free.publicId)],
    ...findActions(market),
    ...alertActions(market),
    ...boardActions(market),
    ...timeActions(market),
    ...toldActions(market),
    'work.files': Object.values(market.submission).map(({ publicId }) => visit(worker, publicId)),
    'submit-work.choose': [visit(worker), visit(market.minor)],
    'application.accept': [visit(client, waiting.publicId)],
    'application.withdraw': [visit(applicant, waiting.publicId)],
    'submission.files': Object.values(market.submission).map(({ publicId }) => visit(client, publicId)),
    'submission.text': Object.values(market.submission).map(({ publicId }) => visit(client, publicId)),
    'submission.words': Object.values(market.submission).map(({ publicId }) => visit(client, publicId)),
    'submission.approve': Object.values(market.submission).map(({ publicId }) => visit(client, publicId)),
  }
}

/** A walk through a flow: who, with which arguments, and an answer to each of its questions. */
export interface FlowVisit extends Visit {
  readonly answers: Readonly<Record<string, string | readonly string[]>>
}

export function flowVisits(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { client, worker, applicant, newcomer, kind } = market
  const walk = (by: Member, args: readonly string[], answers: FlowVisit['answers']): FlowVisit => ({
    by,
    args,
    answers,
  })
  const { submitted } = market.submission
  const [free, apply] = [market.claimJobs[10], market.applyJobs[5]]
  if (free === undefined || apply === undefined) throw new Error('too few jobs')
  const reason = words(kind, 1000)
  const sentence = words(kind, 300, { oneLine: true })
  const born = { born: '24.12.1998', wants: ['work', 'post', 'shop'], agree: 'agree' }
  return {
    join: [
      walk(newcomer, [], born),
      walk(newcomer, ['de'], born),
      walk(newcomer, ['en', 'job.show', free.publicId], born),
      walk(newcomer, ['de'], { ...born, born: '1. 1. 2011' }),
      walk(newcomer, ['en'], { born: '1.1.2020' }),
      walk(worker, ['de'], born),
    ],
    'time-zone': [walk(worker, [], { zone: 'America/Argentina/ComodRivadavia' })],
    'quiet-hours': [walk(worker, [], { from: '22', to: '7' }), walk(worker, [], { from: '7', to: '7' })],
    'work-languages': [walk(worker, [], { languages: ['de', 'en'] })],
    wants: [walk(worker, [], { wants: ['work', 'post', 'shop'] })],
    ...eurosFlows(market),
    ...payoutFlows(market),
    'post-job': postJobVisits(market),
    ...fairnessFlows(market),
    ...checkFlows(market),
    ...disputeFlows(market),
    ...shopFlows(market),
    ...goodsFlows(market),
    'link-code': [walk(market.links.typing.by, [], { code: market.links.typing.code })],
    apply: [walk(applicant, [apply.publicId], { pitch: words(kind, 500) })],
    'decline-application': [walk(client, [market.application.waiting.publicId], { reason: 'no-match' })],
    'submit-work': [market.assignment.working, market.assignment.revising].map(({ publicId }) =>
      walk(worker, [publicId], workAnswers(market)),
    ),
    'send-back': [
      walk(client, [submitted.publicId], { reason, failed: ['0', '1', '2', '3', '4', '5', '6', '7'], hours: '48' }),
    ],
    reject: [walk(client, [submitted.publicId], { code: 'incomplete', reason })],
    rate: [client, worker].flatMap((by) => [
      walk(by, [market.assignment.approved.publicId], { stars: '5', sentence }),
      walk(by, [market.assignment.approved.publicId, '4'], { stars: '5', sentence }),
    ]),
    tip: [walk(client, [market.assignment.approved.publicId], { tip: '10000' })],
    ...growFlowVisits(market),
    ...guardianFlows(market),
    ...listFlows(market),
    ...timeFlows(market),
    'withdraw-slots': [walk(client, [free.publicId], { slots: '1' })],
  }
}

export type NoticeVisits = {
  readonly [Kind in NoticeKind]?: readonly { readonly by: Member; readonly data: Notices[Kind] }[]
}

/** Every kind of notice with who gets it. */
export function noticeVisits(market: Market): NoticeVisits {
  const { client, worker, applicant, application, assignment, submission } = market
  const working = { assignment: assignment.working.publicId }
  const { agreed } = market.links
  return {
    'application.new': [{ by: client, data: { application: application.waiting.publicId } }],
    'application.accepted': [{ by: applicant, data: { assignment: market.accepted.publicId } }],
    'application.declined': [{ by: applicant, data: { application: application.declined.publicId } }],
    'application.lapsed': [{ by: applicant, data: { application: application.lapsed.publicId } }],
    'assignment.claimed': [{ by: client, data: working }],
    'assignment.lapsed': [client, worker].map((by) => ({ by, data: { assignment: assignment.lapsed.publicId } })),
    ...alertNotices(market),
    ...boardNotices(market),
    ...timeNotices(market),
    ...toldNotices(market),
    'submission.handed_in': [{ by: client, data: { submission: submission.submitted.publicId } }],
    'submission.reminder': [
      {
        by: client,
        data: {
          submission: submission.submitted.publicId,
          deadline: '2026-12-24T18:00:00Z',
          reminder: market.reminder.submission,
        },
      },
    ],
    'submission.approved': [true, false].map((bySilence) => ({
      by: worker,
      data: { submission: submission.approved.publicId, bySilence },
    })),
    'submission.silence': [{ by: client, data: { submission: submission.approved.publicId } }],
    'submission.sent_back': [{ by: worker, data: { submission: submission.revising.publicId } }],
    'submission.rejected': [{ by: worker, data: { submission: submission.rejected.publicId } }],
    ...fairnessNotices(market),
    ...checkNotices(market),
    ...disputeNotices(market),
    ...shopNotices(market),
    ...goodsNotices(market),
    ...listNotices(market),
    'link.agreed': [{ by: agreed.maker, data: { link: agreed.link.publicId, platform: 'discord' } }],
    'link.confirmed': [{ by: agreed.taker, data: { link: agreed.link.publicId, platform: 'telegram' } }],
    'link.declined': [{ by: agreed.taker, data: { link: agreed.link.publicId, platform: 'telegram' } }],
    'tip.received': [{ by: worker, data: { assignment: assignment.rated.publicId, points: 10_000 } }],
    ...eurosNotices(market),
    ...guardianNotices(market),
    ...payoutNotices(market),
    'job.ended': [0, 110_000_000].map((refundedPoints) => ({
      by: client,
      data: { job: market.closed.publicId, refundedPoints },
    })),
  }
}
