import { expect } from 'vitest'
import { story } from '../support/story.ts'
import { spaced } from '../support/actor.ts'

story(
  'happy-trade',
  'a client posts a job, a worker does it, the client approves, and the points are in the wallet',
  async (stage) => {
    const { say, either } = stage
    const { joining, settings } = say.account
    const clara = stage.person('Clara', stage.language)
    const ben = stage.person('Ben', stage.language)

    await clara.starts()
    await clara.presses(joining.start)
    await clara.writes(either('24.12.1990', '24/12/1990'))
    await clara.presses(settings.wantNames.post)
    await clara.presses(say.dialog.done)
    await clara.presses(joining.agreeButton)
    await clara.presses(say.account.deposit.playMoneyButton(5_000))

    await clara.writes('/post')
    await clara.presses(either('Texte', 'Texts'))
    await clara.presses(either('Produktbeschreibung schreiben', 'Write a product description'))
    await clara.writes(either('Teekanne „Lindner“', 'The Lindner teapot'))
    await clara.writes(either('Rund, 1 Liter, aus Glas, mit Sieb', 'Round, 1 litre, made of glass, with a strainer'))
    await clara.presses(say.post.reward.option(750))
    await clara.presses('1')
    await clara.presses(say.post.taking.options.claim)
    await clara.presses(say.post.review.confirm(825))
    expect(await stage.points(clara)).toEqual({ budget: 4_175, earnings: 0 })
    expect(await stage.held()).toEqual({ escrow: 825, fees: 0 })

    await stage.aside('Ben has joined to do jobs.', async () => {
      await ben.starts()
      await ben.presses(joining.start)
      await ben.writes('2000-02-01')
      await ben.presses(say.dialog.done)
      await ben.presses(joining.agreeButton)
    })
    await ben.writes('/jobs')
    await ben.presses('1')
    await ben.presses(say.jobs.card.details)
    await ben.presses(say.jobs.card.back)
    await ben.presses(say.jobs.card.take(750))
    await ben.presses(say.work.show.submit)
    await ben.writes(
      either(
        'Die Teekanne „Lindner“ ist rund, fasst einen Liter und lässt dich dem Tee beim Ziehen zusehen.',
        'The Lindner teapot is round, holds one litre and lets you watch the tea while it brews.',
      ),
    )
    await ben.presses('1.')
    await ben.presses('2.')
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)

    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(750))
    await clara.presses(say.review.approve.confirm(750))
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 750 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 75 })
    await clara.presses(say.review.rate.stars.option(5))
    await clara.writes(either('Sehr gut, gern wieder!', 'Very good, I will ask again!'))
    await clara.presses(say.review.approve.tip)
    await clara.presses(say.format.euros(100))
    await clara.presses(say.review.tip.confirm(100))

    await ben.presses(say.notices.buttons.wallet)
    expect(ben.reads()).toContain(spaced(say.format.both(850)))
    await ben.presses(say.notices.buttons.rate)
    await ben.presses(say.review.rate.stars.option(5))
    await ben.presses(say.dialog.skip)

    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 850 })
    expect(await stage.points(clara)).toEqual({ budget: 4_075, earnings: 0 })
    expect(await stage.moved('approval')).toBe(1)
    expect(await stage.moved('tip')).toBe(1)
    // Nothing was drawn over the receipt.
    expect(clara.reads()).toMatch(/R-[0-9A-Z]{5}/)
  },
  { on: 'both in both languages' },
)
