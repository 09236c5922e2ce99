import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import * as notices from '../notices/index.ts'
import { charactersIn, cleanText, firstCharacters } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import {
  aboutsOf,
  COMPLAINT_LIMITS,
  complaintOrderVerbs,
  complaintVerbs,
  mayComplain,
  type Complaint,
  type ComplaintAbout,
} from './complaint.ts'
import { closeOrder, settle } from './complaint-settle.ts'
import * as store from './complaint-store.ts'
import type { Side } from './goods.ts'
import { locked } from './goods-step.ts'
import * as orders from './order-store.ts'
import { myOrder } from './orders.ts'
import { endOf } from './read-codes.ts'
import { openCode } from './seal-code.ts'
import type { Order } from './shop.ts'
import { sellerOf } from './shop-store.ts'
import { DAY } from '../shared/time.ts'

const later = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY)

/** A complaint with its order, for whoever may see it; `operator` is anybody who decides. */
export interface ComplaintSeen {
  readonly complaint: Complaint
  readonly order: Order
  /** Null: the house itself. */
  readonly ownerId: string | null
  readonly side: Side | 'operator'
}

/** A complaint for its buyer, its shop and operators. Refuses `complaint.unknown` to everybody else. */
export async function complaintFor(tx: Tx, viewer: Member, publicId: string): Promise<ComplaintSeen> {
  const complaint = (await store.byPublicId(tx, publicId)) ?? refuse('complaint.unknown', {})
  const order = (await orders.byId(tx, complaint.orderId)) ?? refuse('complaint.unknown', {})
  const ownerId = await sellerOf(tx, order.shopId)
  if (order.buyerId === viewer.id) return { complaint, order, ownerId, side: 'buyer' }
  if (ownerId === viewer.id) return { complaint, order, ownerId, side: 'shop' }
  await moderation.requireOperator(tx, viewer)
  return { complaint, order, ownerId, side: 'operator' }
}

/** What tells the code that is complained about from others, without saying it. */
export interface ComplainedCode {
  readonly shownAt: Date | null
  readonly usedAt: Date | null
  readonly validUntil: string | null
  /** Its last signs, four at most; undefined when no key opens it. */
  readonly end: string | undefined
}

/**
 * Which code a complaint is about, for its shop and operators, to whom it would be one of many; undefined to the buyer, who
 * has it, and for goods. Refuses `complaint.unknown`.
 */
export async function complainedCode(
  tx: Tx,
  viewer: Member,
  vault: Vault,
  publicId: string,
): Promise<ComplainedCode | undefined> {
  const { complaint, order, side } = await complaintFor(tx, viewer, publicId)
  if (side === 'buyer' || order.kind !== 'voucher') return undefined
  const row = await store.codeOf(tx, complaint)
  if (row === undefined) return undefined
  const { validUntil, usedAt } = row
  const code = openCode(vault, row)?.code
  return { shownAt: order.shownAt, usedAt, validUntil, end: code === undefined ? undefined : endOf(code) }
}

/** The newest complaint about an order. For whoever may see the order. */
export async function complaintAbout(tx: Tx, order: Pick<Order, 'id'>): Promise<Complaint | undefined> {
  return store.newestOf(tx, order.id)
}

/**
 * A buyer complains: a code within 14 days after it was shown, a parcel from when it was sent until 14 days after it
 * came. The points stay held and the shop has three days to answer; of the house's own an operator decides at once. A
 * suspended member may do it too. Refuses `order.unknown`, `complaint.too_late`, `complaint.say_more`, `job.bad_field`.
 */
