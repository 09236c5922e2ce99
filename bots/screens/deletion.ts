import * as members from '../../core/members/index.ts'
import * as privacy from '../../core/privacy/index.ts'
import type { Open, OpenMatter } from '../../core/privacy/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { card, lines, title } from './parts.ts'
import { list } from '../dialog/text.ts'
import { wayBack } from './account-parts.ts'

/** Where what is open is brought to an end. */
const LEADS_TO: Readonly<Partial<Record<OpenMatter, string>>> = {
  work: 'work.list',
  jobs: 'jobs.mine',
  orders: 'vouchers',
  sales: 'offers',
  cards: 'wallet',
  payouts: 'payouts',
  'payout-return': 'payouts',
  earnings: 'payout',
  budget: 'wallet',
}

/** What is open and keeps somebody here; a small rest of points does not. */
async function openFor({ tx, member, settings }: Turn): Promise<{ readonly holding: Open[]; readonly rest: number }> {
  const open = await privacy.openMatters(tx, member)
  const isRest = (one: Open): boolean => privacy.canBeGivenUp(one, settings.payouts.minimumPoints)
  return {
    holding: open.filter((one) => !isRest(one)),
    rest: open.filter(isRest).reduce((sum, { count }) => sum + count, 0),
  }
}

/** What deleting the account means; or, while something is open, what has to be settled first. */
export const deleteAccount: Screen = async (turn) => {
  const { copy } = turn
  const words = copy.privacy.deletion
  const { holding, rest } = await openFor(turn)
  const isMinor = members.isMinor(turn.tx, turn.member)
  if (holding.length > 0) {
    return card(
      [
        title(words.title),
        lines(words.first, list(holding.map(({ matter, count }) => words.open[matter](count))), words.thenComeBack),
      ],
      [
        ...holding.map(({ matter }) => {
          const screen = LEADS_TO[matter]
          return [screen === undefined ? undefined : go(words.settle[matter], screen)]
        }),
        [go(copy.privacy.exportButton, 'privacy.export'), wayBack(turn)],
      ],
    )
  }
  return card(
    [
      title(words.title),
      lines(
        words.goes,
        words.stays,
        isMinor ? words.minor : undefined,
        rest === 0 ? undefined : words.rest(rest),
        words.exportFirst,
      ),
    ],
    [
      [go(copy.privacy.exportButton, 'privacy.export')],
      [
        looks(
          'danger',
          rest === 0 ? go(words.goOn, 'privacy.delete-ask') : go(words.giveUp(rest), 'privacy.delete-ask', 'give-up'),
        ),
      ],
      [wayBack(turn)],
    ],
  )
}

/** The second press: `['give-up']` when a rest of points is given up. */
export const deleteAsk: Screen = async ({ copy }, args) => {
  const words = copy.privacy.deletion
  return card(
    [title(words.title), lines(words.ask)],
    [[looks('danger', go(words.yes, 'privacy.remove', ...args)), go(words.no, 'privacy')]],
  )
}

/** Deletes the account. There is no menu afterwards: whoever comes back begins anew. */
export const removeAccount: Action = async ({ tx, member, copy, settings, key, place }, [rest]) => {
  const { vault } = settings
  const { minimumPoints } = settings.payouts
  await privacy.remove(tx, member, { key, vault, place, minimumPoints, givesUp: rest === 'give-up' })
  const words = copy.privacy.deletion
  return { show: card([title(words.goneTitle), lines(words.gone)], []) }
}
