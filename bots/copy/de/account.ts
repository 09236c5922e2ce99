import type { JournalKind } from '../../../core/ledger/index.ts'
import type { Language } from '../../../core/shared/language.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { Format } from '../format.ts'
import { formats } from '../format.ts'
import { help } from './help.ts'
import { legal } from './legal.ts'

const { command } = commandsIn('de')

const format: Format = formats.de

type Want = 'work' | 'post' | 'shop'

const joining = {
  greeting: plain('👋 Willkommen bei Klickwork'),
  about: plain('Kleine Online-Aufträge vergeben oder erledigen. Die Belohnung liegt sicher in der Treuhand.'),
  start: '🇩🇪 Auf Deutsch weiter',
  title: 'Mitglied werden',
  bornLabel: 'Geburtsdatum',
  born: plain('Wann bist du geboren? Schreib das Datum zum Beispiel so: 24.12.1998'),
  bornHint: (minimumAge: number): Text =>
    text`Mitmachen kannst du ab ${minimumAge} Jahren. Dein Geburtsdatum sieht sonst niemand.`,
  wantsLabel: 'Was du tun möchtest',
  wants: plain('Was möchtest du hier tun? Mehreres geht, und du kannst es jederzeit ändern.'),
  agreeLabel: 'Bedingungen und Datenschutz',
  agree: (bornOn: Text): Text =>
    text`Fast geschafft. Du bist am **${bornOn}** geboren, stimmt das?\n\n**Die Bedingungen in Kürze:** Die Belohnung liegt in der Treuhand, bis das Ergebnis freigegeben ist. Gekaufte Likes, Stimmen und Bewertungen gibt es hier nicht. Für deine Steuern sorgst du selbst.\n**Dein Datenschutz in Kürze:** Wir speichern, was für Aufträge und Zahlungen nötig ist, und verkaufen nichts davon.\n\nGanz lesen: ${command('terms')} und ${command('privacy')}`,
  agreeButton: '✅ Ich stimme zu',

  tooYoung: (minimumAge: number): Text =>
    text`Danke für deine ehrliche Antwort. Klickwork ist leider erst ab ${minimumAge} Jahren. Wir haben nichts von dir behalten, nur dass es heute noch nicht geht. Wir freuen uns, wenn du später wiederkommst!`,
  tooYoungBefore: (minimumAge: number): Text =>
    text`Klickwork ist leider erst ab ${minimumAge} Jahren. Hast du dich beim Datum vertippt? Dann frag morgen einfach noch einmal.`,

  welcome: (name: string): Text => text`Willkommen bei Klickwork, ${name}!`,
  forWorkers: plain('Such dir einen Auftrag aus und gib dein Ergebnis hier im Chat ab.'),
  forClients: plain('Stell deinen ersten Auftrag ein. Bezahlt wird erst, wenn du das Ergebnis freigibst.'),
  forShops: text`Deinen Shop in Work2Buy machst du mit ${command('offer')} auf. Ein Betreiber sieht ihn sich an, dann kannst du Gutscheine anbieten.`,
  guardian: plain(
    'Du bist noch keine 18: Umsehen kannst du dich gleich. Bevor du deinen ersten Auftrag übernimmst, müssen deine Eltern oder Erziehungsberechtigten zustimmen.',
  ),
  playMoney: (points: number): Text =>
    text`Das hier ist eine Übungsumgebung. Für dich liegen **${plain(format.euros(points))} Spielgeld** bereit, damit du gleich Aufträge einstellen kannst.`,
  playMoneyAt: (points: number): Text =>
    text`Zum Üben liegen ${plain(format.euros(points))} Spielgeld für dich bereit: ${command('deposit')}`,
  firstDeposit: plain('Vor dem ersten Auftrag brauchst du etwas Guthaben.'),
  goOn: '« Weiter',
}

