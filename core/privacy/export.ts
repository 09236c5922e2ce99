import { sql, type SQL } from 'drizzle-orm'
import type { Database, Tx } from '../db/connect.ts'
import type { Storage } from '../files/index.ts'
import { SEALED_COLUMNS } from '../rekey/index.ts'
import { csvHead, csvLine, type CsvCell } from '../shared/csv.ts'
import type { Vault } from '../shared/vault.ts'
import { ACCOUNT } from './export-account.ts'
import { MONEY } from './export-money.ts'
import { WORK } from './export-work.ts'
import type { Exported, KeyColumn } from './exported.ts'
import { zipped, type Part } from './zip.ts'

/** Everything that a member gets, file by file. */
export const EXPORTED: readonly Exported[] = [...ACCOUNT, ...WORK, ...MONEY]

/** Rows that are in memory at a time. */
const PAGE = 200
/** The column in which several fields lie sealed as JSON: accounts, payouts, tax data, addresses. */
const FIELDS = 'sealed'
const ID: readonly KeyColumn[] = [{ name: 'id', type: 'uuid' }]

interface Source {
  readonly database: Database
  readonly vault: Vault
  readonly storage: Pick<Storage, 'get'>
  readonly memberId: string
}

/** A row as the member gets it: words, numbers and what JSON has besides. */
type Given = Readonly<Record<string, unknown>>
/** `last` is the key after which the next page begins; undefined when there is none. */
interface Page {
  readonly rows: readonly Given[]
  readonly last: readonly string[] | undefined
}
type Row = {
  readonly row: Given
  readonly more: Given | null
  readonly key: readonly string[]
  readonly contexts: Readonly<Record<string, string>>
}

/**
 * What is known about a member, as the parts of a ZIP in their order: each table that has something as JSON and as CSV, then
 * the member's own files. Read page by page in transactions of their own: it may take minutes, and a connection is nobody's
 * for so long. Each page is as true as the moment at which it was read.
 */
async function* exportedParts(source: Source): AsyncGenerator<Part> {
  for (const one of EXPORTED) {
    const first = await pageOf(source, one, undefined)
    if (first.rows.length === 0) continue
    yield { name: `json/${one.file}.json`, content: jsonOf(pagesOf(source, one, first)) }
    yield { name: `csv/${one.file}.csv`, content: csvOf(pagesOf(source, one, first)) }
  }
  yield* ownFiles(source)
}

async function* jsonOf(pages: AsyncIterable<readonly Given[]>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pages) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield '\n]\n'
}

async function* csvOf(pages: AsyncIterable<readonly Given[]>): AsyncGenerator<string> {
  let headings: readonly string[] | undefined
  for await (const rows of pages) {
    const isFirst = headings === undefined
    const columns = (headings ??= Object.keys(rows[0] ?? {}))
    const lines = rows.map((row) => csvLine(columns.map((column) => cellOf(row[column]))))
    yield (isFirst ? csvHead(columns) : '') + lines.join('')
  }
}

/** A list or an object stands in its cell as JSON. */
function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  return Number.isSafeInteger(value) ? Number(value) : JSON.stringify(value)
}

/** All pages, from the first one on, which was read already. */
async function* pagesOf(source: Source, one: Exported, first: Page): AsyncGenerator<readonly Given[]> {
  for (let page = first; ; page = await pageOf(source, one, page.last)) {
    if (page.rows.length > 0) yield page.rows
    if (page.last === undefined) return
  }
}

async function pageOf(
  { database, vault, memberId }: Source,
  one: Exported,
  after: readonly string[] | undefined,
): Promise<Page> {
  return database.withTx(async (tx) => {
    const found = await tx.execute<Row>(queryOf(one, memberId, after))
    const names = await namesIn(tx, one, found)
    const rows = found.map((row) => given(one, row, names, vault))
    return { rows, last: found.length < PAGE ? undefined : found.at(-1)?.key }
  })
}

