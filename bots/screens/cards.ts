import * as checkouts from '../../core/checkouts/index.ts'
import * as members from '../../core/members/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Action, Maker, Outcome, Screen, Turn } from '../dialog/routes.ts'
import { code, link, plain, said } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, inRows, lines, PAGE, title } from './parts.ts'

/** What is offered at a tap, in points. */
const AMOUNTS = [1_000, 2_500, 5_000, 10_000] as const

const MOST_IN_BUTTON = 512

/** Where payments by card are configured. Refuses `checkout.off` elsewhere: buttons can be forged, and stay for years. */
export function deskOf({ settings }: Pick<Turn, 'settings'>): checkouts.Desk {
  return settings.cards ?? refuse('checkout.off', {})
}

/** Pay in on the provider's page: amounts, and what became of the last links. */
export const cardPayments: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.cards
  deskOf(turn)
  const { checkouts: last } = await checkouts.list(tx, member, { limit: PAGE })
  const open = last.filter(({ status }) => status === 'new' || status === 'open')
  return card(
    [
      title(words.title),
      lines(words.how),
      last.length === 0
        ? undefined
        : lines(
            words.last,
            ...last.map(({ points, createdAt, status }, index) =>
              words.line(index + 1, points, copy.format.day(createdAt, member.timeZone), words.states[status]),
            ),
          ),
      lines(words.choose),
    ],
    [
      ...inRows(
        AMOUNTS.map((points) => go(words.amount(points), 'card.pay', points)),
        4,
      ),
      [go(words.own, 'card-amount')],
      ...inRows(
        open.map(({ points, publicId }) => go(words.again(points), 'card.link', publicId)),
        2,
      ),
      [go(words.toDeposit, 'deposit'), wayBack(turn)],
    ],
  )
}

/** A link over so many points: `[points]`. Refuses `checkout.off`, and as `begin` does. */
export const payByCard: Action = async (turn, [amount = '']) => {
  deskOf(turn)
  const points = /^[1-9][0-9]{0,6}$/.test(amount) ? Number(amount) : 0
  return linkTo(turn, points)
}

/** A payment begins; its link comes as a message of its own. */
export async function linkTo({ tx, member, copy, key }: Turn, points: number): Promise<Outcome> {
  const { publicId } = await checkouts.begin(tx, member, { key, points })
  return {
    note: copy.cards.linkComing,
    show: { do: 'cards', args: [] },
    also: [{ is: 'made', name: 'card-link', args: [publicId] }],
  }
}

/** The link of a payment that waits, once more: `[checkout]`. */
export const cardLinkAgain: Action = async (turn, [id = '']) => {
  deskOf(turn)
  const { publicId } = await checkouts.mine(turn.tx, turn.member, id)
  return {
    note: turn.copy.cards.linkComing,
    show: { do: 'cards', args: [] },
    also: [{ is: 'made', name: 'card-link', args: [publicId] }],
  }
}

/** Asks the provider for its page when the turn's transaction is over. The address is kept nowhere. */
export const cardLink: Maker = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const desk = deskOf(turn)
  const words = copy.cards
  const checkout = await checkouts.mine(tx, member, id)
  const { points } = checkout
  return async (): Promise<readonly Deliverable[]> => {
    const opened = await desk.open(checkout.id)
    if (opened.is === 'open') return [{ is: 'card', card: linkCard(copy, points, opened.url) }]
    const drawn = card(
      [lines(opened.is === 'later' ? words.later : words.over(points, words.states[opened.status]))],
      [[go(words.toDeposit, 'deposit'), wayBack(turn)]],
    )
    return [{ is: 'card', card: drawn }]
  }
}

/**
 * Discord takes addresses of up to 512 characters in a button, and the provider's can be longer: then it stands in the
 * text.
 */
function linkCard(copy: Turn['copy'], points: number, url: string): Card {
  const words = copy.cards
  const label = words.linkButton(points)
  return url.length <= MOST_IN_BUTTON
    ? card([lines(words.link(points))], [[{ is: 'url', label, url }]])
    : card([lines(words.link(points), link(url, label))], [])
}

/** What the provider says was paid: euros, or cents of whatever else. */
export function seenOf({ copy }: Pick<Turn, 'copy'>, { seenCents, seenCurrency }: checkouts.Checkout): string {
  const cents = seenCents ?? 0
  return seenCurrency === 'eur'
    ? copy.format.euros(cents)
    : `${copy.format.number(cents)} × 0.01 ${(seenCurrency ?? '').toUpperCase()}`
}

/** The oldest payment that does not fit, and the chargebacks that are open: `[after]`. Refuses `operator.only`. */
export const cardQueue: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.cards.operator
  const page = await checkouts.doubtfulOnes(tx, member, { limit: 1, ...(after === undefined ? {} : { after }) })
  const chargebacks = await checkouts.openChargebacks(tx, member, PAGE)
  const [first] = page.checkouts
  const client = first === undefined ? undefined : await members.byId(tx, first.memberId)
  const { doubt = null } = first ?? {}
  return card(
    [
      title(first === undefined ? plain(words.queue) : words.title),
      first === undefined || doubt === null
        ? lines(copy.moderation.operator.empty)
        : fields(
            { label: words.client, value: said(client?.name ?? '') },
            { label: words.wanted, value: plain(copy.format.euros(first.points)) },
            {
              label: words.seen,
              value: plain(seenOf(turn, first)),
            },
            { label: words.number, value: code(first.publicId.toUpperCase()) },
          ),
      doubt === null ? undefined : lines(words.doubts[doubt], words.how),
      chargebacks.length === 0
        ? undefined
        : lines(
            words.chargebacks,
            ...chargebacks.map(({ points, frozenPoints, openedAt }) =>
              words.chargeback(points, frozenPoints, copy.format.day(openedAt, member.timeZone)),
            ),
          ),
    ],
    [
      [
        first === undefined ? undefined : looks('main', go(words.noteButton, 'note-payment', first.publicId)),
        first === undefined || first.paymentId === null || turn.settings.cards === undefined
          ? undefined
          : go(words.returnButton, 'return-payment', first.publicId),
      ],
      [
        page.more && first !== undefined ? go(copy.moderation.operator.next, 'op.cards', first.publicId) : undefined,
        go(copy.moderation.operator.back, 'operator'),
      ],
    ],
  )
}
