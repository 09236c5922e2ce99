import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('en')
const format = formats.en

/** Why an attempt at the questions of a lesson is refused. */
export const guideRefusals = {
  'guide.unknown': () => text`There is no such lesson. All lessons are at ${command('guides')}.`,
  'attempt.unknown': () =>
    text`These questions are not yours, or are no longer there. Start again: ${command('guides')}`,
  'attempt.over': () => text`These questions are finished. At ${command('guides')} you see how to go on.`,
  'attempt.stale': () =>
    plain('You have answered this question already; the first answer counts. Go on with the next question.'),
  'attempt.passed': () => plain('You have passed this test already. Well done!'),
  'attempt.wait': ({ hours }) => text`You can try once a day. The next time is in ${plain(format.hours(hours))}.`,
} satisfies Partial<RefusalCopy>
