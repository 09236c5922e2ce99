import { commandsIn, plain, text } from '../../dialog/text.ts'

const { command } = commandsIn('de')

/**
 * What only Discord says: around forms and selects, and in its command menu (names of 1-32 lower case letters, digits
 * and dashes, descriptions of 1-100 characters).
 */
export const discord = {
  fillIn: '📝 Ausfüllen',
  fix: '📝 Verbessern',
  upload: '📎 Dateien hochladen',
  forExample: (answers: string): string => `z. B. ${answers}`,
  choose: 'Bitte auswählen …',
  change: 'Etwas ändern …',
  tryAgain: plain('Das hat gerade zu lange gedauert. Versuch es bitte noch einmal.'),
  formOver: text`Dieses Formular ist nicht mehr offen. Mit ${command('menu')} geht es weiter.`,
  nothingToReport: plain(
    'Diese Nachricht zeigt keinen einzelnen Auftrag und keine Abgabe, deshalb kann ich damit nichts anfangen. Melden kannst du einen Auftrag oder eine Abgabe: Öffne sie bei mir und wähle dort „Melden“. Ein Mitglied meldest du über das Menü der Person, unter „Bewertungen“.',
  ),
  noMember: plain('Diese Person ist nicht bei Klickwork.'),
  tooLarge: (name: string, megabytes: number): string =>
    `„${name}“ ist größer als die ${megabytes} MB, die ich hier schicken darf.`,
  commands: {
    menu: { name: 'menü', description: 'Hauptmenü öffnen, oder mitmachen' },
    jobs: { name: 'aufträge', description: 'Aufträge finden' },
    'jobs search': { name: 'suchen', description: 'Offene Aufträge finden, auch mit Suchwort' },
    'jobs show': { name: 'ansehen', description: 'Einen Auftrag ansehen' },
    'jobs categories': { name: 'kategorien', description: 'Alle Kategorien' },
    alerts: { name: 'suchen', description: 'Deine gespeicherten Suchen' },
    job: { name: 'auftrag', description: 'Deine eigenen Aufträge' },
    'job post': { name: 'neu', description: 'Einen Auftrag einstellen' },
    'job manage': { name: 'verwalten', description: 'Bewerbungen und Abgaben zu einem Auftrag' },
    'job list': { name: 'liste', description: 'Alle deine Aufträge' },
    work: { name: 'arbeit', description: 'Was du angenommen hast' },
    'work list': { name: 'liste', description: 'Deine offene Arbeit' },
    'work submit': { name: 'abgeben', description: 'Ein Ergebnis abgeben' },
    wallet: { name: 'punkte', description: 'Deine Punkte und dein Guthaben' },
    'wallet show': { name: 'anzeigen', description: 'Punkte, Guthaben und letzte Buchungen' },
    'wallet statement': { name: 'buchungen', description: 'Alle Buchungen' },
    'wallet deposit': { name: 'einzahlen', description: 'Guthaben einzahlen' },
    guides: { name: 'lektionen', description: 'Kurze Lektionen und Prüfungen' },
    appeal: { name: 'widerspruch', description: 'Einer Ablehnung widersprechen' },
    settings: { name: 'einstellungen', description: 'Sprache, Zeitzone, Ruhezeiten' },
    link: { name: 'verbinden', description: 'Ein Konto für Telegram und Discord' },
    help: { name: 'hilfe', description: 'Hilfe' },
    privacy: { name: 'datenschutz', description: 'Was wir speichern und warum' },
    about: { name: 'impressum', description: 'Impressum und Nutzungsbedingungen' },
    operator: { name: 'betreiber', description: 'Werkzeuge für Betreiber' },
    cancel: { name: 'abbrechen', description: 'Das laufende Gespräch abbrechen' },
  },
  options: {
    words: { name: 'suchwort', description: 'Wonach du suchst' },
    category: { name: 'kategorie', description: 'Nur aus dieser Kategorie' },
    job: { name: 'auftrag', description: 'Fang an zu tippen, dann kommen Vorschläge' },
    template: { name: 'vorlage', description: 'Mit einer Vorlage geht es schneller' },
    work: { name: 'arbeit', description: 'Welche deiner Arbeiten' },
    code: { name: 'code', description: 'Der Code, den dir die andere Seite gezeigt hat' },
    page: { name: 'seite', description: 'Was du lesen möchtest' },
  },
  pages: { imprint: 'Impressum', terms: 'Nutzungsbedingungen' },
  reviewsMenu: 'Bewertungen',
  reportMenu: 'Melden',
}
export type DiscordCopy = typeof discord
