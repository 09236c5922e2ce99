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

/**
 * The form for bank statements: a file, what it would do, and after a tick it is done. `bank` is our own account;
 * `euros` writes an amount in a language.
 */
export function statementPage(options: {
  readonly bank: BankAccount | undefined
  readonly euros: (points: number, language: Language) => string
}): FormPage {
  return {
    show: async (visit) => emptyPage(visit),
    async submit(visit, { values, files }) {
      const { tx, member, vault } = visit
      const words = statementWords[visit.language]
      const draft = Object.keys(values).flatMap((name) => BOOK.exec(name)?.[1] ?? [])[0]
      if (draft !== undefined) {
        const booked = await statements.book(tx, member, { key: `${visit.key}:${draft}`, vault, statement: draft })
        const lines = [words.result(booked), words.decide]
        return { is: 'done', page: { language: visit.language, title: words.done, lines } }
      }
      const file = files['file']
      if (file === undefined || file.size === 0)
        return { is: 'again', page: { ...emptyPage(visit), problem: words.noFile } }
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
      return { is: 'stay', page: dryRunPage(visit, dryRun, options.euros) }
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

function dryRunPage(
  visit: Visit,
  { statement, planned, totals, gap }: statements.DryRun,
  euros: (points: number, language: Language) => string,
): Page {
  const { language } = visit
  const words = statementWords[language]
  const sums = statements.OUTCOMES.filter((outcome) => totals[outcome].count > 0).map(
    (outcome) => `${totals[outcome].count} × ${words.outcomes[outcome]}: ${euros(totals[outcome].points, language)}`,
  )
  const rows = planned
    .slice(0, MOST_SHOWN)
    .map(({ entry, outcome, client }) =>
      [entry.bookedOn, euros(entry.points, language), entry.name, client?.name ?? entry.words, words.outcomes[outcome]]
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
      { ...fileInput(visit), optional: true },
    ],
    submit: words.bookButton,
  }
}
