import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { payouts } from './payouts.ts'

const { command } = commandsIn('en')

const problems = {
  iban: 'This IBAN is wrong: one of its characters is wrong or missing. Please look at your card or in your banking app.',
  country: 'We can only pay to accounts in the SEPA area. This IBAN is not one of them.',
  holder: 'Write the name that your bank has: 2 to 70 characters.',
  letters: 'Please write the name in Latin letters, as it stands on your card.',
}

const isStatus = (status: string): status is keyof typeof payouts.states => Object.hasOwn(payouts.states, status)

/** Why an account or a payout is refused. */
export const payoutRefusals = {
  'account.bad': ({ problem }) => plain(problems[problem]),
  'payout.no_account': () => text`Enter your account first: ${command('payout')}`,
  'payout.too_little': ({ minimumPoints, availablePoints }, format) =>
    text`You can be paid out from ${plain(format.euros(minimumPoints))} on. Available now: ${plain(format.euros(availablePoints))}.`,
  'payout.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`It can be ${plain(format.euros(minimumPoints))} to ${plain(format.euros(maximumPoints))}. That is what is available now.`,
  'payout.unknown': () => plain('There is no such payout.'),
  'payout.wrong_state': ({ status }) =>
    text`That is no longer possible: the payout has moved on (${plain(isStatus(status) ? payouts.states[status] : status)}).`,
} as const satisfies Partial<RefusalCopy>
