import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'digest',
  'hears once a day what waits, nothing on a day without, and nothing any more when it is switched off',
  async (stage) => {
    const { say, either } = stage
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    const digest = words(say.told.digest.title)
    const clara = await stage.client('Clara', { digest: true })
    const ben = await stage.worker('Ben', { digest: true })
    const job = await stage.job(clara, { title, workHours: 72 })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await stage.forward('1 minute')
    const before = clara.messages().length
    await stage.forward('22 hours')
    expect(ben.last().text).toContain(digest)
    expect(ben.last().text).toContain(title)
    expect(clara.messages()).toHaveLength(before)
    await ben.presses(say.notices.buttons.work)
    await ben.presses('1')
    await ben.presses(say.notices.buttons.submit)
    await ben.writes(either('Eine Kanne, die nie tropft.', 'A pot that never drips.'))
    await ben.presses('1.')
    await ben.presses('2.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
    const handedIn = ben.messages().length
    await stage.forward('1 minute')
    await stage.forward('23 hours 59 minutes')
    expect(clara.reads()).toContain(digest)
    expect(ben.messages()).toHaveLength(handedIn)
    await clara.presses(say.told.digest.off)
    const off = clara.messages().length
    for (let hours = 0; hours < 18; hours += 1) await stage.forward('1 hour')
    expect(clara.messages()).toHaveLength(off)
  },
  { on: 'both' },
)
