import { plain, text, type Text } from '../../dialog/text.ts'
import type { de } from '../de.ts'
import { formats } from '../format.ts'

const format = formats.en

/** Giving work back, more time, release. */
export const time: (typeof de)['time'] = {
  giveBack: {
    button: '↩ Give back',
    askFree: (title: string, until: Text): Text =>
      text`↩ **Give back “${title}”?** The slot is free for others at once. It costs you nothing: until half of the time (${until}) it does not count.`,
    askFreeEnded: (title: string, until: Text): Text =>
      text`↩ **Give back “${title}”?** The job has ended, and nobody goes on with it. It costs you nothing: until half of the time (${until}) it does not count.`,
    askLate: (title: string): Text =>
      text`↩ **Give back “${title}”?** More than half of the time has passed: it counts against your share on time. The slot is free for others at once.`,
    askLateEnded: (title: string): Text =>
      text`↩ **Give back “${title}”?** More than half of the time has passed: it counts against your share on time. The job has ended, and nobody goes on with it.`,
    confirmFree: '↩ Yes, give back',
    confirmLate: '↩ Give back anyway',
    keep: '« Keep it',
    done: plain('↩ Given back. The slot is free again, and the client has been told.'),
    doneEnded: plain('↩ Given back. The job had ended already, and the client has been told.'),
    state: plain('↩ You gave this job back.'),
    stateLate: plain('↩ You gave this job back after half of the time. It counts against your share on time.'),
  },
  more: {
    plusDay: '⏱ +24 h',
    other: '⏱ More time',
    title: 'Ask for more time',
    label: 'More time',
    ask: (title: string): Text =>
      text`⏱ How many more hours do you need for **“${title}”**? The client decides, and silence means no.`,
    option: (hours: number): string => `+${format.hours(hours)}`,
    confirm: '⏱ Ask',
    asked: (hours: number, until: Text): Text =>
      text`⏱ Asked for ${plain(format.hours(hours))} more. An answer comes until ${until}, or else the deadline stays.`,
    waiting: (hours: number, until: Text): Text =>
      text`⏱ You asked for ${plain(format.hours(hours))} more. An answer comes until ${until}, or else the deadline stays.`,
    agree: (hours: number): string => `✅ Give ${format.hours(hours)} more`,
    decline: '✖ No',
    granted: (name: string, until: Text): Text => text`✅ ${name} has time until ${until} now.`,
    declined: (name: string): Text => text`✖ Declined. ${name} has been told, the deadline stays.`,
    listButton: (count: number): string => `⏱ Asking for time (${count})`,
    none: plain('⏱ Nobody is asking for more time at the moment.'),
  },
  release: {
    closeAndAsk: '⏹ End and ask to stop',
    closeNote: (count: number): Text =>
      text`${plain(format.count(count, { one: 'person is', other: 'people are' }))} still working on it. You can let them finish, or ask them to stop by agreement. Whoever is silent goes on.`,
    askButton: (count: number): string => `🤝 Ask to stop (${count})`,
    asked: (count: number): Text =>
      count === 0
        ? plain('🤝 There is nobody to ask at the moment.')
        : text`🤝 ${plain(format.count(count, { one: 'person has', other: 'people have' }))} been asked. Whoever does not answer within 24 hours goes on.`,
    agree: '🤝 Yes, stop',
    decline: '✖ No, I go on',
    waiting: (until: Text): Text =>
      text`🤝 The client has ended the job and asks you to stop. It does not count against you, and nothing is paid then. Without an answer until ${until} you simply go on.`,
    agreed: plain('🤝 Ended. It does not count against you.'),
    goesOn: plain('👍 You go on, and the client has been told.'),
    state: plain('🤝 This job was ended early. It does not count against you.'),
  },
  takeBack: {
    button: (count: number): string => `⌛ Take back overdue slots (${count})`,
    done: (count: number): Text => text`⌛ ${plain(format.count(count, { one: 'slot', other: 'slots' }))} taken back.`,
    state: plain(
      '⌛ The deadline had passed, and the client took the slot back. It counts against your share on time.',
    ),
  },
  notices: {
    applicationWaits: (name: string, title: string, until: Text): Text =>
      text`⏰ The application of **${name}** for “${title}” waits for you. Without an answer it lapses at ${until}.`,
    withdrawn: (title: string): Text =>
      text`⌛ The deadline for “${title}” has passed, and the client took the slot back. It counts against your share on time.`,
    asksTime: (name: string, title: string, hours: number, until: Text): Text =>
      text`⏱ **${name} asks for ${plain(format.hours(hours))} more** for “${title}”. Without an answer until ${until} the deadline stays.`,
    asksRelease: (title: string, until: Text): Text =>
      text`🤝 **The client has ended “${title}” and asks you to stop.** It does not count against you, and nothing is paid then. Without an answer until ${until} you simply go on.`,
    timeAgreed: (title: string, until: Text): Text =>
      text`✅ **More time for “${title}”:** hand in until ${until} now.`,
    timeDeclined: (title: string, until: Text): Text =>
      text`✖ No extra time for “${title}”: the deadline stays ${until}.`,
    timeUnanswered: (title: string, until: Text): Text =>
      text`⌛ Nobody answered when you asked for more time for “${title}”: it stays at ${until}.`,
    releaseAgreed: (name: string, title: string): Text =>
      text`🤝 ${name} stops working on “${title}”. The money for the slot is in your budget again.`,
    releaseDeclined: (name: string, title: string): Text => text`👍 ${name} goes on with “${title}”.`,
    releaseUnanswered: (name: string, title: string): Text =>
      text`⌛ ${name} did not answer and goes on with “${title}”.`,
    givenBack: (name: string, title: string): Text => text`↩ ${name} gave “${title}” back. The slot is free again.`,
    givenBackEnded: (name: string, title: string): Text =>
      text`↩ ${name} gave “${title}” back. The money for the slot is in your budget again.`,
  },
}
