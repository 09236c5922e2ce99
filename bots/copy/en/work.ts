import { plain, text } from '../../dialog/text.ts'
import type { work as german } from '../de/work.ts'
import { formats } from '../format.ts'

const format = formats.en

export const work: typeof german = {
  list: {
    title: text`🧰 **My work**`,
    empty: plain('There is nothing on your desk. Pick a job!'),
    line: (number, title, points, state) => text`**${number}. ${title}** · ${plain(format.euros(points))}\n${state}`,
    states: {
      working: (at) => text`👉 Your turn, hand in by ${at}`,
      revising: (at) => text`✏️ Revision, hand in by ${at}`,
      grace: (time) => text`⌛ The deadline has passed. You can still hand in until ${plain(time)}.`,
      submitted: (at) => text`⏳ Handed in. The client decides by ${at}`,
    },
    applications: text`✋ **Waiting for an answer**`,
    application: (title, points) => text`• ${title} · ${plain(format.euros(points))}`,
    toApplications: '✋ My applications',
    find: '🔎 Find jobs',
    more: 'More ›',
    first: '« From the start',
  },
  applications: {
    title: text`✋ **My applications**`,
    none: plain('You are not waiting for any answer right now.'),
    line: (number, title, points, at) =>
      text`**${number}. ${title}** · ${plain(format.euros(points))}\n⏳ Answer by ${at}`,
  },
  show: {
    claimed: (at) => text`✅ The slot is yours. Hand in by ${at}.`,
    reward: (points) => text`💶 ${plain(format.both(points))}`,
    submit: '📤 Hand in',
    details: '📄 Show the job',
    all: '« My work',
    files: '📎 My files',
    fix: text`✏️ **What to fix**`,
    failed: text`**These points are still missing:**`,
    rounds: (round, most) => text`Revision ${round} of ${most}`,
    approved: (points) => text`✅ Approved: ${plain(format.both(points))} are in your wallet.`,
    rejected: text`✖ **Rejected**`,
    reason: (reason) => text`Reason: ${plain(reason)}`,
    held: (until) => text`For now the reward stays in escrow. You see it differently? You can appeal until ${until}`,
    lapsed: plain('⌛ The deadline has passed, the slot is free again. It counts against your share on time.'),
    lapsedEnded: plain('⌛ The deadline has passed, and the job has ended. It counts against your share on time.'),
    rate: '⭐ Rate the client',
    wallet: '👛 Wallet',
  },
  apply: {
    title: 'Application',
    label: 'Why do you fit?',
    ask: (job) => text`Applying for “${job}”: write a sentence or two about why you fit, or skip this.`,
    sent: (title) =>
      text`✅ Your application for “${title}” is on its way. I will tell you when there is an answer, within 72 hours at the latest.`,
    withdrawn: plain('Your application is withdrawn.'),
  },
  choose: { title: plain('📤 What would you like to hand in?'), none: plain('There is nothing to hand in right now.') },
  submit: {
    title: 'Hand in',
    words: { label: 'Your text', ask: plain('Send me your text (at most 4000 characters).') },
    links: {
      label: 'Your links',
      ask: plain('Send me the link to your result. Several links: one per line.'),
      bad: plain('That is not a complete link. It begins with https:// or http://, one per line.'),
      tooMany: plain('More than 10 links do not fit into one submission.'),
    },
    pictures: {
      label: 'Your pictures',
      ask: plain('Send me your picture or pictures (at most 20 MB each).'),
    },
    files: { label: 'Your files', ask: plain('Send me your file or files (at most 20 MB each).') },
    note: { label: 'Message to the client', ask: plain('Would you like to add anything?') },
    checklist: {
      label: 'Checklist',
      ask: (points) => text`Which of these have you done? Tick them.\n${points}`,
      summary: (done, of) => text`${plain(done > 0 && done === of ? '☑' : '☐')} ${done} of ${of} points ticked`,
      point: (number, point) => `${number}. ${point}`,
    },
    ai: { label: 'Did an AI help?', ask: plain('Did an AI help? If so: with what?'), no: 'No' },
    until: (at) => text`⏰ Hand in by ${at}`,
    fix: (reason, failed) =>
      failed === undefined
        ? text`To fix: ${reason}`
        : text`To fix: ${reason}\n**These points are still missing:**\n${failed}`,
    same: plain('⚠️ Your text is the same as before the revision. “Change” lets you improve it.'),
    last: plain('After you have handed in, nothing can be changed.'),
    confirm: '📤 Hand in now',
    done: (title, at) => text`✅ “${title}” is handed in. The client decides by ${at}. Silence counts as approval.`,
  },
}
