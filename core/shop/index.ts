/** Work2Buy: shops, vouchers, their codes, and the orders of those who redeem points. */
export * from './shop.ts'
export {
  ADDRESS_FIELDS,
  ADDRESS_LIMITS,
  readAddress,
  wipeAddresses,
  type Address,
  type AddressField,
} from './address.ts'
export { checkCode, forgetChecks, useCode } from './check.ts'
export * from './complaint.ts'
export { hasAnother } from './complaint-settle.ts'
export {
  closeShown,
  complaintsToDecide,
  countComplaints,
  decideComplaint,
  endComplaintHearings,
  remindComplaints,
} from './complaint-decide.ts'
export {
  answerComplaint,
  complain,
  complainedCode,
  complaintAbout,
  complaintFor,
  withdrawComplaint,
  type ComplainedCode,
  type ComplaintSeen,
} from './complaints.ts'
export * from './goods.ts'
export { awaitingAddress, cancelGoods, confirmArrival, giveAddress, orderGoods } from './goods-buy.ts'
export { endWaiting, remindWaiting } from './goods-due.ts'
export { acceptOrder, addressFor, declineOrder, goodsFor, ordersOfShop, shipOrder } from './goods-send.ts'
export { handOver, requireNoTie } from './hand-over.ts'
export {
  commitCodes,
  discardCodes,
  forgetStaged,
  freeCodes,
  importsOf,
  ownImport,
  stageCodes,
  stagedEnds,
  withdrawCodes,
} from './imports.ts'
export {
  codeCounts,
  createOffer,
  endedOffers,
  moveOffer,
  myOffers,
  offerById,
  offerFor,
  ownOffer,
  shelf,
  validUntil,
} from './offers.ts'
export { stockHouse, type HouseOffers } from './house.ts'
export * from './product.ts'
export type { BoughtLink, OutsideProvider, RewardOutcome, RewardProvider } from './provider.ts'
export { isTried, PURCHASE_STATUSES, purchaseVerbs, type Purchase, type PurchaseStatus } from './purchase.ts'
export {
  askAgain,
  countLatePurchases,
  latePurchases,
  purchaseFor,
  stopPurchase,
  type PurchaseSeen,
} from './purchase-decide.ts'
export { endPurchases, tellLatePurchases } from './purchase-due.ts'
export { askNext } from './purchases.ts'
export { codeOf, codeState, openLost, show } from './reveal.ts'
export { today } from './sale-day.ts'
export { createProduct, pieceCounts, productOf, setStock } from './products.ts'
export { ADVERT_LIMITS, isSafeLink, type AdvertFields, type ShownAdvert } from './advert.ts'
export { advertFor, adverts, createAdvert, moveAdvert, myAdverts, ownAdvert } from './adverts.ts'
export { gatherLooks, look, weeksOf } from './looks.ts'
export { lookAtStock } from './stock.ts'
export { clearGoal, goalOf, setGoal, tellGoals } from './goals.ts'
export { hasShared, raiseLimit } from './shared.ts'
export {
  cancel,
  lapseOrders,
  myOrder,
  myOrders,
  redeem,
  redeemMany,
  remindBuyers,
} from './orders.ts'
export {
  closeShop,
  countWaitingShops,
  decideShop,
  openShop,
  openShopOf,
  ownShop,
  readWebsite,
  shopFor,
  shopForAll,
  shopOf,
  waitingShops,
} from './shops.ts'
