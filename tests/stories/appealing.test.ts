import { expect } from 'vitest'
import { operatorId, spaced, type Actor } from '../support/actor.ts'
import { story, words, type Stage } from '../support/story.ts'

const titleIn = ({ either }: Stage): string => either('Text über unsere Teekanne', 'A text about our teapot')
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The operator, who has nothing to do with the others. */
async function operatorOf(stage: Stage): Promise<Actor> {
  const { say } = stage
  return stage.aside('Olga, the operator, has joined.', async () => {
    const person = stage.person('Olga', stage.language, operatorId)
    await person.starts()
    await person.presses(say.account.joining.start)
    await person.writes('1980-05-05')
    await person.presses(say.dialog.done)
    await person.presses(say.account.joining.agreeButton)
    return person
  })
}

/** Ben hands in and Clara rejects, which another story tells. */
async function rejection(stage: Stage): Promise<{ readonly clara: Actor; readonly ben: Actor }> {
  const { say, either } = stage
  const clara = await stage.client('Clara')
  const ben = await stage.worker('Ben')
  const job = await stage.job(clara, { title: titleIn(stage) })
  await stage.aside('Ben takes the job and hands in.', async () => {
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await ben.presses(say.work.show.submit)
    await ben.writes(either('Die Kanne fasst einen Liter.', 'The pot holds one litre.'))
    await ben.presses('1.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
  })
  await stage.aside('Clara rejects it.', async () => {
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.reject)
    await clara.presses(say.review.reject.reasons.incomplete)
    await clara.writes(either('Es fehlt, wie viele Tassen das sind.', 'It does not say how many cups that is.'))
    await clara.presses(say.review.reject.confirm)
  })
  return { clara, ben }
}

const appealWords = ({ either }: Stage): string =>
  either(
    'Ein Liter sind vier Tassen, das kann jeder ausrechnen. Verlangt war es nicht.',
    'One litre is four cups, anybody can work that out. It was not asked for.',
  )

story(
  'appeal-split',
  'a rejection is contested with words and a picture, answered, and an operator splits the reward',
  async (stage) => {
    const { say, either } = stage
    const words_ = say.disputes
    const { clara, ben } = await rejection(stage)
    const olga = await operatorOf(stage)

    await ben.presses(words_.appeal.button)
    await ben.writes(either('Stimmt nicht.', 'Not true.'))
    await ben.writes(appealWords(stage))
    await ben.sends({ name: 'kanne.png', bytes: PICTURE, as: 'photo' })
    await ben.presses(say.dialog.done)
    await ben.presses(words_.appeal.confirm)
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })

    await clara.presses(words_.answer.button)
    await clara.writes(
      either('In der Prüfliste stand die Länge: 120 Wörter.', 'The checklist asked for a length: 120 words.'),
    )
    await clara.presses(say.dialog.skip)
    await clara.presses(words_.answer.confirm)

    await olga.writes('/operator')
    await olga.presses(words_.queue)
    await olga.presses(words_.show.files(1))
    await olga.presses(words_.show.work)
    await olga.presses(words_.decide.button)
    await olga.presses(words_.decide.decisions.split)
    await olga.writes('300')
    const reason = either('Ein Teil war brauchbar, die Länge fehlte.', 'A part was usable, the length was missing.')
    await olga.writes(reason)
    await olga.presses(words_.decide.confirm)

    for (const person of [ben, clara]) expect(person.reads()).toContain(reason)
    expect(ben.reads()).toContain(spaced(words(words_.notices.yours(300))))
    // Of the fee of 80 the 30 that belong to the worker's part.
    expect(clara.reads()).toContain(spaced(words(words_.notices.yours(550))))
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 300 })
    expect(await stage.points(clara)).toEqual({ budget: 4_670, earnings: 0 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 30 })

    await ben.presses(say.notices.buttons.rate)
    await ben.presses(say.review.rate.stars.option(3))
    await ben.presses(say.dialog.skip)
    const job = await stage.job(clara, { title: either('Text über unsere Tassen', 'A text about our cups') })
    await ben.starts(`j_${job}`)
    // A split is no lost dispute.
    expect(ben.last().text).not.toContain('⚖️')
  },
  { on: 'both' },
)

story(
  'appeal-unanswered',
  'a client who says nothing for 48 hours is decided on all the same; what is decided stays decided',
  async (stage) => {
    const { say, either } = stage
    const words_ = say.disputes
    const { clara, ben } = await rejection(stage)
    const olga = await operatorOf(stage)

    await ben.writes('/appeal')
    await ben.presses('1')
    await ben.writes(appealWords(stage))
    await ben.presses(say.dialog.skip)
    await ben.presses(words_.appeal.confirm)
    const [dispute] = await stage.database.sql<{ public_id: string }[]>`select public_id from disputes`
    const id = dispute?.public_id ?? ''
    await ben.forges('to decide on his own appeal', `i:decide-dispute:${id}`)
    expect(ben.reads()).toContain(words(say.refusals['operator.only']({}, say.format)))

    await stage.forward('24 hours')
    await stage.forward('24 hours')
    await clara.presses(words_.answer.button)
    expect(clara.reads()).toContain(words(say.refusals['dispute.wrong_state']({ status: 'deciding' }, say.format)))

    await olga.writes('/operator')
    await olga.presses(words_.queue)
    await olga.presses(words_.decide.button)
    await olga.presses(words_.decide.decisions.pay)
    await olga.writes(either('Verlangt war es nicht.', 'It was not asked for.'))
    await olga.presses(words_.decide.confirm)

    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 80 })
    await ben.forges('to take the appeal back now', `i:dispute.quit:${id}`)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.moved('approval')).toBe(1)
    await ben.writes('/mywork')
  },
  { on: 'both' },
)

story(
  'no-appeal',
  'a rejection that nobody contests within seven days sends reward and fee home',
  async (stage) => {
    const { say } = stage
    const { clara, ben } = await rejection(stage)
    await ben.writes('/mywork')
    await ben.presses(say.disputes.list.button)
    await stage.forward('6 days 23 hours')
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
    await stage.forward('1 hour 1 minute')
    expect(await stage.held()).toEqual({ escrow: 0, fees: 0 })
    expect(await stage.points(clara)).toEqual({ budget: 5_000, earnings: 0 })
    expect(ben.reads()).toContain(spaced(words(say.disputes.notices.refundedWorker(titleIn(stage)))))
    await ben.presses('1')
    expect(ben.reads()).toContain(words(say.refusals['assignment.wrong_state']({ status: 'refunded' }, say.format)))
    await ben.writes('/appeal')
    await clara.presses(say.notices.buttons.look)
  },
  { on: 'both' },
)
