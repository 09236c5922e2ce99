import { plain, text } from '../../dialog/text.ts'
import type { boards as german } from '../de/boards.ts'
import { formats } from '../format.ts'

const format = formats.en

export const boards: typeof german = {
  title: text`📌 **Your boards**`,
  intro: plain(
    'New jobs appear on a board by themselves: in a Telegram channel, a group or a Discord forum that you manage.',
  ),
  none: plain('You have no board yet.'),
  onTelegram: plain(
    '📢 Telegram: choose your channel or your group below. In a channel I need to be an administrator who may post and edit messages.',
  ),
  onDiscord: plain(
    '💬 Discord: in your server, look for “setup” among the commands of Klickwork and choose the forum or the channel.',
  ),
  line: (number, title, isOff) => text`**${number}.** ${isOff ? '⚠️ ' : ''}${title}`,
  one: (title) => text`📌 **${title}**`,
  kinds: { channel: 'Channel', group: 'Group', forum: 'Forum' },
  where: (kind, platform) => text`${plain(kind)} on ${plain(platform)}`,
  isActive: plain('✅ New jobs appear here by themselves.'),
  isOff: {
    gone: plain('⚠️ Switched off: the channel is gone, or I am not in it any more.'),
    rights: plain('⚠️ Switched off: I may not write there any more.'),
  },
  labels: {
    language: 'Language',
    jobs: 'Jobs',
    categories: 'Categories',
    reward: 'Minimum reward',
  },
  languages: { de: 'German', en: 'English' },
  ownLanguage: 'only in this language',
  everyLanguage: 'in all languages',
  allCategories: 'all',
  anyReward: 'any',
  reward: (points) => `from ${format.euros(points)}`,
  setUp: (title) => text`📌 “${title}” is a board now. From now on new jobs appear there by themselves.`,
  setUpBefore: (title) => text`📌 “${title}” is your board.`,
  notFound: plain(
    'I cannot see this channel. Add me there first (to a channel as an administrator), then please try again.',
  ),
  changed: plain('Saved. It counts for jobs that come from now on.'),
  askCategories: plain('🗂 Which categories should appear on the board?'),
  askReward: plain('💶 From which reward per result?'),
  askRemove: (title) => text`Stop using “${title}” as a board? The cards that are there stay as they are.`,
  removed: (title) => text`“${title}” is no board any more.`,
  off: {
    gone: (title) => text`⚠️ Your board “${title}” is switched off: the channel is gone, or I am not in it any more.`,
    rights: (title) =>
      text`⚠️ Your board “${title}” is switched off: I may not write there any more. Give me the rights back, then switch it on.`,
  },
  buttons: {
    all: '📌 My boards',
    toChannel: '📢 Choose a channel',
    toGroup: '👥 Choose a group',
    again: '🔄 Try again',
    switchOn: '🔄 Switch on again',
    language: { de: '🌐 In German', en: '🌐 In English' },
    everyLanguage: '🌍 Jobs in all languages',
    ownLanguage: '🌍 Only in the board’s language',
    categories: '🗂 Categories',
    reward: '💶 Minimum reward',
    remove: '🗑 Remove',
    removeYes: '🗑 Yes, remove',
    back: '« To the board',
    chosen: (name) => `✅ ${name}`,
    allCategories: '✅ All categories',
  },
  card: {
    category: (name) => plain(name),
    open: '👀 Have a look and take it',
    look: '👀 Have a look',
    states: {
      full: plain('🔒 All slots are taken at the moment.'),
      paused: plain('⏸ This job is taking a break.'),
      ended: plain('🏁 This job has ended.'),
    },
    tags: { open: 'Open', full: 'Full', paused: 'Paused', ended: 'Ended' },
  },
}
