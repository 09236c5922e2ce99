import * as deposits from '../../core/deposits/index.ts'
import * as members from '../../core/members/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { join } from '../dialog/text.ts'
import { WANTS, wantsOf } from '../screens/settings.ts'

/** What a member wants to do here; whoever becomes a client in the sandbox is offered its play money. */
export const wants = flow('wants', { title: (copy) => copy.account.settings.wants })
  .page(async (_, { member, copy }) => {
    const words = copy.account.settings
    return {
      wants: field.choices({
        label: words.wants,
        ask: words.wantsAsk,
        options: WANTS.map((value) => ({ value, label: words.wantNames[value] })),
        preset: wantsOf(member),
      }),
    }
  })
  .submit(async (draft, { tx, member, copy, settings }) => {
    const changed = await members.setWants(tx, member, draft.wants)
    const offered = settings.sandbox && changed.wantsPost && !(await deposits.hasPlayMoney(tx, changed))
    const { joining, settings: words } = copy.account
    const play = offered ? [joining.playMoneyAt(deposits.PLAY_MONEY_POINTS)] : []
    return { note: join([words.wantsChanged, ...play], ' '), show: { do: 'settings', args: [] } }
  })
