import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { formats } from '../format.ts'

const format = formats.en

/** Why an attempt at the questions of a lesson is refused. */
export const guideRefusals = {
  'guide.unknown': () => plain('There is no such lesson. All lessons are at /guides.'),
  'attempt.unknown': () => plain('These questions are not yours, or are no longer there. Start again: /guides'),
  'attempt.over': () => plain('These questions are finished. At /guides you see how to go on.'),
  'attempt.stale': () =>
    plain('You have answered this question already; the first answer counts. Go on with the next question.'),
  'attempt.passed': () => plain('You have passed this test already. Well done!'),
  'attempt.wait': ({ hours }) => text`You can try once a day. The next time is in ${plain(format.hours(hours))}.`,
} satisfies Partial<RefusalCopy>
