import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { account as german } from '../de/account.ts'
import { formats, type Format } from '../format.ts'
import { help } from './help.ts'
import { legal } from './legal.ts'

const { command } = commandsIn('en')

const format: Format = formats.en

const joining: typeof german.joining = {
  greeting: plain('👋 Welcome to Klickwork'),
  about: plain('Post small online jobs, or do them. The reward is held safely in escrow.'),
  start: '🇬🇧 Continue in English',
  title: 'Become a member',
  bornLabel: 'Date of birth',
  born: plain('When were you born? Write the day first, for example like this: 24/12/1998'),
  bornHint: (minimumAge) => text`You can join from the age of ${minimumAge}. Nobody else sees your date of birth.`,
  wantsLabel: 'What you would like to do',
  wants: plain('What would you like to do here? You can pick several, and change it at any time.'),
  agreeLabel: 'Terms and privacy',
  agree: (bornOn) =>
    text`Almost there. You were born on **${bornOn}**, is that right?\n\n**The terms in short:** The reward is held in escrow until the result is approved. There are no bought likes, votes or reviews here. You take care of your own taxes.\n**Your privacy in short:** We store what jobs and payments need, and sell none of it.\n\nTo read it all: ${command('terms')} and ${command('privacy')}`,
  agreeButton: '✅ I agree',

  tooYoung: (minimumAge) =>
    text`Thank you for your honest answer. Klickwork is for people of ${minimumAge} and older, I am sorry. We have kept nothing about you, only that it is too early today. We would be glad to see you again later!`,
  tooYoungBefore: (minimumAge) =>
    text`Klickwork is for people of ${minimumAge} and older, I am sorry. Was there a slip in the date? Then just ask again tomorrow.`,

  welcome: (name) => text`Welcome to Klickwork, ${name}!`,
  forWorkers: plain('Pick a job and hand in your result here in the chat.'),
  forClients: plain('Post your first job. It is paid only when you approve the result.'),
  forShops: text`You open your shop in Work2Buy with ${command('offer')}. An operator has a look at it, then you can offer vouchers.`,
  guardian: plain(
    'You are not 18 yet: you can look around right away. Before you take your first job, a parent or guardian has to agree.',
  ),
  playMoney: (points) =>
    text`This is a practice environment. **${plain(format.euros(points))} of play money** are waiting for you, so that you can post jobs right away.`,
  playMoneyAt: (points) =>
    text`To practise, ${plain(format.euros(points))} of play money are waiting for you: ${command('deposit')}`,
  firstDeposit: plain('Before your first job you need a little budget.'),
  goOn: '« Continue',
}

