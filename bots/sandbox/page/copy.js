// @ts-check

/** @typedef {'de' | 'en'} Language */

const de = {
  title: 'Klickwork · Sandbox',
  tagline: 'Probier Klickwork aus: Du spielst alle Personen, der Bot ist echt.',
  skip: 'Zu den Chats springen',
  clock: 'Uhr der Sandbox',
  hour: '+1 Std.',
  hourLabel: 'Uhr eine Stunde vorstellen',
  day: '+1 Tag',
  dayLabel: 'Uhr einen Tag vorstellen',
  clockNow: /** @param {string} time */ (time) => `Die Uhr steht jetzt auf ${time}.`,
  howItWorks: 'So geht’s',
  otherLanguage: 'English',
  otherLanguageLabel: 'Switch the page to English',
  toDark: 'Dunkle Ansicht',
  toLight: 'Helle Ansicht',
  newPerson: 'Neue Person',
  people: 'Personen',
  unread: /** @param {number} count */ (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  connectionLost: 'Verbindung unterbrochen. Ich versuche es gleich wieder …',
  connectionBack: 'Die Verbindung ist wieder da.',
  close: 'Schließen',
  cancel: 'Abbrechen',
  name: 'Vorname',
  languageOf: /** @param {string} name */ (name) => `Telegram-Sprache von ${name}`,
  telegramLanguage: 'Sprache in Telegram',
  languageOnBoth: /** @param {string} name */ (name) => `Sprache von ${name} in Telegram und Discord`,
  newPersonTitle: 'Wer kommt dazu?',
  newPersonText: 'Eine neue Person hat einen leeren Chat und beginnt mit „Starten“.',
  create: 'Person anlegen',
  openLinkTitle: 'Wer öffnet den Link?',
  thisPerson: 'diese Person',
  menuOf: /** @param {string} name */ (name) => `Mehr zu ${name}`,
  openLink: 'Startlink öffnen',
  openLinkHint: 'Link oder Code',
  open: 'Öffnen',
  notALink: 'Das ist kein Startlink dieses Bots. Er hat höchstens 64 Zeichen: A–Z, a–z, 0–9, _ und -.',
  block: 'Bot blockieren',
  unblock: 'Bot freigeben',
  nobodyHere: 'Hier ist noch niemand.',
  nobodyHereText: 'Leg eine Person an. Dann kann es losgehen.',
  guideTitle: 'Der erste Auftrag in fünf Schritten',
  guideSteps: /** @type {(client: string, worker: string) => [string, string][]} */ (
    (client, worker) => [
      [`${client} tritt bei`, 'Tippe auf „Starten“, nenne ein Geburtsdatum und wähle „Aufträge vergeben“.'],
      [
        `${client} stellt einen Auftrag ein`,
        'Hol dir das „Spielgeld“, dann „Auftrag einstellen“. Eine Vorlage füllt fast alles aus.',
      ],
      [`${worker} übernimmt ihn`, 'Tritt auch hier bei. Dann „Aufträge finden“, die Nummer antippen und „Übernehmen“.'],
      [`${worker} gibt ab`, 'Schick Text, Link oder Datei, hake die Liste ab, dann „Jetzt abgeben“.'],
      [`${client} gibt frei`, `„Ansehen“, dann „Freigeben“. Die Punkte sind sofort in der „Geldbörse“ von ${worker}.`],
    ]
  ),
  guideClient: 'Auftraggeberin',
  guideWorker: 'Webworker',
  // Below: what a person reads in the own Telegram.
  bot: 'Bot',
  typing: 'schreibt …',
  chatWith: /** @type {(person: string, bot: string) => string} */ ((person, bot) => `Chat von ${person} mit ${bot}`),
  says: /** @param {string} who */ (who) => `${who}: `,
  you: 'Du',
  whatCanItDo: 'Was kann dieser Bot?',
  description:
    'Klickwork ist ein Marktplatz für kleine Online-Aufträge. Du stellst Aufträge ein oder erledigst sie, alles hier im Chat.',
  start: 'Starten',
  message: 'Nachricht',
  write: /** @param {string} name */ (name) => `Nachricht von ${name}`,
  send: 'Senden',
  attach: 'Bild oder Datei anhängen',
  menu: 'Menü',
  commands: 'Befehle',
  commandsFound: /** @param {number} count */ (count) => (count === 1 ? '1 Befehl' : `${count} Befehle`),
  noCommands: 'Keine Befehle',
  today: 'Heute',
  yesterday: 'Gestern',
  edited: 'bearbeitet',
  silent: 'ohne Ton zugestellt',
  sent: 'gesendet',
  seen: 'vom Bot beantwortet',
  picture: /** @param {string} name */ (name) => `Bild ${name}`,
  showPicture: 'Bild groß zeigen',
  download: 'Herunterladen',
  asFile: 'als Datei',
  remove: /** @param {string} name */ (name) => `${name} entfernen`,
  dropHere: 'Zum Senden hier loslassen',
  tooBig: /** @param {string} name */ (name) => `${name} ist zu groß. Höchstens 20 MB sind möglich.`,
  copyText: /** @param {string} text */ (text) => `${text} kopieren`,
  copied: 'Kopiert.',
  notCopied: 'Der Browser lässt das Kopieren hier nicht zu.',
  spoiler: 'Verdeckten Text zeigen',
  toEnd: 'Zum Ende springen',
  noAnswer: 'Der Bot hat auf den Knopf nicht geantwortet.',
  ok: 'OK',
  blockedByYou: 'Du hast diesen Bot blockiert.',
  unreachable: 'Die Sandbox antwortet nicht. Läuft das Programm noch?',
  board: 'Pinnwand',
  boardHint: 'Ein öffentlicher Kanal',
  boardEmpty: 'Neue Aufträge erscheinen hier',
  boardEmptyText:
    'Mach den Bot zum Administrator dieses Kanals. Dann zeigt er hier jeden neuen Auftrag als Karte und hält sie aktuell.',
  boardSetUp: 'Pinnwand einrichten',
  failed: 'Das hat nicht geklappt. Warum, steht im Protokoll des Programms.',
}

/** @type {typeof de} */
const en = {
  title: 'Klickwork · Sandbox',
  tagline: 'Try Klickwork: you play everybody, the bot is real.',
  skip: 'Skip to the chats',
  clock: 'Clock of the sandbox',
  hour: '+1 h',
  hourLabel: 'Move the clock forward by one hour',
  day: '+1 day',
  dayLabel: 'Move the clock forward by one day',
  clockNow: (time) => `The clock now says ${time}.`,
  howItWorks: 'How it works',
  otherLanguage: 'Deutsch',
  otherLanguageLabel: 'Seite auf Deutsch zeigen',
  toDark: 'Dark theme',
  toLight: 'Light theme',
  newPerson: 'New person',
  people: 'People',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  connectionLost: 'Connection lost. Trying again …',
  connectionBack: 'The connection is back.',
  close: 'Close',
  cancel: 'Cancel',
  name: 'First name',
  languageOf: (name) => `Telegram language of ${name}`,
  telegramLanguage: 'Language in Telegram',
  languageOnBoth: (name) => `Language of ${name} on Telegram and Discord`,
  newPersonTitle: 'Who is joining?',
  newPersonText: 'A new person has an empty chat and begins with “Start”.',
  create: 'Add person',
  openLinkTitle: 'Who opens the link?',
  thisPerson: 'this person',
  menuOf: (name) => `More about ${name}`,
  openLink: 'Open a start link',
  openLinkHint: 'Link or code',
  open: 'Open',
  notALink: 'This is not a start link of this bot. It has at most 64 characters: A–Z, a–z, 0–9, _ and -.',
  block: 'Block the bot',
  unblock: 'Unblock the bot',
  nobodyHere: 'Nobody is here yet.',
  nobodyHereText: 'Add a person, then you can begin.',
  guideTitle: 'The first job in five steps',
  guideSteps: (client, worker) => [
    [`${client} joins`, 'Tap “Start”, give a date of birth and choose “Post jobs”.'],
    [`${client} posts a job`, 'Get the “play money”, then “Post a job”. A template fills in nearly everything.'],
    [`${worker} takes it`, 'Join here as well. Then “Find jobs”, tap the number, and “Take it”.'],
    [`${worker} hands it in`, 'Send a text, a link or a file, tick the checklist, then “Hand in now”.'],
    [`${client} approves`, `“Show”, then “Approve”. The points are in the “Wallet” of ${worker} at once.`],
  ],
  guideClient: 'The client',
  guideWorker: 'The worker',
  bot: 'bot',
  typing: 'typing …',
  chatWith: (person, bot) => `Chat of ${person} with ${bot}`,
  says: (who) => `${who}: `,
  you: 'You',
  whatCanItDo: 'What can this bot do?',
  description:
    'Klickwork is a marketplace for online mini jobs. You post jobs or do them, and everything happens here in the chat.',
  start: 'Start',
  message: 'Message',
  write: (name) => `Message from ${name}`,
  send: 'Send',
  attach: 'Attach a picture or a file',
  menu: 'Menu',
  commands: 'Commands',
  commandsFound: (count) => (count === 1 ? '1 command' : `${count} commands`),
  noCommands: 'No commands',
  today: 'Today',
  yesterday: 'Yesterday',
  edited: 'edited',
  silent: 'delivered without sound',
  sent: 'sent',
  seen: 'answered by the bot',
  picture: (name) => `Picture ${name}`,
  showPicture: 'Show the picture large',
  download: 'Download',
  asFile: 'as a file',
  remove: (name) => `Remove ${name}`,
  dropHere: 'Drop it here to send it',
  tooBig: (name) => `${name} is too big. At most 20 MB are possible.`,
  copyText: (text) => `Copy ${text}`,
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying here.',
  spoiler: 'Show the hidden text',
  toEnd: 'Jump to the end',
  noAnswer: 'The bot did not answer the button.',
  ok: 'OK',
  blockedByYou: 'You have blocked this bot.',
  unreachable: 'The sandbox does not answer. Is the program still running?',
  board: 'Board',
  boardHint: 'A public channel',
  boardEmpty: 'New jobs appear here',
  boardEmptyText:
    'Make the bot an administrator of this channel. Then it shows each new job here as a card, and keeps it up to date.',
  boardSetUp: 'Set up the board',
  failed: 'That did not work. The log of the program says why.',
}

const texts = { de, en }

const KEPT_AS = 'klickwork.language'

/** @type {Language} */
let pageLanguage = firstLanguage()

/** @returns {Language} */
function firstLanguage() {
  const kept = localStorage.getItem(KEPT_AS)
  if (kept === 'de' || kept === 'en') return kept
  return languageFrom(navigator.language)
}

/**
 * The one of our two languages that fits a language code of Telegram or of the browser.
 * @param {string} code
 * @returns {Language}
 */
export function languageFrom(code) {
  return code.toLowerCase().startsWith('de') ? 'de' : 'en'
}

/** @returns {Language} the language of the page around the chats */
export function currentLanguage() {
  return pageLanguage
}

/** @param {Language} language */
export function keepLanguage(language) {
  pageLanguage = language
  localStorage.setItem(KEPT_AS, language)
}

/**
 * The sentences of the page, or those of one person's Telegram.
 * @param {Language} [language]
 * @returns {typeof de}
 */
export function copy(language = pageLanguage) {
  return texts[language]
}
