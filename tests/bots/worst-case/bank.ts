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
    readonly unexplained: string
    /** One of which another operator wants to give up the rest. */
    readonly givenUp: string
    /** One that the operator has sent back. */
    readonly returned: string
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
    { cents: -999_999_900, words: [said], name, reversal: true, number: 'worst-unexplained' },
    { cents: -888_800, words: [said], name, reversal: true },
    { cents: 3_300, words: [said], name },
  )
  const rows = await db.sql<
    { status: string; public_id: string; points: string }[]
  >`select status, public_id, points::text from bank_entries`
  const givenUp = rows.find((row) => row.points === '-888800')?.public_id ?? ''
  await db.withTx(async (tx) => {
    const belongs = { key: people.newKey('belongs'), entry: givenUp, reference: own, reason: said }
    await statements.belongsTo(tx, operator, belongs)
  })
  const other = await people.operator(db, { name: poor.name })
  await db.withTx((tx) => statements.giveUp(tx, other, { key: people.newKey('up'), entry: givenUp, reason: said }))
  const sent = rows.find((row) => row.points === '3300')?.public_id ?? ''
  await db.withTx((tx) => statements.sendBack(tx, operator, { key: people.newKey('back'), entry: sent, reason: said }))
  const idOf = (status: string): string =>
    rows.find((row) => row.status === status && row.public_id !== givenUp)?.public_id ?? `no ${status}`
  return {
    deposit: await people.byHand(db, operator, {
      reference,
      points: deposits.CREDIT_POINTS.max,
      reason: 'x'.repeat(200),
    }),
    reference,
    bankClient: client,
    bank: {
      unmatched: idOf('unmatched'),
      suspicious: idOf('suspicious'),
      uncovered: idOf('uncovered'),
      unexplained: idOf('unexplained'),
      returned: sent,
      givenUp,
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
