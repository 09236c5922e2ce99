import * as deposits from '../../../core/deposits/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { camt, OUR_IBAN, type Row } from '../../support/camt.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'

/** Bank entries in every state that has a law. */
export async function bankWorld(database: TestDatabase, client: Member, operator: Member): Promise<void> {
  const reference = await database.withTx((tx) => deposits.reference(tx, client))
  const arrives = (rows: readonly Row[]) =>
    database.withTx(async (tx) => {
      const file = { vault: testVault, account: OUR_IBAN, bytes: camt(rows) }
      const statement = await statements.draft(tx, operator, file)
      return statements.book(tx, operator, { key: people.newKey('book'), vault: testVault, statement })
    })
  await arrives([
    { cents: 700, words: [reference] },
    { cents: 710, words: [reference] },
    { cents: -710, words: [reference], reversal: true },
    { cents: 720 },
    { cents: 730 },
    { cents: -50 },
  ])
  const [entry] = await database.sql<{ id: string }[]>`select public_id as id from bank_entries where points = 730`
  await database.withTx((tx) =>
    statements.sendBack(tx, operator, {
      key: people.newKey('back'),
      entry: entry?.id ?? '',
      reason: 'Nobody knows the payer',
    }),
  )
  const owing = await people.client(database)
  const words = [await database.withTx((tx) => deposits.reference(tx, owing))]
  await arrives([{ cents: 2_000, words }])
  await people.openJob(database, owing, { rewardPoints: 1_000 })
  await arrives([{ cents: -2_000, words, reversal: true }])
  await people.deposit(database, owing, 300)
}

const DECIDED = `decided_by = (select id from members limit 1), decided_at = now(), reason = 'x'`

/** A way to break each law of the bank. */
export const BANK_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'a bank entry that moved points is in the ledger with its amount': [
    ['another amount', `update bank_entries set points = points + 1 where status = 'matched'`],
  ],
  'what the bank took back is in the ledger, as far as it was taken or given up': [
    ['a reversal of another amount', `update bank_entries set points = points - 1 where status = 'reversal'`],
    ['taken and not posted', `update bank_entries set taken_points = taken_points - 1 where status = 'reversal'`],
    ['come home and not posted', `update claims set taken_points = taken_points - 1 where owed`],
  ],
  'what an uncovered bank entry is short of is claimed, and nothing of another': [
    ['nothing is claimed', `delete from claims where owed`],
    ['less than it is short of', `update claims set points = points - 1 where owed`],
    ['only disputed', `update claims set owed = false where owed`],
    ['claimed no more', `update claims set ended_at = now() where owed`],
    ['claimed for ever', `update bank_entries set status = 'outgoing', journal_id = null where status = 'uncovered'`],
  ],
  'nothing lies in a budget of which something is owed': [
    [
      'left there',
      `update accounts set balance = 1 where kind = 'budget' and owner_id = (select member_id from claims where owed)`,
    ],
  ],
  'nobody who has become another one owes': [
    [
      'left with the former',
      `update members set status = 'deleted', merged_into = (select m.id from members m where m.id <> members.id limit 1)
        where id = (select member_id from claims where owed)`,
    ],
  ],
  'exactly a bank entry that moved points has its journal': [
    ['money out of nowhere', `update bank_entries set journal_id = null where status = 'matched'`],
    [
      'a fee that moved points',
      `update bank_entries set journal_id = (select id from journals where kind = 'publication' limit 1) where id = (select id from bank_entries where status = 'outgoing' limit 1)`,
    ],
  ],
  'suspense holds exactly what waits for an operator': [
    [
      'assigned and left in suspense',
      `update bank_entries set status = 'assigned', ${DECIDED} where status = 'unmatched'`,
    ],
    ['waits and is gone', `update bank_entries set status = 'unmatched' where status = 'returned'`],
  ],
  "a transfer that is somebody's is a deposit of theirs with its amount": [
    ['no deposit', `update bank_entries set deposit_id = null where status = 'matched'`],
    ['nobody’s', `update bank_entries set member_id = null where status = 'matched'`],
  ],
  'a deposit by transfer has its entry on a statement': [
    ['a deposit out of nowhere', `update bank_entries set deposit_id = null where status = 'reversed'`],
  ],
  'a deposit by transfer has told its client': [
    ['a silent deposit', `delete from notices where kind = 'deposit.credited'`],
  ],
  'exactly a reversed entry has one that reverses it': [
    ['reversed by nothing', `update bank_entries set reverses_id = null where status = 'reversal'`],
    ['reversed and still there', `update bank_entries set status = 'matched' where status = 'reversed'`],
  ],
  'what was sent back has left suspense': [
    ['the same money in words only', `update bank_entries set status = 'same', ${DECIDED} where status = 'unmatched'`],
    ['sent back in words only', `update bank_entries set status = 'returned', ${DECIDED} where status = 'unmatched'`],
  ],
}
