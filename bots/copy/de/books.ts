import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Die Bücher, für Betreiber. */
export const books = {
  button: '💶 Geld',
  title: plain('💶 Geld'),
  owed: (points: number): Text => text`Mitgliedern gehören **${plain(format.euros(points))}**:`,
  held: (points: number): Text => text`Eingegangen und noch da sind **${plain(format.euros(points))}**:`,
  rest: plain('Was den Unterschied ausmacht:'),
  neverChecked: plain('Die Bücher wurden noch nie durchgesehen. Das geschieht jede Nacht um 3 Uhr.'),
  checked: (at: Text, faults: number): Text =>
    faults === 0
      ? text`✅ Zuletzt durchgesehen: ${at}. Alles stimmt.`
      : text`🚨 Zuletzt durchgesehen: ${at}. **${plain(format.number(faults))}** Widersprüche:`,
  closed: (since: Text): Text =>
    text`🔒 **Die Bücher sind geschlossen**, seit ${since}. Kein Punkt bewegt sich, bis jemand die Ursache behoben und sie wieder geöffnet hat.`,
  reopen: {
    button: '🔓 Bücher wieder öffnen',
    reason: {
      label: 'Begründung',
      ask: plain('Was war die Ursache, und wie ist sie behoben? Das steht im Protokoll.'),
    },
    review: plain('Ich sehe die Bücher noch einmal ganz durch. Nur wenn alles stimmt, gehen sie wieder auf.'),
    confirm: '🔓 Durchsehen und öffnen',
    done: plain('✅ Alles stimmt. Die Bücher sind wieder offen.'),
  },
}
