import type { CorrectionKind } from '../../../core/corrections/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Berichtigungen: eine Buchung, die falsch war, wird gespiegelt. */
export const corrections = {
  queue: '↺ Berichtigungen',
  title: plain('↺ Berichtigung'),
  none: plain(
    'Gerade wartet keine. Berichtigen lässt sich eine Einzahlung, die ein Betreiber von Hand falsch gutgeschrieben hat. Eine Auszahlung, die die Bank abgelehnt und doch ausgeführt hat, berichtigst du bei ihrer Bankbuchung.',
  ),
  kinds: {
    deposit: plain('Eine Einzahlung wird zurückgenommen: aus dem Guthaben zur Bank.'),
    payout: plain(
      'Die Bank hat eine abgelehnte Auszahlung doch ausgeführt: Die Punkte gehen wieder aus dem Verdienst, und sie gilt als überwiesen.',
    ),
  } as Readonly<Record<CorrectionKind, Text>>,
  state: 'Stand',
  states: { asked: 'wartet auf einen zweiten Betreiber', made: 'gemacht', refused: 'abgelehnt', lapsed: 'verfallen' },
  member: 'Mitglied',
  amount: 'Betrag',
  askedBy: 'Beantragt von',
  makeButton: '↺ Berichtigen',
  refuseButton: '✖ Ablehnen',
  depositButton: '↺ Einzahlung berichtigen',
  payoutButton: '↺ Doch ausgezahlt',
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
  } as Readonly<Record<CorrectionKind, { readonly label: string; readonly ask: Text }>>,
  why: { label: 'Begründung', ask: plain('Was war falsch? Die Begründung steht im Protokoll.') },
  review: (number: string): Text =>
    text`Berichtigung für **${plain(number)}** beantragen? Es bewegt sich nichts, bis ein anderer Betreiber zustimmt.`,
  confirm: 'Beantragen',
  asked: plain('Beantragt. Die anderen Betreiber wissen Bescheid.'),
  made: plain('✅ Berichtigt.'),
  refused: plain('✖ Abgelehnt. Es hat sich nichts bewegt.'),
  told: (points: number): Text =>
    text`↺ Dir waren **${plain(format.both(points))}** irrtümlich gutgeschrieben. Der Betreiber hat sie wieder aus deinem Guthaben genommen.`,
  reason: plain('Grund:'),
}
