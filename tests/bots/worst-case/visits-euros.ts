import { writeKeptFile } from '../../../bots/dialog/field.ts'
import type { Market } from './market.ts'
import { cardActions, cardFlows, cardNotices, cardScreens } from './visits-cards.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function eurosScreens(market: Market): Visits {
  const { client, poor, operator, worker, bank, fair } = market
  return {
    ...cardScreens(market),
    deposit: [client, poor].map((by) => ({ by, args: [] })),
    operator: [[], ['money']].map((args) => ({ by: operator, args })),
    'report.period': [client, poor].flatMap((by) => [[], ['2026'], ['x']].map((args) => ({ by, args }))),
    'report.choose': [[], ['report.period', '2026']].map((args) => ({ by: client, args })),
    spending: [client, poor].map((by) => ({ by, args: ['2026'] })),
    sales: [fair.owner, poor].map((by) => ({ by, args: ['2026'] })),
    'op.statement-draft': [operator, worker].map((by) => ({ by, args: [bank.draft] })),
    'op.money': [operator, worker].map((by) => ({ by, args: [] })),
    'op.bank': [
      ...[[], [bank.unmatched], [bank.suspicious], [bank.uncovered], [bank.unexplained]].map((args) => ({
        by: operator,
        args,
      })),
      { by: worker, args: [] },
    ],
  }
}

export function eurosActions(market: Market): Visits {
  const { client, poor, operator, worker, bank } = market
  return {
    ...cardActions(market),
    'play-money': [poor, client].map((by) => ({ by, args: [] })),
    'giro-code': [[], ['1'], ['1000000'], ['x']].map((args) => ({ by: poor, args })),
    'report.file': ['statement-picture', 'statement-pdf', 'statement-csv'].map((file) => ({
      by: client,
      args: [file, '2026'],
    })),
    'op.statement-book': [operator, worker].map((by) => ({ by, args: [bank.draft] })),
    'op.statement': [operator, worker].map((by) => ({ by, args: [] })),
    'op.bank-cover': [{ by: operator, args: [bank.uncovered] }],
    'op.bank-write-off': [operator, worker].map((by) => ({ by, args: [bank.givenUp] })),
  }
}

export function eurosFlows(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { operator, reference, bank, kind } = market
  const reason = words(kind, 1_000)
  return {
    ...cardFlows(market),
    'credit-deposit': [{ by: operator, args: [], answers: { reference, amount: '1000000', reason: words(kind, 200) } }],
    'assign-entry': [bank.unmatched, bank.suspicious].map((entry) => ({
      by: operator,
      args: [entry],
      answers: { reference, reason },
    })),
    // The books of a test are right, and open: there is nothing to open.
    'reopen-books': [{ by: operator, args: [], answers: { reason } }],
    'send-statement': [
      {
        by: operator,
        args: [],
        answers: {
          file: [writeKeptFile({ id: 'abcdefghij', name: 'a.xml', mimeType: 'text/plain', bytes: 9, picture: false })],
        },
      },
    ],
    'from-provider': [{ by: operator, args: [bank.unmatched], answers: { reason } }],
    'return-of-payout': [
      {
        by: operator,
        args: [bank.unmatched],
        answers: { number: `PO-${market.outgoing.payout.paid.publicId}`, reason },
      },
    ],
    'return-entry': [{ by: operator, args: [bank.unmatched], answers: { reason } }],
    'same-entry': [{ by: operator, args: [bank.suspicious], answers: { reason } }],
    'entry-belongs': [{ by: operator, args: [bank.unexplained], answers: { reference, reason } }],
    'give-up-entry': [{ by: operator, args: [bank.uncovered], answers: { reason } }],
  }
}

export function eurosNotices(
  market: Market,
): Pick<NoticeVisits, 'deposit.credited' | 'deposit.reversed'> & ReturnType<typeof cardNotices> {
  const { poor, deposit, bank, bankClient } = market
  return {
    ...cardNotices(market),
    'deposit.credited': [{ by: poor, data: { deposit: deposit.publicId } }],
    'deposit.reversed': [
      ...[bank.reversal, bank.uncovered].map((entry) => ({ by: bankClient, data: { entry } })),
      { by: bankClient, data: { entry: bank.reversal, covered: 'yes' } },
    ],
  }
}
