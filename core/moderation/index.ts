/** What operators decide, and what members report to them; the audit log. */
export * from './moderation.ts'
export { checkFor, countChecks, decideCheck, endOfCheck, lapseChecks, tellChecks, waitingChecks } from './checks.ts'
export { FLAG_STATUSES, flagVerbs, type Flag } from './flag.ts'
export { remindUndecided } from './remind.ts'
export { countFlags, decideFlag, endOfFlag, flagClients, flagFor, lapseFlags, waitingFlags } from './flags.ts'
export {
  audit,
  auditPage,
  brokenAudit,
  checkAudit,
  enoughReason,
  requireNoParty,
  requireOperator,
  tellOperators,
} from './operators.ts'
export { countGathered, tellGathered } from './news.ts'
export { handOver, reportedEachOther } from './hand-over.ts'
export { operatorIds } from './store.ts'
export { reportedWork } from './reported-work.ts'
export { countReports, decideReport, openReports, report, reportFor, reportOf } from './reports.ts'
export { countSuspensions, liftSuspension, suspend, suspensionOf, suspensionsPage } from './suspend.ts'
