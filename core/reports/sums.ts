import type { JournalKind, Span, SpanSum } from '../ledger/index.ts'

/** What came in and what went out, in points, both at least zero. */
export interface Flow {
  readonly incoming: number
  readonly outgoing: number
}

/** Everything that moved for one reason, one way. */
export interface KindSum {
  readonly kind: JournalKind
  readonly incoming: boolean
  readonly points: number
  readonly entries: number
}

/** One account of a member in a month or year. */
export interface Purse extends Flow {
  readonly span: Span
  readonly opening: number
  readonly closing: number
  readonly entries: number
  /** What came in first, each the largest first. */
  readonly kinds: readonly KindSum[]
  /** Day by day, or month by month. */
  readonly steps: readonly Flow[]
}

/**
 * Adds up a purse of so many steps. Throws when opening and sums are not the closing balance: the ledger contradicts itself,
 * and no statement may say so in good faith.
 */
export function addUp(span: Span, sums: readonly SpanSum[], steps: number): Purse {
  const flow = flowOf(sums)
  if (span.opening + flow.incoming - flow.outgoing !== span.closing) {
    throw new Error(`a statement of ${span.account} does not add up: ${span.opening} to ${span.closing}`)
  }
  return {
    span,
    opening: span.opening,
    closing: span.closing,
    ...flow,
    entries: sums.reduce((all, one) => all + one.entries, 0),
    kinds: byKind(sums),
    steps: Array.from({ length: steps }, (_, step) => flowOf(sums.filter((one) => one.step === step))),
  }
}

function flowOf(sums: readonly SpanSum[]): Flow {
  const total = (incoming: boolean): number =>
    sums.reduce((all, one) => (one.incoming === incoming ? all + one.points : all), 0)
  return { incoming: total(true), outgoing: total(false) }
}

function byKind(sums: readonly SpanSum[]): readonly KindSum[] {
  const found = new Map<string, KindSum>()
  for (const { kind, incoming, points, entries } of sums) {
    const key = `${kind} ${incoming}`
    const before = found.get(key) ?? { points: 0, entries: 0 }
    found.set(key, { kind, incoming, points: before.points + points, entries: before.entries + entries })
  }
  return [...found.values()].sort(
    (one, other) => Number(other.incoming) - Number(one.incoming) || other.points - one.points,
  )
}
