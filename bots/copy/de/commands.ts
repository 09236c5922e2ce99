/**
 * What Telegram shows about the bot: the commands in its menu (1-256 plain characters each: dashes of Unicode made a
 * registration fail), the text above "Start" (at most 512) and the line in the profile (at most 120).
 */
export const commands = {
  menu: {
    start: 'Loslegen',
    menu: 'Hauptmenü',
    jobs: 'Aufträge finden, auch mit Suchwort',
    mywork: 'Meine offene Arbeit',
    submit: 'Ein Ergebnis abgeben',
    post: 'Einen Auftrag einstellen',
    myjobs: 'Meine Aufträge, Bewerbungen und Abgaben',
    alerts: 'Gespeicherte Suchen',
    wallet: 'Punkte und Buchungen',
    deposit: 'Guthaben einzahlen',
    payout: 'Verdienst auszahlen',
    guides: 'Kurze Lektionen und Prüfungen',
    appeal: 'Einer Ablehnung widersprechen',
    shop: 'Gutscheine für Punkte',
    redeem: 'Punkte einlösen',
    vouchers: 'Meine Gutscheine und Bestellungen',
    offer: 'Mein Shop und meine Angebote',
    orders: 'Bestellungen in meinem Shop',
    check: 'Einen Gutscheincode prüfen',
    setup: 'Aufträge in deinem Kanal oder deiner Gruppe zeigen',
    settings: 'Sprache, Zeitzone, Ruhezeiten',
    link: 'Telegram und Discord zu einem Konto verbinden',
    privacy: 'Was wir speichern und warum',
    help: 'Hilfe',
    cancel: 'Das laufende Gespräch abbrechen',
    terms: 'Nutzungsbedingungen',
    impressum: 'Impressum',
    operator: 'Werkzeuge für Betreiber',
  },
  description:
    'Klickwork ist der Marktplatz für kleine Online-Aufträge.\n\n' +
    'Du hast eine kleine Aufgabe? Stell sie in ein paar Minuten ein. Bezahlt wird erst, wenn du das Ergebnis freigibst.\n\n' +
    'Du möchtest etwas dazuverdienen? Such dir einen Auftrag aus und gib dein Ergebnis hier im Chat ab. ' +
    'Die Belohnung liegt vom ersten Tag an sicher in der Treuhand.\n\nTippe auf „Starten“, dann geht es los.',
  shortDescription: 'Kleine Online-Aufträge vergeben und erledigen. Die Belohnung liegt sicher in der Treuhand.',
}
