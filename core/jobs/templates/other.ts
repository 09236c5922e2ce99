import type { Template } from '../template.ts'

export const otherTemplates: readonly Template[] = [
  {
    id: 'name-ideas',
    category: 'other',
    minutes: 30,
    rewardPoints: 550,
    usualPoints: { from: 450, to: 800 },
    proof: ['text'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Namen und Slogans finden',
        brief: [
          'Wofür: [Laden, Produkt oder Projekt, in 1 Satz]',
          'So soll es wirken: [3 Wörter, zum Beispiel frisch, ehrlich, regional]',
          '',
          'Denk dir 10 Namen aus, die man am Telefon versteht und sofort richtig schreibt. Such jeden Namen einmal im Netz: Heißt in diesem Bereich schon jemand so, nimm einen anderen.',
          '',
          'Zu deinen 3 besten Namen schreibst du einen Slogan mit höchstens 6 Wörtern und 1 Satz, warum der Name passt. Nach der Freigabe darf ich die Vorschläge ohne Frist verwenden. Ob ein Name als Marke geschützt ist, prüfe ich selbst.',
        ].join('\n'),
        result:
          'Eine Liste mit 10 Namen, deine 3 besten zuerst, mit Slogan und Begründung. Schreib zu jedem Namen, was du bei der Suche gefunden hast, auch wenn es nichts war.',
        checklist: [
          '10 verschiedene Namen, nicht nur Abwandlungen',
          'Slogan mit höchstens 6 Wörtern zu den 3 besten',
          '1 Satz Begründung zu den 3 besten',
          'Jeder Name wurde im Netz gesucht',
        ],
      },
      en: {
        title: 'Find names and slogans',
        brief: [
          'What for: [shop, product or project, in 1 sentence]',
          'How it should feel: [3 words, for example fresh, honest, local]',
          '',
          'Think of 10 names that are understood on the phone and spelled right at once. Search the web once for each name: if someone in this field has it already, take another.',
          '',
          'For your 3 best names write a slogan of at most 6 words and 1 sentence on why the name fits. After approval I may use the suggestions without a time limit. Whether a name is a protected trade mark I check myself.',
        ].join('\n'),
        result:
          'A list of 10 names, your 3 best first, with slogan and reason. For each name say what you found in your search, even if it was nothing.',
        checklist: [
          '10 different names, not mere variations',
          'A slogan of at most 6 words for the 3 best',
          '1 sentence of reason for the 3 best',
          'Each name was searched for on the web',
        ],
      },
    },
  },
  {
    id: 'themed-photos',
    category: 'other',
    minutes: 45,
    rewardPoints: 800,
    usualPoints: { from: 700, to: 1100 },
    proof: ['file'],
    workHours: 96,
    needsKnowHow: false,
    text: {
      de: {
        title: '5 eigene Fotos zu einem Thema',
        brief: [
          'Thema: [zum Beispiel Frühstück, Herbst im Garten, aufgeräumter Schreibtisch]',
          'Ich verwende die Fotos für: [zum Beispiel meine Website]',
          '',
          'Mach 5 Fotos zum Thema, mit verschiedenen Motiven, nicht 5-mal dasselbe aus anderem Winkel. Ein Handy genügt. Am besten wird es am Fenster bei Tageslicht, ohne Blitz und mit ruhigem Hintergrund.',
          '',
          'Keine Menschen, keine Markenzeichen, keine Autokennzeichen, nichts Privates. Alle Fotos sind von dir. Nach der Freigabe darf ich sie ohne Frist verwenden und ändern, du darfst es auch.',
        ].join('\n'),
        result:
          '5 JPG-Dateien, als Datei geschickt und nicht als Bild, damit sie scharf bleiben. Längere Seite mindestens 2000 Pixel, ohne Filter, Rahmen und Schrift.',
        checklist: [
          '5 verschiedene Motive, die zum Thema passen',
          'Scharf und hell genug',
          'Längere Seite mindestens 2000 Pixel, als Datei',
          'Keine Menschen, Markenzeichen oder Kennzeichen',
          'Selbst fotografiert, nicht aus dem Netz und nicht mit KI erzeugt',
        ],
      },
      en: {
        title: '5 photos of your own on a theme',
        brief: [
          'Theme: [for example breakfast, autumn in the garden, a tidy desk]',
          'I use the photos for: [for example my website]',
          '',
          'Take 5 photos on the theme, of different subjects, not 5 times the same from another angle. A phone will do. It works best at a window in daylight, without flash and with a calm background.',
          '',
          'No people, no brand marks, no number plates, nothing private. All photos are yours. After approval I may use and change them without a time limit, and so may you.',
        ].join('\n'),
        result:
          '5 JPG files, sent as files and not as pictures, so that they stay sharp. Longer side at least 2000 pixels, without filters, frames or lettering.',
        checklist: [
          '5 different subjects that suit the theme',
          'Sharp and bright enough',
          'Longer side at least 2000 pixels, as files',
          'No people, brand marks or number plates',
          'Taken by you, not from the web and not made with AI',
        ],
      },
    },
  },
  {
    id: 'quiz-questions',
    category: 'other',
    minutes: 75,
    rewardPoints: 1300,
    usualPoints: { from: 1150, to: 1800 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: '20 Quizfragen schreiben',
        brief: [
          'Thema: [zum Beispiel unsere Stadt, Fußball, Backen]',
          'Für wen: [zum Beispiel Gäste zwischen 10 und 70]',
          '',
          'Schreib 20 Fragen mit je 4 Antworten, von denen genau eine stimmt. Die falschen Antworten klingen möglich, sind aber eindeutig falsch. Die Fragen gehen von leicht bis schwer, und die richtige Antwort steht mal vorn, mal hinten.',
          '',
          'Frag nichts, was nächstes Jahr schon anders sein kann. Prüf jede Lösung nach und denk dir die Fragen selbst aus.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit 20 Zeilen: Frage, Antwort A bis D, Buchstabe der richtigen Antwort, leicht oder mittel oder schwer, Link zur Quelle.',
        checklist: [
          '20 verschiedene Fragen zum Thema, mit je 4 Antworten',
          'Genau eine Antwort stimmt, mit Quelle',
          'Die richtige Antwort steht nicht immer am selben Platz',
          'Leichte, mittlere und schwere Fragen sind dabei',
          'Selbst ausgedacht, keine Rechtschreibfehler',
        ],
      },
      en: {
        title: 'Write 20 quiz questions',
        brief: [
          'Topic: [for example our town, football, baking]',
          'For whom: [for example guests between 10 and 70]',
          '',
          'Write 20 questions with 4 answers each, exactly one of which is right. The wrong answers sound possible but are clearly wrong. The questions go from easy to hard, and the right answer changes its place.',
          '',
          'Ask nothing that may be different next year. Check each solution, and think up the questions yourself.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with 20 rows: question, answers A to D, letter of the right answer, easy or medium or hard, link to the source.',
        checklist: [
          '20 different questions on the topic, with 4 answers each',
          'Exactly one answer is right, with a source',
          'The right answer is not always in the same place',
          'Easy, medium and hard questions are included',
          'Thought up by you, no spelling mistakes',
        ],
      },
    },
  },
  {
    id: 'questionnaire',
    category: 'other',
    minutes: 15,
    rewardPoints: 250,
    usualPoints: { from: 230, to: 350 },
    proof: ['text'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: '10 Fragen ehrlich beantworten',
        brief: [
          'Thema: [zum Beispiel Einkaufen im Dorf]',
          'Die 10 Fragen: [nummeriert von 1 bis 10, nichts sehr Persönliches]',
          '',
          'Antworte auf alle 10 Fragen, so wie es bei dir wirklich ist. Zu jeder Antwort gehört ein Satz, warum. Passt eine Frage nicht zu dir, schreib „passt nicht“ und den Grund.',
          '',
          'Schreib nicht, wie du heißt oder wo genau du wohnst, und nichts über andere Menschen. Willst du etwas nicht sagen, schreib „keine Angabe“. Die Antworten bleiben bei mir, veröffentlicht wird höchstens eine Zusammenfassung.',
        ].join('\n'),
        result:
          'Ein Text mit den Antworten 1 bis 10, jede mit mindestens 1 ganzen Satz als Begründung, außer bei „keine Angabe“.',
        checklist: [
          'Antworten 1 bis 10, auch „passt nicht“ und „keine Angabe“ gelten',
          'Mindestens 1 Satz Begründung, außer bei „keine Angabe“',
          'Keine Namen und keine Anschriften',
        ],
      },
      en: {
        title: 'Answer 10 questions honestly',
        brief: [
          'Topic: [for example shopping in the village]',
          'The 10 questions: [numbered from 1 to 10, nothing very personal]',
          '',
          'Answer all 10 questions the way it really is for you. Each answer comes with a sentence on why. If a question does not apply to you, write “does not apply” and the reason.',
          '',
          'Do not write your name or where exactly you live, and nothing about other people. If you do not want to answer a question, write “no answer”. The answers stay with me, at most a summary is published.',
        ].join('\n'),
        result:
          'A text with the answers 1 to 10, each with at least 1 whole sentence of reason, except with “no answer”.',
        checklist: [
          'Answers 1 to 10, “does not apply” and “no answer” count too',
          'At least 1 sentence of reason, except with “no answer”',
          'No names and no addresses',
        ],
      },
    },
  },
]
