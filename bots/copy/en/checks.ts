import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { ChecksCopy } from '../de/checks.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('en')

const format = formats.en

const states = {
  waiting: 'waits to be checked',
  approved: 'approved',
  refused: 'sent back',
  withdrawn: 'taken back by the client',
  lapsed: 'not checked in time',
}

/** Jobs that a person looks at before they go live: for their clients, and for operators. */
export const checks: ChecksCopy = {
  queue: '🔎 Jobs to check',
  reasons: {
    'first-jobs': 'One of this client’s first jobs',
    likes: 'Bought likes, followers, friends or votes?',
    stars: 'Bought stars or reviews?',
    links: 'Bought links?',
    password: 'A worker’s password or access?',
    identity: 'A worker’s papers or name?',
  },
  mine: {
    waiting: plain('🔎 A person looks at the job before it goes live. You will hear from us then.'),
    why: {
      'first-jobs': plain('We always do that with the first jobs.'),
      likes: plain('A rule thinks that it might be about bought likes, followers, friends or votes.'),
      stars: plain('A rule thinks that it might be about bought stars or reviews.'),
      links: plain('A rule thinks that it might be about bought links.'),
      password: plain('A rule thinks that it might need somebody’s own password.'),
      identity: plain('A rule thinks that it might need somebody’s papers or name.'),
    },
    honest: plain('Rules are wrong at times. Only a person decides.'),
    until: (at) => text`By ${at} at the latest; otherwise you get it back as a draft, with all its points.`,
    takeBack: '↩️ Take back',
    correct: '✏️ Change',
    takenBack: (points) =>
      text`↩️ Taken back. ${plain(format.both(points))} are in your budget again, and the job is a draft again.`,
    asked: (points) =>
      text`🔎 ${plain(format.both(points))} are now held in escrow. A person looks at the job, then it goes live.`,
    refused: plain('⚠️ An operator has sent the job back:'),
    lapsed: plain('⌛ Nobody has checked the job in time. We are sorry; please post it once more.'),
  },
  correct: {
    title: 'Change a job',
    intro: plain('Everything is as you wrote it. Change what should be different.'),
    reserved: (points) => text`${plain(format.both(points))} of it are reserved already; those come back first.`,
  },
  operator: {
    title: (title) => text`🔎 Job to check: **${title}**`,
    client: (name, live, most) =>
      text`By **${name}**, ${plain(live >= most ? `at least ${most}` : String(live))} published so far`,
    why: plain('Why it is here:'),
    reason: (reason, found) => (found === '' ? plain(reason) : text`${plain(reason)} Words: “${found}”`),
    honest: plain('The rules know word stems only. Read yourself what it is about.'),
    until: (at) => text`Without a decision it goes back to its client ${at}.`,
    state: (status) => plain(`State: ${states[status]}`),
    more: 'Read on ›',
    less: '« Task',
    approve: '✅ Approve',
    refuse: '↩️ Send back',
    approveTitle: 'Approve a job',
    refuseTitle: 'Send a job back',
    approveConfirm: 'Approve',
    refuseConfirm: 'Send back',
    fine: 'Nothing is wrong with it.',
    approves: plain('The job goes live at once. Your reason is recorded in the audit log.'),
    refuses: plain('The job becomes a draft again, all points go back. The client will read your reason.'),
  },
  notices: {
    approved: (title) => text`✅ Your job **${title}** has been checked and is live now.`,
    refused: (title) =>
      text`↩️ Your job **${title}** did not go live. All points are in your budget again. You can change it and post it again.`,
    lapsed: (title) =>
      text`⌛ Nobody has checked your job **${title}** in time. It is a draft again, and all points are in your budget. We are sorry; please post it once more.`,
    object: text`You see it differently? Write to the operator; the address is under ${command('imprint')}.`,
  },
}
