import { plain, text, type Text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en
const times = (count: number): string => format.count(count, { one: 'time', other: 'times' })

/** Vouchers with one code for all. */
export const pool: Copy['pool'] = {
  question: {
    label: 'Which codes?',
    ask: plain('Does everybody get a code of their own, or is there one code for all?'),
  },
  kinds: { single: '🎟 One for each', shared: '👥 One for all' },
  onceEach: plain('👥 One code for all: you can redeem it once.'),
  haveIt: plain('You have this voucher already. You find it under “My vouchers”.'),
  limit: 'At most',
  times,
  ask: (count: number): Text =>
    text`Nothing is on the shelf yet. The code can then be redeemed ${plain(times(count))}, once by each member. Shall I take it over?`,
  commit: 'Take the code over',
  committed: (count: number): Text => text`👥 The code can be redeemed ${plain(times(count))} now.`,
  paste: '📋 Paste the code',
  raise: '➕ Offer it more often',
  raiseTitle: 'Offer it more often',
  raiseLabel: 'How often in all?',
  raiseAsk: (limit: number): Text =>
    text`So far the code can be redeemed ${plain(times(limit))} at most. How often should it be in all?`,
  raised: (limit: number): Text => text`👥 The code can be redeemed ${plain(times(limit))} at most now.`,
  low: (title: string, left: number): Text =>
    text`📦 **${title}** can be redeemed only ${plain(times(left))} more. Do you want to offer it more often?`,
  bought: (buyers: number): Text =>
    text`One code for all, bought by ${plain(format.count(buyers, { one: 'member', other: 'members' }))} so far. Let them show you that the voucher is in their Work2Buy.`,
}