const settings = {
  title: plain('⚙️ Einstellungen'),
  language: 'Sprache',
  languageNames: { de: 'Deutsch', en: 'Englisch' } as Readonly<Record<Language, string>>,
  languageButton: { de: '🇩🇪 Deutsch', en: '🇬🇧 English' } as Readonly<Record<Language, string>>,
  languageChanged: plain('Wir sprechen jetzt Deutsch.'),

  timeZone: 'Zeitzone',
  timeZoneButton: '🕒 Zeitzone',
  timeZoneAsk: plain('In welcher Zeitzone lebst du? Danach richten sich alle Fristen und Ruhezeiten.'),
  timeZoneHint: plain(
    'Such dir eine aus, oder schreib dein Land oder die größte Stadt deiner Zone, zum Beispiel Deutschland, Madrid oder Europe/Lisbon.',
  ),
  timeZones: {
    'Europe/Berlin': 'Berlin',
    'Europe/Vienna': 'Wien',
    'Europe/Zurich': 'Zürich',
    'Europe/London': 'London',
    'Europe/Lisbon': 'Lissabon',
    'Europe/Athens': 'Athen',
    'Europe/Istanbul': 'Istanbul',
    'America/New_York': 'New York',
  } as Readonly<Record<string, string>>,
  timeZoneChanged: (zone: string): Text => text`Gespeichert. Deine Zeitzone ist jetzt ${zone}.`,
  timeZoneSettles: (zone: string, former: string): Text =>
    text`Gespeichert. Deine Zeitzone ist jetzt ${zone}. Weil du unter 18 bist, müssen die Uhrzeiten für neue Aufträge noch 7 Tage auch in ${former} passen.`,

  quietHours: 'Ruhezeiten',
  quietHoursButton: '🌙 Ruhezeiten',
  quietFromLabel: 'Ruhig ab',
  quietFrom: plain('Ab wie viel Uhr soll es ruhig sein? Schreib die volle Stunde, 0 bis 23.'),
  quietToLabel: 'Ruhig bis',
  quietTo: plain('Und bis wie viel Uhr?'),
  quietHint: plain(
    'In dieser Zeit kommt nur, worauf du wartest, und das ohne Ton. An eine Frist erinnere ich dich dann erst in ihren letzten zwei Stunden.',
  ),
  oClock: (hour: number): string => `${hour} Uhr`,
  quietRange: (from: number, to: number): string => `${from} bis ${to} Uhr`,
  quietNone: 'keine',
  quietOffButton: '🔔 Ruhezeiten aus',
  quietChanged: (from: number, to: number): Text => text`Gespeichert. Von ${from} bis ${to} Uhr ist Ruhe.`,
  quietSwitchedOff: plain('Gespeichert. Ich melde mich jetzt zu jeder Zeit.'),

  workLanguages: 'Arbeitssprachen',
  workLanguagesButton: '💬 Arbeitssprachen',
  workLanguagesAsk: plain('In welchen Sprachen kannst du Aufträge erledigen?'),
  workLanguagesChanged: plain('Gespeichert. Deine Arbeitssprachen sind geändert.'),

  wants: 'Was du tun möchtest',
  record: 'So sehen dich andere',
  wantsButton: '🎯 Was ich möchte',
  wantsAsk: plain('Was möchtest du hier tun?'),
  wantsChanged: plain('Gespeichert.'),
  wantNames: {
    work: 'Aufträge erledigen',
    post: 'Aufträge vergeben',
    shop: 'Einen Shop führen',
  } as Readonly<Record<Want, string>>,
  privacyButton: '🔒 Datenschutz',
}

