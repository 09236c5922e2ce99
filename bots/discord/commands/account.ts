import { discord as german } from '../../copy/de/discord.ts'
import { discord as english } from '../../copy/en/discord.ts'
import { plainly, to, type Command } from './command.ts'

const pages = [
  { value: 'imprint', de: german.pages.imprint, en: english.pages.imprint },
  { value: 'terms', de: german.pages.terms, en: english.pages.terms },
]

const operatorPages = [{ value: 'money', de: german.pages.money, en: english.pages.money }]

/** What concerns the person and the bot itself. */
export const accountCommands: readonly Command[] = [
  plainly('guides', 'guides'),
  plainly('settings', 'settings'),
  { name: 'link', options: [{ name: 'code' }], intent: ({ code }) => to('link', code) },
  plainly('help', 'help'),
  plainly('privacy', 'privacy'),
  {
    name: 'about',
    options: [{ name: 'page', choices: pages }],
    intent: ({ page }) => to(page === 'terms' ? 'terms' : 'imprint'),
  },
  { name: 'setup', options: [{ name: 'board', channels: true }], forManagers: true, intent: () => to('board.setup') },
  plainly('boards', 'boards'),
  {
    name: 'operator',
    options: [{ name: 'page', choices: operatorPages }],
    intent: ({ page }) => to('operator', page),
  },
  plainly('cancel', 'dialog.cancel'),
]
