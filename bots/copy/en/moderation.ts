import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { ModerationCopy } from '../de/moderation.ts'
import { formats } from '../format.ts'
import { noticeKinds } from './notice-kinds.ts'

const { command } = commandsIn('en')

const format = formats.en

const codes: ModerationCopy['codes'] = {
  fake: 'Bought likes, stars, followers',
  data: 'Passwords or personal data',
  contact: 'Payment outside escrow',
  illegal: 'Forbidden or dangerous',
  insult: 'Insult or threat',
  fraud: 'Fraud or spam',
  other: 'Something else',
}

/** Reporting, and what operators do. */
export const moderation: ModerationCopy = {
  codes,
  targets: { job: 'Job', member: 'Member', submission: 'Submission', message: 'Message' },
  holds: {
    reports: plain('Several people have reported it.'),
    flag: plain('You reject an unusual share of what is handed in.'),
    suspended: plain('The account is suspended.'),
  },
  report: {
    button: '⚑ Report',
    title: 'Report',
    about: (what, name) => text`You are reporting: **${plain(what)}** ${name}`,
    code: { label: 'Reason', ask: plain('What is wrong with it?') },
    words: {
      label: 'Description',
      ask: plain('Describe in a few words what is wrong. The clearer, the sooner we can do something.'),
    },
    promise: plain('A human looks at this. Whoever is reported does not learn by whom.'),
    confirm: 'Report',
    done: (receipt) =>
      text`✅ Thank you, your report has arrived (receipt ${plain(receipt)}). You will hear from us as soon as it is decided.`,
  },
  operator: {
    waiting: plain('What waits for a decision:'),
    nothing: plain('Nothing waits for you.'),
    queues: {
      reports: '⚑ Reports',
      undelivered: '📭 Undelivered',
      stuck: '🪨 Stuck',
      dead: '🧯 Set aside',
      suspensions: '🔒 Suspended members',
    },
    auditButton: '📜 Audit log',
    back: '← Operator',
    next: 'Next →',
    empty: plain('Nothing waits here. 👍'),
    age: (at) => text`Since ${at}`,
    reason: {
      label: 'Reason',
      ask: plain('Why? The people concerned will read your reason, and it is recorded in the audit log.'),
    },
    decideButton: 'Decide',
    decided: plain('✅ Decided. Everybody concerned will be told.'),
    permanent: plain('The decision is written to the audit log and told to everybody concerned.'),
  },
  reports: {
    title: (code) => text`⚑ Report: **${plain(codes[code])}**`,
    target: (what, name) => text`${plain(what)}: ${name}`,
    subject: (name) => text`It is about **${name}**.`,
    reporters: (count) => plain(count === 1 ? 'One person has reported this.' : `${count} people have reported this.`),
    paused: plain('The job is paused because of that.'),
    looked: '🔎 Look',
    member: '👤 Member',
    decideTitle: 'Decide on a report',
    decision: { label: 'Decision', ask: plain('What is to happen?') },
    decisions: {
      dismiss: 'Nothing wrong',
      warn: 'Warn',
      'close-job': 'Close the job',
      suspend: 'Suspend the member',
    },
    confirm: 'Confirm decision',
  },
  member: {
    title: (name, id) => text`👤 **${name}** (${plain(id)})`,
    since: (day) => text`Member since ${plain(day)}`,
    states: { joining: 'is joining', active: 'active', suspended: 'suspended', deleted: 'deleted' },
    suspendButton: '🔒 Suspend',
    suspendTitle: 'Suspend a member',
    suspendWarning: (name) =>
      text`**${name}** can do nothing after that. Work in hand is released, own jobs are paused, the points stay.`,
    suspendConfirm: 'Suspend',
    suspended: (name) => text`🔒 **${name}** is suspended.`,
    liftButton: '🔓 Lift the suspension',
    liftTitle: 'Lift a suspension',
    liftConfirm: 'Lift the suspension',
    lifted: (name) => text`🔓 **${name}** is free again.`,
    line: (number, name, at) => text`${number}. **${name}**, suspended ${at}`,
  },
  troubles: {
    kinds: noticeKinds,
    undelivered: plain('📭 Undelivered notices'),
    notice: (number, kind, name, error) => text`${number}. ${plain(kind)}, for **${name}**: ${error}`,
    dead: plain('🧯 Updates set aside'),
    update: (number, name, error) => text`${number}. ${plain(name)}: ${error}`,
    stuck: plain('🪨 What time brings, and is stuck'),
    stuckHint: plain(
      'The schedule failed at these. It goes round them and tries again by itself, less and less often; the log has the error.',
    ),
    row: (number: number, chore: string, reason: string, failures: number, at: Text): Text =>
      text`${number}. ${plain(chore)}: ${plain(reason)}, ${format.count(failures, { one: 'attempt', other: 'attempts' })}, last ${at}`,
    unclear: 'without an error text',
    retry: '🔁 Try all of these again',
    retried: (count) => plain(count === 1 ? 'One is tried again.' : `${format.number(count)} are tried again.`),
  },
  audit: {
    title: plain('📜 Audit log'),
    whole: plain('✅ The chain is unbroken.'),
    broken: (where) => text`⚠️ The chain is broken, at ${plain(where)}. Somebody has changed the log.`,
    line: (number, action, object, name, at) => text`${number}. **${plain(action)}** ${plain(object)}, ${name}, ${at}`,
    hash: (hash) => text`Checksum ${plain(hash)}`,
    older: 'Older →',
    newest: '⏮ Newest',
  },
  notices: {
    waiting: {
      report: plain('⚑ A new report waits for you.'),
      dispute: plain('⚖️ A dispute waits for your decision.'),
      job: plain('🔎 A job waits to be checked by you.'),
      bank: plain('🏦 There is money at the bank that somebody has to assign.'),
      flag: plain('🚩 A client rejects strikingly much.'),
      payout: plain('💸 A payout waits for you.'),
      purchase: plain('🛒 An order from outside takes long, or has ended without an answer.'),
      card: plain('💳 A card payment does not fit, or is disputed.'),
      complaint: plain('⚠️ A complaint waits for your decision.'),
      code: plain(
        '🔑 A code could not be opened and was not sold. See whether a key is missing in VOUCHER_KEYS, then start again.',
      ),
      correction: plain('↺ A correction waits for your second pair of eyes.'),
      shop: plain('🏪 A new shop waits to be checked by you.'),
      audit: plain('⚠️ The chain of the audit log is broken: somebody has changed it in the database.'),
      books: plain('🚨 The books are wrong and have been closed: no point moves until you have had a look.'),
    },
    gathered: {
      job: (count: number): Text =>
        plain(
          count === 1
            ? '🔎 A job waits to be checked by you.'
            : `🔎 ${format.number(count)} jobs wait to be checked by you.`,
        ),
      flag: (count: number): Text =>
        plain(
          count === 1
            ? '🚩 A client rejects strikingly much.'
            : `🚩 ${format.number(count)} clients reject strikingly much.`,
        ),
    },
    look: 'Look',
    decided: (what) => text`⚑ Your report (${plain(what)}) is decided:`,
    outcomes: {
      dismiss: plain('We have found nothing wrong.'),
      warn: plain('The person has been warned.'),
      'close-job': plain('The job has been closed.'),
      suspend: plain('The member has been suspended.'),
    },
    about: {
      dismiss: (what) =>
        text`✅ Something of yours was reported (${plain(what)}). We have looked at it and found nothing wrong.`,
      warn: (what) => text`⚠️ You have been warned. What was reported: ${plain(what)}.`,
      'close-job': (what) =>
        text`⛔ Your job has been closed; the money for free slots is back in your budget. What was reported: ${plain(what)}.`,
      suspend: (what) => text`🔒 Your account is suspended. What was reported: ${plain(what)}.`,
    },
    jobNow: {
      open: plain('The job is running.'),
      paused: plain('The job stays paused until you resume it yourself.'),
      held: (why) => text`The job stays paused for another reason: ${why}`,
      closed: plain('The job has ended already, and that stays so.'),
    },
    grounds: (code) => codes[code],
    reason: plain('Reason:'),
    human: text`A human has decided this, by the terms of use (${command('terms')}).`,
    object: text`Do you see it differently? Write to the operator, the address is under ${command('imprint')}. Another human will look at it again.`,
    held: (title, why) => text`⏸ Your job **${title}** is paused. ${why}`,
    heldHow: plain('A rule has done this. A human looks at it, and you will be told. Running work goes on.'),
    suspended: plain(
      '🔒 Your account is suspended. Your points stay yours; what you have handed in is still decided and paid.',
    ),
    restored: plain(
      '🔓 Your suspension is lifted. You can go on, and what was paused only because of it is running again.',
    ),
  },
}
