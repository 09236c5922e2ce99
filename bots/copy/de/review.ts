import type { DeclineReason, RejectReason } from '../../../core/assignments/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

const declineReasons: { readonly [Reason in DeclineReason]: string } = {
  'chose-others': 'Andere passten besser',
  'no-match': 'Die Erfahrung passt nicht',
  'too-late': 'Es kommt zu spät',
  pitch: 'Die Bewerbung sagt zu wenig',
}
const rejectReasons: { readonly [Reason in RejectReason]: string } = {
  incomplete: 'Unvollständig',
  'off-topic': 'Thema verfehlt',
  copied: 'Abgeschrieben',
  unusable: 'Nicht zu gebrauchen',
  other: 'Etwas anderes',
}

/** A client's side: applicants, submissions, decisions, stars and tips. */
export const review = {
  applicant: {
    title: (job: string): Text => text`✋ Bewerbung für „${job}“`,
    name: (name: string, id: string): Text => text`**${name}** · #${plain(id)}`,
    record: (parts: readonly string[]): Text => plain(parts.join(' · ')),
    onTime: (percent: number): string => `${percent} % pünktlich`,
    jobsDone: (count: number, here: number): string =>
      `${format.count(count, { one: 'Auftrag', other: 'Aufträge' })} erledigt, ${format.number(here)} in dieser Kategorie`,
    since: (day: string): string => `dabei seit ${day}`,
    fresh: 'noch ohne Bewertung',
    noPitch: plain('Ohne Text beworben.'),
    accept: (points: number): string => `✅ Annehmen · ${format.euros(points)}`,
    decline: '✖ Ablehnen',
    next: 'Nächste ›',
    profile: '👤 Profil',
    back: '« Zum Auftrag',
    backToApplicant: '« Zur Bewerbung',
    none: plain('Gerade wartet keine Bewerbung.'),
    accepted: (name: string, at: Text): Text => text`✅ ${name} ist dabei und gibt bis ${at} ab.`,
    declined: (name: string): Text => text`${name} bekommt Bescheid, dass es diesmal nicht klappt.`,
    decided: {
      accepted: plain('✅ Angenommen.'),
      declined: plain('✖ Abgelehnt.'),
      withdrawn: plain('Die Bewerbung wurde zurückgezogen.'),
      lapsed: plain('Die Bewerbung ist ohne Antwort verfallen.'),
      waiting: plain('Diese Bewerbung wartet auf deine Antwort.'),
    },
    reviews: text`**Das sagen andere**`,
    noReviews: plain('Noch keine Bewertungen.'),
    said: (stars: number, sentence: string): Text => text`${plain('⭐'.repeat(stars))} ${sentence}`,
  },
  decline: {
    title: 'Bewerbung ablehnen',
    label: 'Grund',
    ask: (name: string): Text => text`Warum lehnst du ${name} ab? Der Grund hilft bei der nächsten Bewerbung.`,
    reasons: declineReasons,
  },
  submission: {
    title: (job: string): Text => text`🕵 Ergebnis für „${job}“`,
    from: (name: string, id: string): Text => text`👤 Von **${name}** · #${plain(id)}`,
    round: (round: number): Text => text`✏️ Nach Nachbesserung ${round}`,
    wanted: text`**Das wolltest du anders**`,
    words: text`**Text**`,
    links: text`**Links**`,
    files: (list: readonly string[]): Text =>
      text`📎 ${plain(format.count(list.length, { one: 'Datei', other: 'Dateien' }))}: ${list.join(', ')}`,
    checklist: text`**Prüfliste**`,
    ticked: (point: string): Text => text`☑ ${point}`,
    unticked: (point: string): Text => text`☐ ${point} (nicht abgehakt)`,
    ai: (note: string): Text => text`🤖 KI-Hilfe: ${note}`,
    decideBy: (at: Text): Text => text`⏰ Entscheide bis ${at}, sonst gilt die Arbeit als angenommen.`,
    approve: (points: number): string => `✅ Freigeben · ${format.euros(points)}`,
    sendBack: '✏️ Nachbessern lassen',
    reject: '✖ Ablehnen',
    showFiles: (count: number): string => `📎 Dateien ansehen (${count})`,
    wholeText: '📄 Ganzer Text',
    textFile: '⬇️ Text als Datei',
    textFileCaption: 'Der Text, Zeichen für Zeichen wie abgegeben, zum Übernehmen.',
    next: 'Nächste ›',
    back: '« Zum Auftrag',
    none: plain('Gerade wartet keine Abgabe auf dich.'),
    states: {
      waiting: plain('⏳ Wartet auf deine Entscheidung.'),
      approved: plain('✅ Freigegeben und bezahlt.'),
      'sent-back': plain('✏️ Zur Nachbesserung zurückgeschickt.'),
      rejected: plain('✖ Abgelehnt. Die Belohnung bleibt in der Treuhand, solange widersprochen werden kann.'),
      split: plain('➗ Nach einem Widerspruch geteilt.'),
    },
    caption: (name: string): string => `Von ${name}`,
  },
  approve: {
    ask: (points: number, name: string): Text =>
      text`**${plain(format.both(points))}** an ${name} freigeben? Das lässt sich nicht rückgängig machen.`,
    confirm: (points: number): string => `✅ Ja, ${format.euros(points)} freigeben`,
    back: '« Zurück',
    receipt: (points: number, name: string, title: string, receipt: string): Text =>
      text`✅ Freigegeben: **${plain(format.both(points))}** an ${name} für „${title}“. Beleg R-${plain(receipt)}`,
    howWasIt: plain('Wie war die Zusammenarbeit?'),
    tip: '💝 Trinkgeld',
  },
  sendBack: {
    title: 'Nachbesserung',
    reason: {
      label: 'Zu verbessern',
      ask: plain('Was soll anders werden? Schreib es so, dass man es sofort umsetzen kann (mindestens 20 Zeichen).'),
    },
    failed: {
      label: 'Fehlende Punkte',
      ask: (points: Text): Text => text`Welche Punkte der Prüfliste fehlen noch?\n${points}`,
    },
    hours: {
      label: 'Neue Frist',
      ask: plain('Wie viel Zeit soll es dafür geben?'),
      option: (hours: number): string => format.hours(hours),
    },
    round: (round: number, most: number): Text => text`Das ist Nachbesserung ${round} von höchstens ${most}.`,
    confirm: '✏️ Zurückschicken',
    done: (name: string): Text => text`✏️ ${name} weiß jetzt, was zu verbessern ist.`,
  },
  reject: {
    title: 'Ablehnen',
    code: { label: 'Grund', ask: plain('Warum lehnst du ab?') },
    reasons: rejectReasons,
    reason: { label: 'Begründung', ask: plain('Erklär es in einem Satz (mindestens 20 Zeichen).') },
    warning: plain(
      'Die Belohnung bleibt vorerst in der Treuhand: Wer abgelehnt wird, kann 7 Tage lang widersprechen. Oft ist eine Nachbesserung der bessere Weg.',
    ),
    confirm: '🚫 Ja, ablehnen',
    done: (name: string): Text => text`✖ Abgelehnt. ${name} bekommt den Grund mitgeteilt.`,
  },
  rate: {
    title: 'Bewertung',
    stars: {
      label: 'Sterne',
      ask: (name: string): Text => text`Wie viele Sterne gibst du ${name}?`,
      option: (stars: number): string => `${stars} ⭐`,
    },
    sentence: { label: 'Ein Satz dazu', ask: plain('Magst du einen Satz dazu schreiben? (höchstens 300 Zeichen)') },
    received: (stars: number, sentence: string): Text =>
      sentence === ''
        ? text`Die andere Seite gibt dir ${plain('⭐'.repeat(stars))}.`
        : text`Die andere Seite gibt dir ${plain('⭐'.repeat(stars))}: „${sentence}“`,
    done: plain(
      '⭐ Danke für deine Bewertung! Die andere Seite sieht sie, sobald ihr beide bewertet habt, spätestens nach 14 Tagen.',
    ),
  },
  tip: {
    title: 'Trinkgeld',
    label: 'Trinkgeld',
    ask: (name: string): Text => text`Wie viel Trinkgeld soll ${name} bekommen? 10 bis 10000 Punkte, ohne Gebühr.`,
    summary: (points: number, name: string): Text =>
      text`**${plain(format.both(points))}** gehen aus deinem Guthaben an ${name}.`,
    confirm: (points: number): string => `💝 ${format.euros(points)} geben`,
    done: (points: number, name: string): Text => text`💝 ${plain(format.both(points))} Trinkgeld sind bei ${name}.`,
  },
}
