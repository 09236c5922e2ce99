import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('en')

const notOpen: Readonly<Record<string, Text>> = {
  waiting: plain('Your shop is still being checked. You will hear from us as soon as it is open.'),
  refused: text`Your shop was refused. ${command('offer')} says why; you can improve it and register it again.`,
}

const orderStates: Readonly<Record<string, string>> = {
  ordering: 'The voucher is still being ordered. You will hear from us as soon as it is there.',
  shown: 'You have looked at the code already, so this is no longer possible.',
  reserved: 'Tap “Show code” first.',
  addressing: 'The address for this order is still missing.',
  cancelled: 'This was given back. The points have been returned.',
  lapsed: 'This has lapsed. The points have been returned.',
  declined: 'The shop declined. The points have been returned.',
  refunded: 'This was refunded. The points have been returned.',
}

/** Why Work2Buy says no. */
export const shopRefusals = {
  'shop.unknown': () => plain('There is no such shop.'),
  'shop.exists': () => text`There is a shop already. One person has one shop at most; ${command('offer')} shows it.`,
  'shop.not_open': ({ status }) =>
    notOpen[status] ?? text`You need a shop for that. Open one with ${command('offer')}.`,
  'shop.wrong_state': () => plain('This shop has been decided on already.'),
  'offer.unknown': () => text`This offer is gone. See ${command('shop')} for what there is.`,
  'offer.wrong_state': ({ status }) =>
    plain(
      status === 'archived'
        ? 'This offer has ended.'
        : 'This offer is in another state by now. Have another look at it.',
    ),
  'offer.bad_line': ({ day }) =>
    text`I did not understand that. Write the title in quotes, the price in points, the number of codes and the end date, for example: ${text`${command('offer')} "€5 at Café Lindner" 500 20 ${day}`}`,
  'offer.too_many_codes': ({ limit }) => text`More than ${limit} codes at once are too many. Please split the list.`,
  'order.code_shut': () => plain('I cannot open this code right now. Try again later, or complain about it.'),
  'offer.codes_too_long': ({ kilobytes }) =>
    text`This list is too large: I take at most ${kilobytes} kB at once. Please split it.`,
  'offer.no_codes': () => plain('There was no new code among them. Send one code per line.'),
  'offer.one_code': () =>
    plain('This voucher has one code for all: send exactly one. To use another one, take the old delivery back first.'),
  'offer.once_only': () =>
    text`This voucher is there only once for everybody, and you have it already: look under ${command('vouchers')}.`,
  'offer.own': () => plain('This is your own shop: you cannot redeem anything here.'),
  'offer.other_price': ({ points }, format) =>
    text`The price has changed: it is ${plain(format.both(points))} now. You still have your points; have another look at the offer.`,
  'offer.sold_out': ({ kind }) =>
    text`Sold out, sorry: the last ${plain(kind === 'goods' ? 'piece' : 'code')} has just gone. You still have your points. See ${command('shop')} for what else there is.`,
  'offer.source_off': () =>
    text`I cannot order this voucher at the moment. You still have your points; come back later, or see ${command('shop')}.`,
  'purchase.wrong_state': () => plain('This order has been decided on, or is being stopped already.'),
  'offer.too_few_left': ({ left, kind }) =>
    plain(
      kind === 'voucher'
        ? left === 1
          ? 'There is only 1 voucher left. Please take no more than that one.'
          : `There are only ${left} vouchers left. Please take no more than that.`
        : left === 1
          ? 'There is only 1 piece left. Please order no more than that one.'
          : `There are only ${left} pieces left. Please order no more than that.`,
    ),
  'import.unknown': () => plain('This delivery is gone. Please send me the codes again.'),
  'import.wrong_state': () => plain('This delivery was taken over or taken back already.'),
  'order.unknown': () => text`I cannot find this order. Yours are under ${command('vouchers')}.`,
  'order.wrong_state': ({ status }) => plain(orderStates[status] ?? 'The order has moved on. Have another look at it.'),
  'complaint.unknown': () => plain('I cannot find this complaint.'),
  'complaint.wrong_state': () => plain('This was answered or decided already. Have a look at how it stands now.'),
  'complaint.too_late': () =>
    plain('You cannot complain about this now: the 14 days are over, or there is a complaint already.'),
  'complaint.say_more': ({ characters }) => text`Please write a little more, at least ${characters} characters.`,
  'complaint.no_replacement': () =>
    plain('There is no replacement in stock. Fill up the stock, or give the points back.'),
  'complaint.shop_has_none': () =>
    plain('The shop has no replacement for this. Give the points back, or decline the complaint.'),
  'order.no_address': () => plain('The address is deleted: this order was closed more than 90 days ago.'),
  'order.too_few_points': ({ missingPoints }, format) =>
    text`You still need **${plain(format.both(missingPoints))}** for that. You can earn something with ${command('jobs')}.`,
  'check.too_many': ({ limit }) =>
    text`Those were ${limit} unknown codes within an hour. To keep codes from being guessed, go on later.`,
  'check.wrong_state': () => plain('This code was not sold, or it was used already.'),
} as const satisfies Partial<RefusalCopy>
