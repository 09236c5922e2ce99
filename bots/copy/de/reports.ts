import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const bookings = (count: number): string => format.count(count, { one: 'Buchung', other: 'Buchungen' })

/** Auszüge, Ausgaben und Verkäufe eines Monats oder Jahres. */
export const reports = {
  button: '📅 Auszug',
  title: (period: string): Text => text`📅 Auszug ${period}`,
  nothing: plain('In dieser Zeit hat sich nichts bewegt.'),
  unknown: plain('Diesen Zeitraum verstehe ich nicht. Schreib ihn so: 11.2026 oder 2026. Hier ist dieser Monat:'),
  purses: { earnings: 'Verdienst', budget: 'Guthaben für Aufträge' } as Readonly<Record<'earnings' | 'budget', string>>,
  opening: 'Am Anfang',
  incoming: 'Dazugekommen',
  outgoing: 'Abgegangen',
  closing: 'Am Ende',
  kind: (name: string, points: number, entries: number): Text =>
    text`${plain(format.signedEuros(points))} · ${plain(name)} (${plain(bookings(entries))})`,
  held: (opening: number, closing: number): string =>
    `In der Treuhand, bei Bestellungen, unterwegs zu Bank oder Karte und wegen Rückbuchungen eingefroren: am Anfang ${format.euros(opening)}, am Ende ${format.euros(closing)}`,
  tax: 'Für die Steuern auf den Verdienst ist jede und jeder selbst verantwortlich.',
  choose: '📆 Zeitraum',
  chooseTitle: plain('📆 Welcher Zeitraum?'),
  wholeYear: (year: number): string => `Ganzes Jahr ${year}`,
  picture: '📊 Bild',
  pdf: '📄 PDF',
  csv: '📑 CSV',
  coming: plain('Kommt gleich hier im Chat.'),
  /** How files of a period are called, and what is said below them. */
  files: { statement: 'auszug', spending: 'ausgaben', sales: 'verkaeufe' },
  titles: {
    statement: (period: string): string => `Klickwork-Auszug ${period}`,
    spending: (period: string): string => `Klickwork-Ausgaben ${period}`,
    sales: (period: string): string => `Klickwork-Verkäufe ${period}`,
  },
  subtitle: (name: string): string => `Auszug für ${name} · Klickwork`,
  paper: {
    member: (name: string, id: string): string => `Mitglied: ${name} (${id})`,
    period: (from: string, to: string, zone: string): string => `Zeitraum: ${from} bis ${to} (Zeitzone ${zone})`,
    points: '1 Punkt = 1 Cent.',
    sums: 'Summen',
    sumOf: 'Konto',
    kind: 'Art',
    entries: 'Buchungen',
    day: 'Tag',
    what: 'Wofür',
    amount: 'Betrag',
    after: 'Bestand danach',
    lines: (purse: string): string => `Buchungen: ${purse}`,
    noLines: 'Keine Buchungen.',
    cut: (shown: number, all: number): string =>
      `Hier stehen die ersten ${format.number(shown)} von ${format.number(all)} Buchungen. Alle stehen in der CSV-Datei.`,
    pageOf: (page: number, pages: number): string => `Seite ${page} von ${pages}`,
  },
  table: {
    day: 'Datum',
    time: 'Uhrzeit',
    account: 'Konto',
    number: 'Nr.',
    kind: 'Art',
    what: 'Wofür',
    amount: 'Betrag (EUR)',
    after: 'Bestand danach (EUR)',
    cut: (all: number): string =>
      `Die Datei ist hier zu Ende: Der Zeitraum hat ${format.number(all)} Buchungen. Nimm für den Rest einzelne Monate.`,
  },
  spending: {
    button: '💶 Ausgaben',
    title: (period: string): Text => text`💶 Ausgaben ${period}`,
    nothing: plain('In dieser Zeit hast du nichts ausgegeben, und nichts liegt in der Treuhand.'),
    total: 'Ausgegeben',
    rewards: 'Belohnungen',
    fees: 'Gebühren',
    tips: 'Trinkgeld',
    refunded: 'Zurück aus der Treuhand',
    open: 'Am Ende in der Treuhand',
    categories: 'Nach Bereich',
    jobs: 'Nach Auftrag',
    line: (points: number, name: string): Text => text`${plain(format.euros(points))} · ${name}`,
    more: (count: number): string =>
      `und ${format.count(count, { one: 'weiterer Auftrag', other: 'weitere Aufträge' })}`,
    none: 'Keine Ausgaben.',
    table: [
      'Auftrag',
      'Titel',
      'Bereich',
      'Belohnungen (EUR)',
      'Gebühren (EUR)',
      'Trinkgeld (EUR)',
      'Ausgegeben (EUR)',
      'Zurück aus der Treuhand (EUR)',
      'Am Ende in der Treuhand (EUR)',
    ],
  },
  sales: {
    button: '🛍 Verkäufe',
    title: (period: string): Text => text`🛍 Verkäufe ${period}`,
    nothing: plain('In dieser Zeit hat niemand etwas bei dir eingelöst.'),
    sold: 'Verkauft',
    points: 'Eingelöst für',
    refunded: 'Zurückgegeben',
    earned: 'Verdient',
    waiting: 'Noch nicht gutgeschrieben',
    offers: 'Nach Angebot',
    line: (points: number, sold: number, name: string): Text =>
      text`${plain(format.euros(points))} · ${plain(`${format.number(sold)}-mal`)} · ${name}`,
    more: (count: number): string =>
      `und ${format.count(count, { one: 'weiteres Angebot', other: 'weitere Angebote' })}`,
    none: 'Keine Verkäufe.',
    about: plain(
      'Gezählt wird, was in dieser Zeit eingelöst wurde, auch wenn es später gutgeschrieben wird oder zurückgeht.',
    ),
    table: [
      'Angebot',
      'Titel',
      'Verkauft',
      'Eingelöst für (EUR)',
      'Zurückgegeben (EUR)',
      'Verdient (EUR)',
      'Noch nicht gutgeschrieben (EUR)',
    ],
  },
}
