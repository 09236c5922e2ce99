import type { Template } from '../template.ts'

export const knowHowTemplates: readonly Template[] = [
  {
    id: 'ask-an-expert',
    category: 'know-how',
    minutes: 30,
    rewardPoints: 800,
    usualPoints: { from: 500, to: 1000 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: true,
    text: {
      de: {
        title: 'Fachfrage verständlich beantworten',
        brief: [
          'Fachgebiet: [zum Beispiel Fahrradtechnik, Buchhaltungsprogramme, Gartenbau]',
          'Meine Frage: [die Frage, mit allem, was ich schon versucht habe]',
          '',
          'Antworte so, dass ich es als Laie verstehe und gleich etwas damit anfangen kann. Beantworte die Frage in den ersten 2 Sätzen, dann kommt die Begründung, dann, was ich als Nächstes tun soll. Erklär jedes Fachwort beim ersten Mal.',
          '',
          'Sag dazu, woher du es weißt: aus eigener Arbeit, aus der Ausbildung oder aus einer Quelle mit Link. Wo es auf den Fall ankommt, sag, worauf. Fragen zu Gesundheit, Recht und Steuern gehören nicht hierher.',
        ].join('\n'),
        result:
          'Ein Text mit 150 bis 300 Wörtern: Antwort, Begründung, nächste Schritte als nummerierte Liste. Am Ende 1 Satz, woher du es weißt, und wie sicher du dir bist.',
        checklist: [
          'Die Frage ist in den ersten 2 Sätzen beantwortet',
          '150 bis 300 Wörter, Fachwörter sind erklärt',
          'Nächste Schritte als nummerierte Liste',
          'Es steht dabei, woher das Wissen stammt',
        ],
      },
      en: {
        title: 'Answer an expert question in plain words',
        brief: [
          'Field: [for example bicycle repair, accounting programs, gardening]',
          'My question: [the question, with all that I have tried already]',
          '',
          'Answer so that I understand it as a layperson and can use it right away. Answer the question in the first 2 sentences, then comes the reason, then what I should do next. Explain each technical term the first time.',
          '',
          'Say how you know: from your own work, from your training or from a source with a link. Where it depends on the case, say on what. Questions on health, law and taxes do not belong here.',
        ].join('\n'),
        result:
          'A text of 150 to 300 words: answer, reason, next steps as a numbered list. At the end 1 sentence on how you know it and how sure you are.',
        checklist: [
          'The question is answered in the first 2 sentences',
          '150 to 300 words, technical terms are explained',
          'Next steps as a numbered list',
          'It says where the knowledge comes from',
        ],
      },
    },
  },
  {
    id: 'table-with-formulas',
    category: 'know-how',
    minutes: 60,
    rewardPoints: 1500,
    usualPoints: { from: 1000, to: 2000 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: true,
    text: {
      de: {
        title: 'Tabelle mit Formeln bauen',
        brief: [
          'Das trage ich ein: [zum Beispiel Datum, Arbeitszeit, Stundensatz]',
          'Das soll herauskommen: [zum Beispiel Stunden und Betrag je Monat]',
          'Programm: [Excel, LibreOffice oder Google Tabellen]',
          '',
          'Bau mir eine Tabelle, die das von selbst ausrechnet. Eingabefelder sind farbig, Rechenfelder nicht. Leere Zeilen und Tippfehler dürfen keine Fehlermeldung ergeben, sondern ein leeres Feld oder einen kurzen Hinweis.',
          '',
          'Keine Makros. Füll 5 Zeilen mit Beispielen und rechne sie einmal mit dem Taschenrechner nach.',
        ].join('\n'),
        result:
          'Eine Datei (XLSX oder ODS) mit 2 Blättern: die Tabelle mit 5 Beispielzeilen und eine kurze Anleitung mit höchstens 8 Sätzen. Platz für mindestens 200 Zeilen.',
        checklist: [
          'Das Ergebnis stimmt bei den 5 Beispielen',
          'Formeln für mindestens 200 Zeilen, keine Makros',
          'Leere oder falsche Eingaben geben keine Fehlermeldung',
          'Eingabefelder sind farbig',
          'Anleitung mit höchstens 8 Sätzen',
        ],
      },
      en: {
        title: 'Build a table with formulas',
        brief: [
          'What I enter: [for example date, working time, hourly rate]',
          'What should come out: [for example hours and amount per month]',
          'Program: [Excel, LibreOffice or Google Sheets]',
          '',
          'Build me a table that works this out by itself. Input cells are coloured, calculated cells are not. Empty rows and typing errors must not give an error, but an empty cell or a short note.',
          '',
          'No macros. Fill 5 rows with examples and check them once with a calculator.',
        ].join('\n'),
        result:
          'A file (XLSX or ODS) with 2 sheets: the table with 5 example rows and a short guide of at most 8 sentences. Room for at least 200 rows.',
        checklist: [
          'The result is right for the 5 examples',
          'Formulas for at least 200 rows, no macros',
          'Empty or wrong input gives no error',
          'Input cells are coloured',
          'Guide of at most 8 sentences',
        ],
      },
    },
  },
  {
    id: 'page-repair',
    category: 'know-how',
    minutes: 60,
    rewardPoints: 1700,
    usualPoints: { from: 1200, to: 2200 },
    proof: ['text', 'file'],
    workHours: 72,
    needsKnowHow: true,
    text: {
      de: {
        title: 'Kleinen Fehler auf einer Webseite beheben',
        brief: [
          'Seite oder Code: [Link]',
          'So ist es: [was man sieht, auf welchem Gerät]',
          'So soll es sein: [was man sehen soll]',
          '',
          'Finde die Ursache und schreib die Änderung in HTML, CSS oder JavaScript, so klein wie möglich. Du arbeitest mit dem öffentlichen Code oder einer Kopie, einen Zugang zu meiner Website brauchst du nicht. Einbauen werde ich die Änderung selbst.',
          '',
          'Prüf sie in 2 verschiedenen Browsern und in der Breite eines Handys (390 Pixel).',
        ].join('\n'),
        result:
          'Eine Datei mit dem geänderten Code, die geänderten Zeilen markiert. Dazu ein Text: Ursache in 2 bis 4 Sätzen, welche Datei und welche Zeile, wie ich die Änderung einbaue und wieder zurücknehme.',
        checklist: [
          'Der Fehler ist mit der Änderung weg',
          'In 2 Browsern und bei 390 Pixeln Breite geprüft',
          'Nur die nötigen Zeilen sind geändert und markiert',
          'Einbauen und Zurücknehmen sind erklärt',
        ],
      },
      en: {
        title: 'Fix a small fault on a web page',
        brief: [
          'Page or code: [link]',
          'How it is: [what one sees, on which device]',
          'How it should be: [what one should see]',
          '',
          'Find the cause and write the change in HTML, CSS or JavaScript, as small as possible. You work with the public code or a copy, you need no access to my website. I put the change in myself.',
          '',
          'Check it in 2 different browsers and at the width of a phone (390 pixels).',
        ].join('\n'),
        result:
          'A file with the changed code, the changed lines marked. Add a text: the cause in 2 to 4 sentences, which file and which line, how I put the change in and take it out again.',
        checklist: [
          'The fault is gone with the change',
          'Checked in 2 browsers and at 390 pixels width',
          'Only the necessary lines are changed and marked',
          'Putting in and taking out are explained',
        ],
      },
    },
  },
  {
    id: 'how-to-guide',
    category: 'know-how',
    minutes: 80,
    rewardPoints: 1900,
    usualPoints: { from: 1300, to: 2500 },
    proof: ['file'],
    workHours: 96,
    needsKnowHow: true,
    text: {
      de: {
        title: 'Anleitung Schritt für Schritt schreiben',
        brief: [
          'Aufgabe: [zum Beispiel Rechnungen im Programm X schreiben]',
          'Für wen: [wer die Anleitung benutzt und was er schon kann]',
          '',
          'Schreib eine Anleitung, mit der es jemand beim ersten Versuch schafft. Mach jeden Schritt selbst, während du schreibst, und nimm dabei ein Bild auf. Ein Schritt ist eine Handlung und sagt, woran man merkt, dass sie gelungen ist.',
          '',
          'Am Ende stehen die 3 häufigsten Fehler und was dann zu tun ist. Auf den Bildern ist nichts Privates zu sehen, nimm erfundene Namen.',
        ].join('\n'),
        result:
          'Eine Datei (DOCX oder ODT) mit 8 bis 15 nummerierten Schritten und mindestens 6 Bildern, davor in 2 Sätzen, was man braucht und wie lange es dauert, danach die 3 häufigsten Fehler.',
        checklist: [
          '8 bis 15 Schritte, jeder selbst ausprobiert',
          'Mindestens 6 eigene Bilder, nichts Privates darauf',
          'Bei jedem Schritt steht, woran man den Erfolg merkt',
          'Die 3 häufigsten Fehler und was dann zu tun ist',
        ],
      },
      en: {
        title: 'Write a step-by-step guide',
        brief: [
          'Task: [for example writing invoices in program X]',
          'For whom: [who uses the guide and what they know already]',
          '',
          'Write a guide with which someone succeeds at the first attempt. Do each step yourself while you write, and take a picture of it. A step is one action and says how to tell that it worked.',
          '',
          'End with the 3 most common mistakes and what to do about them. Show nothing private in the pictures, use made-up names.',
        ].join('\n'),
        result:
          'A file (DOCX or ODT) with 8 to 15 numbered steps and at least 6 pictures, before them in 2 sentences what is needed and how long it takes, after them the 3 most common mistakes.',
        checklist: [
          '8 to 15 steps, each tried out yourself',
          'At least 6 pictures of your own, nothing private in them',
          'Each step says how to tell that it worked',
          'The 3 most common mistakes and what to do about them',
        ],
      },
    },
  },
]
