import type { Routes } from '../dialog/routes.ts'
import * as alerts from './alerts.ts'
import { jobsFilter, jobsSet } from './find-filters.ts'
import { jobsCategories, jobsFilters, jobsFind, jobsFull, jobsPage } from './find-jobs.ts'

/** Finding jobs, and saved searches. */
export const findRoutes = {
  screens: {
    'jobs.page': jobsPage,
    'jobs.full': jobsFull,
    'jobs.categories': jobsCategories,
    'jobs.filters': jobsFilters,
    'jobs.filter': jobsFilter,
    alerts: alerts.alertsList,
    'alerts.show': alerts.alertsShow,
    'alerts.found': alerts.alertsFound,
  },
  actions: {
    'jobs.find': jobsFind,
    'jobs.set': jobsSet,
    'alerts.save': alerts.alertsSave,
    'alerts.pause': alerts.alertsPause,
    'alerts.resume': alerts.alertsResume,
    'alerts.delete': alerts.alertsDelete,
    'alerts.search': alerts.alertsSearch,
  },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
