import type { CheckoutStatus, Doubt } from '../../../core/checkouts/index.ts'
import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const { command } = commandsIn('de')

/** Euros in by Stripe: what clients see of it, and what operators look at. */
export const cards = {
  button: '💳 Mit Karte & Co. (Stripe)',
  title: plain('💳 Mit Karte & Co. einzahlen'),
  how: plain(
    'Du zahlst auf einer Seite unseres Zahlungsdienstes Stripe, mit Karte oder was dort sonst angeboten wird. Karten- und Kontodaten bekomme ich nicht. Sobald Stripe das Geld hat, ist es in deinem Guthaben.',
  ),
  choose: plain('Für welchen Betrag brauchst du einen Link?'),
  amount: (points: number): string => format.euros(points),
  own: '✏️ Anderer Betrag',
  last: plain('Deine letzten Zahlungen:'),
  line: (number: number, points: number, day: string, state: string): Text =>
    text`${plain(String(number))}. **${plain(format.euros(points))}** · ${plain(day)} · ${plain(state)}`,
  states: {
    new: 'Link wird gemacht',
    open: 'noch nicht bezahlt',
    pending: 'wartet auf die Bank',
    paid: 'bezahlt',
    failed: 'nicht bezahlt',
    expired: 'Link abgelaufen',
    doubtful: 'wird vom Betreiber geprüft',
    noted: 'vom Betreiber geprüft',
    returning: 'geht zurück',
    returned: 'zurückgezahlt',
  } as Readonly<Record<CheckoutStatus, string>>,
  again: (points: number): string => `🔗 Link: ${format.euros(points)}`,
  toDeposit: '💶 Andere Wege',
  linkComing: plain('Der Link kommt sofort.'),
  link: (points: number): Text =>
    text`Hier zahlst du **${plain(format.euros(points))}**. Der Link gilt 24 Stunden, seit er gemacht wurde. Sobald Stripe das Geld hat, sage ich dir Bescheid.`,
  linkButton: (points: number): string => `💳 ${format.euros(points)} bezahlen`,
  later: plain(
    'Stripe antwortet gerade nicht. Ich versuche es weiter und schicke dir den Link, sobald er da ist. Geht es in einer Stunde noch nicht, sage ich dir das auch.',
  ),
  over: (points: number, state: string): Text =>
    text`Für diese Zahlung über **${plain(format.euros(points))}** gibt es keinen Link mehr (${plain(state)}). Für eine weitere nimm einen neuen: ${command('deposit')}`,
  flowTitle: 'Mit Karte & Co. einzahlen',
  amountLabel: 'Betrag',
  ask: (min: number, max: number): Text =>
    text`Wie viel möchtest du einzahlen? Von **${plain(format.euros(min))}** bis **${plain(format.euros(max))}**.`,
  review: (points: number): Text => text`Link über **${plain(format.both(points))}** machen?`,
  confirm: (points: number): string => `Link über ${format.euros(points)}`,
  notices: {
    open: (points: number): Text =>
      text`💳 Stripe ist wieder da. Hier ist der Link für deine Einzahlung über **${plain(format.euros(points))}**.`,
    openButton: '🔗 Link holen',
    pending: (points: number): Text =>
      text`⏳ Deine Zahlung über **${plain(format.euros(points))}** ist unterwegs. Auf diesem Weg dauert es ein paar Tage; ich sage dir Bescheid, sobald sie da ist.`,
    failed: (points: number): Text =>
      text`✖ Deine Zahlung über **${plain(format.euros(points))}** hat nicht geklappt; bei mir ist nichts angekommen. Versuch es bitte noch einmal, vielleicht auf einem anderen Weg: ${command('deposit')}`,
    disputed: (points: number, frozen: number): Text =>
      text`⚠️ Bei deiner Bank wird eine Kartenzahlung von **${plain(format.euros(points))}** bestritten. Bis das geklärt ist, bleiben **${plain(format.euros(frozen))}** aus deinem Guthaben liegen. Was für laufende Aufträge in der Treuhand ist, bleibt dort. Warst du das nicht, schreib dem Betreiber: ${command('imprint')}`,
    won: (points: number, frozen: number): Text =>
      text`✅ Die bestrittene Kartenzahlung von **${plain(format.euros(points))}** ist zu unseren Gunsten geklärt. **${plain(format.euros(frozen))}** sind wieder in deinem Guthaben.`,
    lost: (points: number): Text =>
      text`↩️ Die bestrittene Kartenzahlung von **${plain(format.euros(points))}** ist an den Karteninhaber zurückgegangen. Was davon noch da war, habe ich ausgebucht. Stimmt das nicht, schreib dem Betreiber: ${command('imprint')}`,
    refunded: (points: number): Text =>
      text`↩️ **${plain(format.euros(points))}** sind auf dem Weg dorthin zurück, womit du bezahlt hast. Bei Karten dauert es 5 bis 10 Tage.`,
    refundFailed: (points: number): Text =>
      text`✖ Die Rückzahlung von **${plain(format.euros(points))}** ging nicht. Der Betrag ist wieder da, wo er vorher war. Schreib dem Betreiber, wenn du Hilfe brauchst: ${command('imprint')}`,
  },
  operator: {
    queue: '💳 Kartenzahlungen',
    title: plain('💳 Kartenzahlung, die nicht passt'),
    client: 'Auftraggeber',
    wanted: 'Gewollt',
    seen: 'Bezahlt',
    number: 'Nummer',
    doubts: {
      amount: plain('Bei Stripe wurde ein anderer Betrag bezahlt. Gutgeschrieben ist nichts.'),
      currency: plain('Bei Stripe wurde in einer anderen Währung bezahlt. Gutgeschrieben ist nichts.'),
      mode: plain('Die Zahlung kam aus der Testumgebung von Stripe. Gutgeschrieben ist nichts.'),
      gone: plain('Das Geld kam, als das Konto schon gelöscht war. Gutgeschrieben ist nichts.'),
      page: plain(
        'Bezahlt wurde bei Stripe auf einer anderen Seite als der, die ich ausgegeben habe. Gutgeschrieben ist nichts.',
      ),
      twice: plain(
        'Dasselbe wurde bei Stripe noch einmal bezahlt. Gutgeschrieben ist es nur einmal; dieses Geld gehört zurück.',
      ),
    } as Readonly<Record<Doubt, Text>>,
    how: plain('Sieh in Stripe nach und zahl dort zurück, was zurückgehört. Dann schreib hier auf, was es war.'),
    noteButton: '✍️ Erledigt',
    noteTitle: 'Kartenzahlung erledigt',
    why: {
      label: 'Begründung',
      ask: plain('Was war es, und was hast du getan? Die Begründung steht im Protokoll.'),
    },
    noteReview: (points: number): Text =>
      text`Die Zahlung über **${plain(format.euros(points))}** als erledigt abhaken? Punkte bewegen sich nicht.`,
    noteConfirm: '✍️ Als erledigt abhaken',
    noted: plain('✅ Abgehakt.'),
    returnButton: '↩️ Zurückzahlen',
    returnTitle: 'Kartenzahlung zurückzahlen',
    returnWhy: { label: 'Begründung', ask: plain('Warum geht es zurück? Die Begründung steht im Protokoll.') },
    returnReview: (seen: string): Text =>
      text`**${plain(seen)}** über Stripe dahin zurückzahlen, woher es kam? Punkte bewegen sich nicht.`,
    returnConfirm: '↩️ Zurückzahlen',
    returned: plain(
      '↩️ Ich sage Stripe, dass es zurückgeht. Lehnt Stripe ab, steht die Zahlung wieder hier, und du hörst davon.',
    ),
    chargebacks: plain('Offene Rückbuchungen. Antworten kannst du in Stripe:'),
    chargeback: (points: number, frozen: number, day: string): Text =>
      text`• **${plain(format.euros(points))}**, davon ${plain(format.euros(frozen))} eingefroren, seit ${plain(day)}`,
  },
}
