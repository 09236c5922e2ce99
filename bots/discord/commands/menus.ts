import { discord as german } from '../../copy/de/discord.ts'
import { discord as english } from '../../copy/en/discord.ts'
import type { Intent } from '../../dialog/card.ts'
import type { Reported } from '../reported.ts'
import { to } from './command.ts'

/** The names of the entries in the menus of a person and of a message, and what they lead to, with whom it is about. */
export const MENUS = {
  user: { de: german.reviewsMenu, en: english.reviewsMenu, intent: (target: string) => to('member.reviews', target) },
  message: { de: german.reportMenu, en: english.reportMenu, intent: reportOf },
} as const

/** The way to a report of what the message shows, or to what can be reported. */
function reportOf(reported: Reported | undefined): Intent {
  return reported === undefined ? to('report.nothing') : to('report', reported.kind, reported.id)
}
