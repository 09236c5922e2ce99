import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { link } from './link.ts'

const { command } = commandsIn('en')

const linkStates: Readonly<Record<string, Text>> = {
  open: plain('The code has not been entered yet.'),
  asked: plain('First the other side has to agree.'),
  agreed: plain('You have agreed already. Now confirm it in the other chat.'),
  confirmed: plain('The accounts are linked already.'),
  declined: plain('That was declined. The accounts stay apart.'),
  lapsed: text`That was too long ago. Please start again with ${command('link')}.`,
}

/** Why two accounts do not become one. */
export const linkRefusals = {
  'link.own_code': () => plain('That is your own code. Enter it in the other chat, where you did not get it.'),
  'link.same_platform': ({ platform }) =>
    text`Both accounts have a chat on ${plain(link.platformNames[platform])} already, and an account has one on each side. These two cannot be linked.`,
  'link.too_many_tries': ({ limit }) => text`Those were ${limit} wrong codes. Please try again in an hour.`,
  'link.unknown': () => text`This request does not exist, or not any more. Please start again with ${command('link')}.`,
  'link.wrong_state': ({ status }) =>
    linkStates[status] ?? plain('That has changed in the meantime. Please open it again.'),
  'link.open_work': ({ title, kind }) =>
    kind === 'own'
      ? text`The two accounts have something open between them: one works for the other, or has applied there (“${title}”). Finish that first, then they can be linked.`
      : text`Both accounts take part in the same job (“${title}”). Finish that first, then they can be linked.`,
  'link.operator': () =>
    plain('One of the accounts has decided on the other as an operator. That is why they stay apart.'),
  'link.open_report': () =>
    plain('One of the accounts has reported the other. As soon as that is decided, they can be linked.'),
  'link.too_young': () =>
    plain('The age given in the other chat today is too young for Klickwork. It cannot be linked.'),
} as const satisfies Partial<RefusalCopy>
