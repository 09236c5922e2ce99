import { cleanLine } from '../../core/shared/clean.ts'
import * as shop from '../../core/shop/index.ts'

/** What somebody has chosen at the shelf instead of words. */
export interface Filter {
  readonly category?: shop.OfferCategory | undefined
  readonly affordable?: boolean
  readonly mostPoints?: number
}

/** `=`, `=food`, `=<500`, `=food<500`, and `=food<a` for what one can afford: no word that was looked for begins with it. */
const FILTER = /^=([a-z]*)(?:<(a|[1-9][0-9]{0,5}))?$/

/** Words travel in the button that turns the page, 64 bytes in all on Telegram. */
const MOST_WORD_BYTES = 28

/** As it travels in a button in the place of words; empty: nothing is chosen. */
export function writeFilter({ category, affordable, mostPoints }: Filter): string {
  const price = affordable === true ? '<a' : mostPoints === undefined ? '' : `<${mostPoints}`
  return category === undefined && price === '' ? '' : `=${category ?? ''}${price}`
}

/** Undefined for words. Buttons of before carry what one can afford as `=` alone. */
export function readFilter(place: string): Filter | undefined {
  if (place === '') return {}
  if (place === '=') return { affordable: true }
  const [, id, price] = FILTER.exec(place) ?? []
  const category = shop.OFFER_CATEGORIES.find((one) => one === id)
  if (id === undefined || (category === undefined && id !== '')) return undefined
  return {
    ...(category === undefined ? {} : { category }),
    ...(price === 'a' ? { affordable: true } : price === undefined ? {} : { mostPoints: Number(price) }),
  }
}

/** Without signs that find nothing and would take three bytes each in the button. */
export function shortWords(words: string): string {
  let short = cleanLine(words.replace(/[:%=]/g, ' '))
  while (Buffer.byteLength(short) > MOST_WORD_BYTES) short = [...short].slice(0, -1).join('')
  return short.trim()
}
