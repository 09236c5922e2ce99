import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const unreadable = {
  size: 'Die Datei ist zu groß: Es gehen höchstens 5 MB. Hol bei der Bank einen kürzeren Zeitraum.',
  picture: 'Das ist ein Bild. Ich brauche die Datei deiner Bank (XML, ZIP oder CSV).',
  encoding:
    'Die Zeichen in dieser Datei lassen sich nicht lesen. Hol sie bei der Bank bitte noch einmal und ändere nichts daran.',
  entities:
    'In dieser Datei stecken Anweisungen, die in keinen Kontoauszug gehören (DOCTYPE, ENTITY). Ich lese sie nicht.',
  structure:
    'Das ist kein Kontoauszug, den ich verstehe. Ich lese camt.053, camt.052 und CSV von Sparkassen, Volksbanken, DKB, ING, George und Mein ELBA, und andere mit den üblichen Spaltennamen.',
  columns:
    'Diese CSV kenne ich nicht. Ich lese die von Sparkassen (CSV-CAMT), Volksbanken, DKB, ING, George und Mein ELBA, und andere mit den üblichen Spaltennamen; sonst nimm camt.053.',
  zip: 'Dieses Archiv lässt sich nicht auspacken, ist zu groß oder enthält keine XML-Dateien.',
  empty: 'In dieser Datei steht keine einzige Buchung.',
  'too-many': 'Das sind mehr als 2000 Buchungen auf einmal. Hol bei der Bank einen kürzeren Zeitraum.',
  currency: 'Darin stehen Buchungen in einer anderen Währung. Ich buche nur Euro.',
  amount: 'Einer der Beträge ist keiner oder ist unmöglich groß.',
  sum: 'Die Buchungen führen nicht vom Anfangs- zum Endsaldo. Es fehlt etwas, deshalb buche ich nichts davon.',
  account: 'Das ist der Auszug eines anderen Kontos als des eingestellten (BANK_IBAN).',
}

/** Why a bank statement or one of its entries is refused. */
export const bankRefusals = {
  'statement.unreadable': ({ why }) => plain(unreadable[why]),
  'statement.unknown': () => plain('Diesen Kontoauszug gibt es nicht. Lies ihn bitte noch einmal ein.'),
  'statement.booked': () => plain('Dieser Kontoauszug ist schon gebucht.'),
  'bank_entry.unknown': () => plain('Diese Bankbuchung gibt es nicht.'),
  'bank_entry.decided': () => plain('Über diese Bankbuchung ist schon entschieden.'),
  'bank_entry.needs_two': () =>
    plain(
      'Diese Abbuchung hat genau den Betrag einer abgelehnten Auszahlung. Nimm „Doch ausgezahlt“, oder lass einen zweiten Betreiber zustimmen, dass sie etwas anderes war.',
    ),
  'bank_entry.no_return': ({ mostPoints }, format) =>
    text`Das kann nicht diese Auszahlung sein: Sie muss bei der Bank oder überwiesen und noch nicht zurückgekommen sein, und fehlen dürfen höchstens ${plain(format.euros(mostPoints))}, nie mehr als die Hälfte.`,
  'books.closed': () =>
    plain(
      'Die Bücher werden gerade geprüft, deshalb bewegt sich im Moment kein Punkt. Es ist nichts verloren: Versuch es bitte später noch einmal.',
    ),
  'books.open': () => plain('Die Bücher sind schon offen.'),
  'books.still_wrong': ({ faults }, format) =>
    text`Es stimmt noch nicht alles: **${plain(format.number(faults))}** Widersprüche. Die Bücher bleiben geschlossen.`,
  'bank_entry.not_at_provider': ({ heldPoints }, format) =>
    text`So viel liegt gar nicht beim Zahlungsdienst: In den Büchern sind es dort ${plain(format.euros(heldPoints))}. Gehört das Geld einem Mitglied, ordne es zu.`,
  'bank_entry.not_covered': ({ missingPoints }, format) =>
    text`Im Guthaben fehlen dafür noch ${plain(format.euros(missingPoints))}.`,
} as const satisfies Partial<RefusalCopy>
