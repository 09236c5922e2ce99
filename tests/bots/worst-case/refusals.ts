import { Refusal, type RefusalCode, type Refusals } from '../../../core/shared/refusal.ts'
import type { Copy } from '../../../bots/copy/copy.ts'
import { explain } from '../../../bots/copy/refusals.ts'
import { flat, type Text } from '../../../bots/dialog/text.ts'
import { words } from './words.ts'

const POINTS = 110_000_000
const NOTHING = {} as const

/** Each refusal with the facts that make its sentence longest. */
const FACTS: { readonly [Code in RefusalCode]: Refusals[Code] } = {
  'command.reused': { key: 'telegram:999999999' },
  'ledger.insufficient': NOTHING,
  'ledger.key_reused': NOTHING,
  'member.too_young': { minimumAge: 18 },
  'member.not_joined': NOTHING,
  'member.suspended': NOTHING,
  'member.guardian_needed': NOTHING,
  'member.bad_time_zone': NOTHING,
  'operator.only': NOTHING,
  'operator.own_case': NOTHING,
  'operator.say_more': { characters: 10 },
  'member.unknown': NOTHING,
  'member.wrong_state': { status: 'suspended' },
  'member.operator': NOTHING,
  'report.unknown': NOTHING,
  'report.decided': NOTHING,
  'report.given': NOTHING,
  'report.own': NOTHING,
  'report.too_many': { limit: 10 },
  'report.say_more': { characters: 10 },
  'job.held': { why: 'reports' },
  'job.unknown': NOTHING,
  'job.wrong_state': { status: 'discarded' },
  'job.too_little_budget': { totalPoints: POINTS, missingPoints: POINTS },
  'job.first_deposit': { minimumPoints: POINTS },
  'job.full': NOTHING,
  'job.own': NOTHING,
  'job.missing': {
    missing: [
      { need: 'age', minimumAge: 18 },
      { need: 'stars', minimumStarsTenths: 45 },
      { need: 'jobs', minimumJobs: 1000 },
      { need: 'language', languages: ['de', 'en'] },
      { need: 'qualification', guide: 'product-description' },
    ],
  },
  'job.taken_before': NOTHING,
  'job.wrong_way': { taking: 'apply' },
  'job.no_such_slots': { openSlots: 1000 },
  'job.too_little_for_slots': { totalPoints: 110_000_000, missingPoints: 110_000_000 },
  'job.too_many_slots': { limit: 1_000, room: 999 },
  'job.too_long': { limit: 90, room: 89 },
  'job.bad_field': { field: 'example-link' },
  'job.forbidden_link': NOTHING,
  'alert.unknown': NOTHING,
  'alert.too_many': { limit: 10 },
  'alert.no_words': NOTHING,
  'worker.too_many': { limit: 8 },
  'application.unknown': NOTHING,
  'application.not_fit': NOTHING,
  'application.wrong_state': { status: 'withdrawn' },
  'assignment.unknown': NOTHING,
  'assignment.wrong_state': { status: 'submitted' },
  'assignment.counts_late': {},
  'assignment.not_overdue': NOTHING,
  'request.unknown': NOTHING,
  'request.wrong_state': { status: 'unanswered' },
  'request.waiting': NOTHING,
  'request.too_many': { limit: 3 },
  'assignment.too_late': NOTHING,
  'submission.unknown': NOTHING,
  'submission.wrong_state': { status: 'sent-back' },
  'submission.proof_missing': { kind: 'picture' },
  'submission.no_more_rounds': { limit: 2 },
  'submission.say_more': { characters: 20 },
  'dispute.unknown': NOTHING,
  'dispute.wrong_state': { status: 'answering' },
  'dispute.given': NOTHING,
  'dispute.too_late': { days: 7 },
  'dispute.answer_over': { hours: 48 },
  'dispute.say_more': { characters: 20 },
  'dispute.bad_share': { rewardPoints: POINTS },
  'review.wrong_state': NOTHING,
  'review.given': NOTHING,
  'tip.given': NOTHING,
  'tip.out_of_range': { minimumPoints: POINTS, maximumPoints: POINTS },
  'deposit.unknown_reference': NOTHING,
  'deposit.out_of_range': { minimumPoints: POINTS, maximumPoints: POINTS },
  'deposit.play_money_taken': NOTHING,
  'link.own_code': NOTHING,
  'link.same_platform': { platform: 'telegram' },
  'link.too_many_tries': { limit: 10 },
  'link.unknown': NOTHING,
  'link.wrong_state': { status: 'confirmed' },
  'link.open_work': { title: words('wide', 80, { oneLine: true }), kind: 'own' },
  'link.operator': NOTHING,
  'guide.unknown': NOTHING,
  'attempt.unknown': NOTHING,
  'attempt.over': NOTHING,
  'attempt.stale': NOTHING,
  'attempt.passed': NOTHING,
  'attempt.wait': { hours: 24 },
  'form.over': NOTHING,
  'file.too_large': { megabytes: 20 },
  'file.wrong_type': NOTHING,
  'file.too_many': { limit: 10 },
  'file.unknown': NOTHING,
}

/** Everything that the core can say no with, in one language. */
export const refusalsIn = (copy: Copy): readonly (readonly [string, Text])[] =>
  (Object.keys(FACTS) as RefusalCode[]).map((code) => [code, explain(new Refusal(code, FACTS[code]), copy)])

/** The longest sentence that can stand above anything. */
export function longestRefusal(copy: Copy): Text {
  return refusalsIn(copy).reduce<Text>(
    (longest, [, words]) => (flat(words).length > flat(longest).length ? words : longest),
    [],
  )
}
