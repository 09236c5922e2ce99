import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'snoozing',
  'is reminded while busy, puts it off, is reminded once more, and hands in; the client puts off the review',
  async (stage) => {
    const { say, either } = stage
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title, workHours: 72 })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await stage.forward('48 hours')
    const { button } = say.told.snooze
    await ben.presses(button(4))
    expect(ben.last().text).toContain(words(say.told.snooze.done([])))
    await stage.forward('3 hours')
    const before = ben.messages().length
    await stage.forward('1 hour')
    expect(ben.messages()).toHaveLength(before + 1)
    expect(ben.last().text).toContain(words(say.notices.reminder(title, 800, [])).slice(0, 2 + title.length))
    await ben.presses(say.notices.buttons.submit)
    await ben.writes(either('Eine Kanne, die nie tropft.', 'A pot that never drips.'))
    await ben.presses('1.')
    await ben.presses('2.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
    await stage.forward('24 hours')
    await clara.presses(button(1))
    expect(clara.last().text).toContain(words(say.told.snooze.done([])))
    await stage.forward('1 hour')
    expect(clara.last().text).toContain(words(say.notices.reviewReminder('Ben', title, [])).slice(0, 20))
  },
  { on: 'both' },
)
