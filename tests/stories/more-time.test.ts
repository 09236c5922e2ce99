import { expect } from 'vitest'
import { story, words, type Stage } from '../support/story.ts'

const titleOf = (stage: Stage): string => stage.either('Ein Text über Teekannen', 'A text about teapots')

async function begun(stage: Stage) {
  const { say } = stage
  const clara = await stage.client('Clara')
  const ben = await stage.worker('Ben')
  const job = await stage.job(clara, { title: titleOf(stage), workHours: 72 })
  await ben.starts(`j_${job}`)
  await ben.presses(say.jobs.card.take(800))
  return { clara, ben }
}

const deadlines = async (stage: Stage): Promise<number> => {
  const [row] = await stage.database.sql<{ hours: number }[]>`
    select round(extract(epoch from deadline_at - started_at) / 3600)::int as hours from assignments`
  return row?.hours ?? 0
}

story(
  'more-time-granted',
  'asks for a day more with one tap on the reminder; the client gives it, and the work is handed in from the next reminder',
  async (stage) => {
    const { say } = stage
    const { clara, ben } = await begun(stage)
    await stage.forward('49 hours')
    await ben.presses(say.time.more.plusDay)
    await clara.presses(say.time.more.agree(24))
    expect(await deadlines(stage)).toBe(96)
    await stage.forward('24 hours')
    await ben.presses(say.notices.buttons.submit)
    await ben.writes(stage.either('Eine Kanne, die nie tropft.', 'A pot that never drips.'))
    await ben.presses('1.')
    await ben.presses('2.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
    expect(clara.reads()).toContain(words(say.notices.handedIn('Ben', titleOf(stage))))
  },
  { on: 'both' },
)

story(
  'more-time-declined',
  'asks for twelve hours, and the client says no: the deadline stays',
  async (stage) => {
    const { say } = stage
    const { clara, ben } = await begun(stage)
    await ben.presses(say.time.more.other)
    await ben.presses(say.time.more.option(12))
    await clara.presses(say.time.more.decline)
    expect(ben.reads()).toContain(words(say.time.notices.timeDeclined(titleOf(stage), [])).slice(0, 20))
    expect(await deadlines(stage)).toBe(72)
  },
  { on: 'both' },
)

story(
  'more-time-silence',
  'asks, and hears nothing: after a day that is a no',
  async (stage) => {
    const { say } = stage
    const { ben } = await begun(stage)
    await ben.presses(say.time.more.plusDay)
    await stage.forward('25 hours')
    expect(ben.reads()).toContain(words(say.time.notices.timeUnanswered(titleOf(stage), [])).slice(0, 30))
    expect(await deadlines(stage)).toBe(72)
  },
  { on: 'both' },
)
