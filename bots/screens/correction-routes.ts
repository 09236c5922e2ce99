import { askCorrection } from '../flows/ask-correction.ts'
import type { Routes } from '../dialog/routes.ts'
import { correctionQueue, correctionShow, decideCorrection } from './corrections.ts'

/** Postings that were wrong. */
export const correctionRoutes = {
  screens: { 'op.corrections': correctionQueue, 'op.correction': correctionShow },
  actions: { 'op.correction-make': decideCorrection(true), 'op.correction-refuse': decideCorrection(false) },
  flows: { 'ask-correction': askCorrection },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
