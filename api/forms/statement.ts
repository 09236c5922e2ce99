import type { BankAccount } from '../../core/shared/config.ts'
import type { Language } from '../../core/shared/language.ts'
import * as payouts from '../../core/payouts/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import type { FormPage, Visit } from './forms.ts'
import type { Input, Page } from './page.ts'
import { statementWords } from './statement-words.ts'

/** How many entries the dry run shows one by one. */
const MOST_SHOWN = 40
/** The name of the tick that books a draft: `book-ID`. */
const BOOK = /^book-([0-9a-z]{10})$/
/** What carries the draft along, so that its dry run can be shown once more. */
const DRAFT = 'draft'

interface Options {
  readonly bank: BankAccount | undefined
  readonly euros: (points: number, language: Language) => string
  readonly day: (day: string, language: Language) => string
  readonly booked: (booked: statements.Booked, language: Language) => string
}

/**
 * The form for bank statements: a file, what it would do, and after a tick it is done. `bank` is our own account;
 * `euros`, `day` (`2026-11-27`) and `booked` write in a language.
 */
export function statementPage(options: Options): FormPage {
  return {
    show: async (visit) => emptyPage(visit),
    async submit(visit, { values, files }) {
      const { tx, member, vault } = visit
      const words = statementWords[visit.language]
      const ticked = Object.keys(values).flatMap((name) => BOOK.exec(name)?.[1] ?? [])[0]
      if (ticked !== undefined) {
        const booked = await statements.book(tx, member, { key: `${visit.key}:${ticked}`, vault, statement: ticked })
        const lines = [options.booked(booked, visit.language), words.decide]
        return { is: 'done', page: { language: visit.language, title: words.done, lines } }
      }
      const file = files['file']
      if (file === undefined || file.size === 0)
        return { is: 'again', page: await againPage(visit, options, values[DRAFT]) }
      const { bank } = options
      if (bank === undefined) return refuse('statement.unreadable', { why: 'account' })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const xml = Buffer.from(bytes).toString('utf8')
      if (payouts.isPain002(xml)) {
        const report = await payouts.applyReport(tx, member, payouts.readPain002(xml))
        return { is: 'done', page: { language: visit.language, title: words.done, lines: [words.report(report)] } }
      }
      const statement = await statements.draft(tx, member, { vault, account: bank.iban, bytes })
      const dryRun = await statements.dryRun(tx, member, { vault, statement })
      return { is: 'stay', page: dryRunPage(visit, dryRun, options) }
    },
  }
}

const fileInput = ({ language }: Visit): Input => {
  const words = statementWords[language]
  return { name: 'file', label: words.file, hint: words.fileHint, kind: 'file' }
}

function emptyPage(visit: Visit): Page {
  const words = statementWords[visit.language]
  const { language } = visit
  return { language, title: words.title, lines: [words.intro], inputs: [fileInput(visit)], submit: words.look }
}

/** Sent in with neither a tick nor a file: what stood there stays, and says what is missing. */
async function againPage(visit: Visit, options: Options, draft: string | undefined): Promise<Page> {
  const words = statementWords[visit.language]
  if (draft === undefined) return { ...emptyPage(visit), problem: words.noFile }
  const dryRun = await statements.dryRun(visit.tx, visit.member, { vault: visit.vault, statement: draft })
  return { ...dryRunPage(visit, dryRun, options), problem: words.tickFirst }
}

function dryRunPage(visit: Visit, dryRun: statements.DryRun, { euros, day }: Options): Page {
  const { statement, planned, totals, gap } = dryRun
  const { language } = visit
  const words = statementWords[language]
  const sums = statements.OUTCOMES.filter((outcome) => totals[outcome].count > 0).map(
    (outcome) => `${totals[outcome].count} × ${words.outcomes[outcome]}: ${euros(totals[outcome].points, language)}`,
  )
  const rows = planned
    .slice(0, MOST_SHOWN)
    .map(({ entry, outcome, client }) =>
      [
        day(entry.bookedOn, language),
        euros(entry.points, language),
        entry.name,
        client?.name ?? entry.words,
        words.outcomes[outcome],
      ]
        .filter((part) => part !== '')
        .join(' · '),
    )
  const rest = planned.length - rows.length
  const warnings = gap === undefined ? [] : [words.gap(euros(gap.before, language), euros(gap.now, language))]
  return {
    language,
    title: words.dryRun,
    lines: [words.nothingYet, ...warnings, ...sums, ...rows, ...(rest > 0 ? [words.more(rest)] : [])],
    inputs: [
      { name: `book-${statement}`, label: words.book, kind: 'tick' },
      { name: DRAFT, label: '', kind: 'hidden', value: statement },
      { ...fileInput(visit), label: words.otherFile, optional: true },
    ],
    submit: words.bookButton,
  }
}
