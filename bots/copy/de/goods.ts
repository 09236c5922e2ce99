import type { GoodsStatus, Side } from '../../../core/shop/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const pieces = (count: number): string => format.count(count, { one: 'Stück', other: 'Stück' })
const countries = new Intl.DisplayNames(['de'], { type: 'region' })
const days = (count: number): string => format.count(count, { one: 'Tag', other: 'Tagen' })

/** Where an order stands, until when, and what happens then. */
type Standing = (at: Text, points: number) => Text
type Event = (title: string, points: number) => Text

const back = (points: number): Text => text`${plain(format.both(points))}`

const buyer: Readonly<Record<GoodsStatus, Standing>> = {
  addressing: (at, points) =>
    text`Sag uns bis ${at}, wohin das Paket gehen soll. Sonst bekommst du deine ${back(points)} zurück.`,
  placed: (at) =>
    text`Der Shop sieht sich die Bestellung an. Nimmt er sie nicht bis ${at} an, bekommst du deine Punkte zurück.`,
  accepted: (at) => text`Der Shop packt dein Paket. Verschickt er es nicht bis ${at}, bekommst du deine Punkte zurück.`,
  shipped: (at) => text`Dein Paket ist unterwegs. Ohne ein Wort von dir gilt es ab ${at} als angekommen.`,
  delivered: (at) => text`Angekommen. Stimmt etwas nicht, dann sag es bis ${at}; danach bekommt der Shop die Punkte.`,
  problem: () => plain('Du hast etwas beanstandet. Die Punkte bleiben zurückgelegt, bis das geklärt ist.'),
  closed: () => plain('Abgeschlossen. Der Shop hat die Punkte.'),
  cancelled: (_, points) => text`Abbestellt. Du hast deine ${back(points)} wieder.`,
  lapsed: (_, points) => text`Daraus ist nichts geworden. Du hast deine ${back(points)} wieder.`,
  declined: (_, points) => text`Der Shop hat abgelehnt. Du hast deine ${back(points)} wieder.`,
  refunded: (_, points) => text`Erstattet. Du hast deine ${back(points)} wieder.`,
}
const shop: Readonly<Record<GoodsStatus, Standing>> = {
  addressing: () => plain('Es fehlt noch die Adresse.'),
  placed: (at) => text`Nimm die Bestellung an bis ${at}. Sonst gehen die Punkte zurück.`,
  accepted: (at) => text`Verschick das Paket bis ${at}. Sonst gehen die Punkte zurück.`,
  shipped: (at) => text`Unterwegs. Spätestens ab ${at} gilt das Paket als angekommen.`,
  delivered: (at, points) => text`Angekommen. Wenn niemand etwas beanstandet, bekommst du ab ${at} ${back(points)}.`,
  problem: () => plain('Hier wurde etwas beanstandet. Die Punkte bleiben zurückgelegt, bis das geklärt ist.'),
  closed: (_, points) => text`Abgeschlossen. Du hast ${back(points)} bekommen.`,
  cancelled: () => plain('Abbestellt. Die Punkte sind zurückgegangen.'),
  lapsed: () => plain('Die Zeit ist um. Die Punkte sind zurückgegangen.'),
  declined: () => plain('Du hast abgelehnt. Die Punkte sind zurückgegangen.'),
  refunded: () => plain('Erstattet. Die Punkte sind zurückgegangen.'),
}
const toBuyer: Readonly<Partial<Record<GoodsStatus, Event>>> = {
  placed: (title) => text`📮 Danke, die Adresse für **${title}** ist da.`,
  accepted: (title) => text`✔️ **${title}**: Der Shop hat deine Bestellung angenommen.`,
  declined: (title) => text`✖️ **${title}**: Der Shop kann deine Bestellung nicht erfüllen.`,
  shipped: (title) => text`📦 **${title}** ist unterwegs zu dir.`,
  delivered: (title) => text`📦 **${title}** müsste bei dir angekommen sein.`,
  lapsed: (title) => text`⌛ **${title}**: Daraus ist leider nichts geworden.`,
}
const toShop: Readonly<Partial<Record<GoodsStatus, Event>>> = {
  placed: (title, points) => text`🛒 Neue Bestellung: **${title}** für ${back(points)}.`,
  cancelled: (title) => text`↩️ Die Bestellung von **${title}** wurde zurückgenommen.`,
  delivered: (title) => text`📦 **${title}** ist angekommen.`,
  closed: (title, points) => text`💶 **${title}**: ${back(points)} sind bei dir.`,
  lapsed: (title) => text`⌛ **${title}**: Die Bestellung ist verfallen.`,
}

