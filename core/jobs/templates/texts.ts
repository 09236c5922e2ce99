import type { Template } from '../template.ts'

export const textTemplates: readonly Template[] = [
  {
    id: 'product-description',
    category: 'texts',
    minutes: 40,
    rewardPoints: 750,
    usualPoints: { from: 600, to: 1000 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Produktbeschreibung schreiben',
        brief: [
          'Produkt: [Name des Produkts]',
          'Angaben dazu: [Link oder wichtigste Eigenschaften]',
          '',
          'Schreib eine Beschreibung für meinen Shop, die einem Käufer die wichtigsten Fragen beantwortet:',
          '• Was ist es, und für wen ist es gut?',
          '• Was kann man damit machen? Nenn ein Beispiel aus dem Alltag.',
          '• Woraus besteht es, wie groß ist es, was ist dabei?',
          '',
          'Nimm nur Angaben, die oben oder unter dem Link stehen. Erfinde keine Eigenschaften und versprich nichts, was nicht dort steht.',
        ].join('\n'),
        result:
          'Ein Text mit 120 bis 180 Wörtern: eine Überschrift, zwei oder drei kurze Absätze, am Ende eine Liste mit 3 bis 5 Eigenschaften. Sprich die Kunden mit du an.',
        checklist: [
          '120 bis 180 Wörter, mit Überschrift',
          'Liste mit 3 bis 5 Eigenschaften am Ende',
          'Jede Angabe stimmt mit der Quelle überein',
          'Selbst formuliert, kein Satz von einer anderen Seite',
          'Keine Rechtschreibfehler',
        ],
      },
      en: {
        title: 'Write a product description',
        brief: [
          'Product: [name of the product]',
          'Details: [link or main features]',
          '',
          'Write a description for my shop that answers a buyer’s main questions:',
          '• What is it, and who is it good for?',
          '• What can you do with it? Give an example from everyday life.',
          '• What is it made of, how big is it, what comes with it?',
          '',
          'Use only details that are given above or behind the link. Do not invent features, and promise nothing that is not stated there.',
        ].join('\n'),
        result:
          'A text of 120 to 180 words: a headline, two or three short paragraphs, and at the end a list of 3 to 5 features.',
        checklist: [
          '120 to 180 words, with a headline',
          'A list of 3 to 5 features at the end',
          'Every detail agrees with the source',
          'In your own words, no sentence from another page',
          'No spelling mistakes',
        ],
      },
    },
  },
  {
    id: 'blog-article',
    category: 'texts',
    minutes: 100,
    rewardPoints: 2000,
    usualPoints: { from: 1500, to: 2800 },
    proof: ['file'],
    workHours: 96,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Blogartikel schreiben',
        brief: [
          'Thema: [worüber, zum Beispiel Tomaten auf dem Balkon]',
          'Für wen: [Leser, zum Beispiel Hobbygärtner]',
          '',
          'Schreib einen Artikel, nach dem die Leser etwas können oder wissen, was sie vorher nicht wussten. Beginn mit der Frage, die sie haben, nicht mit einer langen Einleitung. Gib mindestens 2 Beispiele oder Tipps, die man gleich ausprobieren kann.',
          '',
          'Prüf Zahlen und Tatsachen nach und schreib unter den Artikel, woher du sie hast. Keine Werbung und keine Links im Text.',
        ].join('\n'),
        result:
          'Ein Artikel mit 400 bis 500 Wörtern: Titel, Einstieg, 3 oder 4 Abschnitte mit Zwischenüberschriften, Schluss. Darunter die Quellen. Als Datei: DOCX, ODT oder TXT.',
        checklist: [
          '400 bis 500 Wörter, Quellen nicht mitgezählt',
          'Titel und 3 oder 4 Zwischenüberschriften',
          'Mindestens 2 Beispiele oder Tipps zum Ausprobieren',
          'Quelle für jede Zahl und jede Tatsache',
          'Selbst formuliert, noch nirgends veröffentlicht',
          'Keine Rechtschreibfehler',
        ],
      },
      en: {
        title: 'Write a blog article',
        brief: [
          'Topic: [what about, for example tomatoes on a balcony]',
          'For whom: [readers, for example hobby gardeners]',
          '',
          'Write an article that leaves its readers able to do or understand something new. Start with the question they have, not with a long introduction. Give at least 2 examples or tips that can be tried right away.',
          '',
          'Check numbers and facts, and say below the article where you found them. No advertising and no links in the text.',
        ].join('\n'),
        result:
          'An article of 400 to 500 words: title, opening, 3 or 4 sections with subheadings, ending. The sources below it. As a file: DOCX, ODT or TXT.',
        checklist: [
          '400 to 500 words, not counting the sources',
          'A title and 3 or 4 subheadings',
          'At least 2 examples or tips to try',
          'A source for each number and each fact',
          'In your own words, not published anywhere before',
          'No spelling mistakes',
        ],
      },
    },
  },
  {
    id: 'proofreading',
    category: 'texts',
    minutes: 30,
    rewardPoints: 600,
    usualPoints: { from: 450, to: 800 },
    proof: ['file'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Text Korrektur lesen',
        brief: [
          'Text: [Link zum Text, höchstens 800 Wörter]',
          '',
          'Lies den Text zweimal und verbessere:',
          '• Rechtschreibung, Grammatik und Zeichensetzung,',
          '• Sätze, die man zweimal lesen muss,',
          '• Wörter, die sich ohne Grund wiederholen.',
          '',
          'Der Inhalt und der Ton bleiben, wie sie sind. Wenn du nicht sicher bist, was gemeint ist, ändere nichts, sondern schreib eine Frage dazu.',
        ].join('\n'),
        result:
          'Der ganze verbesserte Text als Datei: DOCX, ODT oder TXT. Darunter die Sätze, die du umgeschrieben hast, jeweils vorher und nachher, und deine Fragen. Einzelne Kommas musst du nicht aufzählen.',
        checklist: [
          'Der ganze Text ist dabei, nichts fehlt',
          'Keine Fehler in Rechtschreibung und Grammatik mehr',
          'Die Aussage ist überall gleich geblieben',
          'Umgeschriebene Sätze stehen darunter, vorher und nachher',
        ],
      },
      en: {
        title: 'Proofread a text',
        brief: [
          'Text: [link to the text, at most 800 words]',
          '',
          'Read the text twice and correct:',
          '• spelling, grammar and punctuation,',
          '• sentences that have to be read twice,',
          '• words that are repeated for no reason.',
          '',
          'Content and tone stay as they are. If you are not sure what is meant, change nothing and write a question instead.',
        ].join('\n'),
        result:
          'The whole corrected text as a file: DOCX, ODT or TXT. Below it the sentences you reworded, each before and after, and your questions. You need not list single commas.',
        checklist: [
          'The whole text is there, nothing is missing',
          'No mistakes in spelling and grammar are left',
          'The meaning is the same everywhere',
          'Reworded sentences stand below, before and after',
        ],
      },
    },
  },
  {
    id: 'short-translation',
    category: 'texts',
    minutes: 45,
    rewardPoints: 950,
    usualPoints: { from: 700, to: 1300 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: true,
    text: {
      de: {
        title: 'Kurzen Text übersetzen',
        brief: [
          'Text: [Link zum Text, höchstens 300 Wörter]',
          'Sprachen: [von welcher in welche Sprache]',
          '',
          'Übersetze den Text so, dass er klingt, als wäre er gleich in der neuen Sprache geschrieben worden. Du solltest die Zielsprache so gut schreiben wie deine Muttersprache.',
          '',
          'Namen, Preise und Maße bleiben, wie sie sind. Redensarten überträgst du dem Sinn nach. Lies am Ende deinen Text noch einmal ohne die Vorlage: Stolperst du, dann schreib den Satz um.',
        ].join('\n'),
        result:
          'Die vollständige Übersetzung mit denselben Absätzen wie die Vorlage, als Text. Darunter die Stellen, bei denen du unsicher warst, mit einem Satz Begründung.',
        checklist: [
          'Vollständig, mit denselben Absätzen wie die Vorlage',
          'Liest sich flüssig, auch wenn man die Vorlage nicht kennt',
          'Namen, Zahlen und Maße sind unverändert',
          'Unsichere Stellen sind genannt',
        ],
      },
      en: {
        title: 'Translate a short text',
        brief: [
          'Text: [link to the text, at most 300 words]',
          'Languages: [from which into which language]',
          '',
          'Translate the text so that it sounds as if it had been written in the new language. You should write the target language as well as your mother tongue.',
          '',
          'Names, prices and measures stay as they are. Translate sayings by their meaning. At the end read your text once more without the original: where you stumble, rewrite the sentence.',
        ].join('\n'),
        result:
          'The complete translation with the same paragraphs as the original, as text. Below it the places where you were unsure, with one sentence of explanation.',
        checklist: [
          'Complete, with the same paragraphs as the original',
          'Reads smoothly to someone who does not know the original',
          'Names, numbers and measures are unchanged',
          'Unsure places are named',
        ],
      },
    },
  },
]
