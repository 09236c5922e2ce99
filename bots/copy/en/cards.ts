import { commandsIn, plain, text } from '../../dialog/text.ts'
import { formats } from '../format.ts'
import type { cards as german } from '../de/cards.ts'

const format = formats.en
const { command } = commandsIn('en')

/** Euros in by Stripe: what clients see of it, and what operators look at. */
export const cards: typeof german = {
  button: '💳 By card and more (Stripe)',
  title: plain('💳 Pay in by card and more'),
  how: plain(
    'You pay on a page of our payment provider Stripe, by card or whatever else is offered there. I never get your card or account data. As soon as Stripe has the money, it is in your budget.',
  ),
  choose: plain('For which amount do you need a link?'),
  amount: (points) => format.euros(points),
  own: '✏️ Another amount',
  last: plain('Your last payments:'),
  line: (number, points, day, state) =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(day)} · ${plain(state)}`,
  states: {
    new: 'link is being made',
    open: 'not paid yet',
    pending: 'waits for the bank',
    paid: 'paid',
    failed: 'not paid',
    expired: 'link has expired',
    doubtful: 'being checked by the operator',
    noted: 'checked by the operator',
    returning: 'is going back',
    returned: 'paid back',
  },
  again: (points) => `🔗 Link: ${format.euros(points)}`,
  toDeposit: '💶 Other ways',
  linkComing: plain('The link comes at once.'),
  link: (points) =>
    text`Here you pay **${plain(format.euros(points))}**. The link is valid for 24 hours from when it was made. As soon as Stripe has the money, I tell you.`,
  linkButton: (points) => `💳 Pay ${format.euros(points)}`,
  later: plain(
    'Stripe does not answer at the moment. I keep trying and send you the link as soon as it is there. Should it not work within an hour, I tell you that too.',
  ),
  over: (points, state) =>
    text`There is no link any more for this payment of **${plain(format.euros(points))}** (${plain(state)}). For another payment take a new one: ${command('deposit')}`,
  flowTitle: 'Pay in by card and more',
  amountLabel: 'Amount',
  ask: (min, max) =>
    text`How much would you like to pay in? From **${plain(format.euros(min))}** to **${plain(format.euros(max))}**.`,
  review: (points) => text`Make a link for **${plain(format.both(points))}**?`,
  confirm: (points) => `Link for ${format.euros(points)}`,
  notices: {
    open: (points) => text`💳 Stripe is back. Here is the link for your deposit of **${plain(format.euros(points))}**.`,
    openButton: '🔗 Get the link',
    pending: (points) =>
      text`⏳ Your payment of **${plain(format.euros(points))}** is on its way. This way takes a few days; I tell you as soon as it is there.`,
    failed: (points) =>
      text`✖ Your payment of **${plain(format.euros(points))}** did not work out, and nothing has arrived here. Please try again, maybe in another way: ${command('deposit')}`,
    disputed: (points, frozen) =>
      text`⚠️ A card payment of **${plain(format.euros(points))}** is being disputed at your bank. Until that is settled, **${plain(format.euros(frozen))}** of your budget stay put. What is in escrow for running jobs stays there. If that was not you, write to the operator: ${command('imprint')}`,
    won: (points, frozen) =>
      text`✅ The disputed card payment of **${plain(format.euros(points))}** is settled in our favour. **${plain(format.euros(frozen))}** are back in your budget.`,
    lost: (points) =>
      text`↩️ The disputed card payment of **${plain(format.euros(points))}** went back to the card holder. I have taken out of your budget what was left of it. If that is wrong, write to the operator: ${command('imprint')}`,
    refunded: (points) =>
      text`↩️ **${plain(format.euros(points))}** are on their way back to what you have paid with. With cards it takes 5 to 10 days.`,
    refundFailed: (points) =>
      text`✖ The refund of **${plain(format.euros(points))}** did not work out. The amount is back where it was. Write to the operator if you need help: ${command('imprint')}`,
  },
  operator: {
    queue: '💳 Card payments',
    title: plain('💳 A card payment that does not fit'),
    client: 'Client',
    wanted: 'Wanted',
    seen: 'Paid',
    number: 'Number',
    doubts: {
      amount: plain('Another amount was paid at Stripe. Nothing was credited.'),
      currency: plain('Another currency was paid at Stripe. Nothing was credited.'),
      mode: plain('The payment came from the test world of Stripe. Nothing was credited.'),
      gone: plain('The money came when the account was deleted already. Nothing was credited.'),
      twice: plain('The same was paid at Stripe once more. It was credited only once; this money has to go back.'),
      page: plain('It was paid at Stripe on another page than the one I handed out. Nothing was credited.'),
    },
    how: plain('Look into Stripe and refund there what has to go back. Then write down here what it was.'),
    noteButton: '✍️ Done',
    noteTitle: 'Card payment done',
    why: {
      label: 'Reason',
      ask: plain('What was it, and what have you done? The reason is recorded in the audit log.'),
    },
    noteReview: (points) => text`Tick the payment of **${plain(format.euros(points))}** off as done? No points move.`,
    noteConfirm: '✍️ Tick off as done',
    noted: plain('✅ Ticked off.'),
    returnButton: '↩️ Pay back',
    returnTitle: 'Pay a card payment back',
    returnWhy: { label: 'Reason', ask: plain('Why does it go back? The reason is recorded in the audit log.') },
    returnReview: (seen) => text`Pay **${plain(seen)}** back through Stripe to where it came from? No points move.`,
    returnConfirm: '↩️ Pay back',
    returned: plain(
      '↩️ I tell Stripe that it goes back. If Stripe declines, the payment stands here again, and you hear of it.',
    ),
    chargebacks: plain('Open chargebacks. You can answer them in Stripe:'),
    chargeback: (points, frozen, day) =>
      text`• **${plain(format.euros(points))}**, of which ${plain(format.euros(frozen))} are frozen, since ${plain(day)}`,
  },
}
