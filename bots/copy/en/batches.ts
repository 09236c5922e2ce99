import type { BatchStatus } from '../../../core/payouts/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import type { batches as german } from '../de/batches.ts'
import { formats } from '../format.ts'

const format = formats.en

/** Payouts on their way to the bank, as operators see them. */
export const batches: typeof german = {
  title: plain('💸 Payouts'),
  toLookAt: 'To look at',
  approved: 'Approved',
  approvedValue: (count: number, points: number): string =>
    count === 0 ? 'none' : `${format.number(count)}, ${format.euros(points)} together`,
  none: plain('No collected transfer is under way.'),
  line: (number: number, points: number, payouts: number, state: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(format.count(payouts, { one: 'payout', other: 'payouts' }))} · ${plain(state)}`,
  lookButton: '🔎 Look at them',
  buildButton: '📦 Build a transfer',
  built: (points: number, payouts: number): Text =>
    text`📦 Built: ${plain(format.count(payouts, { one: 'payout', other: 'payouts' }))}, **${plain(format.euros(points))}** together.`,
  one: plain('📦 Collected transfer'),
  number: 'Number',
  sum: 'Sum',
  count: 'Payouts',
  state: 'Status',
  day: 'Execution',
  builder: 'Built by',
  hash: 'SHA-256',
  states: {
    built: 'waits for the second approval',
    approved: 'approved, not with the bank yet',
    exported: 'with the bank',
    settled: 'done',
    discarded: 'discarded',
  } as Readonly<Record<BatchStatus, string>>,
  payee: (number: string, initials: Text, masked: string, points: number): Text =>
    text`${plain(number)} · ${initials} · ${plain(masked)} · **${plain(format.euros(points))}**`,
  morePayees: 'More payouts ›',
  single: (hours: number): Text =>
    text`You work alone: you can approve it in ${format.count(hours, { one: 'hour', other: 'hours' })}.`,
  fourEyes: plain('A second operator, not the one who built it, has to approve it.'),
  approveButton: '✅ Approve',
  discardButton: '✖ Discard',
  discardAsk: (number: string, points: number): Text =>
    text`Discard the collected transfer ${plain(number)} of **${plain(format.euros(points))}**? Its payouts then wait for the next one, and that one has to be checked again.`,
  keepButton: '↩ Keep it',
  discarded: plain('Discarded. The payouts wait for the next collected transfer.'),
  fileButton: '📄 Get the file',
  fileLink: plain(
    'Get the file for the bank here. The link opens for 30 minutes and only for you. The file is kept nowhere.',
  ),
  linkComing: plain('The link is coming.'),
  linkButton: 'To the file',
  confirmButton: '✅ Was made',
  refusedButton: '✖ One was refused',
  statementButton: '📄 Read in a statement or answer',
  waiting: plain(
    'It is confirmed by the bank statement. If you cannot read one in, confirm it by hand when the bank has made all of it.',
  ),
  approveTitle: 'Approve a transfer',
  sumLabel: 'Sum',
  sumAsk: plain('How much goes to the bank altogether? Type the sum of the collected transfer.'),
  wrongSum: plain(
    'This is not the sum of this collected transfer. Compare it once more and write it like this: 1234.50',
  ),
  approveReview: (points: number, payouts: number, hash: string): Text =>
    text`Approve **${plain(format.euros(points))}** to ${plain(format.count(payouts, { one: 'member', other: 'members' }))}? You approve exactly the file with this checksum: ${plain(hash)}…`,
  approveDone: plain('✅ Approved. Now download the file and upload it to your bank.'),
  confirmTitle: 'Confirm by hand',
  confirmReason: {
    label: 'Reason',
    ask: plain('How do you see that the bank has made all of it? The reason is written to the audit log.'),
  },
  confirmReview: (points: number): Text =>
    text`Book everything of these **${plain(format.euros(points))}** that is still open as transferred? This cannot be undone.`,
  confirmDone: plain('✅ Confirmed. The members have been told.'),
  refusedTitle: 'Refused by the bank',
  numberLabel: 'Number of the payout',
  numberAsk: plain('Which payout has the bank refused? Its number looks like this: PO-XXXXXXXXXX'),
  badNumber: plain('This is no number of a payout. It looks like this: PO-XXXXXXXXXX'),
  refusedReason: {
    label: 'The bank’s reason',
    ask: plain('Which reason does the bank give? The member reads it.'),
  },
  refusedReview: plain(
    'Are you sure that the bank does not make it? The points go back and could be paid out once more. That is why a second operator has to agree.',
  ),
  allRefusedButton: '✖ File was refused',
  allRefusedTitle: 'File refused by the bank',
  allRefusedReview: (points: number): Text =>
    text`Are you sure that the bank has not taken the whole file of **${plain(format.euros(points))}**? Everything that no statement has shown yet goes back. That is why a second operator has to agree.`,
  unexpected: plain(
    'This debit names a payout and does not fit it: another amount, for the second time, or it was not with the bank. Nothing is booked. Clear it up with the bank.',
  ),
  noteButton: '📝 Cleared up',
  noteTitle: 'Debit cleared up',
  noteReason: { label: 'Reason', ask: plain('What was it? The reason is written to the audit log.') },
  noted: plain('📝 Noted. Nothing is booked.'),
}
