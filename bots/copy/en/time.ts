import { plain, text, type Text } from '../../dialog/text.ts'
import type { de } from '../de.ts'

/** Giving work back. */
export const time: (typeof de)['time'] = {
  giveBack: {
    button: '↩ Give back',
    askFree: (title: string, until: Text): Text =>
      text`↩ **Give back “${title}”?** The slot is free for others at once. It costs you nothing: until half of the time (${until}) it does not count.`,
    askLate: (title: string): Text =>
      text`↩ **Give back “${title}”?** More than half of the time has passed: it counts against your share on time. The slot is free for others at once.`,
    confirmFree: '↩ Yes, give back',
    confirmLate: '↩ Give back anyway',
    keep: '« Keep it',
    done: plain('↩ Given back. The slot is free again, and the client has been told.'),
    state: plain('↩ You gave this job back.'),
    stateLate: plain('↩ You gave this job back after half of the time. It counts against your share on time.'),
  },
  notices: {
    givenBack: (name: string, title: string): Text => text`↩ ${name} gave “${title}” back. The slot is free again.`,
    givenBackEnded: (name: string, title: string): Text =>
      text`↩ ${name} gave “${title}” back. The money for the slot is in your budget again.`,
  },
}
