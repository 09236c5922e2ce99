import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('en')

const format = formats.en

/** Jobs grow: more slots, more time, once more. */
export const grow: Copy['grow'] = {
  buttons: { addSlots: '➕ Add slots', extend: '📅 Extend', repeat: '🔁 Post it again' },
  slots: {
    title: 'Add slots',
    label: 'How many slots?',
    ask: (room: number): Text =>
      text`How many slots do you want to add? There is room for ${plain(format.number(room))} more.`,
    summary: (points: number): Text =>
      text`**${plain(format.both(points))}** will be set aside for them, fee included.`,
    budget: (points: number): Text => text`Your budget: ${plain(format.both(points))}`,
    missing: (points: number): Text =>
      text`You still need **${plain(format.both(points))}**. Pay something in with ${command('deposit')} or add fewer slots.`,
    confirm: (points: number): string => `Add · ${format.euros(points)}`,
    added: (slots: number, points: number): Text =>
      text`➕ ${plain(format.count(slots, { one: 'slot', other: 'slots' }))} added. ${plain(format.both(points))} are set aside for them now.`,
  },
  extend: {
    title: 'Extend a job',
    label: 'By how many days?',
    ask: (closes: Text): Text => text`The job closes on ${closes}. By how many days do you want to extend it?`,
    done: (closes: Text): Text => text`📅 Extended. The job is open until ${closes} now.`,
  },
  repeat: {
    title: 'Post a job again',
    intro: plain('Everything is as it was last time. Change what is to be different.'),
  },
}
