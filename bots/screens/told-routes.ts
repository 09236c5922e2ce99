import type { Routes } from '../dialog/routes.ts'
import { switchTopic, whatToHear } from './what-to-hear.ts'

/** What a member is told without asking. */
export const toldRoutes = {
  screens: { 'settings.topics': whatToHear },
  actions: { 'settings.topic': switchTopic },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
