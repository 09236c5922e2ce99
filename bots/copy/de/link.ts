import type { Platform } from '../../../core/members/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const { commandThere } = commandsIn('de')

const format = formats.de

/** One account on two platforms: joining them, where to write first, and what could be sent nowhere. */
export const link = {
  title: plain('🔗 Konten verbinden'),
  platformNames: { telegram: 'Telegram', discord: 'Discord' } as Readonly<Record<Platform, string>>,
  onePlatform: plain('Zum Verbinden braucht es zwei Chats, und hier ist nur dieser angeschlossen.'),
  linked: (platforms: readonly string[]): Text =>
    text`Auf ${plain(format.list(platforms))} bist du schon dasselbe Mitglied. Da gibt es nichts mehr zu verbinden.`,

  howTo: (platform: string, until: Text): Text =>
    text`Öffne Klickwork auf **${plain(platform)}**, gib dort ${commandThere('link')} ein und dazu diesen Code. Er gilt einmal, bis ${until}:`,
  afterwards: plain('Danach frage ich dich hier noch einmal, und erst dann werden die Konten verbunden.'),
  secret: plain('Gib den Code nur selbst ein. Wir fragen dich nie danach.'),
  copyButton: '📋 Code kopieren',
  enterButton: '⌨️ Code eingeben',

  flowTitle: 'Konten verbinden',
  codeLabel: 'Code',
  code: text`Wie lautet der Code? Du bekommst ihn im anderen Chat mit ${commandThere('link')}.`,
  codeHint: plain('Er hat 26 Zeichen und gilt zehn Minuten.'),
  badCode: plain('Da fehlt etwas oder es ist zu viel: Der Code hat 26 Zeichen. Kopier ihn am besten.'),
  wrong: text`Dieser Code gilt nicht: Er ist falsch, schon benutzt oder älter als zehn Minuten. Hol dir im anderen Chat mit ${commandThere('link')} einen neuen.`,

  own: plain('Dein Konto hier'),
  other: (platform: string): Text => text`Das Konto auf ${plain(platform)}`,
  name: 'Name',
  since: 'Dabei seit',
  stars: 'Bewertung',
  starsValue: (starsTenths: number | undefined, reviews: number): string =>
    starsTenths === undefined
      ? 'noch keine'
      : `${format.tenths(starsTenths)} Sterne (${format.count(reviews, { one: 'Bewertung', other: 'Bewertungen' })})`,
  earnings: 'Verdienst',
  budget: 'Guthaben',

  askedTitle: plain('🔗 Gehören beide Konten dir?'),
  asked: plain(
    'Verbunden sind sie ein Konto: In beiden Chats kannst du dann über alles verfügen. Hat dich jemand gebeten, einen Code einzugeben, lehne bitte ab.',
  ),
  agreeButton: '✅ Ja, beide gehören mir',
  refuseButton: '✖ Nein',
  waiting: (platform: string): Text =>
    text`Fast geschafft: Bestätige es jetzt noch auf **${plain(platform)}**. Ich habe dir dort geschrieben.`,

  confirmTitle: plain('🔗 Diese beiden Konten verbinden?'),
  confirmMerge: (platform: string): Text =>
    text`Dein Code wurde auf **${plain(platform)}** eingegeben. Gehören beide Konten dir? Dann kommen Punkte, Aufträge, Arbeit und Bewertungen zusammen. Trennen lässt sich das nicht mehr.`,
  confirmNewcomer: (platform: string): Text =>
    text`Dein Code wurde auf **${plain(platform)}** eingegeben, von jemandem, der hier noch kein Konto hat. Bist du das? Dann benutzt du dein Konto ab jetzt in beiden Chats.`,
  confirmButton: '🔗 Verbinden',
  strangerButton: '✖ Das bin ich nicht',
  confirmed: plain('✅ Verbunden. Es ist jetzt ein Konto, in beiden Chats.'),
  confirmedNotice: plain('🔗 Verbunden: Dieser Chat und dein anderer gehören jetzt zu einem Konto.'),
  declined: plain('In Ordnung, die Konten bleiben getrennt.'),
  declinedNotice: plain('🔗 Die Konten wurden nicht verbunden: Die andere Seite hat abgelehnt.'),

  settingsButton: '🔗 Konten verbinden',
  first: 'Ich schreibe dir zuerst auf',
  firstButton: '📨 Wohin ich schreibe',
  settingsBack: '⚙️ Einstellungen',
  firstTitle: plain('📨 Wohin soll ich dir schreiben?'),
  firstAsk: plain('Dort melde ich mich, wenn es etwas Neues gibt. Klappt es nicht, versuche ich es im anderen Chat.'),
  firstChosen: (platform: string): Text => text`Gespeichert. Ich schreibe dir zuerst auf ${plain(platform)}.`,
  chosen: (platform: string): string => `✔ ${platform}`,

  missedButton: (count: number): string =>
    `🔔 ${format.count(count, { one: 'neue Nachricht', other: 'neue Nachrichten' })}`,
  missed: (count: number): Text =>
    count === 1
      ? plain('Das konnte ich dir nicht schicken:')
      : plain(`Das konnte ich dir nicht schicken (noch ${format.number(count)}):`),
  readButton: '✓ Gelesen',
  allRead: plain('Das war alles.'),
}
