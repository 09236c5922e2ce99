import type { Booked, Outcome } from '../../../core/statements/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const { command } = commandsIn('de')

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
  queue: {
    label: '🏦 Bankbuchungen',
    title: plain('🏦 Bankbuchung'),
    states: {
      unmatched: plain('Ohne Verwendungszweck, den ich kenne. Das Geld liegt unter „Ungeklärt“.'),
      suspicious: plain(
        'Der Verwendungszweck passt, aber das Konto gehört jemand anderem als bisher, oder es ginge um dich selbst. Das Geld liegt unter „Ungeklärt“.',
      ),
      uncovered: plain(
        'Die Bank hat eine Einzahlung zurückgeholt, aber das Guthaben reicht dafür nicht mehr. Klär das bitte mit dem Auftraggeber.',
      ),
    },
    day: 'Gebucht am',
    amount: 'Betrag',
    payer: 'Von',
    client: 'Auftraggeber',
    noWords: plain('Ohne Verwendungszweck'),
    assignButton: '✅ Zuordnen',
    returnButton: '↩️ Zurückgeben',
    coverButton: '↩️ Jetzt zurückbuchen',
    importButton: '📄 Kontoauszug einlesen',
    noBank: plain('Trag zuerst BANK_HOLDER und BANK_IBAN in die Konfiguration ein.'),
    linkComing: plain('Der Link kommt sofort.'),
    link: plain(
      'Hier liest du den Kontoauszug ein: camt.053, camt.052 (auch als ZIP) oder CSV, höchstens 5 MB. Du siehst erst, was geschehen würde. Der Link gilt 30 Minuten und nur für dich.',
    ),
    linkButton: 'Formular öffnen',
    assignTitle: 'Geld zuordnen',
    reference: {
      label: 'Verwendungszweck',
      ask: plain('Wem gehört das Geld? Schreib den Verwendungszweck, zum Beispiel KW-XXXX-XXXX.'),
    },
    badReference: plain('Eines der Zeichen stimmt nicht. Er sieht so aus: KW-XXXX-XXXX'),
    reason: {
      label: 'Begründung',
      ask: plain('Woran hast du das erkannt? Die Begründung steht im Protokoll.'),
    },
    assignReview: (points: number, payer: string, client: string): Text =>
      text`**${plain(format.both(points))}** von ${payer} für **${client}** gutschreiben? Das lässt sich nicht rückgängig machen.`,
    assignConfirm: (points: number): string => `${format.euros(points)} gutschreiben`,
    assigned: (points: number): Text =>
      text`✅ ${plain(format.both(points))} sind gutgeschrieben, und der Auftraggeber weiß Bescheid.`,
    returnTitle: 'Geld zurückgeben',
    returnReason: {
      label: 'Begründung',
      ask: plain('Warum geht das Geld zurück? Die Begründung steht im Protokoll.'),
    },
    returnReview: (points: number, payer: string): Text =>
      text`**${plain(format.euros(points))}** an ${payer} zurückgeben? Ich buche es aus, überweisen musst du es selbst.`,
    returnConfirm: (points: number): string => `${format.euros(points)} zurückgeben`,
    returned: (points: number): Text =>
      text`↩️ ${plain(format.euros(points))} sind ausgebucht. Überweise sie jetzt an das Konto, von dem sie kamen.`,
    covered: (points: number): Text => text`↩️ ${plain(format.both(points))} sind zurückgebucht.`,
  },
  file: {
    button: '📎 Datei hier senden',
    title: 'Kontoauszug einlesen',
    label: 'Datei der Bank',
    ask: plain(
      'Schick mir die Datei deiner Bank: den Kontoauszug als camt.053, camt.052 (XML, auch als ZIP) oder CSV, oder die Antwort auf eine Auszahlungsdatei (pain.002), höchstens 5 MB. Ich lösche sie, sobald ich sie gelesen habe. Bei einem Kontoauszug siehst du erst, was geschehen würde.',
    ),
    dryRun: plain('📄 Das würde geschehen'),
    nothingYet: plain('Noch ist nichts gebucht.'),
    sum: (count: number, outcome: string, points: number): Text =>
      text`${count} × ${plain(outcome)}: **${plain(format.euros(points))}**`,
    outcomes: {
      matched: 'zugeordnet, wird gutgeschrieben',
      unmatched: 'ohne bekannten Verwendungszweck, kommt zu den Bankbuchungen',
      suspicious: 'anderer Kontoinhaber als bisher, kommt zu den Bankbuchungen',
      reversal: 'zurückgenommen, wird zurückgebucht',
      uncovered: 'zurückgenommen, aber nicht mehr gedeckt',
      duplicate: 'schon gebucht, wird übersprungen',
      pending: 'vorgemerkt, wird übersprungen',
      outgoing: 'Ausgang, wird nur notiert',
      payout: 'ausgeführte Auszahlung, wird bestätigt',
      'payout-return': 'zurückgekommene Auszahlung, die Punkte gehen zurück',
      unexpected: 'passt nicht zu der Auszahlung, die darin steht, kommt zu den Bankbuchungen',
    } as Readonly<Record<Outcome, string>>,
    entry: (day: string, points: number, name: string, outcome: string): Text =>
      text`${plain(day)} · **${plain(format.euros(points))}** · ${name} · ${plain(outcome)}`,
    noName: '–',
    more: (count: number): Text => text`… und ${count} weitere`,
    book: '✅ So buchen',
    another: '📎 Andere Datei',
    booked: (booked: Pick<Booked, 'credited' | 'waiting' | 'reversed' | 'duplicate'>): Text =>
      text`✅ ${booked.credited} gutgeschrieben, ${booked.waiting} warten auf eine Entscheidung, ${booked.reversed} zurückgebucht, ${booked.duplicate} waren schon da.`,
    report: (report: { readonly refused: number; readonly ignored: number }): Text =>
      text`Antwort der Bank gelesen. Abgelehnte Auszahlungen, deren Punkte zurück sind: ${report.refused}. Schon erledigt: ${report.ignored}.`,
  },
  reversed: (points: number): Text =>
    text`🏦 Deine Bank hat eine Einzahlung von **${plain(format.euros(points))}** zurückgenommen. Ich habe sie aus deinem Guthaben ausgebucht. Stimmt das nicht, schreib dem Betreiber (${command('imprint')}).`,
}
