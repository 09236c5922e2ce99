/** Appeals against rejections, and what operators decide on them. */
export * from './dispute.ts'
export { answer, appeal, withdraw } from './appeal.ts'
export { decide } from './decide.ts'
export { endHearings, refundUncontested, remind } from './due.ts'
export {
  countToDecide,
  filesOf,
  handOver,
  ofAssignment,
  openOfClient,
  seen,
  toDecide,
  type DisputeSeen,
} from './seen.ts'
