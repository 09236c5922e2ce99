import { isPublicId } from '../../../core/shared/public-id.ts'
import type { Intent } from '../../dialog/card.ts'
import { plainly, to, type Command, type Given } from './command.ts'

/** /shop: what points can buy. */
export const shopCommands: readonly Command[] = [
  { name: 'shop browse', options: [{ name: 'words' }], intent: ({ words }) => to('shop', words) },
  plainly('shop redeem', 'shop.affordable'),
  plainly('shop vouchers', 'vouchers'),
]

const OFFER = { name: 'offer', required: true, suggested: 'own-offer' } as const

/** What is done with an offer that was chosen; whoever typed something else sees them all. */
const ofOffer = ({ offer = '' }: Given, intent: string): Intent =>
  isPublicId(offer) ? to(intent, offer) : to('offers')

/** /offer: one's own shop. What is given of a new voucher stands in its form; given whole it is only looked over. */
export const offerCommands: readonly Command[] = [
  {
    name: 'offer create',
    options: [{ name: 'voucher' }, { name: 'points' }, { name: 'count' }, { name: 'until' }],
    intent: ({ voucher = '', points = '', count = '', until = '' }) =>
      voucher + points + count + until === '' ? to('post-offer') : to('post-offer', voucher, points, count, until),
  },
  plainly('offer product', 'post-product'),
  plainly('offer list', 'offers'),
  plainly('offer orders', 'goods.orders'),
  { name: 'offer pause', options: [OFFER], intent: (given) => ofOffer(given, 'offer.toggle') },
  { name: 'offer codes', options: [OFFER], intent: (given) => ofOffer(given, 'paste-codes') },
  {
    name: 'offer check',
    options: [{ name: 'voucher-code', required: true }],
    intent: ({ 'voucher-code': code }) => to('check', code),
  },
]
