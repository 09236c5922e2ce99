import { plain, text, type Text } from '../../dialog/text.ts'
import type { de } from '../de.ts'
import { formats } from '../format.ts'

const format = formats.en
const euros = (points: number): Text => plain(format.both(points))

/** Appeals against rejections, and what comes of them. */
export const disputes: (typeof de)['disputes'] = {
  appeal: {
    button: '⚖️ Appeal',
    title: 'Appeal',
    words: {
      label: 'Your appeal',
      ask: (title) => text`Why is the rejection of “${title}” not right?`,
      hint: plain('Write it so that a stranger understands (20 to 2000 characters).'),
    },
    files: {
      label: 'Files for it',
      ask: plain('Would you like to add files or pictures? At most 10, 20 MB each.'),
    },
    promise: plain(
      'The client then has 48 hours to answer. After that an operator decides who has nothing to do with either of you. Until then the reward stays in escrow.',
    ),
    confirm: '⚖️ Appeal',
    done: (at) => text`⚖️ Your appeal is in. The client can answer until ${at}.`,
  },
  answer: {
    button: '💬 Answer',
    title: 'Answer to an appeal',
    words: {
      label: 'Your answer',
      ask: (title) => text`Why did you reject “${title}”?`,
      hint: plain('Write it so that a stranger understands (20 to 2000 characters).'),
    },
    promise: plain('After that an operator decides. You cannot change your answer then.'),
    confirm: '💬 Send the answer',
    done: plain('💬 Your answer is in. Now an operator decides, and you will be told.'),
  },
  withdraw: {
    button: '↩ Withdraw',
    ask: (title, points) =>
      text`**Withdraw your appeal about “${title}”?** The reward (${euros(points)}) then goes back to the client. You cannot appeal again.`,
    confirm: '↩ Yes, withdraw',
    keep: '« Keep it',
    done: plain('↩ Your appeal is withdrawn.'),
  },
  list: {
    title: text`⚖️ **Rejected**`,
    empty: plain('Nothing here: no rejected work waits for you.'),
    line: (number, title, points, state) => text`**${number}. ${title}** · ${plain(format.euros(points))}\n${state}`,
    appealable: (at) => text`✖ Rejected. You can appeal until ${at}`,
    clientTitle: text`⚖️ **Appeals against your rejections**`,
    clientEmpty: plain('Nobody appeals against you right now. 👍'),
    button: '⚖️ Rejected and appeals',
    clientButton: '⚖️ Appeals',
    more: 'More ›',
    work: '« My work',
    jobs: '« My jobs',
  },
  states: {
    answering: (at) => text`💬 The client can answer until ${at}`,
    deciding: plain('⚖️ An operator decides'),
    decided: plain('✅ Decided'),
    withdrawn: plain('↩ The appeal is withdrawn, the client has the reward back.'),
  },
  show: {
    title: (title) => text`⚖️ Appeal about **“${title}”**`,
    worker: '👤 Worker',
    client: '👤 Client',
    parties: (worker, client) => text`Worker: **${worker}**, client: **${client}**`,
    stake: (reward, fee) => text`In escrow: ${euros(reward)} of reward, ${euros(fee)} of fee`,
    rejection: (code) => text`**Rejection:** ${plain(code)}`,
    appeal: (at) => text`**Appeal**, ${at}`,
    answer: (at) => text`**The client’s answer**, ${at}`,
    noAnswer: plain('The client has not answered.'),
    reason: text`**Reason**`,
    whole: '📄 Read it all',
    files: (count) => `📎 Files (${count})`,
    work: '🔎 Submission',
    open: '⚖️ To the appeal',
    caption: (name) => `By ${name}`,
    links: plain('Links:'),
  },
  outcome: {
    pay: (points) => text`✅ The whole reward goes to the worker: **${euros(points)}**.`,
    refund: (points) => text`↩ The rejection stands. Reward and fee go back to the client: **${euros(points)}**.`,
    split: (worker, client) =>
      text`➗ Split: **${euros(worker)}** go to the worker, **${euros(client)}** back to the client.`,
    fee: (points) => text`Fee kept by Klickwork: ${euros(points)}`,
  },
  decide: {
    button: '⚖️ Decide',
    title: 'Decide on an appeal',
    decision: { label: 'Decision', ask: plain('Who gets the reward?') },
    decisions: { pay: 'Pay the worker', refund: 'Refund the client', split: 'Split' },
    share: {
      label: 'The worker’s part',
      ask: (reward) =>
        text`How much of ${euros(reward)} does the worker get? The rest goes back with its part of the fee.`,
    },
    confirm: '⚖️ Confirm decision',
  },
  queue: '⚖️ Appeals',
  work: {
    appealed: plain('⚖️ You have appealed. The reward stays in escrow until it is decided.'),
    refunded: plain('↩ Rejected. The reward went back to the client.'),
    split: (points) => text`➗ Split: ${euros(points)} are in your wallet.`,
  },
  submission: { refunded: plain('✖ Rejected. Reward and fee are in your budget again.') },
  lost: (count) => `⚖️ ${format.count(count, { one: 'dispute', other: 'disputes' })} lost`,
  notices: {
    opened: (name, title, at) =>
      text`⚖️ ${name} appeals against your rejection of “${title}”. You can answer until ${at}; after that an operator decides, also without you.`,
    reminder: (name, title, at) =>
      text`⏰ ${name} has appealed against your rejection of “${title}”, and you have not answered yet. You can until ${at}.`,
    answered: (title) => text`💬 The client has answered your appeal about “${title}”. Now an operator decides.`,
    unanswered: (title) => text`⚖️ Nobody answered your appeal about “${title}”. Now an operator decides.`,
    decided: (title) => text`⚖️ The appeal about “${title}” has been decided.`,
    yours: (points) => text`For you: **${euros(points)}**.`,
    nothing: plain('For you: nothing.'),
    refundedWorker: (title) =>
      text`↩ The 7 days to appeal about “${title}” are over. The reward went back to the client.`,
    refundedClient: (title, points) =>
      text`↩ Nobody appealed against your rejection of “${title}”: **${euros(points)}** are in your budget again.`,
    withdrawnWorker: (title) =>
      text`↩ You have withdrawn your appeal about “${title}”. The reward went back to the client.`,
    withdrawnClient: (title, points) =>
      text`↩ The appeal about “${title}” is withdrawn: **${euros(points)}** are in your budget again.`,
  },
}
