import type { Guide } from '../guide.ts'

export const workSafely: Guide = {
  id: 'work-safely',
  emoji: '🛡️',
  text: {
    de: {
      title: 'Sicher online arbeiten',
      about: 'Woran du krumme Aufträge erkennst und wie du dich schützt.',
      pages: [
        {
          title: 'Was nie verlangt werden darf',
          body: 'Passwörter, Ausweisbilder, TANs, der Zugang zu deinem Konto, Geld im Voraus, das Öffnen eines Bankkontos. Kommt so etwas vor, nimm den Auftrag nicht an und tippe auf „Melden“.',
        },
        {
          title: 'Im Chat bleiben',
          body: 'Solange du hier arbeitest, liegt die Belohnung in Treuhand. Wer dich zu WhatsApp oder einem anderen Chat lockt und „direkt bezahlen“ will, nimmt dir diesen Schutz. Klickwork fragt dich nie nach deinem Passwort.',
        },
        {
          title: 'Dateien und Links',
          body: 'Öffne keine Programme und keine Tabellen mit Makros von Fremden. Sieh dir die Adresse eines Links an, bevor du tippst: „paypa1“ ist nicht „paypal“. Halte Handy und Browser aktuell und benutze überall ein anderes Passwort.',
        },
        {
          title: 'Auf dich achten',
          body: 'Gib auf Bildern keine Adresse, kein Gesicht und kein Schulwappen preis. Mach Pausen. Fühlt sich etwas falsch an, brich ab und sprich mit jemandem, dem du vertraust. Du musst nichts fertig machen, was dir Angst macht.',
        },
      ],
    },
    en: {
      title: 'Working safely online',
      about: 'How to recognise crooked jobs and protect yourself.',
      pages: [
        {
          title: 'What may never be asked for',
          body: 'Passwords, pictures of your identity card, one-time codes, access to your account, money in advance, opening a bank account. If that comes up, do not take the job, and tap “Report”.',
        },
        {
          title: 'Stay in the chat',
          body: 'As long as you work here, the reward lies in escrow. Whoever lures you to WhatsApp or another chat to “pay directly” takes that protection from you. Klickwork never asks for your password.',
        },
        {
          title: 'Files and links',
          body: 'Do not open programs, or spreadsheets with macros, from strangers. Look at the address of a link before you tap: “paypa1” is not “paypal”. Keep phone and browser up to date and use a different password everywhere.',
        },
        {
          title: 'Look after yourself',
          body: 'Show no address, no face and no school badge in pictures. Take breaks. If something feels wrong, stop and talk to somebody you trust. You do not have to finish anything that frightens you.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Ein Auftrag verlangt ein Foto deines Ausweises „zur Sicherheit“. Was tust du?',
        right: 'Ich melde den Auftrag.',
        wrong: ['Ich schicke es mit geschwärzter Nummer.', 'Ich schicke es, wenn der Auftraggeber gute Sterne hat.'],
        why: 'Kein Auftrag darf einen Ausweis verlangen, ganz gleich, von wem er kommt.',
      },
      en: {
        ask: 'A job asks for a photo of your identity card “for safety”. What do you do?',
        right: 'I report the job.',
        wrong: ['I send it with the number blacked out.', 'I send it if the client has good stars.'],
        why: 'No job may ask for an identity card, whoever it comes from.',
      },
    },
    {
      de: {
        ask: 'Jemand will dich auf WhatsApp bezahlen, „ohne Gebühr“. Was verlierst du dabei?',
        right: 'Den Schutz der Treuhand',
        wrong: ['Nichts, es geht schneller', 'Nur die Sterne für diesen Auftrag'],
        why: 'Außerhalb sieht niemand, ob du bezahlt wirst.',
      },
      en: {
        ask: 'Somebody wants to pay you on WhatsApp, “without a fee”. What do you lose?',
        right: 'The protection of the escrow',
        wrong: ['Nothing, it is faster', 'Only the stars for this job'],
        why: 'Outside, nobody sees whether you are paid.',
      },
    },
    {
      de: {
        ask: 'Welche Adresse ist verdächtig?',
        right: 'paypa1.com',
        wrong: ['paypal.com', 'wikipedia.org'],
        why: 'Statt des Buchstabens l steht eine Eins: eine beliebte Falle.',
      },
      en: {
        ask: 'Which address is suspicious?',
        right: 'paypa1.com',
        wrong: ['paypal.com', 'wikipedia.org'],
        why: 'A figure one stands in place of the letter l: a popular trap.',
      },
    },
    {
      de: {
        ask: 'Du sollst vorab 20 € „Kaution“ überweisen. Was ist das?',
        right: 'Ein Betrugsversuch',
        wrong: ['Bei größeren Aufträgen üblich', 'In Ordnung, wenn es eine Quittung gibt'],
        why: 'Wer arbeitet, zahlt nie im Voraus.',
      },
      en: {
        ask: 'You are to transfer 20 € in advance as a “deposit”. What is that?',
        right: 'An attempt at fraud',
        wrong: ['Usual with larger jobs', 'All right if there is a receipt'],
        why: 'Whoever works never pays in advance.',
      },
    },
    {
      de: {
        ask: 'Eine Aufgabe macht dir mitten in der Arbeit Angst. Was ist richtig?',
        right: 'Abbrechen und mit jemandem reden, dem ich vertraue',
        wrong: ['Zu Ende machen, sonst leiden die Sterne', 'Jemand anderen damit weitermachen lassen'],
        why: 'Deine Sicherheit ist wichtiger als jeder Auftrag.',
      },
      en: {
        ask: 'In the middle of the work a task frightens you. What is right?',
        right: 'Stop and talk to somebody I trust',
        wrong: ['Finish it, or the stars will suffer', 'Let somebody else go on with it'],
        why: 'Your safety matters more than any job.',
      },
    },
  ],
}
