import type { Guide } from '../guide.ts'

export const searchBasics: Guide = {
  id: 'search-basics',
  emoji: '🔎',
  text: {
    de: {
      title: 'Suchmaschinen verstehen',
      about: 'Wie Seiten gefunden werden, und was ehrlich dabei hilft.',
      pages: [
        {
          title: 'Was eine Suchmaschine tut',
          body: 'Sie folgt Links, liest Seiten, merkt sich, worum es geht, und ordnet die Treffer nach Nutzen für die Frage. Niemand kann Platz 1 versprechen. Wer es tut, verkauft dir etwas.',
        },
        {
          title: 'Suchabsicht',
          body: 'Hinter jedem Suchwort steckt ein Wunsch: etwas wissen, etwas kaufen, irgendwohin. „Fahrrad Schlauch wechseln“ will eine Anleitung, kein Angebot. Eine gute Seite erfüllt genau diesen Wunsch.',
        },
        {
          title: 'Titel und Beschreibung',
          body: 'Der Seitentitel sagt in rund 60 Zeichen, was einen erwartet, das Wichtigste vorn. Die Beschreibung lädt in rund 150 Zeichen zum Klicken ein. Beide sind für jede Seite anders und versprechen nur, was die Seite hält.',
        },
        {
          title: 'Was man nicht tut',
          body: 'Links kaufen, Wörter stapeln, unsichtbarer Text, erfundene Bewertungen: Suchmaschinen strafen das ab, und bei Klickwork ist es verboten. Was hilft: klare Überschriften, echte Antworten, Bilder mit Beschreibung, schnelle Seiten.',
        },
      ],
    },
    en: {
      title: 'Search engine basics',
      about: 'How pages are found, and what honestly helps.',
      pages: [
        {
          title: 'What a search engine does',
          body: 'It follows links, reads pages, remembers what they are about, and orders the results by their use for the question. Nobody can promise first place. Whoever does is selling you something.',
        },
        {
          title: 'Search intent',
          body: 'Behind each search there is a wish: to know, to buy, to get somewhere. “Change bicycle tube” wants instructions, not an offer. A good page fulfils exactly that wish.',
        },
        {
          title: 'Title and description',
          body: 'The page title says in about 60 characters what to expect, the most important first. The description invites a click in about 150 characters. Both differ from page to page and promise only what the page keeps.',
        },
        {
          title: 'What one does not do',
          body: 'Buying links, piling up words, invisible text, invented reviews: search engines punish it, and Klickwork forbids it. What helps: clear headings, real answers, pictures with descriptions, fast pages.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Jemand verspricht Platz 1 in vier Wochen. Was heißt das?',
        right: 'Das kann niemand versprechen.',
        wrong: ['Mit genug Links stimmt das.', 'Das geht, wenn man dafür zahlt.'],
        why: 'Die Reihenfolge bestimmt allein die Suchmaschine.',
      },
      en: {
        ask: 'Somebody promises first place within four weeks. What does that mean?',
        right: 'Nobody can promise that.',
        wrong: ['With enough links it is true.', 'It works if one pays for it.'],
        why: 'The search engine alone decides the order.',
      },
    },
    {
      de: {
        ask: 'Was will, wer „Fahrrad Schlauch wechseln“ sucht?',
        right: 'Eine Anleitung',
        wrong: ['Ein Angebot für Schläuche', 'Die Geschichte des Fahrrads'],
        why: 'Das Tätigkeitswort verrät die Absicht: Jemand will es selbst tun.',
      },
      en: {
        ask: 'What does somebody want who searches “change bicycle tube”?',
        right: 'Instructions',
        wrong: ['An offer for tubes', 'The history of the bicycle'],
        why: 'The verb shows the intent: somebody wants to do it.',
      },
    },
    {
      de: {
        ask: 'Wie lang soll ein Seitentitel etwa sein?',
        right: 'Rund 60 Zeichen',
        wrong: ['Rund 15 Zeichen', 'Rund 200 Zeichen'],
        why: 'Längeres wird abgeschnitten, Kürzeres verschenkt Platz.',
      },
      en: {
        ask: 'About how long should a page title be?',
        right: 'About 60 characters',
        wrong: ['About 15 characters', 'About 200 characters'],
        why: 'Longer ones are cut off, shorter ones waste room.',
      },
    },
    {
      de: {
        ask: 'Welche Beschreibung gehört auf welche Seite?',
        right: 'Jede Seite bekommt ihre eigene.',
        wrong: ['Alle Seiten dieselbe, das wirkt einheitlich.', 'Nur die Startseite braucht eine.'],
        why: 'Jede Seite beantwortet etwas anderes, und das soll man sehen.',
      },
      en: {
        ask: 'Which description belongs on which page?',
        right: 'Each page gets its own.',
        wrong: ['The same on all pages, for unity.', 'Only the home page needs one.'],
        why: 'Each page answers something else, and one should see that.',
      },
    },
    {
      de: {
        ask: 'Was hilft auf Dauer?',
        right: 'Echte Antworten unter klaren Überschriften',
        wrong: ['Das Suchwort in jedem Satz', 'Weißer Text auf weißem Grund'],
        why: 'Gestapelte und versteckte Wörter werden erkannt und abgestraft.',
      },
      en: {
        ask: 'What helps in the long run?',
        right: 'Real answers under clear headings',
        wrong: ['The search word in every sentence', 'White text on a white ground'],
        why: 'Piled up and hidden words are noticed and punished.',
      },
    },
  ],
}
