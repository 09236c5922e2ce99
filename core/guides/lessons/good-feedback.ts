import type { Guide } from '../guide.ts'

export const goodFeedback: Guide = {
  id: 'good-feedback',
  emoji: '💬',
  text: {
    de: {
      title: 'Feedback, das hilft',
      about: 'Wie aus deiner Meinung ein Rat wird, mit dem man etwas anfangen kann.',
      pages: [
        {
          title: 'Auf die Frage antworten',
          body: 'Was will der Auftraggeber wissen? Fragt er nach der Startseite, hilft ein Absatz über das Impressum nicht. Antworte auf jede Frage einzeln, in der Reihenfolge, in der sie gestellt wurde.',
        },
        {
          title: 'Beobachtung, Wirkung, Vorschlag',
          body: 'Drei Schritte machen aus Kritik einen Rat: was du gesehen hast, was es bei dir bewirkt hat, was du ändern würdest. „Der Preis steht erst ganz unten. Ich war unsicher und wollte gehen. Setzt ihn neben das Bild.“',
        },
        {
          title: 'Ehrlich und freundlich',
          body: 'Sag auch, was gelungen ist und warum: Sonst geht es beim Überarbeiten verloren. Kritisiere die Sache, nie den Menschen. „Ich“ statt „man“: Du sprichst für dich, nicht für alle.',
        },
        {
          title: 'Das Wichtigste zuerst',
          body: 'Sortiere: Was hält Leute ab, was stört, was wäre schön? Drei gut begründete Punkte sind mehr wert als zwanzig Stichworte. Am Ende ein Satz: Würdest du wiederkommen, und warum?',
        },
      ],
    },
    en: {
      title: 'Feedback that helps',
      about: 'How your opinion becomes advice that somebody can use.',
      pages: [
        {
          title: 'Answer the question',
          body: 'What does the client want to know? If the question is about the front page, a paragraph about the imprint does not help. Answer each question by itself, in the order in which it was asked.',
        },
        {
          title: 'Observation, effect, suggestion',
          body: 'Three steps turn criticism into advice: what you saw, what it did to you, what you would change. “The price comes at the very bottom. I was unsure and wanted to leave. Put it beside the picture.”',
        },
        {
          title: 'Honest and kind',
          body: 'Say what went well too, and why: otherwise it is lost in the next version. Criticise the thing, never the person. “I” instead of “one”: you speak for yourself, not for everybody.',
        },
        {
          title: 'The most important first',
          body: 'Sort it: what keeps people away, what disturbs, what would be nice? Three points with reasons are worth more than twenty catchwords. End with one sentence: would you come back, and why?',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Welche Rückmeldung hilft am meisten?',
        right: 'Der Preis steht ganz unten, ich war unsicher; setzt ihn neben das Bild.',
        wrong: ['Die Seite ist irgendwie unübersichtlich.', 'Alles super, weiter so!'],
        why: 'Sie nennt Beobachtung, Wirkung und Vorschlag.',
      },
      en: {
        ask: 'Which feedback helps most?',
        right: 'The price is at the very bottom, I was unsure; put it beside the picture.',
        wrong: ['The page is somehow confusing.', 'All great, carry on!'],
        why: 'It names observation, effect and suggestion.',
      },
    },
    {
      de: {
        ask: 'Warum sagst du auch, was gelungen ist?',
        right: 'Damit es beim Überarbeiten erhalten bleibt',
        wrong: ['Damit der Auftraggeber mehr zahlt', 'Damit der Text länger wird'],
        why: 'Was niemand lobt, wird leicht weggeworfen.',
      },
      en: {
        ask: 'Why do you also say what went well?',
        right: 'So that it is kept in the next version',
        wrong: ['So that the client pays more', 'So that the text gets longer'],
        why: 'What nobody praises is easily thrown away.',
      },
    },
    {
      de: {
        ask: 'Du findest zwanzig Kleinigkeiten und ein großes Hindernis. Womit beginnst du?',
        right: 'Mit dem Hindernis',
        wrong: ['Mit den Kleinigkeiten, zum Aufwärmen', 'In der Reihenfolge, in der ich sie fand'],
        why: 'Das Wichtigste zuerst: Vielleicht wird nur der Anfang gelesen.',
      },
      en: {
        ask: 'You find twenty trifles and one big obstacle. What do you begin with?',
        right: 'The obstacle',
        wrong: ['The trifles, to warm up', 'The order in which I found them'],
        why: 'The most important first: perhaps only the beginning is read.',
      },
    },
    {
      de: {
        ask: 'Welcher Satz kritisiert die Sache und nicht den Menschen?',
        right: 'Die Schrift ist auf meinem Handy zu klein.',
        wrong: ['Wer das gestaltet hat, hat keine Ahnung.', 'Ihr habt euch keine Mühe gegeben.'],
        why: 'Er beschreibt etwas, das man ändern kann.',
      },
      en: {
        ask: 'Which sentence criticises the thing and not the person?',
        right: 'The type is too small on my phone.',
        wrong: ['Whoever designed this has no idea.', 'You have not made any effort.'],
        why: 'It describes something that can be changed.',
      },
    },
    {
      de: {
        ask: 'Warum „ich“ statt „man“?',
        right: 'Ich kann nur für mich sprechen.',
        wrong: ['Es klingt selbstbewusster.', '„Man“ ist grammatisch falsch.'],
        why: 'Deine Erfahrung ist der Beleg; für alle sprechen kann niemand.',
      },
      en: {
        ask: 'Why “I” instead of “one”?',
        right: 'I can speak only for myself.',
        wrong: ['It sounds more confident.', '“One” is wrong grammar.'],
        why: 'Your experience is the evidence; nobody can speak for all.',
      },
    },
  ],
}
