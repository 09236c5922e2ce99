import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const { command } = commandsIn('de')

/** Ungenutztes Guthaben geht dorthin zurück, woher es kam. */
export const refunds = {
  button: '↩️ Ungenutztes zurückholen',
  title: plain('↩️ Ungenutztes Guthaben zurückholen'),
  how: plain(
    'Guthaben, das du nicht gebraucht hast, geht dorthin zurück, woher es kam. Ausgegeben wird immer das älteste Geld zuerst.',
  ),
  none: plain('Gerade gibt es nichts, was ich zurückzahlen kann.'),
  not: text`Spielgeld, Verdienst und was der Betreiber von Hand gutgeschrieben hat, kann ich nicht zurückzahlen. Frag dazu den Betreiber: ${command('imprint')}`,
  card: 'womit du bezahlt hast',
  line: (number: number, points: number, day: string, to: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · eingezahlt am ${plain(day)} · geht an: ${plain(to)}`,
  ask: (points: number, to: string): Text =>
    text`**${plain(format.both(points))}** aus deinem Guthaben zurückholen? Sie gehen an: **${plain(to)}**`,
  byBank: plain('Mit der nächsten Sammelüberweisung, meist in 1 bis 3 Werktagen.'),
  byCard: plain('Ich gebe es gleich an Stripe weiter. Bei Karten dauert es 5 bis 10 Tage.'),
  confirm: (points: number): string => `↩️ ${format.euros(points)} zurückholen`,
  asked: (points: number): Text =>
    text`✅ **${plain(format.both(points))}** gehen zurück. Ich melde mich, sobald sich etwas tut.`,
  kind: 'Rückzahlung',
  cancelled: (points: number): Text => text`Abgebrochen. ${plain(format.both(points))} sind wieder in deinem Guthaben.`,
  notices: {
    batched: (points: number): Text =>
      text`📦 Deine Rückzahlung über **${plain(format.euros(points))}** steht in der nächsten Sammelüberweisung. Ich melde mich, sobald sie bei der Bank ist.`,
    cancelled: (points: number): Text =>
      text`✖ Deine Rückzahlung über **${plain(format.euros(points))}** ist abgebrochen: Deine Eltern oder Erziehungsberechtigten stimmen Auszahlungen nicht mehr zu. Die Punkte sind wieder in deinem Guthaben.`,
    exported: (points: number, masked: string): Text =>
      text`🏦 Deine Rückzahlung über **${plain(format.euros(points))}** ist bei der Bank, auf dem Weg zu ${plain(masked)}.`,
    paid: (points: number, masked: string): Text =>
      text`↩️ **${plain(format.euros(points))} sind zurücküberwiesen** an ${plain(masked)}. Je nach Bank siehst du sie heute oder am nächsten Werktag.`,
    rejected: (points: number): Text =>
      text`✖ Deine Rückzahlung über **${plain(format.euros(points))}** ging nicht. Die Punkte sind wieder in deinem Guthaben.`,
    returned: (points: number): Text =>
      text`↩️ Deine Rückzahlung über **${plain(format.euros(points))}** kam von der Bank zurück. Die Punkte sind wieder in deinem Guthaben.`,
  },
  toDeposit: '💶 Einzahlen',
}
