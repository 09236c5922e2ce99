import { sql, type SQL } from 'drizzle-orm'

/** A place of the database where something lies sealed, and how it is opened: each row was sealed for its own context. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The primary key, in the order of its index. */
  readonly key: readonly { readonly name: string; readonly type: 'uuid' | 'text' }[]
  /** Of a row: what was sealed; null or empty when nothing was. */
  readonly sealed: SQL<string | null>
  /** Of a row: what it was sealed for, exactly as whoever seals says it. */
  readonly context: SQL<string>
  /** The column with something else in that place. */
  readonly filled: (fresh: string) => SQL
}

const ID = [{ name: 'id', type: 'uuid' }] as const

/** A column that holds nothing but what was sealed. */
const whole = (table: string, column: string, context: SQL<string>): SealedColumn => ({
  table,
  column,
  key: ID,
  sealed: sql`${sql.identifier(column)}`,
  context,
  filled: (fresh) => sql`${fresh}`,
})

/**
 * Everything that lies sealed in the database. A test compares this list with the columns that there are, so that whoever
 * adds one adds it here too: what is not here would be lost with the old key.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  whole('bank_accounts', 'sealed', sql`'bank_accounts:' || id || ':sealed'`),
  whole('consents', 'sealed', sql`'consents:' || id || ':guardian'`),
  whole('offer_codes', 'sealed_code', sql`'offer_codes:' || id || ':code'`),
  whole('offer_codes', 'sealed_pin', sql`'offer_codes:' || id || ':pin'`),
  whole('offer_codes', 'sealed_note', sql`'offer_codes:' || id || ':note'`),
  whole('order_addresses', 'sealed', sql`'order_addresses:' || id || ':address'`),
  whole('payouts', 'sealed', sql`'payouts:' || id || ':sealed'`),
  whole('sealed_uploads', 'sealed', sql`'sealed_uploads:' || owner_id`),
  whole('statements', 'sealed', sql`'statements:' || file_hash || ':sealed'`),
  whole('tax_data', 'sealed', sql`'tax_data:' || id || ':sealed'`),
  whole('bank_entries', 'payer_account', sql`'bank_entries:' || content_hash || ':payer_account'`),
  {
    table: 'inbox',
    column: 'payload',
    key: [
      { name: 'platform', type: 'text' },
      { name: 'external_id', type: 'text' },
    ],
    // What people typed; a press on a button lies there open, and so does an update that was taken before this was sealed.
    sealed: sql`case when payload->'act'->>'is' = 'sealed' then payload->'act'->>'sealed' end`,
    context: sql`'inbox:' || platform || ':' || external_id || ':act'`,
    filled: (fresh) => sql`jsonb_set(payload, '{act,sealed}', to_jsonb(${fresh}::text))`,
  },
]
