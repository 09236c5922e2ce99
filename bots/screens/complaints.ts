import type { Notices } from '../../core/notices/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Action, Routes, Screen, Turn } from '../dialog/routes.ts'
import { plain, said, type Text } from '../dialog/text.ts'
import { answerComplaint, complain, decideComplaint } from '../flows/complain.ts'
import type { Drawing } from './goods-parts.ts'
import { fields } from './account-parts.ts'
import { card, dayOf, deadline, inOrder, lines, menuButton, nameOf, numbered, PAGE, quote, title } from './parts.ts'

type Seen = shop.ComplaintSeen

/** A complaint, for its two parties and for operators, each with what they may do. */
const complaintShow: Screen = async (turn, [id = '']) => complaintCard(turn, id)

/** `next`: the operator's way to the one after this. */
async function complaintCard(turn: Turn, id: string, next?: Button): Promise<Card> {
  const seen = await shop.complaintFor(turn.tx, turn.member, id)
  const { complaint, order, ownerId } = seen
  const { copy } = turn
  const words = copy.complaints
  const offer = await shop.offerById(turn.tx, order.offerId)
  const buyer = await nameOf(turn, order.buyerId)
  const owner = ownerId === null ? undefined : await nameOf(turn, ownerId)
  const code = await shop.complainedCode(turn.tx, turn.member, turn.settings.vault, id)
  return card(
    [
      title(words.show.title(offer.title)),
      lines(
        words.show.parties(buyer.name, owner === undefined ? offer.shopName : `${owner.name} (${offer.shopName})`),
        plain(copy.format.both(order.points)),
        plain(words.abouts[complaint.about]),
      ),
      quote(said(complaint.words)),
      code === undefined ? undefined : codeBlock(turn, code),
      ...(owner === undefined ? [] : answerBlocks(turn, complaint)),
      lines(stateOf(turn, complaint)),
      ...reasonBlocks(turn, complaint),
    ],
    [doing(turn, seen), [wayBack(turn, seen), next], [menuButton(copy)]],
  )
}

/** Which code it is, for whoever has many. */
function codeBlock(turn: Turn, { shownAt, usedAt, validUntil, end }: shop.ComplainedCode): Block {
  const { complaints, shop: words } = turn.copy
  const labels = complaints.show.code
  return fields(
    end === undefined ? undefined : { label: labels.end, value: said(`…${end}`) },
    shownAt === null ? undefined : { label: labels.shown, value: deadline(turn, shownAt) },
    { label: labels.used, value: usedAt === null ? labels.unused : deadline(turn, usedAt) },
    validUntil === null
      ? undefined
      : { label: words.offer.valid, value: plain(words.offer.until(dayOf(turn, validUntil))) },
  )
}

function stateOf(turn: Drawing, { status, decision, answerDueAt }: shop.Complaint): Text {
  const words = turn.copy.complaints.show
  if (decision !== null) return words.decided[decision]
  if (status === 'answering') return words.answering(deadline(turn, answerDueAt))
  return status === 'withdrawn' ? words.withdrawn : words.deciding
}

function answerBlocks({ copy }: Drawing, { status, answer, answeredAt }: shop.Complaint): readonly Block[] {
  const words = copy.complaints.show
  if (answer !== null) return [lines(words.answer), quote(said(answer))]
  return answeredAt === null && (status === 'deciding' || status === 'decided') ? [lines(words.silent)] : []
}

const reasonBlocks = ({ copy }: Drawing, { reason }: shop.Complaint): readonly Block[] =>
  reason === null ? [] : [lines(copy.complaints.show.reason), quote(said(reason))]

/** Whose turn it is has the button for it; the core asks once more who presses. */
function doing({ copy }: Drawing, { complaint, side }: Seen): readonly (Button | undefined)[] {
  const words = copy.complaints.show
  const { publicId: id, status } = complaint
  const isOpen = status === 'answering' || status === 'deciding'
  if (side === 'shop' && status === 'answering') return [looks('main', go(words.respond, 'answer-complaint', id))]
  if (side === 'operator' && status === 'deciding') return [looks('main', go(words.decide, 'decide-complaint', id))]
  return side === 'buyer' && isOpen ? [go(words.withdraw, 'complaint.settled-ask', id)] : []
}

function wayBack({ copy }: Drawing, { order, side }: Seen): Button {
  if (side === 'operator') return go(copy.moderation.operator.back, 'operator')
  if (order.kind === 'goods') return go(copy.complaints.show.order, 'goods.show', order.publicId)
  return side === 'buyer'
    ? go(copy.complaints.show.order, 'voucher', order.publicId)
    : go(copy.complaints.mine.button, 'complaints.mine')
}

/** Asks once more: the shop gets the points, and nobody looks at it any more. */
const settledAsk: Screen = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.complaints.show
  const { order } = await shop.complaintFor(tx, member, id)
  return card(
    [lines(words.settledAsk(copy.format.both(order.points)))],
    [[looks('main', go(words.settledYes, 'complaint.withdraw', id)), go(words.settledNo, 'complaint.show', id)]],
  )
}