/** Work2Buy: Dinge, die mit der Post kommen. */
export const goods = {
  country: (code: string): string => countries.of(code) ?? code,
  offer: {
    shipsTo: 'Versand nach',
    shipDays: 'Versand',
    within: (count: number): string => `in ${days(count)}`,
    picture: '🖼 Bild',
    order: '🛒 Bestellen',
    stock: 'Vorrat',
  },
  ask: {
    title: plain('Bestellen?'),
    line: (title: string, count: number): Text => text`**${title}** · ${plain(pieces(count))}`,
    how: plain(
      'Die Punkte werden zurückgelegt. Danach fragen wir auf einer eigenen Seite, wohin das Paket gehen soll.',
    ),
    fewer: '➖ Eins weniger',
    more: '➕ Eins mehr',
    confirm: (points: number): string => `Ja, für ${format.points(points)}`,
    onlyLeft: (left: number): Text => text`Es sind nur noch ${plain(pieces(left))} da.`,
    ordered: plain('🛒 Bestellt! Jetzt fehlt nur noch deine Adresse.'),
  },
  show: {
    quantity: 'Anzahl',
    pieces,
    price: 'Preis',
    buyer: 'Käufer',
    carrier: 'Versand mit',
    tracking: 'Sendungsnummer',
    reason: plain('Begründung:'),
    standing: { buyer, shop } as Readonly<Record<Side, Readonly<Record<GoodsStatus, Standing>>>>,
    address: '📮 Adresse angeben',
    cancel: '↩️ Abbestellen',
    cancelled: (points: number): Text => text`↩️ Abbestellt. Du hast ${plain(format.both(points))} zurückbekommen.`,
    arrived: '📦 Ist angekommen',
    thanks: plain('📦 Schön! Viel Freude damit.'),
    accept: '✔️ Annehmen',
    accepted: plain('✔️ Angenommen. Verschick das Paket und trag dann die Sendung ein.'),
    decline: '✖️ Ablehnen',
    ship: '🚚 Ist verschickt',
    where: '📮 Adresse zeigen',
    orders: '← Bestellungen',
  },
  address: {
    link: plain(
      'Hier gibst du deine Adresse an. Der Link gilt 30 Minuten, nur für dich und nur für diese Bestellung. Die Adresse sieht allein dieser Shop.',
    ),
    button: '📮 Zum Formular',
    title: plain('📮 Hierhin geht das Paket'),
    keep: plain('Nur für diese Bestellung. Schreib die Adresse bitte nirgendwo anders auf.'),
  },
  orders: {
    title: plain('🛒 Bestellungen'),
    allTitle: plain('🛒 Alle Bestellungen'),
    empty: plain('Gerade wartet keine Bestellung auf dich.'),
    allEmpty: plain('Noch keine Bestellungen.'),
    line: (number: number, title: string, count: number, state: string): Text =>
      text`${number}. **${title}** · ${plain(pieces(count))} · ${plain(state)}`,
    button: '🛒 Bestellungen',
    all: 'Alle ansehen',
    toShip: 'Was zu tun ist',
    first: '← Zum Anfang',
    next: 'Weiter →',
  },
  manage: {
    create: '➕ Neues Produkt',
    count: '🔢 Vorrat ändern',
    counted: (stock: number): Text => text`Im Vorrat: ${plain(pieces(stock))}.`,
  },
  questions: {
    title: 'Neues Produkt',
    name: { label: 'Titel', ask: plain('Wie heißt das Produkt? Zum Beispiel „Tasse mit Linde“') },
    description: { label: 'Beschreibung', ask: plain('Beschreib es in ein paar Sätzen: Größe, Farbe, Zustand.') },
    points: {
      label: 'Preis in Punkten',
      ask: plain('Was soll ein Stück mit Versand kosten? 100 Punkte sind 1 €. Die Punkte bekommst du.'),
    },
    stock: { label: 'Vorrat', ask: plain('Wie viele Stück hast du davon?') },
    shipDays: { label: 'Tage bis zum Versand', ask: plain('Nach wie vielen Tagen ist es unterwegs? Höchstens 14.') },
    category: { label: 'Kategorie', ask: plain('In welches Regal gehört es?') },
    shipsTo: { label: 'Versand nach', ask: plain('In welche Länder verschickst du?') },
    picture: { label: 'Bild', ask: plain('Schick mir ein Bild davon.') },
    review: plain(
      'Danach steht es im Regal. Eine Bestellung musst du innerhalb von 5 Tagen annehmen und innerhalb von 14 Tagen verschicken.',
    ),
    confirm: 'Produkt anlegen',
    created: plain('🛒 Angelegt. Es steht jetzt im Regal.'),
    countTitle: 'Vorrat ändern',
    count: {
      label: 'Stück im Vorrat',
      ask: plain('Wie viele Stück hast du jetzt noch zu verkaufen? Was schon bestellt ist, zählt nicht mit.'),
    },
    declineTitle: 'Bestellung ablehnen',
    decline: { label: 'Begründung', ask: plain('Warum geht es nicht? Das liest, wer bestellt hat.') },
    declined: plain('Abgelehnt. Die Punkte sind zurückgegangen.'),
    shipTitle: 'Paket verschickt',
    carrier: { label: 'Versand mit', ask: plain('Wer bringt das Paket? Zum Beispiel DHL.') },
    tracking: { label: 'Sendungsnummer', ask: plain('Wie lautet die Sendungsnummer, wenn es eine gibt?') },
    shipped: plain('🚚 Danke! Ich habe Bescheid gesagt.'),
  },
  notices: {
    moved: { buyer: toBuyer, shop: toShop } as Readonly<Record<Side, Readonly<Partial<Record<GoodsStatus, Event>>>>>,
    reminder: (title: string): Text => text`⏰ Denk an **${title}**.`,
    low: (title: string, left: number): Text =>
      text`📦 Von **${title}** ${plain(left === 1 ? 'ist nur noch 1 Stück' : `sind nur noch ${format.number(left)} Stück`)} da.`,
  },
}
