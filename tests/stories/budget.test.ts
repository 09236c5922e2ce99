import { expect } from 'vitest'
import { createStage, story, words } from '../support/story.ts'
import { operatorId, spaced } from '../support/actor.ts'

story(
  'too-little-budget',
  'without enough budget the job waits as a draft, and is published with one tap when the money is there',
  async (stage) => {
    const { say, either } = stage
    const { operator } = say.account
    const clara = await stage.client('Clara', { money: false })
    await clara.writes('/post')
    await clara.presses(either('Texte', 'Texts'))
    await clara.presses(either('Produktbeschreibung schreiben', 'Write a product description'))
    await stage.aside('Clara fills in the template.', async () => {
      await clara.writes(either('Teekanne „Lindner“', 'The Lindner teapot'))
      await clara.writes(either('Rund, 1 Liter, aus Glas', 'Round, 1 litre, made of glass'))
      await clara.presses(say.post.reward.option(750))
      await clara.presses('3')
    })
    await clara.presses(say.post.taking.options.claim)
    expect(clara.reads()).toContain(spaced(words(say.post.review.missing(2_475))))
    await clara.presses(say.post.review.keepDraft)
    await clara.presses(say.jobs.manage.deposit)
    const reference = /KW-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(clara.last().text ?? '')?.[0] ?? ''

    const joins = async (name: string, id?: number) => {
      const person = stage.person(name, stage.language, id)
      await person.starts()
      await person.presses(say.account.joining.start)
      await person.writes('1980-05-05')
      await person.presses(say.dialog.done)
      await person.presses(say.account.joining.agreeButton)
      await stage.database.sql`insert into operators (platform, external_id)
        values (${person.platform}, ${String(person.id)}) on conflict do nothing`
      return person
    }
    const [olga, otto] = await stage.aside(
      'Olga and Otto, the operators, have joined, and Olga sees a transfer on the bank’s statement.',
      async () => [await joins('Olga', operatorId), await joins('Otto')] as const,
    )
    await olga.writes('/operator')
    await olga.presses(operator.creditButton)
    await olga.writes(reference.toLowerCase().replaceAll('-', ' '))
    await olga.writes(either('30,00 €', '€30.00'))
    await olga.writes(either('Überweisung vom 23. November, Auszug 44', 'Transfer of 23 November, statement 44'))
    await olga.presses(say.corrections.confirm)
    await otto.writes('/operator')
    await otto.presses(say.corrections.queue)
    await otto.presses(say.corrections.creditButton)
    expect(await stage.points(clara)).toEqual({ budget: 3_000, earnings: 0 })

    await clara.presses(spaced(`✅ ${say.format.euros(2_475)}`))
    expect(await stage.points(clara)).toEqual({ budget: 525, earnings: 0 })
    expect(await stage.held()).toEqual({ escrow: 2_475, fees: 0 })
    const audits = await stage.database.sql`select action, reason from audit`
    expect(audits).toHaveLength(3)
  },
  { sandbox: false, on: 'both' },
)

story(
  'two-languages',
  'a client and a worker who speak different languages trade with each other',
  async (stage) => {
    const { say, either } = stage
    const other = createStage(stage, stage.language === 'de' ? 'en' : 'de')
    const clara = await stage.client('Clara')
    const ben = await other.worker('Ben')
    const title = either('Fragebogen über Teekannen', 'A survey about teapots')
    const job = await stage.job(clara, { title, checklist: [] })

    await ben.starts(`j_${job}`)
    await ben.presses(other.say.jobs.card.take(800))
    await ben.presses(other.say.work.show.submit)
    await ben.writes(either('I like the round ones.', 'Die runden gefallen mir.'))
    await ben.presses(other.say.work.submit.confirm)
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))
    expect(ben.reads()).toContain(spaced(words(other.say.notices.approved(title, 800))))
    await ben.presses(other.say.notices.buttons.wallet)

    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
  },
  { on: 'both' },
)
