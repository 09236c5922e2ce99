import type { Guide } from '../guide.ts'

export const dataEntry: Guide = {
  id: 'data-entry',
  emoji: '🗂️',
  text: {
    de: {
      title: 'Daten sauber erfassen',
      about: 'Wie eine Tabelle entsteht, mit der man sofort arbeiten kann.',
      pages: [
        {
          title: 'Eine Zeile, ein Ding',
          body: 'Jede Zeile beschreibt genau eine Sache, jede Spalte genau eine Eigenschaft. Vorname und Nachname sind zwei Spalten. Keine leeren Zeilen zum Gliedern, keine Farben mit Bedeutung: Beides geht beim Speichern verloren.',
        },
        {
          title: 'Immer gleich schreiben',
          body: 'Leg am Anfang fest, wie Daten, Zahlen und Telefonnummern aussehen, und bleib dabei: 2026-11-24, nicht einmal „24.11.“ und einmal „Nov 24“. Postleitzahlen und Telefonnummern sind Text, sonst verschwindet die führende Null.',
        },
        {
          title: 'Abschreiben, nicht verbessern',
          body: 'Übernimm, was dasteht, auch Tippfehler in Namen; was dir seltsam vorkommt, gehört in eine Spalte „Anmerkung“. Unlesbares bekommt ein Zeichen, das vereinbart ist, zum Beispiel „?“.',
        },
        {
          title: 'Prüfen',
          body: 'Zähl die Zeilen und vergleich mit der Vorlage. Sortier einmal jede Spalte: Ausreißer stehen dann oben oder unten. Prüf jede zehnte Zeile noch einmal ganz. Was du von anderen liest, behältst du für dich.',
        },
      ],
    },
    en: {
      title: 'Clean data entry',
      about: 'How to make a table that can be used at once.',
      pages: [
        {
          title: 'One row, one thing',
          body: 'Each row describes exactly one thing, each column exactly one property. First name and last name are two columns. No empty rows for structure, no colours with a meaning: both are lost when the file is saved.',
        },
        {
          title: 'Always write it the same way',
          body: 'Decide at the start how dates, numbers and phone numbers look, and keep to it: 2026-11-24, not “24/11” here and “Nov 24” there. Postcodes and phone numbers are text, or the leading zero vanishes.',
        },
        {
          title: 'Copy, do not improve',
          body: 'Take over what is there, misspelt names too; what looks odd goes into a column “Note”. What cannot be read gets an agreed sign, such as “?”.',
        },
        {
          title: 'Check',
          body: 'Count the rows and compare with the original. Sort by each column once: what does not fit then stands at the top or bottom. Check every tenth row completely. What you read about others stays with you.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Warum erfasst man Postleitzahlen als Text?',
        right: 'Sonst verschwindet die führende Null.',
        wrong: ['Weil Text schneller sortiert wird.', 'Weil Zahlen mehr Platz brauchen.'],
        why: 'Aus 01067 wird als Zahl 1067.',
      },
      en: {
        ask: 'Why are postcodes entered as text?',
        right: 'Otherwise the leading zero vanishes.',
        wrong: ['Because text is sorted faster.', 'Because numbers take more room.'],
        why: 'As a number, 01067 becomes 1067.',
      },
    },
    {
      de: {
        ask: 'In der Vorlage steht „Mayer“, du vermutest „Maier“. Was trägst du ein?',
        right: '„Mayer“, mit einer Anmerkung',
        wrong: ['„Maier“', 'Nichts, bis es geklärt ist'],
        why: 'Erfassen heißt übernehmen. Zweifel gehören in die Anmerkung.',
      },
      en: {
        ask: 'The original says “Smyth”, you suspect “Smith”. What do you enter?',
        right: '“Smyth”, with a note',
        wrong: ['“Smith”', 'Nothing until it is settled'],
        why: 'Entering means taking over. Doubts go into the note.',
      },
    },
    {
      de: {
        ask: 'Welche Schreibweise eines Datums passt am besten in eine Tabelle?',
        right: '2026-11-24, überall gleich',
        wrong: ['Mal 24.11., mal Nov 24, wie in der Vorlage', '24. November, ohne Jahr'],
        why: 'Einheitlich, vollständig und richtig sortierbar.',
      },
      en: {
        ask: 'Which way of writing a date suits a table best?',
        right: '2026-11-24, the same everywhere',
        wrong: ['Now 24/11, now Nov 24, as in the original', '24 November, without the year'],
        why: 'Uniform, complete, and sorted correctly.',
      },
    },
    {
      de: {
        ask: 'Wie findest du Ausreißer am schnellsten?',
        right: 'Jede Spalte einmal sortieren',
        wrong: ['Die Tabelle ausdrucken', 'Die Schrift vergrößern'],
        why: 'Nach dem Sortieren stehen die auffälligen Werte ganz oben oder unten.',
      },
      en: {
        ask: 'How do you find odd values fastest?',
        right: 'Sort by each column once',
        wrong: ['Print the table', 'Enlarge the type'],
        why: 'After sorting, what stands out is at the very top or bottom.',
      },
    },
    {
      de: {
        ask: 'Beim Abtippen liest du Adressen. Was darfst du damit tun?',
        right: 'Nur das, was der Auftrag verlangt',
        wrong: ['Interessante für mich aufheben', 'Sie Freunden zeigen, wenn Namen fehlen'],
        why: 'Personendaten bleiben im Auftrag und werden danach gelöscht.',
      },
      en: {
        ask: 'You read addresses while typing. What may you do with them?',
        right: 'Only what the job asks for',
        wrong: ['Keep interesting ones for myself', 'Show them to friends if names are missing'],
        why: 'Personal data stays within the job and is deleted afterwards.',
      },
    },
  ],
}
