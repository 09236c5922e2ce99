import { expect } from 'vitest'
import { story, words } from '../support/story.ts'
import { holdingJobs } from '../support/moment.ts'

story(
  'apply-and-decline',
  'of two applicants one is accepted, and the other is told kindly why not',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const anna = await stage.worker('Anna')
    const title = either('Bewerte unsere neue Startseite', 'Tell us about our new front page')
    const job = await stage.job(clara, { title, taking: 'apply' })

    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.apply(800))
    await ben.presses(say.dialog.skip)
    await anna.starts(`j_${job}`)
    await anna.presses(say.jobs.card.apply(800))
    await anna.writes(either('Ich teste seit drei Jahren Webseiten.', 'I have tested websites for three years.'))
    expect(ben.reads()).toContain(words(say.work.apply.sent(title)))

    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses(say.jobs.manage.applicants(2))
    await clara.presses(say.review.applicant.profile)
    await clara.presses(say.review.applicant.backToApplicant)
    await clara.presses(say.review.applicant.decline)
    await clara.presses(say.review.decline.reasons.pitch)
    expect(ben.reads()).toContain(say.review.decline.reasons.pitch)
    await clara.presses(say.review.applicant.accept(800))
    await anna.presses(say.notices.buttons.look)
    await ben.writes('/mywork')
    await ben.starts(`j_${job}`)

    const assigned = await stage.database.sql`
    select status, external_id from assignments join identities on member_id = worker_id`
    expect(assigned).toEqual([{ status: 'working', external_id: anna.externalId }])
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
  },
  { on: 'both' },
)

story(
  'last-slot',
  'two workers who take the last slot at the same moment never both get it',
  async (stage) => {
    const { say } = stage
    const clara = await stage.client('Clara')
    const title = stage.either('Zähle die Bäume auf dem Foto', 'Count the trees in the photo')
    await stage.job(clara, { title })
    const racers = await stage.aside('Wanda and Leo look at the same job, which has one slot.', async () => {
      const people = [await stage.worker('Mia'), await stage.worker('Tom')] as const
      for (const person of people) {
        await person.writes('/jobs')
        await person.presses('1')
      }
      return people
    })

    stage.transcript.say('Both press at the same moment, and Wanda is a hair quicker.')
    await holdingJobs(stage.database, racers.length, () =>
      stage.atOnce(racers.map((racer) => () => racer.taps(racer.button(say.jobs.card.take(800))))),
    )

    const assigned = await stage.database.sql<{ external_id: string }[]>`
    select external_id from assignments join identities on member_id = worker_id`
    expect(assigned).toHaveLength(1)
    const [winner, loser] = racers[0].externalId === assigned[0]?.external_id ? racers : racers.toReversed()
    if (winner === undefined || loser === undefined) throw new Error('there are two racers')
    Object.assign(stage.parts, { [winner.name]: 'Wanda', [loser.name]: 'Leo' })
    stage.transcript.seen([winner.id, loser.id, clara.id])
    expect(winner.last().text).toContain(words(say.work.list.states.working([])).slice(0, 10))
    expect(loser.last().text).toContain(words(say.refusals['job.full']({ job: '' }, say.format)))
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })

    await loser.presses(say.lists.waiting.button)
    expect(loser.reads()).toContain(words(say.lists.waiting.place(1)))
    // Who of the two sees something first is decided by chance.
    await stage.aside('Wanda gives the slot back, and Leo is told that it is his for two hours.', async () => {
      await winner.presses(say.time.giveBack.button)
      await winner.presses(say.time.giveBack.confirmFree)
    })
    await loser.presses(say.notices.buttons.look)
    await loser.presses(say.jobs.card.take(800))
    const [now] = await stage.database.sql`
    select external_id from assignments join identities on member_id = worker_id where status = 'working'`
    expect(now).toEqual({ external_id: loser.externalId })
  },
  { on: 'both' },
)
