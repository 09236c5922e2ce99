import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** A worker's side: applying, unfinished work, handing in. */
export const work = {
  list: {
    title: text`🧰 **Meine Arbeit**`,
    empty: plain('Gerade liegt nichts bei dir. Such dir einen Auftrag aus!'),
    line: (number: number, title: string, points: number, state: Text): Text =>
      text`**${number}. ${title}** · ${plain(format.euros(points))}\n${state}`,
    states: {
      working: (at: Text): Text => text`👉 Du bist dran, abzugeben bis ${at}`,
      revising: (at: Text): Text => text`✏️ Nachbesserung, abzugeben bis ${at}`,
      grace: (time: string): Text => text`⌛ Die Frist ist vorbei. Noch bis ${plain(time)} kannst du abgeben.`,
      submitted: (at: Text): Text => text`⏳ Abgegeben. Der Auftraggeber entscheidet bis ${at}`,
    },
    applications: text`✋ **Wartet auf Antwort**`,
    application: (title: string, points: number): Text => text`• ${title} · ${plain(format.euros(points))}`,
    toApplications: '✋ Meine Bewerbungen',
    find: '🔎 Aufträge finden',
    more: 'Weitere ›',
    first: '« Von vorn',
  },
  applications: {
    title: text`✋ **Meine Bewerbungen**`,
    none: plain('Gerade wartest du auf keine Antwort.'),
    line: (number: number, title: string, points: number, at: Text): Text =>
      text`**${number}. ${title}** · ${plain(format.euros(points))}\n⏳ Antwort bis ${at}`,
  },
  show: {
    claimed: (at: Text): Text => text`✅ Der Platz gehört dir. Gib bis ${at} ab.`,
    reward: (points: number): Text => text`💶 ${plain(format.both(points))}`,
    submit: '📤 Abgeben',
    details: '📄 Auftrag ansehen',
    all: '« Meine Arbeit',
    files: '📎 Meine Dateien',
    fix: text`✏️ **Das ist zu verbessern**`,
    failed: text`**Diese Punkte fehlen noch:**`,
    rounds: (round: number, most: number): Text => text`Nachbesserung ${round} von ${most}`,
    approved: (points: number): Text => text`✅ Angenommen: ${plain(format.both(points))} sind in deiner Geldbörse.`,
    rejected: text`✖ **Abgelehnt**`,
    reason: (reason: string): Text => text`Grund: ${plain(reason)}`,
    held: (until: Text): Text =>
      text`Die Belohnung bleibt erst einmal in der Treuhand. Du siehst es anders? Widersprechen kannst du bis ${until}.`,
    lapsed: plain('⌛ Die Frist ist vorbei, der Platz ist wieder frei. Das zählt gegen deine Pünktlichkeit.'),
    lapsedEnded: plain('⌛ Die Frist ist vorbei, und der Auftrag ist beendet. Das zählt gegen deine Pünktlichkeit.'),
    rate: '⭐ Auftraggeber bewerten',
    wallet: '👛 Geldbörse',
  },
  apply: {
    title: 'Bewerbung',
    label: 'Warum passt du?',
    ask: (job: string): Text =>
      text`Bewerbung für „${job}“: Schreib in ein, zwei Sätzen, warum du passt, oder überspring das.`,
    sent: (title: string): Text =>
      text`✅ Deine Bewerbung für „${title}“ ist unterwegs. Ich melde mich, sobald es eine Antwort gibt, spätestens in 72 Stunden.`,
    withdrawn: plain('Deine Bewerbung ist zurückgezogen.'),
  },
  choose: {
    title: plain('📤 Was möchtest du abgeben?'),
    none: plain('Gerade gibt es nichts abzugeben.'),
  },
  submit: {
    title: 'Abgabe',
    words: { label: 'Dein Text', ask: plain('Schick mir deinen Text (höchstens 4000 Zeichen).') },
    links: {
      label: 'Deine Links',
      ask: plain('Schick mir den Link zu deinem Ergebnis. Mehrere Links: einer pro Zeile.'),
      bad: plain('Das ist kein vollständiger Link. Er beginnt mit https:// oder http://, einer pro Zeile.'),
      tooMany: plain('Mehr als 10 Links passen nicht in eine Abgabe.'),
    },
    pictures: {
      label: 'Deine Bilder',
      ask: plain('Schick mir dein Bild oder deine Bilder (höchstens 20 MB je Bild).'),
    },
    files: {
      label: 'Deine Dateien',
      ask: plain('Schick mir deine Datei oder deine Dateien (höchstens 20 MB je Datei).'),
    },
    note: { label: 'Nachricht an den Auftraggeber', ask: plain('Möchtest du noch etwas dazu sagen?') },
    checklist: {
      label: 'Prüfliste',
      ask: (points: Text): Text => text`Was davon hast du erfüllt? Hake es ab.\n${points}`,
      summary: (done: number, of: number): Text =>
        text`${plain(done > 0 && done === of ? '☑' : '☐')} ${done} von ${of} Punkten abgehakt`,
      point: (number: number, point: string): string => `${number}. ${point}`,
    },
    ai: {
      label: 'Hat eine KI geholfen?',
      ask: plain('Hat eine KI geholfen? Wenn ja: wobei?'),
      no: 'Nein',
    },
    until: (at: Text): Text => text`⏰ Abzugeben bis ${at}`,
    fix: (reason: string, failed: Text | undefined): Text =>
      failed === undefined
        ? text`Zu verbessern: ${reason}`
        : text`Zu verbessern: ${reason}\n**Diese Punkte fehlen noch:**\n${failed}`,
    same: plain('⚠️ Dein Text ist derselbe wie vor der Nachbesserung. Unter „Ändern“ kannst du ihn verbessern.'),
    last: plain('Nach der Abgabe kannst du nichts mehr ändern.'),
    confirm: '📤 Jetzt abgeben',
    done: (title: string, at: Text): Text =>
      text`✅ „${title}“ ist abgegeben. Der Auftraggeber entscheidet bis ${at}. Sagt er nichts, gilt die Arbeit als angenommen.`,
  },
}
