import { plain, text, type Text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en
const pieces = (count: number): string => format.count(count, { one: 'piece', other: 'pieces' })
const countries = new Intl.DisplayNames(['en'], { type: 'region' })
const days = (count: number): string => format.count(count, { one: 'day', other: 'days' })
const back = (points: number): Text => text`${plain(format.both(points))}`

const buyer: Copy['goods']['show']['standing']['buyer'] = {
  addressing: (at, points) =>
    text`Tell us by ${at} where the parcel goes. Otherwise you get your ${back(points)} back.`,
  placed: (at) => text`The shop is looking at your order. If it is not accepted by ${at}, you get your points back.`,
  accepted: (at) => text`The shop is packing your parcel. If it is not sent by ${at}, you get your points back.`,
  shipped: (at) => text`Your parcel is on its way. Without a word from you it counts as arrived from ${at}.`,
  delivered: (at) => text`Arrived. If something is wrong, say so by ${at}; after that the shop gets the points.`,
  problem: () => plain('You have complained. The points stay set aside until that is settled.'),
  closed: () => plain('Closed. The shop has the points.'),
  cancelled: (_, points) => text`Cancelled. You have your ${back(points)} again.`,
  lapsed: (_, points) => text`Nothing came of it. You have your ${back(points)} again.`,
  declined: (_, points) => text`The shop declined. You have your ${back(points)} again.`,
  refunded: (_, points) => text`Refunded. You have your ${back(points)} again.`,
}
const shop: Copy['goods']['show']['standing']['shop'] = {
  addressing: () => plain('The address is still missing.'),
  placed: (at) => text`Accept the order by ${at}. Otherwise the points go back.`,
  accepted: (at) => text`Send the parcel by ${at}. Otherwise the points go back.`,
  shipped: (at) => text`On its way. From ${at} at the latest the parcel counts as arrived.`,
  delivered: (at, points) => text`Arrived. If nobody complains, you get ${back(points)} from ${at}.`,
  problem: () => plain('Somebody has complained. The points stay set aside until that is settled.'),
  closed: (_, points) => text`Closed. You got ${back(points)}.`,
  cancelled: () => plain('Cancelled. The points went back.'),
  lapsed: () => plain('Time is up. The points went back.'),
  declined: () => plain('You declined. The points went back.'),
  refunded: () => plain('Refunded. The points went back.'),
}

/** Work2Buy: things that come by post. */
export const goods: Copy['goods'] = {
  country: (code) => countries.of(code) ?? code,
  offer: {
    shipsTo: 'Ships to',
    shipDays: 'Shipping',
    within: (count) => `within ${days(count)}`,
    picture: '🖼 Picture',
    order: '🛒 Order',
    stock: 'Stock',
  },
  ask: {
    title: plain('Order?'),
    line: (title, count) => text`**${title}** · ${plain(pieces(count))}`,
    how: plain('The points are set aside. Then we ask on a page of its own where the parcel goes.'),
    fewer: '➖ One less',
    more: '➕ One more',
    confirm: (points) => `Yes, for ${format.points(points)}`,
    onlyLeft: (left) => text`There ${plain(left === 1 ? 'is' : 'are')} only ${plain(pieces(left))} left.`,
    ordered: plain('🛒 Ordered! Only your address is missing now.'),
  },
  show: {
    quantity: 'Quantity',
    pieces,
    price: 'Price',
    buyer: 'Buyer',
    carrier: 'Sent with',
    tracking: 'Tracking number',
    reason: plain('Reason:'),
    standing: { buyer, shop },
    address: '📮 Give the address',
    cancel: '↩️ Cancel the order',
    cancelled: (points) => text`↩️ Cancelled. You have ${plain(format.both(points))} back.`,
    arrived: '📦 It has arrived',
    thanks: plain('📦 Great! Enjoy it.'),
    accept: '✔️ Accept',
    accepted: plain('✔️ Accepted. Send the parcel, then enter the shipment.'),
    decline: '✖️ Decline',
    ship: '🚚 It is sent',
    where: '📮 Show the address',
    orders: '← Orders',
  },
  address: {
    link: plain(
      'Give your address here. The link opens for 30 minutes, for you and for this order only. Nobody but this shop sees the address.',
    ),
    button: '📮 To the form',
    title: plain('📮 This is where the parcel goes'),
    keep: plain('For this order only. Please do not write the address down anywhere else.'),
  },
  orders: {
    title: plain('🛒 Orders'),
    allTitle: plain('🛒 All orders'),
    empty: plain('No order is waiting for you right now.'),
    allEmpty: plain('No orders yet.'),
    line: (number, title, count, state) => text`${number}. **${title}** · ${plain(pieces(count))} · ${plain(state)}`,
    button: '🛒 Orders',
    all: 'See all',
    toShip: 'What there is to do',
    first: '← To the start',
    next: 'More →',
  },
  manage: {
    create: '➕ New product',
    count: '🔢 Change the stock',
    counted: (stock) => text`In stock: ${plain(pieces(stock))}.`,
  },
  questions: {
    title: 'New product',
    name: { label: 'Title', ask: plain('What is the product called? For example “Mug with a lime tree”') },
    description: { label: 'Description', ask: plain('Describe it in a few sentences: size, colour, condition.') },
    points: {
      label: 'Price in points',
      ask: plain('What should one piece cost, with shipping? 100 points are €1. You get the points.'),
    },
    stock: { label: 'Stock', ask: plain('How many pieces do you have?') },
    shipDays: { label: 'Days until it is sent', ask: plain('After how many days is it on its way? At most 14.') },
    category: { label: 'Category', ask: plain('Which shelf does it belong to?') },
    shipsTo: { label: 'Ships to', ask: plain('Which countries do you ship to?') },
    picture: { label: 'Picture', ask: plain('Send me a picture of it.') },
    review: plain('Then it is on the shelf. You have 5 days to accept an order and 14 days to send it.'),
    confirm: 'Create the product',
    created: plain('🛒 Created. It is on the shelf now.'),
    countTitle: 'Change the stock',
    count: {
      label: 'Pieces in stock',
      ask: plain('How many pieces do you have left to sell? Those that are ordered already do not count.'),
    },
    declineTitle: 'Decline the order',
    decline: { label: 'Reason', ask: plain('Why is it not possible? Whoever ordered reads this.') },
    declined: plain('Declined. The points went back.'),
    shipTitle: 'Parcel sent',
    carrier: { label: 'Sent with', ask: plain('Who carries the parcel? DHL, for example.') },
    tracking: { label: 'Tracking number', ask: plain('What is the tracking number, if there is one?') },
    shipped: plain('🚚 Thank you! I have passed it on.'),
  },
  notices: {
    moved: {
      buyer: {
        placed: (title) => text`📮 Thank you, the address for **${title}** is here.`,
        accepted: (title) => text`✔️ **${title}**: the shop has accepted your order.`,
        declined: (title) => text`✖️ **${title}**: the shop cannot fulfil your order.`,
        shipped: (title) => text`📦 **${title}** is on its way to you.`,
        delivered: (title) => text`📦 **${title}** should have arrived by now.`,
        lapsed: (title) => text`⌛ **${title}**: nothing came of it, sorry.`,
      },
      shop: {
        placed: (title, points) => text`🛒 New order: **${title}** for ${back(points)}.`,
        cancelled: (title) => text`↩️ The order of **${title}** was taken back.`,
        delivered: (title) => text`📦 **${title}** has arrived.`,
        closed: (title, points) => text`💶 **${title}**: ${back(points)} are yours.`,
        lapsed: (title) => text`⌛ **${title}**: the order has lapsed.`,
      },
    },
    reminder: (title) => text`⏰ Remember **${title}**.`,
    low: (title, left) =>
      text`📦 Only ${plain(pieces(left))} of **${title}** ${plain(left === 1 ? 'is' : 'are')} left.`,
  },
}
