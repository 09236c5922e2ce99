import type { CorrectionKind } from '../../../core/corrections/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Berichtigungen: eine Buchung, die falsch war, wird gespiegelt; und was zwei Betreiber der Bank abgelesen haben. */
export const corrections = {
  queue: '↺ Berichtigungen',
  title: plain('↺ Berichtigung'),
  none: plain(
    'Gerade wartet keine. Berichtigen lässt sich eine Einzahlung, die ein Betreiber von Hand falsch gutgeschrieben hat. Eine Auszahlung, die die Bank abgelehnt und doch ausgeführt hat, berichtigst du bei ihrer Bankbuchung. Hat die Bank eine Auszahlung abgelehnt, melde sie hier; die Antwort der Bank (pain.002) kannst du auch einlesen.',
  ),
  kinds: {
    credit: plain(
      'Eine Überweisung, die auf keinem eingelesenen Kontoauszug steht, wird gutgeschrieben: von der Bank aufs Guthaben. Sieh selbst auf dem Konto nach.',
    ),
    deposit: plain('Eine Einzahlung wird zurückgenommen: aus dem Guthaben zur Bank.'),
    payout: plain(
      'Die Bank hat eine abgelehnte Auszahlung doch ausgeführt: Die Punkte gehen wieder aus dem Verdienst, und sie gilt als überwiesen.',
    ),
    refused: plain(
      'Die Bank hat eine Auszahlung abgelehnt: Die Punkte gehen zurück und könnten noch einmal ausgezahlt werden. Sieh selbst bei der Bank nach.',
    ),
    'batch-refused': plain(
      'Die Bank hat eine ganze Sammelüberweisung nicht angenommen: Alle ihre Punkte gehen zurück und könnten noch einmal ausgezahlt werden. Sieh selbst bei der Bank nach.',
    ),
    noted: plain(
      'Eine Abbuchung hat den Betrag einer abgelehnten Auszahlung, soll aber etwas anderes gewesen sein. Es wird nichts gebucht. Sieh selbst bei der Bank nach.',
    ),
    'from-provider': plain(
      'Eine Gutschrift auf unserem Bankkonto ist unser eigenes Geld von Stripe: Sie wird vom Zahlungsdienst zur Bank umgebucht. Sieh selbst bei Stripe nach.',
    ),
  } as Readonly<Record<CorrectionKind, Text>>,
  state: 'Stand',
  states: { asked: 'wartet auf einen zweiten Betreiber', made: 'gemacht', refused: 'abgelehnt', lapsed: 'verfallen' },
  member: 'Mitglied',
  amount: 'Betrag',
  askedBy: 'Beantragt von',
  makeButton: '↺ Berichtigen',
  creditButton: '✅ Gutschreiben',
  refuseButton: '✖ Ablehnen',
  depositButton: '↺ Einzahlung berichtigen',
  payoutButton: '↺ Doch ausgezahlt',
  refusedButton: '✖ Auszahlung abgelehnt',
  askTitle: 'Berichtigung',
  numbers: {
    deposit: {
      label: 'Nummer der Einzahlung',
      ask: plain('Welche Einzahlung? Schreib ihre Nummer, zehn Zeichen; sie steht im Protokoll.'),
    },
    payout: {
      label: 'Nummer der Auszahlung',
      ask: plain('Welche Auszahlung war es? Ihre Nummer (PO-…) steht auf dem Kontoauszug.'),
    },
  },
  why: { label: 'Begründung', ask: plain('Was war falsch? Die Begründung steht im Protokoll.') },
  review: (number: string): Text =>
    text`Berichtigung für **${plain(number)}** beantragen? Es bewegt sich nichts, bis ein anderer Betreiber zustimmt.`,
  confirm: 'Beantragen',
  asked: plain(
    'Beantragt. Die anderen Betreiber wissen Bescheid. Arbeitest du allein, stimmst du in 24 Stunden selbst zu.',
  ),
  made: plain('✅ Berichtigt.'),
  credited: plain('✅ Gutgeschrieben.'),
  refused: plain('✖ Abgelehnt. Es hat sich nichts bewegt.'),
  told: (points: number): Text =>
    text`↺ Dir waren **${plain(format.both(points))}** irrtümlich gutgeschrieben. Der Betreiber hat sie wieder aus deinem Guthaben genommen.`,
  reason: plain('Grund:'),
}
