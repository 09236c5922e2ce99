/** Euros out: where they go, who asks for them, who lets them go. */
export * from './payout.ts'
export {
  accountById,
  accountOf,
  clearAccountOf,
  handOver,
  opensAt,
  readAccount,
  setAccount,
  type AccountProblem,
  masked,
  type ClearAccount,
} from './account.ts'
export {
  approveBatch,
  batchFor,
  build,
  discardBatch,
  endToEndOf,
  exportBatch,
  messageIdOf,
  requireApprover,
} from './batch.ts'
export { cameBack, confirmBatch, madeAfterAll, meaningOf, paid, payoutNumbersIn, returnedBy } from './confirm.ts'
export {
  applyReport,
  batchRefusedByBank,
  batchSaidToBeRefused,
  payoutBy,
  refusedByBank,
  saidToBeRefused,
} from './refused.ts'
export { isPain002, readPain002 } from './pain-002.ts'
export { backKey } from './moving.ts'
export { payeesOf } from './payees.ts'
export { countWaiting, overview, remind } from './queue.ts'
export { refundDeposit, refundsWaiting, refuseRefunds } from './refund.ts'
export { decide, payoutFor, payoutsToLookAt } from './decide.ts'
export {
  cancel,
  goingElsewhere,
  myPayout,
  myPayouts,
  readiness,
  release,
  request,
  requireReady,
  takeBackAll,
} from './request.ts'
