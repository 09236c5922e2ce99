import { expect } from 'vitest'
import { spaced } from '../support/actor.ts'
import { story, words } from '../support/story.ts'

story(
  'leaving',
  'whoever wants to go is told what is open, settles it, goes on both platforms with a second press, and begins afresh',
  async (stage) => {
    const { say, database } = stage
    const { deletion, exportButton, deleteButton } = say.privacy
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const there = stage.person('Ben (Discord)', 'de', undefined, 'discord')
    await stage.aside('Ben has one account on both platforms.', async () => {
      await ben.writes('/link')
      const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6}\b/.exec(ben.last().text ?? '')?.[0] ?? ''
      await there.writes(`/link ${code}`)
      await ben.presses(say.link.confirmButton)
    })
    const job = await stage.job(clara, { title: 'Text über das Café am Eck' })
    await stage.aside('Ben has handed in.', async () => {
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
      await ben.presses(say.work.show.submit)
      await ben.writes('Das Café am Eck backt selbst.')
      await ben.presses('1.')
      await ben.presses(say.dialog.done)
      await ben.presses(say.work.submit.confirm)
    })

    await ben.writes('/privacy')
    await ben.presses(deleteButton)
    expect(ben.reads()).toContain(words(deletion.open.work(1)))
    await ben.presses(exportButton)
    expect(ben.reads()).toContain(words(say.privacy.link))
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))

    await ben.writes('/privacy')
    await ben.presses(deleteButton)
    expect(ben.reads()).toContain(spaced(say.format.both(800)))
    await ben.presses(deletion.giveUp(800))
    await ben.presses(deletion.yes)
    expect(ben.reads()).toContain(words(deletion.goneTitle))
    expect(there.last().text).toContain(words(deletion.farewell))
    expect(await database.sql`select from identities where external_id = ${String(ben.id)}`).toHaveLength(0)

    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses('👥 Wer dabei war (1)')
    expect(clara.reads()).toContain(say.privacy.deleted)
    await ben.writes('/start')
    expect((await stage.points(clara)).budget).toBe(4_120)
  },
  { on: 'across' },
)
