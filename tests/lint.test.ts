import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const project = join(import.meta.dirname, '..')

interface Violation {
  readonly what: string
  readonly file: string
  readonly code: string
  /** The rule that has to find it. Absent: the linter has to be content. */
  readonly rule?: string
}

const imports = (what: string, file: string, from: string, rule = 'eslint(no-restricted-imports)'): Violation => ({
  what: `${what} imports ${from}`,
  file,
  code: `export { anything } from '${from}'\n`,
  rule,
})

const allowed = (file: string, from: string): Violation => ({
  what: `${file} imports ${from}`,
  file,
  code: `export { anything } from '${from}'\n`,
})

const says = (what: string, file: string, code: string, rule: string): Violation => ({ what, file, code, rule })

const CHAT_AND_WEB = ['grammy', 'grammy/types', '@grammyjs/types', 'discord.js', 'discord-api-types/v10', 'hono']
const DOORS = 'klickwork(nouns-by-their-door)'
const CLOCK = 'klickwork(no-own-clock)'
const GLOBALS = 'eslint(no-restricted-globals)'
const PROPERTIES = 'eslint(no-restricted-properties)'
const DRIVER = 'klickwork(no-driver-transaction)'
const IMPORTS = 'eslint(no-restricted-imports)'

const arrows: Violation[] = [
  ...[...CHAT_AND_WEB, '@hono/node-server', 'node-cron'].map((name) => imports('the core', 'core/jobs/a.ts', name)),
  ...['core/db/a.ts', 'core/shared/id.ts', 'core/shared/a.ts'].map((file) => imports(file, file, 'grammy')),
  imports('the core', 'core/jobs/a.ts', '../../bots/dialog/turn.ts'),
  imports('the core', 'core/jobs/a.ts', '../../api/server.ts'),
  imports('the core', 'core/jobs/a.ts', '../../tests/support/people.ts'),
  imports('the core', 'core/jobs/a.ts', 'node:http'),
  imports('a noun', 'core/jobs/a.ts', '../ledger/store.ts', DOORS),
  imports('a noun', 'core/jobs/a.ts', '../ledger/journal.ts', DOORS),
  imports('a noun, from a folder below', 'core/jobs/templates/a.ts', '../../ledger/store.ts', DOORS),
  imports('a noun', 'core/jobs/a.ts', '../ledger/rules/fee.ts', DOORS),
  imports('the database folder', 'core/db/a.ts', '../ledger/store.ts', DOORS),
  imports('a flow', 'bots/flows/a.ts', '../../core/jobs/store.ts', DOORS),
  imports('the server', 'api/server.ts', '../core/jobs/store.ts', DOORS),
  imports('shared', 'core/shared/a.ts', '../db/connect.ts'),
  imports('shared', 'core/shared/a.ts', '../jobs/index.ts'),
  imports('shared', 'core/shared/clock.ts', '../jobs/index.ts'),
  ...['dialog', 'flows', 'screens', 'copy'].flatMap((folder) =>
    [
      ...CHAT_AND_WEB,
      '../telegram/render.ts',
      '../discord/render.ts',
      '../sandbox/index.ts',
      '../../api/server.ts',
    ].map((from) => imports(folder, `bots/${folder}/a.ts`, from)),
  ),
  imports('telegram', 'bots/telegram/a.ts', '../discord/render.ts'),
  imports('telegram', 'bots/telegram/a.ts', 'discord.js'),
  imports('telegram', 'bots/telegram/a.ts', '../sandbox/index.ts'),
  imports('discord', 'bots/discord/a.ts', '../telegram/render.ts'),
  imports('discord', 'bots/discord/a.ts', 'grammy'),
  imports('discord', 'bots/discord/a.ts', '../sandbox/index.ts'),
  imports('the sandbox', 'bots/sandbox/a.ts', '../../api/main.ts'),
  imports('the server', 'api/server.ts', '../bots/telegram/bot.ts'),
  imports('the server', 'api/server.ts', '../bots/sandbox/page.ts'),
  imports('a webhook', 'api/webhooks/a.ts', '../../bots/dialog/turn.ts'),
  imports(
    'main, whether it is needed or not,',
    'api/main.ts',
    '../bots/sandbox/page.ts',
    'klickwork(sandbox-on-demand)',
  ),
  says('a flow imports only a type', 'bots/flows/b.ts', "export type { Api } from 'grammy'\n", IMPORTS),
  says(
    'a flow loads something at run time',
    'bots/flows/c.ts',
    "export const load = () => import('../../core/jobs/store.ts')\n",
    'klickwork(no-dynamic-import)',
  ),
  {
    what: 'two files import each other',
    file: 'core/ledger/cycle.ts',
    code: "import { b } from './cycle-b.ts'\nexport const a = () => b\n",
    rule: 'import(no-cycle)',
  },
]

