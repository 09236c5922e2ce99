import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import * as members from '../../core/members/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'
import * as moderation from '../../core/moderation/index.ts'

const { name, website, sells, imprint } = shop.SHOP_LIMITS

/** Opening a shop; an operator looks at it. */
export const openShop = flow('open-shop', { title: (copy) => copy.shop.questions.openTitle })
  .guard(async ({ tx, member }) => {
    members.requireAdult(tx, member)
    const mine = await shop.shopOf(tx, member)
    if (mine?.status === 'waiting' || mine?.status === 'approved') return { show: { do: 'offers', args: [] } }
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.shop.questions
    const check = (address: string) => (shop.readWebsite(address.trim()) === undefined ? words.badWebsite : undefined)
    return {
      name: field.text({ ...words.name, ...name }),
      website: field.text({ ...words.website, ...website, check }),
      sells: field.text({ ...words.sells, ...sells, multiline: true }),
      imprint: field.text({ ...words.imprint, ...imprint, multiline: true }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.shop.questions.openReview)],
    confirm: copy.shop.questions.openConfirm,
  }))
  .submit(async (answers, { tx, member, copy, key }) => {
    await shop.openShop(tx, member, { key, ...answers })
    return { note: copy.shop.questions.opened, show: { do: 'offers', args: [] } }
  })

/** An operator decides on a shop. Argument: the shop. */
export const decideShop = flow('decide-shop', { title: (copy) => copy.shop.operator.decideTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { status, ownerId } = await shop.shopFor(tx, member, id)
    if (status !== 'waiting') refuse('shop.wrong_state', { status })
    moderation.requireNoParty(member, ownerId)
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.shop.operator
    return {
      decision: field.choice({
        ...words.decision,
        options: [
          { value: 'approve', label: words.approve },
          { value: 'refuse', label: words.refuse },
        ],
      }),
      reason: reasonField(copy),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.moderation.operator.permanent)],
    confirm: copy.shop.operator.confirm,
  }))
  .submit(async ({ decision, reason }, { tx, member, copy, key }, [id = '']) => {
    await shop.decideShop(tx, member, { key, shop: id, approve: decision === 'approve', reason })
    return { note: copy.moderation.operator.decided, show: { do: 'op.shops', args: [] } }
  })
