import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const unreadable = {
  size: 'The file is too large: at most 5 MB. Please ask the bank for a shorter period.',
  picture: 'That is a picture. I need your bank’s file (XML, ZIP or CSV).',
  encoding:
    'The characters of this file cannot be read. Please get it from the bank once more and change nothing in it.',
  entities: 'This file holds instructions that belong in no bank statement (DOCTYPE, ENTITY). I do not read it.',
  structure:
    'This is no bank statement that I understand. I read camt.053, camt.052 and CSV of Sparkasse, Volksbank, DKB, ING, George and Mein ELBA, and others with the usual column names.',
  columns:
    'I do not know this CSV. I read those of Sparkasse (CSV-CAMT), Volksbank, DKB, ING, George and Mein ELBA, and others with the usual column names; otherwise take camt.053.',
  zip: 'This archive cannot be unpacked, is too large, or holds no XML files.',
  empty: 'There is not a single entry in this file.',
  'too-many': 'These are more than 2000 entries at once. Please ask the bank for a shorter period.',
  currency: 'It has entries in another currency. I book euros only.',
  amount: 'One of the amounts is none, or is impossibly large.',
  sum: 'The entries do not lead from the opening to the closing balance. Something is missing, so I book none of it.',
  account: 'This is the statement of another account than the configured one (BANK_IBAN).',
}

/** Why a bank statement or one of its entries is refused. */
export const bankRefusals = {
  'statement.unreadable': ({ why }) => plain(unreadable[why]),
  'statement.unknown': () => plain('There is no such statement. Please read it in once more.'),
  'statement.booked': () => plain('This statement is booked already.'),
  'bank_entry.unknown': () => plain('There is no such bank entry.'),
  'bank_entry.decided': () => plain('This bank entry has been decided already.'),
  'bank_entry.needs_two': () =>
    plain(
      'This debit has exactly the amount of a refused payout. Choose “Paid after all”, or let a second operator agree that it was something else.',
    ),
  'bank_entry.no_return': ({ mostPoints }, format) =>
    text`This cannot be that payout: it has to be with the bank or transferred and not back yet, and at most ${plain(format.euros(mostPoints))} may be missing, never more than half.`,
  'books.closed': () =>
    plain('The books are being checked, so no point can move right now. Nothing is lost: please try again later.'),
  'books.open': () => plain('The books are open already.'),
  'books.still_wrong': ({ faults }, format) =>
    text`Not everything is right yet: **${plain(format.number(faults))}** contradictions. The books stay closed.`,
  'bank_entry.not_at_provider': ({ heldPoints }, format) =>
    text`There is not as much with the payment provider: in the books it is ${plain(format.euros(heldPoints))}. If the money belongs to a member, assign it.`,
  'bank_entry.not_covered': ({ missingPoints }, format) =>
    text`The budget still lacks ${plain(format.euros(missingPoints))} for that.`,
} as const satisfies Partial<RefusalCopy>
