import { expect } from 'vitest'
import { story, words } from '../support/story.ts'
import { spaced } from '../support/actor.ts'

story(
  'growing-job',
  'a job gets more slots and more time, and is posted once more in another category',
  async (stage) => {
    const { say, either } = stage
    const { grow, jobs, post } = say
    const clara = await stage.client('Clara')
    const title = either('Zähle die Bäume auf dem Foto', 'Count the trees in the photo')
    await stage.job(clara, { title })

    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses(grow.buttons.addSlots)
    await clara.writes('5')
    expect(clara.reads()).toContain(spaced(words(grow.slots.missing(280))))
    await clara.presses(say.dialog.edit)
    await clara.presses(grow.slots.label)
    await clara.writes('1')
    await clara.presses(grow.slots.confirm(880))
    expect(clara.reads()).toContain(spaced(words(grow.slots.added(1, 880))))
    expect(await stage.held()).toEqual({ escrow: 1_760, fees: 0 })

    await clara.presses(grow.buttons.extend)
    await clara.writes('500')
    await clara.presses('7')
    await clara.presses(grow.buttons.repeat)
    await clara.presses(say.dialog.edit)
    await clara.presses(post.category.label)
    await clara.presses(either('Daten erfassen', 'Data entry'))
    await clara.presses(post.review.confirm(1_760))
    expect(clara.reads()).toContain(spaced(words(jobs.manage.published(1_760, 5))))

    const [first, second] = await stage.database.sql`
      select title, slots, category, round(extract(epoch from closes_at - published_at) / 86400)::int as days
      from jobs order by id`
    expect(first).toMatchObject({ title, slots: 2 })
    expect(second).toMatchObject({ title, slots: 2, category: 'data-entry' })
    expect(Number(first?.['days']) - Number(second?.['days'])).toBe(7)
  },
  { on: 'both' },
)
