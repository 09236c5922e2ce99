import { expect } from 'vitest'
import { memberOf, withShop } from '../support/shop-stage.ts'
import { offered, stocked } from '../support/shop.ts'
import { story, words } from '../support/story.ts'

story(
  'advert',
  'a shop advertises for nothing; a worker sees that it is an advertisement and where it leads; the owner sees the numbers',
  async (stage) => {
    const { say, either, database } = stage
    const { adverts, shop: copy } = say
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    await withShop(stage, clara)
    await stage.aside('The café offers a breakfast.', async () => {
      const owner = await memberOf(stage, clara)
      const breakfast = await offered(database, owner, { title: either('Ein Frühstück', 'A breakfast'), points: 900 })
      await stocked(database, owner, breakfast, ['BREAKFAST-0001'])
    })
    const title = either('Kuchen am *Freitag*', 'Cake on *Fridays*')

    await clara.presses(say.jobs.menu.wallet)
    await clara.presses(copy.menuButton)
    await clara.presses(copy.shelf.mineButton)
    await clara.presses(adverts.mine.button)
    await clara.presses(adverts.mine.create)
    await clara.writes(title)
    await clara.writes(either('Jeden Freitag frisch aus dem Ofen.', 'Fresh from the oven each Friday.'))
    await clara.writes('https://cafe-lindner.example/kuchen')
    await clara.presses(copy.categories.food)
    await clara.writes('KUCHEN10')
    await clara.presses(adverts.questions.confirm)

    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(copy.menuButton)
    await ben.presses('1')
    await ben.presses(copy.offer.back)
    await ben.presses(adverts.button)
    await ben.presses('1')
    expect(ben.reads()).toContain(words(adverts.mark))
    await ben.presses(adverts.open)
    expect(ben.reads()).toContain(either('führt aus Klickwork hinaus', 'leads out of Klickwork'))
    expect(ben.reads()).toContain('KUCHEN10')

    await clara.presses(adverts.mine.button)
    await clara.presses('1')
    await clara.presses(copy.manage.pause)
    await clara.presses(adverts.mine.button)
    await clara.presses(copy.mine.back)
    await clara.presses('1')
    await clara.presses(adverts.numbers.button)
    await clara.presses(adverts.numbers.picture)
  },
  { on: 'both' },
)
