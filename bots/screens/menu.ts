import * as assignments from '../../core/assignments/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as members from '../../core/members/index.ts'
import * as notices from '../../core/notices/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { card, deadline, lines, title } from './parts.ts'

/** Where everybody begins and comes back to: money, what runs, and the ways on. */
export const menu: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.jobs.menu
  const earnings = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const budget = member.wantsPost ? await ledger.balance(tx, { kind: 'budget', ownerId: member.id }) : undefined
  const { assignments: running, more } = await assignments.unfinished(tx, member, { limit: 8 })
  const next = running.find(({ status }) => status !== 'submitted')
  const missed = await notices.missed(tx, member.id)
  const isOperator = await members.isOperator(tx, member)
  return card(
    [
      title(words.greeting(member.name)),
      lines(
        words.money(earnings, budget),
        next === undefined
          ? member.wantsWork
            ? words.noneRunning
            : undefined
          : words.running(running.length + (more ? 1 : 0), deadline(turn, next.deadlineAt)),
      ),
    ],
    [
      [missed === 0 ? undefined : looks('main', go(copy.link.missedButton(missed), 'notices.missed'))],
      member.wantsWork || !member.wantsPost
        ? [looks('main', go(words.find, 'jobs.find')), go(words.work, 'work.list')]
        : [],
      member.wantsPost || !member.wantsWork
        ? [looks('main', go(words.post, 'post-job')), go(words.mine, 'jobs.mine')]
        : [],
      [go(words.wallet, 'wallet'), go(words.settings, 'settings')],
      [go(words.guides, 'guides'), go(words.help, 'help')],
      [isOperator ? go(words.operator, 'operator') : undefined],
    ],
  )
}
