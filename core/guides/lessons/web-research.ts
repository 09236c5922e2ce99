import type { Guide } from '../guide.ts'

export const webResearch: Guide = {
  id: 'web-research',
  emoji: '🌐',
  text: {
    de: {
      title: 'Recherchieren im Web',
      about: 'Schnell finden, richtig prüfen, sauber belegen.',
      pages: [
        {
          title: 'Die Frage schärfen',
          body: 'Schreib die Frage in einem Satz auf: Was genau, wo, von wann? „Preise von Yogastudios in Graz, heute“ findet man; „etwas über Yoga“ nicht. Notier, woran du merkst, dass du fertig bist.',
        },
        {
          title: 'Suchen',
          body: 'Anführungszeichen suchen eine genaue Wortfolge, ein Minus schließt ein Wort aus, „site:“ bleibt auf einer Website. Probier auch die Wörter, die ein Fachmensch benutzen würde.',
        },
        {
          title: 'Prüfen',
          body: 'Geh zur ersten Quelle: die Preisliste des Studios, nicht ein Blog darüber. Sieh nach, wer schreibt, von wann die Seite ist und ob eine zweite, unabhängige Quelle dasselbe sagt. Eine KI-Antwort ist keine Quelle.',
        },
        {
          title: 'Belegen',
          body: 'Zu jeder Angabe gehören der genaue Link und der Tag, an dem du sie gesehen hast. Was du nicht findest, heißt „nicht gefunden“, nie eine Schätzung. Daten von Privatpersonen sammelst du nicht.',
        },
      ],
    },
    en: {
      title: 'Research on the web',
      about: 'Find fast, check well, give your sources.',
      pages: [
        {
          title: 'Sharpen the question',
          body: 'Write the question down in one sentence: what exactly, where, from when? “Prices of yoga studios in Graz, today” can be found; “something about yoga” cannot. Note how you will know that you are done.',
        },
        {
          title: 'Search',
          body: 'Quotation marks look for an exact phrase, a minus leaves a word out, “site:” stays on one website. Also try the words that an expert would use.',
        },
        {
          title: 'Check',
          body: 'Go to the first source: the studio’s own price list, not a blog about it. See who writes, how old the page is, and whether a second, independent source says the same. An answer by an AI is no source.',
        },
        {
          title: 'Give sources',
          body: 'To each fact belong the exact link and the day on which you saw it. What you do not find is “not found”, never a guess. You do not collect data about private people.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Welche Quelle ist für einen Preis die beste?',
        right: 'Die Preisliste des Anbieters',
        wrong: ['Ein Vergleich aus dem letzten Jahr', 'Die Antwort einer KI'],
        why: 'Die erste Quelle ist am nächsten dran und am wenigsten veraltet.',
      },
      en: {
        ask: 'Which source is best for a price?',
        right: 'The supplier’s own price list',
        wrong: ['A comparison from last year', 'The answer of an AI'],
        why: 'The first source is closest and least out of date.',
      },
    },
    {
      de: {
        ask: 'Was bewirkt „site:“ in der Suche?',
        right: 'Es sucht nur auf einer bestimmten Website.',
        wrong: ['Es sucht eine genaue Wortfolge.', 'Es schließt eine Website aus.'],
        why: 'Für genaue Wortfolgen gibt es Anführungszeichen, zum Ausschließen das Minus.',
      },
      en: {
        ask: 'What does “site:” do in a search?',
        right: 'It searches on one website only.',
        wrong: ['It looks for an exact phrase.', 'It leaves a website out.'],
        why: 'Quotation marks are for exact phrases, the minus is for leaving out.',
      },
    },
    {
      de: {
        ask: 'Ein Wert ist nirgends zu finden. Was trägst du ein?',
        right: '„Nicht gefunden“',
        wrong: ['Den Durchschnitt der anderen', 'Einen Wert, der stimmen könnte'],
        why: 'Eine Schätzung sieht aus wie ein Fund und schadet mehr als eine Lücke.',
      },
      en: {
        ask: 'A value cannot be found anywhere. What do you enter?',
        right: '“Not found”',
        wrong: ['The average of the others', 'A value that might be right'],
        why: 'A guess looks like a find and does more harm than a gap.',
      },
    },
    {
      de: {
        ask: 'Was gehört zu jeder Angabe?',
        right: 'Der genaue Link und der Tag',
        wrong: ['Der Name der Suchmaschine', 'Nur die Startseite des Anbieters'],
        why: 'So kann jeder nachsehen, und man weiß, von wann die Angabe ist.',
      },
      en: {
        ask: 'What belongs to each fact?',
        right: 'The exact link and the day',
        wrong: ['The name of the search engine', 'Only the supplier’s home page'],
        why: 'That way anybody can look it up and knows how old it is.',
      },
    },
    {
      de: {
        ask: 'Du sollst private Handynummern aus Profilen sammeln. Was tust du?',
        right: 'Ich lasse es und melde den Auftrag.',
        wrong: ['Ich sammle nur die öffentlich sichtbaren.', 'Ich sammle sie ohne die Namen.'],
        why: 'Daten von Privatpersonen zu sammeln ist ohne ihre Zustimmung nicht erlaubt, auch wenn man sie sehen kann.',
      },
      en: {
        ask: 'You are to collect private mobile numbers from profiles. What do you do?',
        right: 'I leave it and report the job.',
        wrong: ['I collect only those that are publicly visible.', 'I collect them without the names.'],
        why: 'Collecting private people’s data without their consent is not allowed, even if one can see it.',
      },
    },
  ],
}
