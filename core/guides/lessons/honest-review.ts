import type { Guide } from '../guide.ts'

export const honestReview: Guide = {
  id: 'honest-review',
  emoji: '🏷️',
  text: {
    de: {
      title: 'Rezensionen mit Kennzeichnung',
      about: 'Bezahlt und trotzdem ehrlich: wie das geht.',
      pages: [
        {
          title: 'Erst benutzen',
          body: 'Über ein Produkt schreibt nur, wer es hatte, und über einen Ort nur, wer dort war. Mach dir beim Benutzen Notizen: was war gut, was nicht, für wen passt es?',
        },
        {
          title: 'Die Kennzeichnung',
          body: 'Wer Geld, Punkte oder das Produkt bekommt, sagt das: „Anzeige“ oder „Ich habe das Produkt kostenlos erhalten“, am Anfang, nicht klein am Ende. Das verlangt das Gesetz, und es schützt dich.',
        },
        {
          title: 'Keine Sterne gegen Geld',
          body: 'Gekaufte Sterne und Bewertungen auf Portalen sind verboten, auch ehrliche. Bei Klickwork geht dein Urteil an den Auftraggeber, oder es erscheint mit Kennzeichnung auf deinem eigenen Kanal. Kein Auftrag darf vorschreiben, wie dein Urteil ausfällt.',
        },
        {
          title: 'Gut geschrieben',
          body: 'Beispiel vor Urteil: „Nach drei Wochen löste sich die Naht“ sagt mehr als „schlechte Qualität“. Nenn Stärken und Schwächen. Schreib sachlich, ohne Beleidigung, und nur, was du belegen kannst.',
        },
      ],
    },
    en: {
      title: 'Writing a review with a label',
      about: 'Paid and honest all the same: how that works.',
      pages: [
        {
          title: 'Use it first',
          body: 'Only those write about a product who had it, and about a place who were there. Take notes while using it: what was good, what was not, whom does it suit?',
        },
        {
          title: 'The label',
          body: 'Whoever gets money, points or the product says so: “Ad” or “I received this product free of charge”, at the beginning, not in small print at the end. The law demands it, and it protects you.',
        },
        {
          title: 'No stars for money',
          body: 'Bought stars and reviews on portals are forbidden, honest ones too. On Klickwork your verdict goes to the client, or it appears with a label on your own channel. No job may say what your verdict has to be.',
        },
        {
          title: 'Well written',
          body: 'Example before verdict: “After three weeks the seam came apart” says more than “poor quality”. Name strengths and weaknesses. Stay factual, insult nobody, and write only what you can show.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Wo steht die Kennzeichnung?',
        right: 'Am Anfang, gut sichtbar',
        wrong: ['Am Ende, in kleiner Schrift', 'In den Kommentaren, wenn jemand fragt'],
        why: 'Man muss sie sehen, bevor man den Text liest.',
      },
      en: {
        ask: 'Where does the label stand?',
        right: 'At the beginning, easy to see',
        wrong: ['At the end, in small print', 'In the comments, if somebody asks'],
        why: 'People have to see it before they read the text.',
      },
    },
    {
      de: {
        ask: 'Ein Auftrag zahlt für fünf Sterne auf einem Portal. Du findest das Lokal wirklich gut. Darfst du?',
        right: 'Nein, bezahlte Sterne sind verboten.',
        wrong: ['Ja, weil es meine ehrliche Meinung ist.', 'Ja, mit vier statt fünf Sternen.'],
        why: 'Auf Portalen ist jede gekaufte Bewertung verboten, auch eine ehrliche. Melde den Auftrag.',
      },
      en: {
        ask: 'A job pays for five stars on a portal. You really like the place. May you?',
        right: 'No, paid stars are forbidden.',
        wrong: ['Yes, because it is my honest opinion.', 'Yes, with four stars instead of five.'],
        why: 'On portals every bought review is forbidden, an honest one too. Report the job.',
      },
    },
    {
      de: {
        ask: 'Welcher Satz hilft am meisten?',
        right: 'Nach drei Wochen löste sich die Naht am Griff.',
        wrong: ['Die Qualität ist leider mies.', 'Ich bin insgesamt nicht ganz zufrieden.'],
        why: 'Ein Beispiel kann jeder nachprüfen und selbst gewichten.',
      },
      en: {
        ask: 'Which sentence helps most?',
        right: 'After three weeks the seam at the handle came apart.',
        wrong: ['Sadly the quality is poor.', 'On the whole I am not quite happy.'],
        why: 'Everybody can check an example and weigh it for themselves.',
      },
    },
    {
      de: {
        ask: 'Der Auftraggeber will nur Lob. Was gilt?',
        right: 'Er darf das Urteil nicht vorschreiben.',
        wrong: ['Wer zahlt, bestimmt.', 'Schwächen darf man nur auf Nachfrage nennen.'],
        why: 'Ein vorgeschriebenes Urteil ist keine Rezension, sondern Täuschung.',
      },
      en: {
        ask: 'The client wants only praise. What holds?',
        right: 'He may not say what the verdict has to be.',
        wrong: ['Whoever pays decides.', 'Weaknesses may be named only when asked for.'],
        why: 'A verdict that was ordered is no review but deceit.',
      },
    },
    {
      de: {
        ask: 'Du hast das Produkt nie benutzt. Darfst du darüber schreiben?',
        right: 'Nein',
        wrong: ['Ja, wenn ich andere Rezensionen lese', 'Ja, wenn ich „Anzeige“ dazuschreibe'],
        why: 'Auch eine Kennzeichnung macht aus Erfundenem keine Erfahrung.',
      },
      en: {
        ask: 'You have never used the product. May you write about it?',
        right: 'No',
        wrong: ['Yes, if I read other reviews', 'Yes, if I add “Ad”'],
        why: 'A label does not turn an invention into experience.',
      },
    },
  ],
}
