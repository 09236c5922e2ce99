import { expect } from 'vitest'
import { operatorId, type Actor } from '../support/actor.ts'
import { linked } from '../support/linking.ts'
import { memberOf, story, type Stage } from '../support/story.ts'

const title = ({ either }: Stage) => either('Ein Text über Teekannen', 'A text about teapots')

/** Time goes by for what waits in the queue of notices as well: that one goes by the machine's clock. */
async function passes(stage: Stage, interval: string): Promise<void> {
  await stage.database.sql`update notices set next_at = next_at - ${interval}::interval where status = 'waiting'`
  await stage.forward(interval)
}

/** Both weekends: three days are 72 real hours, and half of them lies in the night, which ends at eight on the wall. */
const WEEKENDS = [
  // Friday 18 h to Monday 19 h in summer time; half is on Sunday at 7 h, the night of which has 23 hours.
  { name: 'summer-time-begins', clock: '2026-03-27T18:00:00+01:00', untilEight: '36 hours 59 minutes', ends: '19:00' },
  // Friday 18 h to Monday 17 h in winter time; half is on Sunday at 5 h, after a night of 25 hours.
  { name: 'summer-time-ends', clock: '2026-10-23T18:00:00+02:00', untilEight: '38 hours 59 minutes', ends: '17:00' },
]

for (const { name, clock, untilEight, ends } of WEEKENDS) {
  story(
    name,
    `on the weekend of ${name} a deadline counts real hours, and the quiet hours go by the clock on the wall`,
    async (stage) => {
      const { say, database } = stage
      const clara = await stage.client('Clara')
      const ben = await stage.worker('Ben')
      const job = await stage.job(clara, { title: title(stage), workHours: 72 })
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
      const [row] = await database.sql<{ ends: string; hours: number }[]>`
        select to_char(deadline_at at time zone 'Europe/Berlin', 'HH24:MI') as ends,
               extract(epoch from deadline_at - started_at) / 3600 as hours from assignments`
      expect([row?.ends, Math.round(Number(row?.hours))]).toEqual([ends, 72])

      const told = async () =>
        (await database.sql`select from notices where kind = 'assignment.reminder' and status = 'sent'`).length
      await passes(stage, untilEight)
      expect(await told()).toBe(0)
      await passes(stage, '2 minutes')
      expect(await told()).toBe(1)
      await ben.presses(say.work.show.submit)
      await ben.writes('Die Kanne fasst einen Liter.')
      await ben.presses('1.')
      await ben.presses('2.')
      await ben.presses(say.dialog.done)
      await ben.presses(say.work.submit.confirm)
      expect(clara.reads()).toContain(title(stage))
    },
    { clock, on: 'both' },
  )
}

story(
  'the-other-platform',
  'a notice that cannot be delivered on one platform arrives on the other; on none, an operator sees it',
  async (stage) => {
    const { say, database } = stage
    const clara = await stage.client('Clara')
    const there = await stage.worker('Clara (Discord)', { on: 'discord' })
    const ben = await stage.worker('Ben')
    const olga = await stage.client('Olga', { money: false, id: operatorId })
    await stage.aside('Clara has one account on Telegram and on Discord.', async () => {
      const [maker, taker] = await database.withTx(async (tx) => [await memberOf(tx, clara), await memberOf(tx, there)])
      if (maker !== undefined && taker !== undefined) await linked(database, maker, taker)
    })
    const job = await stage.job(clara, { title: title(stage), slots: 2, checklist: [] })
    const handsIn = async (worker: Actor) => {
      await worker.starts(`j_${job}`)
      await worker.presses(say.jobs.card.take(800))
      await worker.presses(say.work.show.submit)
      await worker.writes('Die Kanne fasst einen Liter.')
      await worker.presses(say.work.submit.confirm)
    }
    await clara.blocks(true)
    await handsIn(ben)
    expect(there.reads()).toContain(title(stage))
    expect(clara.reads()).not.toContain('Ben')
    await there.presses(say.notices.buttons.look)
    await there.presses(say.review.submission.approve(800))
    await there.presses(say.review.approve.confirm(800))
    expect(await stage.points(ben)).toMatchObject({ earnings: 800 })

    await there.blocks(true)
    const dana = await stage.worker('Dana', { on: 'discord' })
    await handsIn(dana)
    expect(await database.sql`select kind from notices where status = 'undelivered' order by id`).toEqual([
      { kind: 'assignment.claimed' },
      { kind: 'submission.handed_in' },
    ])
    await olga.writes('/operator')
    await olga.presses(say.moderation.operator.queues.undelivered)
  },
  { on: 'across' },
)

story(
  'three-instances',
  'three programs share one database: each press is answered once, each reminder and each notice sent once',
  async (stage) => {
    const { say, database } = stage
    const clara = await stage.client('Clara')
    const job = await stage.job(clara, { title: title(stage), slots: 4, workHours: 48 })
    const people = await stage.aside('Four people take the job at the same moment.', async () => {
      const people = [
        await stage.worker('Wanda'),
        await stage.worker('Xaver'),
        await stage.worker('Yvonne'),
        await stage.worker('Zeno'),
      ]
      for (const person of people) await person.starts(`j_${job}`)
      await stage.atOnce(
        people.flatMap((person) => {
          const pressed = person.button(say.jobs.card.take(800))
          return [() => person.taps(pressed), () => person.taps(pressed)]
        }),
      )
      return people
    })
    const before = people.map((person) => person.messages().length)
    expect(await database.sql`select from assignments`).toHaveLength(4)

    await stage.aside('A day goes by, and the three do what it brings, all at once.', () => stage.forward('25 hours'))
    const sent = await database.sql<{ kind: string; times: number; people: number }[]>`
      select kind, count(*)::integer as times, count(distinct member_id)::integer as people from notices
      where status = 'sent' group by kind order by kind`
    expect(sent).toEqual([
      { kind: 'assignment.claimed', times: 4, people: 1 },
      { kind: 'assignment.reminder', times: 4, people: 4 },
    ])
    expect(people.map((person) => person.messages().length)).toEqual(before.map((count) => count + 1))
  },
  { on: 'both', instances: 3 },
)
