import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Euros in: transfers, and what operators do with the bank's statements. */
export const bank = {
  deposit: {
    how: plain('Überweise an dieses Konto. Alles lässt sich mit einem Tipp kopieren:'),
    holder: 'Empfänger',
    iban: 'IBAN',
    reference: 'Verwendungszweck',
    exactly: text`Schreib den Verwendungszweck **genau so**: Er gehört nur zu dir und bleibt immer gleich. Daran erkenne ich dein Geld.`,
    when: plain(
      'Sobald der Betreiber den Kontoauszug einliest, ist der Betrag in deinem Guthaben und ich sage dir Bescheid.',
    ),
    chooseAmount: plain(
      'Mit dem GiroCode füllt deine Banking-App die Überweisung selbst aus. Für welchen Betrag soll ich ihn zeichnen?',
    ),
    invented: plain('Konto und Empfänger sind ausgedacht.'),
    copyHolder: '📋 Empfänger',
    copyIban: '📋 IBAN',
    copyReference: '📋 Zweck',
    amount: (points: number): string => `▦ ${format.euros(points)}`,
    noAmount: '▦ Ohne Betrag',
    tooLittle: (points: number): Text =>
      text`Die erste Einzahlung beträgt mindestens **${plain(format.euros(points))}**. Nimm bitte einen größeren Betrag.`,
    caption: (points: number | undefined, reference: string): string =>
      points === undefined
        ? `GiroCode für ${reference}. Den Betrag tippst du in deiner Banking-App ein.`
        : `GiroCode über ${format.euros(points)} für ${reference}. Scann ihn mit deiner Banking-App oder teile ihn mit ihr.`,
    drawn: plain('Der GiroCode kommt sofort.'),
  },
}
