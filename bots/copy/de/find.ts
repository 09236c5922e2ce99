import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Finding jobs: the order, filters, what was meant. */
export const find = {
  list: {
    titleForIn: (words: string, category: string): Text => text`🔎 ${plain(category)} zu „${words}“`,
    meant: (words: string): Text => text`🔤 Meintest du „${words}“? Danach habe ich gesucht.`,
    narrowed: (parts: readonly string[]): Text => text`⚙️ ${plain(parts.join(' · '))}`,
    nothing: plain(
      'Dazu habe ich nichts gefunden. Versuch ein anderes Wort, andere Filter, oder sieh dir alle Aufträge an.',
    ),
    nothingYet: plain('Hier ist nichts dabei, was du schon annehmen kannst. Weiter hinten vielleicht.'),
    filters: '⚙️ Sortieren & filtern',
    full: '⏳ Auch volle Aufträge',
    fullTitle: plain('⏳ Hier ist gerade alles vergeben'),
    fullHow: plain('Tippe auf einen Auftrag, dann kannst du dich auf seine Warteliste setzen.'),
    taken: plain('🔒 Vergeben – Warteliste'),
    noneFull: plain('Hier gibt es gerade keinen vollen Auftrag, auf den du warten könntest.'),
    toOpen: '🔎 Offene Aufträge',
  },
  filters: {
    title: text`⚙️ **Sortieren und filtern**`,
    words: (words: string): Text => text`Suche nach „${words}“`,
    order: (name: string): Text => text`Reihenfolge: ${plain(name)}`,
    none: 'Kein Filter: Du siehst alles, was offen ist.',
    any: 'Egal',
    asks: {
      sort: plain('In welcher Reihenfolge?'),
      category: plain('🗂 Welche Kategorie?'),
      reward: plain('💶 Wie viel soll ein Ergebnis mindestens bringen?'),
      time: plain('⏱ Wie lange darf es höchstens dauern?'),
      language: plain('🌐 In welcher Sprache soll der Auftrag geschrieben sein?'),
    } as Readonly<Record<string, Text>>,
    sortings: {
      newest: 'Neueste zuerst',
      'best-paid': 'Bestbezahlt',
      'per-hour': 'Bester Stundenlohn',
      'closing-soon': 'Endet bald',
      match: 'Passt am besten',
    },
    reward: (points: number): string => `ab ${format.euros(points)}`,
    time: (minutes: number): string => `höchstens ${format.minutes(minutes)}`,
    languages: { de: 'auf Deutsch', en: 'auf Englisch' },
    onlyMine: 'nur was ich annehmen darf',
    buttons: {
      sort: '↕️ Reihenfolge',
      category: '🗂 Kategorie',
      reward: '💶 Belohnung',
      time: '⏱ Dauer',
      language: '🌐 Sprache',
      onlyMine: '🔓 Nur für mich offene',
      alsoLocked: '🔒 Auch gesperrte zeigen',
      reset: '✖ Filter weg',
      show: '🔎 Aufträge zeigen',
      back: '« Filter',
    },
  },
}
