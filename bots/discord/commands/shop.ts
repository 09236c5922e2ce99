import { plainly, to, type Command } from './command.ts'

/** /shop: what points can buy. */
export const shopCommands: readonly Command[] = [
  { name: 'shop browse', options: [{ name: 'words' }], intent: ({ words }) => to('shop', words) },
  plainly('shop redeem', 'shop.affordable'),
  plainly('shop vouchers', 'vouchers'),
]

/** /offer: one's own shop. A voucher whose options are all given is only looked over once more. */
export const offerCommands: readonly Command[] = [
  {
    name: 'offer create',
    options: [{ name: 'voucher' }, { name: 'points' }, { name: 'count' }, { name: 'until' }],
    intent: ({ voucher, points, count, until }) =>
      voucher === undefined && points === undefined && count === undefined && until === undefined
        ? to('post-offer')
        : to('offer', `"${voucher ?? ''}" ${points ?? ''} ${count ?? ''} ${until ?? ''}`),
  },
  plainly('offer product', 'post-product'),
  plainly('offer list', 'offers'),
  plainly('offer orders', 'goods.orders'),
  plainly('offer pause', 'offers'),
  plainly('offer codes', 'offers'),
  {
    name: 'offer check',
    options: [{ name: 'voucher-code', required: true }],
    intent: ({ 'voucher-code': code }) => to('check', code),
  },
]
