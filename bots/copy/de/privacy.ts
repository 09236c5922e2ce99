import type { OpenMatter } from '../../../core/privacy/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const { command } = commandsIn('de')

const counted =
  (one: string, several: (count: string) => string) =>
  (count: number): Text =>
    plain(count === 1 ? one : several(format.number(count)))

/** What a person can do about their own data: take it along, or have it deleted. */
export const privacy = {
  intro: plain(
    'Deine Daten gehören dir. Hier steht, was Klickwork über dich speichert, wofür und wie lange. Du kannst jederzeit alles mitnehmen oder dein Konto löschen.',
  ),
  exportButton: '📦 Alles exportieren',
  deleteButton: '🗑 Konto löschen',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    'Hier lädst du alles herunter, was ich über dich weiß: eine ZIP-Datei mit Tabellen und deinen Dateien. Der Link gilt 30 Minuten, einmal und nur für dich; gib ihn nicht weiter.',
  ),
  linkButton: 'Zu meinen Daten',
  /** In place of the name of somebody who has gone. */
  deleted: 'Gelöschtes Mitglied',
  deletion: {
    title: plain('🗑 Konto löschen'),
    first: plain('Gern, nur ist noch etwas offen. Bring das bitte zuerst zu Ende:'),
    open: {
      operator: (): Text => plain('Du betreibst diese Installation. Lass dich zuerst aus der Konfiguration nehmen.'),
      work: counted(
        'Eine Arbeit von dir läuft noch oder ist noch nicht entschieden.',
        (count) => `${count} Arbeiten von dir laufen noch oder sind noch nicht entschieden.`,
      ),
      jobs: counted(
        'Ein Auftrag von dir ist noch nicht zu Ende.',
        (count) => `${count} Aufträge von dir sind noch nicht zu Ende.`,
      ),
      orders: counted(
        'Eine Bestellung von dir ist noch nicht abgeschlossen.',
        (count) => `${count} Bestellungen von dir sind noch nicht abgeschlossen.`,
      ),
      sales: counted(
        'In deinem Shop ist noch eine Bestellung offen.',
        (count) => `In deinem Shop sind noch ${count} Bestellungen offen.`,
      ),
      cards: (): Text => plain('Eine Kartenzahlung ist noch nicht zu Ende.'),
      bank: (): Text =>
        text`Zu einer Überweisung von dir schaut noch ein Mensch nach. Dauert es, schreib dem Betreiber: ${command('imprint')}`,
      payouts: counted('Eine Auszahlung ist noch unterwegs.', (count) => `${count} Auszahlungen sind noch unterwegs.`),
      'payout-return': (): Text =>
        plain('Deine letzte Überweisung ist keine 14 Tage her. So lange kann die Bank sie noch zurückschicken.'),
      reports: (): Text => plain('Eine Meldung über dich sieht sich noch ein Mensch an.'),
      earnings: (points: number): Text =>
        text`Du hast noch **${plain(format.both(points))}** Verdienst. Zahl ihn dir aus.`,
      budget: (points: number): Text =>
        text`Du hast noch **${plain(format.both(points))}** Guthaben. Gib es aus, oder lass es dir erstatten.`,
    } satisfies Record<OpenMatter, (count: number) => Text>,
    settle: {
      operator: '',
      work: '🧰 Meine Arbeit',
      jobs: '📋 Meine Aufträge',
      orders: '🎁 Meine Bestellungen',
      sales: '🏪 Mein Shop',
      cards: '👛 Geldbörse',
      bank: '',
      payouts: '💸 Meine Auszahlungen',
      'payout-return': '💸 Meine Auszahlungen',
      reports: '',
      earnings: '💸 Auszahlung',
      budget: '👛 Geldbörse',
    } satisfies Record<OpenMatter, string>,
    thenComeBack: text`Danach komm einfach wieder her: ${command('privacy')}`,
    goes: text`**Was dann weg ist:** dein Name und dein Geburtsdatum, deine Chats bei uns, deine Texte und Dateien, deine Adressen und Einwilligungen.`,
    stays: text`**Was ohne deinen Namen bleibt:** Buchungen, Bestellungen und Auszahlungen, weil das Gesetz es verlangt, und was andere von dir bezahlt oder mit dir ausgemacht haben. Dateien, die jemand bezahlt hat, gehen 90 Tage nach dem Ende des Auftrags. Hast du etwas verdient, liegen deine Steuerangaben mit deinem Bankkonto zehn Jahre verschlüsselt bei uns, weil das Finanzamt danach fragen kann; sonst gehen auch sie.`,
    rest: (points: number): Text =>
      text`Du hast noch **${plain(format.both(points))}**, zu wenig zum Auszahlen. Löschst du jetzt, verzichtest du darauf.`,
    minor: plain(
      'Bis du 18 bist, bleibt ein verschlüsselter Abdruck deines Chats mit deinem Geburtsdatum, damit die Regeln zu deinem Schutz auch gelten, wenn du wiederkommst.',
    ),
    exportFirst: plain('Möchtest du vorher alles mitnehmen? Danach geht das nicht mehr.'),
    goOn: '🗑 Weiter',
    giveUp: (points: number): string => `🗑 Auf ${format.euros(points)} verzichten und weiter`,
    ask: plain('Wirklich löschen? Das kann niemand zurücknehmen, auch wir nicht.'),
    yes: '🗑 Ja, mein Konto löschen',
    no: 'Nein, ich bleibe',
    goneTitle: plain('👋 Dein Konto ist gelöscht'),
    gone: text`Danke, dass du da warst! Diesen Chat kannst du jetzt auch bei dir löschen. Magst du irgendwann wiederkommen, fang mit ${command('menu')} neu an.`,
    farewell: text`👋 Dein Konto bei Klickwork ist gelöscht, so wie du es in deinem anderen Chat wolltest. Danke, dass du da warst! Auch diesen Chat kennen wir ab jetzt nicht mehr.`,
  },
}