const bans: Violation[] = [
  says('the core reads the clock by Date.now', 'core/jobs/a.ts', 'export const t = Date.now()\n', PROPERTIES),
  says('the core reads the clock by new Date()', 'core/jobs/a.ts', 'export const t = new Date()\n', CLOCK),
  says('the core reads the clock by Date()', 'core/jobs/a.ts', 'export const t = Date()\n', CLOCK),
  says('shared reads the clock', 'core/shared/a.ts', 'export const t = new Date()\n', CLOCK),
  says('the core rolls dice', 'core/jobs/a.ts', 'export const d = Math.random()\n', PROPERTIES),
  says('the core makes an id', 'core/jobs/a.ts', 'export const d = crypto.randomUUID()\n', PROPERTIES),
  says('the core imports dice', 'core/jobs/a.ts', "export { randomUUID } from 'node:crypto'\n", IMPORTS),
  says('the core waits', 'core/jobs/a.ts', 'export const w = (f: () => void) => setTimeout(f, 1)\n', GLOBALS),
  says('the core imports a timer', 'core/jobs/a.ts', "export { setTimeout } from 'node:timers/promises'\n", IMPORTS),
  says('the core calls the network', 'core/jobs/a.ts', "export const f = () => fetch('x')\n", GLOBALS),
  says(
    'the core calls the network in a roundabout way',
    'core/jobs/a.ts',
    'export const f = globalThis.fetch\n',
    GLOBALS,
  ),
  ...['core/jobs/a.ts', 'bots/telegram/a.ts', 'api/a.ts'].flatMap((file) => [
    says(`${file} uses sql.begin`, file, connection('sql.begin(() => 1)'), DRIVER),
    says(`${file} uses begin of a field`, file, connection('({ sql }).sql.begin'), DRIVER),
    says(`${file} uses begin under another name`, file, connection('sql.savepoint.begin(() => 1)'), DRIVER),
    says(`${file} takes begin out`, file, connection('() => { const { begin } = sql; return begin }'), DRIVER),
    says(`${file} uses db.transaction`, file, connection('sql.transaction(() => 1)'), DRIVER),
    says(`${file} uses sql.unsafe`, file, connection('sql.unsafe(() => 1)'), PROPERTIES),
    says(`${file} uses sql.raw`, file, connection('sql.raw(() => 1)'), PROPERTIES),
  ]),
  ...['insert', 'update', 'delete'].map((verb) =>
    says(
      `a noun may not ${verb} rows of another`,
      'core/jobs/a.ts',
      `import { accounts } from '../ledger/tables.ts'\nexport const w = (db: Record<string, (t: unknown) => number>) => db.${verb}(accounts)\n`,
      'klickwork(foreign-tables-are-read)',
    ),
  ),
  says('a query nobody waits for', 'core/jobs/a.ts', floating(), 'typescript(no-floating-promises)'),
  says('a switch forgets a case', 'core/jobs/a.ts', unfinishedSwitch(), 'typescript(switch-exhaustiveness-check)'),
  says('any', 'core/jobs/a.ts', 'export const x = (y: any) => String(y)\n', 'typescript(no-explicit-any)'),
  says(
    'a non-null assertion',
    'core/jobs/a.ts',
    'export const x = (y?: Date) => y!.getTime()\n',
    'typescript(no-non-null-assertion)',
  ),
  says('a silenced compiler', 'core/jobs/a.ts', '// @ts-ignore\nexport const x = 1\n', 'typescript(ban-ts-comment)'),
  says('a default export', 'core/jobs/a.ts', 'export default 1\n', 'import(no-default-export)'),
  says(
    'the environment is read',
    'bots/telegram/a.ts',
    "export const x = process.env['HOME']\n",
    'node(no-process-env)',
  ),
  says('the console is written to', 'bots/telegram/a.ts', "console.log('x')\n", 'eslint(no-console)'),
  says(
    'an error is swallowed',
    'api/a.ts',
    'export const x = (f: () => void) => {\n  try {\n    f()\n  } catch {}\n}\n',
    'eslint(no-empty)',
  ),
  says('a file of 301 lines', 'bots/copy/a.ts', 'export {}\n'.repeat(301), 'eslint(max-lines)'),
  says(
    'a function of more than 70 lines',
    'bots/flows/a.ts',
    `export function long(f: () => void) {\n${'  f()\n'.repeat(71)}}\n`,
    'eslint(max-lines-per-function)',
  ),
]

