import * as shop from '../../core/shop/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'

const { title, words, link, code } = shop.ADVERT_LIMITS

/** A new advertisement. */
export const postAdvert = flow('post-advert', { title: (copy) => copy.adverts.questions.flow })
  .guard(async ({ tx, member }) => {
    if ((await shop.shopOf(tx, member)) === undefined) return { show: { do: 'open-shop', args: [] } }
    await shop.openShopOf(tx, member)
    return undefined
  })
  .page(async (_, { copy }) => {
    const { questions } = copy.adverts
    const check = (address: string) => (shop.isSafeLink(address) ? undefined : questions.badLink)
    return {
      title: field.text({ ...questions.title, ...title }),
      words: field.text({ ...questions.words, ...words, multiline: true }),
      link: field.text({ ...questions.link, ...link, check, optional: true }),
    }
  })
  .page(async ({ link: address }, { copy }) => {
    const { questions } = copy.adverts
    return {
      category: field.choice({
        ...questions.category,
        options: shop.OFFER_CATEGORIES.map((value) => ({ value, label: copy.shop.categories[value] })),
      }),
      // Without an address the code is all there is.
      code: field.text({
        label: questions.code.label,
        ask: address === undefined ? questions.needsOne : questions.code.ask,
        ...code,
        optional: address !== undefined,
      }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.adverts.questions.review)],
    confirm: copy.adverts.questions.confirm,
  }))
  .submit(async (answers, { tx, member, copy, key }) => {
    const advert = await shop.createAdvert(tx, member, {
      key,
      category: answers.category,
      title: answers.title,
      words: answers.words,
      link: answers.link ?? null,
      code: answers.code ?? null,
    })
    return { note: copy.adverts.questions.created, show: { do: 'advert.manage', args: [advert.publicId] } }
  })
