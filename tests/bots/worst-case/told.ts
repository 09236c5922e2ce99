import type { ReminderKind } from '../../../core/reminders/index.ts'
import type { TestDatabase } from '../../support/database.ts'

/** A reminder of each kind, by its public id, of what still waits. */
export async function remindersOf(
  db: TestDatabase,
  subjects: Readonly<Record<ReminderKind, { readonly publicId: string }>>,
): Promise<Readonly<Record<ReminderKind, string>>> {
  const one = async (kind: ReminderKind): Promise<string> => {
    const [row] = await db.sql<{ id: string }[]>`
      select public_id as id from reminders where kind = ${kind} and subject = ${subjects[kind].publicId} limit 1`
    if (row === undefined) throw new Error(`nobody is reminded of the ${kind}`)
    return row.id
  }
  return {
    assignment: await one('assignment'),
    application: await one('application'),
    submission: await one('submission'),
  }
}

/** The day that it is in Berlin. */
export async function todayOf(db: TestDatabase): Promise<string> {
  const [row] = await db.sql<{ day: string }[]>`select (moment() at time zone 'Europe/Berlin')::date::text as day`
  return row?.day ?? ''
}
