import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'what-to-hear',
  'switches reminders off and hears of no deadline any more, but still of money; and has them back',
  async (stage) => {
    const { say, either } = stage
    const topics = say.told.topics
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    await ben.writes('/settings')
    await ben.presses(topics.button)
    await ben.presses(topics.off(topics.names.reminders))
    expect(ben.last().text).toContain(words(topics.switchedOff(topics.names.reminders)))
    const job = await stage.job(clara, { title })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    const before = ben.messages().length
    await stage.forward('46 hours')
    expect(ben.messages()).toHaveLength(before)
    await ben.writes('/settings')
    await ben.presses(topics.button)
    await ben.presses(topics.on(topics.names.reminders))
    await stage.forward('105 minutes')
    expect(ben.reads()).toContain(words(say.notices.reminder(title, 800, [])).slice(0, 2 + title.length))
    await stage.forward('31 minutes')
    expect(ben.reads()).toContain(words(say.notices.lapsedWorker(title)))
    const muted = await stage.database.sql`select kind from notices where status = 'muted'`
    expect(new Set(muted.map(({ kind }) => String(kind)))).toEqual(new Set(['assignment.reminder']))
  },
  { on: 'both' },
)
