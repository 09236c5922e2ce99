import type { CheckReason, CheckStatus } from '../../../core/jobs/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('de')

const format = formats.de

const reasons: Readonly<Record<CheckReason, string>> = {
  'first-jobs': 'Einer der ersten Aufträge dieses Auftraggebers',
  likes: 'Gekaufte Likes, Follower, Freunde oder Stimmen?',
  stars: 'Gekaufte Sterne oder Bewertungen?',
  links: 'Gekaufte Links?',
  password: 'Passwort oder Zugang eines Webworkers?',
  identity: 'Ausweis oder Name eines Webworkers?',
}

const states: Readonly<Record<CheckStatus, string>> = {
  waiting: 'wartet auf Prüfung',
  approved: 'freigegeben',
  refused: 'zurückgeschickt',
  withdrawn: 'vom Auftraggeber zurückgenommen',
  lapsed: 'nicht rechtzeitig geprüft',
}

/** Jobs that a person looks at before they go live: for their clients, and for operators. */
export const checks = {
  queue: '🔎 Aufträge prüfen',
  reasons,
  mine: {
    waiting: plain('🔎 Ein Mensch sieht sich den Auftrag an, bevor er online geht. Danach bekommst du Bescheid.'),
    /** What a client reads of the reasons. */
    why: {
      'first-jobs': plain('Das machen wir bei den ersten Aufträgen immer so.'),
      likes: plain('Eine Regel meint, es könnte um gekaufte Likes, Follower, Freunde oder Stimmen gehen.'),
      stars: plain('Eine Regel meint, es könnte um gekaufte Sterne oder Bewertungen gehen.'),
      links: plain('Eine Regel meint, es könnte um gekaufte Links gehen.'),
      password: plain('Eine Regel meint, man könnte dafür ein eigenes Passwort brauchen.'),
      identity: plain('Eine Regel meint, man könnte dafür seinen Ausweis oder Namen hergeben müssen.'),
    } satisfies Readonly<Record<CheckReason, Text>>,
    honest: plain('Regeln irren sich manchmal. Entscheiden tut nur ein Mensch.'),
    until: (at: Text): Text => text`Spätestens ${at}, sonst bekommst du ihn als Entwurf zurück, mit allen Punkten.`,
    takeBack: '↩️ Zurücknehmen',
    correct: '✏️ Ändern',
    takenBack: (points: number): Text =>
      text`↩️ Zurückgenommen. ${plain(format.both(points))} sind wieder in deinem Guthaben, der Auftrag ist wieder ein Entwurf.`,
    asked: (points: number): Text =>
      text`🔎 ${plain(format.both(points))} liegen jetzt in Treuhand. Ein Mensch sieht sich den Auftrag noch an, dann geht er online.`,
    refused: plain('⚠️ Ein Betreiber hat den Auftrag zurückgeschickt:'),
    lapsed: plain('⌛ Niemand hat den Auftrag rechtzeitig geprüft. Das tut uns leid, stell ihn gern noch einmal ein.'),
  },
  correct: {
    title: 'Auftrag ändern',
    intro: plain('Alles ist, wie du es geschrieben hast. Ändere, was anders sein soll.'),
    reserved: (points: number): Text =>
      text`Davon sind ${plain(format.both(points))} schon reserviert, die kommen vorher zurück.`,
  },
  operator: {
    title: (title: string): Text => text`🔎 Auftrag prüfen: **${title}**`,
    client: (name: string, live: number, most: number): Text =>
      text`Von **${name}**, bisher ${plain(live >= most ? `mindestens ${most}` : String(live))} veröffentlicht`,
    why: plain('Warum er hier ist:'),
    reason: (reason: string, found: string): Text =>
      found === '' ? plain(reason) : text`${plain(reason)} Stelle: „${found}“`,
    honest: plain('Die Regeln kennen nur Wortstämme. Lies selbst, worum es geht.'),
    until: (at: Text): Text => text`Ohne Entscheidung geht er ${at} an den Auftraggeber zurück.`,
    state: (status: CheckStatus): Text => plain(`Stand: ${states[status]}`),
    more: 'Weiter lesen ›',
    less: '« Aufgabe',
    approve: '✅ Freigeben',
    refuse: '↩️ Zurückschicken',
    approveTitle: 'Auftrag freigeben',
    refuseTitle: 'Auftrag zurückschicken',
    approveConfirm: 'Freigeben',
    refuseConfirm: 'Zurückschicken',
    fine: 'Nichts zu beanstanden.',
    approves: plain('Der Auftrag geht sofort online. Deine Begründung steht im Protokoll.'),
    refuses: plain(
      'Der Auftrag wird wieder ein Entwurf, alle Punkte gehen zurück. Der Auftraggeber liest deine Begründung.',
    ),
  },
  notices: {
    approved: (title: string): Text => text`✅ Dein Auftrag **${title}** ist geprüft und jetzt online.`,
    refused: (title: string): Text =>
      text`↩️ Dein Auftrag **${title}** ist nicht online gegangen. Alle Punkte sind wieder in deinem Guthaben. Du kannst ihn ändern und neu einstellen.`,
    lapsed: (title: string): Text =>
      text`⌛ Deinen Auftrag **${title}** hat niemand rechtzeitig geprüft. Er ist wieder ein Entwurf, alle Punkte sind in deinem Guthaben. Das tut uns leid, stell ihn gern noch einmal ein.`,
    object: text`Du siehst das anders? Schreib dem Betreiber, die Adresse steht unter ${command('imprint')}.`,
  },
}
export type ChecksCopy = typeof checks
