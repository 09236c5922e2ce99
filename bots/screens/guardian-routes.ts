import { operatorLink } from '../flows/guardian-link.ts'
import type { Routes } from '../dialog/routes.ts'
import { askForLink, askForRevokeLink, guardian, guardianLink, operatorsLink, revokeLink } from './guardian.ts'

/** A guardian's consent: how it stands, and the links with which it is given and withdrawn. */
export const guardianRoutes = {
  screens: { guardian },
  actions: { 'guardian.link': askForLink, 'guardian.revoke': askForRevokeLink },
  flows: { 'consent-link': operatorLink },
  makers: { 'guardian-link': guardianLink, 'guardian-revoke-link': revokeLink, 'op-guardian-link': operatorsLink },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
