import { apply } from '../flows/apply.ts'
import { declineApplication } from '../flows/decline-application.ts'
import { postJob } from '../flows/post-job.ts'
import { rate, tip } from '../flows/rate.ts'
import { reject, sendBack } from '../flows/review-work.ts'
import { submitWork } from '../flows/submit-work.ts'
import { withdrawSlots } from '../flows/withdraw-slots.ts'
import { merged, type Routes } from '../dialog/routes.ts'
import { accountRoutes, openToAll } from './account-routes.ts'
import { bankRoutes } from './bank-routes.ts'
import { boardRoutes } from './boards.ts'
import { fairnessRoutes } from './fairness-routes.ts'
import { findRoutes } from './find-routes.ts'
import { disputeRoutes, openToSuspended } from './dispute-routes.ts'
import { complaintRoutes } from './complaints.ts'
import { goodsRoutes } from './goods-routes.ts'
import { growRoutes } from './grow-routes.ts'
import { guardianRoutes } from './guardian-routes.ts'
import { guideRoutes } from './guide-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { checkRoutes } from './check-routes.ts'
import * as applicantCard from './applicant-card.ts'
import { jobDetails, jobShow } from './job-card.ts'
import { jobShare } from './job-share.ts'
import { jobsMine } from './job-list.ts'
import * as jobManage from './job-manage.ts'
import { memberReviews } from './member-reviews.ts'
import { menu } from './menu.ts'
import { nothingToReport } from './nothing-to-report.ts'
import { myApplications } from './my-applications.ts'
import * as myWork from './my-work.ts'
import { submissionText, submissionTextFile } from './submission-text.ts'
import * as submissionCard from './submission-card.ts'
import { boughtToSuspended, shopExtraRoutes } from './shop-extra-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { payoutRoutes } from './payout-routes.ts'
import { openToSuspended as privacyOpen, privacyRoutes } from './privacy-routes.ts'
import { purchaseRoutes } from './purchases.ts'
import { shopRoutes } from './shop-routes.ts'
import { listRoutes } from './list-routes.ts'
import { taxRoutes } from './tax-routes.ts'
import { timeRoutes } from './time-routes.ts'
import { toldRoutes } from './told-routes.ts'

type Module = Partial<Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>>

const tradeRoutes = {
  screens: {
    menu,
    'jobs.mine': jobsMine,
    'job.show': jobShow,
    'job.details': jobDetails,
    'job.share': jobShare,
    'job.manage': jobManage.jobManage,
    'job.close-ask': jobManage.jobCloseAsk,
    'work.list': myWork.workList,
    'applications.mine': myApplications,
    'work.show': myWork.workShow,
    'member.reviews': memberReviews,
    'report.nothing': nothingToReport,
    applicants: applicantCard.applicants,
    'application.show': applicantCard.applicationShow,
    'application.next': applicantCard.applicationNext,
    'application.profile': applicantCard.applicationProfile,
    submissions: submissionCard.submissions,
    'submission.next': submissionCard.submissionNext,
    'submission.review': submissionCard.submissionReview,
    'submission.approve-ask': submissionCard.submissionApproveAsk,
  },
  actions: {
    'job.publish': jobManage.jobPublish,
    'job.pause': jobManage.jobPause,
    'job.resume': jobManage.jobResume,
    'job.discard': jobManage.jobDiscard,
    'job.close': jobManage.jobClose,
    'job.claim': myWork.jobClaim,
    'work.files': myWork.workFiles,
    'submit-work.choose': myWork.submitChoose,
    'application.accept': applicantCard.applicationAccept,
    'application.withdraw': myWork.applicationWithdraw,
    'submission.files': submissionCard.submissionFiles,
    'submission.words': submissionCard.submissionWords,
    'submission.text': submissionText,
    'submission.approve': submissionCard.submissionApprove,
  },
  flows: {
    'post-job': postJob,
    apply,
    'decline-application': declineApplication,
    'submit-work': submitWork,
    'send-back': sendBack,
    reject,
    rate,
    tip,
    'withdraw-slots': withdrawSlots,
  },
  makers: { 'submission-text': submissionTextFile },
} as const satisfies Module

const modules: readonly Module[] = [
  tradeRoutes,
  accountRoutes,
  bankRoutes,
  cardRoutes,
  checkRoutes,
  boardRoutes,
  payoutRoutes,
  privacyRoutes,
  correctionRoutes,
  taxRoutes,
  fairnessRoutes,
  growRoutes,
  guardianRoutes,
  guideRoutes,
  findRoutes,
  disputeRoutes,
  shopRoutes,
  shopExtraRoutes,
  purchaseRoutes,
  goodsRoutes,
  complaintRoutes,
  timeRoutes,
  toldRoutes,
  listRoutes,
]

/** Which name of an intent leads where, for both platforms. The names stand in buttons for years: they never change. */
export const routes: Routes = {
  menu: { do: 'menu', args: [] },
  open: openToAll,
  openToSuspended: [...openToSuspended, ...boughtToSuspended, ...privacyOpen],
  secretWords: ['check'],
  screens: merged(modules.map(({ screens }) => screens)),
  actions: merged(modules.map(({ actions }) => actions)),
  flows: merged(modules.map(({ flows }) => flows)),
  makers: merged(modules.map(({ makers }) => makers)),
}
