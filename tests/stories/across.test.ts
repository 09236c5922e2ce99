import { expect } from 'vitest'
import type { Platform } from '../../core/members/index.ts'
import type { Actor, Pressed } from '../support/actor.ts'
import { holdingJobs, waiting } from '../support/moment.ts'
import { story, words, type Stage } from '../support/story.ts'

const OTHER: Readonly<Record<Platform, Platform>> = { telegram: 'discord', discord: 'telegram' }

for (const quicker of ['telegram', 'discord'] as const) {
  story(
    `last-slot-${quicker}-first`,
    `of two who take the last slot on two platforms at the same moment one gets it, here on ${quicker}`,
    async (stage) => {
      const { say, database } = stage
      const clara = await stage.client('Clara')
      await stage.job(clara, { title: 'Zähle die Bäume auf dem Foto' })
      const [winner, loser] = await stage.aside('Wanda and Leo look at the same job, which has one slot.', async () => {
        const people = [
          await stage.worker('Wanda', { on: quicker }),
          await stage.worker('Leo', { on: OTHER[quicker] }),
        ] as const
        for (const person of people) {
          await person.writes('/jobs')
          await person.presses('1')
        }
        return people
      })
      stage.transcript.say(`Both press at the same moment, and Wanda is a hair quicker, on ${quicker}.`)
      const take = (actor: Actor) => actor.taps(actor.button(say.jobs.card.take(800)))
      await holdingJobs(database, 2, () =>
        stage.atOnce([
          () => take(winner),
          async () => {
            await waiting(database, 1)
            await take(loser)
          },
        ]),
      )
      stage.transcript.seen([winner.id, loser.id, clara.id])

      const assigned = await database.sql`
        select platform, external_id from assignments join identities on member_id = worker_id`
      expect(assigned).toEqual([{ platform: quicker, external_id: winner.externalId }])
      expect(winner.last().text).toContain(words(say.work.list.states.working([])).slice(0, 10))
      expect(loser.last().text).toContain(words(say.refusals['job.full']({ job: '' }, say.format)))
      expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
    },
    { on: 'across' },
  )
}

/** Clara's account on Telegram becomes hers on Discord as well. */
async function linked(stage: Stage, clara: Actor): Promise<Actor> {
  const { say } = stage
  const there = stage.person('Clara (Discord)', 'de', undefined, 'discord')
  await clara.writes('/link')
  const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6}\b/.exec(clara.last().text ?? '')?.[0] ?? ''
  await stage.aside('Clara opens Discord, and enters the code there.', () => there.writes(`/link ${code}`))
  await clara.presses(say.link.confirmButton)
  return there
}

story(
  'twenty-presses-on-two-platforms',
  'twenty presses of approve, mixed from both platforms of one account, pay once and give one receipt',
  async (stage) => {
    const { say, database } = stage
    const clara = await stage.client('Clara')
    const there = await stage.aside('Clara has one account on Telegram and on Discord.', () => linked(stage, clara))
    const ben = await stage.worker('Ben', { on: 'discord' })
    const title = 'Text über unsere Teekanne'
    const job = await stage.job(clara, { title })
    await stage.aside('Ben takes the job on Discord, and hands in there.', async () => {
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
      await ben.presses(say.work.show.submit)
      await ben.writes('Die Kanne fasst einen Liter.')
      await ben.presses('1.')
      await ben.presses(say.dialog.done)
      await ben.presses(say.work.submit.confirm)
    })

    const confirms: { readonly actor: Actor; readonly pressed: Pressed }[] = []
    for (const actor of [clara, there]) {
      await actor.writes('/myjobs')
      await actor.presses('1')
      await actor.presses(say.jobs.manage.submissions(1))
      await actor.presses(say.review.submission.approve(800))
      confirms.push({ actor, pressed: actor.button(say.review.approve.confirm(800)) })
    }
    stage.transcript.say('Clara presses both buttons ten times, on both platforms at once.')
    await stage.aside(undefined, () =>
      stage.atOnce(
        Array.from({ length: 10 }, () =>
          confirms.map(
            ({ actor, pressed }) =>
              () =>
                actor.taps(pressed),
          ),
        ).flat(),
      ),
    )

    expect(await stage.moved('approval')).toBe(1)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.points(there)).toEqual({ budget: 4_120, earnings: 0 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 80 })
    expect(`${clara.reads()}\n${there.reads()}`.match(/R-[0-9A-Z]{5}/g)).toHaveLength(1)
    const told = ben.messages().filter(({ text }) => text?.includes(words(say.notices.approved(title, 800)).slice(-20)))
    expect(told).toHaveLength(1)
    expect(await database.sql`select from inbox where status <> 'done'`).toHaveLength(0)
  },
  { on: 'across' },
)
