import { plain, text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'

/** Complaints: the code does not work, the parcel did not come. */
export const complaints: Copy['complaints'] = {
  button: '⚠️ Something is wrong',
  look: '⚠️ Complaint',
  queue: '⚠️ Complaints',
  abouts: {
    code: 'The code does not work',
    missing: 'Nothing has arrived',
    broken: 'It is broken or something else',
  },
  show: {
    title: (offer) => text`⚠️ ${offer}`,
    parties: (buyer, shop) => text`${buyer} against ${shop}`,
    answer: plain('The shop says:'),
    silent: plain('The shop has not answered.'),
    reason: plain('Reason:'),
    answering: (at) => text`The shop has until ${at} to answer. Otherwise an operator decides.`,
    deciding: plain('Now an operator decides. Until then the points stay set aside.'),
    withdrawn: plain('Taken back. The shop has the points.'),
    decided: {
      replace: plain('There is a replacement: another code or a new parcel.'),
      refund: plain('The points went back.'),
      reject: plain('The complaint was rejected. The shop has the points.'),
    },
    withdraw: '👍 It is settled',
    thanks: plain('👍 Good! The shop has the points now.'),
    respond: '✍️ Answer',
    decide: '⚖️ Decide',
    order: '← To the order',
  },
  questions: {
    title: 'Something is wrong',
    about: { label: 'What is it?', ask: plain('What is wrong?') },
    words: { label: 'What exactly?', ask: plain('Describe what happened. The shop and an operator read it.') },
    promise: plain('The points stay set aside. The shop has 3 days to answer.'),
    confirm: 'Complain',
    done: plain('⚠️ I have told the shop.'),
    answerTitle: 'Answer a complaint',
    answer: { label: 'Answer', ask: plain('What do you offer?') },
    answers: { replace: 'Send a replacement', refund: 'Give the points back', disagree: 'I disagree' },
    why: { label: 'Your view', ask: plain('What do you say to it? The operator who decides reads it.') },
    answerConfirm: 'Answer',
    answered: plain('✍️ Thank you, it has arrived.'),
    decideTitle: 'Decide on a complaint',
    decision: { label: 'Decision', ask: plain('How do you decide?') },
    decisions: { replace: 'Replacement', refund: 'Points back', reject: 'Reject' },
    decideConfirm: 'Decide like this',
  },
  notices: {
    opened: (title, at) => text`⚠️ There is a complaint about **${title}**. Answer by ${at}, or an operator decides.`,
    reminder: (title, at) => text`⏰ The complaint about **${title}** waits for you until ${at}.`,
    heard: (title) => text`⚖️ An operator now decides on your complaint about **${title}**.`,
    decided: (title) => text`⚖️ The complaint about **${title}** has been decided.`,
  },
}
