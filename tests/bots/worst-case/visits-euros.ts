import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

export function eurosScreens({ client, poor, operator, worker, bank }: Market): Visits {
  return {
    deposit: [client, poor].map((by) => ({ by, args: [] })),
    operator: [[], ['money']].map((args) => ({ by: operator, args })),
    'report.period': [client, poor].flatMap((by) => [[], ['2026'], ['x']].map((args) => ({ by, args }))),
    'report.choose': [[], ['report.period', '2026']].map((args) => ({ by: client, args })),
    'op.money': [operator, worker].map((by) => ({ by, args: [] })),
    'op.bank': [
      ...[[], [bank.unmatched], [bank.suspicious], [bank.uncovered]].map((args) => ({ by: operator, args })),
      { by: worker, args: [] },
    ],
  }
}

export function eurosActions({ client, poor, operator, worker, bank }: Market): Visits {
  return {
    'play-money': [poor, client].map((by) => ({ by, args: [] })),
    'giro-code': [[], ['1'], ['1000000'], ['x']].map((args) => ({ by: poor, args })),
    'report.file': ['statement-picture', 'statement-pdf', 'statement-csv'].map((file) => ({
      by: client,
      args: [file, '2026'],
    })),
    'op.statement': [operator, worker].map((by) => ({ by, args: [] })),
    'op.bank-cover': [{ by: operator, args: [bank.uncovered] }],
  }
}

export function eurosFlows({
  operator,
  reference,
  bank,
  kind,
}: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const reason = words(kind, 1_000)
  return {
    'credit-deposit': [{ by: operator, args: [], answers: { reference, amount: '1000000', reason: words(kind, 200) } }],
    'assign-entry': [bank.unmatched, bank.suspicious].map((entry) => ({
      by: operator,
      args: [entry],
      answers: { reference, reason },
    })),
    // The books of a test are right, and open: there is nothing to open.
    'reopen-books': [{ by: operator, args: [], answers: { reason } }],
    'return-entry': [{ by: operator, args: [bank.unmatched], answers: { reason } }],
  }
}

export function eurosNotices({
  poor,
  deposit,
  bank,
  bankClient,
}: Market): Pick<NoticeVisits, 'deposit.credited' | 'deposit.reversed'> {
  return {
    'deposit.credited': [{ by: poor, data: { deposit: deposit.publicId } }],
    'deposit.reversed': [{ by: bankClient, data: { entry: bank.reversal } }],
  }
}
