import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { fairnessRefusals as german } from '../de/fairness-refusals.ts'

const { command } = commandsIn('en')

const holds = {
  reports: 'Several people have reported this job. An operator looks at it; until then it stays paused.',
  flag: 'Much of what people hand in to you is rejected. An operator looks into that; until then the job stays paused.',
  suspended: 'Your account is suspended, so the job stays paused.',
}

const disputeStates: Readonly<Record<string, string>> = {
  answering: 'The client can still answer. It is decided after that.',
  deciding: 'Both sides have been heard. Now an operator decides.',
  decided: 'This appeal has been decided already.',
  withdrawn: 'This appeal is withdrawn.',
}

/** Why moderation and disputes say no. */
export const fairnessRefusals: typeof german = {
  'dispute.unknown': () => plain('There is no such appeal.'),
  'dispute.wrong_state': ({ status }) =>
    plain(disputeStates[status] ?? 'This has changed meanwhile. Please open it once more.'),
  'dispute.given': () => text`You have appealed here already. Under ${command('appeal')} you see how it stands.`,
  'dispute.too_late': ({ days }) =>
    text`One can appeal for ${days} days, and sadly those are over. The reward goes back to the client.`,
  'dispute.answer_over': ({ hours }) =>
    text`There were ${hours} hours for the answer, and sadly those are over. Now an operator decides.`,
  'dispute.say_more': ({ characters }) =>
    text`Please write at least ${characters} characters: whoever decides knows only what you say here.`,
  'dispute.bad_share': ({ rewardPoints }, format) =>
    text`In a split each side gets at least one point: choose a part between 1 and ${plain(format.points(rewardPoints - 1))}.`,
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
  'flag.unknown': () => plain('There is no such notice here.'),
  'flag.over': () => plain('This has been decided on already.'),
  'check.unknown': () => plain('There is no such job to check here.'),
  'check.over': () => plain('This job has been decided on already.'),
  'job.held': ({ why }) => plain(holds[why]),
}
