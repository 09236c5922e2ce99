import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { tax as german } from '../de/tax.ts'

const { command } = commandsIn('en')

/** Tax data and what is reported of them. */
export const tax: typeof german = {
  button: '🧾 Taxes',
  title: plain('🧾 Taxes'),
  label: 'Tax data',
  present: (day: string): Text => text`there since ${plain(day)}`,
  missing: plain('not entered yet'),
  why: plain(
    'We need them once before the first payout (DAC7): name, address, date of birth and tax number, on a secure page, not here in the chat.',
  ),
  enterFirst: plain('Only your tax data are missing: enter them once, then you can be paid out.'),
  enterButton: '🧾 Enter tax data',
  changeButton: '🧾 Change tax data',
  linkComing: plain('The link is coming.'),
  link: plain(
    'Enter your tax data here. The link opens for 30 minutes and only for you; do not pass it on. Everything is stored encrypted.',
  ),
  linkMinor: plain(
    'Enter your tax data here, or let your parents or guardians do it for you. The link opens for 30 minutes; give it to nobody else. Everything is stored encrypted.',
  ),
  linkButton: 'Enter tax data',
  entered: (day: string): Text => text`🧾 Your **tax data are there**, since ${plain(day)}.`,
  notYou: text`That was not you? Then write to the operator: ${command('imprint')}`,
}
