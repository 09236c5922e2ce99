import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'

const { description, stock, shipDays, carrier, tracking, reason } = shop.PRODUCT_LIMITS
const { title, points } = shop.SHOP_LIMITS

/** A new product. */
export const postProduct = flow('post-product', { title: (copy) => copy.goods.questions.title })
  .guard(async ({ tx, member }) => {
    if ((await shop.shopOf(tx, member)) === undefined) return { show: { do: 'open-shop', args: [] } }
    await shop.openShopOf(tx, member)
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.goods.questions
    return {
      title: field.text({ ...words.name, ...title }),
      description: field.text({ ...words.description, ...description, multiline: true }),
      points: field.points({ ...words.points, ...points }),
      stock: field.number({ ...words.stock, min: 1, max: stock.max }),
      days: field.number({ ...words.shipDays, ...shipDays }),
    }
  })
  .page(async (_, { copy }) => {
    const words = copy.goods.questions
    return {
      category: field.choice({
        ...words.category,
        options: shop.OFFER_CATEGORIES.map((value) => ({ value, label: copy.shop.categories[value] })),
      }),
      countries: field.choices({
        ...words.shipsTo,
        options: shop.COUNTRIES.map((value) => ({ value, label: copy.goods.country(value) })),
        preset: ['DE'],
      }),
      picture: field.files({ ...words.picture, max: 1, picturesOnly: true, optional: true }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.goods.questions.review)],
    confirm: copy.goods.questions.confirm,
  }))
  .submit(async ({ picture, days, countries, ...answers }, { tx, member, copy, key }) => {
    const offer = await shop.createProduct(tx, member, {
      key,
      ...answers,
      shipDays: days,
      shipsTo: countries,
      picture: picture[0]?.id,
    })
    return { note: copy.goods.questions.created, show: { do: 'offer.manage', args: [offer.publicId] } }
  })

/** How many pieces there are now. Argument: the offer. */
export const countStock = flow('count-stock', { title: (copy) => copy.goods.questions.countTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const offer = await shop.ownOffer(tx, member, id)
    await shop.productOf(tx, offer)
    return offer.status === 'archived' ? refuse('offer.wrong_state', { status: offer.status }) : undefined
  })
  .page(async (_, { copy }) => ({
    stock: field.number({ ...copy.goods.questions.count, ...stock }),
  }))
  .submit(async ({ stock: counted }, { tx, member, copy, key }, [id = '']) => {
    const offer = await shop.setStock(tx, member, { key, offer: id, stock: counted })
    return { note: copy.goods.manage.counted(offer.stock), show: { do: 'offer.manage', args: [id] } }
  })

/** An order that this shop can still send or decline. */
async function unsent({ tx, member }: Turn, id: string, ...states: readonly shop.OrderStatus[]): Promise<undefined> {
  const { order, side } = await shop.goodsFor(tx, member, id)
  if (side !== 'shop') refuse('order.unknown', {})
  return states.includes(order.status) ? undefined : refuse('order.wrong_state', { status: order.status })
}

/** The shop cannot send it. Argument: the order. */
export const declineGoods = flow('goods-decline', { title: (copy) => copy.goods.questions.declineTitle })
  .guard(async (turn, [id = '']) => unsent(turn, id, 'placed', 'accepted'))
  .page(async (_, { copy }) => ({
    reason: field.text({ ...copy.goods.questions.decline, ...reason, multiline: true }),
  }))
  .submit(async ({ reason: said }, { tx, member, copy, key }, [id = '']) => {
    await shop.declineOrder(tx, member, { key, order: id, reason: said })
    return { note: copy.goods.questions.declined, show: { do: 'goods.show', args: [id] } }
  })

/** The parcel is on its way. Argument: the order. */
export const shipGoods = flow('goods-ship', { title: (copy) => copy.goods.questions.shipTitle })
  .guard(async (turn, [id = '']) => unsent(turn, id, 'accepted'))
  .page(async (_, { copy }) => ({
    carrier: field.text({
      ...copy.goods.questions.carrier,
      ...carrier,
      suggestions: ['DHL', 'DPD', 'GLS', 'Hermes', 'UPS'].map((value) => ({ value, label: value })),
    }),
    tracking: field.text({ ...copy.goods.questions.tracking, min: 1, ...tracking, optional: true }),
  }))
  .submit(async ({ carrier: by, tracking: number }, { tx, member, copy, key }, [id = '']) => {
    const parcel = { carrier: by, ...(number === undefined ? {} : { tracking: number }) }
    await shop.shipOrder(tx, member, { key, order: id, ...parcel })
    return { note: copy.goods.questions.shipped, show: { do: 'goods.show', args: [id] } }
  })