const wallet = {
  title: plain('👛 Geldbörse'),
  earnings: 'Verdienst',
  budget: 'Guthaben für Aufträge',
  owed: 'Noch offen',
  owedValue: (points: number): string =>
    `${format.euros(points)} (von deiner Bank zurückgenommen; was hereinkommt, geht zuerst dorthin)`,
  waiting: 'Wartet auf Freigabe',
  waitingValue: (points: number, pieces: number): string =>
    `${format.euros(points)} (${format.count(pieces, { one: 'Abgabe', other: 'Abgaben' })})`,
  last: plain('Letzte Buchungen'),
  none: plain('Noch keine Buchungen. Sobald sich etwas bewegt, steht es hier.'),
  tax: plain('Für die Steuern auf den Verdienst ist jede und jeder selbst verantwortlich.'),
  statementButton: '🧾 Alle Buchungen',
  depositButton: '💶 Einzahlen',

  statementTitle: {
    earnings: plain('🧾 Buchungen: Verdienst'),
    budget: plain('🧾 Buchungen: Guthaben'),
  } as Readonly<Record<'earnings' | 'budget', Text>>,
  otherAccount: {
    earnings: 'Verdienst zeigen',
    budget: 'Guthaben zeigen',
  } as Readonly<Record<'earnings' | 'budget', string>>,
  older: 'Ältere ›',
  newest: '« Neueste',
  toWallet: '👛 Geldbörse',
  entry: (what: string, about: string | null): Text => (about === null ? plain(what) : text`${plain(what)}: ${about}`),
  line: (entry: {
    readonly day: string
    readonly what: Text
    readonly amount: number
    readonly balanceAfter: number
  }): Text =>
    text`**${plain(format.signedEuros(entry.amount))}** · ${plain(entry.day)} · ${entry.what} · danach ${plain(format.euros(entry.balanceAfter))}`,
  /** What a movement is called, by whether it came in. */
  kinds: {
    deposit: { in: 'Einzahlung', out: 'Einzahlung zurückgenommen' },
    'play-money': { in: 'Spielgeld', out: 'Spielgeld zurückgenommen' },
    suspense: { in: 'Ungeklärt', out: 'Ungeklärt' },
    'bank-return': { in: 'Rücküberweisung', out: 'Rücküberweisung' },
    'deposit-reversal': { in: 'Von der Bank zurückgenommen', out: 'Von der Bank zurückgenommen' },
    publication: { in: 'Aus der Treuhand', out: 'In die Treuhand' },
    approval: { in: 'Verdient', out: 'Bezahlt' },
    refund: { in: 'Zurück aus der Treuhand', out: 'Erstattet' },
    split: { in: 'Nach Streitfall geteilt', out: 'Nach Streitfall geteilt' },
    tip: { in: 'Trinkgeld bekommen', out: 'Trinkgeld gegeben' },
    move: { in: 'Umbuchung', out: 'Umbuchung' },
    merge: { in: 'Vom verbundenen Konto', out: 'Auf das verbundene Konto' },
    order: { in: 'Zurückgelegt', out: 'Eingelöst' },
    'order-shown': { in: 'Gutschein verkauft', out: 'Gutschein verkauft' },
    'order-closed': { in: 'Verkauft', out: 'Verkauft' },
    'order-returned': { in: 'Einlösung zurück', out: 'Einlösung zurück' },
    payout: { in: 'Auszahlung zurück', out: 'Auszahlung' },
    'payout-back': { in: 'Auszahlung zurück', out: 'Auszahlung' },
    'payout-paid': { in: 'Auszahlung zurück', out: 'Auszahlung' },
    'payout-returned': { in: 'Auszahlung zurückgekommen', out: 'Auszahlung' },
    chargeback: { in: 'Eingefroren', out: 'Eingefroren: Kartenzahlung bestritten' },
    'chargeback-won': { in: 'Wieder frei', out: 'Wieder frei' },
    'chargeback-lost': { in: 'Rückbuchung', out: 'Rückbuchung' },
    'card-refund': { in: 'Rückzahlung', out: 'Rückzahlung' },
    'card-refund-back': { in: 'Rückzahlung ging nicht', out: 'Rückzahlung' },
    'provider-fee': { in: 'Gebühr des Zahlungsdienstes', out: 'Gebühr des Zahlungsdienstes' },
    'provider-transfer': { in: 'Vom Zahlungsdienst', out: 'Vom Zahlungsdienst' },
    'card-refund-paid': { in: 'Rückzahlung', out: 'Rückzahlung' },
    'given-up': { in: 'Verzicht', out: 'Verzicht' },
    correction: { in: 'Berichtigung', out: 'Berichtigung' },
  } as Readonly<Record<JournalKind, { readonly in: string; readonly out: string }>>,
}

