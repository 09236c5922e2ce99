import * as reminders from '../../../core/reminders/index.ts'
import { newKey } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import { at } from './oracle.ts'
import * as oracle from './oracle-reminders.ts'
import type { Stage } from './play.ts'
import type { Reminder } from './things.ts'

/** Puts a reminder off that was told, on the database and on the oracle. */
export async function snooze(stage: Stage, command: Extract<Command, { do: 'snooze' }>): Promise<void> {
  const { world, real, now, expect } = stage
  const shown = world.reminders.filter(({ status, rung }) => status === 'told' || rung === 'snoozed')
  const index = choose(shown, command.pick, ({ status }) => status === 'told')
  if (index === undefined) return
  const reminder = at(shown, index)
  const { hours } = command
  const by = other(reminder.to, command.wrong)
  const input = { key: newKey('snooze'), reminder: await idOf(stage, reminder), hours }
  const run = () => real.database.withTx((tx) => reminders.snooze(tx, at(real.people, by), input))
  await expect(by, 'snooze', oracle.againstSnoozing(world, by, reminder, hours, now()), run, () =>
    oracle.snooze(world, reminder, hours, now()),
  )
}

/** What stands for the oracle's reminder: both keep the rows of one thing in the order in which they were made. */
async function idOf({ world, real }: Stage, reminder: Reminder): Promise<string> {
  const ids = { assignment: real.assignments, application: real.applications, submission: real.submissions }
  const own = world.reminders.filter(({ kind, of }) => kind === reminder.kind && of === reminder.of)
  const rows = await real.database.sql<{ id: string }[]>`
    select public_id as id from reminders
      where kind = ${reminder.kind} and subject = ${at(ids[reminder.kind], reminder.of)} order by reminders.id`
  if (rows.length !== own.length) throw new Error(`expected ${own.length} reminders of one thing, was ${rows.length}`)
  return at(rows, own.indexOf(reminder)).id
}
