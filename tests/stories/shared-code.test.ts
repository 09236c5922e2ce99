import { expect } from 'vitest'
import { withPoints, withShop } from '../support/shop-stage.ts'
import { story, words } from '../support/story.ts'

story(
  'shared-code',
  'one code is for all: two members redeem it, each once, and the owner offers it more often',
  async (stage) => {
    const { say, either } = stage
    const { shop: copy, pool } = say
    const clara = await stage.client('Clara')
    await withShop(stage, clara)
    const buyers = [await stage.worker('Ben'), await stage.worker('Dora')]
    for (const buyer of buyers) await withPoints(stage, buyer, 1_000)
    const title = either('10 % bei Café Lindner', '10 % off at Café Lindner')

    await clara.presses(say.jobs.menu.wallet)
    await clara.presses(copy.menuButton)
    await clara.presses(copy.shelf.mineButton)
    await clara.presses(copy.mine.create)
    await clara.writes(title)
    await clara.writes('200')
    await clara.writes('2 €')
    await clara.writes('1')
    await clara.presses(say.dialog.skip)
    await clara.presses(copy.categories.food)
    await clara.presses(pool.kinds.shared)
    await clara.presses(say.dialog.skip)
    await clara.presses(copy.questions.offerConfirm)
    await clara.presses(pool.paste)
    await clara.writes('KUCHEN-2026')
    await clara.presses(pool.commit)
    await clara.presses(pool.raise)
    await clara.writes('50')
    expect(clara.reads()).toContain(words(pool.raised(50)))

    for (const buyer of buyers) {
      await buyer.presses(say.jobs.menu.wallet)
      await buyer.presses(copy.menuButton)
      await buyer.presses('1')
      await buyer.presses(copy.offer.redeem(200))
      await buyer.presses(copy.offer.confirm(200))
      await buyer.presses(copy.vouchers.reveal)
      expect(buyer.reads()).toContain('KUCHEN-2026')
    }
    const [ben] = buyers
    await ben?.presses(copy.vouchers.list)
    await ben?.presses(copy.menuButton)
    await ben?.presses('1')
    expect(ben?.reads()).toContain(words(pool.haveIt))
    // The points wait for complaints, 14 days after a code was shown.
    expect(await stage.points(clara)).toMatchObject({ earnings: 0 })
  },
  { on: 'both' },
)
