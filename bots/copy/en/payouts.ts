import type { PayoutFlag, PayoutStatus } from '../../../core/payouts/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { payouts as german } from '../de/payouts.ts'
import { reasonIn } from '../bank-reason.ts'
import { formats } from '../format.ts'
import { bankReasons } from './bank-reasons.ts'

const format = formats.en
const { command } = commandsIn('en')

/** Euros out: what members see of it, and what operators decide. */
export const payouts: typeof german = {
  title: plain('💸 Payout'),
  available: 'Available',
  account: 'Account',
  noAccount: plain('none entered yet'),
  minimum: (points: number): Text =>
    text`You can be paid out from **${plain(format.euros(points))}** on, free of charge.`,
  enterAccount: plain(
    'Enter your account first: on a secure page, not here in the chat. You only need the IBAN and the name that your bank has.',
  ),
  heldUntil: (at: Text): Text =>
    text`🛡 For your safety a payout would wait until ${at} now: 48 hours before the first one and after each change of account.`,
  payButton: '💸 Pay out',
  accountButton: '🏦 Enter account',
  changeButton: '🏦 Change account',
  listButton: '📄 My payouts',
  toPayout: '💸 Payout',
  linkComing: plain('The link is coming.'),
  link: plain(
    'Enter your account here. The link opens for 30 minutes and only for you; do not pass it on. Your IBAN is stored encrypted.',
  ),
  linkButton: 'Enter account',

  flowTitle: 'Payout',
  amountLabel: 'Amount',
  amount: (most: number): Text =>
    text`How much would you like to be paid out? Available: **${plain(format.euros(most))}**`,
  all: (points: number): string => `All: ${format.euros(points)}`,
  review: (points: number, masked: string): Text =>
    text`Pay out **${plain(format.both(points))}** to your account **${plain(masked)}**?`,
  reviewHeld: (at: Text): Text => text`For your safety the payout waits until ${at}, then it goes to the bank.`,
  reviewSoon: plain('It goes to the bank with the next collected transfer, usually within 1 to 3 working days.'),
  confirm: (points: number): string => `Pay out ${format.euros(points)}`,
  asked: (points: number): Text =>
    text`✅ **${plain(format.both(points))}** are on their way. I will tell you as soon as something happens.`,

  listTitle: plain('📄 My payouts'),
  none: plain('You have not asked for a payout yet.'),
  line: (number: number, points: number, day: string, state: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(day)} · ${plain(state)}`,
  older: 'Older ›',
  one: (points: number): Text => text`💸 Payout of ${plain(format.euros(points))}`,
  state: 'Status',
  requestedAt: 'Asked for',
  number: 'Number',
  reason: 'Reason',
  states: {
    requested: 'the operator is looking at it',
    held: 'waits for your safety',
    approved: 'waits for the next collected transfer',
    batched: 'is in a collected transfer',
    exported: 'is with the bank',
    paid: 'transferred',
    rejected: 'refused, the points are back',
    returned: 'came back, the points are back',
    cancelled: 'cancelled, the points are back',
  } as Readonly<Record<PayoutStatus, string>>,
  waitsUntil: (at: Text): Text => text`It waits until ${at}.`,
  cancelButton: '✖ Cancel',
  cancelled: (points: number): Text => text`Cancelled. ${plain(format.both(points))} are back in your earnings.`,
  reasonOf: reasonIn(bankReasons, (code) => `The bank could not make it (code ${code}).`),
  withdrawn: plain('Your parents or guardians do not agree to payouts any more.'),

  notices: {
    requested: (points: number): Text =>
      text`🔎 The operator is taking a short look at your payout of **${plain(format.euros(points))}**. I will tell you.`,
    approved: (points: number): Text =>
      text`👍 Your payout of **${plain(format.euros(points))}** is approved and goes to the bank with the next collected transfer.`,
    batched: (points: number): Text =>
      text`📦 Your payout of **${plain(format.euros(points))}** is in the next collected transfer. It cannot be cancelled now; I will tell you as soon as it is with the bank.`,
    exported: (points: number, masked: string): Text =>
      text`🏦 Your payout of **${plain(format.euros(points))}** is with the bank, on its way to ${plain(masked)}.`,
    paid: (points: number, masked: string): Text =>
      text`💶 **${plain(format.euros(points))} have been transferred** to ${plain(masked)}. Depending on your bank you see them today or on the next working day.`,
    rejected: (points: number): Text =>
      text`✖ Your payout of **${plain(format.euros(points))}** did not work. The points are back in your earnings.`,
    returned: (points: number): Text =>
      text`↩️ Your payout of **${plain(format.euros(points))}** came back from the bank. The points are back in your earnings. Please check your account and try again.`,
    cancelled: (points: number): Text =>
      text`✖ Your payout of **${plain(format.euros(points))}** is cancelled: your parents or guardians do not agree to payouts any more. The points are back in your earnings.`,
    reason: plain('Reason:'),
    object: text`You see it differently? Write to the operator: ${command('imprint')}`,
    accountChanged: (masked: string, at: Text): Text =>
      text`🔐 **Your payout account is ${plain(masked)} now.** Until ${at} nothing is paid there.`,
    elsewhere: (number: string, points: number, masked: string): Text =>
      text`⚠️ Your payout ${plain(number)} of **${plain(format.euros(points))}** still goes to **${plain(masked)}**. If it should not, cancel it and ask for it anew.`,
    cancelOne: (number: string): string => `✖ Cancel ${number}`,
    notYou: text`That was not you? Then somebody may be in one of your chats. Cancel payouts that are under way with ${command('payout')}, enter your account anew and write to the operator: ${command('imprint')}`,
  },

  operator: {
    queue: '💸 Payouts',
    title: plain('💸 Look at a payout'),
    member: 'Member',
    flags: {
      'shared-account': plain(
        'Another member has named the same account. That is fine for siblings or parents; otherwise it could be somebody with two memberships.',
      ),
    } as Readonly<Record<PayoutFlag, Text>>,
    approveButton: '✅ Approve',
    refuseButton: '✖ Refuse',
    approveTitle: 'Approve a payout',
    refuseTitle: 'Refuse a payout',
    why: {
      label: 'Reason',
      ask: plain('Why? The reason is written to the audit log, and the member reads it when you refuse.'),
    },
    approveReview: (points: number, name: string): Text =>
      text`Approve **${plain(format.both(points))}** for **${name}**?`,
    refuseReview: (points: number, name: string): Text =>
      text`Refuse **${plain(format.both(points))}** for **${name}**? The points go back to the earnings.`,
    approved: plain('✅ Approved. It goes into the next collected transfer.'),
    refused: plain('✖ Refused. The points are back, and the member has been told.'),
  },
}
