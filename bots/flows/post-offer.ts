import * as files from '../../core/files/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as shop from '../../core/shop/index.ts'
import { readAmount } from '../dialog/amount.ts'
import { exampleDay } from '../dialog/calendar-day.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { plain } from '../dialog/text.ts'
import type { Outcome, Turn } from '../dialog/routes.ts'
import { dayOf, lines } from '../screens/parts.ts'
import { checked } from '../screens/shop-check.ts'

const { title, terms, points, faceCents, announced } = shop.SHOP_LIMITS
const FAR = '2099-12-31'

/** An amount in euros as it stands in a title: „5 € im Café“, „€5 at“, „10,50 Euro“. */
const EUROS = /€ ?[0-9][0-9.,]*|[0-9][0-9.,]* ?(?:€|euros?\b|eur\b)/giu

/** What a voucher is worth, in cents, when its title says so: one amount in euros, and no share of something. */
function worthIn(name: string): number | undefined {
  const [amount, ...more] = name.includes('%') ? [] : (name.match(EUROS) ?? [])
  if (amount === undefined || more.length > 0) return undefined
  const read = readAmount(amount.replace(/[.,]+(?= ?\D*$)/u, ''))
  return 'points' in read ? read.points : undefined
}

/**
 * A new voucher. Arguments: title, points, how many codes and the last day, as far as they were said in one line; what was
 * not said, or does not hold, is asked for.
 */
export const postOffer = flow('post-offer', { title: (copy) => copy.shop.questions.offerTitle })
  .guard(async ({ tx, member }) => {
    if ((await shop.shopOf(tx, member)) === undefined) return { show: { do: 'open-shop', args: [] } }
    await shop.openShopOf(tx, member)
    return undefined
  })
  .page(async (_, { tx, copy }, [name, price, count, until]) => {
    const words = copy.shop.questions
    const today = shop.today(tx)
    const worth = worthIn(name ?? '')
    return {
      title: field.text({ ...words.title, ...title, said: name }),
      points: field.points({ ...words.points, ...points, said: price }),
      face: {
        ...field.points({
          ...words.face,
          ...faceCents,
          ...(worth === undefined ? {} : { preset: worth, assumed: true }),
        }),
        show: (cents: number) => plain(copy.format.euros(cents)),
      },
      announced: field.number({ ...words.announced, ...announced, said: count }),
      until: field.date({
        label: words.until.label,
        ask: words.until.ask(dayOf({ copy }, exampleDay(tx.now))),
        from: today,
        to: FAR,
        optional: true,
        said: until,
      }),
    }
  })
  .page(async (_, { copy }, args) => {
    const words = copy.shop.questions
    const isLine = args.length > 0
    return {
      category: field.choice({
        ...words.category,
        options: shop.OFFER_CATEGORIES.map((value) => ({ value, label: copy.shop.categories[value] })),
      }),
      pool: field.choice({
        ...copy.pool.question,
        options: shop.CODE_POOLS.map((value) => ({ value, label: copy.pool.kinds[value] })),
        ...(isLine ? { preset: 'single', assumed: true } : {}),
      }),
      terms: field.text({
        ...words.terms,
        min: 1,
        max: terms.max,
        multiline: true,
        optional: true,
        ...(isLine ? { assumed: true } : {}),
      }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.shop.questions.offerReview)],
    confirm: copy.shop.questions.offerConfirm,
  }))
  .submit(async (answers, { tx, member, copy, key }) => {
    const offer = await shop.createOffer(tx, member, {
      key,
      category: answers.category,
      title: answers.title,
      faceCents: answers.face,
      points: answers.points,
      announced: answers.announced,
      pool: answers.pool,
      validUntil: answers.until ?? null,
      terms: answers.terms ?? '',
    })
    return { note: copy.shop.questions.created, show: { do: 'offer.manage', args: [offer.publicId] } }
  })

async function ownOpen({ tx, member }: Turn, id: string): Promise<Outcome | undefined> {
  const { status, kind } = await shop.ownOffer(tx, member, id)
  if (status === 'archived') refuse('offer.wrong_state', { status })
  // Goods have no codes; what can be done with them stands there.
  return kind === 'voucher' ? undefined : { show: { do: 'offer.manage', args: [id] } }
}

async function staged({ tx, member, settings, key }: Turn, offer: string, words: string): Promise<Outcome> {
  const seen = await shop.stageCodes(tx, member, settings.vault, { key, offer, words })
  return { show: { do: 'import', args: [seen.publicId] } }
}

/** Codes as words. Argument: the offer. No review: the answer is sealed in the turn that brings it, and never kept. */
export const pasteCodes = flow('paste-codes', { title: (copy) => copy.shop.codes.pasteTitle })
  .guard(async (turn, [id = '']) => ownOpen(turn, id))
  .page(async (_, { copy }) => ({
    codes: field.text({
      label: copy.shop.codes.pasteLabel,
      ask: copy.shop.codes.pasteAsk,
      min: 1,
      // One message of Telegram: of a longer one the app makes several, and only one would be the answer.
      max: 4_000,
      multiline: true,
      secret: true,
    }),
  }))
  .submit(async ({ codes }, turn, [id = '']) => staged(turn, id, codes))

/** Codes as a file, which is sealed before it is stored. Argument: the offer. */
export const sendCodes = flow('send-codes', { title: (copy) => copy.shop.codes.fileTitle })
  .guard(async (turn, [id = '']) => ownOpen(turn, id))
  .page(async (_, { copy }) => ({
    file: field.files({ label: copy.shop.codes.fileLabel, ask: copy.shop.codes.fileAsk, max: 1, secret: true }),
  }))
  .submit(async ({ file }, turn, [id = '']) => {
    const [sent] = file
    const { tx, member, settings } = turn
    const { length } = shop.SHOP_LIMITS.codes
    if (sent !== undefined && sent.bytes > length) refuse('offer.codes_too_long', { kilobytes: length / 1_000 })
    return staged(turn, id, sent === undefined ? '' : await files.takeSealedText(tx, settings.vault, member, sent.id))
  })

/** A code to be checked, asked for. */
export const checkCode = flow('check-code', { title: (copy) => copy.shop.check.title })
  .page(async (_, { copy }) => ({
    code: field.text({ label: copy.shop.check.label, ask: copy.shop.check.ask, min: 1, max: 200, secret: true }),
  }))
  .submit(async ({ code }, turn) => checked(turn, code))
