import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'
import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import type { Vault } from '../shared/vault.ts'
import { PAYOUT_LIMITS, type Account, type AccountOwner } from './payout.ts'
import { sepaWords } from './sepa-words.ts'
import * as store from './store.ts'
import { HOUR } from '../shared/time.ts'

/** An account in clear: for the file to the bank alone. */
export interface ClearAccount {
  /** Without spaces. */
  readonly iban: string
  /** The holder's name as the bank has it. */
  readonly holder: string
}

/** What is wrong with an account that somebody typed; the same names as its questions. */
export type AccountProblem = 'iban' | 'country' | 'own' | 'holder' | 'letters'

/** The same account has the same fingerprint, whoever names it. */
const PURPOSE = 'bank-account'
const contextOf = (table: 'bank_accounts' | 'payouts', id: string): string => `${table}:${id}:sealed`

/**
 * Reads an account as it was typed; or says what is wrong with it: the first thing, and all of them. `ours` is the IBAN of
 * the operator's own account, to which nobody is paid.
 */
export function readAccount(typed: {
  readonly iban: string
  readonly holder: string
  readonly ours?: string | undefined
}): ClearAccount | { readonly problem: AccountProblem; readonly problems: readonly AccountProblem[] } {
  const iban = electronicFormatIBAN(typed.iban) ?? ''
  const holder = cleanLine(typed.holder)
  const problems = [ibanProblem(iban, typed.ours), holderProblem(holder)].filter((one) => one !== undefined)
  const [problem] = problems
  return problem === undefined ? { iban, holder } : { problem, problems }
}

function ibanProblem(iban: string, ours: string | undefined): AccountProblem | undefined {
  if (!isValidIBAN(iban)) return 'iban'
  if (iban === ours) return 'own'
  return isSEPACountry(iban.slice(0, 2)) ? undefined : 'country'
}

function holderProblem(holder: string): AccountProblem | undefined {
  const { min, max } = PAYOUT_LIMITS.holder
  const written = sepaWords(holder)
  if (written === undefined) return 'letters'
  return written.length < min || written.length > max || !/[A-Za-z]{2}/.test(written) ? 'holder' : undefined
}

/** `DE•• •••• 1234`: enough to recognise one's own account, too little for anything else. */
export const masked = (iban: string): string => `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`

/**
 * Where a member is paid from now on. A change is told on every platform, and for 48 hours nothing is paid there. Naming
 * the same account once more changes nothing. A guardian's account is for minors only. Refuses `account.bad` with what is
 * wrong.
 */
export async function setAccount(
  tx: Tx,
  member: Member,
  input: {
    readonly key: string
    readonly vault: Vault
    readonly iban: string
    readonly holder: string
    readonly ours?: string | undefined
    readonly owner: AccountOwner
  },
): Promise<Account> {
  members.requireJoined(member)
  const read = readAccount(input)
  if ('problem' in read) return refuse('account.bad', { problem: read.problem })
  const owner = members.isMinor(tx, member) ? input.owner : 'member'
  const fingerprint = input.vault.fingerprint(PURPOSE, read.iban)
  // Of the words themselves not even a hash that could be guessed is kept.
  const words = input.vault.fingerprint(PURPOSE, `${read.iban} ${read.holder}`)
  const command = { key: input.key, kind: 'account.set', actorId: member.id, input: { words, owner } }
  await once(tx, command, async () => {
    await members.lock(tx, member.id)
    const present = await store.presentAccount(tx, member.id)
    if (present !== undefined && isSame(input.vault, present, { ...read, owner })) return null
    const id = await store.freshId(tx)
    await store.replaceAccount(tx, {
      id,
      memberId: member.id,
      owner,
      sealed: input.vault.seal(contextOf('bank_accounts', id), JSON.stringify(read)),
      masked: masked(read.iban),
      fingerprint,
    })
    await tellEverywhere(tx, member.id, { id, fact: 'changed', of: [member.id] })
    return null
  })
  return (await store.presentAccount(tx, member.id)) ?? refuse('payout.no_account', {})
}