export async function complain(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly order: string; readonly about: ComplaintAbout; readonly words: string },
): Promise<Complaint> {
  const { key, order: id, about } = input
  const said = { order: id, about, words: input.words }
  const publicId = await once(tx, { key, kind: 'complaint.open', actorId: buyer.id, input: said }, async () => {
    const order = await locked(tx, await myOrder(tx, buyer, id))
    const words = enough(input.words)
    if (!aboutsOf(order).includes(about)) refuse('job.bad_field', { field: 'about' })
    if (!mayComplain(order, tx.now)) refuse('complaint.too_late', {})
    await orders.move(tx, order.id, complaintOrderVerbs.complain, { remindAt: null })
    const ownerId = await sellerOf(tx, order.shopId)
    const complaint = await store.insert(tx, {
      orderId: order.id,
      status: ownerId === null ? 'deciding' : 'answering',
      about,
      words,
      answerDueAt: ownerId === null ? tx.now : later(tx.now, COMPLAINT_LIMITS.answerDays),
      remindAt: later(tx.now, ownerId === null ? COMPLAINT_LIMITS.undecidedDays : COMPLAINT_LIMITS.remindDays),
    })
    if (ownerId === null) {
      await tellHeard(tx, complaint, order, ownerId)
      return complaint.publicId
    }
    await notices.tell(tx, ownerId, {
      kind: 'complaint.opened',
      data: { complaint: complaint.publicId },
      dedupeKey: `complaint:${complaint.id}:opened`,
    })
    return complaint.publicId
  })
  return (await complaintFor(tx, buyer, publicId)).complaint
}

/**
 * The shop answers within three days: it sends another code or parcel, gives the points back, or disagrees with words, and
 * then an operator decides. A suspended owner may do it too. Refuses `complaint.unknown` to everybody else,
 * `complaint.wrong_state`, `complaint.say_more`, `complaint.no_replacement`.
 */
export async function answerComplaint(
  tx: Tx,
  owner: Member,
  vault: Vault,
  input: {
    readonly key: string
    readonly complaint: string
    readonly answer: 'replace' | 'refund' | 'disagree'
    readonly words: string
  },
): Promise<Complaint> {
  const { key, complaint: id, answer } = input
  const said = { complaint: id, answer, words: input.words }
  await once(tx, { key, kind: 'complaint.answer', actorId: owner.id, input: said }, async () => {
    const { complaint, order: seen, side } = await complaintFor(tx, owner, id)
    if (side !== 'shop') refuse('complaint.unknown', {})
    const order = await locked(tx, seen)
    if (answer !== 'disagree') {
      await settle(tx, vault, complaint, order, { verb: 'agree', decision: answer, set: { answeredAt: tx.now } })
      return null
    }
    const words = enough(input.words)
    const heard = await store.move(tx, complaint.id, complaintVerbs.disagree, {
      answer: words,
      answeredAt: tx.now,
      remindAt: later(tx.now, COMPLAINT_LIMITS.undecidedDays),
    })
    await tellHeard(tx, heard, order, owner.id)
    return null
  })
  return (await complaintFor(tx, owner, id)).complaint
}

/** The shop was heard, or let the time for it pass: the buyer is told, and the operators who are no party. */
export async function tellHeard(tx: Tx, complaint: Complaint, order: Order, ownerId: string | null): Promise<void> {
  await notices.tell(tx, order.buyerId, {
    kind: 'complaint.heard',
    data: { complaint: complaint.publicId },
    dedupeKey: `complaint:${complaint.id}:heard`,
  })
  await moderation.tellOperators(tx, {
    topic: 'complaint',
    id: complaint.publicId,
    dedupeKey: `complaint:${complaint.id}:waiting`,
    except: [order.buyerId, ownerId],
  })
}

/** All is well after all: the shop is paid at once. Refuses `complaint.unknown`, `complaint.wrong_state`. */
export async function withdrawComplaint(
  tx: Tx,
  buyer: Member,
  input: { readonly key: string; readonly complaint: string },
): Promise<Complaint> {
  const { key, complaint: id } = input
  await once(tx, { key, kind: 'complaint.withdraw', actorId: buyer.id, input: { complaint: id } }, async () => {
    const { complaint, order: seen, side } = await complaintFor(tx, buyer, id)
    if (side !== 'buyer') refuse('complaint.unknown', {})
    const order = await locked(tx, seen)
    await store.move(tx, complaint.id, complaintVerbs.withdraw, { endedAt: tx.now, remindAt: null })
    await closeOrder(tx, order)
    return null
  })
  return (await complaintFor(tx, buyer, id)).complaint
}

function enough(words: string): string {
  const { min, max } = COMPLAINT_LIMITS.words
  const said = firstCharacters(cleanText(words), max)
  return charactersIn(said) < min ? refuse('complaint.say_more', { characters: min }) : said
}
