import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { link as german } from '../de/link.ts'
import { formats } from '../format.ts'

const { commandThere } = commandsIn('en')

const format = formats.en

/** One account on two platforms: joining them, where to write first, and what could be sent nowhere. */
export const link: typeof german = {
  title: plain('🔗 Link accounts'),
  platformNames: { telegram: 'Telegram', discord: 'Discord' },
  onePlatform: plain('Linking takes two chats, and this is the only one here.'),
  linked: (platforms) =>
    text`You are the same member on ${plain(format.list(platforms))} already. There is nothing left to link.`,

  howTo: (platform, until) =>
    text`Open Klickwork on **${plain(platform)}**, enter ${commandThere('link')} there, and with it this code. It works once, until ${until}:`,
  afterwards: plain('Then I ask you here once more, and only after that the accounts are linked.'),
  secret: plain('Enter the code yourself only. We never ask you for it.'),
  copyButton: '📋 Copy code',
  enterButton: '⌨️ Enter a code',

  flowTitle: 'Link accounts',
  codeLabel: 'Code',
  code: text`What is the code? You get it in the other chat with ${commandThere('link')}.`,
  codeHint: plain('It has 26 characters and works for ten minutes.'),
  badCode: plain('Something is missing, or there is too much: the code has 26 characters. Best copy it.'),
  wrong: text`This code does not work: it is wrong, was used before, or is older than ten minutes. Get a new one in the other chat with ${commandThere('link')}.`,

  own: plain('Your account here'),
  other: (platform) => text`The account on ${plain(platform)}`,
  name: 'Name',
  since: 'Member since',
  stars: 'Rating',
  starsValue: (starsTenths, reviews) =>
    starsTenths === undefined
      ? 'none yet'
      : `${format.tenths(starsTenths)} stars (${format.count(reviews, { one: 'review', other: 'reviews' })})`,
  earnings: 'Earnings',
  budget: 'Budget',

  askedTitle: plain('🔗 Are both accounts yours?'),
  asked: plain(
    'Linked, they are one account: both chats can then use all of it. If somebody has asked you to enter a code, please say no.',
  ),
  agreeButton: '✅ Yes, both are mine',
  refuseButton: '✖ No',
  waiting: (platform) => text`Almost done: now confirm it on **${plain(platform)}**. I have sent you a message there.`,

  confirmTitle: plain('🔗 Link these two accounts?'),
  confirmMerge: (platform) =>
    text`Your code was entered on **${plain(platform)}**. Are both accounts yours? Then points, jobs, work and ratings come together. This cannot be undone.`,
  confirmNewcomer: (platform) =>
    text`Your code was entered on **${plain(platform)}**, by somebody who has no account here yet. Is that you? Then you use your account in both chats from now on.`,
  confirmButton: '🔗 Link them',
  strangerButton: '✖ That is not me',
  confirmed: plain('✅ Linked. It is one account now, in both chats.'),
  confirmedNotice: plain('🔗 Linked: this chat and your other one belong to one account now.'),
  declined: plain('All right, the accounts stay apart.'),
  declinedNotice: plain('🔗 The accounts were not linked: the other side said no.'),

  settingsButton: '🔗 Link accounts',
  first: 'I write to you first on',
  firstButton: '📨 Where I write',
  settingsBack: '⚙️ Settings',
  firstTitle: plain('📨 Where shall I write to you?'),
  firstAsk: plain('That is where I tell you what is new. If it does not work, I try the other chat.'),
  firstChosen: (platform) => text`Saved. I write to you on ${plain(platform)} first.`,
  chosen: (platform) => `✔ ${platform}`,

  missedButton: (count) => `🔔 ${format.count(count, { one: 'new message', other: 'new messages' })}`,
  missed: (count) =>
    count === 1
      ? plain('I could not send you this:')
      : plain(`I could not send you this (${format.number(count)} left):`),
  readButton: '✓ Read',
  allRead: plain('That was all.'),
}
