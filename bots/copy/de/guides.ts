import { plain, text, type Text } from '../../dialog/text.ts'

/** Lessons and the questions that qualify for jobs; the lessons themselves stand in core/guides. */
export const guides = {
  title: text`📘 **Lektionen**`,
  intro: plain(
    'Jede dauert etwa drei Minuten. Danach kannst du fünf Fragen beantworten; manche Aufträge verlangen das.',
  ),
  line: (number: number, name: string, about: string, state: Text | undefined): Text =>
    text`**${number}. ${plain(name)}**
${plain(about)}${state === undefined ? plain('') : text` ${state}`}`,
  states: {
    reading: (page: number, pages: number): Text => text`(Seite ${page} von ${pages})`,
    finished: plain('(gelesen)'),
    passed: plain('✅ Prüfung bestanden'),
  },
  button: (title: string): string => `📘 ${title}`,
  pageTitle: (name: string, page: number, pages: number): Text => text`**${plain(name)}** · ${page}/${pages}`,
  pageHead: (head: string): Text => text`**${plain(head)}**`,
  back: '‹ Zurück',
  next: 'Weiter ›',
  all: '« Alle Lektionen',
  toGuide: '📘 Zur Lektion',
  jobs: '🔎 Passende Aufträge',
  start: '🎓 Fünf Fragen',
  about: plain('Bereit? Fünf Fragen, vier richtige genügen. Klappt es nicht, geht es nach 24 Stunden noch einmal.'),
  again: (at: Text): Text => text`Noch einmal versuchen kannst du es ab ${at}.`,
  questionTitle: (name: string, number: number, of: number): Text =>
    text`🎓 ${plain(name)} · Frage ${number} von ${of}`,
  option: (letter: string, words: string): Text => text`**${plain(letter)}** ${plain(words)}`,
  passed: (name: string): Text => text`🎉 **Bestanden: ${plain(name)}**`,
  failed: (name: string): Text => text`**Noch nicht bestanden: ${plain(name)}**`,
  score: (right: number, of: number, mark: number): Text => text`${right} von ${of} richtig, ${mark} sind nötig.`,
  judged: (isRight: boolean, ask: string): Text => text`${plain(isRight ? '✅' : '❌')} ${plain(ask)}`,
  rightAnswer: (words: string): Text => text`**Richtig:** ${plain(words)}`,
  lapsed: plain('Diese Fragen waren länger als einen Tag offen und zählen nicht. Fang einfach neu an.'),
}
