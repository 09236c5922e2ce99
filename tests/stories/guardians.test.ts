import { expect } from 'vitest'
import { guardianOf } from '../support/guardian-story.ts'
import { story, words } from '../support/story.ts'
import type { Text } from '../../bots/dialog/text.ts'

const PETRA = { name: 'Petra Muster', relation: 'parent', contact: 'petra@example.org', sure: 'yes' }
/** What would give away to a client that somebody is not 18, in either language. */
const GIVES_AWAY = /zustimm|eltern|sorgeberecht|minderj|widerruf|unter 18|consent|parent|guardian|minor|under 18|Petra/i

/** What stands above a list. */
const firstLine = (text: Text): string => words(text).split('\n')[0] ?? ''

story(
  'guardian',
  'at 15 a guardian is asked, agrees, and withdraws: work in hand ends without harm, what is handed in is paid, no client learns why',
  async (stage) => {
    const { say, either, database } = stage
    const petra = guardianOf(stage)
    const clara = await stage.client('Clara')
    const lia = await stage.worker('Lia', { born: '2011-08-01' })
    const [pot, cup] = [either('Text über eine Kanne', 'A text about a pot'), either('Text über Tassen', 'About cups')]
    const [first, second] = [await stage.job(clara, { title: pot }), await stage.job(clara, { title: cup })]

    await lia.starts(`j_${first}`)
    expect(() => lia.button(say.jobs.card.take(800))).toThrow('sees no button')
    await lia.presses(say.guardian.cardButton)
    await lia.presses(say.guardian.linkButton)
    stage.transcript.say('Petra opens the link, reads, and agrees to jobs.')
    const code = await petra.agrees(lia, { ...PETRA, jobs: 'yes' })
    stage.transcript.seen()
    expect(lia.reads()).toContain(firstLine(say.guardian.given(['jobs'])))

    await lia.starts(`j_${first}`)
    await lia.presses(say.jobs.card.take(800))
    await stage.aside('Lia hands in, and takes the second job.', async () => {
      await lia.presses(say.work.show.submit)
      await lia.writes(either('Die Kanne fasst einen Liter.', 'The pot holds one litre.'))
      await lia.presses('1.')
      await lia.presses(say.dialog.done)
      await lia.presses(say.work.submit.confirm)
      await lia.starts(`j_${second}`)
      await lia.presses(say.jobs.card.take(800))
    })
    expect(await stage.held()).toEqual({ escrow: 1_760, fees: 0 })

    // The second half of the time, in which giving back counts against a worker.
    await stage.forward('25 hours')
    stage.transcript.say('Petra withdraws with her code.')
    expect(await petra.withdraws(code, { jobs: 'yes' })).toBe(200)
    stage.transcript.seen()
    expect(lia.reads()).toContain(firstLine(say.guardian.withdrawn(['jobs'])))
    expect(lia.reads()).toContain(words(say.guardian.workEnded(1, 0)))
    expect(clara.reads()).toContain(words(say.time.notices.givenBack('Lia', cup)))
    await lia.starts(`j_${second}`)
    await lia.presses(say.guardian.cardButton)

    await clara.writes('/myjobs')
    await clara.presses('2')
    await clara.presses(say.jobs.manage.submissions(1))
    await clara.presses(say.review.submission.sendBack)
    expect(clara.reads()).toContain(words(say.refusals['submission.no_revision']({}, say.format)))
    await clara.writes('/myjobs')
    await clara.presses('2')
    await clara.presses(say.jobs.manage.submissions(1))
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))
    expect(clara.reads()).not.toMatch(GIVES_AWAY)

    const ended = await database.sql`select status, given_back_late as late from assignments order by id`
    expect(ended).toEqual([
      { status: 'approved', late: false },
      { status: 'released', late: false },
    ])
    expect(await stage.points(lia)).toEqual({ budget: 0, earnings: 800 })
    // The slot of the second job is open again, and its reward still there.
    expect(await stage.held()).toEqual({ escrow: 880, fees: 80 })
  },
  { on: 'both' },
)

story(
  'fourteen',
  'at 14 a job is at most two hours long and taken from 8 to 18 h, and handed in at any hour',
  async (stage) => {
    const { say, either, database } = stage
    const petra = guardianOf(stage)
    const clara = await stage.client('Clara')
    const kim = await stage.worker('Kim', { born: '2012-08-01' })
    const long = await stage.job(clara, { title: either('Langer Text', 'A long text'), minutes: 121 })
    const short = await stage.job(clara, { title: either('Kurzer Text', 'A short text'), minutes: 120 })
    await stage.aside('Kim asks, and Petra agrees to jobs.', async () => {
      await kim.starts(`j_${short}`)
      await kim.presses(say.guardian.cardButton)
      await kim.presses(say.guardian.linkButton)
      await petra.agrees(kim, { ...PETRA, jobs: 'yes' })
    })

    await kim.starts(`j_${long}`)
    expect(kim.last().text).toContain(words(say.jobs.card.missing({ need: 'shorter', minutes: 120 })))
    await kim.starts(`j_${short}`)
    // From 10 to 18 h: the button is still there, and the hour is over.
    await stage.forward('8 hours')
    await kim.presses(say.jobs.card.take(800))
    const tooLate = say.refusals['job.missing']({ missing: [{ need: 'hours', from: 8, until: 18 }] }, say.format)
    expect(kim.reads()).toContain(words(tooLate).split('\n').at(-1))
    expect(await database.sql`select from assignments`).toHaveLength(0)

    await stage.forward('14 hours')
    await kim.starts(`j_${short}`)
    await kim.presses(say.jobs.card.take(800))
    await stage.forward('13 hours')
    await kim.starts(`j_${short}`)
    await kim.presses(say.jobs.card.toWork)
    await kim.presses(say.work.show.submit)
    await kim.writes(either('Ein kurzer Text.', 'A short text.'))
    await kim.presses('1.')
    await kim.presses(say.dialog.done)
    await kim.presses(say.work.submit.confirm)
    expect(await database.sql`select status from assignments`).toEqual([{ status: 'submitted' }])
  },
  { on: 'both' },
)
