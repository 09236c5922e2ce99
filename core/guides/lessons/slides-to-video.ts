import type { Guide } from '../guide.ts'

export const slidesToVideo: Guide = {
  id: 'slides-to-video',
  emoji: '🎬',
  text: {
    de: {
      title: 'Aus Folien wird ein Video',
      about: 'Vom Foliensatz zum ruhigen, verständlichen Kurzvideo.',
      pages: [
        {
          title: 'Kürzen',
          body: 'Eine Folie, ein Gedanke. Was auf der Folie steht, wird nicht vorgelesen: Die Stimme erklärt, das Bild zeigt. Mehr als zwölf Wörter auf einer Folie liest im Video niemand.',
        },
        {
          title: 'Tempo',
          body: 'Rechne mit 120 bis 140 gesprochenen Wörtern pro Minute. Zeig jede Folie so lange, dass man sie zweimal in Ruhe lesen könnte. Blenden sparsam: ein harter Schnitt stört weniger als ein Wirbel.',
        },
        {
          title: 'Rechte',
          body: 'Musik, Schriften und Bilder brauchen eine Lizenz, die die geplante Nutzung erlaubt. „Im Internet gefunden“ ist keine. Nimm, was der Auftraggeber schickt, oder freie Werke, und schreib dir die Quelle auf.',
        },
        {
          title: 'Ausgabe',
          body: 'Üblich ist MP4 mit 1920 × 1080 Bildpunkten. Untertitel helfen allen, die ohne Ton schauen. Sieh dir das fertige Video einmal ganz auf dem Handy an, bevor du es abgibst.',
        },
      ],
    },
    en: {
      title: 'Turning slides into a video',
      about: 'From a set of slides to a calm, clear short video.',
      pages: [
        {
          title: 'Cut it down',
          body: 'One slide, one thought. What stands on the slide is not read out: the voice explains, the picture shows. Nobody reads more than twelve words on a slide in a video.',
        },
        {
          title: 'Pace',
          body: 'Reckon with 120 to 140 spoken words a minute. Show each slide so long that one could read it twice at ease. Use few transitions: a plain cut disturbs less than a swirl.',
        },
        {
          title: 'Rights',
          body: 'Music, fonts and pictures need a licence that allows the planned use. “Found on the internet” is none. Use what the client sends, or free works, and note where they came from.',
        },
        {
          title: 'Export',
          body: 'MP4 with 1920 × 1080 pixels is usual. Subtitles help everybody who watches without sound. Watch the finished video once from beginning to end on a phone before you hand it in.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Was tut die Stimme im Video?',
        right: 'Sie erklärt, was das Bild zeigt.',
        wrong: ['Sie liest jede Folie Wort für Wort vor.', 'Sie schweigt, solange Text zu sehen ist.'],
        why: 'Vorlesen langweilt. Stimme und Bild ergänzen sich.',
      },
      en: {
        ask: 'What does the voice do in the video?',
        right: 'It explains what the picture shows.',
        wrong: ['It reads every slide out word for word.', 'It is silent while there is text to be seen.'],
        why: 'Reading out is dull. Voice and picture complete each other.',
      },
    },
    {
      de: {
        ask: 'Wie viele Wörter spricht man ungefähr in einer Minute?',
        right: '120 bis 140',
        wrong: ['40 bis 60', '250 bis 300'],
        why: 'Bei 120 bis 140 Wörtern kann man gut folgen.',
      },
      en: {
        ask: 'About how many words does one speak in a minute?',
        right: '120 to 140',
        wrong: ['40 to 60', '250 to 300'],
        why: 'At 120 to 140 words people can follow well.',
      },
    },
    {
      de: {
        ask: 'Du brauchst Musik. Was darfst du nehmen?',
        right: 'Musik mit einer Lizenz für diese Nutzung',
        wrong: ['Ein bekanntes Lied, wenn es kürzer als 15 Sekunden ist', 'Alles, was frei herunterzuladen ist'],
        why: 'Auch kurze Stücke sind geschützt. Es zählt die Lizenz, nicht die Länge.',
      },
      en: {
        ask: 'You need music. What may you use?',
        right: 'Music with a licence for this use',
        wrong: ['A well-known song if it is shorter than 15 seconds', 'Anything that can be downloaded freely'],
        why: 'Short pieces are protected as well. The licence counts, not the length.',
      },
    },
    {
      de: {
        ask: 'Auf einer Folie stehen drei Gedanken. Was machst du daraus?',
        right: 'Drei Folien',
        wrong: ['Eine Folie mit kleinerer Schrift', 'Eine Folie, die dreimal so lange steht'],
        why: 'Eine Folie, ein Gedanke: So bleibt jeder hängen.',
      },
      en: {
        ask: 'A slide holds three thoughts. What do you make of it?',
        right: 'Three slides',
        wrong: ['One slide in smaller type', 'One slide that stays three times as long'],
        why: 'One slide, one thought: that way each of them sticks.',
      },
    },
    {
      de: {
        ask: 'Wozu Untertitel?',
        right: 'Viele schauen ohne Ton, und manche hören nicht gut.',
        wrong: ['Damit das Video länger wirkt.', 'Damit man keine Stimme braucht.'],
        why: 'Untertitel machen ein Video für alle zugänglich.',
      },
      en: {
        ask: 'What are subtitles for?',
        right: 'Many watch without sound, and some do not hear well.',
        wrong: ['To make the video seem longer.', 'So that no voice is needed.'],
        why: 'Subtitles open a video to everybody.',
      },
    },
  ],
}
