import type { InvitationStatus } from '../../../core/lists/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'

const states: Readonly<Record<InvitationStatus, string>> = {
  open: 'eingeladen',
  accepted: 'war oder ist dabei',
  declined: 'hat abgesagt',
  withdrawn: 'Einladung zurückgezogen',
  ended: 'Einladung beendet',
}

/** Blocked people, favourites, and invitations. */
export const lists = {
  block: {
    button: '🚫 Blockieren',
    named: (name: string): string => `🚫 ${name} blockieren`,
    undo: 'Blockierung aufheben',
    ask: (name: string): Text =>
      text`**${name}** blockieren? Ihr bekommt dann keine Aufträge mehr voneinander: nicht sehen, nicht übernehmen, nicht einladen. Was gerade läuft, läuft zu Ende. ${name} erfährt davon nichts.`,
    confirm: '🚫 Ja, blockieren',
    done: (name: string): Text => text`🚫 ${name} ist blockiert. Rückgängig machst du das in den Einstellungen.`,
    undone: (name: string): Text => text`${name} ist nicht mehr blockiert.`,
    mine: plain('🚫 Diesen Auftraggeber hast du blockiert.'),
    notForYou: plain('🔒 Dieser Auftrag ist gerade nicht für dich offen.'),
    back: '« Zurück',
  },
  blocked: {
    title: text`🚫 **Blockiert**`,
    button: '🚫 Blockierte',
    empty: plain('Du hast niemanden blockiert.'),
    how: plain('Tippe auf eine Nummer, um die Blockierung aufzuheben.'),
  },
  favourites: {
    title: text`⭐ **Deine Favoriten**`,
    button: '⭐ Favoriten',
    empty: plain(
      'Noch niemand. Nach einer bezahlten Arbeit kannst du dir Webworker hier merken und später zu Aufträgen einladen.',
    ),
    how: plain('Tippe auf eine Nummer, um jemanden von der Liste zu nehmen.'),
    add: '⭐ Als Favorit merken',
    remove: 'Kein Favorit mehr',
    added: (name: string): Text => text`⭐ ${name} steht jetzt bei deinen Favoriten.`,
    removed: (name: string): Text => text`${name} steht nicht mehr bei deinen Favoriten.`,
  },
  line: (number: number, name: string, more: readonly string[]): Text =>
    text`**${number}. ${name}**${plain(more.map((part) => ` · ${part}`).join(''))}`,
  favourite: '⭐ Favorit',
  more: 'Weitere ›',
  first: '« Von vorn',
  crew: {
    button: (count: number): string => `👥 Wer dabei war (${count})`,
    title: (title: string): Text => text`👥 Bezahlt bei „${title}“`,
    empty: plain('Bei diesem Auftrag ist noch niemand bezahlt worden.'),
    back: '« Alle, die dabei waren',
    followUp: '✉️ Folgeauftrag',
  },
  invite: {
    button: '✉️ Einladen',
    title: (title: string): Text => text`✉️ Einladen zu „${title}“`,
    favourites: plain('Deine Favoriten. Tippe auf eine Nummer, um einzuladen oder eine Einladung zurückzunehmen.'),
    crew: (title: string): Text =>
      text`Wer bei „${title}“ dabei war. Tippe auf eine Nummer, um einzuladen oder eine Einladung zurückzunehmen.`,
    noFavourites: plain('Du hast noch keine Favoriten. Lade ein, wer schon bei einem Auftrag von dir dabei war.'),
    draft: plain('📄 Noch ein Entwurf: Bescheid bekommen alle erst, wenn du ihn veröffentlichst.'),
    only: plain('🔐 Diesen Auftrag sehen nur Eingeladene.'),
    onlyNobody: plain('✉️ Diesen Auftrag sehen nur Eingeladene, und noch ist niemand eingeladen.'),
    toFavourites: '⭐ Favoriten',
    fromJob: '👥 Aus einem Auftrag',
    who: '📋 Wer eingeladen ist',
    whoTitle: (title: string): Text => text`📋 Eingeladen zu „${title}“`,
    nobody: plain('Noch niemand.'),
    fromTitle: plain('👥 Aus welchem Auftrag?'),
    noJobs: plain('Du hast noch keinen veröffentlichten Auftrag.'),
    done: (name: string): Text => text`✉️ ${name} ist eingeladen.`,
    doneDraft: (name: string): Text => text`✉️ ${name} bekommt Bescheid, sobald du veröffentlichst.`,
    undone: (name: string): Text => text`Die Einladung an ${name} ist zurückgezogen.`,
    states,
  },
  mine: {
    title: text`✉️ **Deine Einladungen**`,
    button: '✉️ Einladungen',
    empty: plain('Gerade wartet keine Einladung auf dich.'),
    line: (number: number, title: string, points: string): Text => text`**${number}. ${title}**\n${plain(points)}`,
    invited: plain('✉️ Der Auftraggeber hat dich eingeladen.'),
    decline: 'Einladung absagen',
    declined: plain('Abgesagt. Der Auftrag bleibt für dich geschlossen.'),
    declinedOpen: plain('Abgesagt. Übernehmen könntest du den Auftrag trotzdem noch.'),
  },
  notice: (client: string, title: string, points: string, only: boolean): Text =>
    text`✉️ **${client}** lädt dich ein: „${title}“, ${plain(points)}.${plain(only ? ' Den Auftrag sehen nur Eingeladene.' : '')}`,
  followUp: {
    title: 'Folgeauftrag',
    intro: plain(
      'Alles ist wie beim letzten Mal, nur für Eingeladene. Ändere, was anders sein soll. Danach suchst du aus, wen du einlädst, und veröffentlichst.',
    ),
    confirm: 'Als Entwurf sichern',
    written: plain('📄 Der Folgeauftrag liegt als Entwurf bereit. Wen möchtest du einladen?'),
  },
  waiting: {
    button: '🕓 Auf die Warteliste',
    leave: 'Von der Warteliste gehen',
    joined: plain('🕓 Du stehst auf der Warteliste.'),
    rule: plain(
      'Wird ein Platz frei, bekommt ihn zuerst, wer am längsten wartet und gerade wach ist: 2 Stunden lang ist er für diese Person reserviert.',
    ),
    place: (number: number): Text => text`🕓 Du stehst auf der Warteliste, auf Platz ${number}.`,
    offered: (until: Text): Text => text`🎉 Ein Platz ist frei und bis ${until} für dich reserviert.`,
    held: plain('🕓 Was frei ist, ist gerade für jemanden von der Warteliste reserviert.'),
    left: plain('Du stehst nicht mehr auf der Warteliste.'),
    title: text`🕓 **Deine Wartelisten**`,
    all: '🕓 Wartelisten',
    empty: plain('Du stehst auf keiner Warteliste.'),
    notice: (title: string, until: Text): Text =>
      text`🎉 Bei „${title}“ ist ein Platz frei. Bis ${until} ist er für dich reserviert, danach kommt die nächste Person dran.`,
    passed: (title: string): Text =>
      text`⌛ Der freie Platz bei „${title}“ ist nicht mehr für dich reserviert, und du stehst nicht mehr auf der Warteliste.`,
    again: '🕓 Wieder anstellen',
    noticeApply: (title: string): Text =>
      text`🎉 Bei „${title}“ ist ein Platz frei. Bewirb dich, wenn du noch möchtest.`,
  },
  post: {
    label: 'Wer ihn sieht',
    ask: plain('Wer soll den Auftrag sehen und übernehmen können?'),
    options: { everybody: '🌍 Alle', invited: '🔐 Nur Eingeladene' },
  },
}
