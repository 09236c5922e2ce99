import * as consents from '../../core/consents/index.ts'
import * as forms from '../../core/forms/index.ts'
import * as members from '../../core/members/index.ts'
import * as tax from '../../core/tax/index.ts'
import { usualYear } from '../../core/tax-year/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, menuButton, title, type Reader } from './parts.ts'

/** All that a chat shows of somebody's tax data: since when they are there. */
export function taxState({ copy, member }: Pick<Turn, 'copy' | 'member'>, enteredAt: Date | undefined): Text {
  return enteredAt === undefined ? copy.tax.missing : copy.tax.present(copy.format.day(enteredAt, member.timeZone))
}

/** Whether the tax data are there, and what is reported. */
export const taxScreen: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.tax
  const record = await tax.recordOf(tx, member)
  const year = usualYear(tx)
  const label = record === undefined ? words.enterButton : words.changeButton
  return card(
    [
      title(words.title),
      fields({ label: words.label, value: taxState(turn, record?.enteredAt) }),
      lines(record === undefined ? words.why : undefined, copy.account.wallet.tax),
    ],
    [
      [record === undefined ? looks('main', go(label, 'tax.form')) : go(label, 'tax.form')],
      [go(words.year.button(year), 'tax.year', String(year))],
      [go(copy.payouts.toPayout, 'payout'), wayBack(turn)],
    ],
  )
}

/** A one-time link to the form. Refuses `member.guardian_needed` for whom nobody has agreed to payouts. */
export const taxForm: Action = async ({ tx, member, copy }) => {
  await consents.requireConsent(tx, member, 'payout')
  return {
    note: copy.tax.linkComing,
    show: { do: 'tax', args: [] },
    also: [{ is: 'made', name: 'tax-link', args: [] }],
  }
}

/** The link is made at delivery: nobody finds it in the database. */
export const taxLink: Maker = async ({ tx, member, copy, settings }) => {
  await consents.requireConsent(tx, member, 'payout')
  const token = await forms.open(tx, member, { kind: 'tax' })
  const words = copy.tax
  const url = settings.webLink(`/f/${token}`)
  const said = members.isMinor(tx, member) ? words.linkMinor : words.link
  return async () => [
    { is: 'card', card: card([lines(said)], [[{ is: 'url', label: words.linkButton, url }]]), secret: true },
  ]
}

/** The data are there, and it goes on where somebody was. */
export const taxDraws = {
  'tax.entered': async (turn: Reader): Promise<Card | undefined> => {
    const { tx, member, copy } = turn
    const record = await tax.recordOf(tx, member)
    if (record === undefined) return undefined
    return card(
      [lines(copy.tax.entered(copy.format.day(record.enteredAt, member.timeZone)), copy.tax.notYou)],
      [[go(copy.payouts.toPayout, 'payout'), menuButton(copy)]],
    )
  },
}
