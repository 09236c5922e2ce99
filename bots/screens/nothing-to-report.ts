import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { card, menuButton, note } from './parts.ts'

/** Somebody wanted to report a message that shows nothing of ours: what can be reported, and how. */
export const nothingToReport: Screen = async ({ copy }) =>
  card([note(copy.discord.nothingToReport)], [[go(copy.jobs.menu.find, 'jobs.find'), menuButton(copy)]])
