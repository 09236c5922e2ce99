import { plain, text } from '../../dialog/text.ts'
import type { FlagsCopy } from '../de/flags.ts'

/** Clients who reject unusually much. */
export const flags: FlagsCopy = {
  queue: '🚩 Many rejections',
  title: (title) => text`🚩 Many rejections: **${title}**`,
  counted: (name, rejected, decided) => text`**${name}** has rejected ${rejected} of the last ${decided} submissions.`,
  paused: plain('The job is paused because of it.'),
  ended: plain('The job has ended already.'),
  rule: plain(
    'The rule only counts. Whether the rejections are fair is yours to decide. After that only later ones count.',
  ),
  decideTitle: 'Decide on many rejections',
  decisions: { release: 'Let it run', close: 'End the job', nothing: 'Nothing more' },
  released: (title) => text`✅ A person has looked at **${title}**.`,
  closed: (title) =>
    text`⛔ Your job **${title}** has ended because you reject very much. The money for open slots is back in your budget.`,
}
