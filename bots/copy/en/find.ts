import { plain, text } from '../../dialog/text.ts'
import type { find as german } from '../de/find.ts'
import { formats } from '../format.ts'

const format = formats.en

export const find: typeof german = {
  list: {
    titleForIn: (words, category) => text`🔎 ${plain(category)} for “${words}”`,
    meant: (words) => text`🔤 Did you mean “${words}”? That is what I looked for.`,
    narrowed: (parts) => text`⚙️ ${plain(parts.join(' · '))}`,
    nothing: plain('I found nothing for that. Try another word, other filters, or look at all jobs.'),
    nothingYet: plain('Nothing here that you may take yet. There may be something further on.'),
    full: '⏳ Full jobs too',
    fullTitle: plain('⏳ Every slot is taken here right now'),
    fullHow: plain('Tap a job, and you can join its waiting list.'),
    taken: plain('🔒 Taken – waiting list'),
    noneFull: plain('There is no full job here right now that you could wait for.'),
    toOpen: '🔎 Open jobs',
    filters: '⚙️ Sort & filter',
  },
  filters: {
    title: text`⚙️ **Sort and filter**`,
    words: (words) => text`Looking for “${words}”`,
    order: (name) => text`Order: ${plain(name)}`,
    none: 'No filter: you see everything that is open.',
    any: 'Any',
    asks: {
      sort: plain('In which order?'),
      category: plain('🗂 Which category?'),
      reward: plain('💶 How much should a result pay at least?'),
      time: plain('⏱ How long may it take at most?'),
      language: plain('🌐 In which language should the job be written?'),
    },
    sortings: {
      newest: 'Newest first',
      'best-paid': 'Best paid',
      'per-hour': 'Best paid per hour',
      'closing-soon': 'Closing soon',
      match: 'Best match',
    },
    reward: (points) => `from ${format.euros(points)}`,
    time: (minutes) => `at most ${format.minutes(minutes)}`,
    languages: { de: 'in German', en: 'in English' },
    onlyMine: 'only what I may take',
    buttons: {
      sort: '↕️ Order',
      category: '🗂 Category',
      reward: '💶 Reward',
      time: '⏱ Time',
      language: '🌐 Language',
      onlyMine: '🔓 Only open to me',
      alsoLocked: '🔒 Show locked ones too',
      reset: '✖ Clear filters',
      show: '🔎 Show jobs',
      back: '« Filters',
    },
  },
}
