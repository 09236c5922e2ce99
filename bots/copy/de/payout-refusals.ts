import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { batches } from './batches.ts'
import { payouts } from './payouts.ts'

const { command } = commandsIn('de')

const problems = {
  iban: 'Diese IBAN stimmt nicht: Eines der Zeichen ist falsch oder fehlt. Sieh bitte auf deiner Karte oder in deiner Banking-App nach.',
  country: 'Auszahlen können wir nur auf Konten im SEPA-Raum. Diese IBAN gehört nicht dazu.',
  own: 'Das ist unser eigenes Konto. Gib bitte deins an.',
  holder: 'Schreib den Namen, der bei deiner Bank steht: 2 bis 70 Zeichen.',
  letters: 'Schreib den Namen bitte in lateinischen Buchstaben, so wie er auf deiner Karte steht.',
}

const isStatus = (status: string): status is keyof typeof payouts.states => Object.hasOwn(payouts.states, status)
const isBatchStatus = (status: string): status is keyof typeof batches.states => Object.hasOwn(batches.states, status)

/** Why an account or a payout is refused. */
export const payoutRefusals = {
  'account.bad': ({ problem }) => plain(problems[problem]),
  'payout.no_account': () => text`Trag zuerst dein Konto ein: ${command('payout')}`,
  'tax.missing': () =>
    plain(
      'Für die Auszahlung fehlen noch deine Steuerdaten: Namen, Anschrift, Geburtsdatum und Steuernummer brauchen wir einmal. Trag sie auf der sicheren Seite ein; danach geht es hier weiter.',
    ),
  'tax_year.unknown': () => plain('Für dieses Jahr gibt es keine Meldung.'),
  'tax.bad': () =>
    plain('Etwas an den Steuerdaten stimmt nicht. Sieh bitte auf der Seite nach, was dort markiert ist.'),
  'payout.no_tax_data': () =>
    plain('Zu diesem Mitglied fehlen die Steuerdaten. Freigeben kannst du, sobald es sie eingetragen hat.'),
  'payout.too_little': ({ minimumPoints, availablePoints }, format) =>
    text`Auszahlen kannst du ab ${plain(format.euros(minimumPoints))}. Verfügbar sind gerade ${plain(format.euros(availablePoints))}.`,
  'payout.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`Das geht von ${plain(format.euros(minimumPoints))} bis ${plain(format.euros(maximumPoints))}. So viel ist gerade verfügbar.`,
  'payout.unknown': () => plain('Diese Auszahlung gibt es nicht.'),
  'payout.wrong_state': ({ status }) =>
    text`Das geht nicht mehr: Die Auszahlung ist inzwischen weiter (${plain(isStatus(status) ? payouts.states[status] : status)}).`,
  'refund.nothing': () => plain('Von dieser Einzahlung ist nichts mehr ungenutzt, oder es gibt keinen Weg zurück.'),
  'refund.changed': ({ availablePoints }, format) =>
    text`Inzwischen sind davon nur ${plain(format.euros(availablePoints))} ungenutzt. Sieh bitte noch einmal nach: ${command('deposit')}`,
  'checkout.off': () =>
    text`Mit Karte kann man hier gerade nicht zahlen. Andere Wege findest du unter ${command('deposit')}.`,
  'checkout.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`Auf einmal gehen ${plain(format.euros(minimumPoints))} bis ${plain(format.euros(maximumPoints))}. Nimm bitte einen Betrag dazwischen.`,
  'checkout.too_many': ({ most }, format) =>
    text`Du hast schon ${plain(format.number(most))} Links, die noch nicht bezahlt sind. Nimm einen davon, oder warte, bis sie nach 24 Stunden ablaufen.`,
  'checkout.unknown': () => plain('Diese Zahlung gibt es nicht.'),
  'checkout.noted': () => plain('Das hat schon jemand abgehakt.'),
  'correction.not_this': () =>
    plain(
      'Das lässt sich so nicht berichtigen. Es geht bei Einzahlungen, die ein Betreiber von Hand gutgeschrieben hat, und bei Auszahlungen, die die Bank abgelehnt und doch ausgeführt hat, mit genau diesem Betrag.',
    ),
  'correction.exists': () => plain('Diese Buchung ist schon berichtigt, oder es ist schon beantragt.'),
  'correction.unknown': () => plain('Diese Berichtigung gibt es nicht.'),
  'correction.decided': () => plain('Über diese Berichtigung ist schon entschieden.'),
  'correction.came_in': () =>
    plain(
      'Seit dem Antrag ist eine Überweisung mit genau diesem Betrag von einem Kontoauszug gutgeschrieben worden. Ist es dasselbe Geld, lehn den Antrag ab. Ist es anderes, lehn ihn ab und stell ihn neu.',
    ),
  'correction.four_eyes': () =>
    plain('Wer eine Berichtigung beantragt hat, macht sie nicht selbst. Das macht ein anderer Betreiber.'),
  'correction.too_early': ({ hours }, format) =>
    text`Du hast sie selbst beantragt. Machen kannst du sie in ${plain(format.count(hours, { one: 'Stunde', other: 'Stunden' }))}.`,
  'batch.nothing': () => plain('Gerade ist keine Auszahlung freigegeben.'),
  'batch.needs_other': () =>
    plain(
      'Freigegeben sind gerade nur Auszahlungen von Betreibern, die sie selbst freigeben müssten. Diese Sammelüberweisung muss ein anderer Betreiber bauen.',
    ),
  'batch.day_over': () =>
    plain(
      'Der Ausführungstag dieser Sammelüberweisung ist vorbei. Verwirf sie und bau sie neu; die Auszahlungen bleiben freigegeben.',
    ),
  'batch.no_bank': () =>
    plain('Trag zuerst BANK_HOLDER (in lateinischen Buchstaben) und BANK_IBAN in die Konfiguration ein.'),
  'batch.unknown': () => plain('Diese Sammelüberweisung gibt es nicht.'),
  'batch.wrong_state': ({ status }) =>
    text`Das geht nicht mehr: Die Sammelüberweisung ist inzwischen weiter (${plain(isBatchStatus(status) ? batches.states[status] : status)}).`,
  'batch.changed': () =>
    plain(
      'Die Datei wäre heute eine andere als die gebaute, oder jemand darin darf gerade nicht ausgezahlt werden. Verwirf sie und bau sie neu.',
    ),
  'batch.four_eyes': () =>
    plain('Wer eine Sammelüberweisung gebaut hat, gibt sie nicht selbst frei. Das macht ein anderer Betreiber.'),
  'batch.too_early': ({ hours }, format) =>
    text`Du hast sie selbst gebaut. Freigeben kannst du sie in ${plain(format.count(hours, { one: 'Stunde', other: 'Stunden' }))}.`,
  'batch.wrong_sum': () => plain('Das ist nicht die Summe dieser Sammelüberweisung. Vergleich sie bitte noch einmal.'),
} as const satisfies Partial<RefusalCopy>
