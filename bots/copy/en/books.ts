import { plain, text } from '../../dialog/text.ts'
import { formats } from '../format.ts'
import type { books as measure } from '../de/books.ts'

const format = formats.en

/** The books, for operators. */
export const books: typeof measure = {
  button: '💶 Money',
  title: plain('💶 Money'),
  owed: (points) => text`Members own **${plain(format.euros(points))}**:`,
  held: (points) => text`Came in and still there: **${plain(format.euros(points))}**`,
  rest: plain('What makes the difference:'),
  neverChecked: plain('The books have never been looked through. That happens every night at 3.'),
  checked: (at, faults) =>
    faults === 0
      ? text`✅ Last looked through: ${at}. Everything is right.`
      : text`🚨 Last looked through: ${at}. **${plain(format.number(faults))}** contradictions:`,
  closed: (since) =>
    text`🔒 **The books are closed**, since ${since}. No points move until somebody has fixed the cause and reopened them.`,
  reopen: {
    button: '🔓 Open the books again',
    reason: { label: 'Reason', ask: plain('What was the cause, and how was it fixed? It goes into the audit log.') },
    review: plain('I look through all the books once more. Only when everything is right they open again.'),
    confirm: '🔓 Look through and open',
    done: plain('✅ Everything is right. The books are open again.'),
  },
}
