import type { ActivityKind } from '../../../core/tax-year/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const { command } = commandsIn('de')

/** Steuerdaten und was davon gemeldet wird. */
export const tax = {
  button: '🧾 Steuern',
  title: plain('🧾 Steuern'),
  label: 'Steuerdaten',
  present: (day: string): Text => text`hinterlegt am ${plain(day)}`,
  missing: plain('noch nicht hinterlegt'),
  why: plain(
    'Vor der ersten Auszahlung brauchen wir sie einmal (PStTG, DAC7): Namen, Anschrift, Geburtsdatum und Steuernummer, auf einer sicheren Seite, nicht hier im Chat.',
  ),
  enterFirst: plain('Es fehlen nur noch deine Steuerdaten: einmal eintragen, dann kannst du auszahlen.'),
  enterButton: '🧾 Steuerdaten eintragen',
  changeButton: '🧾 Steuerdaten ändern',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    'Hier trägst du deine Steuerdaten ein. Der Link gilt 30 Minuten und nur für dich; gib ihn nicht weiter. Alles wird verschlüsselt gespeichert.',
  ),
  linkMinor: plain(
    'Hier trägst du deine Steuerdaten ein, oder deine Eltern oder Erziehungsberechtigten tun es für dich. Der Link gilt 30 Minuten; gib ihn sonst niemandem. Alles wird verschlüsselt gespeichert.',
  ),
  linkButton: 'Steuerdaten eintragen',
  entered: (day: string): Text => text`🧾 Deine **Steuerdaten sind hinterlegt**, seit dem ${plain(day)}.`,
  year: {
    button: (year: number): string => `📄 Jahresmeldung ${year}`,
    title: (year: number): Text => text`📄 Jahresmeldung ${plain(String(year))}`,
    nothing: plain('In diesem Jahr wurde dir nichts gutgeschrieben. Gemeldet wird also nichts.'),
    kinds: { services: text`**Arbeit** (mit Trinkgeld):`, goods: text`**Verkauft im Shop:**` } as Readonly<
      Record<ActivityKind, Text>
    >,
    activities: { services: 'persönliche Dienstleistung', goods: 'Verkauf von Waren' } as Readonly<
      Record<ActivityKind, string>
    >,
    quarter: (quarter: number): string => `${quarter}. Quartal`,
    whole: 'Zusammen',
    line: (label: string, points: number, activities: number): Text =>
      text`${plain(label)}: **${plain(format.euros(points))}**, ${plain(`${format.number(activities)}×`)}`,
    what: plain(
      'Das sind die Zahlen, die das Finanzamt bekommt (PStTG, DAC7), mit deinen Steuerdaten und deinem Konto. Für Shops gilt: Bis 29 Verkäufe und 2.000 € im Jahr wird nichts gemeldet; für Arbeit gibt es keine solche Grenze.',
    ),
    fileButton: '💾 Als Datei',
    fileComing: plain('Die Datei kommt sofort.'),
    caption: (year: number): string => `Jahresmeldung ${year}`,
    columns: ['Jahr', 'Quartal', 'Tätigkeit', 'Vergütung in EUR', 'Anzahl', 'Gebühren des Auftraggebers in EUR'],
  },
  operator: {
    button: '🧾 Steuerjahr',
    title: (year: number): Text => text`🧾 Steuermeldung ${plain(String(year))}`,
    what: plain(
      'Wer im Jahr etwas verdient oder im Shop verkauft hat, mit Quartalen und Steuerdaten: als CSV und als XML-Entwurf nach dem Schema der OECD (DAC7, PStTG). Die Datei gibt es nur auf einer sicheren Seite; der Abruf steht im Protokoll.',
    ),
    due: (year: number): Text =>
      text`Gemeldet wird sie bis zum 31.01.${plain(String(year))}. Bis dahin bekommen auch alle Gemeldeten ihre Zahlen; sie stehen unter ${command('payout')}.`,
    linkButton: '📥 Zur Datei',
    link: 'Hier ist die Meldung. Der Link gilt 30 Minuten und nur für dich.',
  },
  notYou: text`Warst du das nicht? Dann schreib dem Betreiber: ${command('imprint')}`,
}
