import * as reports from '../../core/reports/index.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Turn } from '../dialog/routes.ts'

/** Reads in the turn what a file says, and draws it after the turn. */
export type Make = (turn: Turn, period: reports.Period) => Promise<() => Promise<Deliverable>>

type Subject = 'statement' | 'spending' | 'sales'

/** What is said about a file of a period, all but its bytes. */
export function file({ copy }: Turn, subject: Subject, period: reports.Period, ending: 'pdf' | 'csv' | 'png') {
  const caption = copy.reports.titles[subject](copy.format.period(period))
  const name = `${copy.reports.files[subject]}-${reports.writePeriod(period)}.${ending}`
  return { is: 'document', name, caption, picture: ending === 'png' } as const
}

/** The same of a picture; its caption says what it shows to those who do not see it. */
export const picture = (turn: Turn, subject: Subject, period: reports.Period, caption: string) => ({
  ...file(turn, subject, period, 'png'),
  caption,
})
