import { plain, text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en

/** What somebody saves for. */
export const goal: Copy['goal'] = {
  set: '🎯 Make it my goal',
  clear: '🎯 Drop this goal',
  isSet: plain('🎯 Noted! Your wallet shows how far you are.'),
  isCleared: plain('🎯 You save for nothing any more.'),
  title: (title, points) => text`🎯 Your goal: **${title}** for ${plain(format.both(points))}`,
  bar: (bar, percent) => text`${bar} ${plain(`${format.number(percent)} %`)}`,
  missing: (points) => text`You still need ${plain(format.both(points))}.`,
  jobs: (count) =>
    text`That is about ${plain(format.count(count, { one: 'job', other: 'jobs' }))} like your last ones.`,
  enough: plain('Done: you have enough points!'),
  away: plain('It is not on the shelf right now.'),
  look: '🎯 Look at my goal',
  reached: (title) => text`🎯 Done! Your points are enough for **${title}**.`,
  ended: (title) => text`🎯 **${title}** is not there any more. Choose a new goal.`,
}
