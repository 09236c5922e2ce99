import type { Scope } from '../../../core/consents/index.ts'
import { list, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

const scopeNames: Readonly<Record<Scope, string>> = {
  jobs: 'Aufträge erledigen',
  payout: 'Geld auszahlen lassen',
  shop: 'Punkte im Shop einlösen',
}
const named = (scopes: readonly Scope[]): readonly Text[] => scopes.map((scope) => plain(scopeNames[scope]))

/** A guardian's consent for members from 14 to 17. */
export const guardian = {
  button: '👪 Zustimmung',
  title: plain('👪 Zustimmung deiner Eltern'),
  why: plain(
    'Du bist noch keine 18. Deshalb muss eine erziehungsberechtigte Person zustimmen. Dafür gibt es einen Link.',
  ),
  agreed: (scopes: readonly Scope[]): Text => text`✅ Zugestimmt ist:\n${list(named(scopes))}`,
  missing: (scopes: readonly Scope[]): Text => text`🔒 Das fehlt noch:\n${list(named(scopes))}`,
  limits: (minutes: number | undefined, from: number, until: number): Text =>
    minutes === undefined
      ? text`🕗 Aufträge übernehmen oder dich bewerben kannst du von ${from} bis ${until} Uhr.`
      : text`🕗 Aufträge übernehmen oder dich bewerben kannst du von ${from} bis ${until} Uhr, wenn sie höchstens ${plain(format.minutes(minutes))} dauern.`,
  handInAnytime: plain('Angefangene Arbeit kannst du immer abgeben.'),
  notNeeded: plain('✅ Du bist 18 oder älter: Niemand muss für dich zustimmen.'),
  linkButton: '🔗 Link für die Eltern',
  linkAgainButton: '🔗 Neuer Link für die Eltern',
  revokeButton: '↩ Link zum Widerrufen',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    '👪 Schick diesen Link einer erziehungsberechtigten Person, oder gib ihr dein Handy. Sie liest dort, worum es geht, und entscheidet selbst. Der Link gilt 30 Minuten und nur einmal.',
  ),
  revokeLink: plain(
    '👪 Mit diesem Link kann eine erziehungsberechtigte Person widerrufen, ganz oder zum Teil. Er gilt 30 Minuten und nur einmal. Dasselbe geht jederzeit mit dem Code, den sie beim Zustimmen bekommen hat.',
  ),
  openButton: 'Formular öffnen',
  copyButton: '📋 Link kopieren',
  cardButton: '👪 Um Zustimmung bitten',
  given: (scopes: readonly Scope[]): Text =>
    text`👪 **Für dich wurde zugestimmt.** Du darfst jetzt:\n${list(named(scopes))}`,
  withdrawn: (scopes: readonly Scope[]): Text => text`👪 **Eine Zustimmung wurde widerrufen:**\n${list(named(scopes))}`,
  workEnded: (released: number, takenBack: number): Text =>
    plain(
      [
        released === 0
          ? ''
          : `${format.count(released, { one: 'laufender Auftrag wurde', other: 'laufende Aufträge wurden' })} beendet. Das zählt nicht gegen dich.`,
        takenBack === 0
          ? ''
          : `${format.count(takenBack, { one: 'Bewerbung wurde', other: 'Bewerbungen wurden' })} zurückgezogen.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  handedInStays: plain('Was du schon abgegeben hast, wird trotzdem geprüft und bezahlt.'),
  operator: {
    button: '👪 Widerruf',
    title: 'Link zum Widerrufen',
    member: {
      label: 'Mitgliedsnummer',
      ask: plain(
        'Um welches Mitglied geht es? Die Nummer steht auf der Seite, die die Eltern nach der Zustimmung sahen.',
      ),
      hint: plain('Zehn Buchstaben und Ziffern.'),
    },
    bad: plain('Die Nummer hat zehn Buchstaben und Ziffern.'),
    review: (name: string): Text =>
      text`Einen Link zum Widerrufen für **${name}** machen? Du siehst dann auch, wer zugestimmt hat: Schick den Link nur dorthin. Beides steht im Protokoll.`,
    confirm: 'Link machen',
    link: (name: string, contact: string): Text =>
      text`👪 Zugestimmt hat ${name}, erreichbar unter ${contact}. Schick den Link nur dorthin. Er gilt 30 Minuten und nur einmal.`,
  },
}
