import { runDue } from '../../../core/schedule/index.ts'
import * as core from '../../../core/shop/index.ts'
import type { Tx } from '../../../core/db/connect.ts'
import type { Member } from '../../../core/members/index.ts'
import { ADDRESS } from '../../support/goods.ts'
import { newKey } from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'
import { at, MINUTE, when } from '../model/base.ts'
import { choose } from '../model/choose.ts'
import { ORDER_VERBS, type Command, type OrderVerb } from './commands.ts'
import * as oracle from './oracle.ts'
import { againstActing, againstBuying, OWNER } from './oracle-doors.ts'
import { offerOf, performDoors } from './perform-doors.ts'
import type { Stage } from './play.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>
/** So far from the moment at which something ends that the time a command takes does not matter. */
const MARGIN = 5 * MINUTE
const REASON = 'So steht es im Beleg.'

/** Does one command to the database and to the oracle. */
export async function perform(stage: Stage, command: Command): Promise<void> {
  switch (command.do) {
    case 'codes':
    case 'take-back':
    case 'count':
    case 'limit':
    case 'post':
    case 'shelve':
    case 'shop':
    case 'suspend':
    case 'browse':
      return performDoors(stage, command)
    case 'buy':
      return buy(stage, command)
    case 'order':
      return moveOrder(stage, command)
    case 'go-on':
      return goOn(stage, command)
    case 'complain':
      return complain(stage, command)
    case 'answer':
    case 'decide':
    case 'withdraw':
      return end(stage, command)
    case 'wait':
      return wait(stage, command)
  }
}

async function buy(stage: Stage, { kind, pick, buyer, quantity, twice }: Of<'buy'>): Promise<void> {
  const { shop, database, buyers, offers, orders, now, expect } = stage
  const index = offerOf(shop, kind, pick)
  if (index === undefined) return
  const input = { key: newKey('buy'), offer: at(offers, index).publicId, quantity }
  const member = at(buyers, buyer)
  let placed: readonly core.Order[] = []
  const run = async () => {
    placed = await database.withTx(async (tx) =>
      kind === 'goods' ? [await core.orderGoods(tx, member, input)] : core.redeemMany(tx, member, input),
    )
    return placed[0]
  }
  await expect(`buy ${kind}`, againstBuying(shop, index, buyer, quantity), run, {
    twice,
    after: () => {
      orders.push(...placed.map(({ publicId }) => publicId))
      oracle.buy(shop, index, buyer, quantity, now())
    },
  })
}

const ACTS: Readonly<
  Record<OrderVerb, (tx: Tx, by: Member, input: { key: string; order: string }) => Promise<core.Order>>
> = {
  show: (tx, by, input) => core.show(tx, by, testVault, input),
  cancel: core.cancel,
  address: (tx, by, input) => core.giveAddress(tx, by, testVault, { ...input, address: ADDRESS }),
  'cancel-goods': core.cancelGoods,
  arrived: core.confirmArrival,
  accept: core.acceptOrder,
  decline: (tx, by, input) => core.declineOrder(tx, by, { ...input, reason: REASON }),
  ship: (tx, by, input) => core.shipOrder(tx, by, { ...input, carrier: 'DHL' }),
}

/** What was paid for stays a suspended buyer's. */
const KEPT: readonly OrderVerb[] = ['show', 'cancel', 'cancel-goods', 'arrived']

async function moveOrder(stage: Stage, { verb, pick, wrong, twice }: Of<'order'>): Promise<void> {
  const index = choose(stage.shop.orders, pick, (order) => fits(verb, order))
  if (index !== undefined) await moveOne(stage, index, { verb, wrong, twice })
}

const fits = (verb: OrderVerb, { kind, status }: oracle.Order): boolean =>
  ORDER_VERBS[verb].of === kind && ORDER_VERBS[verb].from.some((from) => from === status)

async function moveOne(
  stage: Stage,
  index: number,
  { verb, wrong, twice }: Pick<Of<'order'>, 'verb' | 'wrong' | 'twice'>,
): Promise<void> {
  const { shop, database, owner, buyers, orders, now, expect } = stage
  const { by, to, of } = ORDER_VERBS[verb]
  const order = at(shop.orders, index)
  if (order.kind !== of) return
  const buyer = at(buyers, order.buyer)
  const stranger = at(buyers, (order.buyer + 1) % buyers.length)
  const rightful = by === 'owner' ? owner : buyer
  const input = { key: newKey(verb), order: at(orders, index) }
  // What was seen may be looked at again.
  const isSeen = verb === 'show' && ['shown', 'problem', 'closed'].includes(order.status)
  const who = by === 'owner' ? OWNER : order.buyer + 1
  const against = wrong
    ? ['order.unknown', 'member.suspended']
    : [
        ...when(!isSeen && !fits(verb, order), 'order.wrong_state'),
        ...(KEPT.includes(verb) ? [] : againstActing(shop, who)),
      ]
  const run = () => database.withTx((tx) => ACTS[verb](tx, wrong ? stranger : rightful, input))
  await expect(verb, against, run, { twice, after: () => isSeen || oracle.enter(shop, order, to, now()) })
}

