import { askTime } from '../flows/ask-time.ts'
import type { Routes } from '../dialog/routes.ts'
import { giveBack, giveBackAsk } from './give-back.ts'
import { jobAskRelease, jobRequests, jobTakeBack } from './job-time.ts'
import { askForDay, requestAgree, requestDecline } from './more-time.ts'

/** Everything around the time of running work. */
export const timeRoutes = {
  screens: { 'work.give-back-ask': giveBackAsk, 'job.requests': jobRequests },
  actions: {
    'work.give-back': giveBack,
    'work.ask-time': askForDay,
    'request.agree': requestAgree,
    'request.decline': requestDecline,
    'job.ask-release': jobAskRelease,
    'job.take-back': jobTakeBack,
  },
  flows: { 'ask-time': askTime },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
