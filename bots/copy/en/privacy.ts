import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { privacy as german } from '../de/privacy.ts'
import { formats } from '../format.ts'

const format = formats.en
const { command } = commandsIn('en')

const counted =
  (one: string, several: (count: string) => string) =>
  (count: number): Text =>
    plain(count === 1 ? one : several(format.number(count)))

export const privacy: typeof german = {
  intro: plain(
    'Your data is yours. Here is what Klickwork stores about you, what for and how long. You can take everything with you or delete your account at any time.',
  ),
  exportButton: '📦 Export everything',
  deleteButton: '🗑 Delete account',
  linkComing: plain('The link is on its way.'),
  link: plain(
    'Here you download everything that I know about you: a ZIP file with tables and your files. The link is good for 30 minutes, once and only for you; do not pass it on.',
  ),
  linkButton: 'To my data',
  deleted: 'Deleted member',
  deletion: {
    title: plain('🗑 Delete account'),
    first: plain('Gladly, but something is still open. Please bring it to an end first:'),
    open: {
      operator: () => plain('You run this installation. Have yourself taken out of its configuration first.'),
      work: counted(
        'One piece of your work is still running or not decided yet.',
        (count) => `${count} pieces of your work are still running or not decided yet.`,
      ),
      jobs: counted('One of your jobs has not ended yet.', (count) => `${count} of your jobs have not ended yet.`),
      orders: counted(
        'One of your orders is not closed yet.',
        (count) => `${count} of your orders are not closed yet.`,
      ),
      sales: counted(
        'One order in your shop is still open.',
        (count) => `${count} orders in your shop are still open.`,
      ),
      cards: () => plain('A card payment has not come to its end yet.'),
      bank: () =>
        text`A person is still looking into a bank transfer of yours. If it takes long, write to the operator: ${command('imprint')}`,
      payouts: counted('One payout is still on its way.', (count) => `${count} payouts are still on their way.`),
      'payout-return': () =>
        plain('Your last transfer is less than 14 days ago. The bank can still send it back for so long.'),
      reports: () => plain('A person is still looking at a report about you.'),
      earnings: (points) => text`You still have **${plain(format.both(points))}** of earnings. Have them paid out.`,
      budget: (points) =>
        text`You still have **${plain(format.both(points))}** of budget. Spend it, or have it refunded.`,
    },
    settle: {
      operator: '',
      work: '🧰 My work',
      jobs: '📋 My jobs',
      orders: '🎁 My orders',
      sales: '🏪 My shop',
      cards: '👛 Wallet',
      bank: '',
      payouts: '💸 My payouts',
      'payout-return': '💸 My payouts',
      reports: '',
      earnings: '💸 Payout',
      budget: '👛 Wallet',
    },
    thenComeBack: text`Then just come back here: ${command('privacy')}`,
    goes: text`**What is gone then:** your name and your date of birth, your chats with us, your texts and files, your addresses and consents.`,
    stays: text`**What stays without your name:** entries of points, orders and payouts, because the law demands it, and what others have paid you for or agreed with you. Files that somebody has paid for go 90 days after the end of the job. If you have earned something, your tax data and your bank account lie encrypted with us for ten years, because the tax office can ask for them; otherwise they go, too.`,
    rest: (points) =>
      text`You still have **${plain(format.both(points))}**, too little to be paid out. If you delete now, you give it up.`,
    minor: plain(
      'Until you are 18, an encrypted print of your chat stays with your date of birth, so that the rules that protect you also hold if you come back.',
    ),
    exportFirst: plain('Would you like to take everything with you first? Afterwards you cannot.'),
    goOn: '🗑 Go on',
    giveUp: (points) => `🗑 Give up ${format.euros(points)} and go on`,
    ask: plain('Really delete? Nobody can take that back, not even we.'),
    yes: '🗑 Yes, delete my account',
    no: 'No, I am staying',
    goneTitle: plain('👋 Your account is deleted'),
    gone: text`Thank you for having been here! You can delete this chat on your side now, too. If you ever want to come back, begin anew with ${command('menu')}.`,
    farewell: text`👋 Your account with Klickwork is deleted, as you wanted in your other chat. Thank you for having been here! We do not know this chat any more either.`,
  },
}
