import type { Tx } from '../db/connect.ts'
import * as ledger from '../ledger/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as payouts from '../payouts/index.ts'
import type { Vault } from '../shared/vault.ts'
import { comparedName, contentHashes, referencesIn } from './match.ts'
import type { Outcome, ReadEntry } from './statement.ts'
import * as store from './store.ts'

/** What an entry of a file would become now. */
export interface Planned {
  readonly entry: ReadEntry
  readonly hash: string
  readonly print: string
  readonly outcome: Outcome
  /** Whose it is; of a suspicious one, whose it may be. */
  readonly client: Member | undefined
  /** What of ours the bank has made with it, or sent back. */
  readonly payouts: readonly payouts.Payout[]
  /** The payout of ours that an unexpected entry names. */
  readonly named?: payouts.Payout
}

type Payer = Pick<store.BankEntry, 'payer' | 'payerPrint'>

/** The keyed fingerprint of the other side's account; of its name where the bank gives no account. */
export const printOf = (vault: Vault, entry: Pick<ReadEntry, 'iban' | 'name'>): string =>
  vault.fingerprint('payer', entry.iban === '' ? comparedName(entry.name) : entry.iban)

/**
 * What booking these entries would do, in their order, money that goes back last: nothing is written. `operator` is who
 * books: what would be credited to oneself waits for somebody else.
 */
export async function plan(
  tx: Tx,
  input: {
    readonly vault: Vault
    readonly operator: Member
    readonly account: string
    readonly entries: readonly ReadEntry[]
  },
): Promise<readonly Planned[]> {
  const hashes = contentHashes(input.entries)
  const all = input.entries
    .map((entry, index) => ({ entry, hash: hashes[index] ?? '', print: printOf(input.vault, entry) }))
    .sort((one, other) => Number(goesBack(one.entry)) - Number(goesBack(other.entry)))
  const isKnown = await knownOnes(tx, input.account, all)
  const payers = new Map<string, Payer[]>()
  const planned: Planned[] = []
  for (const one of all) {
    const { outcome, client, ...more } = await outcomeOf(tx, { ...input, one, payers, isKnown, planned })
    planned.push({ ...one, payouts: [], ...more, outcome, client })
  }
  return planned
}

/** What takes back something that may stand in the same file, above or below it. */
const goesBack = ({ reversal, points, searched }: ReadEntry): boolean =>
  reversal || (points > 0 && payouts.payoutNumbersIn(searched).length > 0)

type Found = Pick<Planned, 'outcome' | 'client'> & Partial<Pick<Planned, 'payouts' | 'named'>>
type One = Pick<Planned, 'entry' | 'hash' | 'print'>

/** Tells whether an entry has come before, with another file or twice in this one, and remembers it. */
async function knownOnes(tx: Tx, account: string, all: readonly One[]): Promise<(one: One) => boolean> {
  const references = all.flatMap(({ entry }) => (entry.bankReference === null ? [] : [entry.bankReference]))
  const rows = await store.known(tx, account, { references, hashes: all.map(({ hash }) => hash) })
  const byReference = new Set(rows.map(({ bankReference }) => bankReference).filter((one) => one !== null))
  const byHash = new Set(rows.map(({ contentHash }) => contentHash))
  const byHashAlone = new Set(
    rows.filter(({ bankReference }) => bankReference === null).map(({ contentHash }) => contentHash),
  )
  return ({ entry: { bankReference }, hash }) => {
    // Two numbers of the bank are two entries, however alike; without a number only what it says can tell.
    const before = bankReference === null ? byHash.has(hash) : byReference.has(bankReference) || byHashAlone.has(hash)
    byHash.add(hash)
    if (bankReference === null) byHashAlone.add(hash)
    else byReference.add(bankReference)
    return before
  }
}

async function outcomeOf(
  tx: Tx,
  at: {
    readonly vault: Vault
    readonly operator: Member
    readonly account: string
    readonly one: One
    readonly payers: Map<string, Payer[]>
    readonly isKnown: (one: One) => boolean
    readonly planned: readonly Planned[]
  },
): Promise<Found> {
  const { one, planned } = at
  if (one.entry.pending) return { outcome: 'pending', client: undefined }
  if (at.isKnown(one)) return { outcome: 'duplicate', client: undefined }
  if (one.entry.reversal) return reversalOf(tx, at.account, one, planned)
  const taken = new Set(planned.flatMap(({ outcome, payouts: list }) => (outcome === 'payout' ? list : [])).map(idOf))
  const meaning = await payouts.meaningOf(tx, one.entry, taken)
  if (meaning !== undefined) return { ...meaning, client: undefined }
  if (one.entry.points < 0) return { outcome: 'outgoing', client: undefined }
  const client = await clientOf(tx, one.entry)
  if (client === undefined || client.status !== 'active') return { outcome: 'unmatched', client: undefined }
  const payer = { payer: one.entry.name, payerPrint: one.print }
  const before = at.payers.get(client.id) ?? [...(await store.payersOf(tx, client.id))]
  at.payers.set(client.id, before)
  const isStrange = before.length > 0 && !before.some((earlier) => samePayer(earlier, payer))
  if (isStrange || client.id === at.operator.id) return { outcome: 'suspicious', client }
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

async function reversalOf(
  tx: Tx,
  account: string,
  one: One,
  planned: readonly Planned[],
): Promise<Pick<Planned, 'outcome' | 'client'>> {
  const inFile = planned.find(
    ({ entry, print, outcome }) =>
      entry.points === -one.entry.points &&
      ['matched', 'unmatched', 'suspicious'].includes(outcome) &&
      print === one.print,
  )
  if (inFile !== undefined)
    return { outcome: 'reversal', client: inFile.outcome === 'matched' ? inFile.client : undefined }
  const original = await originalOf(tx, account, one)
  if (original === undefined) return { outcome: 'outgoing', client: undefined }
  if (original.depositId === null || original.memberId === null) return { outcome: 'reversal', client: undefined }
  const client = await members.byId(tx, original.memberId)
  const budget =
    (await ledger.balance(tx, { kind: 'budget', ownerId: original.memberId })) +
    (await payouts.refundsWaiting(tx, original.depositId))
  return { outcome: budget < original.points ? 'uncovered' : 'reversal', client }
}

/** The newest transfer that a reversal takes back: the same amount, and the same payer or the same reference. */
export async function originalOf(
  tx: Tx,
  account: string,
  one: Pick<One, 'entry' | 'print'>,
): Promise<store.BankEntry | undefined> {
  const candidates = await store.reversible(tx, account, -one.entry.points)
  const references = referencesIn(one.entry)
  return candidates.find(
    ({ payerPrint, words }) =>
      payerPrint === one.print || referencesIn({ searched: [words] }).some((found) => references.includes(found)),
  )
}
