import { postAdvert } from '../flows/post-advert.ts'
import { raiseLimit } from '../flows/raise-limit.ts'
import type { Routes } from '../dialog/routes.ts'
import * as adverts from './adverts.ts'
import { clearGoal, setGoal } from './goal.ts'
import { offerChart, offerNumbers, offerPicture } from './offer-numbers.ts'

/** Work2Buy beyond single codes: shared ones, goals, advertisements, what became of offers, and what is bought outside. */
export const shopExtraRoutes = {
  screens: {
    adverts: adverts.adverts,
    advert: adverts.advert,
    'advert.open': adverts.advertOpen,
    'adverts.mine': adverts.myAdverts,
    'advert.manage': adverts.advertManage,
    'offer.numbers': offerNumbers,
  },
  actions: {
    'goal.set': setGoal,
    'goal.clear': clearGoal,
    'advert.pause': adverts.advertPause,
    'advert.resume': adverts.advertResume,
    'advert.archive': adverts.advertArchive,
    'offer.picture': offerPicture,
  },
  flows: { 'raise-limit': raiseLimit, 'post-advert': postAdvert },
  makers: { 'offer-chart': offerChart },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>

/** What somebody has paid for stays theirs while they are suspended: to look at, to call off, to complain about. */
export const boughtToSuspended: readonly string[] = [
  'vouchers',
  'voucher',
  'voucher.reveal',
  'voucher.cancel',
  'goods.show',
  'goods.cancel',
  'goods.arrived',
  'complaint.show',
  'complaint.settled-ask',
  'complaints.mine',
  'complaint.withdraw',
  'complain',
  'answer-complaint',
]
