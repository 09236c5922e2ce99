import { expect } from 'vitest'
import { spaced, type Actor } from '../support/actor.ts'
import { story, words, type Stage } from '../support/story.ts'

/** Ben has done a job for Clara and was paid. */
async function traded(stage: Stage, clara: Actor, ben: Actor, title: string): Promise<void> {
  const { say } = stage
  const job = await stage.job(clara, { title })
  await stage.aside(`${ben.name} does “${title}”, and ${clara.name} pays.`, async () => {
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await ben.presses(say.work.show.submit)
    await ben.writes(stage.either('Eine schöne Kanne für acht Tassen.', 'A fine pot for eight cups.'))
    await ben.presses('1.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))
  })
}

story(
  'follow-up',
  'whoever worked well is remembered and invited to a follow-up job, which nobody else can see',
  async (stage) => {
    const { say } = stage
    const { lists } = say
    const clara = await stage.client('Clara')
    const [ben, mia] = [await stage.worker('Ben'), await stage.worker('Mia')]
    const title = stage.either('Text über unsere Teekanne', 'A text about our teapot')
    await traded(stage, clara, ben, title)

    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses(lists.crew.button(1))
    await clara.presses('1')
    await clara.presses(lists.favourites.add)
    expect(clara.reads()).toContain(words(lists.favourites.added('Ben')))
    await clara.presses(lists.crew.followUp)
    await clara.presses(lists.followUp.confirm)
    await clara.presses('1')
    expect(clara.reads()).toContain(words(lists.invite.doneDraft('Ben')))
    expect(await stage.database.sql`select id from notices where kind = 'invitation.new'`).toHaveLength(0)
    await clara.presses(lists.invite.toFavourites)
    await clara.presses(say.jobs.card.back)
    await clara.presses(say.jobs.manage.publish(880))

    const [row] = await stage.database.sql<{ id: string }[]>`select public_id as id from jobs where invited_only`
    await mia.starts(`j_${row?.id}`)
    expect(mia.reads()).toContain(words(say.refusals['job.unknown']({}, say.format)))
    await mia.writes('/jobs')
    expect(mia.reads()).toContain(words(say.jobs.find.empty))

    expect(spaced(ben.reads())).toContain(spaced(words(lists.notice('Clara', title, say.format.both(800), true))))
    await ben.presses(say.notices.buttons.look)
    await ben.presses(say.jobs.card.take(800))
    await clara.writes('/myjobs')
    await clara.presses('1')
    await clara.presses(lists.invite.button)
    await clara.presses(lists.invite.who)
    expect(clara.reads()).toContain(lists.invite.states.accepted)
    expect(await stage.held()).toEqual({ escrow: 880, fees: 80 })
  },
  { on: 'both' },
)

story(
  'declined-invitation',
  'an invitation can be declined, and taken back; a declined one closes the job',
  async (stage) => {
    const { say } = stage
    const { lists } = say
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    await traded(stage, clara, ben, stage.either('Text über unsere Teekanne', 'A text about our teapot'))
    const title = stage.either('Noch ein Text, nur für dich', 'Another text, just for you')
    await stage.job(clara, { title, invitedOnly: true })
    await clara.writes('/myjobs')
    await clara.presses('1')
    expect(clara.reads()).toContain(words(lists.invite.onlyNobody))
    await clara.presses(lists.invite.button)
    await clara.presses(lists.invite.fromJob)
    await clara.presses('1')
    await clara.presses('1')
    await clara.presses('1')
    expect(clara.reads()).toContain(words(lists.invite.undone('Ben')))
    await clara.presses('1')
    await ben.writes('/mywork')
    await ben.presses(lists.mine.button)
    await ben.presses('1')
    await ben.presses(lists.mine.decline)
    expect(ben.reads()).toContain(words(lists.mine.declined))
    await ben.writes('/jobs')
    expect(ben.reads()).toContain(words(say.jobs.find.empty))
    const rows = await stage.database.sql`select status from invitations`
    expect(rows).toEqual([{ status: 'declined' }])
  },
  { on: 'both' },
)

story(
  'blocking',
  'people who block each other meet in no job, learn nothing of it, and can take it back',
  async (stage) => {
    const { say } = stage
    const { lists } = say
    const clara = await stage.client('Clara')
    const [ben, mia] = [await stage.worker('Ben'), await stage.worker('Mia')]
    const title = stage.either('Bewerte unsere neue Startseite', 'Tell us about our new front page')
    const job = await stage.job(clara, { title, taking: 'apply', slots: 2 })

    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.details)
    await ben.presses(lists.block.named('Clara'))
    await ben.presses(lists.block.confirm)
    expect(ben.reads()).toContain(words(lists.block.mine))
    await ben.writes('/jobs')
    expect(ben.reads()).toContain(words(say.jobs.find.empty))
    await ben.writes('/settings')
    await ben.presses(lists.blocked.button)
    await ben.presses('1')
    expect(ben.reads()).toContain(words(lists.blocked.empty))

    await mia.starts(`j_${job}`)
    await mia.presses(say.jobs.card.apply(800))
    await mia.presses(say.dialog.skip)
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.applicant.profile)
    await clara.presses(lists.block.button)
    await clara.presses(lists.block.confirm)
    await clara.presses(say.review.applicant.accept(800))
    expect(clara.reads()).toContain(words(say.refusals['application.not_fit']({}, say.format)))
    await mia.presses(say.jobs.card.withdraw)
    expect(mia.last().text).toContain(words(lists.block.notForYou))
    expect(await stage.held()).toEqual({ escrow: 1_760, fees: 0 })
  },
  { on: 'both' },
)
