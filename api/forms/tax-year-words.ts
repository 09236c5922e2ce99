import type { Language } from '../../core/shared/language.ts'
import type { ActivityKind, Duty } from '../../core/tax-year/index.ts'

interface TaxYearWords {
  readonly title: (year: number) => string
  readonly counts: Readonly<Record<Duty, (count: number) => string>>
  readonly sum: (euros: string) => string
  readonly what: string
  readonly care: string
  readonly format: string
  readonly formats: Readonly<Record<'csv' | 'xml', string>>
  readonly save: string
  readonly columns: readonly string[]
  readonly quarter: (quarter: number) => readonly [amount: string, activities: string, fees: string]
  readonly year: readonly [amount: string, activities: string, fees: string]
  readonly kinds: Readonly<Record<ActivityKind, string>>
  readonly duties: Readonly<Record<Duty, string>>
}

/** The report for operators. */
export const taxYearWords: Readonly<Record<Language, TaxYearWords>> = {
  de: {
    title: (year) => `Steuermeldung ${year}`,
    counts: {
      report: (count) => `Zu melden: ${count}`,
      'few-goods': (count) => `Nicht zu melden, weniger als 30 Verkäufe und höchstens 2.000 €: ${count}`,
      'outside-eu': (count) => `Nicht zu melden, außerhalb der EU: ${count}`,
      'no-data': (count) => `Ohne Steuerdaten (noch nichts ausgezahlt), nur in der CSV: ${count}`,
    },
    sum: (euros) => `Vergütungen zusammen: ${euros}`,
    what: 'Die Zahlen kommen aus dem Kassenbuch: Gezählt ist, was im Jahr gutgeschrieben wurde (Arbeit mit Trinkgeld, verkaufte Angebote im Shop). Die Gebühren hat der Auftraggeber zusätzlich bezahlt. Die XML-Datei ist ein ENTWURF nach dem Schema der OECD, in ganzen Euro; vor dem Absenden musst du sie ergänzen und prüfen. Frist beim BZSt: 31. Januar.',
    care: 'Die Datei enthält Namen, Geburtsdaten und Steuernummern. Lösch sie, sobald sie gemeldet ist. Dass du sie abrufst, steht im Protokoll.',
    format: 'Format',
    formats: { csv: 'CSV für die Tabellenkalkulation', xml: 'XML-Entwurf (DPI)' },
    save: 'Datei herunterladen',
    columns: [
      'Mitglied',
      'Meldung',
      'Vorname',
      'Nachname',
      'Straße',
      'Postleitzahl',
      'Ort',
      'Land',
      'Steuernummern',
      'Geburtsort',
      'Geburtsland',
      'Geburtsdatum',
      'Umsatzsteuer-ID',
      'IBAN',
      'Kontoinhaber',
      'Tätigkeit',
    ],
    quarter: (quarter) => [`Q${quarter} Vergütung`, `Q${quarter} Anzahl`, `Q${quarter} Gebühren`],
    year: ['Jahr Vergütung', 'Jahr Anzahl', 'Jahr Gebühren'],
    kinds: { services: 'persönliche Dienstleistung', goods: 'Verkauf von Waren' },
    duties: {
      report: 'ja',
      'few-goods': 'nein: wenige Verkäufe',
      'outside-eu': 'nein: außerhalb der EU',
      'no-data': 'Steuerdaten fehlen',
    },
  },
  en: {
    title: (year) => `Tax report ${year}`,
    counts: {
      report: (count) => `To be reported: ${count}`,
      'few-goods': (count) => `Not to be reported, less than 30 sales and at most €2,000: ${count}`,
      'outside-eu': (count) => `Not to be reported, outside the EU: ${count}`,
      'no-data': (count) => `Without tax data (paid nothing yet), in the CSV only: ${count}`,
    },
    sum: (euros) => `Considerations together: ${euros}`,
    what: 'The numbers come from the ledger: counted is what was credited in the year (work with tips, offers sold in the shop). The fees were paid by the client on top. The XML file is a DRAFT after the schema of the OECD, in whole euros; complete and check it before you send it. It is due by 31 January.',
    care: 'The file holds names, birth dates and tax numbers. Delete it as soon as it is reported. That you take it is in the audit log.',
    format: 'Format',
    formats: { csv: 'CSV for a spreadsheet', xml: 'Draft XML (DPI)' },
    save: 'Download the file',
    columns: [
      'Member',
      'Reported',
      'First name',
      'Last name',
      'Street',
      'Postcode',
      'Town',
      'Country',
      'Tax numbers',
      'Place of birth',
      'Country of birth',
      'Date of birth',
      'VAT id',
      'IBAN',
      'Account holder',
      'Activity',
    ],
    quarter: (quarter) => [`Q${quarter} consideration`, `Q${quarter} activities`, `Q${quarter} fees`],
    year: ['Year consideration', 'Year activities', 'Year fees'],
    kinds: { services: 'personal service', goods: 'sale of goods' },
    duties: {
      report: 'yes',
      'few-goods': 'no: few sales',
      'outside-eu': 'no: outside the EU',
      'no-data': 'tax data missing',
    },
  },
}
