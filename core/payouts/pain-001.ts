import { createHash } from 'node:crypto'
import { Document } from 'sepa'
import type { BankAccount } from '../shared/config.ts'
import type { ClearAccount } from './account.ts'
import { BANK_ZONE } from './bank-day.ts'
import { refuse } from '../shared/refusal.ts'
import { PAYOUT_LIMITS } from './payout.ts'
import { sepaWords } from './sepa-words.ts'

/** One transfer of a file. `points` are cents. */
export interface Transfer extends ClearAccount {
  readonly endToEnd: string
  readonly points: number
}

/** ISO 20022 allows 35 characters; the library makes longer ids of it (`ID.0.499`). */
const MESSAGE_ID = /^[A-Z0-9-]{1,28}$/
/** ISO 20022, Max35Text, of the signs that every bank brings back. */
const END_TO_END = /^[A-Z0-9-]{1,35}$/

/**
 * The file for the bank (pain.001.001.09, money-and-law.md 2.4): one payment with each transfer booked by itself, names as
 * banks read them, no addresses. The same batch is the same file, byte for byte, on every machine. Refuses
 * `batch.no_bank` when our own name is none that banks take. Throws when a transfer is none that a bank takes, or when the
 * sums that the library has written are not ours.
 */
export function pain001(batch: {
  readonly messageId: string
  readonly builtAt: Date
  /** The day on which it is to be made, `2026-11-30`. */
  readonly executionOn: string
  readonly from: BankAccount
  readonly transfers: readonly Transfer[]
}): { readonly xml: string; readonly hash: string } {
  if (!MESSAGE_ID.test(batch.messageId)) throw new Error(`not an id for a bank: ${batch.messageId}`)
  const document = new Document('pain.001.001.09')
  const holder = nameOf(batch.from.holder) ?? refuse('batch.no_bank', {})
  document.grpHdr.id = batch.messageId
  document.grpHdr.created = noonOf(batch.executionOn)
  document.grpHdr.initiatorName = holder
  const payment = document.createPaymentInfo()
  payment.batchBooking = false
  payment.requestedExecutionDate = noonOf(batch.executionOn)
  payment.debtorName = holder
  payment.debtorIBAN = batch.from.iban
  document.addPaymentInfo(payment)
  for (const { iban, holder: name, endToEnd, points } of batch.transfers) {
    const written = nameOf(name)
    if (written === undefined || !END_TO_END.test(endToEnd) || !isAmount(points))
      throw new Error(`not a transfer for a bank: ${endToEnd}`)
    const transfer = payment.createTransaction()
    transfer.creditorName = written
    transfer.creditorIBAN = iban
    transfer.amount = points / 100
    transfer.end2endId = endToEnd
    transfer.remittanceInfo = `Auszahlung ${endToEnd} Klickwork`
    payment.addTransaction(transfer)
  }
  const created = `<CreDtTm>${wallTime(batch.builtAt)}</CreDtTm>`
  const xml = document.toString().replace(/<CreDtTm>[^<]*<\/CreDtTm>/, created)
  const total = batch.transfers.reduce((sum, { points }) => sum + points, 0)
  const sum = `<NbOfTxs>${batch.transfers.length}</NbOfTxs><CtrlSum>${eurosOf(total)}</CtrlSum>`
  if (xml.split(sum).length !== 3) throw new Error('the sums of a file for the bank are wrong')
  return { xml, hash: createHash('sha256').update(xml).digest('hex') }
}

/** A name as a bank takes it; undefined when nothing of it is left. */
function nameOf(name: string): string | undefined {
  const written = sepaWords(name)
  const { min, max } = PAYOUT_LIMITS.holder
  return written !== undefined && written.length >= min && written.length <= max ? written : undefined
}

/** EPC AOS: 0.01 to 999,999,999.99. */
const isAmount = (points: number): boolean => Number.isSafeInteger(points) && points >= 1 && points < 100_000_000_000

/** Cents as ISO 20022 writes them, without a float. */
const eurosOf = (points: number): string => `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}`

/** A moment as clocks in Frankfurt show it, `2026-11-27T13:05:09`; the library would write the clock of the machine. */
const wallTime = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: BANK_ZONE, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T')

/** The library writes a date in the zone of the machine: at noon it is the same day in the file everywhere. */
function noonOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}
