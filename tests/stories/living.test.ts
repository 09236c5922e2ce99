import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'living',
  'sees My work and My jobs change in place while the other side acts, and nothing when it shows something else by then',
  async (stage) => {
    const { say, either } = stage
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title })
    await clara.writes('/myjobs')
    expect(clara.last().text).toContain(say.jobs.mine.counts(1, 0, 0, 0))
    await stage.forward('2 minutes')
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    const quiet = clara.messages().length
    await stage.refresh()
    expect(clara.messages()).toHaveLength(quiet)
    expect(
      clara
        .messages()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(say.jobs.mine.counts(0, 1, 0, 0))
    await ben.presses(say.notices.buttons.submit)
    await ben.writes(either('Eine Kanne, die nie tropft.', 'A pot that never drips.'))
    await ben.presses('1.')
    await ben.presses('2.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
    await ben.presses(say.work.show.all)
    expect(ben.last().text).toContain(words(say.work.list.states.submitted([])).slice(0, 12))
    await stage.forward('2 minutes')
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))
    const mine = ben.messages().find(({ text }) => text?.includes(words(say.work.list.title)))
    await stage.refresh()
    const now = ben.messages().find(({ messageId }) => messageId === mine?.messageId)
    expect(now?.text).toContain(words(say.work.list.empty))
  },
  { on: 'both' },
)
