import type {
  ApplicationStatus,
  AssignmentStatus,
  RequestStatus,
  SubmissionStatus,
} from '../../../core/assignments/index.ts'
import type { JobStatus } from '../../../core/jobs/index.ts'
import type { Missing } from '../../../core/shared/refusal.ts'
import { guideTitle } from '../../../core/guides/index.ts'
import { applicationRefusals } from './application-refusals.ts'
import { bankRefusals } from './bank-refusals.ts'
import { fairnessRefusals } from './fairness-refusals.ts'
import { guardianRefusals } from './guardian-refusals.ts'
import { linkRefusals } from './link-refusals.ts'
import { listRefusals } from './list-refusals.ts'
import { guideRefusals } from './guide-refusals.ts'
import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'
import { payoutRefusals } from './payout-refusals.ts'
import { privacyRefusals } from './privacy-refusals.ts'
import { shopRefusals } from './shop-refusals.ts'
import type { Format } from '../format.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('en')

const jobStates: Readonly<Record<JobStatus, string>> = {
  draft: 'The job is still a draft and not published.',
  checking: 'The job is being checked before it goes live.',
  open: 'The job is published already.',
  paused: 'The job is paused at the moment.',
  closed: 'The job has ended already.',
  discarded: 'The draft was discarded.',
}
const applicationStates: Readonly<Record<ApplicationStatus, string>> = {
  waiting: 'The application is not decided yet.',
  accepted: 'The application is accepted already.',
  declined: 'The application is declined already.',
  withdrawn: 'The application was withdrawn.',
  lapsed: 'The application lapsed without an answer.',
}
const assignmentStates: Readonly<Record<AssignmentStatus, string>> = {
  working: 'It is being worked on, nothing is handed in yet.',
  submitted: 'The result is handed in already and is being reviewed.',
  revising: 'The result is being revised at the moment.',
  approved: 'The result is approved and paid already.',
  rejected: 'The result was rejected.',
  lapsed: 'The deadline has passed.',
  'given-back': 'This work was given back.',
  released: 'This work was ended.',
  withdrawn: 'The deadline had passed, and the slot was taken back.',
  refunded: 'The result was rejected, and the reward went back to the client.',
  split: 'It has been decided: the reward was split.',
}
const requestStates: Readonly<Record<RequestStatus, string>> = {
  waiting: 'The request is not answered yet.',
  agreed: 'This was agreed to already.',
  declined: 'This was declined already.',
  unanswered: 'The time for an answer is over; it stays as it was.',
  dropped: 'The request is settled.',
}
const submissionStates: Readonly<Record<SubmissionStatus, string>> = {
  waiting: 'The submission is not reviewed yet.',
  approved: 'The submission is approved already. It was paid exactly once.',
  'sent-back': 'The submission was sent back for revision already.',
  rejected: 'The submission is rejected already.',
  split: 'The submission has been decided on: the reward was split.',
}
const changed = 'That has changed in the meantime. Please open it again.'

const fields: Readonly<Record<string, string>> = {
  category: 'the category',
  title: 'the title',
  brief: 'the description',
  result: 'the expected result',
  'example-link': 'the link to an example',
  checklist: 'the checklist',
  proof: 'what is handed in',
  minutes: 'the estimated time',
  reward: 'the reward',
  slots: 'the number of slots',
  taking: 'who gets a slot',
  'work-time': 'the time to work',
  review: 'the time to review',
  closing: 'how long the job stays open',
  stars: 'the number of stars',
  jobs: 'the number of jobs done',
  qualification: 'the test that is asked for',
  ai: 'the rule for AI help',
  text: 'the text',
  link: 'every link',
}
const proofs = {
  text: 'a text',
  link: 'a link',
  picture: 'a picture',
  file: 'a file',
}
const languages: Readonly<Record<string, string>> = { de: 'German', en: 'English' }

function missing(one: Missing, format: Format): Text {
  switch (one.need) {
    case 'age':
      return text`an age of at least ${one.minimumAge}`
    case 'stars':
      return text`a rating of at least ${plain(format.tenths(one.minimumStarsTenths))} stars`
    case 'jobs':
      return text`at least ${plain(format.count(one.minimumJobs, { one: 'job', other: 'jobs' }))} done`
    case 'language':
      return text`the work language ${plain(one.languages.map((language) => languages[language] ?? language).join(' or '))}. You choose it in the settings`
    case 'guardian':
      return plain('the consent of a parent or guardian. The link for it is in the settings')
    case 'shorter':
      return text`a shorter task. At your age it may take at most ${plain(format.minutes(one.minutes))}`
    case 'hours':
      return text`the right time. At your age this works from ${one.from}:00 to ${one.until}:00`
    case 'qualification':
      return text`the test “${plain(guideTitle(one.guide, 'en'))}” passed. Its lesson is at ${command('guides')}`
    case 'invitation':
      return plain('an invitation by the client')
  }
}

