import { sql, type SQL } from 'drizzle-orm'

/** One file of the export: the rows of one table that are about a member, and what of them the member gets. */
export interface Exported {
  /** The file's name without its ending. */
  readonly file: string
  readonly table: string
  /** Behind `from TABLE t`: which rows are the member's; a list of ids, so that it is an index that finds them. */
  readonly rows: (me: string) => SQL
  /** What the rows are read by, in the order of an index; the row's id when nothing is said. */
  readonly key?: readonly KeyColumn[]
  /** Columns that hold the member: left out, they say nothing new. */
  readonly own: readonly string[]
  /** Columns that hold somebody whom the member sees by name: that name takes their place. */
  readonly named?: readonly string[]
  /** Columns that are nobody's data or somebody else's: hashes, leases, who decided. */
  readonly hidden?: readonly string[]
  /** Columns that lie sealed, and under which name the member gets what is in them. */
  readonly opened?: Readonly<Record<string, string>>
  /** More than the row itself, as JSON: what else the member knows of it. */
  readonly more?: SQL
}

export interface KeyColumn {
  readonly name: string
  readonly type: 'uuid' | 'text' | 'int2' | 'int8' | 'date'
}

type More = Omit<Exported, 'file' | 'table' | 'rows' | 'own'> & { readonly file?: string }

/** The rows of a table that name the member in one column. */
export const of = (table: string, column: string, more: More = {}): Exported => ({
  file: table,
  table,
  rows: (me) => sql`where t.${sql.identifier(column)} = ${me}`,
  own: [column],
  ...more,
})

/** The rows of a table that hang on something of the member's; `rows` says how. */
export const through = (
  table: string,
  rows: (me: string) => SQL,
  more: More & { readonly own?: readonly string[] },
) => ({
  file: table,
  table,
  rows,
  own: [],
  ...more,
})