const settings: typeof german.settings = {
  title: plain('⚙️ Settings'),
  language: 'Language',
  languageNames: { de: 'German', en: 'English' },
  languageButton: { de: '🇩🇪 Deutsch', en: '🇬🇧 English' },
  languageChanged: plain('We speak English now.'),

  timeZone: 'Time zone',
  timeZoneButton: '🕒 Time zone',
  timeZoneAsk: plain('Which time zone do you live in? All deadlines and quiet hours go by it.'),
  timeZoneHint: plain('Pick one, or write the biggest city in your zone, for example Madrid or Europe/Lisbon.'),
  timeZones: {
    'Europe/Berlin': 'Berlin',
    'Europe/Vienna': 'Vienna',
    'Europe/Zurich': 'Zurich',
    'Europe/London': 'London',
    'Europe/Lisbon': 'Lisbon',
    'Europe/Athens': 'Athens',
    'Europe/Istanbul': 'Istanbul',
    'America/New_York': 'New York',
  },
  timeZoneChanged: (zone) => text`Saved. Your time zone is ${zone} now.`,
  timeZoneSettles: (zone, former) =>
    text`Saved. Your time zone is ${zone} now. Because you are under 18, the hours for new jobs also have to fit in ${former} for 7 more days.`,

  quietHours: 'Quiet hours',
  quietHoursButton: '🌙 Quiet hours',
  quietFromLabel: 'Quiet from',
  quietFrom: plain('From what time should it be quiet? Write the full hour, 0 to 23.'),
  quietToLabel: 'Quiet until',
  quietTo: plain('And until what time?'),
  quietHint: plain(
    'During that time only news that you are waiting for comes, without a sound. Of a deadline I then remind you only in its last two hours.',
  ),
  oClock: (hour) => `${hour}:00`,
  quietRange: (from, to) => `${from}:00 to ${to}:00`,
  quietNone: 'none',
  quietOffButton: '🔔 Quiet hours off',
  quietChanged: (from, to) => text`Saved. It is quiet from ${from}:00 to ${to}:00.`,
  quietSwitchedOff: plain('Saved. I may write at any time now.'),

  workLanguages: 'Work languages',
  workLanguagesButton: '💬 Work languages',
  workLanguagesAsk: plain('In which languages can you do jobs?'),
  workLanguagesChanged: plain('Saved. Your work languages are changed.'),

  wants: 'What you would like to do',
  record: 'How others see you',
  wantsButton: '🎯 What I want to do',
  wantsAsk: plain('What would you like to do here?'),
  wantsChanged: plain('Saved.'),
  wantNames: { work: 'Do jobs', post: 'Post jobs', shop: 'Run a shop' },
  privacyButton: '🔒 Privacy',
}

const wallet: typeof german.wallet = {
  title: plain('👛 Wallet'),
  earnings: 'Earnings',
  budget: 'Budget for jobs',
  owed: 'Still open',
  owedValue: (points) => `${format.euros(points)} (taken back by your bank; what comes in goes there first)`,
  waiting: 'Waiting for approval',
  waitingValue: (points, pieces) =>
    `${format.euros(points)} (${format.count(pieces, { one: 'submission', other: 'submissions' })})`,
  last: plain('Last entries'),
  none: plain('No entries yet. As soon as something moves, it stands here.'),
  tax: plain('Everyone is responsible for their own taxes on what they earn.'),
  statementButton: '🧾 All entries',
  depositButton: '💶 Pay in',

  statementTitle: { earnings: plain('🧾 Entries: earnings'), budget: plain('🧾 Entries: budget') },
  otherAccount: { earnings: 'Show earnings', budget: 'Show budget' },
  older: 'Older ›',
  newest: '« Newest',
  toWallet: '👛 Wallet',
  entry: (what, about) => (about === null ? plain(what) : text`${plain(what)}: ${about}`),
  line: (entry) =>
    text`**${plain(format.signedEuros(entry.amount))}** · ${plain(entry.day)} · ${entry.what} · then ${plain(format.euros(entry.balanceAfter))}`,
  kinds: {
    deposit: { in: 'Deposit', out: 'Deposit taken back' },
    'play-money': { in: 'Play money', out: 'Play money taken back' },
    suspense: { in: 'Unclear', out: 'Unclear' },
    'bank-return': { in: 'Transfer sent back', out: 'Transfer sent back' },
    'deposit-reversal': { in: 'Taken back by the bank', out: 'Taken back by the bank' },
    publication: { in: 'From escrow', out: 'Into escrow' },
    approval: { in: 'Earned', out: 'Paid' },
    refund: { in: 'Back from escrow', out: 'Refunded' },
    split: { in: 'Split after a dispute', out: 'Split after a dispute' },
    tip: { in: 'Tip received', out: 'Tip given' },
    move: { in: 'Transfer', out: 'Transfer' },
    merge: { in: 'From your linked account', out: 'To your linked account' },
    order: { in: 'Set aside', out: 'Redeemed' },
    'order-shown': { in: 'Voucher sold', out: 'Voucher sold' },
    'order-closed': { in: 'Sold', out: 'Sold' },
    'order-returned': { in: 'Redemption returned', out: 'Redemption returned' },
    payout: { in: 'Payout back', out: 'Payout' },
    'payout-back': { in: 'Payout back', out: 'Payout' },
    'payout-paid': { in: 'Payout back', out: 'Payout' },
    'payout-returned': { in: 'Payout came back', out: 'Payout' },
    chargeback: { in: 'Frozen', out: 'Frozen: card payment disputed' },
    'chargeback-won': { in: 'Free again', out: 'Free again' },
    'chargeback-lost': { in: 'Chargeback', out: 'Chargeback' },
    'card-refund': { in: 'Refund', out: 'Refund' },
    'card-refund-back': { in: 'Refund failed', out: 'Refund' },
    'provider-fee': { in: 'Fee of the payment provider', out: 'Fee of the payment provider' },
    'provider-transfer': { in: 'From the payment provider', out: 'From the payment provider' },
    'card-refund-paid': { in: 'Refund', out: 'Refund' },
    'given-up': { in: 'Given up', out: 'Given up' },
    correction: { in: 'Correction', out: 'Correction' },
  },
}

