import type { Template } from '../template.ts'

export const searchEngineTemplates: readonly Template[] = [
  {
    id: 'keyword-list',
    category: 'search-engines',
    minutes: 60,
    rewardPoints: 1100,
    usualPoints: { from: 900, to: 1500 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Suchbegriffe sammeln',
        brief: [
          'Website: [Link]',
          'Angebot: [was man dort bekommt und in welcher Gegend]',
          '',
          'Finde heraus, was Leute in eine Suchmaschine tippen, wenn sie dieses Angebot suchen. So gehst du vor:',
          '• Tipp die Wörter, die dir einfallen, in eine Suchmaschine und notiere die Vorschläge.',
          '• Schau auch auf „ähnliche Suchanfragen“ am Ende der Seite.',
          '• Sieh nach, welche Wörter 3 andere Anbieter in ihren Überschriften benutzen.',
          '',
          'Du brauchst kein bezahltes Programm. Zu jedem Begriff schreibst du, was jemand damit will: sich informieren, vergleichen oder kaufen.',
        ].join('\n'),
        result:
          'Eine Tabelle als Datei (XLSX, ODS oder CSV) mit 30 Begriffen und 4 Spalten: Begriff, was jemand damit will, welche Seite der Website dazu passt (oder „fehlt“), woher du den Begriff hast.',
        checklist: [
          '30 verschiedene Begriffe, Einzahl und Mehrzahl zählen als einer',
          'Alle 4 Spalten sind ausgefüllt',
          'Die genannten Seiten gibt es, oder es steht „fehlt“ da',
          'Begriffe von 3 anderen Anbietern sind dabei',
        ],
      },
      en: {
        title: 'Collect search terms',
        brief: [
          'Website: [link]',
          'Offer: [what people get there and in which area]',
          '',
          'Find out what people type into a search engine when they look for this offer. How to go about it:',
          '• Type the words that come to mind into a search engine and note its suggestions.',
          '• Look at the “related searches” at the end of the page too.',
          '• See which words 3 other suppliers use in the headings of their pages.',
          '',
          'You need no paid program. For each term write what the searcher wants: to learn, to compare or to buy.',
        ].join('\n'),
        result:
          'A table as a file (XLSX, ODS or CSV) with 30 terms and 4 columns: term, what the searcher wants, which page of the website suits it (or “missing”), where you found the term.',
        checklist: [
          '30 different terms, singular and plural count as one',
          'All 4 columns are filled in',
          'The pages named exist, or it says “missing”',
          'Terms from 3 other suppliers are included',
        ],
      },
    },
  },
  {
    id: 'page-titles',
    category: 'search-engines',
    minutes: 45,
    rewardPoints: 850,
    usualPoints: { from: 700, to: 1200 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Titel und Kurztexte für 5 Seiten',
        brief: [
          'Die 5 Seiten: [Links]',
          'Wichtigster Suchbegriff je Seite: [Begriffe, oder „such sie selbst aus“]',
          '',
          'In der Suche sieht man von einer Seite nur den Titel und zwei Zeilen darunter. Schreib beides für jede der 5 Seiten so, dass man vor dem Klick weiß, was einen erwartet.',
          '',
          'Lies die Seite zuerst. Der Suchbegriff steht weit vorn im Titel, der Satz klingt trotzdem natürlich. Versprich nur, was auf der Seite wirklich steht. Keine Wörter ganz in Großbuchstaben.',
        ].join('\n'),
        result:
          'Für jede der 5 Seiten: Link, Suchbegriff, Titel mit höchstens 60 Zeichen, Kurztext mit 120 bis 155 Zeichen. Leerzeichen zählen mit, schreib die Zeichenzahl in Klammern dahinter.',
        checklist: [
          'Alle 5 Seiten mit Link, Suchbegriff, Titel und Kurztext',
          'Jeder Titel hat höchstens 60 Zeichen',
          'Jeder Kurztext hat 120 bis 155 Zeichen',
          'Jeder Titel ist anders und enthält den Suchbegriff',
          'Alles steht so auch auf der Seite',
        ],
      },
      en: {
        title: 'Titles and short texts for 5 pages',
        brief: [
          'The 5 pages: [links]',
          'Main search term per page: [terms, or “you choose”]',
          '',
          'In a search one sees only the title of a page and two lines below it. Write both for each of the 5 pages, so that people know before the click what to expect.',
          '',
          'Read the page first. The search term stands near the start of the title, and the sentence still sounds natural. Promise only what is really on the page. No words in capitals throughout.',
        ].join('\n'),
        result:
          'For each of the 5 pages: link, search term, a title of at most 60 characters, a short text of 120 to 155 characters. Spaces count; write the number of characters in brackets behind it.',
        checklist: [
          'All 5 pages with link, search term, title and short text',
          'Each title has at most 60 characters',
          'Each short text has 120 to 155 characters',
          'Each title is different and contains the search term',
          'Everything is also stated on the page',
        ],
      },
    },
  },
  {
    id: 'search-questions',
    category: 'search-engines',
    minutes: 80,
    rewardPoints: 1600,
    usualPoints: { from: 1200, to: 2200 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: '10 häufige Fragen mit Antworten',
        brief: [
          'Thema: [Produkt oder Dienst]',
          'Meine Angaben dazu: [Link]',
          '',
          'Finde 10 Fragen, die Leute zu diesem Thema wirklich stellen, und beantworte sie. Fragen findest du in den Vorschlägen einer Suchmaschine („Wie …“, „Was kostet …“), in Foren und auf den Hilfeseiten anderer Anbieter.',
          '',
          'Der erste Satz jeder Antwort beantwortet die Frage schon, danach kommt die Erklärung. Was meine Angaben nicht hergeben, belegst du mit einer anderen Quelle. Ratschläge zu Gesundheit, Recht und Steuern lässt du weg.',
        ].join('\n'),
        result:
          'Eine Datei (DOCX, ODT oder TXT) mit 10 Fragen, jede so, wie man sie eintippt, und einer Antwort von 40 bis 80 Wörtern. Unter jeder Antwort die Links: wo die Frage gestellt wird und woher die Antwort stammt.',
        checklist: [
          '10 verschiedene Fragen zum Thema',
          'Jede Antwort hat 40 bis 80 Wörter',
          'Der erste Satz beantwortet die Frage',
          'Unter jeder Antwort stehen die Links',
          'Selbst formuliert, nichts kopiert',
        ],
      },
      en: {
        title: '10 common questions with answers',
        brief: [
          'Topic: [product or service]',
          'My details on it: [link]',
          '',
          'Find 10 questions that people really ask about this topic, and answer them. You find questions in the suggestions of a search engine (“How …”, “What does … cost”), in forums and on the help pages of other suppliers.',
          '',
          'The first sentence of each answer already answers the question, then comes the explanation. What my details do not cover you back up with another source. Leave out advice on health, law and taxes.',
        ].join('\n'),
        result:
          'A file (DOCX, ODT or TXT) with 10 questions, each as one would type it, and an answer of 40 to 80 words. Below each answer the links: where the question is asked and where the answer comes from.',
        checklist: [
          '10 different questions on the topic',
          'Each answer has 40 to 80 words',
          'The first sentence answers the question',
          'The links stand below each answer',
          'In your own words, nothing copied',
        ],
      },
    },
  },
  {
    id: 'search-position',
    category: 'search-engines',
    minutes: 30,
    rewardPoints: 500,
    usualPoints: { from: 450, to: 700 },
    proof: ['text', 'picture'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Nachsehen, wo meine Website in der Suche steht',
        brief: [
          'Website: [Link]',
          'Die 10 Suchbegriffe: [Begriffe, mit Komma getrennt]',
          'Suchmaschine: [Name und Land]',
          '',
          'Gib jeden der 10 Begriffe in einem privaten Fenster ein und such meine Website unter den ersten 30 Ergebnissen. Anzeigen zählst du nicht mit.',
          '',
          'Bitte nur nachsehen: Klick weder auf Anzeigen noch auf Ergebnisse, und such jeden Begriff nur einmal.',
        ].join('\n'),
        result:
          'Eine Liste als Text, 10 Zeilen mit je 4 Angaben: Suchbegriff, Platz meiner Website (oder „nicht gefunden“), welche Seite gefunden wurde, wer auf Platz 1 steht. Darüber Datum und Uhrzeit. Dazu 3 Bildschirmfotos von Begriffen deiner Wahl, auf denen nichts Privates zu sehen ist.',
        checklist: [
          'Alle 10 Begriffe mit allen 4 Angaben',
          'Im privaten Fenster gesucht, Anzeigen nicht mitgezählt',
          'Datum und Uhrzeit der Suche stehen dabei',
          '3 Bildschirmfotos, auf denen Begriff und Ergebnis zu sehen sind',
        ],
      },
      en: {
        title: 'Check where my website appears in search',
        brief: [
          'Website: [link]',
          'The 10 search terms: [terms, separated by commas]',
          'Search engine: [name and country]',
          '',
          'Enter each of the 10 terms in a private window and look for my website among the first 30 results. Do not count advertisements.',
          '',
          'Please only look: click neither on advertisements nor on results, and search each term only once.',
        ].join('\n'),
        result:
          'A list as text, 10 lines with 4 entries each: search term, position of my website (or “not found”), which page was found, who is in position 1. Put date and time above it. Add 3 screenshots of terms of your choice that show nothing private.',
        checklist: [
          'All 10 terms with all 4 entries',
          'Searched in a private window, advertisements not counted',
          'Date and time of the search are given',
          '3 screenshots that show the term and the result',
        ],
      },
    },
  },
]
