import type { Market } from './market.ts'
import type { NoticeVisits, Visits } from './visits.ts'

/** What a member is told without asking. */
export function toldScreens({ worker, client }: Market): Visits {
  return { 'settings.topics': [worker, client].map((by) => ({ by, args: [] })) }
}

export function toldActions({ worker, client, reminder }: Market): Visits {
  return {
    'settings.topic': [
      ...['reminders', 'applications', 'alerts', 'digest', 'stock'].flatMap((topic) => [
        { by: worker, args: [topic, 'off'] },
        { by: worker, args: [topic, 'on'] },
      ]),
      { by: worker, args: ['money', 'off'] },
    ],
    'reminder.snooze': [
      { by: worker, args: [reminder.assignment, '1'] },
      { by: client, args: [reminder.application, '4'] },
      { by: client, args: [reminder.submission, '4'] },
      { by: client, args: [reminder.assignment, '1'] },
    ],
  }
}

export function toldNotices({ worker, client, applicant, today: day }: Market): NoticeVisits {
  return { 'digest.daily': [worker, client, applicant].map((by) => ({ by, data: { day } })) }
}
