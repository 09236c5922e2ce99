import * as deposits from '../deposits/index.ts'
import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as payouts from '../payouts/index.ts'
import { DAY } from '../shared/time.ts'
import type { Vault } from '../shared/vault.ts'
import { counters, familiarities, traitsOf, type Familiarity, type Traits } from './known.ts'
import { comparedName, comparedWords, referencesIn } from './match.ts'
import { originalAmong } from './original.ts'
import type { Doubt, Outcome, ReadEntry } from './statement.ts'
import * as store from './store.ts'

/** What an entry of a file would become now. */
export interface Planned {
  readonly entry: ReadEntry
  readonly print: string
  readonly hash: string
  readonly running: number
  readonly outcome: Outcome
  /** Why it waits although its client is known, or may wait for another reason than that nobody is. */
  readonly doubt: Doubt | null
  /** Whose it is; of a suspicious one, whose it may be. */
  readonly client: Member | undefined
  /** What of ours the bank has made with it, or sent back. */
  readonly payouts: readonly payouts.Payout[]
  /** The payout of ours that an unexpected entry names. */
  readonly named?: payouts.Payout
}

type Payer = Pick<store.BankEntry, 'payer' | 'payerPrint'>
type One = Pick<Planned, 'entry' | 'print' | 'hash' | 'running'> & { readonly familiarity: Familiarity }
type Found = Pick<Planned, 'outcome' | 'client'> & Partial<Pick<Planned, 'payouts' | 'named' | 'doubt'>>

/** An operator who credits by hand and reads the statement later does so within a month. */
const HAND_DAYS = 30

/** The keyed fingerprint of the other side's account; of its name where the bank gives no account. */
export const printOf = (vault: Vault, entry: Pick<ReadEntry, 'iban' | 'name'>): string =>
  vault.fingerprint('payer', entry.iban === '' ? comparedName(entry.name) : entry.iban)

interface Input {
  readonly vault: Vault
  readonly operator: Member
  readonly account: string
  readonly entries: readonly ReadEntry[]
  /** What they mean is still so when they are booked: payouts and entries are locked, after their members. */
  readonly lock: boolean
}

/**
 * What booking these entries would do, in their order, money that goes back last: nothing is written. `operator` is who
 * books: what would be credited to oneself waits for somebody else.
 */
export async function plan(tx: Tx, input: Input): Promise<readonly Planned[]> {
  const all = (await known(tx, input)).sort((one, other) => Number(goesBack(one.entry)) - Number(goesBack(other.entry)))
  const payers = new Map<string, Payer[]>()
  const planned: Planned[] = []
  const reversed = new Set<string>()
  for (const one of all) {
    const { outcome, client, ...more } = await outcomeOf(tx, { ...input, one, payers, planned, reversed })
    const { entry, print, hash, running } = one
    planned.push({
      ...{ entry, print, hash, running, outcome, client },
      ...{ doubt: null, payouts: [], ...more },
    })
  }
  return planned
}

/** What takes back something that may stand in the same file, above or below it. */
const goesBack = ({ reversal, points, searched }: ReadEntry): boolean =>
  reversal || (points > 0 && payouts.payoutNumbersIn(searched).length > 0)

/** Each entry, and whether it has come before, with another file or another statement of this one. */
async function known(tx: Tx, { vault, account, entries }: Input): Promise<One[]> {
  const prints = entries.map((entry) => printOf(vault, entry))
  const traits = entries.map((entry, index) => traitsOf(entry, prints[index] ?? ''))
  const booked = entries.flatMap((entry, index) => {
    const own = traits[index]
    return own === undefined || entry.pending ? [] : [{ index, part: entry.part ?? 0, traits: own }]
  })
  const before = (
    await store.alike(
      tx,
      account,
      booked.map((one) => one.traits),
    )
  ).map(storedTraits)
  const found = familiarities(before, booked)
  const count = counters(before)
  const familiar = new Map(booked.map(({ index }, place) => [index, found[place] ?? 'new']))
  return entries.map((entry, index) => {
    const own = traits[index]
    const familiarity = familiar.get(index) ?? 'new'
    const counted =
      own === undefined || entry.pending || familiarity === 'again' ? { hash: '', running: 0 } : count(own)
    return { entry, print: prints[index] ?? '', familiarity, ...counted }
  })
}

const storedTraits = (row: store.BankEntry): Traits => ({
  ...row,
  named: row.named === '' ? referencesIn({ searched: [row.words] }) : row.named.split(' '),
  name: comparedName(row.payer),
  words: comparedWords(row.words),
  accountPrint: row.payerAccount === '' ? undefined : row.payerPrint,
})

interface At extends Omit<Input, 'entries'> {
  readonly one: One
  readonly payers: Map<string, Payer[]>
  readonly planned: readonly Planned[]
  /** What reversals above take back. */
  readonly reversed: Set<string>
}

