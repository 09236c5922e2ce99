import type { PurchaseStatus } from '../../../core/shop/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Gutscheine, die das Haus für jede Bestellung draußen kauft. */
export const purchases = {
  line: (number: number, title: string, worth: number, points: number): Text =>
    text`${number}. **${title}** · ${plain(format.euros(worth))} · ${plain(format.points(points))} · auf Bestellung`,
  onOrder: 'auf Bestellung',
  how: plain('🛒 Ich bestelle ihn für dich, sobald du ihn einlöst. Mit dem Link suchst du dir aus, wo er gilt.'),
  ask: plain(
    'Die Punkte werden zurückgelegt, und ich bestelle den Gutschein für dich. Meist ist er in ein paar Minuten da. Klappt es nicht, bekommst du deine Punkte zurück.',
  ),
  ordered: plain('🛒 Bestellt! Ich sage dir Bescheid, sobald der Gutschein da ist.'),
  waiting: plain('Ich bestelle den Gutschein gerade. Deine Punkte sind zurückgelegt; du bekommst Bescheid.'),
  /** Was von einem Gutschein mit Code gesagt wird, mit einem Link. */
  voucher: {
    states: { reserved: '🔒 Link noch nicht angesehen', shown: '✔️ Link angesehen' },
    until: (at: Text): Text => text`Sieh dir den Link an bis ${at}, sonst bekommst du deine Punkte zurück.`,
    complain: (at: Text): Text => text`Funktioniert der Link nicht? Sag es bis ${at}.`,
    right: plain(
      'Wichtig: Sobald du den Link ansiehst, ist der Gutschein geliefert. Damit endet dein Recht, ihn zurückzugeben. Funktioniert der Link nicht, sag es innerhalb von 14 Tagen.',
    ),
    reveal: '👁 Link zeigen',
    again: '👁 Link noch einmal zeigen',
  },
  yourLink: 'Dein Link',
  open: '🎁 Gutschein aussuchen',
  copy: '📋 Link kopieren',
  keep: plain('Gib den Link niemandem: Wer ihn kennt, kann den Gutschein nehmen.'),
  queue: '🛒 Bestellungen',
  card: {
    title: (offer: string, worth: number): Text => text`🛒 ${offer}, ${plain(format.euros(worth))}`,
    buyer: (name: string, points: number): Text => text`Für ${name}, ${plain(format.both(points))}`,
    order: (id: string): Text => text`Unsere Nummer beim Anbieter (external_id): ${id}`,
    attempts: (count: number): Text =>
      text`${plain(format.count(count, { one: 'Versuch', other: 'Versuche' }))} bisher`,
    since: (at: Text): Text => text`Bestellt: ${at}`,
    states: {
      waiting: plain('⏳ Der Anbieter hat noch nicht brauchbar geantwortet.'),
      pending: plain('⏳ Der Anbieter hat die Bestellung, sie muss dort noch freigegeben werden.'),
      stopping: plain('⏹ Es wird nichts mehr gekauft. Ich frage nur noch, ob schon verkauft wurde.'),
      bought: plain('✔️ Gekauft.'),
      failed: plain('✖️ Nicht zustande gekommen, die Punkte sind zurück.'),
      stopped: plain(
        '⏹ Beendet, die Punkte sind zurück. Sieh beim Anbieter nach, ob er doch verkauft hat, und lass es dir erstatten.',
      ),
    } as Readonly<Record<PurchaseStatus, Text>>,
    endsWaiting: (at: Text): Text => text`Bis ${at} wird weiter versucht.`,
    endsStopping: (at: Text): Text => text`Spätestens ${at} gehen die Punkte zurück.`,
    again: '🔁 Jetzt noch einmal fragen',
    asked: plain('🔁 Ich frage gleich noch einmal.'),
    stop: '⏹ Beenden',
  },
  stopTitle: 'Bestellung beenden',
  stopReview: plain(
    'Es wird nichts mehr gekauft. Hat der Anbieter schon verkauft, bekommt der Käufer den Gutschein, sonst seine Punkte.',
  ),
  stopConfirm: 'So beenden',
  stopped: plain('⏹ Es wird nichts mehr gekauft.'),
  notices: {
    ready: (title: string): Text => text`🎁 **${title}** ist da. Sieh dir den Link an, wenn du so weit bist.`,
    late: (title: string): Text =>
      text`⏳ **${title}** dauert länger als sonst. Ich versuche es weiter; deine Punkte sind zurückgelegt und gehen nicht verloren.`,
    failed: (title: string, points: number): Text =>
      text`✖️ **${title}** konnte ich nicht bestellen. Deine ${plain(format.both(points))} sind wieder da.`,
  },
}