const deposit = {
  title: plain('💶 Guthaben einzahlen'),
  howTo: (reference: Text): Text =>
    text`Überweise den Betrag und schreib genau diesen Verwendungszweck dazu, er gehört nur zu dir:\n${reference}`,
  minimum: (points: number): Text => text`Die erste Einzahlung beträgt mindestens **${plain(format.euros(points))}**.`,
  operator: text`Die Bankverbindung bekommst du vom Betreiber dieser Installation, du findest ihn unter ${command('imprint')}. Er schreibt dir den Betrag gut, sobald er da ist, und ich sage dir dann Bescheid.`,
  copyButton: '📋 Zweck kopieren',
  playMoney: (points: number): Text =>
    text`Das hier ist eine Übungsumgebung: Überweise bitte nichts. Zum Ausprobieren bekommst du einmal **${plain(format.euros(points))} Spielgeld**. In Wirklichkeit ginge es so:`,
  playMoneyTaken: plain(
    'Das hier ist eine Übungsumgebung: Überweise bitte nichts. Dein Spielgeld hast du schon. In Wirklichkeit ginge es so:',
  ),
  playMoneyButton: (points: number): string => `🎮 ${format.euros(points)} Spielgeld`,
  playMoneyGiven: (points: number): Text =>
    text`${plain(format.both(points))} Spielgeld sind da. Viel Spaß beim Ausprobieren!`,
  noPlayMoney: plain('Spielgeld gibt es nur in der Übungsumgebung.'),
  postButton: '➕ Auftrag einstellen',
  findButton: '🔎 Aufträge finden',
}

const operator = {
  title: plain('🛠 Betreiber'),
  liabilities: plain('Was die Konten zusammen enthalten:'),
  accounts: {
    bank: 'Bank',
    psp: 'Zahlungsdienst',
    budget: 'Guthaben der Auftraggeber',
    escrow: 'Treuhand',
    earnings: 'Verdienst der Webworker',
    order_hold: 'Offene Bestellungen',
    payout_clearing: 'Laufende Auszahlungen',
    fees: 'Gebühren',
    promo: 'Spielgeld und Aktionen',
    rewards: 'Gekaufte Gutscheine',
    suspense: 'Ungeklärt',
    frozen: 'Eingefroren, weil bestritten',
    costs: 'Gebühren des Zahlungsdienstes',
    losses: 'Verluste, die wir tragen',
  } as Readonly<Record<string, string>>,
  counted: (count: number, most: number): Text =>
    plain(count < most ? format.number(count) : `mindestens ${format.number(most)}`),
  creditButton: '💶 Einzahlung buchen',
  creditTitle: 'Einzahlung gutschreiben',
  referenceLabel: 'Verwendungszweck',
  reference: plain('Welcher Verwendungszweck steht auf der Überweisung? Er sieht so aus: KW-XXXX-XXXX'),
  badReference: plain('Da stimmt ein Zeichen nicht. Prüf den Verwendungszweck bitte noch einmal: KW-XXXX-XXXX'),
  amountLabel: 'Betrag',
  amount: (client: string): Text => text`Wie viel ist für **${client}** angekommen? Zum Beispiel 25,00 €`,
  reasonLabel: 'Grund',
  reason: plain('Woher weißt du das? Schreib es kurz dazu, zum Beispiel „Überweisung vom 3. November, Auszug 44“.'),
  reasonHint: plain('Der Grund steht im Protokoll und in den Buchungen des Mitglieds.'),
  review: (points: number, client: string): Text =>
    text`**${plain(format.both(points))}** für **${client}** gutschreiben lassen? Es bewegt sich nichts, bis ein anderer Betreiber zustimmt.`,
}

/** Everything around a person's own account. */
export const account = { joining, settings, wallet, deposit, operator, help, legal }
