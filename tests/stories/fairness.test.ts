import { expect } from 'vitest'
import { spaced, type Actor } from '../support/actor.ts'
import { story, words, type Stage } from '../support/story.ts'

/** Reports what is on the screen, for a reason that needs no words. */
async function reports(stage: Stage, person: Actor, code: 'fake' | 'insult'): Promise<void> {
  const words = stage.say.moderation
  await person.presses(words.report.button)
  await person.presses(words.codes[code])
  await person.presses(stage.say.dialog.skip)
  await person.presses(words.report.confirm)
}

/** The operator decides on the oldest report. */
async function decides(stage: Stage, olga: Actor, decision: 'dismiss' | 'suspend', reason: string): Promise<void> {
  const words = stage.say.moderation
  await olga.writes('/operator')
  await olga.presses(words.operator.queues.reports)
  await olga.presses(words.operator.decideButton)
  await olga.presses(words.reports.decisions[decision])
  await olga.writes(reason)
  await olga.presses(words.reports.confirm)
}

story(
  'dismissed-reports',
  'three reports hold a job, also from whoever works on it; an operator finds nothing wrong, and it runs again',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const olga = await stage.operator()
    const job = await stage.job(clara, { title: either('Ein Text über Teekannen', 'A text about teapots'), slots: 2 })
    const ben = await stage.worker('Ben')
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await reports(stage, ben, 'fake')
    await stage.aside('Dora and Emil report it too.', async () => {
      for (const name of ['Dora', 'Emil']) {
        const worker = await stage.worker(name)
        await worker.starts(`j_${job}`)
        await reports(stage, worker, 'fake')
      }
    })
    const mia = await stage.worker('Mia')
    await mia.starts(`j_${job}`)
    expect(mia.reads()).not.toContain(say.jobs.card.take(800))

    const reason = either('Über Teekannen darf man schreiben.', 'One may write about teapots.')
    await decides(stage, olga, 'dismiss', reason)
    expect(clara.reads()).toContain(reason)
    await mia.starts(`j_${job}`)
    await mia.presses(say.jobs.card.take(800))
    const [row] = await stage.database.sql`select status, held_for, open_slots from jobs`
    expect(row).toEqual({ status: 'open', held_for: null, open_slots: 0 })
  },
  { on: 'both' },
)

story(
  'suspended-worker',
  'an operator suspends a worker: what is in hand is free for others without harm, and the points stay',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const olga = await stage.operator()
    const ben = await stage.worker('Ben')
    const first = await stage.job(clara, { title: either('Ein Text über Teekannen', 'A text about teapots') })
    const second = await stage.job(clara, { title: either('Ein Text über Tassen', 'A text about cups') })
    await stage.aside('Ben takes both jobs, and hands in one.', async () => {
      await ben.starts(`j_${second}`)
      await ben.presses(say.jobs.card.take(800))
      await ben.starts(`j_${first}`)
      await ben.presses(say.jobs.card.take(800))
      await ben.presses(say.work.show.submit)
      await ben.writes(either('Deine Teekanne ist so hässlich wie du.', 'Your teapot is as ugly as you are.'))
      await ben.presses('1.')
      await ben.presses(say.dialog.done)
      await ben.presses(say.work.submit.confirm)
    })
    await clara.presses(say.notices.buttons.look)
    await reports(stage, clara, 'insult')
    const reason = either('Wer beleidigt, arbeitet hier nicht mit.', 'Whoever insults others does not work here.')
    await decides(stage, olga, 'suspend', reason)
    expect(ben.reads()).toContain(reason)
    await ben.writes('/mywork')
    expect(spaced(ben.reads())).toContain(spaced(words(say.refusals['member.suspended']({}, say.format))))

    const mia = await stage.worker('Mia')
    await mia.starts(`j_${second}`)
    await mia.presses(say.jobs.card.take(800))
    // What was handed in is decided all the same.
    expect(await stage.held()).toEqual({ escrow: 1_760, fees: 0 })
    const rows = await stage.database.sql<{ status: string }[]>`select status from assignments order by status`
    expect(rows.map(({ status }) => status)).toEqual(['released', 'submitted', 'working'])
  },
  { on: 'both' },
)

story(
  'waiting-list',
  'a job is full: whoever waits is offered the slot that becomes free, and takes it',
  async (stage) => {
    const { say, either } = stage
    const { waiting } = say.lists
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    const clara = await stage.client('Clara')
    const job = await stage.job(clara, { title })
    const [ben, mia] = [await stage.worker('Ben'), await stage.worker('Mia')]
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await mia.starts(`j_${job}`)
    await mia.presses(waiting.button)
    expect(spaced(mia.reads())).toContain(spaced(words(waiting.place(1))))
    await ben.presses(say.time.giveBack.button)
    await ben.presses(say.time.giveBack.confirmFree)
    const eva = await stage.worker('Eva')
    await eva.starts(`j_${job}`)
    expect(spaced(eva.reads())).toContain(spaced(words(waiting.held)))
    expect(eva.reads()).toContain(waiting.button)
    expect(eva.reads()).not.toContain(say.jobs.card.take(800))
    await mia.presses(say.notices.buttons.look)
    await mia.presses(say.jobs.card.take(800))
    const [place] = await stage.database.sql`select status from waiting_places`
    expect(place).toEqual({ status: 'taken' })
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
  },
  { on: 'both' },
)
