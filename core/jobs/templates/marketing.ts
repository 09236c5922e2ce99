import type { Template } from '../template.ts'

export const marketingTemplates: readonly Template[] = [
  {
    id: 'page-ideas',
    category: 'marketing',
    minutes: 40,
    rewardPoints: 750,
    usualPoints: { from: 600, to: 1000 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: '10 Ideen für Beiträge auf meiner Seite',
        brief: [
          'Meine Seite: [Link, der sich ohne Anmeldung öffnet]',
          'Darum geht es: [Thema und wen ich erreichen will]',
          '',
          'Schau dir die Seite an und denk dir 10 Beiträge aus, die zu ihr passen und die Leute gern lesen oder weitererzählen. Schreib zu jeder Idee:',
          '• den Titel,',
          '• was zu sehen oder zu lesen ist, in 2 Sätzen,',
          '• warum sie jemanden interessiert, in 1 Satz.',
          '',
          'Ich muss jede Idee mit Handy und wenig Geld umsetzen können. Nimm nichts, was dort schon steht, und keine Gewinnspiele.',
        ].join('\n'),
        result:
          'Eine Liste von 1 bis 10 als Text. Jede Idee mit Titel, 2 Sätzen zum Inhalt und 1 Satz zum Grund. Mindestens 3 davon gehen ohne Video.',
        checklist: [
          '10 verschiedene Ideen, jede mit Titel, Inhalt und Grund',
          'Jede passt zum Thema und zu den Leuten, die ich nenne',
          'Keine Idee steht schon auf der Seite',
          'Mindestens 3 Ideen ohne Video',
        ],
      },
      en: {
        title: '10 ideas for posts on my page',
        brief: [
          'My page: [link that opens without signing in]',
          'What it is about: [topic and who I want to reach]',
          '',
          'Look at the page and think of 10 posts that suit it and that people enjoy reading or passing on. For each idea write:',
          '• the title,',
          '• what there is to see or read, in 2 sentences,',
          '• why it interests someone, in 1 sentence.',
          '',
          'I must be able to make each of them with a phone and little money. Nothing that is already there, and no prize draws.',
        ].join('\n'),
        result:
          'A list from 1 to 10 as text. Each idea with a title, 2 sentences on the content and 1 sentence on the reason. At least 3 of them work without video.',
        checklist: [
          '10 different ideas, each with title, content and reason',
          'Each suits the topic and the people I name',
          'No idea is already on the page',
          'At least 3 ideas without video',
        ],
      },
    },
  },
  {
    id: 'captions',
    category: 'marketing',
    minutes: 35,
    rewardPoints: 650,
    usualPoints: { from: 550, to: 900 },
    proof: ['text'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Bildtexte für 5 Beiträge',
        brief: [
          'Bilder: [Link zu 5 Bildern]',
          'Meine Seite: [Link, der sich ohne Anmeldung öffnet]',
          '',
          'Schreib zu jedem Bild den Text, der darunter stehen soll. Der erste Satz macht neugierig, dann kommt, was man auf dem Bild nicht sieht: eine kleine Geschichte, ein Tipp oder eine Frage. Schreib so, wie die Beiträge auf meiner Seite bisher klingen.',
          '',
          'Versprich nichts über Preise oder Wirkung. Fordere niemanden auf, etwas zu teilen oder zu kommentieren.',
        ].join('\n'),
        result:
          '5 Texte, nummeriert wie die Bilder. Jeder hat 30 bis 60 Wörter und danach 3 bis 5 passende Hashtags. Höchstens 2 Emojis je Text.',
        checklist: [
          '5 Texte, nummeriert wie die Bilder',
          'Jeder Text hat 30 bis 60 Wörter',
          '3 bis 5 passende Hashtags je Text',
          'Der Ton passt zur Seite',
          'Keine Rechtschreibfehler',
        ],
      },
      en: {
        title: 'Captions for 5 posts',
        brief: [
          'Pictures: [link to 5 pictures]',
          'My page: [link that opens without signing in]',
          '',
          'Write the text that goes below each picture. The first sentence makes people curious, then comes what the picture does not show: a small story, a tip or a question. Write the way the posts on my page have sounded so far.',
          '',
          'Promise nothing about prices or effects. Ask nobody to share or comment on anything.',
        ].join('\n'),
        result:
          '5 texts, numbered as the pictures are. Each has 30 to 60 words and after them 3 to 5 fitting hashtags. At most 2 emojis per text.',
        checklist: [
          '5 texts, numbered as the pictures are',
          'Each text has 30 to 60 words',
          '3 to 5 fitting hashtags per text',
          'The tone suits the page',
          'No spelling mistakes',
        ],
      },
    },
  },
  {
    id: 'post-design',
    category: 'marketing',
    minutes: 60,
    rewardPoints: 1200,
    usualPoints: { from: 900, to: 1700 },
    proof: ['picture', 'file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Grafik für einen Beitrag gestalten',
        brief: [
          'Anlass: [was, zum Beispiel Sommerfest am 12. Juli]',
          'Text auf der Grafik: [Wortlaut, höchstens 12 Wörter]',
          'Logo und Farben: [Link, oder „frei“]',
          '',
          'Gestalte eine Grafik, die man auf dem Handy in einer Sekunde versteht. Der Text ist das Wichtigste: groß, gut lesbar, mit starkem Kontrast zum Hintergrund.',
          '',
          'Nimm nur eigene Bilder und Schriften oder solche, die man kostenlos auch für Geschäfte verwenden darf, und schreib dazu, woher sie sind. Nach der Freigabe darf ich die Grafik ohne Frist verwenden und ändern.',
        ].join('\n'),
        result:
          'Eine PNG-Datei mit 1080 × 1080 Pixeln, als Datei geschickt, damit sie scharf bleibt. Dazu eine kleine Vorschau als Bild und eine Liste der verwendeten Bilder und Schriften mit Herkunft.',
        checklist: [
          'PNG mit 1080 × 1080 Pixeln, als Datei',
          'Der Text stimmt Buchstabe für Buchstabe',
          'Auf dem Handy ohne Vergrößern lesbar',
          'Herkunft aller Bilder und Schriften genannt',
        ],
      },
      en: {
        title: 'Design a graphic for a post',
        brief: [
          'Occasion: [what, for example summer party on 12 July]',
          'Text on the graphic: [wording, at most 12 words]',
          'Logo and colours: [link, or “your choice”]',
          '',
          'Design a graphic that can be understood on a phone within a second. The text matters most: large, easy to read, with strong contrast to the background.',
          '',
          'Use only pictures and fonts that are your own or free for business use, and say where they come from. After approval I may use and change the graphic without a time limit.',
        ].join('\n'),
        result:
          'A PNG file of 1080 × 1080 pixels, sent as a file so that it stays sharp. Add a small preview as a picture and a list of the pictures and fonts you used and where they come from.',
        checklist: [
          'PNG of 1080 × 1080 pixels, as a file',
          'The text is correct letter by letter',
          'Readable on a phone without zooming',
          'The origin of all pictures and fonts is named',
        ],
      },
    },
  },
  {
    id: 'page-feedback',
    category: 'marketing',
    minutes: 20,
    rewardPoints: 350,
    usualPoints: { from: 300, to: 500 },
    proof: ['text'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Ehrliches Feedback zu meiner Seite',
        brief: [
          'Meine Seite: [Link, der sich ohne Anmeldung öffnet]',
          'Ich möchte erreichen: [wen und wozu]',
          '',
          'Schau dir die Seite an, als wärst du zufällig dort gelandet. Nimm dir 10 Minuten und sieh dir mindestens 6 Beiträge an. Dann schreib mir, ganz offen:',
          '1. Worum geht es auf der Seite? In einem Satz, nach deinem ersten Eindruck.',
          '2. Welche 2 Beiträge sind am besten, und warum?',
          '3. Welche 2 Beiträge würdest du übergehen, und warum?',
          '4. Welche 3 Dinge würdest du als Erstes ändern?',
          '',
          'Nur schauen: Melde dich dort nicht an und kommentiere nichts. Dein Feedback bleibt bei mir. Auch strenges Feedback wird bezahlt, wenn es begründet ist.',
        ].join('\n'),
        result:
          'Antworten auf die 4 Fragen als Text, zusammen mindestens 150 Wörter. Nenn die Beiträge so, dass ich sie finde, zum Beispiel mit Datum oder Überschrift.',
        checklist: [
          'Alle 4 Fragen sind beantwortet',
          'Zusammen mindestens 150 Wörter',
          'Die Beiträge sind so genannt, dass man sie findet',
          'Jedes Lob und jede Kritik hat einen Grund',
        ],
      },
      en: {
        title: 'Honest feedback on my page',
        brief: [
          'My page: [link that opens without signing in]',
          'I want to reach: [whom and what for]',
          '',
          'Look at the page as if you had come across it by chance. Take 10 minutes and look at no fewer than 6 posts. Then tell me openly:',
          '1. What is the page about? In one sentence, from your first impression.',
          '2. Which 2 posts are best, and why?',
          '3. Which 2 posts would you skip, and why?',
          '4. Which 3 things would you change first?',
          '',
          'Only look: do not sign in there and comment on nothing. Your feedback stays with me. Harsh feedback is paid too, as long as it gives reasons.',
        ].join('\n'),
        result:
          'Answers to the 4 questions as text, at least 150 words altogether. Name the posts so that I can find them, for example by date or headline.',
        checklist: [
          'All 4 questions are answered',
          'At least 150 words altogether',
          'The posts are named so that they can be found',
          'Praise and criticism come with reasons',
        ],
      },
    },
  },
]
