import { expect } from 'vitest'
import { story } from '../support/story.ts'

story(
  'reported-job',
  'three people report a job and pause it; an operator decides with a reason that its client reads',
  async (stage) => {
    const { say, either } = stage
    const words = say.moderation
    const clara = await stage.client('Clara')
    const olga = await stage.operator()
    const job = await stage.job(clara, { title: either('Sterne für unser Café', 'Stars for our café') })
    for (const name of ['Ben', 'Dora', 'Emil']) {
      const worker = await stage.worker(name)
      await worker.starts(`j_${job}`)
      await worker.presses(words.report.button)
      await worker.presses(words.codes.fake)
      await worker.presses(say.dialog.skip)
      await worker.presses(words.report.confirm)
    }
    const states = await stage.database.sql`select status, held_for from jobs`
    expect(states[0]).toMatchObject({ status: 'paused', held_for: 'reports' })
    await clara.presses(say.notices.buttons.look)

    await olga.writes('/operator')
    await olga.presses(words.operator.queues.reports)
    await olga.presses(words.operator.decideButton)
    await olga.presses(words.reports.decisions['close-job'])
    const reason = either('Bezahlte Sterne sind nicht erlaubt.', 'Paid stars are not allowed.')
    await olga.writes(reason)
    await olga.presses(words.reports.confirm)
    expect(clara.reads()).toContain(reason)
    expect(await stage.points(clara)).toEqual({ budget: 5_000, earnings: 0 })
  },
  { on: 'both' },
)
