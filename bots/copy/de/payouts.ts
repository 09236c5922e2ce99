import type { PayoutFlag, PayoutStatus } from '../../../core/payouts/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { reasonIn } from '../bank-reason.ts'
import { formats } from '../format.ts'
import { bankReasons } from './bank-reasons.ts'

const format = formats.de
const { command } = commandsIn('de')

/** Euros out: what members see of it, and what operators decide. */
export const payouts = {
  title: plain('💸 Auszahlung'),
  available: 'Verfügbar',
  account: 'Konto',
  noAccount: plain('noch keins eingetragen'),
  minimum: (points: number): Text => text`Auszahlen kannst du ab **${plain(format.euros(points))}**, kostenlos.`,
  enterAccount: plain(
    'Trag zuerst dein Konto ein: auf einer sicheren Seite, nicht hier im Chat. Du brauchst nur die IBAN und den Namen, der bei deiner Bank steht.',
  ),
  heldUntil: (at: Text): Text =>
    text`🛡 Zu deiner Sicherheit würde eine Auszahlung jetzt bis ${at} warten: vor der ersten und nach jedem Kontowechsel sind es 48 Stunden.`,
  payButton: '💸 Auszahlen',
  accountButton: '🏦 Konto eintragen',
  changeButton: '🏦 Konto ändern',
  listButton: '📄 Meine Auszahlungen',
  toPayout: '💸 Auszahlung',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    'Hier trägst du dein Konto ein. Der Link gilt 30 Minuten und nur für dich; gib ihn nicht weiter. Deine IBAN wird verschlüsselt gespeichert.',
  ),
  linkButton: 'Konto eintragen',

  flowTitle: 'Auszahlung',
  amountLabel: 'Betrag',
  amount: (most: number): Text => text`Wie viel möchtest du auszahlen? Verfügbar: **${plain(format.euros(most))}**`,
  all: (points: number): string => `Alles: ${format.euros(points)}`,
  review: (points: number, masked: string): Text =>
    text`**${plain(format.both(points))}** auf dein Konto **${plain(masked)}** auszahlen?`,
  reviewHeld: (at: Text): Text => text`Die Auszahlung wartet zur Sicherheit bis ${at}, danach geht sie zur Bank.`,
  reviewSoon: plain('Sie geht mit der nächsten Sammelüberweisung zur Bank, meist in 1 bis 3 Werktagen.'),
  confirm: (points: number): string => `${format.euros(points)} auszahlen`,
  asked: (points: number): Text =>
    text`✅ **${plain(format.both(points))}** sind beauftragt. Ich melde mich, sobald sich etwas tut.`,

  listTitle: plain('📄 Meine Auszahlungen'),
  none: plain('Du hast noch keine Auszahlung beauftragt.'),
  line: (number: number, points: number, day: string, state: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(day)} · ${plain(state)}`,
  older: 'Ältere ›',
  one: (points: number): Text => text`💸 Auszahlung über ${plain(format.euros(points))}`,
  state: 'Stand',
  requestedAt: 'Beauftragt',
  number: 'Nummer',
  reason: 'Grund',
  states: {
    requested: 'wird vom Betreiber geprüft',
    held: 'wartet zur Sicherheit',
    approved: 'wartet auf die nächste Sammelüberweisung',
    batched: 'steht in einer Sammelüberweisung',
    exported: 'ist bei der Bank',
    paid: 'überwiesen',
    rejected: 'abgelehnt, Punkte sind zurück',
    returned: 'zurückgekommen, Punkte sind zurück',
    cancelled: 'abgebrochen, Punkte sind zurück',
  } as Readonly<Record<PayoutStatus, string>>,
  waitsUntil: (at: Text): Text => text`Sie wartet bis ${at}.`,
  cancelButton: '✖ Abbrechen',
  cancelled: (points: number): Text =>
    text`Abgebrochen. ${plain(format.both(points))} sind wieder in deinem Verdienst.`,
  /** Why it failed: a bank's code in words, or an operator's words. */
  reasonOf: reasonIn(bankReasons, (code) => `Die Bank konnte sie nicht ausführen (Code ${code}).`),
  withdrawn: plain('Deine Eltern oder Erziehungsberechtigten stimmen Auszahlungen nicht mehr zu.'),

  notices: {
    requested: (points: number): Text =>
      text`🔎 Deine Auszahlung über **${plain(format.euros(points))}** sieht sich der Betreiber kurz an. Ich melde mich.`,
    approved: (points: number): Text =>
      text`👍 Deine Auszahlung über **${plain(format.euros(points))}** ist freigegeben und geht mit der nächsten Sammelüberweisung zur Bank.`,
    batched: (points: number): Text =>
      text`📦 Deine Auszahlung über **${plain(format.euros(points))}** steht in der nächsten Sammelüberweisung. Abbrechen geht jetzt nicht mehr; ich melde mich, sobald sie bei der Bank ist.`,
    exported: (points: number, masked: string): Text =>
      text`🏦 Deine Auszahlung über **${plain(format.euros(points))}** ist bei der Bank, auf dem Weg zu ${plain(masked)}.`,
    paid: (points: number, masked: string): Text =>
      text`💶 **${plain(format.euros(points))} sind überwiesen** an ${plain(masked)}. Je nach Bank siehst du sie heute oder am nächsten Werktag.`,
    rejected: (points: number): Text =>
      text`✖ Deine Auszahlung über **${plain(format.euros(points))}** ging nicht. Die Punkte sind wieder in deinem Verdienst.`,
    returned: (points: number): Text =>
      text`↩️ Deine Auszahlung über **${plain(format.euros(points))}** kam von der Bank zurück. Die Punkte sind wieder in deinem Verdienst. Prüf bitte dein Konto und versuch es noch einmal.`,
    cancelled: (points: number): Text =>
      text`✖ Deine Auszahlung über **${plain(format.euros(points))}** ist abgebrochen: Deine Eltern oder Erziehungsberechtigten stimmen Auszahlungen nicht mehr zu. Die Punkte sind wieder in deinem Verdienst.`,
    reason: plain('Grund:'),
    object: text`Das siehst du anders? Schreib dem Betreiber: ${command('imprint')}`,
    accountChanged: (masked: string, at: Text): Text =>
      text`🔐 **Dein Auszahlungskonto ist jetzt ${plain(masked)}.** Bis ${at} wird dorthin nichts ausgezahlt.`,
    elsewhere: (number: string, points: number, masked: string): Text =>
      text`⚠️ Deine Auszahlung ${plain(number)} über **${plain(format.euros(points))}** geht noch an **${plain(masked)}**. Soll sie das nicht, brich sie ab und frag sie neu an.`,
    cancelOne: (number: string): string => `✖ ${number} abbrechen`,
    notYou: text`Warst du das nicht? Dann ist vielleicht jemand in einem deiner Chats. Brich laufende Auszahlungen mit ${command('payout')} ab, trag dein Konto neu ein und schreib dem Betreiber: ${command('imprint')}`,
  },

  operator: {
    queue: '💸 Auszahlungen',
    title: plain('💸 Auszahlung prüfen'),
    member: 'Mitglied',
    flags: {
      'shared-account': plain(
        'Dasselbe Konto hat schon ein anderes Mitglied angegeben. Bei Geschwistern oder Eltern ist das in Ordnung; sonst könnte es jemand mit zwei Mitgliedschaften sein.',
      ),
    } as Readonly<Record<PayoutFlag, Text>>,
    approveButton: '✅ Freigeben',
    refuseButton: '✖ Ablehnen',
    approveTitle: 'Auszahlung freigeben',
    refuseTitle: 'Auszahlung ablehnen',
    why: {
      label: 'Begründung',
      ask: plain('Warum? Die Begründung steht im Protokoll, und das Mitglied liest sie bei einer Ablehnung.'),
    },
    approveReview: (points: number, name: string): Text =>
      text`**${plain(format.both(points))}** für **${name}** freigeben?`,
    refuseReview: (points: number, name: string): Text =>
      text`**${plain(format.both(points))}** für **${name}** ablehnen? Die Punkte gehen zurück in den Verdienst.`,
    approved: plain('✅ Freigegeben. Sie kommt in die nächste Sammelüberweisung.'),
    refused: plain('✖ Abgelehnt. Die Punkte sind zurück, und das Mitglied weiß Bescheid.'),
  },
}
