import { expect } from 'vitest'
import { memberOf, withPoints, withShop } from '../support/shop-stage.ts'
import { offered, stocked } from '../support/shop.ts'
import { story, words } from '../support/story.ts'

story(
  'goal',
  'a worker picks a voucher as a goal, sees what is missing, is told when it is enough, and when another one ends',
  async (stage) => {
    const { say, either, database } = stage
    const { goal, shop: copy } = say
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    await withShop(stage, clara)
    const title = either('Ein Frühstück', 'A breakfast')
    await stage.aside('The café offers a breakfast and a cake.', async () => {
      const owner = await memberOf(stage, clara)
      const breakfast = await offered(database, owner, { title, points: 900 })
      await stocked(database, owner, breakfast, ['BREAKFAST-0001'])
      const cake = await offered(database, owner, { title: either('Ein Kuchen', 'A cake'), points: 950 })
      await stocked(database, owner, cake, ['CAKE-0001'])
    })
    await withPoints(stage, ben, 600)

    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(copy.menuButton)
    await ben.presses('1')
    await ben.presses(goal.set)
    expect(ben.reads()).toContain('▰▰▰▰▰▰▱▱▱▱')
    await withPoints(stage, ben, 300)
    await stage.forward('1 minute')
    expect(ben.reads()).toContain(words(goal.reached(title)))
    await ben.presses(goal.look)
    await ben.presses(goal.clear)

    await ben.presses(copy.menuButton)
    await ben.presses('2')
    await ben.presses(goal.set)
    await clara.presses(say.jobs.menu.wallet)
    await clara.presses(copy.menuButton)
    await clara.presses(copy.shelf.mineButton)
    await clara.presses('1')
    await clara.presses(copy.manage.archive)
    await clara.presses(copy.manage.archiveYes)
    await stage.forward('1 minute')
    expect(ben.reads()).toContain(words(goal.ended(either('Ein Kuchen', 'A cake'))))
  },
  { on: 'both' },
)
