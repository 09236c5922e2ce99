import { answerAppeal, appeal, decideDispute } from '../flows/appeal.ts'
import type { Routes } from '../dialog/routes.ts'
import { appeals, appealsOfClient, disputeQueue } from './appeals.ts'
import * as disputeCard from './dispute-card.ts'

/** Appeals and what comes of them. */
export const disputeRoutes = {
  screens: {
    appeals,
    'appeals.client': appealsOfClient,
    'dispute.show': disputeCard.disputeShow,
    'dispute.quit-ask': disputeCard.disputeQuitAsk,
    'op.disputes': disputeQueue,
  },
  actions: {
    'dispute.quit': disputeCard.disputeQuit,
    'dispute.words': disputeCard.disputeWords,
    'dispute.files': disputeCard.disputeFiles,
    'dispute.work': disputeCard.disputeWork,
  },
  flows: { appeal, 'answer-appeal': answerAppeal, 'decide-dispute': decideDispute },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>

/** Who is suspended is heard all the same: nobody loses points for not being let in. */
export const openToSuspended: readonly string[] = [
  ...Object.keys(disputeRoutes.screens).filter((name) => name !== 'op.disputes'),
  ...Object.keys(disputeRoutes.actions),
  'appeal',
  'answer-appeal',
]
