import * as deposits from '../../core/deposits/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as privacy from '../../core/privacy/index.ts'
import * as statements from '../../core/statements/index.ts'
import { camt, OUR_IBAN, type CamtOptions, type Row } from './camt.ts'
import type { TestDatabase } from './database.ts'
import { byHand, newKey } from './people.ts'
import { testVault } from './vault.ts'

/** An operator's desk: statements come in, are booked, and what of them waits. */
export function bankDesk(database: TestDatabase, olga: Member) {
  const referenceOf = (member: Member) => database.withTx((tx) => deposits.reference(tx, member))
  const drafted = (rows: readonly Row[], options: CamtOptions = {}, by = olga, account = OUR_IBAN) =>
    database.withTx((tx) => statements.draft(tx, by, { vault: testVault, account, bytes: camt(rows, options) }))
  const booked = (statement: string, key = newKey('book'), by = olga) =>
    database.withTx((tx) => statements.book(tx, by, { key, vault: testVault, statement }))
  const arrives = async (...rows: readonly Row[]) => booked(await drafted(rows))
  const waiting = () => database.withTx((tx) => statements.waitingEntries(tx, olga, { limit: 100 }))
  const suspense = () => database.withTx((tx) => ledger.balance(tx, { kind: 'suspense' }))
  const keepsHere = async (member: Member) =>
    (await database.withTx((tx) => privacy.openMatters(tx, member))).some(({ matter }) => matter === 'bank')
  const told = (member: Member, kind: string) =>
    database.sql`select from notices where member_id = ${member.id} and kind = ${kind}`
  const credited = async (member: Member, points: number) => {
    const reference = await referenceOf(member)
    return byHand(database, olga, { reference, points, reason: 'Seen on the account' })
  }
  return { referenceOf, drafted, booked, arrives, waiting, suspense, keepsHere, told, credited }
}
