import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('en')

/** Why an application is not accepted, or no other job can be taken. */
export const applicationRefusals = {
  'worker.too_many': ({ limit }) =>
    text`You are working on ${limit} jobs already, and no more fit at once. Hand one in first: ${command('my-work')}`,
  'application.unknown': () => plain('That application does not exist, or not any more.'),
  'application.not_fit': () => plain('This application does not fit your job any more. Please choose somebody else.'),
  'application.busy': () =>
    plain(
      'This applicant is working on enough other jobs and has no room right now. Try again later, or choose somebody else.',
    ),
} satisfies Partial<RefusalCopy>
