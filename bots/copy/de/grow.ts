import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('de')

const format = formats.de

/** Jobs grow: more slots, more time, once more. */
export const grow = {
  buttons: { addSlots: '➕ Plätze hinzufügen', extend: '📅 Verlängern', repeat: '🔁 Noch einmal einstellen' },
  slots: {
    title: 'Plätze hinzufügen',
    label: 'Wie viele Plätze?',
    ask: (room: number): Text =>
      text`Wie viele Plätze möchtest du hinzufügen? Möglich ${plain(room === 1 ? 'ist noch 1 Platz' : `sind noch ${format.number(room)} Plätze`)}.`,
    summary: (points: number): Text =>
      text`Dafür werden **${plain(format.both(points))}** in Treuhand gelegt, Gebühr inklusive.`,
    budget: (points: number): Text => text`Dein Guthaben: ${plain(format.both(points))}`,
    missing: (points: number): Text =>
      text`Dir fehlen noch **${plain(format.both(points))}**. Zahl mit ${command('deposit')} etwas ein oder nimm weniger Plätze.`,
    confirm: (points: number): string => `Hinzufügen · ${format.euros(points)}`,
    added: (slots: number, points: number): Text =>
      text`➕ ${plain(format.count(slots, { one: 'Platz', other: 'Plätze' }))} hinzugefügt. ${plain(format.both(points))} liegen jetzt dafür in Treuhand.`,
  },
  extend: {
    title: 'Auftrag verlängern',
    label: 'Um wie viele Tage?',
    ask: (closes: Text): Text => text`Der Auftrag endet am ${closes}. Um wie viele Tage möchtest du ihn verlängern?`,
    done: (closes: Text): Text => text`📅 Verlängert. Der Auftrag ist jetzt offen bis ${closes}.`,
  },
  repeat: {
    title: 'Auftrag noch einmal einstellen',
    intro: plain('Alles ist wie beim letzten Mal. Ändere, was anders sein soll.'),
  },
}
