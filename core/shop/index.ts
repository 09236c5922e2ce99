/** Work2Buy: shops, vouchers, their codes, and the orders of those who redeem points. */
export * from './shop.ts'
export { checkCode, forgetChecks, useCode } from './check.ts'
export { handOver, requireNoTie } from './hand-over.ts'
export { commitCodes, discardCodes, forgetStaged, importsOf, ownImport, stageCodes, withdrawCodes } from './imports.ts'
export { codeCounts, createOffer, moveOffer, myOffers, offerById, offerFor, ownOffer, shelf } from './offers.ts'
export { cancel, codeOf, codeState, lapseOrders, myOrder, myOrders, redeem, remindBuyers, show } from './orders.ts'
export {
  closeShop,
  countWaitingShops,
  decideShop,
  isWebsite,
  openShop,
  openShopOf,
  ownShop,
  shopFor,
  shopOf,
  waitingShops,
} from './shops.ts'
