import * as alerts from '../../../core/alerts/index.ts'
import type { Job } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import { words, type Kind } from './words.ts'

export interface Alerts {
  /** As many saved searches as there may be, the second one paused. */
  readonly ids: readonly string[]
  /** A notice that has collected several pages for the applicant. */
  readonly notice: string
  readonly seen: string
}

const FILTERS = { category: 'online-video', minimumRewardPoints: 5_000, maximumMinutes: 240, language: 'de' } as const

export async function alertsOf(
  db: TestDatabase,
  cast: { readonly worker: Member; readonly applicant: Member },
  open: () => Promise<Job>,
  kind: Kind,
): Promise<Alerts> {
  const { worker, applicant } = cast
  const ids: string[] = []
  for (let count = 0; count < alerts.MOST_ALERTS; count += 1) {
    // The last letters differ, and are words that say something.
    const long = `${words(kind, 85, { oneLine: true })} Teekanne ${count}`
    const filter = { ...FILTERS, words: long, onlyOpenToMe: true }
    const { alert } = await db.withTx((tx) => alerts.save(tx, worker, { key: newKey('alert'), filter }))
    ids.push(alert.publicId)
  }
  await db.withTx((tx) => alerts.pause(tx, worker, ids[1] ?? ''))
  await db.withTx((tx) => alerts.save(tx, applicant, { key: newKey('alert'), filter: { category: 'online-video' } }))
  const found: Job[] = []
  for (let count = 0; count < 7; count += 1) found.push(await open())
  while ((await db.withTx((tx) => alerts.matchNew(tx, 50))) > 0);
  await db.sql`update alert_due set due_at = (date_trunc('day', moment() at time zone 'Europe/Berlin') + interval '10 hours') at time zone 'Europe/Berlin' - interval '1 day'`
  await db.withTx((tx) => alerts.tellDue(tx, 10))
  const [row] = await db.sql<{ notice: string }[]>`
    select public_id as notice from alert_notices where member_id = ${applicant.id} limit 1`
  if (row === undefined) throw new Error('no alert was told')
  return { ids, notice: row.notice, seen: found.at(-2)?.publicId ?? '' }
}
