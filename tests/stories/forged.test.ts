import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'forged-buttons',
  'a button that was not shown to somebody is answered kindly and does nothing',
  async (stage) => {
    const { say, either, database } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const mallory = await stage.worker('Mallory')
    const title = either('Beschreibe ein Foto', 'Describe a photo')
    const job = await stage.job(clara, { title, checklist: [] })
    await stage.aside('Ben takes the job and hands in.', async () => {
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
      await ben.presses(say.work.show.submit)
      await ben.writes(either('Ein Haus mit rotem Dach.', 'A house with a red roof.'))
      await ben.presses(say.work.submit.confirm)
    })
    const [row] = await database.sql<{ submission: string; assignment: string }[]>`
    select submissions.public_id as submission, assignments.public_id as assignment
    from submissions join assignments on assignments.id = assignment_id`
    const { submission = '', assignment = '' } = row ?? {}

    const unknown = words(say.refusals['submission.unknown']({}, say.format))
    for (const [what, data] of [
      ['Clara’s button that pays', `i:submission.approve:${submission}`],
      ['Clara’s button that looks at the work', `i:submission.review:${submission}`],
      ['Clara’s button that rejects', `i:reject:${submission}`],
    ] as const) {
      await mallory.forges(what, data)
      expect(mallory.last().text).toContain(unknown)
    }
    await ben.forges('Clara’s button that pays him', `i:submission.approve:${submission}`)
    expect(ben.last().text).toContain(unknown)
    await mallory.forges('Ben’s button that hands in', `i:submit-work:${assignment}`)
    expect(mallory.last().text).toContain(words(say.refusals['assignment.unknown']({}, say.format)))
    await mallory.forges('the operator’s button', 'i:credit-deposit')
    for (const [what, data] of [
      ['a button that never was', 'i:give-me-points:100000'],
      ['a name that every object has', 'i:constructor'],
      ['something unreadable', 'x:%%:\u202e'],
    ] as const) {
      await mallory.forges(what, data)
      expect(mallory.last().text).toContain(words(say.dialog.unknownButton))
    }

    await stage.aside('Clara is in the middle of posting another job.', async () => {
      await clara.writes('/post')
      await clara.presses(either('Texte', 'Texts'))
    })
    const back = clara.button(say.dialog.back)
    await mallory.forges('Clara’s button of that dialog', back.data)
    expect(mallory.last().text).toContain(words(say.dialog.over))
    await clara.presses(say.post.blankTemplate)
    stage.transcript.say('Clara’s phone shows her the screen of a step before, and she presses [Back] on it.')
    await stage.atOnce([() => clara.taps(back, { forged: true })])
    stage.transcript.seen()
    expect(clara.last().text).toContain(words(say.dialog.stale))
    expect(clara.last().text).toContain(words(say.post.jobTitle.ask))

    const [state] = await database.sql`select status from submissions`
    expect(state).toEqual({ status: 'waiting' })
    expect(await stage.moved('approval')).toBe(0)
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
    expect(await stage.points(mallory)).toEqual({ budget: 0, earnings: 0 })
  },
  { on: 'both' },
)