const clean: Violation[] = [
  allowed('core/jobs/a.ts', '../ledger/index.ts'),
  allowed('core/jobs/a.ts', '../ledger/tables.ts'),
  allowed('core/jobs/a.ts', '../shared/points.ts'),
  allowed('core/jobs/a.ts', '../db/connect.ts'),
  allowed('core/jobs/templates/a.ts', '../template.ts'),
  allowed('core/jobs/a.ts', './templates/texts.ts'),
  allowed('bots/flows/a.ts', '../../core/jobs/index.ts'),
  allowed('bots/flows/a.ts', '../dialog/flow.ts'),
  allowed('bots/telegram/a.ts', 'grammy'),
  allowed('bots/discord/a.ts', 'discord.js'),
  allowed('bots/sandbox/telegram/a.ts', 'hono'),
  allowed('bots/sandbox/page.ts', './telegram/types.ts'),
  allowed('api/server.ts', '../core/jobs/index.ts'),
  allowed('api/server.ts', 'hono'),
  allowed('api/main.ts', '../bots/telegram/bot.ts'),
  {
    what: 'main loads the sandbox',
    file: 'api/main.ts',
    code: "export const load = () => import('../bots/sandbox/page.ts')\n",
  },
  {
    what: 'main knows types of the sandbox',
    file: 'api/main.ts',
    code: "export type { Page } from '../bots/sandbox/page.ts'\n",
  },
  { what: 'core/db begins', file: 'core/db/a.ts', code: connection('sql.begin(() => 1)') },
  { what: 'the clock is a clock', file: 'core/shared/clock.ts', code: 'export const now = () => new Date()\n' },
  { what: 'a date of a moment', file: 'core/jobs/a.ts', code: 'export const d = (ms: number) => new Date(ms)\n' },
  {
    what: 'a flow begins',
    file: 'bots/flows/a.ts',
    code: 'export const b = (flow: { begin: (n: number) => number }) => flow.begin(1)\n',
  },
  {
    what: 'own rows are written',
    file: 'core/ledger/a.ts',
    code: "import { accounts } from './tables.ts'\nexport const w = (db: Record<string, (t: unknown) => number>) => db['insert']?.(accounts)\n",
  },
]

function connection(use: string): string {
  return `interface Sql {\n  (f: () => number): number\n  readonly [name: string]: Sql\n}\nexport const use = (sql: Sql) => ${use}\n`
}

function floating(): string {
  return 'interface Query {\n  then(f: (rows: number) => void, g: (e: unknown) => void): void\n}\nexport function x(q: () => Query) {\n  q()\n}\n'
}

function unfinishedSwitch(): string {
  return "export function x(s: 'a' | 'b') {\n  switch (s) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n"
}

const reportShape = z.object({
  diagnostics: z.array(z.object({ code: z.string().default('none'), filename: z.string() })),
})

/** One run of the linter over a tree that holds exactly these files; the rules found, by file. */
async function lintTree(files: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
  const root = mkdtempSync(join(tmpdir(), 'klickwork-lint-'))
  try {
    for (const name of ['.oxlintrc.json', 'oxlint.klickwork.js', 'tsconfig.json'])
      cpSync(join(project, name), join(root, name))
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
    for (const [file, code] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), code)
    }
    const output = await new Promise<string>((resolve) => {
      // It ends with status 1 when it finds something, which is what is hoped for.
      const args = [join(project, 'node_modules', 'oxlint', 'bin', 'oxlint'), '--type-aware', '-f', 'json']
      execFile(process.execPath, args, { cwd: root, maxBuffer: 1e8 }, (_error, out, problem) => resolve(out || problem))
    })
    const found = new Map<string, string[]>()
    for (const { code, filename } of reportShape.parse(JSON.parse(output)).diagnostics)
      found.set(filename, [...(found.get(filename) ?? []), code])
    return found
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** As few runs as possible: files get names of their own, and only those whose name matters need another tree. */
async function lintAll(all: readonly Violation[]): Promise<Map<Violation, string[]>> {
  const trees: Map<string, Violation>[] = []
  for (const [index, violation] of all.entries()) {
    const file = violation.file.replace(/\/a\.ts$/, `/a${index}.ts`)
    let tree = trees.find((candidate) => !candidate.has(file))
    if (tree === undefined) trees.push((tree = new Map()))
    tree.set(file, violation)
  }
  const found = new Map<Violation, string[]>()
  for (const tree of trees) {
    const files = new Map([...tree].map(([file, violation]) => [file, violation.code]))
    files.set('core/ledger/cycle-b.ts', "import { a } from './cycle.ts'\nexport const b = () => a\n")
    const rules = await lintTree(files)
    for (const [file, violation] of tree) found.set(violation, rules.get(file) ?? [])
  }
  return found
}

let found: Map<Violation, string[]>

beforeAll(async () => {
  found = await lintAll([...arrows, ...bans, ...clean])
})

describe('the linter finds', () => {
  test.each([...arrows, ...bans])('$what', (violation) => {
    expect([...new Set(found.get(violation))]).toEqual([violation.rule])
  })
})

describe('the linter is content when', () => {
  test.each(clean)('$what', (violation) => {
    expect(found.get(violation)).toEqual([])
  })
})
