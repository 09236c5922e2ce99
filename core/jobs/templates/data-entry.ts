import type { Template } from '../template.ts'

export const dataEntryTemplates: readonly Template[] = [
  {
    id: 'type-up-list',
    category: 'data-entry',
    minutes: 60,
    rewardPoints: 1000,
    usualPoints: { from: 900, to: 1300 },
    proof: ['file'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Liste abtippen',
        brief: [
          'Vorlage: [Link zu Fotos oder PDF, höchstens 100 Zeilen]',
          'Spalten der Tabelle: [höchstens 4, zum Beispiel Artikel, Größe, Farbe, Preis]',
          '',
          'Übertrag die Vorlage in eine Tabelle, eine Zeile je Eintrag, in derselben Reihenfolge. Schreib alles genau so ab, wie es dasteht, auch wenn es falsch aussieht.',
          '',
          'Kannst du etwas nicht lesen, schreib [?] und rate nicht. Vergleich am Ende jede zehnte Zeile noch einmal mit der Vorlage: Findest du dabei einen Fehler, dann prüf alle.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit Überschriften in der ersten Zeile und allen Zeilen der Vorlage. Zahlen stehen ohne Währung und ohne Einheit in ihrer Spalte. Ich prüfe 20 zufällig gewählte Zeilen, darin darf höchstens 1 Abweichung sein.',
        checklist: [
          'Alle Zeilen der Vorlage, in derselben Reihenfolge',
          'Höchstens 1 Abweichung in 20 zufällig gewählten Zeilen',
          'Unlesbares ist mit [?] markiert, nichts ist geraten',
          'Zahlen ohne Währung und ohne Einheit',
        ],
      },
      en: {
        title: 'Type up a list',
        brief: [
          'Original: [link to photos or PDF, at most 100 lines]',
          'Columns of the table: [at most 4, for example item, size, colour, price]',
          '',
          'Copy the original into a table, one row per entry, in the same order. Type everything exactly as it stands, even where it looks wrong.',
          '',
          'If you cannot read something, write [?] and do not guess. At the end compare every tenth row with the original once more: if you find a mistake, check them all.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with headings in the first row and all lines of the original. Numbers stand in their column without currency and without unit. I check 20 rows chosen at random, with at most 1 difference in them.',
        checklist: [
          'All lines of the original, in the same order',
          'At most 1 difference in 20 rows chosen at random',
          'Unreadable places are marked [?], nothing is guessed',
          'Numbers without currency and without unit',
        ],
      },
    },
  },
  {
    id: 'catalogue-table',
    category: 'data-entry',
    minutes: 60,
    rewardPoints: 1000,
    usualPoints: { from: 900, to: 1300 },
    proof: ['file'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: '30 Artikel in eine Tabelle aufnehmen',
        brief: [
          'Katalog: [Link zum Katalog oder zur Website]',
          'Welche Artikel: [zum Beispiel die ersten 30 der Abteilung Gartengeräte]',
          '',
          'Trag 30 Artikel in eine Tabelle ein. Nimm die Angaben von der Artikelseite, nicht aus der Übersicht, denn dort fehlt oft etwas. Fehlt eine Angabe ganz, schreib „fehlt“.',
          '',
          'Farben und Maße schreibst du immer gleich: „dunkelblau“ bleibt „dunkelblau“, Maße in Zentimetern, Gewicht in Gramm.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit 30 Zeilen und diesen Spalten: Artikelnummer, Name, Farbe, Maße in cm, Gewicht in g, Preis, Link zum Artikel, Link zum Bild. Ich prüfe 10 zufällig gewählte Zeilen, darin darf höchstens 1 Fehler sein.',
        checklist: [
          '30 verschiedene Artikel, keiner doppelt',
          'Alle Spalten sind ausgefüllt, oder es steht „fehlt“ da',
          'Höchstens 1 Fehler in 10 zufällig gewählten Zeilen',
          'Farben und Maße sind immer gleich geschrieben',
        ],
      },
      en: {
        title: 'Enter 30 items into a table',
        brief: [
          'Catalogue: [link to the catalogue or website]',
          'Which items: [for example the first 30 of garden tools]',
          '',
          'Enter 30 items into a table. Take the details from the page of the item, not from the overview, which often leaves something out. If a detail is missing altogether, write “missing”.',
          '',
          'Always write colours and measures the same way: “dark blue” stays “dark blue”, measures in centimetres, weight in grams.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with 30 rows and these columns: item number, name, colour, measures in cm, weight in g, price, link to the item, link to the picture. I check 10 rows chosen at random, with at most 1 mistake in them.',
        checklist: [
          '30 different items, none twice',
          'All columns are filled in, or it says “missing”',
          'At most 1 mistake in 10 rows chosen at random',
          'Colours and measures are always written the same way',
        ],
      },
    },
  },
  {
    id: 'picture-texts',
    category: 'data-entry',
    minutes: 60,
    rewardPoints: 1050,
    usualPoints: { from: 900, to: 1400 },
    proof: ['file'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: '40 Bilder beschreiben',
        brief: [
          'Bilder: [Link zu 40 Bildern]',
          'Darum geht es: [zum Beispiel Gartenmöbel in meinem Shop]',
          '',
          'Beschreib jedes Bild für jemanden, der es nicht sehen kann: zuerst, was darauf ist, dann, worauf es ankommt, also Farbe, Material oder was gerade geschieht. Fang nicht mit „Bild von“ an.',
          '',
          'Dazu kommen 3 Schlagwörter, unter denen man das Bild suchen würde. Sind Menschen zu sehen, beschreib, was sie tun, nicht, wer sie sind oder woher sie kommen.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit 40 Zeilen und 3 Spalten: Dateiname, Beschreibung in 1 Satz mit 40 bis 120 Zeichen, 3 Schlagwörter mit Komma getrennt.',
        checklist: [
          'Alle 40 Bilder, der Dateiname stimmt',
          'Jede Beschreibung hat 40 bis 120 Zeichen',
          '3 passende Schlagwörter je Bild',
          'Man kann sich das Bild vorstellen, ohne es zu sehen',
          'Keine Rechtschreibfehler',
        ],
      },
      en: {
        title: 'Describe 40 pictures',
        brief: [
          'Pictures: [link to 40 pictures]',
          'What they are about: [for example garden furniture in my shop]',
          '',
          'Describe each picture for someone who cannot see it: first what is in it, then what matters, such as colour, material or what is going on. Do not begin with “picture of”.',
          '',
          'Add 3 keywords under which one would look for the picture. If there are people, describe what they do, not who they are or where they come from.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with 40 rows and 3 columns: file name, description in 1 sentence of 40 to 120 characters, 3 keywords separated by commas.',
        checklist: [
          'All 40 pictures, the file name is right',
          'Each description has 40 to 120 characters',
          '3 fitting keywords per picture',
          'You can imagine the picture without seeing it',
          'No spelling mistakes',
        ],
      },
    },
  },
  {
    id: 'tidy-table',
    category: 'data-entry',
    minutes: 45,
    rewardPoints: 850,
    usualPoints: { from: 700, to: 1200 },
    proof: ['file'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Tabelle aufräumen',
        brief: [
          'Tabelle: [Link, höchstens 200 Zeilen, keine Daten von Privatpersonen]',
          'Daran erkennt man Doppelte: [zum Beispiel gleicher Name und gleicher Ort]',
          '',
          'Bring die Tabelle in Ordnung:',
          '• Doppelte Zeilen zusammenlegen, dabei geht keine Angabe verloren.',
          '• Gleiches gleich schreiben: Länder, Straßen, Datum als JJJJ-MM-TT.',
          '• Überflüssige Leerzeichen und leere Zeilen entfernen.',
          '• Was offensichtlich falsch ist, gelb markieren, aber nicht ändern.',
        ].join('\n'),
        result:
          'Die aufgeräumte Tabelle (XLSX oder ODS) mit denselben Spalten. Auf einem zweiten Blatt die Liste der zusammengelegten Zeilen, mit den Zeilennummern der alten Tabelle.',
        checklist: [
          'Keine doppelten Zeilen mehr, keine Angabe verloren',
          'Gleiches ist überall gleich geschrieben',
          'Jedes Datum hat die Form JJJJ-MM-TT',
          'Zusammengelegte Zeilen stehen auf dem zweiten Blatt',
          'Offensichtlich Falsches ist gelb und unverändert',
        ],
      },
      en: {
        title: 'Tidy up a table',
        brief: [
          'Table: [link, at most 200 rows, no data of private persons]',
          'How to tell duplicates: [for example same name and same town]',
          '',
          'Put the table in order:',
          '• Merge duplicate rows without losing any detail.',
          '• Write the same things the same way: countries, streets, dates as YYYY-MM-DD.',
          '• Remove needless spaces and empty rows.',
          '• Mark what is obviously wrong in yellow, but do not change it.',
        ].join('\n'),
        result:
          'The tidy table (XLSX or ODS) with the same columns. On a second sheet the list of merged rows, with the row numbers of the old table.',
        checklist: [
          'No duplicate rows left, no detail lost',
          'The same things are written the same way everywhere',
          'Each date has the form YYYY-MM-DD',
          'Merged rows are listed on the second sheet',
          'What is obviously wrong is yellow and unchanged',
        ],
      },
    },
  },
]