const deposit: typeof german.deposit = {
  title: plain('💶 Pay in'),
  howTo: (reference) => text`Transfer the amount with exactly this reference, it belongs to you alone:\n${reference}`,
  minimum: (points) => text`A first deposit is at least **${plain(format.euros(points))}**.`,
  operator: text`You get the bank details from the operator of this installation, whom you find under ${command('imprint')}. The operator credits the amount as soon as it has arrived, and I tell you then.`,
  copyButton: '📋 Copy reference',
  playMoney: (points) =>
    text`This is a practice environment: please do not transfer anything. To try things out you get **${plain(format.euros(points))} of play money**, once. In real life it would go like this:`,
  playMoneyTaken: plain(
    'This is a practice environment: please do not transfer anything. You have had your play money already. In real life it would go like this:',
  ),
  playMoneyButton: (points) => `🎮 ${format.euros(points)} play money`,
  playMoneyGiven: (points) => text`${plain(format.both(points))} of play money are here. Have fun trying things out!`,
  noPlayMoney: plain('There is play money in the practice environment only.'),
  postButton: '➕ Post a job',
  findButton: '🔎 Find jobs',
}

const operator: typeof german.operator = {
  title: plain('🛠 Operator'),
  liabilities: plain('What the accounts hold together:'),
  accounts: {
    bank: 'Bank',
    psp: 'Payment provider',
    budget: 'Budgets of clients',
    escrow: 'Escrow',
    earnings: 'Earnings of workers',
    order_hold: 'Open orders',
    payout_clearing: 'Payouts under way',
    fees: 'Fees',
    promo: 'Play money and promotions',
    rewards: 'Vouchers bought',
    suspense: 'Unresolved',
    frozen: 'Frozen, because disputed',
    costs: 'Fees of the payment provider',
    losses: 'Losses that we bear',
  },
  counted: (count, most) => plain(count < most ? format.number(count) : `at least ${format.number(most)}`),
  creditButton: '💶 Credit a deposit',
  creditTitle: 'Credit a deposit',
  referenceLabel: 'Reference',
  reference: plain('Which reference stands on the transfer? It looks like this: KW-XXXX-XXXX'),
  badReference: plain('One of the characters is wrong. Please check the reference once more: KW-XXXX-XXXX'),
  amountLabel: 'Amount',
  amount: (client) => text`How much has arrived for **${client}**? For example €25.00`,
  reasonLabel: 'Reason',
  reason: plain('How do you know? Add it in a few words, for example “transfer of 3 November, bank statement 44”.'),
  reasonHint: plain('The reason is recorded in the audit log and in the member’s entries.'),
  review: (points, client) =>
    text`Have **${plain(format.both(points))}** credited to **${client}**? Nothing moves before another operator agrees.`,
}

/** Everything around a person's own account. */
export const account: typeof german = { joining, settings, wallet, deposit, operator, help, legal }
