import type { Guide } from '../guide.ts'

export const productDescription: Guide = {
  id: 'product-description',
  emoji: '✍️',
  text: {
    de: {
      title: 'Produkttexte, die verkaufen',
      about: 'Wie du ein Ding so beschreibst, dass man es vor sich sieht.',
      pages: [
        {
          title: 'Erst verstehen, dann schreiben',
          body: 'Lies die Aufgabe zweimal. Wer kauft das Produkt, und wofür? Eine Teekanne für das Büro braucht andere Sätze als ein Geschenk zur Hochzeit. Schreib dir drei Dinge auf: was es ist, für wen es ist, was es besser macht als andere.',
        },
        {
          title: 'Nutzen vor Eigenschaft',
          body: '„Fasst 1,2 Liter“ ist eine Eigenschaft. „Reicht für vier große Tassen“ ist ein Nutzen. Nenn beides, den Nutzen zuerst. Der erste Satz sagt, warum man weiterlesen soll; die Maße kommen am Ende.',
        },
        {
          title: 'Konkret und wahr',
          body: 'Streich Wörter, die auf alles passen: „hochwertig“, „einzigartig“, „innovativ“. Schreib stattdessen, was man sieht und fühlt. Behaupte nur, was der Auftraggeber dir gesagt hat. Erfundene Eigenschaften sind irreführende Werbung.',
        },
        {
          title: 'Vor der Abgabe',
          body: 'Lies den Text laut: Wo du stockst, stockt auch der Leser. Zähl die Wörter, prüf jeden Punkt der Prüfliste und die Rechtschreibung. Kopier nie einen Text aus einem anderen Shop, auch keinen halben.',
        },
      ],
    },
    en: {
      title: 'Product texts that sell',
      about: 'How to describe a thing so that people can picture it.',
      pages: [
        {
          title: 'Understand first, then write',
          body: 'Read the task twice. Who buys the product, and what for? A teapot for the office needs other sentences than a wedding present. Note three things: what it is, who it is for, and what makes it better than others.',
        },
        {
          title: 'Benefit before feature',
          body: '“Holds 1.2 litres” is a feature. “Enough for four big mugs” is a benefit. Give both, the benefit first. The first sentence says why to read on; the measurements come at the end.',
        },
        {
          title: 'Concrete and true',
          body: 'Strike words that fit anything: “high-quality”, “unique”, “innovative”. Write what one can see and feel instead. Claim only what the client told you. Invented features are misleading advertising.',
        },
        {
          title: 'Before you hand in',
          body: 'Read the text aloud: where you stumble, the reader stumbles too. Count the words, go through every point of the checklist, and check the spelling. Never copy a text from another shop, not even half of it.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Welcher Satz nennt einen Nutzen?',
        right: 'Der Rucksack lässt dir beide Hände frei.',
        wrong: ['Der Rucksack hat zwei Träger.', 'Der Rucksack wiegt 640 Gramm.'],
        why: 'Ein Nutzen sagt, was man davon hat. Träger und Gewicht sind Eigenschaften.',
      },
      en: {
        ask: 'Which sentence names a benefit?',
        right: 'The backpack leaves both your hands free.',
        wrong: ['The backpack has two straps.', 'The backpack weighs 640 grams.'],
        why: 'A benefit says what one gets out of it. Straps and weight are features.',
      },
    },
    {
      de: {
        ask: 'Der Auftraggeber sagt nichts über das Material. Was schreibst du?',
        right: 'Nichts darüber, oder ich frage nach.',
        wrong: [
          'Ich schreibe „aus echtem Leder“, das verkauft sich gut.',
          'Ich nehme das Material eines ähnlichen Produkts.',
        ],
        why: 'Behauptet wird nur, was bekannt ist. Erfundenes führt Käufer in die Irre.',
      },
      en: {
        ask: 'The client says nothing about the material. What do you write?',
        right: 'Nothing about it, or I ask.',
        wrong: ['I write “real leather”, because that sells well.', 'I use the material of a similar product.'],
        why: 'Claim only what is known. What is invented misleads buyers.',
      },
    },
    {
      de: {
        ask: 'Welches Wort hilft dem Leser am wenigsten?',
        right: 'hochwertig',
        wrong: ['spülmaschinenfest', 'handgenäht'],
        why: '„Hochwertig“ passt auf alles und sagt deshalb nichts.',
      },
      en: {
        ask: 'Which word helps the reader least?',
        right: 'high-quality',
        wrong: ['dishwasher-safe', 'hand-sewn'],
        why: '“High-quality” fits anything and therefore says nothing.',
      },
    },
    {
      de: {
        ask: 'Was gehört in den ersten Satz?',
        right: 'Warum man weiterlesen soll',
        wrong: ['Maße und Gewicht', 'Lieferzeit und Versandkosten'],
        why: 'Der erste Satz entscheidet, ob jemand weiterliest. Zahlen kommen am Ende.',
      },
      en: {
        ask: 'What belongs in the first sentence?',
        right: 'Why one should read on',
        wrong: ['Measurements and weight', 'Delivery time and shipping costs'],
        why: 'The first sentence decides whether anybody reads on. Numbers come at the end.',
      },
    },
    {
      de: {
        ask: 'In einem anderen Shop steht ein guter Text über dasselbe Produkt. Was tust du?',
        right: 'Ich schreibe meinen eigenen Text.',
        wrong: ['Ich übernehme ihn und tausche ein paar Wörter.', 'Ich nehme nur die Hälfte davon.'],
        why: 'Auch ein halber fremder Text gehört jemand anderem, und kopierte Texte werden abgelehnt.',
      },
      en: {
        ask: 'Another shop has a good text about the same product. What do you do?',
        right: 'I write a text of my own.',
        wrong: ['I take it and change a few words.', 'I take only half of it.'],
        why: 'Even half a text belongs to somebody else, and copied texts are rejected.',
      },
    },
  ],
}
