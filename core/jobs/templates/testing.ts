import type { Template } from '../template.ts'

export const testingTemplates: readonly Template[] = [
  {
    id: 'phone-test',
    category: 'testing',
    minutes: 30,
    rewardPoints: 500,
    usualPoints: { from: 450, to: 750 },
    proof: ['text', 'picture'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Website am Handy testen',
        brief: [
          'Website: [Link]',
          'Deine Aufgabe dort: [zum Beispiel die Öffnungszeiten am Samstag finden]',
          '',
          'Öffne die Website am Handy und lös die Aufgabe. Danach schau dir mindestens 5 weitere Seiten an, im Hochformat und im Querformat. Melde dich nicht an und bestell nichts.',
          '',
          'Schreib jeden Fehler auf: Text, der abgeschnitten ist, Knöpfe, die man kaum trifft, Links ins Leere, Bilder, die fehlen, alles, was langsam oder unklar ist. Findest du nichts, schreib, welche Seiten du angesehen hast: Auch das ist ein Ergebnis.',
        ].join('\n'),
        result:
          'Ein Text: Handy und Browser, wie lange die Aufgabe gedauert hat und wo du gezögert hast, dann die Liste der Fehler. Zu jedem Fehler: Link der Seite, was du getan hast, was du erwartet hast, was geschehen ist. Dazu mindestens 2 Bildschirmfotos, auf denen nichts Privates zu sehen ist.',
        checklist: [
          'Handy, Browser und Dauer der Aufgabe sind genannt',
          'Mindestens 5 weitere Seiten, in beiden Formaten',
          'Jeder Fehler lässt sich mit den Angaben wiederholen',
          'Mindestens 2 Bildschirmfotos, nichts Privates darauf',
        ],
      },
      en: {
        title: 'Test a website on your phone',
        brief: [
          'Website: [link]',
          'Your task there: [for example to find the opening hours on Saturday]',
          '',
          'Open the website on your phone and do the task. Then look at no fewer than 5 more pages, upright and sideways. Do not sign in and order nothing.',
          '',
          'Write down each fault: text that is cut off, buttons that are hard to hit, links that lead nowhere, missing pictures, whatever is slow or unclear. If you find nothing, say which pages you looked at: that is a result too.',
        ].join('\n'),
        result:
          'A text: phone and browser, how long the task took and where you hesitated, then the list of faults. For each fault: link of the page, what you did, what you expected, what happened. Add at least 2 screenshots that show nothing private.',
        checklist: [
          'Phone, browser and time for the task are named',
          'At least 5 more pages, upright and sideways',
          'Each fault can be repeated from the details',
          'At least 2 screenshots, nothing private in them',
        ],
      },
    },
  },
  {
    id: 'order-test',
    category: 'testing',
    minutes: 30,
    rewardPoints: 550,
    usualPoints: { from: 450, to: 800 },
    proof: ['text', 'picture'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Bestellung testen, bis kurz vor dem Bezahlen',
        brief: [
          'Shop: [Link]',
          'In den Warenkorb: [Produkt und Menge]',
          'Testanschrift: [erfundener Name und Anschrift für die Eingabe]',
          '',
          'Leg das Produkt in den Warenkorb, ändere einmal die Menge, geh als Gast zur Kasse und füll alles mit der Testanschrift aus. Nimm nirgends deine eigenen Daten. Lass einmal ein Pflichtfeld leer und schau, was geschieht.',
          '',
          'Hör vor dem letzten Knopf auf: nicht bestellen, nicht bezahlen, kein Kundenkonto anlegen. Geht es ohne Konto nicht weiter, ist das dein Ergebnis bis dahin.',
        ].join('\n'),
        result:
          'Ein Text mit allen Schritten von 1 an: was du getan hast, was geschehen ist, ob etwas unklar war, und wie lange es insgesamt gedauert hat. Am Ende die 3 größten Hürden. Dazu ein Bildschirmfoto vom Warenkorb und eines von der Seite, auf der du aufgehört hast.',
        checklist: [
          'Alle Schritte bis vor den letzten Knopf, nummeriert',
          'Das leere Pflichtfeld ist ausprobiert und beschrieben',
          'Die 3 größten Hürden sind genannt',
          'Bildschirmfotos vom Warenkorb und vom Ende',
          'Nichts bestellt, keine eigenen Daten eingegeben',
        ],
      },
      en: {
        title: 'Test an order, up to just before paying',
        brief: [
          'Shop: [link]',
          'Into the basket: [product and quantity]',
          'Test address: [made-up name and address to enter]',
          '',
          'Put the product into the basket, change the quantity once, go to the checkout as a guest and fill in everything with the test address. Use your own details nowhere. Leave one required field empty once and see what happens.',
          '',
          'Stop before the last button: do not order, do not pay, do not open a customer account. If it goes no further without an account, that is your result so far.',
        ].join('\n'),
        result:
          'A text with all steps from 1 on: what you did, what happened, whether something was unclear, and how long it took in all. At the end the 3 biggest obstacles. Add a screenshot of the basket and one of the page where you stopped.',
        checklist: [
          'All steps up to the last button, numbered',
          'The empty required field was tried and is described',
          'The 3 biggest obstacles are named',
          'Screenshots of the basket and of the end',
          'Nothing ordered, no details of your own entered',
        ],
      },
    },
  },
  {
    id: 'app-test',
    category: 'testing',
    minutes: 45,
    rewardPoints: 800,
    usualPoints: { from: 700, to: 1100 },
    proof: ['text', 'picture'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: 'App ausprobieren',
        brief: [
          'App: [Name und Link im App Store oder bei Google Play]',
          'Probier besonders: [2 oder 3 Funktionen]',
          '',
          'Lade die App nur über diesen Link und nimm den Auftrag nur, wenn sie kostenlos, für dein Alter freigegeben und ohne Anmeldung benutzbar ist. Benutz sie 20 Minuten lang und probier auch, was man nicht tun soll: zurück im falschen Moment, ohne Netz, Handy drehen.',
          '',
          'Kauf nichts, erlaub nur, was die App wirklich braucht, und schreib keine Bewertung im Store. Danach kannst du die App löschen.',
        ].join('\n'),
        result:
          'Ein Text: Gerät und Version des Systems, dein Eindruck in 3 Sätzen, dann die Fehler. Zu jedem Fehler: was du getan hast, was du erwartet hast, was geschehen ist. Am Ende 2 Vorschläge, jeder mit einem Grund. Dazu mindestens 3 Bildschirmfotos, auf denen nichts Privates zu sehen ist.',
        checklist: [
          'Gerät und Version des Systems sind genannt',
          'Die genannten Funktionen sind alle ausprobiert',
          'Jeder Fehler lässt sich mit den Angaben wiederholen',
          '2 Vorschläge, jeder mit Grund',
          'Mindestens 3 Bildschirmfotos, nichts Privates darauf',
        ],
      },
      en: {
        title: 'Try out an app',
        brief: [
          'App: [name and link in the App Store or on Google Play]',
          'Try above all: [2 or 3 functions]',
          '',
          'Get the app only through this link, and take the job only if it is free, approved for your age and usable without signing up. Use it for 20 minutes and also try what one should not do: back at the wrong moment, no network, turning the phone.',
          '',
          'Buy nothing, allow only what the app really needs, and write no review in the store. Afterwards you may delete the app.',
        ].join('\n'),
        result:
          'A text: device and system version, your impression in 3 sentences, then the faults. For each fault: what you did, what you expected, what happened. At the end 2 suggestions, each with a reason. Add at least 3 screenshots that show nothing private.',
        checklist: [
          'Device and system version are named',
          'All the functions named were tried',
          'Each fault can be repeated from the details',
          '2 suggestions, each with a reason',
          'At least 3 screenshots, nothing private in them',
        ],
      },
    },
  },
  {
    id: 'try-instructions',
    category: 'testing',
    minutes: 40,
    rewardPoints: 700,
    usualPoints: { from: 600, to: 950 },
    proof: ['text', 'picture'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Anleitung ausprobieren',
        brief: [
          'Anleitung: [Link, zum Beispiel Rezept, Bastelei oder Programm]',
          'Das brauchst du: [Material oder Gerät]',
          '',
          'Nimm den Auftrag nur, wenn du alles dafür zu Hause hast. Tu genau, was in der Anleitung steht, auch wenn du es anders machen würdest. Schau bei jedem Schritt auf die Uhr.',
          '',
          'Notiere jede Stelle, an der du stockst, raten musst oder zurückblätterst. Wird etwas heiß, scharf oder gefährlich und du bist unter 16, hol einen Erwachsenen dazu oder lass es.',
        ].join('\n'),
        result:
          'Ein Text: zu jedem Schritt die Minuten und 1 Satz, ob er klar war. Dann die Stellen, an denen du gestockt hast, mit einem besseren Wortlaut. Schreib auch, ob es am Ende gelungen ist. Dazu 1 Foto vom Ergebnis, auch wenn es misslungen ist, ohne Menschen darauf.',
        checklist: [
          'Zu jedem Schritt die Minuten und 1 Satz',
          'Unklare Stellen mit einem Vorschlag, wie es besser heißt',
          'Ob es gelungen ist, steht klar da',
          '1 eigenes Foto vom Ergebnis, ohne Menschen',
        ],
      },
      en: {
        title: 'Try out instructions',
        brief: [
          'Instructions: [link, for example a recipe, a craft or a program]',
          'What you need: [material or device]',
          '',
          'Take the job only if you have everything for it at home. Do exactly what the instructions say, even if you would do it differently. Look at the clock at each step.',
          '',
          'Note each place where you get stuck, have to guess or turn back. If something gets hot, sharp or dangerous and you are under 16, ask an adult to join you or leave it.',
        ].join('\n'),
        result:
          'A text: for each step the minutes and 1 sentence on whether it was clear. Then the places where you got stuck, with a better wording. Say whether it worked in the end. Add 1 photo of the result, even if it failed, without people in it.',
        checklist: [
          'For each step the minutes and 1 sentence',
          'Unclear places with a better wording',
          'It says clearly whether it worked',
          '1 photo of your own of the result, without people',
        ],
      },
    },
  },
]
