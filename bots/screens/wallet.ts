import * as assignments from '../../core/assignments/index.ts'
import * as claims from '../../core/claims/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, type Card } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { plain, type Text } from '../dialog/text.ts'
import { goalBlock, goalLook } from './goal.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'
import { report } from './reports.ts'

const LAST_ENTRIES = 3
/** How many lines of a statement one card shows. */
export const STATEMENT_LINES = 8

type Account = ledger.StatementLine['account']

/** What a member has and what is on its way, with the last entries; with words behind the command, that month: `[words]`. */
export const wallet: Screen = async (turn, [words]) => (words === undefined ? now(turn) : report(turn, [words]))

async function now(turn: Turn): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.account.wallet
  const earnings = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  const budget = await ledger.balance(tx, { kind: 'budget', ownerId: member.id })
  const owed = await claims.owedBy(tx, member.id)
  const waiting = await assignments.waitingPay(tx, member)
  const last = await lastEntries(turn)
  const goal = await shop.goalOf(tx, member)
  const { both } = copy.format
  return card(
    [
      title(words.title),
      fields(
        { label: words.earnings, value: plain(both(earnings)) },
        waiting.pieces > 0
          ? { label: words.waiting, value: plain(words.waitingValue(waiting.points, waiting.pieces)) }
          : undefined,
        member.wantsPost || budget > 0 ? { label: words.budget, value: plain(both(budget)) } : undefined,
        owed > 0 ? { label: words.owed, value: plain(words.owedValue(owed)) } : undefined,
      ),
      goal === undefined ? undefined : await goalBlock(turn, goal),
      last.length === 0 ? lines(words.none) : lines(words.last, ...last.map((line) => lineOf(turn, line))),
      lines(words.tax),
    ],
    [
      [
        go(copy.reports.button, 'report.period'),
        go(words.statementButton, 'statement', earnings > 0 || !member.wantsPost ? 'earnings' : 'budget'),
      ],
      [
        member.wantsPost ? go(words.depositButton, 'deposit') : undefined,
        earnings > 0 || !member.wantsPost ? go(copy.payouts.toPayout, 'payout') : undefined,
      ],
      [go(copy.shop.menuButton, 'shop'), go(copy.shop.shelf.vouchersButton, 'vouchers')],
      [goalLook(turn, goal)],
      [wayBack(turn)],
    ],
  )
}

/** The newest entries of both accounts together. */
async function lastEntries({ tx, member }: Turn): Promise<readonly ledger.StatementLine[]> {
  const earnings = await ledger.statement(tx, member.id, 'earnings', { limit: LAST_ENTRIES })
  const budget = await ledger.statement(tx, member.id, 'budget', { limit: LAST_ENTRIES })
  return [...earnings.lines, ...budget.lines]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, LAST_ENTRIES)
}

/**
 * A page of one account, newest first: `[account, before]`. `before` is the number of the last line seen, so that a page
 * stays the same while new entries come in.
 */
export const statement: Screen = async (turn, [wanted, from]) => {
  const { tx, member, copy } = turn
  const words = copy.account.wallet
  const account: Account = wanted === 'budget' ? 'budget' : 'earnings'
  const other: Account = account === 'budget' ? 'earnings' : 'budget'
  const before = readNumber(from)
  const page = await ledger.statement(tx, member.id, account, {
    limit: STATEMENT_LINES,
    ...(before === undefined ? {} : { before }),
  })
  const balance = await ledger.balance(tx, { kind: account, ownerId: member.id })
  const oldest = page.lines.at(-1)
  return card(
    [
      title(words.statementTitle[account]),
      fields({ label: words[account], value: plain(copy.format.both(balance)) }),
      page.lines.length === 0 ? lines(words.none) : lines(...page.lines.map((line) => lineOf(turn, line))),
    ],
    [
      [
        before === undefined ? undefined : go(words.newest, 'statement', account),
        page.more && oldest !== undefined ? go(words.older, 'statement', account, oldest.number) : undefined,
      ],
      [go(words.otherAccount[other], 'statement', other), go(words.toWallet, 'wallet')],
      [wayBack(turn)],
    ],
  )
}

/** A line's number as a button carries it; undefined for anything else, which shows the newest page. */
function readNumber(words: string | undefined): number | undefined {
  return words !== undefined && /^[1-9][0-9]{0,14}$/.test(words) ? Number(words) : undefined
}

function lineOf({ member, copy }: Turn, line: ledger.StatementLine): Text {
  const words = copy.account.wallet
  const kind = words.kinds[line.kind]
  return words.line({
    day: copy.format.day(line.at, member.timeZone),
    what: words.entry(line.amount > 0 ? kind.in : kind.out, line.about),
    amount: line.amount,
    balanceAfter: line.balanceAfter,
  })
}
