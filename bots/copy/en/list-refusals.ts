import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const states: Readonly<Record<string, string>> = {
  declined: 'This invitation was declined. Nobody is invited a second time.',
  accepted: 'This invitation has been accepted already.',
  withdrawn: 'The client has withdrawn this invitation.',
  ended: 'This invitation is over.',
}

export const listRefusals = {
  'list.oneself': () => plain('You cannot put yourself on a list.'),
  'list.unknown': () => plain('This entry is not on your list any more.'),
  'list.not_together': () => plain('That works with everybody whose work you have paid for. This is not so yet here.'),
  'invitation.unknown': () => plain('That invitation does not exist.'),
  'invitation.wrong_state': ({ status }) =>
    plain(states[status] ?? 'That has changed in the meantime. Please open it once more.'),
  'invitation.not_possible': () =>
    plain('This person takes no invitations at the moment. Please choose somebody else.'),
  'waiting.unknown': () => plain('You are on no such waiting list.'),
  'waiting.there': () => plain('You are on this waiting list already. You will be told when it is your turn.'),
  'waiting.not_full': () => plain('A slot is free right now: you need not wait.'),
  'waiting.too_many': ({ limit }) =>
    text`You are on ${limit} waiting lists already, and there can be no more. Leave one first.`,
  'job.not_for_you': () =>
    plain('This job is not open for you at the moment. There are many others, do have a look around.'),
} as const satisfies Partial<RefusalCopy>
