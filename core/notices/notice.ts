/**
 * Everything a member can be told without having asked, with the ids that a screen needs to draw it at the moment of
 * sending. No secret, no bank detail and no birth date ever stands here.
 */
export interface Notices {
  'application.new': { readonly application: string }
  'application.accepted': { readonly assignment: string }
  'application.declined': { readonly application: string }
  'application.lapsed': { readonly application: string }
  'assignment.claimed': { readonly assignment: string }
  'assignment.lapsed': { readonly assignment: string }
  'assignment.reminder': { readonly assignment: string; readonly deadline: string }
  'submission.handed_in': { readonly submission: string }
  'submission.reminder': { readonly submission: string }
  'submission.approved': { readonly submission: string; readonly bySilence: boolean }
  'submission.sent_back': { readonly submission: string }
  'submission.rejected': { readonly submission: string }
  'tip.received': { readonly assignment: string; readonly points: number }
  'deposit.credited': { readonly deposit: string }
  'job.ended': { readonly job: string; readonly refundedPoints: number }
}
export type NoticeKind = keyof Notices

/**
 * `now`: somebody did something that this member waits for; in quiet hours it comes without a sound. `waking-hours`: it
 * can wait until the quiet hours are over.
 */
export type Urgency = 'now' | 'waking-hours'

export const urgencyOf: { readonly [Kind in NoticeKind]: Urgency } = {
  'application.new': 'now',
  'application.accepted': 'now',
  'application.declined': 'now',
  'application.lapsed': 'waking-hours',
  'assignment.claimed': 'waking-hours',
  'assignment.lapsed': 'now',
  'assignment.reminder': 'waking-hours',
  'submission.handed_in': 'now',
  'submission.reminder': 'waking-hours',
  'submission.approved': 'now',
  'submission.sent_back': 'now',
  'submission.rejected': 'now',
  'tip.received': 'now',
  'deposit.credited': 'now',
  'job.ended': 'waking-hours',
}
