import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { tax as german } from '../de/tax.ts'
import { formats } from '../format.ts'

const format = formats.en
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
  year: {
    button: (year: number): string => `📄 Yearly report ${year}`,
    title: (year: number): Text => text`📄 Yearly report ${plain(String(year))}`,
    nothing: plain('Nothing was credited to you in this year, so nothing is reported.'),
    kinds: { services: text`**Work** (with tips):`, goods: text`**Sold in the shop:**` },
    activities: { services: 'personal service', goods: 'sale of goods' },
    quarter: (quarter: number): string => `Quarter ${quarter}`,
    whole: 'Together',
    line: (label: string, points: number, activities: number): Text =>
      text`${plain(label)}: **${plain(format.euros(points))}**, ${plain(`${format.number(activities)}×`)}`,
    what: plain(
      'These are the numbers that the tax office gets (DAC7), with your tax data and your account. For shops: up to 29 sales and €2,000 a year nothing is reported; for work there is no such limit.',
    ),
    fileButton: '💾 As a file',
    fileComing: plain('The file is coming.'),
    caption: (year: number): string => `Yearly report ${year}`,
    columns: ['Year', 'Quarter', 'Activity', 'Consideration in EUR', 'Activities', 'Fees of the client in EUR'],
  },
  operator: {
    button: '🧾 Tax year',
    title: (year: number): Text => text`🧾 Tax report ${plain(String(year))}`,
    what: plain(
      'Who has earned something or sold something in the shop in the year, by quarters and with tax data: as CSV and as a draft XML after the schema of the OECD (DAC7). The file is on a secure page only; taking it is in the audit log.',
    ),
    due: (year: number): Text =>
      text`It is reported by 31/01/${plain(String(year))}. By then everybody in it gets their numbers, too; they are under ${command('payout')}.`,
    linkButton: '📥 To the file',
    link: 'Here is the report. The link opens for 30 minutes and only for you.',
  },
  notYou: text`That was not you? Then write to the operator: ${command('imprint')}`,
}
