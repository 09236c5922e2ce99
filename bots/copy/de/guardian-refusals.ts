import { plain } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const needed = {
  jobs: 'Bevor du einen Auftrag übernimmst oder dich bewirbst, müssen deine Eltern oder Erziehungsberechtigten zustimmen.',
  payout: 'Bevor du dir Geld auszahlen lässt, müssen deine Eltern oder Erziehungsberechtigten zustimmen.',
  shop: 'Bevor du im Shop Punkte einlöst, müssen deine Eltern oder Erziehungsberechtigten zustimmen.',
}
const fields = {
  name: 'Schreib bitte deinen vollen Namen.',
  relation: 'Sag bitte, wie du zu diesem Mitglied stehst.',
  contact: 'Schreib bitte eine E-Mail-Adresse oder eine Telefonnummer.',
  scopes: 'Kreuz bitte an, wozu du zustimmst.',
}

/** Why minors and their guardians are refused. */
export const guardianRefusals = {
  'member.guardian_needed': ({ scope }) =>
    plain(`Du bist noch keine 18. ${needed[scope]} Den Link dafür findest du in den Einstellungen unter „Zustimmung“.`),
  'member.adults_only': () => plain('Das geht hier erst ab 18 Jahren.'),
  'guardian.not_needed': () => plain('Hier muss niemand mehr zustimmen: Das Mitglied ist 18 oder älter.'),
  'consent.unknown': () => plain('Diese Zustimmung finde ich nicht.'),
  'consent.unknown_code': () => plain('Diesen Code kenne ich nicht. Vergleich ihn bitte Zeichen für Zeichen.'),
  'consent.nothing_left': () => plain('Hier gilt keine Zustimmung mehr, also gibt es auch nichts zu widerrufen.'),
  'consent.bad_field': ({ field }) => plain(fields[field]),
} as const satisfies Partial<RefusalCopy>
