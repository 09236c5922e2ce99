import type { Market } from './market.ts'
import type { Visits } from './visits.ts'

/** What a member is told without asking. */
export function toldScreens({ worker, client }: Market): Visits {
  return { 'settings.topics': [worker, client].map((by) => ({ by, args: [] })) }
}

export function toldActions({ worker }: Market): Visits {
  return {
    'settings.topic': [
      ...['reminders', 'applications', 'alerts', 'stock'].flatMap((topic) => [
        { by: worker, args: [topic, 'off'] },
        { by: worker, args: [topic, 'on'] },
      ]),
      { by: worker, args: ['money', 'off'] },
    ],
  }
}
