import { discord as german } from '../../copy/de/discord.ts'
import { discord as english } from '../../copy/en/discord.ts'
import type { Intent } from '../../dialog/card.ts'
import { to } from './command.ts'

/** The names of the entries in the menus of a person and of a message, and what they lead to, with whom it is about. */
export const MENUS = {
  user: { de: german.reviewsMenu, en: english.reviewsMenu, intent: (target: string) => to('member.reviews', target) },
  message: { de: german.reportMenu, en: english.reportMenu, intent: () => to('help') },
} as const

/** What an entry in the menu of a person or of a message means. */
export function intentOfMenu(kind: 'user' | 'message', target: string): Intent {
  return kind === 'user' ? MENUS.user.intent(target) : MENUS.message.intent()
}
