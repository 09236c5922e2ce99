import { commandsIn, plain, text } from '../../dialog/text.ts'
import { formats } from '../format.ts'
import type { bank as measure } from '../de/bank.ts'

const format = formats.en
const { command } = commandsIn('en')

/** Euros in: transfers, and what operators do with the bank's statements. */
export const bank: typeof measure = {
  deposit: {
    how: plain('Make a transfer to this account. Everything can be copied with a tap:'),
    holder: 'Recipient',
    iban: 'IBAN',
    reference: 'Payment reference',
    exactly: text`Write the payment reference **exactly like this**: it is yours alone and never changes. It is how I recognise your money.`,
    when: plain('As soon as the operator reads in the bank statement, the amount is in your budget and I tell you.'),
    chooseAmount: plain(
      'With the GiroCode your banking app fills in the transfer by itself. Which amount shall I draw it for?',
    ),
    invented: plain('Account and recipient are made up.'),
    copyHolder: '📋 Recipient',
    copyIban: '📋 IBAN',
    copyReference: '📋 Reference',
    amount: (points) => `▦ ${format.euros(points)}`,
    noAmount: '▦ No amount',
    tooLittle: (points) =>
      text`The first deposit is at least **${plain(format.euros(points))}**. Please take a larger amount.`,
    caption: (points, reference) =>
      points === undefined
        ? `GiroCode for ${reference}. You type the amount in your banking app.`
        : `GiroCode of ${format.euros(points)} for ${reference}. Scan it with your banking app, or share it with the app.`,
    drawn: plain('The GiroCode is on its way.'),
  },
  queue: {
    label: '🏦 Bank entries',
    title: plain('🏦 Bank entry'),
    states: {
      unmatched: plain('Without a payment reference that I know. The money lies under “unclear”.'),
      suspicious: plain(
        'The reference fits, but the account belongs to somebody else than before, or it would be your own case. The money lies under “unclear”.',
      ),
      uncovered: plain(
        'The bank has taken a deposit back, but the budget no longer covers it. Please settle that with the client.',
      ),
    },
    day: 'Booked on',
    amount: 'Amount',
    payer: 'From',
    client: 'Client',
    noWords: plain('Without a payment reference'),
    assignButton: '✅ Assign',
    returnButton: '↩️ Send back',
    coverButton: '↩️ Book back now',
    importButton: '📄 Read in a statement',
    noBank: plain('Please set BANK_HOLDER and BANK_IBAN in the configuration first.'),
    linkComing: plain('The link is on its way.'),
    link: plain(
      'Read in the bank statement here: camt.053, camt.052 (also as a ZIP) or CSV, at most 5 MB. You see first what would happen. The link opens for 30 minutes and for you only.',
    ),
    linkButton: 'Open the form',
    assignTitle: 'Assign money',
    reference: {
      label: 'Payment reference',
      ask: plain('Whose money is it? Write the payment reference, for example KW-XXXX-XXXX.'),
    },
    badReference: plain('One of the characters is wrong. It looks like this: KW-XXXX-XXXX'),
    reason: {
      label: 'Reason',
      ask: plain('How do you know? The reason goes into the audit log.'),
    },
    assignReview: (points, payer, client) =>
      text`Credit **${plain(format.both(points))}** from ${payer} to **${client}**? This cannot be undone.`,
    assignConfirm: (points) => `Credit ${format.euros(points)}`,
    assigned: (points) => text`✅ ${plain(format.both(points))} are credited, and the client has been told.`,
    returnTitle: 'Send money back',
    returnReason: {
      label: 'Reason',
      ask: plain('Why does the money go back? The reason goes into the audit log.'),
    },
    returnReview: (points, payer) =>
      text`Send **${plain(format.euros(points))}** back to ${payer}? I take it off the books; the transfer is yours to make.`,
    returnConfirm: (points) => `Send back ${format.euros(points)}`,
    returned: (points) =>
      text`↩️ ${plain(format.euros(points))} are off the books. Transfer them now to the account from which they came.`,
    covered: (points) => text`↩️ ${plain(format.both(points))} are booked back.`,
  },
  reversed: (points) =>
    text`🏦 Your bank has taken back a deposit of **${plain(format.euros(points))}**. I have taken it out of your budget. If that is wrong, write to the operator (${command('imprint')}).`,
}