async function outcomeOf(tx: Tx, at: At): Promise<Found> {
  const { one, planned } = at
  if (one.entry.pending) return { outcome: 'pending', client: undefined }
  if (one.familiarity === 'again') return { outcome: 'duplicate', client: undefined }
  if (one.entry.reversal) return reversalOf(tx, at)
  const taken = new Set(planned.flatMap(({ outcome, payouts: list }) => (outcome === 'payout' ? list : [])).map(idOf))
  const meaning = await payouts.meaningOf(tx, one.entry, taken, at.lock)
  if (meaning !== undefined) return { ...meaning, client: undefined }
  const client = await clientOf(tx, one.entry)
  // A debit that names a member's reference gives something back, whether the bank's file says so or not.
  if (one.entry.points < 0) return { outcome: client === undefined ? 'outgoing' : 'unexplained', client: undefined }
  return creditOf(tx, at, client?.status === 'active' ? client : undefined)
}

async function creditOf(tx: Tx, { one, operator, payers }: At, client: Member | undefined): Promise<Found> {
  if (one.familiarity === 'unclear') return { outcome: 'suspicious', client, doubt: 'twice' }
  if (client === undefined) return { outcome: 'unmatched', client }
  const byHand = {
    source: 'operator',
    points: one.entry.points,
    since: new Date(tx.now.getTime() - HAND_DAYS * DAY),
  } as const
  if (await deposits.wasCredited(tx, client, byHand)) return { outcome: 'suspicious', client, doubt: 'by-hand' }
  if (client.id === operator.id) return { outcome: 'suspicious', client, doubt: 'own' }
  const payer = { payer: one.entry.name, payerPrint: one.print }
  const before = payers.get(client.id) ?? [...(await store.payersOf(tx, client.id))]
  payers.set(client.id, before)
  const isStrange = before.length > 0 && !before.some((earlier) => samePayer(earlier, payer))
  if (isStrange) return { outcome: 'suspicious', client, doubt: 'payer' }
  before.push(payer)
  return { outcome: 'matched', client }
}

const idOf = ({ id }: { readonly id: string }): string => id

const samePayer = (one: Payer, other: Payer): boolean =>
  one.payerPrint === other.payerPrint ||
  (comparedName(one.payer) !== '' && comparedName(one.payer) === comparedName(other.payer))

/** Exactly one member's reference; of two nobody can know which is meant. */
async function clientOf(tx: Tx, entry: ReadEntry): Promise<Member | undefined> {
  const found = new Map<string, Member>()
  for (const reference of referencesIn(entry)) {
    const member = await members.byReference(tx, reference)
    if (member !== undefined) found.set(member.id, member)
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** Money goes back that came before, or above in the file. What may have been told with another file is looked at. */
async function reversalOf(tx: Tx, { account, one, planned, reversed, lock }: At): Promise<Found> {
  const nobodyKnows = { outcome: 'unexplained', client: undefined } as const
  if (one.familiarity === 'unclear') return nobodyKnows
  const above = planned.filter(
    ({ entry, outcome }) =>
      entry.points === -one.entry.points && ['matched', 'unmatched', 'suspicious'].includes(outcome),
  )
  const candidates = [
    ...above.reverse().map((each) => ({ ...inFile(each), id: each.hash, inFile: each })),
    ...(await store.reversible(tx, account, -one.entry.points, lock)).map((row) => ({ ...row, inFile: undefined })),
  ].filter(({ id }) => !reversed.has(id))
  const original = originalAmong(candidates, one)
  if (original === undefined) return nobodyKnows
  reversed.add(original.id)
  if (original.inFile !== undefined)
    return { outcome: 'reversal', client: original.inFile.outcome === 'matched' ? original.inFile.client : undefined }
  if (original.depositId === null || original.memberId === null) return { outcome: 'reversal', client: undefined }
  const client = await members.byId(tx, original.memberId)
  const budget =
    (await ledger.balance(tx, { kind: 'budget', ownerId: original.memberId })) +
    (await payouts.refundsWaiting(tx, original.depositId, lock))
  return { outcome: budget < original.points ? 'uncovered' : 'reversal', client }
}

const inFile = ({ entry, print, client, outcome }: Planned) => ({
  bankReference: entry.bankReference,
  endToEnd: entry.endToEnd ?? '',
  named: referencesIn(entry).join(' '),
  words: entry.words,
  payerPrint: print,
  memberId: outcome === 'matched' ? (client?.id ?? null) : null,
  depositId: null,
  points: entry.points,
})

/** The transfer that a reversal takes back, as it is booked by now, locked. */
export async function originalOf(
  tx: Tx,
  account: string,
  one: Pick<One, 'entry' | 'print'>,
): Promise<store.BankEntry | undefined> {
  return originalAmong(await store.reversible(tx, account, -one.entry.points), one)
}