/** Why something did not work, and what helps. */
export const refusals: RefusalCopy = {
  ...linkRefusals,
  ...listRefusals,
  'command.reused': () => plain('I have dealt with that already. Please look in the menu how things stand.'),
  'ledger.insufficient': () =>
    text`There are not enough points for that right now. ${command('wallet')} shows what you have.`,
  'ledger.key_reused': () => plain('That entry exists already. Nothing was booked twice.'),
  'member.too_young': ({ minimumAge }) =>
    text`Thank you for your honest answer. Klickwork is for people of ${minimumAge} and older, I am sorry. We have kept nothing about you, only that it is too early today. See you then!`,
  'member.not_joined': () =>
    text`You have to be a member for that. Tap ${command('start')}, it takes less than a minute.`,
  ...privacyRefusals,
  'member.suspended': () =>
    plain('Your account is suspended. If you think that this is a mistake, please write to the operator.'),
  'member.bad_time_zone': () =>
    plain('I do not know that city. Please write the biggest city in your zone, for example Dublin or Madrid.'),
  'member.topic_fixed': () =>
    plain('That cannot be switched off: whatever is about money, decisions or security I always tell you.'),
  'reminder.unknown': () => plain('That reminder is gone. Please open the menu.'),
  'reminder.over': () => plain('That is done already. There is nothing left to remind you of.'),
  'reminder.too_late': () => plain('It is too late to put it off: the time runs out before that. Best right now!'),
  'operator.only': () => plain('That is only for the operators of this site.'),
  'operator.own_case': () => plain('Nobody decides on their own case. Please ask another operator to do it.'),
  'job.unknown': () => text`That job does not exist, or not any more. Have a look at the others: ${command('jobs')}`,
  'job.wrong_state': ({ status }) => plain(named(jobStates, status) ?? changed),
  'job.too_little_budget': ({ totalPoints, missingPoints }, format) =>
    text`For this job **${plain(format.both(totalPoints))}** are set aside. You still need **${plain(format.both(missingPoints))}**. The job stays as a draft: pay something in with ${command('deposit')}, then publish it with one tap.`,
  'job.first_deposit': ({ minimumPoints }, format) =>
    text`Before your first job you need a budget: please pay in at least **${plain(format.euros(minimumPoints))}** with ${command('deposit')}. Until then the job stays as a draft.`,
  'job.full': () =>
    text`What a pity, somebody has just got the last slot. Have a look at the other jobs: ${command('jobs')}`,
  'job.own': () => plain('This is your own job. You cannot take it yourself.'),
  'job.missing': (detail, format) =>
    text`For this job you still need:\n${list(detail.missing.map((one) => missing(one, format)))}`,
  'job.dropped_out': () =>
    text`You have dropped out of this job twice. So that others get their turn, you cannot take it again by yourself: only if the client invites you. You find other jobs with ${command('jobs')}.`,
  'job.taken_before': () => plain('You have been part of this job before. Everybody gets one slot only.'),
  'job.wrong_way': ({ taking }) =>
    plain(
      taking === 'claim'
        ? 'This job needs no application: you can take it right away.'
        : 'For this job the client chooses. Please send an application.',
    ),
  'job.no_such_slots': ({ openSlots }, format) =>
    plain(
      openSlots === 0
        ? 'There is no free slot left that you could withdraw.'
        : `Not that many slots are free: you can withdraw at most ${format.count(openSlots, { one: 'slot', other: 'slots' })}.`,
    ),
  'job.too_little_for_slots': ({ totalPoints, missingPoints }, format) =>
    text`For these slots **${plain(format.both(totalPoints))}** are set aside. You still need **${plain(format.both(missingPoints))}**. Pay something in with ${command('deposit')} or add fewer slots.`,
  'job.too_many_slots': ({ limit, room }, format) =>
    plain(
      room === 0
        ? `A job has at most ${format.number(limit)} slots, withdrawn ones included, and this one has them all. Post it again if you need more.`
        : `A job has at most ${format.number(limit)} slots, withdrawn ones included. You can add ${format.number(room)} more.`,
    ),
  'job.too_long': ({ limit, room }, format) =>
    plain(
      room === 0
        ? `A job stays open for at most ${format.number(limit)} days. You can extend it again when its end is closer.`
        : `A job stays open for at most ${format.number(limit)} days. You can extend it by at most ${format.count(room, { one: 'day', other: 'days' })}.`,
    ),
  'job.bad_field': ({ field }) =>
    text`That does not work yet: please check that ${plain(fields[field] ?? 'every answer')} is complete and within the limits.`,
  'job.forbidden_link': () => plain('A job must not hold invitations into other chats. Please take the link out.'),
  'alert.unknown': () => text`This saved search is gone. Your searches are under ${command('alerts')}.`,
  'alert.too_many': ({ limit }) =>
    text`You have ${limit} saved searches already, and there can be no more. Delete one first: ${command('alerts')}`,
  'alert.no_words': () =>
    plain('These words stand in almost every job. Search for something more exact, then you can save the search.'),
  'board.unknown': () => text`This board does not exist any more, or it is somebody else’s now.`,
  'board.too_many': ({ limit }) =>
    text`You have ${limit} boards already, and cannot have more. First remove one that you no longer need.`,
  'board.not_admin': ({ platform }) =>
    platform === 'discord'
      ? text`Only people with the permission “Manage Server” can set up a board on this server.`
      : text`Only an administrator can set up a board there. Ask somebody who is one, or have them make you one.`,
  'board.no_rights': ({ kind, platform }) =>
    platform === 'discord'
      ? text`I may not write there. In the settings of the channel give me the permissions “View Channel”, “Send Messages” and “Send Messages in Threads”, then please try again.`
      : kind === 'channel'
        ? text`I may not write in this channel. Make me an administrator who may post and edit messages there, then please try again.`
        : text`I may not write in this group. Please allow me to, then try again.`,
  ...applicationRefusals,
  'application.wrong_state': ({ status }) => plain(named(applicationStates, status) ?? changed),
  'assignment.unknown': () => text`I cannot find that work. Your unfinished work stands under ${command('my-work')}.`,
  'assignment.wrong_state': ({ status }) => plain(named(assignmentStates, status) ?? changed),
  'assignment.too_late': () =>
    plain('I am sorry, the deadline has passed, and so have the 15 minutes after it. It cannot be handed in any more.'),
  'assignment.counts_late': () =>
    plain(
      'More than half of the time has passed by now: giving back counts against your share on time. If you still want to, press give back again.',
    ),
  'assignment.not_overdue': () =>
    plain(
      'There is no slot left here whose deadline has passed with the 15 minutes after it. There is nothing to take back.',
    ),
  'request.unknown': () => plain('That request does not exist, or not any more.'),
  'request.wrong_state': ({ status }) => plain(named(requestStates, status) ?? changed),
  'request.waiting': () => plain('You have asked already. Please wait for the answer.'),
  'request.too_many': ({ limit }) => text`That has been asked ${limit} times already, and no more is possible.`,
  'submission.unknown': () => plain('That submission does not exist, or not any more.'),
  'submission.wrong_state': ({ status }) => plain(named(submissionStates, status) ?? changed),
  'submission.proof_missing': ({ kind }) =>
    text`This job wants ${plain(proofs[kind])} as proof. Please send that too, then you can hand it in.`,
  'submission.no_revision': () =>
    plain('This cannot be revised right now. Approve the result, or reject it with a reason.'),
  'submission.no_more_rounds': ({ limit }) =>
    text`There have been ${limit} revisions, and no more are allowed. Approve the result, or reject it with a reason.`,
  'submission.say_more': ({ characters }) =>
    text`Please say more precisely what it is about: at least ${characters} characters, so that the other side can work with it.`,
  'review.wrong_state': () => plain('You can rate and tip as soon as the result is approved.'),
  'review.too_late': () => plain('It is too late for that: the rating of the other side can be seen already.'),
  'review.given': () => plain('You have rated this already. Thank you!'),
  'tip.given': () => plain('You have given a tip here already. That was kind of you!'),
  'tip.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`A tip can be ${plain(format.euros(minimumPoints))} to ${plain(format.euros(maximumPoints))}.`,
  'deposit.unknown_reference': () =>
    plain('I cannot find a member with that reference. Please check it letter by letter: KW-XXXX-XXXX'),
  'deposit.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`You can credit ${plain(format.euros(minimumPoints))} to ${plain(format.euros(maximumPoints))} at once.`,
  'deposit.play_money_taken': () => plain('You have had your play money already. Everybody gets it once.'),
  'form.over': () =>
    plain('This link has been used, has expired, or was replaced by a newer one. Please get a new one in the chat.'),
  ...bankRefusals,
  ...payoutRefusals,
  ...fairnessRefusals,
  ...guardianRefusals,
  ...guideRefusals,
  ...shopRefusals,
  'file.too_large': ({ megabytes }) =>
    text`That file is too large: at most ${megabytes} MB fit. Make it smaller, or send a link to it.`,
  'file.wrong_type': () => plain('I cannot use that kind of file. Send a picture, a PDF or a table, for example.'),
  'file.too_many': ({ limit }) => text`No more than ${limit} files fit at once.`,
  'file.unknown': () => plain('I cannot find that file. Please send it to me again.'),
}

function named<Words>(states: Readonly<Record<string, Words>>, status: string): Words | undefined {
  return states[status]
}
