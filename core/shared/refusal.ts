/**
 * Everything the core may refuse, and what a boundary needs to explain it. A refusal has a code and facts, never a
 * sentence: the sentence stands in bots/copy, and a code without one does not compile.
 */
export interface Refusals {
  'command.reused': { readonly key: string }
  'ledger.insufficient': Record<string, never>
  'ledger.key_reused': Record<string, never>
  'books.closed': Record<string, never>
  'books.open': Record<string, never>
  'books.still_wrong': { readonly faults: number }
  'member.too_young': { readonly minimumAge: number }
  'member.not_joined': Record<string, never>
  'member.suspended': Record<string, never>
  /** The account was deleted. */
  'member.gone': Record<string, never>
  'privacy.open': Record<string, never>
  'member.guardian_needed': { readonly scope: 'jobs' | 'payout' | 'shop' }
  'member.adults_only': Record<string, never>
  'guardian.not_needed': Record<string, never>
  'consent.unknown': Record<string, never>
  'consent.unknown_code': Record<string, never>
  'consent.nothing_left': Record<string, never>
  'consent.bad_field': { readonly field: 'name' | 'relation' | 'contact' | 'scopes' }
  'member.bad_time_zone': Record<string, never>
  'member.topic_fixed': Record<string, never>
  'link.own_code': Record<string, never>
  'link.same_platform': { readonly platform: 'telegram' | 'discord' }
  'link.too_many_tries': { readonly limit: number }
  'link.unknown': Record<string, never>
  'link.wrong_state': { readonly status: string }
  'link.open_work': { readonly title: string; readonly kind: 'own' | 'same' }
  'link.operator': Record<string, never>
  'link.open_report': Record<string, never>
  'link.too_young': Record<string, never>
  'operator.only': Record<string, never>
  'operator.own_case': Record<string, never>
  'operator.say_more': { readonly characters: number }
  'member.unknown': Record<string, never>
  'member.wrong_state': { readonly status: string }
  'member.operator': Record<string, never>
  'report.unknown': Record<string, never>
  'report.decided': Record<string, never>
  'report.given': Record<string, never>
  'report.own': Record<string, never>
  'report.too_many': { readonly limit: number }
  'report.say_more': { readonly characters: number }
  'job.held': { readonly why: 'reports' | 'flag' | 'suspended' }
  'flag.unknown': Record<string, never>
  'flag.over': Record<string, never>
  'check.unknown': Record<string, never>
  'check.over': Record<string, never>
  'list.oneself': Record<string, never>
  'list.unknown': Record<string, never>
  'list.not_together': Record<string, never>
  'invitation.unknown': Record<string, never>
  'invitation.wrong_state': { readonly status: string }
  'invitation.not_possible': Record<string, never>
  'job.not_for_you': Record<string, never>
  'job.unknown': Record<string, never>
  'job.wrong_state': { readonly status: string }
  'job.too_little_budget': { readonly totalPoints: number; readonly missingPoints: number }
  'job.first_deposit': { readonly minimumPoints: number }
  /** `job` by its public id: its waiting list is what helps. */
  'job.full': { readonly job: string }
  'waiting.unknown': Record<string, never>
  'waiting.there': Record<string, never>
  'waiting.not_full': Record<string, never>
  'waiting.too_many': { readonly limit: number }
  'job.own': Record<string, never>
  'job.missing': { readonly missing: readonly Missing[] }
  'job.taken_before': Record<string, never>
  'job.dropped_out': Record<string, never>
  'job.wrong_way': { readonly taking: 'claim' | 'apply' }
  'job.no_such_slots': { readonly openSlots: number }
  'job.too_little_for_slots': { readonly totalPoints: number; readonly missingPoints: number }
  'job.too_many_slots': { readonly limit: number; readonly room: number }
  'job.too_long': { readonly limit: number; readonly room: number }
  'job.bad_field': { readonly field: string }
  'job.forbidden_link': Record<string, never>
  'alert.unknown': Record<string, never>
  'alert.too_many': { readonly limit: number }
  'alert.no_words': Record<string, never>
  'board.unknown': Record<string, never>
  'board.too_many': { readonly limit: number }
  /** Who wants a board there does not manage the chat; or we may not write in it. */
  'board.not_admin': { readonly kind: 'channel' | 'group' | 'forum'; readonly platform: 'telegram' | 'discord' }
  'board.no_rights': { readonly kind: 'channel' | 'group' | 'forum'; readonly platform: 'telegram' | 'discord' }
  'worker.too_many': { readonly limit: number }
  'application.unknown': Record<string, never>
  'application.not_fit': Record<string, never>
  'application.busy': Record<string, never>
  'application.wrong_state': { readonly status: string }
  'assignment.unknown': Record<string, never>
  'assignment.wrong_state': { readonly status: string }
  'assignment.too_late': Record<string, never>
  'assignment.counts_late': Record<string, never>
  'assignment.not_overdue': Record<string, never>
  'reminder.unknown': Record<string, never>
  'reminder.over': Record<string, never>
  'reminder.too_late': Record<string, never>
  'request.unknown': Record<string, never>
  'request.wrong_state': { readonly status: string }
  'request.waiting': Record<string, never>
  'request.too_many': { readonly limit: number }
  'submission.unknown': Record<string, never>
  'submission.wrong_state': { readonly status: string }
  'submission.proof_missing': { readonly kind: 'text' | 'link' | 'picture' | 'file' }
  'submission.no_revision': Record<string, never>
  'submission.no_more_rounds': { readonly limit: number }
  'submission.say_more': { readonly characters: number }
  'dispute.unknown': Record<string, never>
  'dispute.wrong_state': { readonly status: string }
  'dispute.given': Record<string, never>
  'dispute.too_late': { readonly days: number }
  'dispute.answer_over': { readonly hours: number }
  'dispute.say_more': { readonly characters: number }
  'dispute.bad_share': { readonly rewardPoints: number }
  'review.wrong_state': Record<string, never>
  'review.too_late': Record<string, never>
  'review.given': Record<string, never>
  'tip.given': Record<string, never>
  'tip.out_of_range': { readonly minimumPoints: number; readonly maximumPoints: number }
  'deposit.unknown_reference': Record<string, never>
  'deposit.out_of_range': { readonly minimumPoints: number; readonly maximumPoints: number }
  'deposit.play_money_taken': Record<string, never>
  'guide.unknown': Record<string, never>
  'attempt.unknown': Record<string, never>
  'attempt.over': Record<string, never>
  'attempt.stale': Record<string, never>
  'attempt.passed': Record<string, never>
  'attempt.wait': { readonly hours: number }
  'statement.unreadable': {
    readonly why:
      | 'size'
      | 'picture'
      | 'encoding'
      | 'entities'
      | 'structure'
      | 'columns'
      | 'zip'
      | 'empty'
      | 'too-many'
      | 'currency'
      | 'amount'
      | 'sum'
      | 'account'
  }
  'statement.unknown': Record<string, never>
  'statement.booked': Record<string, never>
  'bank_entry.unknown': Record<string, never>
  'bank_entry.decided': Record<string, never>
  'bank_entry.needs_two': Record<string, never>
  'bank_entry.not_at_provider': { readonly heldPoints: number }
  'bank_entry.no_return': { readonly mostPoints: number }
  'bank_entry.not_covered': { readonly missingPoints: number }
  'form.over': Record<string, never>
  'account.bad': { readonly problem: 'iban' | 'country' | 'own' | 'holder' | 'letters' }
  'payout.no_account': Record<string, never>
  /** Whoever is to be paid has not entered tax data yet. */
  'tax.missing': Record<string, never>
  'tax_year.unknown': Record<string, never>
  'tax.bad': { readonly fields: readonly string[] }
  /** The same, for an operator who would let it go. */
  'payout.no_tax_data': Record<string, never>
  'payout.too_little': { readonly minimumPoints: number; readonly availablePoints: number }
  'payout.out_of_range': { readonly minimumPoints: number; readonly maximumPoints: number }
  'refund.nothing': Record<string, never>
  'refund.changed': { readonly availablePoints: number }
  'checkout.off': Record<string, never>
  'checkout.out_of_range': { readonly minimumPoints: number; readonly maximumPoints: number }
  'checkout.too_many': { readonly most: number }
  'checkout.unknown': Record<string, never>
  'checkout.noted': Record<string, never>
  'payout.unknown': Record<string, never>
  'payout.wrong_state': { readonly status: string }
  'correction.not_this': Record<string, never>
  'correction.exists': Record<string, never>
  'correction.unknown': Record<string, never>
  'correction.decided': Record<string, never>
  'correction.came_in': Record<string, never>
  'correction.four_eyes': Record<string, never>
  'correction.too_early': { readonly hours: number }
  'batch.nothing': Record<string, never>
  'batch.needs_other': Record<string, never>
  'batch.day_over': Record<string, never>
  'batch.no_bank': Record<string, never>
  'batch.unknown': Record<string, never>
  'batch.wrong_state': { readonly status: string }
  /** The file would be another one by now: the account of the platform, its day, or something in the database has changed. */
  'batch.changed': Record<string, never>
  'batch.four_eyes': Record<string, never>
  'batch.too_early': { readonly hours: number }
  'batch.wrong_sum': Record<string, never>
  'shop.unknown': Record<string, never>
  'shop.exists': Record<string, never>
  'shop.not_open': { readonly status: string }
  'shop.wrong_state': { readonly status: string }
  'offer.unknown': Record<string, never>
  'offer.wrong_state': { readonly status: string }
  /** A day that an example may name. */
  'offer.bad_line': { readonly day: string }
  'offer.too_many_codes': { readonly limit: number }
  'order.code_shut': Record<string, never>
  'offer.codes_too_long': { readonly kilobytes: number }
  'offer.no_codes': Record<string, never>
  'offer.one_code': Record<string, never>
  'offer.once_only': Record<string, never>
  'offer.own': Record<string, never>
  'offer.sold_out': { readonly kind: 'voucher' | 'goods' }
  /** What all of it costs now. */
  'offer.other_price': { readonly points: number }
  /** What the house buys outside is not sold at the moment: its provider is switched off. */
  'offer.source_off': Record<string, never>
  /** What is bought outside is over, or is being stopped already. */
  'purchase.wrong_state': Record<string, never>
  'offer.too_few_left': { readonly left: number; readonly kind: 'voucher' | 'goods' }
  'import.unknown': Record<string, never>
  'import.wrong_state': { readonly status: string }
  'order.unknown': Record<string, never>
  'order.wrong_state': { readonly status: string }
  'order.too_few_points': { readonly missingPoints: number }
  'order.no_address': Record<string, never>
  'complaint.unknown': Record<string, never>
  'complaint.wrong_state': Record<string, never>
  'complaint.too_late': Record<string, never>
  'complaint.say_more': { readonly characters: number }
  'complaint.no_replacement': Record<string, never>
  'complaint.shop_has_none': Record<string, never>
  'check.too_many': { readonly limit: number }
  'check.wrong_state': Record<string, never>
  'file.too_large': { readonly megabytes: number }
  'file.wrong_type': Record<string, never>
  'file.too_many': { readonly limit: number }
  'file.unknown': Record<string, never>
}

/** What a worker lacks for a job, with the numbers that explain it. */
export type Missing =
  | { readonly need: 'age'; readonly minimumAge: number }
  | { readonly need: 'stars'; readonly minimumStarsTenths: number }
  | { readonly need: 'jobs'; readonly minimumJobs: number }
  | { readonly need: 'language'; readonly languages: readonly string[] }
  | { readonly need: 'qualification'; readonly guide: string }
  /** Three that only minors lack: consent, a job that is short enough (minutes), the right hour of their day. */
  | { readonly need: 'guardian' }
  | { readonly need: 'shorter'; readonly minutes: number }
  | { readonly need: 'hours'; readonly from: number; readonly until: number }
  | { readonly need: 'invitation' }

export type RefusalCode = keyof Refusals

/** The core says no. Thrown, because a throw rolls the transaction back and a forgotten result would commit it. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  readonly detail: Refusals[Code]

  constructor(code: Code, detail: Refusals[Code]) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** Throws a refusal where an expression is wanted: `find(...) ?? refuse('job.unknown', {})`. */
export function refuse<Code extends RefusalCode>(code: Code, detail: Refusals[Code]): never {
  throw new Refusal(code, detail)
}
