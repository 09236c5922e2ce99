import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'thirteen',
  'a thirteen-year-old is refused kindly, nothing but the refusal stays, and after a day may ask again',
  async (stage) => {
    const { say, either, database } = stage
    const { joining } = say.account
    const kim = stage.person('Kim', stage.language)
    const remembered = async () => {
      const [row] = await database.sql<{ members: number; identities: number; dialogs: number; refusals: number }[]>`
      select (select count(*) from members)::integer as members, (select count(*) from identities)::integer as identities,
             (select count(*) from dialogs)::integer as dialogs, (select count(*) from age_refusals)::integer as refusals`
      return row
    }

    await kim.starts()
    await kim.presses(joining.start)
    // Fourteen tomorrow.
    await kim.writes(either('25.11.2012', '25/11/2012'))
    expect(kim.last().text).toContain(words(joining.tooYoung(14)))
    expect(await remembered()).toEqual({ members: 0, identities: 0, dialogs: 0, refusals: 1 })
    const kept = await database.sql`select from inbox where payload::text like '%2012%' or reply::text like '%2012%'`
    expect(kept).toHaveLength(0)

    await kim.writes(either('Bitte! Ich kann das schon.', 'Please! I can do that.'))
    expect(kim.last().text).toContain(words(joining.tooYoungBefore(14)))
    await stage.forward('23 hours')
    await kim.starts()
    expect(kim.last().text).toContain(words(joining.tooYoungBefore(14)))
    expect(await remembered()).toEqual({ members: 0, identities: 0, dialogs: 0, refusals: 1 })

    await stage.forward('1 hour 1 minute')
    stage.transcript.say('It is Kim’s birthday.')
    await kim.starts()
    await kim.presses(joining.start)
    await kim.writes(either('25.11.2012', '25/11/2012'))
    await kim.presses(say.dialog.done)
    await kim.presses(joining.agreeButton)
    expect(kim.reads()).toContain(words(joining.guardian))
  },
  { on: 'both' },
)

story(
  'sixteen',
  'a sixteen-year-old joins and looks around, and is told that a guardian has to agree first',
  async (stage) => {
    const { say, either, database } = stage
    const { joining } = say.account
    const clara = await stage.client('Clara')
    const title = either('Fotografiere deine Lieblingsecke', 'Take a photo of your favourite corner')
    const job = await stage.job(clara, { title })
    const lia = stage.person('Lia', stage.language)

    await lia.starts(`j_${job}`)
    await lia.presses(joining.start)
    await lia.writes(either('3.5.2010', '3/5/2010'))
    await lia.presses(say.dialog.done)
    await lia.presses(joining.agreeButton)
    expect(lia.last().text).toContain(title)
    expect(lia.reads()).toContain(words(joining.guardian))
    await lia.presses(say.jobs.card.details)
    await lia.writes('/jobs')
    await lia.presses('1')
    expect(lia.last().text).toContain(words(say.jobs.card.missing({ need: 'guardian' })))
    await lia.forges('the button that takes the job', `i:job.claim:${job}`)
    expect(lia.last().text).toContain(words(say.refusals['member.guardian_needed']({ scope: 'jobs' }, say.format)))
    expect(await database.sql`select from assignments`).toHaveLength(0)
  },
  { on: 'both' },
)

story(
  'blocked',
  'whoever blocks the bot is left alone, and finds everything when coming back',
  async (stage) => {
    const { say, either, database } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const title = either('Bewerte unsere neue Startseite', 'Tell us about our new front page')
    const job = await stage.job(clara, { title, taking: 'apply' })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.apply(800))
    await ben.presses(say.dialog.skip)
    await ben.blocks(true)

    await clara.presses(say.notices.buttons.look)
    const before = ben.messages().length
    await clara.presses(say.review.applicant.accept(800))
    await stage.forward('1 hour')
    expect(ben.messages()).toHaveLength(before)
    const told = await database.sql`select status from notices where kind = 'application.accepted'`
    expect(told.map(({ status }) => String(status))).toEqual(['undelivered'])

    await ben.blocks(false)
    await ben.starts()
    await ben.presses(say.jobs.menu.work)
    expect(ben.last().text).toContain(title)
    await stage.forward('23 hours')
    expect(ben.last().text).toContain(title)
  },
  { on: 'both' },
)
