import { plain, text } from '../../dialog/text.ts'
import { formats } from '../format.ts'
import type { bank as measure } from '../de/bank.ts'

const format = formats.en

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
}
