import type { Outcome } from '../../core/statements/index.ts'
import type { Language } from '../../core/shared/language.ts'

interface StatementWords {
  readonly title: string
  readonly intro: string
  readonly file: string
  readonly fileHint: string
  readonly look: string
  readonly noFile: string
  readonly dryRun: string
  readonly nothingYet: string
  readonly gap: (before: string, now: string) => string
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly more: (count: number) => string
  readonly book: string
  readonly bookButton: string
  readonly done: string
  readonly tickFirst: string
  readonly otherFile: string
  readonly decide: string
  readonly report: (report: { readonly refused: number; readonly ignored: number }) => string
}

export const statementWords: Readonly<Record<Language, StatementWords>> = {
  de: {
    title: 'Kontoauszug einlesen',
    intro:
      'Bei einem Kontoauszug siehst du erst, was geschehen würde, und gebucht wird, wenn du es bestätigst. Die Antwort auf eine Auszahlungsdatei (pain.002) wird sofort gebucht.',
    file: 'Datei der Bank',
    fileHint:
      'Kontoauszug als camt.053, camt.052 (XML, auch als ZIP) oder CSV, oder die Antwort auf eine Auszahlungsdatei (pain.002), höchstens 5 MB',
    look: 'Ansehen',
    noFile: 'Wähl bitte die Datei deiner Bank aus.',
    dryRun: 'Das würde geschehen',
    nothingYet: 'Noch ist nichts gebucht.',
    gap: (before, now) =>
      `⚠️ Der letzte Auszug endete mit ${before}, dieser beginnt mit ${now}. Fehlt dazwischen einer?`,
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
    },
    more: (count) => `… und ${count} weitere`,
    book: 'Ja, so buchen',
    bookButton: 'Weiter',
    done: 'Gebucht',
    tickFirst: 'Hak erst „Ja, so buchen“ an.',
    otherFile: 'Andere Datei',
    decide: 'Was wartet, findest du im Chat unter /operator bei den Bankbuchungen.',
    report: ({ refused, ignored }) =>
      `Antwort der Bank gelesen. Abgelehnte Auszahlungen, deren Punkte zurück sind: ${refused}. Schon erledigt: ${ignored}.`,
  },
  en: {
    title: 'Read in a bank statement',
    intro:
      'Of a statement you see first what would happen, and it is booked when you confirm it. The answer to a payout file (pain.002) is booked at once.',
    file: 'The bank’s file',
    fileHint:
      'A statement as camt.053, camt.052 (XML, also as a ZIP) or CSV, or the answer to a payout file (pain.002), at most 5 MB',
    look: 'Look at it',
    noFile: 'Please choose your bank’s file.',
    dryRun: 'This would happen',
    nothingYet: 'Nothing is booked yet.',
    gap: (before, now) =>
      `⚠️ The last statement ended with ${before}, this one begins with ${now}. Is one missing between them?`,
    outcomes: {
      matched: 'matched, will be credited',
      unmatched: 'without a known reference, goes to the bank entries',
      suspicious: 'doubtful, goes to the bank entries',
      reversal: 'taken back, will be booked back',
      uncovered: 'taken back, but no longer fully covered',
      duplicate: 'booked before, will be skipped',
      pending: 'not booked by the bank yet, will be skipped',
      outgoing: 'outgoing, is only noted',
      payout: 'payout that was made, will be confirmed',
      'payout-return': 'payout that came back, the points go back',
      unexpected: 'does not fit the payout that it names, goes to the bank entries',
      unexplained: 'takes something back, unclear what, goes to the bank entries',
    },
    more: (count) => `… and ${count} more`,
    book: 'Yes, book it like this',
    bookButton: 'Go on',
    done: 'Booked',
    tickFirst: 'Tick “Yes, book it like this” first.',
    otherFile: 'Another file',
    decide: 'What waits is in the chat under /operator, in the bank entries.',
    report: ({ refused, ignored }) =>
      `The bank’s answer was read: ${refused} payouts refused, the points are back. ${ignored} were settled before.`,
  },
}