const NEXT: Readonly<Partial<Record<oracle.Status, OrderVerb>>> = {
  reserved: 'show',
  addressing: 'address',
  placed: 'accept',
  accepted: 'ship',
  shipped: 'arrived',
}

async function goOn(stage: Stage, { pick }: Of<'go-on'>): Promise<void> {
  const underWay = [...stage.shop.orders.entries()].filter(([, { status }]) => NEXT[status] !== undefined)
  if (underWay.length === 0) return
  const [index, { status }] = at(underWay, pick % underWay.length)
  const verb = NEXT[status]
  if (verb !== undefined) await moveOne(stage, index, { verb, wrong: false, twice: false })
}

async function complain(stage: Stage, { pick, wrong, twice, isRightThing, says }: Of<'complain'>): Promise<void> {
  const { shop, database, buyers, orders, complaints, now, expect } = stage
  const index = choose(shop.orders, pick, (order) => oracle.mayComplain(order, now()))
  if (index === undefined) return
  const order = at(shop.orders, index)
  const by = at(buyers, (order.buyer + (wrong ? 1 : 0)) % buyers.length)
  const about = (order.kind === 'voucher') === isRightThing ? 'code' : 'broken'
  const input = { key: newKey('complain'), order: at(orders, index), about, words: says } as const
  const against = wrong
    ? ['order.unknown']
    : [
        ...when(says.length < 10, 'complaint.say_more'),
        ...when(!isRightThing, 'job.bad_field'),
        ...when(!oracle.mayComplain(order, now()), 'complaint.too_late'),
      ]
  await expect('complain', against, () => database.withTx((tx) => core.complain(tx, by, input)), {
    twice,
    after: ({ publicId }) => {
      complaints.push(publicId)
      oracle.complain(shop, index, now())
    },
  })
}

async function end(stage: Stage, command: Of<'answer'> | Of<'decide'> | Of<'withdraw'>): Promise<void> {
  const { shop, complaints, now, expect } = stage
  const open =
    command.do === 'answer' ? ['answering'] : command.do === 'decide' ? ['deciding'] : ['answering', 'deciding']
  const index = choose(shop.complaints, command.pick, ({ status }) => open.includes(status))
  if (index === undefined) return
  const complaint = at(shop.complaints, index)
  const order = at(shop.orders, complaint.order)
  const how = command.do === 'withdraw' ? 'withdraw' : command.do === 'answer' ? command.answer : command.decision
  const none = command.do === 'decide' ? 'complaint.shop_has_none' : 'complaint.no_replacement'
  const against = command.wrong
    ? ['operator.only', 'complaint.unknown', 'member.suspended']
    : [
        ...when(!open.includes(complaint.status), 'complaint.wrong_state'),
        ...when(how === 'replace' && !oracle.hasAnother(shop, order), none),
        ...when(how === 'disagree' && command.do === 'answer' && command.says.length < 10, 'complaint.say_more'),
      ]
  const run = ending(stage, command, { complaint: at(complaints, index), buyer: order.buyer })
  await expect(`${command.do} ${how}`, against, run, {
    twice: command.twice,
    after: () => {
      if (how === 'disagree') complaint.status = 'deciding'
      else oracle.settle(shop, complaint, how, now())
    },
  })
}

/** The press of whose turn it is, or of somebody else. */
function ending(
  { database, owner, buyers, operator }: Stage,
  command: Of<'answer'> | Of<'decide'> | Of<'withdraw'>,
  { complaint, buyer }: { readonly complaint: string; readonly buyer: number },
): () => Promise<core.Complaint> {
  const input = { key: newKey(command.do), complaint }
  const [own, stranger] = [at(buyers, buyer), at(buyers, (buyer + 1) % buyers.length)]
  const inTx = database.withTx
  switch (command.do) {
    case 'answer': {
      const said = { ...input, answer: command.answer, words: command.says }
      return () => inTx((tx) => core.answerComplaint(tx, command.wrong ? own : owner, testVault, said))
    }
    case 'decide': {
      const said = { ...input, decision: command.decision, reason: REASON }
      return () => inTx((tx) => core.decideComplaint(tx, command.wrong ? owner : operator, testVault, said))
    }
    case 'withdraw':
      return () => inTx((tx) => core.withdrawComplaint(tx, command.wrong ? stranger : own, input))
  }
}

/** Next to a moment at which something ends, on either side; then the schedule runs. */
async function wait({ shop, database, now, jump }: Stage, { pick, side }: Of<'wait'>): Promise<void> {
  const ahead = oracle.turns(shop).filter((turn) => turn + side * MARGIN > now())
  if (ahead.length > 0) await jump(at(ahead, pick % ahead.length) + side * MARGIN - now())
  await runDue(database)
  oracle.pass(shop, now())
}
