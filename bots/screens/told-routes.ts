import type { Routes } from '../dialog/routes.ts'
import { snoozeReminder } from './snooze.ts'
import { switchTopic, whatToHear } from './what-to-hear.ts'

/** What a member is told without asking. */
export const toldRoutes = {
  screens: { 'settings.topics': whatToHear },
  actions: { 'settings.topic': switchTopic, 'reminder.snooze': snoozeReminder },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
