import { plain, text } from '../../dialog/text.ts'
import type { told as german } from '../de/told.ts'
import { formats } from '../format.ts'

const format = formats.en

export const told: typeof german = {
  topics: {
    button: '🔔 What to tell you',
    title: plain('🔔 What to tell you'),
    intro: plain('Tap what you would like to switch on or off:'),
    names: {
      reminders: 'Reminders',
      applications: 'Applications and new people',
      alerts: 'Saved searches',
      digest: 'Daily digest',
      stock: 'Low stock in the shop',
    },
    about: {
      reminders: 'of deadlines, and of what waits for your answer',
      applications: 'who applies for or takes one of your jobs',
      alerts: 'new jobs that your saved searches find',
      digest: 'once a day, what waits for you',
      stock: 'when you are running out of vouchers',
    },
    line: (name, about, isOn) => text`${plain(isOn ? '🔔' : '🔕')} **${plain(name)}**: ${plain(about)}`,
    on: (name) => `🔔 ${name}: on`,
    off: (name) => `🔕 ${name}: off`,
    always: plain(
      'Whatever is about money, decisions or the security of your account I always tell you, and also when somebody waits for your answer.',
    ),
    switchedOn: (name) => text`Saved. You get **${plain(name)}** again.`,
    switchedOff: (name) => text`Saved. You no longer get **${plain(name)}**.`,
    value: (muted) => (muted.length === 0 ? 'everything' : `without ${muted.join(', ')}`),
    label: 'What I tell you',
  },
  snooze: {
    button: (hours) => `💤 Again in ${format.hours(hours)}`,
    done: (at) => text`💤 Put off. I will remind you again: ${at}`,
  },
  digest: {
    title: plain('☀️ Waiting for you today'),
    work: text`🧰 **Your work**`,
    more: plain('… and more'),
    jobs: text`📋 **Your jobs**`,
    job: (title, counts, until) => text`**${title}**\n${plain(counts)}, answer by ${until}`,
    submissions: (count) => format.count(count, { one: 'submission', other: 'submissions' }),
    applications: (count) => format.count(count, { one: 'application', other: 'applications' }),
    off: '🔕 No more daily digest',
  },
}
