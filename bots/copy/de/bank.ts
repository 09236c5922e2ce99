import type { Booked, Doubt, Outcome } from '../../../core/statements/index.ts'
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
  /** Stripe überweist uns, was dort eingegangen ist. */
  provider: {
    button: '💳 Von Stripe',
    title: 'Unser Geld von Stripe',
    reason: {
      label: 'Begründung',
      ask: plain(
        'Woran erkennst du, dass Stripe uns das überwiesen hat? Nenn am besten die Nummer der Auszahlung bei Stripe. Das steht im Protokoll.',
      ),
    },
    review: (points: number): Text =>
      text`**${plain(format.euros(points))}** von Stripe auf unser Bankkonto umbuchen? Stimmt ein zweiter Betreiber zu, stehen sie bei der Bank und nicht mehr beim Zahlungsdienst.`,
  },
  queue: {
    label: '🏦 Bankbuchungen',
    title: plain('🏦 Bankbuchung'),
    states: {
      unmatched: plain('Ohne Verwendungszweck, den ich kenne. Das Geld liegt unter „Ungeklärt“.'),
      unexplained: plain(
        'Hier ist Geld abgegangen, das vermutlich eine Einzahlung zurücknimmt. Ich finde aber keine, die eindeutig dazu passt. Ordne es dem Auftraggeber zu, dessen Einzahlung es war. Ging es um etwas anderes, schreib es als Notiz auf.',
      ),
    },
    doubts: {
      payer: plain(
        'Der Verwendungszweck passt, aber das Konto gehört jemand anderem als bisher. Das Geld liegt unter „Ungeklärt“.',
      ),
      own: plain(
        'Es ginge um dich selbst: Darüber entscheidet ein anderer Betreiber. Das Geld liegt unter „Ungeklärt“.',
      ),
      twice: plain(
        'Diese Buchung kam vielleicht schon mit einer anderen Datei, oder die Bank hat ihre Nummer zweimal vergeben. Vergleich sie bitte mit dem Konto: Ist es dasselbe Geld, buche ich es hier aus. Das Geld liegt unter „Ungeklärt“.',
      ),
      'by-hand': plain(
        'Genau so viel ist diesem Auftraggeber in den letzten 30 Tagen von Hand gutgeschrieben worden. Ist es dasselbe Geld, buche ich es hier aus. Das Geld liegt unter „Ungeklärt“.',
      ),
    } as Readonly<Record<Doubt, Text>>,
    uncovered: (taken: number, missing: number): Text =>
      text`Die Bank hat eine Einzahlung zurückgeholt. Aus dem Guthaben sind **${plain(format.euros(taken))}** ausgebucht, **${plain(format.euros(missing))}** fehlen noch. Was ins Guthaben kommt, buche ich von selbst dafür aus. Zahlt der Auftraggeber nicht mehr, kannst du den Rest abschreiben: Dann trägt ihn die Plattform.`,
    givenUp: (name: string): Text =>
      text`${name} möchte den Rest abschreiben. Ein anderer Betreiber muss zustimmen. Arbeitest du allein, geht es nach 24 Stunden.`,
    day: 'Gebucht am',
    amount: 'Betrag',
    payer: 'Von',
    client: 'Auftraggeber',
    account: 'Konto',
    noWords: plain('Ohne Verwendungszweck'),
    assignButton: '✅ Zuordnen',
    returnButton: '↩️ Zurückgeben',
    coverButton: '↩️ Jetzt zurückbuchen',
    sameButton: '♻️ Dasselbe Geld',
    belongsButton: '👤 Gehört zu …',
    giveUpButton: '✍️ Rest abschreiben',
    writeOffButton: '✅ Abschreiben',
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
    badReference: plain('Ein Zeichen stimmt nicht. So sieht der Verwendungszweck aus: KW-XXXX-XXXX'),
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
      text`↩️ ${plain(format.euros(points))} sind ausgebucht. Überweise sie jetzt an das Konto, von dem sie kamen. Ich zeige es dir einmal.`,
    returnTo: (points: number): Text => text`Überweise **${plain(format.euros(points))}** an:`,
    noAccount: plain('Die Bank hat kein Konto genannt. Du findest es in deinem Online-Banking.'),
    holder: 'Empfänger',
    iban: 'IBAN',
    copyIban: '📋 IBAN',
    sameTitle: 'Dasselbe Geld',
    sameReason: {
      label: 'Begründung',
      ask: plain('Mit welcher Buchung ist es dasselbe Geld? Die Begründung steht im Protokoll.'),
    },
    sameReview: (points: number): Text =>
      text`**${plain(format.euros(points))}** ausbuchen, weil das Geld nur einmal kam? Niemand bekommt dafür Punkte.`,
    sameConfirm: (points: number): string => `${format.euros(points)} ausbuchen`,
    same: (points: number): Text => text`♻️ ${plain(format.euros(points))} sind ausgebucht: Das Geld ist nur einmal da.`,
    belongsTitle: 'Rücknahme zuordnen',
    belongsReference: {
      label: 'Verwendungszweck',
      ask: plain('Wessen Einzahlung nimmt die Bank zurück? Schreib den Verwendungszweck, zum Beispiel KW-XXXX-XXXX.'),
    },
    belongsReview: (points: number, client: string): Text =>
      text`**${plain(format.both(points))}** bei **${client}** ausbuchen? Ist weniger im Guthaben, nehme ich, was da ist, und den Rest, sobald er kommt.`,
    belongsConfirm: (points: number): string => `${format.euros(points)} ausbuchen`,
    giveUpTitle: 'Rest abschreiben',
    giveUpReason: {
      label: 'Begründung',
      ask: plain('Warum kommt das Geld nicht mehr? Die Begründung steht im Protokoll.'),
    },
    giveUpReview: (points: number): Text =>
      text`**${plain(format.euros(points))}** als Verlust der Plattform abschreiben? Ein anderer Betreiber muss zustimmen.`,
    giveUpConfirm: (points: number): string => `${format.euros(points)} abschreiben`,
    givingUp: plain('✍️ Notiert. Sobald ein anderer Betreiber zustimmt, ist der Rest abgeschrieben.'),
    writtenOff: (points: number): Text =>
      text`✅ ${plain(format.euros(points))} sind abgeschrieben. Die Plattform trägt sie.`,
    payoutButton: '↩️ Auszahlung kam zurück',
    payoutTitle: 'Zurückgekommene Auszahlung',
    payoutAsk: plain('Welche Auszahlung kam zurück? Die Nummer sieht so aus: PO-XXXXXXXXXX'),
    payoutReason: {
      label: 'Grund der Bank',
      ask: plain('Warum kam sie zurück? Das Mitglied liest es, und es steht im Protokoll.'),
    },
    payoutReview: (points: number, number: string): Text =>
      text`Ist das die Auszahlung **${plain(number)}**? Dann gehen **${plain(format.both(points))}** zurück an das Mitglied.`,
    payoutShort: (points: number): Text =>
      text`**${plain(format.euros(points))}** haben die Banken einbehalten; die trägt der Betreiber.`,
    payoutConfirm: (points: number): string => `${format.euros(points)} zurückbuchen`,
    cameBack: (points: number): Text =>
      text`↩️ ${plain(format.both(points))} sind wieder beim Mitglied, und es weiß Bescheid.`,
    covered: (points: number, missing: number): Text =>
      missing === 0
        ? text`↩️ ${plain(format.both(points))} sind zurückgebucht. Es fehlt nichts mehr.`
        : text`↩️ ${plain(format.both(points))} sind zurückgebucht, ${plain(format.euros(missing))} fehlen noch.`,
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
    gap: (before: number, now: number): Text =>
      text`⚠️ Der letzte Auszug endete mit ${plain(format.euros(before))}, dieser beginnt mit ${plain(format.euros(now))}. Fehlt dazwischen einer?`,
    sum: (count: number, outcome: string, points: number): Text =>
      text`${count} × ${plain(outcome)}: **${plain(format.euros(points))}**`,
    outcomes: {
      matched: 'zugeordnet, wird gutgeschrieben',
      unmatched: 'ohne bekannten Verwendungszweck, kommt zu den Bankbuchungen',
      suspicious: 'zweifelhaft, kommt zu den Bankbuchungen',
      reversal: 'zurückgenommen, wird zurückgebucht',
      uncovered: 'zurückgenommen, aber nicht mehr ganz gedeckt',
      duplicate: 'schon gebucht, wird übersprungen',
      pending: 'vorgemerkt, wird übersprungen',
      outgoing: 'Ausgang, wird nur notiert',
      payout: 'ausgeführte Auszahlung, wird bestätigt',
      'payout-return': 'zurückgekommene Auszahlung, die Punkte gehen zurück',
      unexpected: 'passt nicht zu der Auszahlung, die darin steht, kommt zu den Bankbuchungen',
      unexplained: 'nimmt etwas zurück, aber unklar was, kommt zu den Bankbuchungen',
    } as Readonly<Record<Outcome, string>>,
    entry: (day: string, points: number, name: string, outcome: string): Text =>
      text`${plain(day)} · **${plain(format.euros(points))}** · ${name} · ${plain(outcome)}`,
    noName: '–',
    more: (count: number): Text => text`… und ${count} weitere`,
    book: '✅ So buchen',
    another: '📎 Andere Datei',
    /** What came of a file, without what there was none of. */
    booked: ({ credited, paid, cameBack, reversed, waiting, duplicate }: Booked): Text => {
      const payouts = (count: number) => format.count(count, { one: 'Auszahlung', other: 'Auszahlungen' })
      const parts = [
        ...(credited > 0 ? [`${credited} gutgeschrieben`] : []),
        ...(paid > 0 ? [`${payouts(paid)} bestätigt`] : []),
        ...(cameBack > 0
          ? [`${paid > 0 ? cameBack : payouts(cameBack)} ${cameBack === 1 ? 'kam' : 'kamen'} zurück`]
          : []),
        ...(reversed > 0 ? [`${reversed} zurückgebucht`] : []),
        ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'wartet' : 'warten'} auf eine Entscheidung`] : []),
        ...(duplicate > 0 ? [`${duplicate} ${duplicate === 1 ? 'war' : 'waren'} schon da`] : []),
      ]
      return parts.length === 0 ? text`✅ Gelesen. Zu buchen war nichts.` : text`✅ ${plain(parts.join(', '))}.`
    },
    report: (report: { readonly refused: number; readonly ignored: number }): Text =>
      text`Antwort der Bank gelesen. Abgelehnte Auszahlungen, deren Punkte zurück sind: ${report.refused}. Schon erledigt: ${report.ignored}.`,
  },
  owed: (points: number, taken: number, missing: number): Text =>
    text`🏦 Deine Bank hat eine Einzahlung von **${plain(format.euros(points))}** zurückgenommen. **${plain(format.euros(taken))}** davon habe ich aus deinem Guthaben ausgebucht, **${plain(format.euros(missing))}** fehlen noch: Was in dein Guthaben kommt, geht zuerst dorthin. Stimmt das nicht, schreib dem Betreiber (${command('imprint')}).`,
  partlyReversed: (points: number, taken: number): Text =>
    text`🏦 Deine Bank hat eine Einzahlung von **${plain(format.euros(points))}** zurückgenommen. **${plain(format.euros(taken))}** davon habe ich aus deinem Guthaben ausgebucht; mehr nehme ich nicht.`,
  covered: (points: number): Text =>
    text`✅ Die **${plain(format.euros(points))}**, die deine Bank zurückgenommen hat, sind beglichen. Was jetzt in dein Guthaben kommt, bleibt dort.`,
  reversed: (points: number): Text =>
    text`🏦 Deine Bank hat eine Einzahlung von **${plain(format.euros(points))}** zurückgenommen. Ich habe sie aus deinem Guthaben ausgebucht. Stimmt das nicht, schreib dem Betreiber (${command('imprint')}).`,
}
