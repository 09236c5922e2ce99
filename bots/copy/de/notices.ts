import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** What a member is told without having asked. The first line is what fits into a push message. */
export const notices = {
  applicationNew: (name: string, title: string): Text => text`✋ **${name}** bewirbt sich für „${title}“.`,
  applicationAccepted: (title: string, at: Text): Text => text`✅ **Du bist dabei:** „${title}“. Gib bis ${at} ab.`,
  applicationDeclined: (title: string, reason: string): Text =>
    text`Für „${title}“ hat es diesmal nicht geklappt. Grund: ${plain(reason)}. Es gibt noch viele andere Aufträge.`,
  applicationLapsed: (title: string): Text =>
    text`⌛ Auf deine Bewerbung für „${title}“ kam 72 Stunden lang keine Antwort, sie ist verfallen. Du kannst dich neu bewerben oder etwas anderes suchen.`,
  applicationEnded: (title: string): Text =>
    text`⌛ „${title}“ ist beendet, deine Bewerbung ist damit verfallen. Es gibt noch viele andere Aufträge.`,
  claimed: (name: string, title: string, at: Text): Text =>
    text`🧰 **${name}** arbeitet an „${title}“ und gibt bis ${at} ab.`,
  lapsedWorker: (title: string): Text =>
    text`⌛ Die Frist für „${title}“ ist vorbei, der Platz ist wieder frei. Das zählt gegen deine Pünktlichkeit.`,
  lapsedWorkerEnded: (title: string): Text =>
    text`⌛ Die Frist für „${title}“ ist vorbei, und der Auftrag ist beendet. Das zählt gegen deine Pünktlichkeit.`,
  lapsedClient: (name: string, title: string): Text =>
    text`⌛ ${name} hat „${title}“ nicht rechtzeitig abgegeben. Der Platz ist wieder frei.`,
  lapsedClientEnded: (name: string, title: string): Text =>
    text`⌛ ${name} hat „${title}“ nicht rechtzeitig abgegeben. Das Geld für den Platz ist wieder in deinem Guthaben.`,
  reminder: (title: string, points: number, at: Text): Text =>
    text`⏰ „${title}“ (${plain(format.euros(points))}) ist noch nicht abgegeben. Du hast Zeit bis ${at}.`,
  handedIn: (name: string, title: string): Text => text`📤 **${name}** hat „${title}“ abgegeben.`,
  reviewReminder: (name: string, title: string, at: Text): Text =>
    text`⏰ Die Abgabe von ${name} für „${title}“ wartet auf dich. Sagst du bis ${at} nichts, gilt sie als angenommen.`,
  approved: (title: string, points: number): Text =>
    text`💶 **${plain(format.both(points))} verdient:** „${title}“ ist angenommen.`,
  approvedBySilence: (title: string, points: number): Text =>
    text`💶 **${plain(format.both(points))} verdient:** Die Zeit zum Prüfen ist um, „${title}“ gilt als angenommen.`,
  paidBySilence: (name: string, title: string, points: number): Text =>
    text`💶 **${plain(format.both(points))} an ${name}:** Die Zeit zum Prüfen ist um, „${title}“ gilt als angenommen.`,
  sentBack: (title: string, at: Text): Text => text`✏️ **Nachbesserung für „${title}“:** Zeit bis ${at}.`,
  rejected: (title: string): Text => text`✖ Deine Abgabe für „${title}“ wurde abgelehnt.`,
  tip: (points: number, title: string): Text => text`💝 **${plain(format.both(points))} Trinkgeld** für „${title}“!`,
  credited: (points: number, owed: number): Text =>
    owed === 0
      ? text`💶 **${plain(format.both(points))} eingezahlt.** Sie sind in deinem Guthaben.`
      : owed === points
        ? text`💶 **${plain(format.both(points))} eingezahlt.** Sie gehen an das, was deine Bank zurückgenommen hat.`
        : text`💶 **${plain(format.both(points))} eingezahlt.** ${plain(format.both(owed))} davon gehen an das, was deine Bank zurückgenommen hat; der Rest ist in deinem Guthaben.`,
  drafts: plain(
    'Diese Entwürfe kannst du jetzt mit einem Tipp veröffentlichen. Der genannte Betrag geht dabei in die Treuhand:',
  ),
  ended: (title: string, points: number): Text =>
    points === 0
      ? text`⏹ „${title}“ ist wie geplant beendet.`
      : text`⏹ „${title}“ ist wie geplant beendet. ${plain(format.both(points))} sind wieder in deinem Guthaben.`,
  buttons: {
    look: '👀 Ansehen',
    submit: '📤 Abgeben',
    find: '🔎 Aufträge finden',
    wallet: '👛 Geldbörse',
    work: '🧰 Meine Arbeit',
    rate: '⭐ Auftraggeber bewerten',
    rateWorker: '⭐ Webworker bewerten',
    publish: (title: string, points: number): string => `✅ ${format.euros(points)} · ${title}`,
  },
}