function isSame(
  vault: Vault,
  present: store.SealedAccount,
  wanted: ClearAccount & { readonly owner: string },
): boolean {
  const { iban, holder } = openAccount(vault, present)
  return iban === wanted.iban && holder === wanted.holder && present.owner === wanted.owner
}

/** Somebody who has taken over one chat cannot keep the other one from hearing of it. */
async function tellEverywhere(
  tx: Tx,
  memberId: string,
  change: { readonly id: string; readonly fact: string; readonly of: readonly string[] },
): Promise<void> {
  const { id, fact, of } = change
  const platforms = new Set<members.Platform>()
  for (const one of of) for (const { platform } of await members.places(tx, one)) platforms.add(platform)
  for (const platform of platforms) {
    await notices.tell(tx, memberId, {
      kind: 'account.changed',
      data: { account: id, platform },
      dedupeKey: `account:${id}:${fact}:${platform}`,
    })
  }
}

/**
 * Gives a member's account and payouts to the one that this one is merged into. The account that is left is a new one for
 * whoever was paid elsewhere, or nowhere: it holds for 48 hours and is told in the chats of both, unless both had named the
 * same. Otherwise a merge would carry one's earnings to the other's account at once. For core/links only.
 */
export async function handOver(tx: Tx, way: { readonly from: string; readonly to: string }): Promise<void> {
  const [kept, gone] = [await store.presentAccount(tx, way.to), await store.presentAccount(tx, way.from)]
  await store.moveToMember(tx, way)
  const left = kept ?? gone
  if (left === undefined || kept?.fingerprint === gone?.fingerprint) return
  await store.renewAccount(tx, left.id)
  await tellEverywhere(tx, way.to, { id: left.id, fact: `merged:${way.from}`, of: [way.to, way.from] })
}

/** What was sealed was written by `setAccount`, so it has its shape. */
function openAccount(vault: Vault, account: store.SealedAccount): ClearAccount {
  return JSON.parse(vault.open(contextOf('bank_accounts', account.id), account.sealed)) as ClearAccount
}

/** Where this member is paid, masked; undefined when nothing was entered yet. */
export async function accountOf(tx: Tx, member: Member): Promise<Account | undefined> {
  return store.presentAccount(tx, member.id)
}

/** Where a member is paid, in clear: for the yearly report to the tax office alone. */
export async function clearAccountOf(tx: Tx, vault: Vault, memberId: string): Promise<ClearAccount | undefined> {
  const account = await store.presentAccount(tx, memberId)
  return account === undefined ? undefined : openAccount(vault, account)
}

/** The account of a notice, also when it was replaced since. Refuses `payout.no_account` for anybody else's. */
export async function accountById(tx: Tx, member: Member, id: string): Promise<Account> {
  const account = await store.accountById(tx, id)
  return account?.memberId === member.id ? account : refuse('payout.no_account', {})
}

/** From when on something can be paid to this account. */
export const opensAt = ({ createdAt }: Pick<Account, 'createdAt'>): Date =>
  new Date(createdAt.getTime() + PAYOUT_LIMITS.holdHours * HOUR)

/** The account sealed anew for a payout's row: it stays as it was when the payout was asked for. */
export function sealFor(vault: Vault, payoutId: string, account: store.SealedAccount): string {
  return vault.seal(contextOf('payouts', payoutId), JSON.stringify(openAccount(vault, account)))
}

/** An account in clear, sealed for a payout's row, and what finds it again. */
export function sealClear(
  vault: Vault,
  payoutId: string,
  account: ClearAccount,
): { readonly sealed: string; readonly fingerprint: string } {
  return {
    sealed: vault.seal(contextOf('payouts', payoutId), JSON.stringify(account)),
    fingerprint: vault.fingerprint(PURPOSE, account.iban),
  }
}

/** Where a payout goes, in clear: for the file to the bank alone. */
export function openFor(vault: Vault, payout: { readonly id: string; readonly sealed: string }): ClearAccount {
  return JSON.parse(vault.open(contextOf('payouts', payout.id), payout.sealed)) as ClearAccount
}
