import type { Template } from '../template.ts'

export const onlineVideoTemplates: readonly Template[] = [
  {
    id: 'slides-to-video',
    category: 'online-video',
    minutes: 90,
    rewardPoints: 1800,
    usualPoints: { from: 1400, to: 2500 },
    proof: ['file'],
    workHours: 96,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Aus Folien ein Video machen',
        brief: [
          'Folien: [Link, höchstens 10 Folien]',
          'Thema und Zielgruppe: [worum es geht und für wen]',
          '',
          'Mach aus den Folien ein kurzes Video ohne Sprecher. Jede Folie bleibt so lange stehen, dass man sie in Ruhe lesen kann, mindestens 4 Sekunden. Lange Texte kürzt du auf das Wichtigste. Weiche Übergänge, keine Spielereien.',
          '',
          'Leise Musik ist gut, wenn sie kostenlos auch für Geschäfte erlaubt ist. Die letzte Folie bleibt am Schluss etwas länger stehen. Nach der Freigabe darf ich das Video ohne Frist verwenden und ändern.',
        ].join('\n'),
        result:
          'Eine MP4-Datei, 1280 × 720 Pixel, 45 bis 90 Sekunden lang, höchstens 20 MB. Schreib dazu, woher die Musik ist.',
        checklist: [
          'MP4 mit 1280 × 720 Pixeln, höchstens 20 MB',
          '45 bis 90 Sekunden lang',
          'Jede Folie ist dabei und mindestens 4 Sekunden zu sehen',
          'Alle Texte sind am Handy lesbar und ohne Fehler',
          'Herkunft der Musik ist genannt, oder es gibt keine',
        ],
      },
      en: {
        title: 'Turn slides into a video',
        brief: [
          'Slides: [link, at most 10 slides]',
          'Topic and audience: [what it is about and for whom]',
          '',
          'Make a short video without a speaker from the slides. Each slide stays long enough to be read at leisure, at least 4 seconds. Cut long texts down to what matters. Soft transitions, no gimmicks.',
          '',
          'Quiet music is good if it is free for business use. The last slide stays a little longer at the end. After approval I may use and change the video without a time limit.',
        ].join('\n'),
        result: 'An MP4 file, 1280 × 720 pixels, 45 to 90 seconds long, at most 20 MB. Say where the music comes from.',
        checklist: [
          'MP4 of 1280 × 720 pixels, at most 20 MB',
          '45 to 90 seconds long',
          'Each slide is there and can be seen for at least 4 seconds',
          'All texts can be read on a phone and have no mistakes',
          'The origin of the music is named, or there is none',
        ],
      },
    },
  },
  {
    id: 'subtitles',
    category: 'online-video',
    minutes: 60,
    rewardPoints: 1100,
    usualPoints: { from: 900, to: 1500 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Untertitel für ein kurzes Video',
        brief: [
          'Video: [Link, höchstens 5 Minuten]',
          'Namen und Fachwörter: [richtige Schreibweise, oder „keine“]',
          '',
          'Schreib mit, was gesprochen wird, und setz die Zeiten dazu. Du darfst mit einer automatischen Fassung anfangen, musst sie aber Satz für Satz am Ton prüfen.',
          '',
          '„Ähs“ und Versprecher lässt du weg, sonst änderst du nichts. Wichtige Geräusche stehen in runden Klammern, zum Beispiel (Applaus). Schau das Video am Ende einmal ganz mit deinen Untertiteln an.',
        ].join('\n'),
        result:
          'Eine SRT-Datei in der Sprache des Videos. Höchstens 2 Zeilen auf einmal, höchstens 42 Zeichen je Zeile, jeder Untertitel 1 bis 6 Sekunden lang.',
        checklist: [
          'SRT-Datei, die sich mit dem Video abspielen lässt',
          'Alles Gesprochene ist da, vom ersten bis zum letzten Satz',
          'Höchstens 2 Zeilen mit höchstens 42 Zeichen',
          'Die Untertitel erscheinen, wenn gesprochen wird',
          'Namen und Rechtschreibung stimmen',
        ],
      },
      en: {
        title: 'Subtitles for a short video',
        brief: [
          'Video: [link, at most 5 minutes]',
          'Names and special words: [correct spelling, or “none”]',
          '',
          'Write down what is spoken and add the times. You may start from an automatic version, but you have to check it against the sound sentence by sentence.',
          '',
          'Leave out “ums” and slips of the tongue, change nothing else. Important sounds stand in round brackets, for example (applause). At the end watch the whole video once with your subtitles.',
        ].join('\n'),
        result:
          'An SRT file in the language of the video. At most 2 lines at a time, at most 42 characters per line, each subtitle 1 to 6 seconds long.',
        checklist: [
          'An SRT file that plays with the video',
          'Everything spoken is there, from the first to the last sentence',
          'At most 2 lines of at most 42 characters',
          'The subtitles appear when the words are spoken',
          'Names and spelling are right',
        ],
      },
    },
  },
  {
    id: 'video-summary',
    category: 'online-video',
    minutes: 45,
    rewardPoints: 800,
    usualPoints: { from: 700, to: 1100 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Video zusammenfassen, mit Kapiteln',
        brief: [
          'Video: [Link, höchstens 15 Minuten]',
          '',
          'Schau das Video ganz an und schreib den Text, der darunter stehen soll, damit man vorher weiß, was drin ist, und die richtige Stelle findet:',
          '• die Zusammenfassung,',
          '• die Kapitel mit der Zeit, zu der sie beginnen,',
          '• 3 Vorschläge für einen besseren Titel.',
          '',
          'Schreib nur, was im Video vorkommt. Die Titel übertreiben nicht.',
        ].join('\n'),
        result:
          'Ein Text: Zusammenfassung mit 80 bis 120 Wörtern, dann 5 bis 8 Kapitel in der Form „02:15 Teig kneten“, das erste bei 00:00, dann 3 Titel mit höchstens 60 Zeichen. Die Zeiten dürfen um höchstens 2 Sekunden danebenliegen.',
        checklist: [
          'Zusammenfassung mit 80 bis 120 Wörtern',
          '5 bis 8 Kapitel, das erste bei 00:00',
          'Die Zeiten stimmen auf 2 Sekunden genau',
          '3 Titel mit höchstens 60 Zeichen',
        ],
      },
      en: {
        title: 'Summarise a video, with chapters',
        brief: [
          'Video: [link, at most 15 minutes]',
          '',
          'Watch the whole video and write the text that goes below it, so that people know beforehand what is in it and find the right place:',
          '• the summary,',
          '• the chapters with the time at which they begin,',
          '• 3 suggestions for a better title.',
          '',
          'Write only what the video contains. The titles do not exaggerate.',
        ].join('\n'),
        result:
          'A text: a summary of 80 to 120 words, then 5 to 8 chapters in the form “02:15 Kneading the dough”, the first at 00:00, then 3 titles of at most 60 characters. The times may be off by at most 2 seconds.',
        checklist: [
          'Summary of 80 to 120 words',
          '5 to 8 chapters, the first at 00:00',
          'The times are right to within 2 seconds',
          '3 titles of at most 60 characters',
        ],
      },
    },
  },
  {
    id: 'screen-video',
    category: 'online-video',
    minutes: 60,
    rewardPoints: 1300,
    usualPoints: { from: 1000, to: 1700 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Bildschirmvideo: So geht’s',
        brief: [
          'Das soll man lernen: [zum Beispiel einen Termin auf meiner Website buchen]',
          'Wo: [Link zur Website oder Name des Programms]',
          '',
          'Nimm deinen Bildschirm auf, während du es vormachst, langsam und ohne Umwege. Jeder Schritt bekommt einen kurzen Text ins Bild, zum Beispiel „1. Datum wählen“. Sprechen musst du nicht.',
          '',
          'Mach es vorher einmal zur Probe. Schalte Benachrichtigungen aus und nimm erfundene Angaben, damit nichts Privates zu sehen ist. Schick nichts ab, was etwas kostet. Nach der Freigabe darf ich das Video ohne Frist verwenden und ändern.',
        ].join('\n'),
        result:
          'Eine MP4-Datei, 60 bis 150 Sekunden lang, höchstens 20 MB, mindestens 720 Pixel hoch. Am Anfang 3 Sekunden Titel, am Ende das Ergebnis.',
        checklist: [
          'MP4, 60 bis 150 Sekunden, höchstens 20 MB',
          'Wer zusieht, kann jeden Schritt nachmachen',
          'Jeder Schritt hat einen Text im Bild',
          'Nichts Privates ist zu sehen oder zu hören',
        ],
      },
      en: {
        title: 'Screen video: how it works',
        brief: [
          'What people should learn: [for example to book an appointment on my website]',
          'Where: [link to the website or name of the program]',
          '',
          'Record your screen while you show it, slowly and without detours. Each step gets a short text in the picture, for example “1. Choose a date”. You need not speak.',
          '',
          'Try it once beforehand. Switch notifications off and use made-up details, so that nothing private can be seen. Submit nothing that costs money. After approval I may use and change the video without a time limit.',
        ].join('\n'),
        result:
          'An MP4 file, 60 to 150 seconds long, at most 20 MB, at least 720 pixels high. At the start 3 seconds of title, at the end the result.',
        checklist: [
          'MP4, 60 to 150 seconds, at most 20 MB',
          'Whoever watches can repeat each step',
          'Each step has a text in the picture',
          'Nothing private can be seen or heard',
        ],
      },
    },
  },
]
