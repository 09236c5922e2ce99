import { join, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Posting a job, question by question. Labels have at most 45 characters. */
export const post = {
  title: 'Auftrag einstellen',
  blankTemplate: '📄 Leer beginnen',
  category: { label: 'Kategorie', ask: plain('Worum geht es?') },
  template: {
    label: 'Vorlage',
    ask: plain('Welche Vorlage passt? Sie füllt fast alles aus, und du kannst danach alles ändern.'),
  },
  blank: {
    ask: (label: string): Text => text`Was soll im Auftrag bei **${label}** stehen?`,
    /** The template's own words, `zum Beispiel` included where it is an example. */
    hint: (hint: string): Text => text`${hint.charAt(0).toUpperCase()}${hint.slice(1)}`,
  },
  jobTitle: {
    label: 'Titel',
    ask: plain('Wie soll der Auftrag heißen? Ein Satz, der neugierig macht (5 bis 80 Zeichen).'),
  },
  brief: {
    label: 'Aufgabe',
    ask: plain('Was ist zu tun? Beschreib es so, dass man sofort anfangen kann (20 bis 2000 Zeichen).'),
  },
  result: {
    label: 'So soll das Ergebnis aussehen',
    ask: plain('Woran erkennst du ein gutes Ergebnis? (10 bis 1000 Zeichen)'),
  },
  proof: {
    label: 'Was abgegeben wird',
    ask: plain('Was soll abgegeben werden? Alles, was du ankreuzt, muss dabei sein.'),
  },
  reward: {
    label: 'Belohnung je Platz',
    ask: plain('Wie viel bekommt jeder für ein Ergebnis? 100 Punkte sind 1 €. Du kannst 250 oder 2,50 € schreiben.'),
    usual: (from: number, to: number, perHour: number): Text =>
      text`Üblich sind ${plain(format.euros(from))} bis ${plain(format.euros(to))}. Der Vorschlag bringt ${plain(format.euros(perHour))} pro Stunde.`,
    option: (points: number): string => format.euros(points),
  },
  slots: {
    label: 'Plätze',
    ask: plain('Wie viele Menschen sollen das machen? Jeder Platz ist ein Ergebnis (1 bis 1000).'),
  },
  taking: {
    label: 'Vergabe der Plätze',
    ask: plain('Wer soll einen Platz bekommen?'),
    options: { claim: '⚡ Wer zuerst kommt', apply: '✋ Ich wähle aus' },
  },
  checklist: {
    label: 'Prüfliste',
    ask: plain('Worauf achtest du beim Prüfen? Ein Punkt pro Zeile, höchstens 8.'),
    tooMany: plain('Mehr als 8 Punkte passen nicht auf die Liste. Fass ein paar zusammen.'),
    badPoint: plain('Jeder Punkt braucht 3 bis 120 Zeichen.'),
  },
  exampleLink: {
    label: 'Link zu einem Beispiel',
    ask: plain('Gibt es ein Beispiel im Netz? Schick den Link, oder überspring das.'),
    bad: plain('Das ist keine Web-Adresse. Sie beginnt mit https:// oder http://.'),
  },
  forbiddenLink: plain(
    'Einladungen in andere Chats (t.me, Discord, WhatsApp) sind in Aufträgen nicht erlaubt: So bleibt das Geld in der Treuhand sicher.',
  ),
  minutes: { label: 'Geschätzte Dauer in Minuten', ask: plain('Wie viele Minuten braucht man dafür etwa?') },
  workHours: { label: 'Zeit für die Arbeit', ask: plain('Wie lange hat man nach der Zusage Zeit?') },
  reviewDays: {
    label: 'Deine Zeit zum Prüfen',
    ask: plain('Wie lange möchtest du Zeit zum Prüfen haben? Danach gilt die Arbeit als angenommen.'),
  },
  openDays: {
    label: 'Laufzeit',
    ask: plain('Wie lange soll der Auftrag offen sein? Was dann übrig ist, kommt in dein Guthaben zurück.'),
  },
  days: (days: number): string => format.count(days, { one: 'Tag', other: 'Tage' }),
  hours: (hours: number): string => format.hours(hours),
  minimumAge: {
    label: 'Mindestalter',
    ask: plain('Gibt es ein Mindestalter?'),
    none: 'Keines',
    option: (age: number): string => `ab ${age}`,
  },
  minimumStars: {
    label: 'Mindestens Sterne',
    ask: plain('Wie viele Sterne soll man im Schnitt haben? Neue haben noch keine.'),
    none: 'Egal',
    option: (tenths: number): string => `ab ${format.tenths(tenths)} ⭐`,
  },
  minimumJobs: {
    label: 'Mindestens erledigte Aufträge',
    ask: plain('Wie viele erledigte Aufträge soll man schon haben? 0 heißt: auch Neue.'),
  },
  languages: { label: 'Sprachen', ask: plain('Welche Sprache muss man können? Ohne Auswahl ist es egal.') },
  qualification: {
    label: 'Bestandene Prüfung',
    ask: plain('Soll man vorher eine Prüfung zu einer Lektion bestanden haben?'),
    none: 'Keine',
  },
  ai: {
    label: 'KI-Hilfe',
    ask: plain('Darf eine KI helfen?'),
    options: { allowed: 'Erlaubt', disclose: 'Erlaubt, aber angeben', 'not-allowed': 'Nicht erlaubt' },
  },
  policy: plain(
    'Nicht erlaubt sind gekaufte Likes, Follower, Stimmen, Sterne-Bewertungen und Links, und alles, wofür jemand sein Passwort oder seinen Ausweis hergeben müsste.',
  ),
  openBlanks: (blanks: readonly Text[]): Text =>
    text`⚠️ In der Aufgabe stehen noch Lücken: ${join(blanks, ', ')}. Fülle sie bitte aus.`,
  review: {
    sum: (reward: number, slots: number, fee: number, total: number, reviewDays: number): readonly Text[] => [
      text`Belohnung: ${slots} × ${plain(format.euros(reward))} = ${plain(format.euros(reward * slots))}`,
      text`Gebühr: ${plain(format.euros(fee * slots))}`,
      text`**Wird jetzt reserviert: ${plain(format.both(total))}**`,
      text`Bezahlt wird erst, wenn du ein Ergebnis freigibst oder ${plain(format.count(reviewDays, { one: 'Tag', other: 'Tage' }))} nichts sagst.`,
    ],
    perHour: (points: number, minutes: number): Text =>
      text`Das sind ${plain(format.euros(points))} pro Stunde (etwa ${plain(format.minutes(minutes))}).`,
    /** Whoever types 20 may have meant 20 euros. */
    meant: (points: number): Text =>
      text`⚠️ ${plain(format.points(points))} sind ${plain(format.euros(points))}. Meintest du ${plain(format.euros(points * 100))}? Unter „Ändern“ stellst du es richtig.`,
    low: (usual: { readonly from: number; readonly to: number } | undefined): Text =>
      usual === undefined
        ? plain('⚠️ Für so wenig macht es kaum jemand. Unter „Ändern“ kannst du die Belohnung erhöhen.')
        : text`⚠️ Das ist viel weniger als üblich (${plain(format.euros(usual.from))} bis ${plain(format.euros(usual.to))}). Unter „Ändern“ kannst du die Belohnung erhöhen.`,
    budget: (points: number): Text => text`Dein Guthaben: ${plain(format.both(points))}`,
    confirm: (total: number): string => `✅ ${format.euros(total)} reservieren, veröffentlichen`,
    keepDraft: '💾 Als Entwurf behalten',
    missing: (points: number): Text =>
      text`Dafür fehlen dir noch ${plain(format.both(points))}. Ich hebe den Auftrag als Entwurf auf, bis du eingezahlt hast.`,
  },
}
