import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
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
    when: plain(
      'As soon as the operator imports the bank statement, I add the amount to your budget and let you know.',
    ),
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
  provider: {
    button: '💳 From Stripe',
    title: 'Our money from Stripe',
    reason: {
      label: 'Reason',
      ask: plain(
        'How do you know that Stripe has sent us this? Best name the number of the payout at Stripe. It goes into the audit log.',
      ),
    },
    review: (points) =>
      text`Book **${plain(format.euros(points))}** from Stripe to our bank account? When a second operator agrees, it stands at the bank and no more at the payment provider.`,
  },
  queue: {
    label: '🏦 Bank entries',
    title: plain('🏦 Bank entry'),
    states: {
      unmatched: plain('Without a payment reference that I know. The money lies under “unclear”.'),
      unexplained: plain(
        'Money has gone out here that probably takes a deposit back, but I find none that clearly fits. Assign it to the client whose deposit it was. If it was about something else, write that down as a note.',
      ),
    },
    doubts: {
      payer: plain(
        'The reference fits, but the account belongs to somebody else than before. The money lies under “unclear”.',
      ),
      own: plain('It would be your own case: another operator decides. The money lies under “unclear”.'),
      twice: plain(
        'This entry may have come with another file before, or the bank has given its number twice. Please compare it with the account: if it is the same money, I take it off the books here. The money lies under “unclear”.',
      ),
      'by-hand': plain(
        'Exactly this much was credited to this client by hand in the last 30 days. If it is the same money, I take it off the books here. The money lies under “unclear”.',
      ),
    },
    uncovered: (taken, missing) =>
      text`The bank has taken a deposit back. **${plain(format.euros(taken))}** were taken out of the budget, **${plain(format.euros(missing))}** are missing. What comes into the budget goes there by itself. If the client does not pay any more, you can write the rest off: the platform bears it then.`,
    givenUp: (name) =>
      text`${name} would like to write the rest off. Another operator has to agree. If you work alone, it can be done after 24 hours.`,
    day: 'Booked on',
    amount: 'Amount',
    payer: 'From',
    client: 'Client',
    account: 'Account',
    noWords: plain('Without a payment reference'),
    assignButton: '✅ Assign',
    returnButton: '↩️ Send back',
    coverButton: '↩️ Book back now',
    sameButton: '♻️ The same money',
    belongsButton: '👤 Belongs to …',
    giveUpButton: '✍️ Write off the rest',
    writeOffButton: '✅ Write off',
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
    badReference: plain('One character is wrong. The reference looks like this: KW-XXXX-XXXX'),
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
      text`↩️ ${plain(format.euros(points))} are off the books. Transfer them now to the account from which they came. I show it to you once.`,
    returnTo: (points) => text`Transfer **${plain(format.euros(points))}** to:`,
    noAccount: plain('The bank has not named an account. You find it in your online banking.'),
    holder: 'Recipient',
    iban: 'IBAN',
    copyIban: '📋 IBAN',
    sameTitle: 'The same money',
    sameReason: {
      label: 'Reason',
      ask: plain('With which entry is it the same money? The reason goes into the audit log.'),
    },
    sameReview: (points) =>
      text`Take **${plain(format.euros(points))}** off the books because the money came only once? Nobody gets points for it.`,
    sameConfirm: (points) => `Take off ${format.euros(points)}`,
    same: (points) => text`♻️ ${plain(format.euros(points))} are off the books: the money is there once.`,
    belongsTitle: 'Assign what was taken back',
    belongsReference: {
      label: 'Payment reference',
      ask: plain('Whose deposit does the bank take back? Write the payment reference, for example KW-XXXX-XXXX.'),
    },
    belongsReview: (points, client) =>
      text`Take **${plain(format.both(points))}** out of the budget of **${client}**? If there is less, I take what is there, and the rest as soon as it comes.`,
    belongsConfirm: (points) => `Take out ${format.euros(points)}`,
    giveUpTitle: 'Write off the rest',
    giveUpReason: {
      label: 'Reason',
      ask: plain('Why does the money not come any more? The reason goes into the audit log.'),
    },
    giveUpReview: (points) =>
      text`Write **${plain(format.euros(points))}** off as a loss of the platform? Another operator has to agree.`,
    giveUpConfirm: (points) => `Write off ${format.euros(points)}`,
    givingUp: plain('✍️ Noted. As soon as another operator agrees, the rest is written off.'),
    writtenOff: (points) => text`✅ ${plain(format.euros(points))} are written off. The platform bears them.`,
    payoutButton: '↩️ A payout came back',
    payoutTitle: 'Payout that came back',
    payoutAsk: plain('Which payout came back? Its number looks like this: PO-XXXXXXXXXX'),
    payoutReason: {
      label: 'The bank’s reason',
      ask: plain('Why did it come back? The member reads it, and it is in the audit log.'),
    },
    payoutReview: (points: number, number: string): Text =>
      text`Is this the payout **${plain(number)}**? Then **${plain(format.both(points))}** go back to the member.`,
    payoutShort: (points: number): Text =>
      text`The banks have kept **${plain(format.euros(points))}** of it; the operator bears that.`,
    payoutConfirm: (points: number): string => `Book back ${format.euros(points)}`,
    cameBack: (points: number): Text =>
      text`↩️ ${plain(format.both(points))} are the member’s again, and they have been told.`,
    covered: (points, missing) =>
      missing === 0
        ? text`↩️ ${plain(format.both(points))} are booked back. Nothing is missing any more.`
        : text`↩️ ${plain(format.both(points))} are booked back, ${plain(format.euros(missing))} are still missing.`,
  },
  file: {
    button: '📎 Send the file here',
    title: 'Read in a bank statement',
    label: 'The bank’s file',
    ask: plain(
      'Send me your bank’s file: a statement as camt.053, camt.052 (XML, also as a ZIP) or CSV, or the answer to a payout file (pain.002), at most 5 MB. I delete it as soon as I have read it. Of a statement you see first what would happen.',
    ),
    dryRun: plain('📄 This would happen'),
    nothingYet: plain('Nothing is booked yet.'),
    gap: (before, now) =>
      text`⚠️ The last statement ended with ${plain(format.euros(before))}, this one begins with ${plain(format.euros(now))}. Is one missing between them?`,
    sum: (count: number, outcome: string, points: number): Text =>
      text`${count} × ${plain(outcome)}: **${plain(format.euros(points))}**`,
    outcomes: {
      matched: 'matched, will be credited',
      unmatched: 'without a known reference, goes to the bank entries',
      suspicious: 'doubtful, goes to the bank entries',
      reversal: 'taken back, will be booked back',
      uncovered: 'taken back, but no longer fully covered',
      duplicate: 'booked before, will be skipped',
      pending: 'not booked by the bank yet, will be skipped',
      outgoing: 'outgoing, is only noted',
      payout: 'payout that was made, will be confirmed',
      'payout-return': 'payout that came back, the points go back',
      unexpected: 'does not fit the payout that it names, goes to the bank entries',
      unexplained: 'takes something back, unclear what, goes to the bank entries',
    },
    entry: (day: string, points: number, name: string, outcome: string): Text =>
      text`${plain(day)} · **${plain(format.euros(points))}** · ${name} · ${plain(outcome)}`,
    noName: '–',
    more: (count: number): Text => text`… and ${count} more`,
    book: '✅ Book it like this',
    another: '📎 Another file',
    booked: ({ credited, paid, cameBack, reversed, waiting, duplicate }): Text => {
      const payouts = (count: number) => format.count(count, { one: 'payout', other: 'payouts' })
      const parts = [
        ...(credited > 0 ? [`${credited} credited`] : []),
        ...(paid > 0 ? [`${payouts(paid)} confirmed`] : []),
        ...(cameBack > 0 ? [`${paid > 0 ? cameBack : payouts(cameBack)} came back`] : []),
        ...(reversed > 0 ? [`${reversed} booked back`] : []),
        ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for a decision`] : []),
        ...(duplicate > 0 ? [`${duplicate} ${duplicate === 1 ? 'was' : 'were'} there before`] : []),
      ]
      return parts.length === 0 ? text`✅ Read. There was nothing to book.` : text`✅ ${plain(parts.join(', '))}.`
    },
    report: (report): Text =>
      text`The bank’s answer was read: ${report.refused} payouts refused, the points are back. ${report.ignored} were settled before.`,
  },
  owed: (points, taken, missing) =>
    text`🏦 Your bank has taken back a deposit of **${plain(format.euros(points))}**. **${plain(format.euros(taken))}** of it I have taken out of your budget, **${plain(format.euros(missing))}** are missing: what comes into your budget goes there first. If that is wrong, write to the operator (${command('imprint')}).`,
  partlyReversed: (points, taken) =>
    text`🏦 Your bank has taken back a deposit of **${plain(format.euros(points))}**. **${plain(format.euros(taken))}** of it I have taken out of your budget; I will take no more.`,
  covered: (points) =>
    text`✅ The **${plain(format.euros(points))}** that your bank took back are settled. What comes into your budget now stays there.`,
  reversed: (points) =>
    text`🏦 Your bank has taken back a deposit of **${plain(format.euros(points))}**. I have taken it out of your budget. If that is wrong, write to the operator (${command('imprint')}).`,
}
