import { plain, text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en
const pieces = (count: number): string => format.count(count, { one: 'code', other: 'codes' })

/** What shops and their buyers hear when something happens. */
export const shopNotices: Copy['shop']['notices'] = {
  approved: (name) => text`✔️ Your shop **${name}** is open. Now you can offer vouchers.`,
  refused: (name) => text`✖️ Your shop **${name}** was refused.`,
  low: (title, left) =>
    text`📦 Only ${plain(pieces(left))} of **${title}** ${plain(left === 1 ? 'is' : 'are')} left. Send new ones.`,
  reminder: (title, at) =>
    text`🎟 **${title}** is waiting for you: look at the code by ${at}. After that you get your points back.`,
  lost: (title, points) =>
    text`⚠️ The code of **${title}** could not be opened. That is our fault. Your ${plain(format.both(points))} are back.`,
  lapsed: (title, points) =>
    text`⌛ You did not look at the code of **${title}**. Your ${plain(format.both(points))} are back.`,
}
