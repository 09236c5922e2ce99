import { decideShop, openShop } from '../flows/open-shop.ts'
import { checkCode, pasteCodes, postOffer, sendCodes } from '../flows/post-offer.ts'
import type { Routes } from '../dialog/routes.ts'
import { check, useCode, waitingShop, waitingShops } from './shop-check.ts'
import { archiveAsk } from './offer-moves.ts'
import * as imports from './shop-imports.ts'
import * as own from './shop-offers.ts'
import { aboutShop } from './shop-about.ts'
import { affordableShelf, offerCard, prices, redeem, redeemAsk, shelf, shelves } from './shop-shelf.ts'
import { cancelVoucher, reveal, voucher, voucherCode, vouchers } from './shop-vouchers.ts'

/** Work2Buy, for buyers, shop owners and operators. */
export const shopRoutes = {
  screens: {
    shop: shelf,
    'shop.affordable': affordableShelf,
    'shop.shelves': shelves,
    'shop.prices': prices,
    'shop.about': aboutShop,
    'shop.offer': offerCard,
    'shop.redeem-ask': redeemAsk,
    'shop.close-ask': own.closeAsk,
    vouchers,
    voucher,
    offers: own.offers,
    'offers.ended': own.endedOffers,
    'offer.manage': own.offerManage,
    'offer.archive-ask': archiveAsk,
    'offer.imports': imports.offerImports,
    import: imports.importSeen,
    'import.back-ask': imports.importBackAsk,
    'op.shops': waitingShops,
    'op.shop': waitingShop,
  },
  actions: {
    redeem,
    'voucher.reveal': reveal,
    'voucher.cancel': cancelVoucher,
    'shop.close': own.closeShop,
    offer: own.offerLine,
    'offer.pause': own.offerPause,
    'offer.resume': own.offerResume,
    'offer.toggle': own.offerToggle,
    'offer.archive': own.offerArchive,
    'import.commit': imports.importCommit,
    'import.discard': imports.importDiscard,
    'import.back': imports.importBack,
    check,
    'code.use': useCode,
  },
  flows: {
    'open-shop': openShop,
    'decide-shop': decideShop,
    'post-offer': postOffer,
    'paste-codes': pasteCodes,
    'send-codes': sendCodes,
    'check-code': checkCode,
  },
  makers: { 'voucher-code': voucherCode },
} as const satisfies Omit<Routes, 'menu' | 'open'>
