import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

const fields = (stage: { either(de: string, en: string): string }) => ({
  title: stage.either('Ein Text über Teekannen', 'A text about teapots'),
})

story(
  'giving-back',
  'whoever forgets is reminded, and gives back from the reminder; after half of the time it counts, and that is said before',
  async (stage) => {
    const { say } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const { title } = fields(stage)
    const job = await stage.job(clara, { title })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await ben.presses(say.time.giveBack.button)
    await ben.presses(say.time.giveBack.keep)
    await stage.forward('24 hours')
    await ben.presses(say.time.giveBack.button)
    expect(ben.last().text).toContain(words(say.time.giveBack.askLate(title)).slice(-60))
    await ben.presses(say.time.giveBack.confirmLate)
    expect(clara.reads()).toContain(words(say.time.notices.givenBack('Ben', title)))
    const [row] = await stage.database.sql`select status, given_back_late from assignments`
    expect(row).toEqual({ status: 'given-back', given_back_late: true })
  },
  { on: 'both' },
)
