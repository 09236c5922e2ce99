import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { alerts as german } from '../de/alerts.ts'

const { command } = commandsIn('en')

export const alerts: typeof german = {
  title: text`🔔 **Your saved searches**`,
  intro: plain('I will tell you about new jobs like these, collected, at most three times a day.'),
  empty: plain(
    'You have not saved a search yet. Look for jobs and tap “Save search”: then I will tell you about new ones like that.',
  ),
  everything: 'all new jobs',
  quoted: (words) => `“${words}”`,
  line: (number, what, paused) => text`**${number}.** ${paused ? '⏸ ' : ''}${what}`,
  one: (what) => text`🔔 **${what}**`,
  isActive: plain('I will tell you about new jobs like this, collected, at most three times a day.'),
  isPaused: plain('⏸ Paused: I am telling you nothing about this at the moment.'),
  saved: text`🔔 Saved! You find your searches under ${command('alerts')}.`,
  savedBefore: plain('🔔 You had saved this search already.'),
  deleted: plain('The search is deleted.'),
  found: text`🔔 **New for you**`,
  gone: plain('All of these jobs are taken by now.'),
  buttons: {
    save: '🔔 Save search',
    search: '🔎 Search now',
    pause: '⏸ Pause',
    resume: '▶ Resume',
    delete: '🗑 Delete',
    all: '🔔 My searches',
  },
}