const withdraw: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await shop.withdrawComplaint(tx, member, { key, complaint: id })
  return { note: copy.complaints.show.thanks, show: { do: 'complaint.show', args: [id] } }
}

/** The oldest complaint that waits for an operator; `after` is the one before it. */
const queue: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.moderation.operator
  const page = await shop.complaintsToDecide(tx, member, { limit: 1, ...(after === undefined ? {} : { after }) })
  const [first] = page.complaints
  if (first === undefined) return card([lines(words.empty)], [[go(words.back, 'operator')]])
  return complaintCard(turn, first.publicId, page.more ? go(words.next, 'op.complaints', first.publicId) : undefined)
}

/** What is complained about in the member's own shop, the oldest first: all of it waits for somebody. */
const mine: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.complaints.mine
  const page = await shop.ordersOfShop(tx, member, {
    which: 'problem',
    limit: PAGE,
    ...(after === undefined ? {} : { after }),
  })
  const rows = await inOrder(page.orders, async (order, index) => {
    const complaint = await shop.complaintAbout(tx, order)
    const state =
      complaint?.status === 'answering' ? words.answering(deadline(turn, complaint.answerDueAt)) : words.deciding
    const { title: offer } = await shop.offerById(tx, order.offerId)
    return { line: words.line(index + 1, offer, state), publicId: complaint?.publicId ?? '' }
  })
  const last = page.orders.at(-1)
  return card(
    [title(words.title), lines(...(rows.length === 0 ? [words.empty] : rows.map(({ line }) => line)))],
    [
      numbered(rows, 'complaint.show'),
      [
        after === undefined ? undefined : go(copy.goods.orders.first, 'complaints.mine'),
        page.more && last !== undefined ? go(copy.goods.orders.next, 'complaints.mine', last.publicId) : undefined,
      ],
      [go(copy.shop.mine.back, 'offers'), menuButton(copy)],
    ],
  )
}

/** What a buyer can do when something is wrong with an order, or see what came of it. */
export async function complaintButton(turn: Drawing, order: shop.Order, side: shop.Side): Promise<Button | undefined> {
  const words = turn.copy.complaints
  const newest = await shop.complaintAbout(turn.tx, order)
  if (side === 'buyer' && shop.mayComplain(order, turn.tx.now)) return go(words.button, 'complain', order.publicId)
  return newest === undefined ? undefined : go(words.look, 'complaint.show', newest.publicId)
}

/** Complaints and what comes of them. */
export const complaintRoutes = {
  screens: {
    'complaint.show': complaintShow,
    'complaint.settled-ask': settledAsk,
    'complaints.mine': mine,
    'op.complaints': queue,
  },
  actions: { 'complaint.withdraw': withdraw },
  flows: { complain, 'answer-complaint': answerComplaint, 'decide-complaint': decideComplaint },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>

/** What the two sides of a complaint are told. */
export const complaintDraws = {
  'complaint.opened': (turn: Drawing, { complaint }: Notices['complaint.opened']) =>
    toAnswer(turn, complaint, 'opened'),
  'complaint.reminder': (turn: Drawing, { complaint }: Notices['complaint.reminder']) =>
    toAnswer(turn, complaint, 'reminder'),
  'complaint.heard': async (
    turn: Drawing,
    { complaint: id }: Notices['complaint.heard'],
  ): Promise<Card | undefined> => {
    const { complaint, order, ownerId } = await shop.complaintFor(turn.tx, turn.member, id)
    if (complaint.status !== 'deciding') return undefined
    const offer = await shop.offerById(turn.tx, order.offerId)
    return noticeCard(turn, id, [
      lines(turn.copy.complaints.notices.heard(offer.title)),
      ...(ownerId === null ? [] : answerBlocks(turn, complaint)),
    ])
  },
  'complaint.decided': async (turn: Drawing, { complaint: id }: Notices['complaint.decided']): Promise<Card> => {
    const { complaint, order } = await shop.complaintFor(turn.tx, turn.member, id)
    const offer = await shop.offerById(turn.tx, order.offerId)
    return noticeCard(turn, id, [
      lines(turn.copy.complaints.notices.decided(offer.title), stateOf(turn, complaint)),
      ...reasonBlocks(turn, complaint),
    ])
  },
}

async function toAnswer(turn: Drawing, id: string, kind: 'opened' | 'reminder'): Promise<Card | undefined> {
  const { complaint, order } = await shop.complaintFor(turn.tx, turn.member, id)
  if (complaint.status !== 'answering') return undefined
  const words = turn.copy.complaints
  const offer = await shop.offerById(turn.tx, order.offerId)
  return noticeCard(
    turn,
    id,
    [
      lines(
        words.notices[kind](offer.title, deadline(turn, complaint.answerDueAt)),
        plain(words.abouts[complaint.about]),
      ),
      quote(said(complaint.words)),
    ],
    looks('main', go(words.show.respond, 'answer-complaint', id)),
  )
}

const noticeCard = ({ copy }: Drawing, id: string, blocks: readonly Block[], first?: Button): Card =>
  card(blocks, [[first, go(copy.notices.buttons.look, 'complaint.show', id)], [menuButton(copy)]])
