import { plain, text, type Text } from '../../dialog/text.ts'
import type { corrections as german } from '../de/corrections.ts'
import { formats } from '../format.ts'

const format = formats.en

/** Corrections: a posting that was wrong is mirrored. */
export const corrections: typeof german = {
  queue: '↺ Corrections',
  title: plain('↺ Correction'),
  none: plain(
    'None waits right now. What can be corrected is a deposit that an operator has credited wrongly by hand. A payout that the bank has refused and made all the same is corrected at its bank entry. When the bank has refused a payout, say so here; the bank’s answer (pain.002) can also be read in.',
  ),
  kinds: {
    credit: plain(
      'A transfer that is on no statement that was read in is credited: from the bank to the budget. See for yourself on the account.',
    ),
    deposit: plain('A deposit is taken back: out of the budget, to the bank.'),
    payout: plain(
      'The bank has made a refused payout all the same: the points leave the earnings again, and it counts as paid.',
    ),
    refused: plain(
      'The bank has refused a payout: the points go back and could be paid out once more. See for yourself at the bank.',
    ),
    'batch-refused': plain(
      'The bank has not taken a whole collected transfer: all its points go back and could be paid out once more. See for yourself at the bank.',
    ),
    noted: plain(
      'A debit has the amount of a refused payout and is said to be something else. Nothing is booked. See for yourself at the bank.',
    ),
    'from-provider': plain(
      'A credit on our bank account is our own money from Stripe: it is booked from the payment provider to the bank. See for yourself at Stripe.',
    ),
  },
  state: 'State',
  states: { asked: 'waits for a second operator', made: 'made', refused: 'refused', lapsed: 'lapsed' },
  member: 'Member',
  amount: 'Amount',
  askedBy: 'Asked for by',
  makeButton: '↺ Correct it',
  creditButton: '✅ Credit it',
  refuseButton: '✖ Refuse',
  depositButton: '↺ Correct a deposit',
  payoutButton: '↺ Paid after all',
  refusedButton: '✖ Payout was refused',
  askTitle: 'Correction',
  numbers: {
    deposit: {
      label: 'Number of the deposit',
      ask: plain('Which deposit? Write its number, ten characters; it is in the audit log.'),
    },
    payout: {
      label: 'Number of the payout',
      ask: plain('Which payout was it? Its number (PO-…) is on the bank statement.'),
    },
  },
  why: { label: 'Reason', ask: plain('What was wrong? The reason is kept in the audit log.') },
  review: (number: string): Text =>
    text`Ask for a correction of **${plain(number)}**? Nothing moves before another operator agrees.`,
  confirm: 'Ask for it',
  asked: plain('Asked for. The other operators know. If you work alone, you agree yourself in 24 hours.'),
  made: plain('✅ Corrected.'),
  credited: plain('✅ Credited.'),
  refused: plain('✖ Refused. Nothing has moved.'),
  told: (points: number): Text =>
    text`↺ **${plain(format.both(points))}** had been credited to you by mistake. The operator has taken them out of your budget again.`,
  reason: plain('Reason:'),
}
