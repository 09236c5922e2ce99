import * as deposits from '../../../core/deposits/index.ts'
import type { Deposit } from '../../../core/deposits/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as statements from '../../../core/statements/index.ts'
import { camt, OUR_IBAN, type Row } from '../../support/camt.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'
import { words, type Kind } from './words.ts'

/** Euros on their way, with names and words as long as a bank lets them be. */
export interface Bank {
  readonly deposit: Deposit
  readonly reference: string
  /** Whose money the bank takes back. */
  readonly bankClient: Member
  /** Bank entries by their public ids. */
  readonly bank: {
    readonly unmatched: string
    readonly suspicious: string
    readonly uncovered: string
    readonly reversal: string
    /** A statement that nobody has booked. */
    readonly draft: string
  }
}

const inXml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Money for somebody whose drafts have waited for it, and what a statement has left open. */
export async function bankOf(
  db: TestDatabase,
  { poor, operator }: { readonly poor: Member; readonly operator: Member },
  kind: Kind,
): Promise<Bank> {
  const reference = await db.withTx((tx) => deposits.reference(tx, poor))
  const client = await people.client(db, { name: poor.name })
  const own = await db.withTx((tx) => deposits.reference(tx, client))
  const name = inXml(words(kind, 70, { oneLine: true }))
  const said = inXml(words(kind, 140, { oneLine: true }))
  const arrives = async (...rows: readonly Row[]) =>
    db.withTx(async (tx) => {
      const file = { vault: testVault, account: OUR_IBAN, bytes: camt(rows) }
      const statement = await statements.draft(tx, operator, file)
      return statements.book(tx, operator, { key: people.newKey('book'), vault: testVault, statement })
    })
  await arrives({ cents: 100, words: [own], name })
  await arrives({ cents: -100, words: [own], name, reversal: true })
  await arrives({ cents: 2_500, words: [own], name })
  await people.openJob(db, client, { rewardPoints: 1_000 })
  await arrives(
    { cents: 999_999_900, words: [said], name },
    { cents: 1_000_000, words: [own, said], name: 'Somebody else', iban: 'FR1420041010050500013M02606' },
    { cents: -2_500, words: [own], name, reversal: true },
  )
  const rows = await db.sql<{ status: string; public_id: string }[]>`select status, public_id from bank_entries`
  const idOf = (status: string): string => rows.find((row) => row.status === status)?.public_id ?? `no ${status}`
  return {
    deposit: await db.withTx((tx) =>
      deposits.credit(tx, operator, {
        key: people.newKey('credit'),
        reference,
        points: deposits.CREDIT_POINTS.max,
        reason: 'x'.repeat(200),
      }),
    ),
    reference,
    bankClient: client,
    bank: {
      unmatched: idOf('unmatched'),
      suspicious: idOf('suspicious'),
      uncovered: idOf('uncovered'),
      reversal: idOf('reversal'),
      draft: await db.withTx((tx) =>
        statements.draft(tx, operator, {
          vault: testVault,
          account: OUR_IBAN,
          bytes: camt(Array.from({ length: 20 }, () => ({ cents: 999_999_900, words: [said], name }))),
        }),
      ),
    },
  }
}
