import { plain, text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en

/** Vouchers that the house buys outside for each order. */
export const purchases: Copy['purchases'] = {
  line: (number, title, worth, points) =>
    text`${number}. **${title}** · ${plain(format.euros(worth))} · ${plain(format.points(points))} · to order`,
  onOrder: 'to order',
  how: plain('🛒 I order it for you as soon as you redeem it. With the link you choose where it counts.'),
  ask: plain(
    'The points are set aside and I order the voucher for you. It is usually there within a few minutes. If it does not work out, you get your points back.',
  ),
  ordered: plain('🛒 Ordered! I will tell you as soon as the voucher is there.'),
  waiting: plain('I am ordering the voucher. Your points are set aside; you will hear from me.'),
  voucher: {
    states: { reserved: '🔒 link not looked at yet', shown: '✔️ link looked at' },
    until: (at) => text`Look at the link by ${at}, or you get your points back.`,
    complain: (at) => text`Does the link not work? Say so by ${at}.`,
    right: plain(
      'Please note: once you look at the link, the voucher is delivered. Your right to give it back ends there. If the link does not work, say so within 14 days.',
    ),
    reveal: '👁 Show link',
    again: '👁 Show the link again',
  },
  yourLink: 'Your link',
  open: '🎁 Choose the voucher',
  copy: '📋 Copy link',
  keep: plain('Give the link to nobody: whoever knows it can take the voucher.'),
  queue: '🛒 Orders',
  card: {
    title: (offer, worth) => text`🛒 ${offer}, ${plain(format.euros(worth))}`,
    buyer: (name, points) => text`For ${name}, ${plain(format.both(points))}`,
    order: (id) => text`Our number at the provider (external_id): ${id}`,
    attempts: (count) => text`${plain(format.count(count, { one: 'attempt', other: 'attempts' }))} so far`,
    since: (at) => text`Ordered: ${at}`,
    states: {
      waiting: plain('⏳ The provider has given no usable answer yet.'),
      pending: plain('⏳ The provider has the order, and it still has to be approved there.'),
      stopping: plain('⏹ Nothing more is bought. I only ask whether it was sold already.'),
      bought: plain('✔️ Bought.'),
      failed: plain('✖️ Nothing came of it, the points are back.'),
      stopped: plain(
        '⏹ Stopped, the points are back. See at the provider whether it was sold after all, and have it refunded.',
      ),
    },
    endsWaiting: (at) => text`It is tried until ${at}.`,
    endsStopping: (at) => text`The points go back by ${at} at the latest.`,
    again: '🔁 Ask again now',
    asked: plain('🔁 I will ask again in a moment.'),
    stop: '⏹ Stop',
  },
  stopTitle: 'Stop an order',
  stopReview: plain(
    'Nothing more is bought. If the provider has sold already, the buyer gets the voucher, otherwise the points.',
  ),
  stopConfirm: 'Stop it',
  stopped: plain('⏹ Nothing more is bought.'),
  notices: {
    ready: (title) => text`🎁 **${title}** is there. Have a look at the link when you are ready.`,
    late: (title) =>
      text`⏳ **${title}** takes longer than usual. I keep trying; your points are set aside and will not be lost.`,
    failed: (title, points) => text`✖️ I could not order **${title}**. Your ${plain(format.both(points))} are back.`,
  },
}
