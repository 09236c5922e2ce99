import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { refunds as german } from '../de/refunds.ts'
import { formats } from '../format.ts'

const format = formats.en
const { command } = commandsIn('en')

/** Unused budget goes back to where it came from. */
export const refunds: typeof german = {
  button: '↩️ Get back what is unused',
  title: plain('↩️ Get back unused budget'),
  how: plain(
    'Budget that you have not needed goes back to where it came from. The oldest money is always spent first.',
  ),
  none: plain('There is nothing that I can pay back at the moment.'),
  not: text`Play money, earnings and what the operator has credited by hand I cannot pay back. Ask the operator about it: ${command('imprint')}`,
  card: 'what you have paid with',
  line: (number, points, day, to) =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · paid in on ${plain(day)} · goes to: ${plain(to)}`,
  ask: (points, to) => text`Get **${plain(format.both(points))}** of your budget back? They go to: **${plain(to)}**`,
  byBank: plain('With the next collective transfer, mostly within 1 to 3 working days.'),
  byCard: plain('I pass it on to Stripe at once. With cards it takes 5 to 10 days.'),
  confirm: (points) => `↩️ Get ${format.euros(points)} back`,
  asked: (points) => text`✅ **${plain(format.both(points))}** go back. I tell you as soon as something moves.`,
  kind: 'Refund',
  cancelled: (points) => text`Cancelled. ${plain(format.both(points))} are back in your budget.`,
  notices: {
    batched: (points) =>
      text`📦 Your refund of **${plain(format.euros(points))}** is in the next collected transfer. I will tell you as soon as it is with the bank.`,
    cancelled: (points) =>
      text`✖ Your refund of **${plain(format.euros(points))}** is cancelled: your parents or guardians do not agree to payouts any more. The points are back in your budget.`,
    exported: (points, masked) =>
      text`🏦 Your refund of **${plain(format.euros(points))}** is with the bank, on its way to ${plain(masked)}.`,
    paid: (points, masked) =>
      text`↩️ **${plain(format.euros(points))} were transferred back** to ${plain(masked)}. Depending on the bank you see them today or on the next working day.`,
    rejected: (points) =>
      text`✖ Your refund of **${plain(format.euros(points))}** did not work. The points are back in your budget.`,
    returned: (points) =>
      text`↩️ Your refund of **${plain(format.euros(points))}** came back from the bank. The points are back in your budget.`,
  },
  toDeposit: '💶 Pay in',
}
