import type { BatchStatus } from '../../../core/payouts/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Payouts on their way to the bank, as operators see them. */
export const batches = {
  title: plain('💸 Auszahlungen'),
  toLookAt: 'Zu prüfen',
  approved: 'Freigegeben',
  approvedValue: (count: number, points: number): string =>
    count === 0 ? 'keine' : `${format.number(count)}, zusammen ${format.euros(points)}`,
  none: plain('Keine Sammelüberweisung ist unterwegs.'),
  line: (number: number, points: number, payouts: number, state: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(format.count(payouts, { one: 'Auszahlung', other: 'Auszahlungen' }))} · ${plain(state)}`,
  lookButton: '🔎 Prüfen',
  buildButton: '📦 Sammelüberweisung bauen',
  built: (points: number, payouts: number): Text =>
    text`📦 Gebaut: ${plain(format.count(payouts, { one: 'Auszahlung', other: 'Auszahlungen' }))}, zusammen **${plain(format.euros(points))}**.`,
  one: plain('📦 Sammelüberweisung'),
  number: 'Nummer',
  sum: 'Summe',
  count: 'Auszahlungen',
  state: 'Stand',
  day: 'Ausführung',
  builder: 'Gebaut von',
  hash: 'SHA-256',
  states: {
    built: 'wartet auf die zweite Freigabe',
    approved: 'freigegeben, noch nicht bei der Bank',
    exported: 'bei der Bank',
    settled: 'erledigt',
    discarded: 'verworfen',
  } as Readonly<Record<BatchStatus, string>>,
  payee: (number: string, initials: Text, masked: string, points: number): Text =>
    text`${plain(number)} · ${initials} · ${plain(masked)} · **${plain(format.euros(points))}**`,
  morePayees: 'Weitere Auszahlungen ›',
  single: (hours: number): Text =>
    text`Du arbeitest allein: Freigeben kannst du erst in ${format.count(hours, { one: 'Stunde', other: 'Stunden' })}.`,
  fourEyes: plain('Freigeben muss sie ein anderer Betreiber als der, der sie gebaut hat.'),
  approveButton: '✅ Freigeben',
  discardButton: '✖ Verwerfen',
  discardAsk: (number: string, points: number): Text =>
    text`Die Sammelüberweisung ${plain(number)} über **${plain(format.euros(points))}** verwerfen? Ihre Auszahlungen warten dann auf die nächste, und die muss neu geprüft werden.`,
  keepButton: '↩ Behalten',
  discarded: plain('Verworfen. Die Auszahlungen warten auf die nächste Sammelüberweisung.'),
  fileButton: '📄 Datei holen',
  fileLink: plain(
    'Hier holst du die Datei für die Bank. Der Link gilt 30 Minuten und nur für dich. Die Datei wird nirgends aufbewahrt.',
  ),
  linkComing: plain('Der Link kommt sofort.'),
  linkButton: 'Zur Datei',
  confirmButton: '✅ Ausgeführt',
  refusedButton: '✖ Eine abgelehnt',
  statementButton: '📄 Auszug oder Antwort einlesen',
  waiting: plain(
    'Bestätigt wird sie vom Kontoauszug. Kannst du keinen einlesen, bestätige sie von Hand, wenn die Bank alles ausgeführt hat.',
  ),
  approveTitle: 'Sammelüberweisung freigeben',
  sumLabel: 'Summe',
  sumAsk: plain('Wie viel geht insgesamt zur Bank? Tippe die Summe der Sammelüberweisung ab.'),
  wrongSum: plain(
    'Das ist nicht die Summe dieser Sammelüberweisung. Vergleich sie noch einmal und schreib sie so: 1234,50',
  ),
  approveReview: (points: number, payouts: number, hash: string): Text =>
    text`**${plain(format.euros(points))}** an ${plain(format.count(payouts, { one: 'Mitglied', other: 'Mitglieder' }))} freigeben? Du gibst genau die Datei mit dieser Prüfsumme frei: ${plain(hash)}…`,
  approveDone: plain('✅ Freigegeben. Hol jetzt die Datei und reich sie bei der Bank ein.'),
  confirmTitle: 'Von Hand bestätigen',
  confirmReason: {
    label: 'Begründung',
    ask: plain('Woran siehst du, dass die Bank alles ausgeführt hat? Die Begründung steht im Protokoll.'),
  },
  confirmReview: (points: number): Text =>
    text`Alles, was von diesen **${plain(format.euros(points))}** noch offen ist, als überwiesen buchen? Das lässt sich nicht rückgängig machen.`,
  confirmDone: plain('✅ Bestätigt. Die Mitglieder wissen Bescheid.'),
  refusedTitle: 'Von der Bank abgelehnt',
  numberLabel: 'Nummer der Auszahlung',
  numberAsk: plain('Welche Auszahlung hat die Bank abgelehnt? Die Nummer sieht so aus: PO-XXXXXXXXXX'),
  badNumber: plain('Das ist keine Nummer einer Auszahlung. Sie sieht so aus: PO-XXXXXXXXXX'),
  refusedReason: {
    label: 'Grund der Bank',
    ask: plain('Welchen Grund nennt die Bank? Das Mitglied liest ihn.'),
  },
  refusedReview: plain(
    'Sicher, dass die Bank sie nicht ausführt? Die Punkte gehen zurück und könnten noch einmal ausgezahlt werden. Deshalb muss ein zweiter Betreiber zustimmen.',
  ),
  allRefusedButton: '✖ Datei abgelehnt',
  allRefusedTitle: 'Datei von der Bank abgelehnt',
  allRefusedReview: (points: number): Text =>
    text`Sicher, dass die Bank die ganze Datei über **${plain(format.euros(points))}** nicht angenommen hat? Alles, was noch kein Kontoauszug zeigt, geht zurück. Deshalb muss ein zweiter Betreiber zustimmen.`,
  unexpected: plain(
    'Diese Abbuchung nennt eine Auszahlung, passt aber nicht zu ihr: ein anderer Betrag, zum zweiten Mal, oder sie war nicht bei der Bank. Es ist nichts gebucht. Klär das mit der Bank.',
  ),
  noteButton: '📝 Geklärt',
  noteTitle: 'Abbuchung geklärt',
  noteReason: { label: 'Begründung', ask: plain('Was war damit? Die Begründung steht im Protokoll.') },
  noted: plain('📝 Notiert. Es ist nichts gebucht.'),
}
