import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Boards: channels, groups and forums where new jobs appear. */
export const boards = {
  title: text`📌 **Deine Pinnwände**`,
  intro: plain(
    'Auf einer Pinnwand erscheinen neue Aufträge von selbst: in einem Telegram-Kanal, einer Gruppe oder einem Discord-Forum, das du verwaltest.',
  ),
  none: plain('Du hast noch keine Pinnwand.'),
  onTelegram: plain(
    '📢 Telegram: Tippe unten auf deinen Kanal oder deine Gruppe. Im Kanal brauche ich als Administrator das Recht, Nachrichten zu senden und zu bearbeiten.',
  ),
  onDiscord: plain(
    '💬 Discord: Such in deinem Server unter den Befehlen von Klickwork „einrichten“ und wähle das Forum oder den Kanal.',
  ),
  line: (number: number, title: string, isOff: boolean): Text => text`**${number}.** ${isOff ? '⚠️ ' : ''}${title}`,
  one: (title: string): Text => text`📌 **${title}**`,
  kinds: { channel: 'Kanal', group: 'Gruppe', forum: 'Forum' },
  where: (kind: string, platform: string): Text => text`${plain(kind)} auf ${plain(platform)}`,
  isActive: plain('✅ Neue Aufträge erscheinen hier von selbst.'),
  isOff: {
    gone: plain('⚠️ Ausgeschaltet: Den Kanal gibt es nicht mehr, oder ich bin nicht mehr dabei.'),
    rights: plain('⚠️ Ausgeschaltet: Ich darf dort nicht mehr schreiben.'),
  },
  labels: {
    language: 'Sprache',
    jobs: 'Aufträge',
    categories: 'Kategorien',
    reward: 'Mindestbetrag',
  },
  languages: { de: 'Deutsch', en: 'Englisch' },
  ownLanguage: 'nur in dieser Sprache',
  everyLanguage: 'in allen Sprachen',
  allCategories: 'alle',
  anyReward: 'jeder',
  reward: (points: number): string => `ab ${format.euros(points)}`,
  setUp: (title: string): Text =>
    text`📌 „${title}“ ist jetzt eine Pinnwand. Ab jetzt erscheinen neue Aufträge dort von selbst.`,
  setUpBefore: (title: string): Text => text`📌 „${title}“ ist deine Pinnwand.`,
  notFound: plain(
    'Diesen Kanal sehe ich nicht. Nimm mich zuerst dort auf (in einem Kanal als Administrator) und versuch es dann noch einmal.',
  ),
  changed: plain('Gespeichert. Das gilt für Aufträge, die ab jetzt kommen.'),
  askCategories: plain('🗂 Welche Kategorien sollen auf die Pinnwand?'),
  askReward: plain('💶 Ab welchem Betrag je Ergebnis?'),
  askRemove: (title: string): Text =>
    text`„${title}“ nicht mehr als Pinnwand benutzen? Die Karten, die dort stehen, bleiben, wie sie sind.`,
  removed: (title: string): Text => text`„${title}“ ist keine Pinnwand mehr.`,
  off: {
    gone: (title: string): Text =>
      text`⚠️ Deine Pinnwand „${title}“ ist ausgeschaltet: Den Kanal gibt es nicht mehr, oder ich bin nicht mehr dabei.`,
    rights: (title: string): Text =>
      text`⚠️ Deine Pinnwand „${title}“ ist ausgeschaltet: Ich darf dort nicht mehr schreiben. Gib mir die Rechte wieder und schalte sie dann ein.`,
  },
  buttons: {
    all: '📌 Meine Pinnwände',
    toChannel: '📢 Kanal wählen',
    toGroup: '👥 Gruppe wählen',
    again: '🔄 Noch einmal versuchen',
    switchOn: '🔄 Wieder einschalten',
    language: { de: '🌐 Auf Deutsch', en: '🌐 Auf Englisch' },
    everyLanguage: '🌍 Aufträge in allen Sprachen',
    ownLanguage: '🌍 Nur in der Sprache der Pinnwand',
    categories: '🗂 Kategorien',
    reward: '💶 Mindestbetrag',
    remove: '🗑 Entfernen',
    removeYes: '🗑 Ja, entfernen',
    back: '« Zur Pinnwand',
    chosen: (name: string): string => `✅ ${name}`,
    allCategories: '✅ Alle Kategorien',
  },
  card: {
    category: (name: string): Text => plain(name),
    open: '👀 Ansehen und übernehmen',
    look: '👀 Ansehen',
    states: {
      full: plain('🔒 Zurzeit sind alle Plätze vergeben.'),
      paused: plain('⏸ Dieser Auftrag macht gerade Pause.'),
      ended: plain('🏁 Dieser Auftrag ist beendet.'),
    },
    tags: { open: 'Offen', full: 'Vergeben', paused: 'Pause', ended: 'Beendet' },
  },
}