/** A page of one table's rows of a member. Exported for the test that looks at its plan. */
export function queryOf(one: Exported, memberId: string, after: readonly string[] | undefined): SQL {
  const key = one.key ?? ID
  const columns = sql.join(
    key.map(({ name }) => sql`t.${sql.identifier(name)}`),
    sql`, `,
  )
  const texts = sql.join(
    key.map(({ name }) => sql`t.${sql.identifier(name)}::text`),
    sql`, `,
  )
  const begin =
    after === undefined
      ? sql``
      : sql`and (${columns}) > (${sql.join(
          key.map(({ type }, index) => sql`${after[index]}::${sql.identifier(type)}`),
          sql`, `,
        )})`
  const contexts = Object.keys(one.opened ?? {}).map((column) => sql`${column}::text, (${contextOf(one, column)})`)
  return sql`
    select row_to_json(t) as row, ${one.more ?? sql`null::json`} as more, json_build_array(${texts}) as key,
      jsonb_build_object(${sql.join(contexts, sql`, `)}) as contexts
    from ${sql.identifier(one.table)} t ${one.rows(memberId)} ${begin}
    order by ${columns} limit ${PAGE}`
}

/** What a sealed column was sealed for, as whoever re-keys knows it, of the row `t`. */
function contextOf(one: Exported, column: string): SQL {
  const known = SEALED_COLUMNS.find((sealed) => sealed.table === one.table && sealed.column === column)
  if (known === undefined) throw new Error(`${one.table}.${column} is not sealed`)
  return sql`select ${known.context} from ${sql.identifier(one.table)} x where x.id = t.id`
}

async function namesIn(tx: Tx, one: Exported, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ row }) => (one.named ?? []).map((column) => row[column])))
  const wanted = [...ids].filter((id) => typeof id === 'string')
  if (wanted.length === 0) return new Map()
  const found = await tx.execute<{ id: string; name: string }>(sql`select id, name from members where id in ${wanted}`)
  return new Map(found.map(({ id, name }) => [id, name]))
}

function given(one: Exported, { row, more, contexts }: Row, names: ReadonlyMap<string, string>, vault: Vault): Given {
  const { own, named = [], hidden = [], opened = {} } = one
  const columns = Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !own.includes(column) && !hidden.includes(column))
      .map(([column, value]) => {
        const name = opened[column]
        if (name !== undefined) return [name, plainOf(vault, column, contexts[column] ?? '', value)]
        if (!named.includes(column)) return [column, value]
        return [column.replace(/_id$/, ''), typeof value === 'string' ? (names.get(value) ?? '—') : null]
      }),
  )
  return { ...columns, ...more }
}

/** What lies sealed, in clear; what was several fields becomes several fields again. A code may look like them and is words. */
function plainOf(vault: Vault, column: string, context: string, sealed: unknown): unknown {
  if (typeof sealed !== 'string' || sealed === '') return null
  const plain = vault.open(context, sealed)
  return column === FIELDS ? (JSON.parse(plain) as unknown) : plain
}

/** The bytes of the member's own files, one after the other. */
async function* ownFiles({ database, storage, memberId }: Source): AsyncGenerator<Part> {
  for (let after: string | undefined; ; ) {
    const begin = after === undefined ? sql`` : sql`and id > ${after}::uuid`
    const page = await database.withTx((tx) =>
      tx.execute<{ id: string; name: string; storage_key: string; public_id: string }>(sql`
        select id, public_id, name, storage_key from files where owner_id = ${memberId} ${begin}
          order by id limit ${PAGE}`),
    )
    for (const { name, public_id: id, storage_key: key } of page) {
      const bytes = await storage.get(key).catch(() => undefined)
      // The list of files has it all the same, and whoever exports learns that it is not there any more.
      if (bytes === undefined) yield { name: `files/${id}-${name}.missing`, content: [] }
      else yield { name: `files/${id}-${name}`, packed: true, content: [bytes] }
    }
    after = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}

/**
 * A ZIP with everything that is known about a member, in pieces, for their own eyes: it holds what lies sealed elsewhere. It
 * begins with `note`, which says what is in it. `at` is the moment that its files carry.
 */
export function exportZip(
  source: Source,
  note: { readonly name: string; readonly words: string },
  at: Date,
): AsyncGenerator<Uint8Array> {
  const parts = async function* (): AsyncGenerator<Part> {
    yield { name: note.name, content: [note.words] }
    yield* exportedParts(source)
  }
  return zipped(parts(), at)
}
