import { expect } from 'vitest'
import { story, words } from '../support/story.ts'
import { spaced, type Actor } from '../support/actor.ts'

story('posting-from-scratch', 'a job is posted from scratch with every field that there is', async (stage) => {
  const { say, either, database } = stage
  const { post } = say
  const clara = await stage.client('Clara')
  /** Changes one row of the review. */
  const changes = async (label: string, answer: (actor: Actor) => Promise<void>): Promise<void> => {
    await clara.presses(say.dialog.edit)
    await clara.presses(label)
    await answer(clara)
  }

  await clara.writes('/post')
  await clara.presses(either('Testen', 'Testing'))
  await clara.presses(post.blankTemplate)
  await clara.writes(either('Test', 'Test'))
  const title = either('Teste unsere neue App', 'Test our new app')
  await clara.writes(title)
  const brief = either(
    'Öffne die App, lege einen Tee an und schreib auf, wo du hängen bleibst.',
    'Open the app, create a tea, and write down where you get stuck.',
  )
  await clara.writes(brief)
  const result = either(
    'Mindestens fünf Beobachtungen, jede in einem Satz.',
    'At least five observations, a sentence each.',
  )
  await clara.writes(result)
  await clara.presses(say.jobs.card.proofKinds.text)
  await clara.presses(say.jobs.card.proofKinds.picture)
  await clara.presses(say.dialog.done)
  await clara.writes(either('zwei Euro', 'two euros'))
  await clara.writes(either('2,50 €', '€2.50'))
  await clara.writes('4')
  await clara.presses(post.taking.options.apply)
  await clara.presses(say.format.minutes(15))
  expect(clara.reads()).toContain(spaced(words(post.review.budget(5_000))))

  await stage.aside('Clara changes nearly everything that was proposed.', async () => {
    await changes(post.checklist.label, (actor) =>
      actor.writes(either('- Fünf Punkte\n- Ein Foto vom Bildschirm', '- Five points\n- A photo of the screen')),
    )
    await changes(post.exampleLink.label, (actor) => actor.writes('https://tee.example/bericht?a=1'))
    await changes(post.workHours.label, (actor) => actor.presses(post.hours(12)))
    await changes(post.reviewDays.label, (actor) => actor.presses(post.days(3)))
    await changes(post.openDays.label, (actor) => actor.presses(post.days(30)))
    await changes(post.minimumAge.label, (actor) => actor.presses(post.minimumAge.option(16)))
    await changes(post.minimumStars.label, (actor) => actor.presses(post.minimumStars.option(40)))
    await changes(post.minimumJobs.label, (actor) => actor.writes('2'))
  })
  await changes(post.languages.label, async (actor) => {
    await actor.presses(say.jobs.languageNames['en'] ?? '')
    await actor.presses(say.dialog.done)
  })
  await changes(post.ai.label, (actor) => actor.presses(post.ai.options.disclose))
  await clara.presses(post.review.confirm(1_100))
  await clara.presses(say.jobs.card.details)

  const [job] = await database.sql`
    select status, title, brief, result, example_link, checklist, proof, minutes, reward_points::integer, slots, taking, work_hours,
      review_days, minimum_age, minimum_stars_tenths, minimum_jobs, languages, ai, fee_points::integer,
      round(extract(epoch from closes_at - published_at) / 86400)::integer as open_days
    from jobs`
  expect(job).toEqual({
    status: 'open',
    title,
    brief,
    result,
    example_link: 'https://tee.example/bericht?a=1',
    checklist: either('Fünf Punkte|Ein Foto vom Bildschirm', 'Five points|A photo of the screen').split('|'),
    proof: ['text', 'picture'],
    minutes: 15,
    reward_points: 250,
    slots: 4,
    taking: 'apply',
    work_hours: 12,
    review_days: 3,
    minimum_age: 16,
    minimum_stars_tenths: 40,
    minimum_jobs: 2,
    languages: ['en'],
    ai: 'disclose',
    fee_points: 25,
    open_days: 30,
  })
  expect(await stage.held()).toEqual({ escrow: 1_100, fees: 0 })
})

story(
  'managing-a-job',
  'a job can be paused, resumed, made smaller and ended, and running work is still paid',
  async (stage) => {
    const { say, either } = stage
    const { manage } = say.jobs
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const anna = await stage.worker('Anna')
    const title = either('Beschreibe ein Foto', 'Describe a photo')
    const job = await stage.job(clara, { title, slots: 4, checklist: [] })
    expect(await stage.points(clara)).toEqual({ budget: 1_480, earnings: 0 })
    await stage.aside('Ben takes one of the four slots.', async () => {
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
    })

    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses(manage.pause)
    await anna.writes('/jobs')
    await anna.starts(`j_${job}`)
    await anna.forges('the button that takes a slot', `i:job.claim:${job}`)
    await clara.presses(manage.resume)
    await clara.presses(manage.withdraw)
    await clara.writes('5')
    await clara.writes('2')
    await clara.presses(say.jobs.withdraw.confirm)
    expect(await stage.points(clara)).toEqual({ budget: 3_240, earnings: 0 })
    await clara.presses(manage.close)
    await clara.presses(manage.confirmClose)
    expect(await stage.points(clara)).toEqual({ budget: 4_120, earnings: 0 })
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })

    await ben.presses(say.work.show.submit)
    await ben.writes(either('Ein Haus mit rotem Dach.', 'A house with a red roof.'))
    await ben.presses(say.work.submit.confirm)
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))

    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 80 })
    const taken = await stage.database.sql`select from assignments`
    expect(taken).toHaveLength(1)
  },
  { on: 'both' },
)
