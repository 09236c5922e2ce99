import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PgDialect } from 'drizzle-orm/pg-core'
import { approveStatement } from '../../core/assignments/submission-store.ts'
import { BEGIN } from '../../core/db/leases.ts'
import { waitingInSql } from './world.ts'

/** Where Debian, the PostgreSQL project's packages and Homebrew put it. */
export function findPgbench(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').toReversed() : []
  return [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`),
    '/usr/bin/pgbench',
    '/usr/local/bin/pgbench',
    '/opt/homebrew/bin/pgbench',
  ].find((path) => existsSync(path))
}

/** What `assignments.approve` sends, statement by statement, with the n-th submission in place of the parameters. */
function script(): string {
  const { submission, clientId } = waitingInSql(':n')
  const sent = new PgDialect().sqlToQuery(
    approveStatement({ key: 'KEY', submission: 'SUBMISSION', clientId: 'CLIENT' }, new Date(0)),
  )
  const values: Readonly<Record<string, string>> = {
    KEY: `('pgbench:' || (:n)::text)`,
    SUBMISSION: submission,
    '"SUBMISSION"': `('"' || ${submission} || '"')`,
    CLIENT: clientId,
    [new Date(0).toISOString()]: 'now()',
    false: 'false',
  }
  const approval = sent.sql.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const parameter = String(sent.params[Number(number) - 1])
    // The hash of the input: any other text of the same length costs the same.
    return values[parameter] ?? `'${'0'.repeat(parameter.length)}'`
  })
  return [
    '\\set i :i + 1',
    '\\set n :first + :client_id * :each + :i - 1',
    '\\startpipeline',
    ...BEGIN.split(';').map((statement) => `${statement.trim()};`),
    '\\endpipeline',
    // pgbench takes a colon and letters for a variable of its own, also inside quotes.
    `${approval.replaceAll(/\s+/g, ' ').replaceAll(/(?<![:\w]):(?=[a-z]+')/g, "' || chr(58) || '")};`,
    'commit;',
    '',
  ].join('\n')
}

/** Approves `each` submissions on each of `connections`, from the number `first` on; returns approvals a second. */
export async function pgbench(
  program: string,
  url: string,
  run: {
    readonly connections: number
    readonly first: number
    readonly each: number
    readonly role: string | undefined
  },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'klickwork-bench-'))
  const file = join(folder, 'approve.sql')
  writeFileSync(file, script())
  const { hostname, port, username, password, pathname } = new URL(url)
  const { connections, first, each, role } = run
  try {
    const { stdout } = await promisify(execFile)(
      program,
      [
        ...['-h', hostname, '-p', port === '' ? '5432' : port, '-U', decodeURIComponent(username)],
        ...['-n', '-M', 'prepared', '-f', file, '-c', String(connections), '-j', String(Math.min(connections, 2))],
        ...['-t', String(each), '-D', `first=${first}`, '-D', `each=${each}`, '-D', 'i=0', pathname.slice(1)],
      ],
      {
        env: {
          PGPASSWORD: decodeURIComponent(password),
          PGOPTIONS: `-c statement_timeout=8000 -c lock_timeout=4000${role === undefined ? '' : ` -c role=${role}`}`,
        },
      },
    )
    const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0'
    const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1]
    if (perSecond === undefined || failed !== '0') throw new Error(`pgbench did not approve everything:\n${stdout}`)
    return Number(perSecond)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
