import { expect } from 'vitest'
import * as shop from '../../core/shop/index.ts'
import { newKey } from '../support/people.ts'
import { earned, offered, stocked } from '../support/shop.ts'
import { memberOf, withPoints, withShop } from '../support/shop-stage.ts'
import { story, words } from '../support/story.ts'

story(
  'several',
  'a worker redeems three vouchers at once; another one was quicker, and the one that is left is offered',
  async (stage) => {
    const { say, either, database } = stage
    const { shop: copy } = say
    const clara = await stage.client('Clara')
    await withShop(stage, clara)
    const ben = await stage.worker('Ben')
    await withPoints(stage, ben, 5_000)
    const offer = await stage.aside('The café offers a breakfast, and has six codes for it.', async () => {
      const owner = await memberOf(stage, clara)
      const made = await offered(database, owner, { title: either('Ein Frühstück', 'A breakfast'), points: 900 })
      await stocked(database, owner, made, ['A-0001', 'A-0002', 'A-0003', 'A-0004', 'A-0005', 'A-0006'])
      return made
    })
    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(copy.menuButton)
    await ben.presses('1')
    await ben.presses(copy.offer.redeem(900))
    await ben.presses('3 ×')
    await ben.presses(copy.offer.confirm(2_700))
    expect(ben.reads()).toContain(words(copy.offer.reservedMany(3)))
    await ben.presses(copy.menuButton)
    await ben.presses('1')
    await ben.presses(copy.offer.redeem(900))
    await ben.presses('2 ×')
    await stage.aside('Dora redeems two of the three that are left.', async () => {
      const dora = await earned(database, 1_800)
      await database.withTx((tx) =>
        shop.redeemMany(tx, dora, { key: newKey('dora'), offer: offer.publicId, quantity: 2 }),
      )
    })
    await ben.presses(copy.offer.confirm(1_800))
    expect(ben.reads()).toContain(words(copy.offer.fewer(1)))
    await ben.presses(copy.offer.confirm(900))
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_400 })
  },
)
