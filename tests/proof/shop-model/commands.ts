import fc from 'fast-check'
import type { Kind } from './oracle.ts'
import { SHELF_VERBS, type ShelfVerb } from './oracle-doors.ts'

/** What can be done with an order, and whose turn it is. */
export const ORDER_VERBS = {
  show: { by: 'buyer', from: ['reserved'], to: 'shown', of: 'voucher' },
  cancel: { by: 'buyer', from: ['reserved'], to: 'cancelled', of: 'voucher' },
  address: { by: 'buyer', from: ['addressing'], to: 'placed', of: 'goods' },
  'cancel-goods': { by: 'buyer', from: ['addressing', 'placed'], to: 'cancelled', of: 'goods' },
  arrived: { by: 'buyer', from: ['shipped'], to: 'delivered', of: 'goods' },
  accept: { by: 'owner', from: ['placed'], to: 'accepted', of: 'goods' },
  decline: { by: 'owner', from: ['placed', 'accepted'], to: 'declined', of: 'goods' },
  ship: { by: 'owner', from: ['accepted'], to: 'shipped', of: 'goods' },
} as const
export type OrderVerb = keyof typeof ORDER_VERBS

interface Tried {
  readonly pick: number
  /** Somebody else than the rightful one tries. */
  readonly wrong: boolean
  /** The same press comes twice. */
  readonly twice: boolean
}

/** A command in the abstract; `pick` chooses one of what there is. */
export type Command =
  | { readonly do: 'codes'; readonly kind: 'voucher' | 'shared'; readonly count: number; readonly text: number }
  | ({ readonly do: 'take-back' } & Tried)
  | ({ readonly do: 'count'; readonly pieces: number } & Tried)
  | ({ readonly do: 'limit'; readonly more: number } & Tried)
  | { readonly do: 'post'; readonly kind: Kind | 'advert' }
  | ({ readonly do: 'shelve'; readonly what: 'offer' | 'advert'; readonly verb: ShelfVerb } & Tried)
  /** The owner closes the shop, or opens another one. */
  | { readonly do: 'shop'; readonly verb: 'close' | 'open' }
  /** An operator suspends the owner or a buyer, or lifts it. */
  | { readonly do: 'suspend'; readonly who: number }
  | { readonly do: 'browse'; readonly buyer: number; readonly affordable: boolean }
  | {
      readonly do: 'buy'
      readonly kind: Kind
      readonly pick: number
      readonly buyer: number
      readonly quantity: number
      readonly twice: boolean
    }
  | ({ readonly do: 'order'; readonly verb: OrderVerb } & Tried)
  /** Whatever an order that is under way needs next. */
  | { readonly do: 'go-on'; readonly pick: number }
  | ({ readonly do: 'complain'; readonly isRightThing: boolean; readonly says: string } & Tried)
  | ({ readonly do: 'answer'; readonly answer: 'replace' | 'refund' | 'disagree'; readonly says: string } & Tried)
  | ({ readonly do: 'decide'; readonly decision: 'replace' | 'refund' | 'reject' } & Tried)
  | ({ readonly do: 'withdraw' } & Tried)
  | { readonly do: 'wait'; readonly pick: number; readonly side: -1 | 1 }

const seldom = fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0)
const tried = { pick: fc.nat({ max: 1_000 }), wrong: seldom, twice: seldom }
const kind = fc.constantFrom<Kind>('voucher', 'goods', 'shared')
const SAYS = 'Das ist so nicht in Ordnung.'
const says = fc.constantFrom('zu kurz', SAYS, SAYS, SAYS)
const is = <Name extends Command['do']>(name: Name) => fc.constant(name)

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('codes'),
      kind: fc.constantFrom('voucher' as const, 'shared' as const),
      count: fc.constantFrom(1, 2),
      text: fc.constantFrom(0, 0, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('take-back'), ...tried }) },
  { weight: 1, arbitrary: fc.record({ do: is('count'), pieces: fc.constantFrom(0, 1, 4, 21), ...tried }) },
  { weight: 1, arbitrary: fc.record({ do: is('limit'), more: fc.constantFrom(0, 1, 2), ...tried }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('post'),
      kind: fc.constantFrom<Kind | 'advert'>('voucher', 'goods', 'shared', 'advert', 'advert'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('shelve'),
      what: fc.constantFrom('offer' as const, 'offer' as const, 'advert' as const),
      verb: fc.constantFrom(...(Object.keys(SHELF_VERBS) as ShelfVerb[])),
      ...tried,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('shop'), verb: fc.constantFrom('close' as const, 'open' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: is('suspend'), who: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is('browse'), buyer: fc.nat({ max: 2 }), affordable: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: is('buy'),
      kind,
      pick: tried.pick,
      buyer: fc.nat({ max: 2 }),
      quantity: fc.constantFrom(1, 1, 1, 2, 3, 0, 21),
      twice: seldom,
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: is('order'),
      verb: fc.constantFrom(...(Object.keys(ORDER_VERBS) as OrderVerb[])),
      ...tried,
    }),
  },
  { weight: 20, arbitrary: fc.record({ do: is('go-on'), pick: tried.pick }) },
  { weight: 8, arbitrary: fc.record({ do: is('complain'), isRightThing: seldom.map((not) => !not), says, ...tried }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('answer'),
      answer: fc.constantFrom('replace' as const, 'refund' as const, 'disagree' as const, 'disagree' as const),
      says,
      ...tried,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('decide'),
      decision: fc.constantFrom('replace' as const, 'refund' as const, 'reject' as const),
      ...tried,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('withdraw'), ...tried }) },
  {
    weight: 9,
    arbitrary: fc.record({ do: is('wait'), pick: tried.pick, side: fc.constantFrom(-1 as const, 1 as const) }),
  },
)

const quiet = { wrong: false, twice: false } as const
const once = { pick: 0, twice: false } as const
const goOn = { do: 'go-on', pick: 0 } as const
/** A first order that comes far enough to be complained about, or none. */
const beginnings: readonly (readonly Command[])[] = [
  [],
  [{ do: 'buy', kind: 'voucher', buyer: 1, quantity: 1, ...once }, goOn],
  [{ do: 'buy', kind: 'goods', buyer: 2, quantity: 2, ...once }, goOn, goOn, goOn],
  [{ do: 'buy', kind: 'goods', buyer: 2, quantity: 1, ...once }, goOn],
  [
    { do: 'post', kind: 'shared' },
    { do: 'codes', kind: 'shared', count: 1, text: 0 },
    { do: 'buy', kind: 'shared', buyer: 2, quantity: 1, ...once },
    goOn,
    { do: 'post', kind: 'advert' },
  ],
]
const complaint: readonly Command[] = [{ do: 'complain', isRightThing: true, says: SAYS, pick: 0, ...quiet }]
const disagreed: readonly Command[] = [
  ...complaint,
  { do: 'answer', answer: 'disagree', says: SAYS, pick: 0, ...quiet },
]

const justBefore = { do: 'wait', pick: 0, side: -1 } as const
const justAfter = { do: 'wait', pick: 0, side: 1 } as const

/** A filled shelf to begin with, perhaps an order and a complaint about it, then anything. */
export const story: fc.Arbitrary<readonly Command[]> = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.constantFrom<readonly Command[]>([], complaint, disagreed, [justBefore, justAfter]),
    fc.array(command, { minLength: 10, maxLength: 40, size: 'max' }),
  )
  .map(([first, second, rest]) => [
    { do: 'codes', kind: 'voucher', count: 2, text: 0 },
    { do: 'count', pieces: 4, pick: 0, ...quiet },
    ...first,
    ...second,
    ...rest,
  ])
