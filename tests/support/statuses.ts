/**
 * Every status that the database knows. `ends`: nothing follows, or it stays as long as its owner likes. `operator`: only a
 * person may decide, so it does not end by itself; those persons are told, it stands in their queues, and of reports,
 * disputes, complaints and payouts they are reminded. `sent`: a sender of the bots works it off.
 * All the others wait for somebody, and must end by the clock alone.
 */
export const STAYS: Readonly<Record<string, Readonly<Record<'ends' | 'operator' | 'sent', readonly string[]>>>> = {
  adverts: { ends: ['live', 'paused', 'archived'], operator: [], sent: [] },
  alerts: { ends: ['active', 'paused'], operator: [], sent: [] },
  applications: { ends: ['accepted', 'declined', 'withdrawn', 'lapsed'], operator: [], sent: [] },
  assignments: {
    ends: ['approved', 'lapsed', 'given-back', 'released', 'withdrawn', 'refunded', 'split'],
    operator: [],
    sent: [],
  },
  attempts: { ends: ['passed', 'failed', 'lapsed'], operator: [], sent: [] },
  bank_entries: {
    ends: [
      'matched',
      'assigned',
      'returned',
      'same',
      'reversed',
      'reversal',
      'lost',
      'from-provider',
      'outgoing',
      'payout',
      'payout-return',
    ],
    operator: ['unmatched', 'suspicious', 'uncovered', 'unexpected', 'unexplained'],
    sent: [],
  },
  board_cards: { ends: ['over'], operator: [], sent: ['due', 'sending', 'resting'] },
  boards: { ends: ['active', 'off'], operator: [], sent: [] },
  // The desk of the card payments works these off with their provider (tests/api/stripe.test.ts moves their clock).
  card_refunds: { ends: ['paid', 'failed'], operator: [], sent: ['asked', 'sent'] },
  chargebacks: { ends: ['won', 'lost'], operator: [], sent: ['open'] },
  checkouts: {
    ends: ['paid', 'failed', 'expired', 'noted', 'returned'],
    operator: ['doubtful'],
    sent: ['new', 'open', 'pending', 'returning'],
  },
  code_imports: { ends: ['committed', 'withdrawn'], operator: [], sent: [] },
  complaints: { ends: ['decided', 'withdrawn'], operator: ['deciding'], sent: [] },
  corrections: { ends: ['made', 'refused', 'lapsed'], operator: [], sent: [] },
  disputes: { ends: ['decided', 'withdrawn'], operator: ['deciding'], sent: [] },
  flags: { ends: ['released', 'closed', 'lapsed'], operator: [], sent: [] },
  inbox: { ends: ['done', 'dead'], operator: [], sent: ['waiting', 'taken', 'turned'] },
  invitations: { ends: ['accepted', 'declined', 'withdrawn', 'ended'], operator: [], sent: [] },
  job_checks: { ends: ['approved', 'refused', 'withdrawn', 'lapsed'], operator: [], sent: [] },
  jobs: { ends: ['draft', 'closed', 'discarded'], operator: [], sent: [] },
  links: { ends: ['confirmed', 'declined', 'lapsed'], operator: [], sent: [] },
  members: { ends: ['active', 'deleted'], operator: ['suspended'], sent: [] },
  notices: { ends: ['sent', 'undelivered', 'dropped', 'muted'], operator: [], sent: ['waiting', 'sending'] },
  // What cannot be opened is free again as soon as its key is there.
  offer_codes: { ends: ['free', 'sold', 'used', 'void', 'lost'], operator: [], sent: [] },
  offers: { ends: ['live', 'paused', 'archived'], operator: [], sent: [] },
  orders: {
    ends: ['closed', 'shown', 'cancelled', 'lapsed', 'declined', 'refunded'],
    // As long as its complaint waits for an operator.
    operator: ['problem'],
    sent: [],
  },
  payout_batches: { ends: ['settled', 'discarded'], operator: ['built', 'approved', 'exported'], sent: [] },
  payouts: {
    ends: ['paid', 'rejected', 'returned', 'cancelled'],
    operator: ['requested', 'approved', 'batched', 'exported'],
    sent: [],
  },
  purchases: { ends: ['bought', 'failed', 'stopped'], operator: [], sent: [] },
  reports: { ends: ['decided'], operator: ['open'], sent: [] },
  requests: { ends: ['agreed', 'declined', 'unanswered', 'dropped'], operator: [], sent: [] },
  shops: { ends: ['approved', 'refused', 'closed'], operator: ['waiting'], sent: [] },
  statements: { ends: ['booked'], operator: [], sent: [] },
  // What was rejected stays so; the assignment says what became of it.
  submissions: { ends: ['approved', 'sent-back', 'rejected', 'split'], operator: [], sent: [] },
  waiting_places: { ends: ['taken', 'passed', 'left', 'ended'], operator: [], sent: [] },
}
