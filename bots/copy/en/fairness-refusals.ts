import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { fairnessRefusals as german } from '../de/fairness-refusals.ts'

const { command } = commandsIn('en')

const holds = {
  reports: 'Several people have reported this job. An operator looks at it; until then it stays paused.',
  flag: 'Much of what people hand in to you is rejected. An operator looks into that; until then the job stays paused.',
  suspended: 'Your account is suspended, so the job stays paused.',
}

/** Why moderation and disputes say no. */
export const fairnessRefusals: typeof german = {
  'operator.say_more': ({ characters }) =>
    text`Please give a reason of at least ${characters} characters: the people concerned will read it.`,
  'member.unknown': () => plain('There is no such member.'),
  'member.wrong_state': ({ status }) =>
    plain(status === 'suspended' ? 'This member is suspended already.' : 'This member is not suspended, or has left.'),
  'member.operator': () =>
    plain('This is an operator. Take them out of the configuration first, then you can suspend the account.'),
  'report.unknown': () => plain('There is no such report.'),
  'report.decided': () => plain('This report has been decided already.'),
  'report.given': () => plain('You have reported this already. You will hear from us as soon as it is decided.'),
  'report.own': () => plain('You cannot report yourself or what is yours.'),
  'report.too_many': ({ limit }) =>
    text`More than ${limit} reports a day are not possible. If it is urgent, write to the operator (${command('imprint')}).`,
  'report.say_more': ({ characters }) =>
    text`Please describe in at least ${characters} characters what is wrong. Otherwise nobody knows what this is about.`,
  'job.held': ({ why }) => plain(holds[why]),
}
