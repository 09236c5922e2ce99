import type { Guide } from '../guide.ts'

export const websiteTest: Guide = {
  id: 'website-test',
  emoji: '🧪',
  text: {
    de: {
      title: 'Eine Website testen',
      about: 'Fehler so melden, dass man sie sofort beheben kann.',
      pages: [
        {
          title: 'Wie ein Gast',
          body: 'Lies die Aufgabe, dann geh los, ohne dich vorzubereiten. Was dich stocken lässt, ist ein Befund, auch wenn du es danach verstehst. Sprich laut mit oder schreib mit: „Ich suche den Warenkorb, er ist nicht oben.“',
        },
        {
          title: 'Ein Fehlerbericht',
          body: 'Vier Teile: was du getan hast (Schritt für Schritt), was du erwartet hast, was geschah, womit du unterwegs warst (Gerät, Browser, Version). Dazu ein Bild, auf dem nichts Privates zu sehen ist.',
        },
        {
          title: 'Genauer hinsehen',
          body: 'Versuch es zweimal: Passiert es wieder? Probier es auf dem Handy, mit langem Namen, mit leeren Feldern, mit „zurück“. Ein Fehler, den man nachstellen kann, ist doppelt so viel wert.',
        },
        {
          title: 'Fair bleiben',
          body: 'Ein Bericht sagt, was ist, nicht, wer schuld ist. Trenn Fehler („geht nicht“) von Meinung („gefällt mir nicht“). Benutz Testdaten, kauf nichts wirklich, und versuch nie, in fremde Konten zu kommen.',
        },
      ],
    },
    en: {
      title: 'Testing a website',
      about: 'Reporting faults so that they can be fixed right away.',
      pages: [
        {
          title: 'Like a visitor',
          body: 'Read the task, then start without preparing. What makes you stop is a finding, even if you understand it afterwards. Say or write along: “I look for the basket, it is not at the top.”',
        },
        {
          title: 'A bug report',
          body: 'Four parts: what you did (step by step), what you expected, what happened, and what you used (device, browser, version). Add a picture that shows nothing private.',
        },
        {
          title: 'Look closer',
          body: 'Try it twice: does it happen again? Try it on a phone, with a long name, with empty fields, with “back”. A fault that can be repeated is worth twice as much.',
        },
        {
          title: 'Stay fair',
          body: 'A report says what is, not who is to blame. Keep faults (“does not work”) apart from opinion (“I do not like it”). Use test data, do not really buy anything, and never try to get into other people’s accounts.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Was fehlt hier: „Ich klickte auf Bezahlen, da kam eine weiße Seite. Firefox 140, Windows 11.“?',
        right: 'Was erwartet wurde',
        wrong: ['Welcher Browser es war', 'Was geschah'],
        why: 'Ein Bericht hat vier Teile: Schritte, Erwartung, Ergebnis, Gerät.',
      },
      en: {
        ask: 'What is missing: “I clicked Pay and a white page came. Firefox 140, Windows 11.”?',
        right: 'What was expected',
        wrong: ['Which browser it was', 'What happened'],
        why: 'A report has four parts: steps, expectation, result, device.',
      },
    },
    {
      de: {
        ask: 'Du hast den Knopf erst nach einer Minute gefunden. Gehört das in den Bericht?',
        right: 'Ja, das ist ein Befund.',
        wrong: ['Nein, ich habe ihn ja gefunden.', 'Nur, wenn der Knopf kaputt ist.'],
        why: 'Was dich aufhält, hält auch andere auf.',
      },
      en: {
        ask: 'It took you a minute to find the button. Does that belong in the report?',
        right: 'Yes, it is a finding.',
        wrong: ['No, because I found it.', 'Only if the button is broken.'],
        why: 'What holds you up holds others up too.',
      },
    },
    {
      de: {
        ask: 'Ein Fehler tritt auf. Was tust du als Nächstes?',
        right: 'Ich versuche, ihn noch einmal auszulösen.',
        wrong: ['Ich lade die Seite neu und vergesse ihn.', 'Ich höre sofort auf zu testen.'],
        why: 'Nachstellbare Fehler lassen sich viel schneller beheben.',
      },
      en: {
        ask: 'A fault occurs. What do you do next?',
        right: 'I try to make it happen again.',
        wrong: ['I reload the page and forget it.', 'I stop testing at once.'],
        why: 'Faults that can be reproduced are fixed much faster.',
      },
    },
    {
      de: {
        ask: 'Welcher Satz ist eine Meinung?',
        right: 'Das Grün gefällt mir nicht.',
        wrong: ['Das Formular nimmt meinen Namen nicht an.', 'Der Link „Kontakt“ führt ins Leere.'],
        why: 'Meinungen sind erlaubt, gehören aber getrennt von den Fehlern.',
      },
      en: {
        ask: 'Which sentence is an opinion?',
        right: 'I do not like the green.',
        wrong: ['The form does not take my name.', 'The link “Contact” leads nowhere.'],
        why: 'Opinions are welcome, but apart from the faults.',
      },
    },
    {
      de: {
        ask: 'Du bemerkst, dass man fremde Bestellungen sehen kann. Was tust du?',
        right: 'Ich melde es nur dem Auftraggeber und schaue nicht weiter.',
        wrong: ['Ich sehe nach, wie viele es sind.', 'Ich schreibe öffentlich darüber.'],
        why: 'Sicherheitslücken meldet man vertraulich und nutzt sie nicht aus.',
      },
      en: {
        ask: 'You notice that other people’s orders can be seen. What do you do?',
        right: 'I tell only the client and look no further.',
        wrong: ['I check how many there are.', 'I write about it in public.'],
        why: 'Security holes are reported in confidence and not used.',
      },
    },
  ],
}
