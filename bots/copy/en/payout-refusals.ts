import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { batches } from './batches.ts'
import { payouts } from './payouts.ts'

const { command } = commandsIn('en')

const problems = {
  iban: 'This IBAN is wrong: one of its characters is wrong or missing. Please look at your card or in your banking app.',
  country: 'We can only pay to accounts in the SEPA area. This IBAN is not one of them.',
  own: 'That is our own account. Please enter yours.',
  holder: 'Write the name that your bank has: 2 to 70 characters.',
  letters: 'Please write the name in Latin letters, as it stands on your card.',
}

const isStatus = (status: string): status is keyof typeof payouts.states => Object.hasOwn(payouts.states, status)
const isBatchStatus = (status: string): status is keyof typeof batches.states => Object.hasOwn(batches.states, status)

/** Why an account or a payout is refused. */
export const payoutRefusals = {
  'account.bad': ({ problem }) => plain(problems[problem]),
  'payout.no_account': () => text`Enter your account first: ${command('payout')}`,
  'tax.missing': () =>
    plain(
      'For the payout your tax data are still missing: name, address, date of birth and tax number, once. Enter them on the secure page; then it goes on here.',
    ),
  'tax_year.unknown': () => plain('There is no report for this year.'),
  'tax.bad': () => plain('Something in the tax data is wrong. Please see on the page what is marked there.'),
  'payout.no_tax_data': () =>
    plain('This member has entered no tax data yet. You can approve it as soon as they are there.'),
  'payout.too_little': ({ minimumPoints, availablePoints }, format) =>
    text`You can be paid out from ${plain(format.euros(minimumPoints))} on. Available now: ${plain(format.euros(availablePoints))}.`,
  'payout.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`It can be ${plain(format.euros(minimumPoints))} to ${plain(format.euros(maximumPoints))}. That is what is available now.`,
  'payout.unknown': () => plain('There is no such payout.'),
  'payout.wrong_state': ({ status }) =>
    text`That is no longer possible: the payout has moved on (${plain(isStatus(status) ? payouts.states[status] : status)}).`,
  'refund.nothing': () => plain('Nothing of this deposit is unused any more, or there is no way back for it.'),
  'refund.changed': ({ availablePoints }, format) =>
    text`By now ${plain(format.euros(availablePoints))} of it are unused. Please have another look: ${command('deposit')}`,
  'checkout.off': () =>
    text`Nobody can pay by card here at the moment. You find other ways with ${command('deposit')}.`,
  'checkout.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`At once it can be ${plain(format.euros(minimumPoints))} to ${plain(format.euros(maximumPoints))}. Please take an amount in between.`,
  'checkout.too_many': ({ most }, format) =>
    text`You already have ${plain(format.number(most))} links that are not paid yet. Take one of them, or wait until they expire after 24 hours.`,
  'checkout.unknown': () => plain('There is no such payment.'),
  'checkout.noted': () => plain('Somebody has ticked that off already.'),
  'correction.not_this': () =>
    plain(
      'That cannot be corrected like this. It works for deposits that an operator has credited by hand, and for payouts that the bank has refused and made all the same, with exactly this amount.',
    ),
  'correction.exists': () => plain('This posting has been corrected already, or it has been asked for.'),
  'correction.unknown': () => plain('There is no such correction.'),
  'correction.decided': () => plain('This correction has been decided already.'),
  'correction.came_in': () =>
    plain(
      'Since this was asked for, a transfer of exactly this amount has been credited from a bank statement. If it is the same money, refuse this. If it is not, refuse it and ask anew.',
    ),
  'correction.four_eyes': () => plain('Whoever has asked for a correction does not make it. Another operator does.'),
  'correction.too_early': ({ hours }, format) =>
    text`You have asked for it yourself. You can make it in ${plain(format.count(hours, { one: 'hour', other: 'hours' }))}.`,
  'batch.nothing': () => plain('No payout is approved at the moment.'),
  'batch.needs_other': () =>
    plain(
      'Only payouts of operators who would have to approve them are ready now. Another operator has to build this collected transfer.',
    ),
  'batch.day_over': () =>
    plain('The day of this collected transfer is over. Discard it and build it anew; the payouts stay approved.'),
  'batch.no_bank': () => plain('First set BANK_HOLDER (in Latin letters) and BANK_IBAN in the configuration.'),
  'batch.unknown': () => plain('There is no such collected transfer.'),
  'batch.wrong_state': ({ status }) =>
    text`That is no longer possible: the collected transfer has moved on (${plain(isBatchStatus(status) ? batches.states[status] : status)}).`,
  'batch.changed': () =>
    plain(
      'The file would be another one today than the one that was built, or somebody in it may not be paid now. Discard it and build it anew.',
    ),
  'batch.four_eyes': () => plain('Whoever has built a collected transfer does not approve it. Another operator does.'),
  'batch.too_early': ({ hours }, format) =>
    text`You have built it yourself. You can approve it in ${plain(format.count(hours, { one: 'hour', other: 'hours' }))}.`,
  'batch.wrong_sum': () => plain('This is not the sum of this collected transfer. Please compare it once more.'),
} as const satisfies Partial<RefusalCopy>
